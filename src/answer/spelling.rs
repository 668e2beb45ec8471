//! Slips of spelling, told from other words.

use super::number;
use super::numerals;
use super::phrase::{Kind, Phrase, Token};

/// Letters beyond which a word is no longer compared letter by letter.
const LONGEST_WORD: usize = 64;

/// How many letters of `reply` are slips, if they are few enough to tell what was meant.
///
/// Every word is held to its own length, so that a long answer does not excuse another short
/// word (`North Korea` is not `South Korea`), and a word that stands in `fact` was meant as it is.
pub(super) fn slips(answer: &[Token], reply: &[Token], fact: Option<&Phrase>) -> Option<usize> {
    count(answer, reply, fact).or_else(|| count(&spell_out(answer), &spell_out(reply), fact))
}

/// Whether the two have the same letters and numbers and differ only in the spaces.
pub(super) fn same_but_for_spaces(answer: &[Token], reply: &[Token]) -> bool {
    let letters = |tokens: &[Token]| tokens.iter().map(|token| token.text.as_str()).collect::<String>();
    let others =
        |tokens: &[Token]| tokens.iter().filter(|token| !token.is_word()).cloned().collect::<Vec<_>>();
    let (answer_others, reply_others) = (others(answer), others(reply));
    let joined = letters(answer);
    joined.chars().count() >= 4
        && joined == letters(reply)
        && answer_others.len() == reply_others.len()
        && answer_others.iter().zip(&reply_others).all(|(answer, reply)| answer.accepts(reply))
}

/// Numbers in words as the words they are, so that `Fisrt` can be a slip of `First`.
fn spell_out(tokens: &[Token]) -> Vec<Token> {
    let is_spelled = |token: &Token| !token.text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    tokens
        .iter()
        .flat_map(|token| match token.number() {
            Some(_) if is_spelled(token) => token
                .text
                .split(' ')
                .map(|word| Token { text: word.to_owned(), kind: Kind::Word, ..token.clone() })
                .collect(),
            _ => vec![token.clone()],
        })
        .collect()
}

fn count(answer: &[Token], reply: &[Token], fact: Option<&Phrase>) -> Option<usize> {
    if answer.len() != reply.len() {
        return None;
    }
    let letters: usize = answer.iter().map(|token| token.text.chars().count()).sum();
    let mut slips = 0;
    for (answer, reply) in answer.iter().zip(reply) {
        if answer.accepts(reply) {
            continue;
        }
        let is_in_fact = fact.is_some_and(|fact| fact.tokens.iter().any(|token| token.accepts(reply)));
        if !(answer.is_word() && reply.is_word()) || is_in_fact || is_other_word(&answer.text, &reply.text) {
            return None;
        }
        let distance = distance(&answer.text, &reply.text)?;
        let is_swap = distance == 1 && sorted(&answer.text) == sorted(&reply.text);
        // One letter makes another abbreviation: MNLA, MNLF.
        let is_abbreviation = answer.acronym && answer.text.chars().count() < 6;
        if !is_swap && (is_abbreviation || distance > most_slips(answer.text.chars().count())) {
            return None;
        }
        slips += distance;
    }
    (slips > 0 && slips <= most_slips(letters)).then_some(slips)
}

/// The slips allowed in a word or a text of this many letters.
fn most_slips(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        8..16 => 2,
        _ => 3,
    }
}

