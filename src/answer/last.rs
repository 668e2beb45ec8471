//! Choices that speak of the others, and so have to stand behind them.

/// How such choices begin, and which words after that say that the others are meant: a row for each
/// language, two for English. Of a row without such words the beginning says it, as in Chinese, which puts
/// no blanks between words. A star stands for the rest of a word. Lower case.
const COLLECTIVE: [(&[&str], &[&str]); 11] = [
    // English.
    (
        &["all", "none", "both", "neither", "any", "some"],
        &["above", "below", "these", "those", "them", "following", "others", "answers", "choices", "options"],
    ),
    (&["all", "both", "none", "neither"], &["correct", "right", "true"]),
    // German.
    (
        &["alle", "keine*", "beide*", "nichts"],
        &["genannt*", "davon", "oben*", "antwort*", "richtig", "obig*"],
    ),
    // French.
    (&["tout*", "aucun*", "les"], &["ci-dessus", "réponse*", "proposition*", "d'entre"]),
    // Spanish.
    (
        &["todas", "todos", "ningun*", "ambas", "ambos"],
        &["anterior*", "respuesta*", "ellas", "ellos", "opciones"],
    ),
    // Italian.
    (&["tutte", "tutti", "nessun*", "entramb*"], &["precedent*", "rispost*", "queste", "questi", "sopra"]),
    // Portuguese.
    (&["todas", "todos", "nenhum*", "ambas", "ambos"], &["anterior*", "acima", "resposta*", "alternativa*"]),
    // Dutch.
    (&["alle", "geen", "beide"], &["bovenstaande", "genoemde", "hiervan", "antwoord*", "deze"]),
    // Polish.
    (&["wszystkie", "żadn*", "obie"], &["powyższ*", "odpowied*", "nich"]),
    // Arabic.
    (
        &["كل", "جميع", "لا", "ليس", "كلا", "كلتا"],
        &["سبق", "ذكر", "ذُكر", "أعلاه", "الإجابات", "الإجابتين", "الخيارات"],
    ),
    // Chinese.
    (&["以上*", "上述*", "全部都*", "都不是"], &[]),
];

/// What such choices are in full where they are one or two words.
const ALONE: [&str; 10] =
    ["all", "none", "both", "neither", "all three", "all four", "keine", "alle", "aucun", "aucune"];

/// A choice that speaks of the others is no long sentence.
const LONGEST: usize = 60;

/// Whether a choice has to stay behind the others: "All of the above", "None of these".
pub(super) fn stays_last(choice: &str) -> bool {
    let plain: String = choice.trim().trim_end_matches(['.', '!', '。']).replace('’', "'").to_lowercase();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() > LONGEST {
        return false;
    }
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let Some((first, others)) = words.split_first() else { return false };
    let is_collective = COLLECTIVE.iter().any(|(starts, rest)| {
        let is_end = |word: &&str| rest.iter().any(|pattern| fits(word, pattern));
        let is_meant = rest.is_empty() || others.iter().any(is_end);
        starts.iter().any(|pattern| fits(first, pattern)) && is_meant
    });
    is_collective || ALONE.contains(&plain.as_str())
}

/// Whether a word is that of a pattern, or begins as one that ends with a star.
fn fits(word: &str, pattern: &str) -> bool {
    pattern.strip_suffix('*').map_or(word == pattern, |stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_that_speak_of_the_others_are_known() {
        for choice in [
            "All of the above",
            "None of these.",
            "none of the above",
            "Both of these",
            "All of them",
            "Neither of them",
            "All of the answers above",
            "None",
            "Keine der genannten",
            "Alle Antworten sind richtig",
            "Aucune de ces réponses",
            "Toutes les réponses ci-dessus",
            "Ninguna de las anteriores",
            "Nessuna delle precedenti",
            "Nenhuma das anteriores",
            "Geen van bovenstaande",
            "All three",
            "All are correct",
            "Wszystkie powyższe",
            "كل ما سبق",
            "لا شيء مما سبق",
            "جميع الإجابات صحيحة",
            "以上都不是",
            "以上都是。",
            "上述所有选项",
        ] {
            assert!(stays_last(choice), "{choice}");
        }
        for choice in [
            "France",
            "All Saints' Day",
            "None but the brave",
            "Both Sudans",
            "Some soldiers",
            "Allegory",
            "Alle-Wasser",
            "Nonetheless",
            "Todos Santos",
            "Tout-Ankh",
            "Bothwell",
            "Anyone",
            "All the king's men",
            "Some themes",
            "All rights",
            "Les Misérables",
            "كل من مالي والنيجر",
            "马里共和国",
        ] {
            assert!(!stays_last(choice), "{choice}");
        }
    }
}
