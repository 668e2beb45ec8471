//! Replies that say more than the answer, or less.

use super::phrase::{Phrase, Token};
use super::spelling::{is_article, is_negation};
use super::verdict::{Nearness, Verdict};

/// Words that a reply may add and still be what the card's own sentence says.
const MOST_ADDED_FROM_FACT: usize = 3;
/// Things beyond which a list is not taken apart.
const MOST_LISTED: usize = 50;
/// Words that a reply may add at all.
const MOST_ADDED: usize = 4;

/// Judges a reply that holds the whole answer and more; `None` if it does not.
///
/// What the sentence of the card says itself may be added; listing several answers may not.
pub(super) fn fuller(answer: &Phrase, reply: &Phrase, fact: Option<&Phrase>) -> Option<Verdict> {
    let added = reply
        .tokens
        .len()
        .checked_sub(answer.tokens.len())
        .filter(|added| (1..=MOST_ADDED).contains(added))?;
    let start = (0..=added).find(|start| {
        let (_, rest) = reply.tokens.split_at(*start);
        let (middle, after) = rest.split_at(answer.tokens.len());
        answer.accepts(middle)
            && middle.first().is_none_or(|first| *start == 0 || !first.glued)
            && after.first().is_none_or(|next| !next.glued)
    })?;
    let end = start + answer.tokens.len();
    let (before, after) = (&reply.tokens[..start], &reply.tokens[end..]);
    let is_plain = |token: &Token| {
        token.is_word()
            && !is_negation(&token.text)
            && !matches!(token.text.as_str(), "or" | "and" | "vs" | "versus")
    };
    let hedges = reply.tokens.iter().skip(1).any(|token| token.after_break)
        || !before.iter().chain(after).all(is_plain);
    if hedges {
        return Some(Verdict::Wrong);
    }
    let is_from_fact =
        added <= MOST_ADDED_FROM_FACT && fact.is_some_and(|fact| fact.find(&reply.tokens).is_some());
    Some(if is_from_fact { Verdict::Right } else { Verdict::Near(Nearness::More) })
}

/// What is missing from a reply that is some words of the answer; `None` if it is not, or if they
/// are too few to tell.
pub(super) fn shorter(answer: &Phrase, reply: &Phrase) -> Option<Nearness> {
    let (total, given) = (answer.tokens.len(), reply.tokens.len());
    if given == 0 || given >= total {
        return None;
    }
    let start = answer.find(&reply.tokens)?;
    let numbers = answer.numbers().count();
    if answer.tokens.iter().any(|token| token.is_word() && is_negation(&token.text))
        || numbers != reply.numbers().count()
    {
        return None;
    }
    let (first, named) = (&answer.tokens[0], &answer.tokens[start..start + given]);
    if start == 1 && given == total - 1 && is_article(&first.text) && !first.acronym {
        return Some(Nearness::Article);
    }
    let is_name = first.capital
        && named.first().is_some_and(|first| first.capital)
        && named.last().is_some_and(|last| last.capital);
    // The last of several things is no surname.
    let is_list = answer.tokens.iter().any(|token| token.after_break || token.text == "and");
    let is_surname = is_name && !is_list && start + given == total;
    let is_first_half = is_name && start == 0 && given * 2 >= total;
    (is_surname || is_first_half || numbers > 0).then_some(Nearness::Part)
}

/// Judges a reply to an answer that lists several things; `None` unless it lists the same.
pub(super) fn same_list(answer: &Phrase, reply: &Phrase) -> Option<Verdict> {
    let (expected, given) = (items(answer), items(reply));
    let same = |answer: &[&Token], reply: &[&Token]| {
        answer.len() == reply.len() && answer.iter().zip(reply).all(|(answer, reply)| answer.accepts(reply))
    };
    if expected.len() < 2 || expected.len() > MOST_LISTED {
        return None;
    }
    // Commas and `and` may be left out.
    if same(&expected.concat(), &given.concat()) {
        return Some(Verdict::Right);
    }
    let mut rest = given;
    for item in &expected {
        let at = rest.iter().position(|other| same(item, other))?;
        rest.swap_remove(at);
    }
    rest.is_empty().then_some(Verdict::Near(Nearness::Order))
}

/// The things that a phrase lists.
fn items(phrase: &Phrase) -> Vec<Vec<&Token>> {
    let mut items: Vec<Vec<&Token>> = Vec::new();
    let mut starts = true;
    for token in &phrase.tokens {
        let is_and = token.is_word() && token.text == "and";
        match items.last_mut() {
            _ if is_and => {}
            Some(item) if !starts && !token.after_break => item.push(token),
            _ => items.push(vec![token]),
        }
        starts = is_and;
    }
    items
}