fn distance(answer: &str, reply: &str) -> Option<usize> {
    let is_short = |word: &str| word.chars().count() <= LONGEST_WORD;
    (is_short(answer) && is_short(reply)).then(|| strsim::osa_distance(answer, reply))
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// Whether two different words are known to mean different things, however alike they look.
fn is_other_word(answer: &str, reply: &str) -> bool {
    numerals::is_numeral(reply)
        || number::roman(answer).is_some()
        || number::roman(reply).is_some()
        || is_negation(answer)
        || is_negation(reply)
        || (is_article(answer) && is_article(reply))
        || are_opposites(answer, reply)
}

/// Whether `word` turns a statement round. Folded, so `don't` is `dont`.
pub(super) fn is_negation(word: &str) -> bool {
    const NEGATIONS: [&str; 27] = [
        "no", "not", "never", "non", "nor", "neither", "none", "nobody", "nothing", "without", "except",
        "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wont", "wouldnt",
        "hasnt", "havent", "hadnt", "couldnt", "shouldnt",
    ];
    NEGATIONS.contains(&word)
}

/// Whether `word` is an article of a language where it tells the gender or the case. Those are
/// part of what is learnt, and never ignored.
pub(super) fn is_article(word: &str) -> bool {
    const ARTICLES: [&str; 37] = [
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "el",
        "la", "los", "las", "un", "una", "unos", "unas", "le", "les", "une", "il", "lo", "gli", "uno", "o",
        "a", "os", "as", "um", "uma", "het", "de", "en", "et",
    ];
    ARTICLES.contains(&word)
}

/// Whether two words differ by beginnings that mean the opposite.
fn are_opposites(one: &str, other: &str) -> bool {
    const OPPOSED: [(&str, &str); 22] = [
        ("", "a"),
        ("", "an"),
        ("", "anti"),
        ("", "de"),
        ("", "dis"),
        ("", "il"),
        ("", "im"),
        ("", "in"),
        ("", "ir"),
        ("", "non"),
        ("", "un"),
        ("ab", "ad"),
        ("de", "in"),
        ("em", "im"),
        ("endo", "ecto"),
        ("endo", "exo"),
        ("ex", "im"),
        ("ex", "in"),
        ("hyper", "hypo"),
        ("inter", "intra"),
        ("macro", "micro"),
        ("pre", "pro"),
    ];
    let differ_by = |one: &str, other: &str, (first, second): (&str, &str)| {
        one.strip_prefix(first).is_some_and(|stem| {
            stem.chars().count() >= 3
                && other.strip_prefix(second).is_some_and(|other_stem| stem == other_stem)
        })
    };
    OPPOSED.iter().any(|pair| differ_by(one, other, *pair) || differ_by(other, one, *pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips_in(answer: &str, reply: &str, fact: Option<&str>) -> Option<usize> {
        let fact = fact.map(Phrase::new);
        slips(&Phrase::new(answer).tokens, &Phrase::new(reply).tokens, fact.as_ref())
    }

    #[test]
    fn slips_are_counted() {
        for (answer, reply, expected) in [
            ("Bamako", "Bamaco", Some(1)),
            ("Bamako", "Bmaako", Some(1)),
            ("Timbuktu", "Timbouctu", Some(2)),
            ("Ouagadougou", "Wagadougou", Some(2)),
            ("Antananarivo International", "Antanarivo Internasional", Some(3)),
            ("Battle of the Nile", "Battel of teh Nile", Some(2)),
            ("First World War", "Fisrt World War", Some(1)),
            ("thirteen thousand", "thirten thousand", Some(1)),
            ("13,000 troops", "thirteen thousand troups", Some(1)),
            ("NATO", "NTAO", Some(1)),
        ] {
            assert_eq!(slips_in(answer, reply, None), expected, "{answer} / {reply}");
        }
    }

    #[test]
    fn other_words_are_no_slips() {
        for (answer, reply) in [
            ("Gao", "Goo"),
            ("North Korea", "South Korea"),
            ("World War I", "World War II"),
            ("Louis XIV", "Louis XV"),
            ("hour", "four"),
            ("legal", "illegal"),
            ("hypertension", "hypotension"),
            ("independent", "dependent"),
            ("MNLA", "MNLF"),
            ("das Strasse", "die Strasse"),
            ("2013", "2012"),
            ("13 troops", "12 troops"),
            ("Mali", "Malawi"),
            ("not at war", "now at war"),
        ] {
            assert_eq!(slips_in(answer, reply, None), None, "{answer} / {reply}");
        }
        assert_eq!(slips_in("Iran", "Iraq", Some("Iran fought Iraq")), None);
    }

    #[test]
    fn spaces_are_told_from_letters() {
        let same = |answer: &str, reply: &str| {
            same_but_for_spaces(&Phrase::new(answer).tokens, &Phrase::new(reply).tokens)
        };
        assert!(same("timetable", "time table"));
        assert!(same("Côte d'Ivoire", "cote d ivoire"));
        assert!(!same("13", "1 3"));
        assert!(!same("timetable", "time tables"));
    }
}
