//! Which cards are taken for one, and which are not.

use super::matching::Match;
use super::{How, NewCard, OldCard, Past, Said, matches};
use crate::deck::{CardKey, Kind};

fn said(fact: Option<&str>, kind: Kind, prompt: &str, answer: &str) -> Said {
    Said { fact: fact.map(str::to_owned), kind, prompt: prompt.to_owned(), answer: answer.to_owned() }
}

fn loose(prompt: &str, answer: &str) -> Said {
    said(None, Kind::Flip, prompt, answer)
}

fn old(key: &str, said: Said) -> OldCard {
    OldCard { key: CardKey::from_stored(key.to_owned()), said: Some(said), stands: false }
}

fn new(key: &str, said: Said) -> NewCard {
    let key = CardKey::from_stored(key.to_owned());
    NewCard { key, said, stood: false, shares_prompt: false, shares_answer: false }
}

/// Why the old card is taken for the new one, if it is.
fn known(before: Said, after: Said) -> Option<How> {
    let found = matches(&[old("d/old", before)], &[new("d/new", after)], &Past::default());
    found.first().map(|found| found.how)
}

#[test]
fn an_edited_card_is_known_by_what_stayed() {
    let fact = Some("The coup was in 1968.");
    let card = said(fact, Kind::Ask, "When was the coup?", "1968");
    for (after, how) in [
        (said(fact, Kind::Ask, "when was the coup", "1968"), How::Same),
        (said(Some("It fell in 1968."), Kind::Ask, "When was the coup?", "1968"), How::QuestionAndAnswer),
        (said(None, Kind::Ask, "When was the coup?", "1968"), How::QuestionAndAnswer),
        (said(fact, Kind::Ask, "In which year did it fall?", "1968"), How::FactAndAnswer),
        (said(fact, Kind::Ask, "When was the coup?", "in November"), How::FactAndQuestion),
        (said(None, Kind::Ask, "When was the coup?", "19 November"), How::Question),
    ] {
        assert_eq!(known(card.clone(), after.clone()), Some(how), "{after:?}");
    }
    assert_eq!(known(loose("le chatt", "cat"), loose("le chat", "cat")), Some(How::Answer));
    assert_eq!(known(loose("chat", "cat"), loose("le chat", "cat")), Some(How::Answer));
    assert_eq!(known(loose("le chat", "the cat"), loose("le chat", "cat")), Some(How::Question));
    let long = |river: &str, answer: &str| loose(&format!("Which {river} flows through Bamako?"), answer);
    assert_eq!(known(long("rivver", "the Nigger"), long("river", "the Niger")), Some(How::Alike));
}

#[test]
fn another_card_is_not_taken_for_the_one_that_is_gone() {
    for (before, after) in [
        (loose("chat", "cat"), loose("rat", "rat")),
        (loose("Haus", "house"), loose("Maus", "mouse")),
        (loose("Bank", "bench"), loose("Bank", "bank")),
        (loose("cat", "animal"), loose("dog", "animal")),
        (
            said(None, Kind::Ask, "When did the war in Mali begin?", "2012"),
            said(None, Kind::Ask, "When did the coup in Mali begin?", "2012"),
        ),
        (
            said(None, Kind::Ask, "Is Bamako in Mali?", "yes"),
            said(None, Kind::Ask, "Is Segou in Mali?", "yes"),
        ),
        (
            said(None, Kind::TrueFalse, "Bamako is in Mali.", "true"),
            said(None, Kind::TrueFalse, "Segou is in Mali.", "true"),
        ),
        (
            said(None, Kind::Order, "Put in order.", "a → b"),
            said(None, Kind::Order, "Put in order.", "c → d"),
        ),
        (
            said(Some("S."), Kind::TrueFalse, "Keita ruled.", "true"),
            said(Some("S."), Kind::TrueFalse, "Traore fell.", "true"),
        ),
        (said(None, Kind::Ask, "2 + 0", "2"), said(None, Kind::Ask, "2 - 0", "2")),
    ] {
        assert_eq!(known(before.clone(), after.clone()), None, "{before:?} / {after:?}");
    }
}

#[test]
fn where_two_would_do_none_is_taken() {
    let news = [new("d/1", loose("le chat", "cat")), new("d/2", loose("un chat", "cat"))];
    assert_eq!(matches(&[old("d/old", loose("chat", "cat"))], &news, &Past::default()), []);
}

#[test]
fn of_a_renamed_deck_cards_keep_their_ids_whatever_they_say() {
    let olds = [
        old("a/x", loose("le chat", "cat")),
        old("a/y", loose("le chien", "dog")),
        old("a/z", loose("le rat", "vermin")),
    ];
    let news = |last: Said| {
        [new("b/z", last), new("b/y", loose("le chien", "dog")), new("b/x", loose("le chat", "the cat"))]
    };
    let found = matches(&olds, &news(loose("une souris", "a mouse")), &Past::default());
    let ids = |old, new| Match { old, new, how: How::Ids };
    assert_eq!(found, [ids(0, 2), Match { old: 1, new: 1, how: How::Same }, ids(2, 0)]);
    // Two decks that number their cards alike are two decks.
    let others = [("b/x", "eins", "one"), ("b/y", "zwei", "two"), ("b/z", "drei", "three")]
        .map(|(key, front, back)| new(key, loose(front, back)));
    assert_eq!(matches(&olds, &others, &Past::default()), []);
}

#[test]
fn what_was_undone_is_not_linked_again_and_what_was_linked_comes_back() {
    let cards = ([old("d/b", loose("le chat", "cat"))], [new("d/a", loose("le chat", "cat"))]);
    let pair = |from: &str, to: &str| [(from.to_owned(), to.to_owned())].into();
    let undone = Past { undone: pair("d/a", "d/b"), ..Past::default() };
    assert_eq!(matches(&cards.0, &cards.1, &undone), []);
    let made = Past { made: pair("d/a", "d/b"), ..Past::default() };
    assert_eq!(matches(&cards.0, &cards.1, &made)[0].how, How::Back);
}

#[test]
fn a_derived_id_is_enough_where_the_text_is_not_known() {
    let mut card = old("a/f/ask-0123456789ab", loose("", ""));
    card.said = None;
    let news = [new("b/f/ask-0123456789ab", said(Some("F."), Kind::Ask, "q", "a"))];
    assert_eq!(matches(&[card.clone()], &news, &Past::default())[0].how, How::Ids);
    card.key = CardKey::from_stored("a/f/one".to_owned());
    assert_eq!(matches(&[card], &[new("b/f/one", loose("q", "a"))], &Past::default()), []);
}