/// The phrase without the titles in front of a name.
pub(super) fn without_titles(mut phrase: Phrase) -> Phrase {
    const TITLES: [&str; 32] = [
        "president",
        "general",
        "gen",
        "captain",
        "capt",
        "lieutenant",
        "lt",
        "colonel",
        "col",
        "major",
        "maj",
        "sergeant",
        "sgt",
        "admiral",
        "marshal",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "doctor",
        "prof",
        "professor",
        "sir",
        "dame",
        "prime",
        "minister",
        "chancellor",
        "senator",
        "ambassador",
        "imam",
        "sheikh",
    ];
    let is_title = |token: &&Token| token.is_word() && TITLES.contains(&token.text.as_str());
    let titles = phrase.tokens.iter().take_while(is_title).count();
    let is_name = phrase.tokens.get(titles).is_some_and(|next| {
        // `President of Mali` is no name with a title, nor is `General Assembly`.
        next.is_word()
            && !matches!(
                next.text.as_str(),
                "of" | "for" | "and" | "or" | "assembly" | "council" | "election" | "staff" | "strike"
            )
    });
    if is_name {
        phrase.tokens.drain(..titles);
    }
    phrase
}

/// `Keïta, Modibo` the other way round; `None` if `text` is not of that form.
pub(super) fn turned_round(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 3;
    let (surname, given) = text.split_once(',')?;
    let is_name = |part: &str| {
        let words = part.split_whitespace().take(MOST_WORDS + 1).count();
        (1..=MOST_WORDS).contains(&words) && part.chars().any(char::is_alphabetic)
    };
    (is_name(surname) && is_name(given) && !given.contains(',')).then(|| format!("{given} {surname}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACT: &str = "Ibrahim Boubacar Keïta was elected president of Mali in 2013.";

    #[test]
    fn fuller_answers() {
        let near = Some(Verdict::Near(Nearness::More));
        for (answer, reply, verdict) in [
            ("Keïta", "ibrahim boubacar keita", Some(Verdict::Right)),
            ("Keïta", "Modibo Keita", near),
            ("MINUSMA", "the MINUSMA mission", near),
            ("Keïta", "one two three four five keita", None),
            ("Keïta", "not keita", Some(Verdict::Wrong)),
            ("Keïta", "Keita or Traoré", Some(Verdict::Wrong)),
            ("Keïta", "Keita, Traoré", Some(Verdict::Wrong)),
            ("Keïta", "Keita/Traoré", Some(Verdict::Wrong)),
            ("Keïta", "Keita 2013", Some(Verdict::Wrong)),
            ("C", "C++", None),
            ("Keïta", "Traoré", None),
            ("Keïta", "keita", None),
        ] {
            let fact = Phrase::new(FACT);
            assert_eq!(fuller(&Phrase::new(answer), &Phrase::new(reply), Some(&fact)), verdict, "{reply}");
        }
    }

    #[test]
    fn shorter_answers() {
        let part = Some(Nearness::Part);
        for (answer, reply, nearness) in [
            ("Ibrahim Boubacar Keïta", "keita", part),
            ("Ibrahim Boubacar Keïta", "boubacar keita", part),
            ("Ibrahim Boubacar Keïta", "ibrahim boubacar", part),
            ("Ibrahim Boubacar Keïta", "ibrahim", None),
            ("Ibrahim Boubacar Keïta", "boubacar", None),
            ("in the north of Mali", "mali", None),
            ("over 13,000 troops", "13000", part),
            ("over 13,000 troops", "troops", None),
            ("World War II", "World War", part),
            ("H2O", "H2", None),
            ("das Haus", "Haus", Some(Nearness::Article)),
            ("not Mali", "mali", None),
            ("UN Security Council", "Security Council", part),
            ("Kidal, Gao and Timbuktu", "timbuktu", None),
            ("Kidal, Gao and Timbuktu", "kidal gao", part),
        ] {
            assert_eq!(shorter(&Phrase::new(answer), &Phrase::new(reply)), nearness, "{answer} / {reply}");
        }
    }

    #[test]
    fn lists() {
        let in_order = Some(Verdict::Right);
        let shuffled = Some(Verdict::Near(Nearness::Order));
        for (answer, reply, verdict) in [
            ("Kidal, Gao and Timbuktu", "kidal gao timbuktu", in_order),
            ("Kidal, Gao and Timbuktu", "Kidal and Gao and Timbuktu", in_order),
            ("Kidal, Gao and Timbuktu", "Gao, Timbuktu, Kidal", shuffled),
            ("Kidal, Gao and Timbuktu", "Gao, Kidal", None),
            ("Kidal, Gao and Timbuktu", "Gao, Kidal, Timbuktu, Mopti", None),
            ("Kidal, Gao and Timbuktu", "Gao, Gao, Timbuktu", None),
            ("war and peace", "war or peace", None),
            ("Timbuktu", "timbuktu", None),
        ] {
            assert_eq!(same_list(&Phrase::new(answer), &Phrase::new(reply)), verdict, "{answer} / {reply}");
        }
    }

    #[test]
    fn titles_fall_away() {
        for (text, name) in [
            ("President Keïta", "Keïta"),
            ("Lt. Col. Assimi Goïta", "Assimi Goïta"),
            ("the Prime Minister Moussa Mara", "Moussa Mara"),
            ("President", "President"),
            ("President of Mali", "President of Mali"),
        ] {
            assert!(Phrase::new(name).accepts(&without_titles(Phrase::new(text)).tokens), "{text}");
        }
    }

    #[test]
    fn names_are_turned_round() {
        assert_eq!(turned_round("Keïta, Modibo").as_deref(), Some(" Modibo Keïta"));
        assert_eq!(turned_round("a, b, c"), None);
        assert_eq!(turned_round("13,000"), None);
        assert_eq!(turned_round("Modibo Keïta"), None);
    }
}
