//! Ids that stay, because a learner's progress belongs to them.
//!
//! A fact's id comes of its own words and nothing else, so that it stays while the article is edited
//! elsewhere. It is made of the first words that say something; names and numbers that find no room
//! go into a short hash behind them, so that two facts that begin alike are told apart without
//! knowing of each other. An edit changes the id if it touches those words, and not if it touches
//! small words, punctuation, accents or the rest of what stands further back.
//!
//! A card's id within its fact is the name of its kind, or of the form that it was generated in, with
//! the answer where a fact can be asked in that way more than once.

use std::collections::{HashMap, HashSet};

use xxhash_rust::xxh3::Xxh3;

use super::id::{CardId, FactId};
use crate::text::without_accents;

/// The most characters of a fact's words in its id: some five words.
const FACT_ROOM: usize = 40;

/// The most characters of an answer in a card's id.
const ANSWER_ROOM: usize = 24;

/// Words that say nothing by themselves.
const SMALL: [&str; 54] = [
    "a", "about", "after", "also", "an", "and", "are", "as", "at", "be", "been", "before", "but", "by",
    "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "in", "into", "is", "it",
    "its", "no", "not", "of", "on", "or", "over", "she", "so", "some", "than", "that", "the", "their",
    "there", "these", "they", "this", "to", "under", "was", "were", "which", "who", "with",
];

/// The ids of these facts, told by what they say. Facts that say the same in other small words are
/// numbered in their order.
pub fn fact_ids<'t>(says: impl IntoIterator<Item = &'t str>) -> Vec<FactId> {
    let names = says.into_iter().map(name_of).collect();
    unique(names, HashSet::new()).into_iter().filter_map(|name| FactId::new(name).ok()).collect()
}

/// The ids of the cards of one fact, each given by its kind or form and, where that may be there more
/// than once, its answer.
pub fn card_ids<'c>(cards: impl IntoIterator<Item = (&'c str, Option<&'c str>)>) -> Vec<CardId> {
    let names =
        cards.into_iter().map(|(kind, answer)| name_of_card(kind, answer.unwrap_or_default())).collect();
    unique(names, HashSet::new()).into_iter().filter_map(|name| CardId::new(name).ok()).collect()
}

/// The name of a fact, or of a loose card, made of the first words of what it says that say something.
pub(super) fn name_of(says: &str) -> String {
    let words = words(says);
    let mut slug = Slug::new(FACT_ROOM);
    let fitting = words.iter().take_while(|word| slug.add(&word.key)).count();
    let mut hash = Xxh3::new();
    let mut is_cut = false;
    for word in words.iter().skip(fitting).filter(|word| word.is_distinctive) {
        hash.update(word.key.as_bytes());
        hash.update(b" ");
        is_cut = true;
    }
    let slug = slug.text("fact");
    // 16 bits: of two facts that begin with the same five words, one pair in 65,536 is numbered.
    if is_cut { format!("{slug}-{:04x}", hash.digest() >> 48) } else { slug }
}

/// The name of a card within its fact.
pub(super) fn name_of_card(kind: &str, answer: &str) -> String {
    let mut slug = Slug::new(ANSWER_ROOM);
    let words = words(answer);
    words.iter().take_while(|word| slug.add(&word.key)).for_each(drop);
    match slug.text("") {
        answer if answer.is_empty() => kind.to_owned(),
        answer => format!("{kind}-{answer}"),
    }
}

/// The names, those that are `taken`, or were given before, with `-2`, `-3` and so on behind them.
pub(super) fn unique(names: Vec<String>, mut taken: HashSet<String>) -> Vec<String> {
    let given: HashSet<String> = names.iter().cloned().collect();
    // Where counting goes on, so that a thousand twins are not counted a thousand times.
    let mut next = HashMap::new();
    let mut unique = Vec::with_capacity(names.len());
    for name in names {
        if taken.insert(name.clone()) {
            unique.push(name);
            continue;
        }
        let number = next.entry(name.clone()).or_insert(2_u32);
        loop {
            let numbered = format!("{name}-{number}");
            *number += 1;
            if !given.contains(&numbered) && taken.insert(numbered.clone()) {
                unique.push(numbered);
                break;
            }
        }
    }
    unique
}

/// A word of a text, as far as ids go.
struct Word {
    /// In lower case and without accents.
    key: String,
    /// Whether it is a name or a number: what tells one event from another.
    is_distinctive: bool,
}

/// The words of a text that say something.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let between = |c: char| !(c.is_alphanumeric() || matches!(c, ',' | '.' | '\'' | '’'));
    for part in without_accents(text).split(between) {
        // "Mali's" is Mali, and 1,000 is one number, but "Mali, Niger" and "U.N." are parted below.
        let part = part.trim_end_matches("'s").trim_end_matches("’s");
        let is_number = part.starts_with(|c: char| c.is_ascii_digit());
        let inner = |c: char| if is_number { c == '\'' } else { !c.is_alphanumeric() };
        for word in part.split(inner) {
            let key: String = word
                .chars()
                .filter(|c| c.is_alphanumeric() || (*c == '.' && is_number))
                .flat_map(char::to_lowercase)
                .filter(|c| c.is_alphanumeric() || *c == '.')
                .collect();
            let key = key.trim_matches('.');
            if !key.is_empty() && !SMALL.contains(&key) {
                let is_distinctive = word.chars().any(|c| c.is_uppercase() || c.is_numeric());
                words.push(Word { key: key.to_owned(), is_distinctive });
            }
        }
    }
    words
}

/// Words with hyphens between them, up to a length.
struct Slug {
    text: String,
    /// Characters that still fit.
    room: usize,
}

impl Slug {
    fn new(room: usize) -> Slug {
        Slug { text: String::new(), room }
    }

    /// Whether the word still fits. Of a first word that is too long, the start does.
    fn add(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        if self.text.is_empty() {
            self.text.extend(word.chars().take(self.room));
            self.room -= length.min(self.room);
            return true;
        }
        let Some(room) = self.room.checked_sub(length + 1) else { return false };
        self.room = room;
        self.text.push('-');
        self.text.push_str(word);
        true
    }

    /// What was added, or `nothing`.
    fn text(self, nothing: &str) -> String {
        if self.text.is_empty() { nothing.to_owned() } else { self.text }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn id(says: &str) -> String {
        fact_ids([says])[0].to_string()
    }

    #[test]
    fn an_id_is_made_of_what_a_fact_says() {
        for (says, expected) in [
            (
                "France launched Operation Serval in January 2013.",
                "france-launched-operation-serval-january-cd2a",
            ),
            ("A griot is a keeper of history.", "griot-keeper-history"),
            ("Modibo Keïta’s party won 1,000 of Mali's 2.5 seats.", "modibo-keita-party-won-1000-mali-2.5"),
            ("It was.", "fact"),
            ("日本語の文です。", "日本語の文です"),
        ] {
            assert_eq!(id(says), expected, "{says}");
        }
    }

    #[test]
    fn small_edits_leave_it_as_it_is() {
        let first =
            id("The Security Council established MINUSMA on 25 April 2013 after a long debate in New York.");
        for edited in [
            "The Security Council established MINUSMA on 25 April 2013, after a long debate in New York!",
            "Security Council established MINUSMA, on 25 April 2013 after some heated debate in New York.",
        ] {
            assert_eq!(id(edited), first);
        }
        let other =
            "The Security Council established MINUSMA on 25 April 2014 after a long debate in New York.";
        assert_ne!(id(other), first);
    }

    #[test]
    fn an_id_is_readable_and_short() {
        let long = id(&format!("{} in 2013.", "Incomprehensibilities ".repeat(40)));
        assert_eq!(long.chars().count(), 21 + 5, "{long}");
        assert_eq!(id(&"x".repeat(100_000)).len(), FACT_ROOM);
    }

    #[test]
    fn a_card_is_called_by_its_form_and_answer() {
        let cards = [
            ("who", Some("France")),
            ("who", Some("the Republic of Chad")),
            ("when", None),
            ("who", Some("France")),
            ("what", Some("it")),
        ];
        let ids: Vec<String> = card_ids(cards).iter().map(ToString::to_string).collect();
        assert_eq!(ids, ["who-france", "who-republic-chad", "when", "who-france-2", "what"]);
    }

    #[test]
    fn twins_are_numbered_in_linear_time_and_never_take_an_id_that_is_given() {
        let twins = ["Rain fell.", "The rain fell.", "Rain fell 2.", "A rain fell!"];
        let ids: Vec<String> = fact_ids(twins).iter().map(ToString::to_string).collect();
        assert_eq!(ids, ["rain-fell", "rain-fell-3", "rain-fell-2", "rain-fell-4"]);
        assert_eq!(fact_ids(vec!["Rain."; 100_000]).len(), 100_000);
    }

    proptest! {
        #[test]
        fn every_fact_has_an_id_and_no_two_have_the_same(
            says in vec(prop_oneof![any::<String>(), "[A-C]{1,2} (in|of) [0-9]{1,2}\\.", ".{0,200}"], 0..40)
        ) {
            let ids = fact_ids(says.iter().map(String::as_str));
            prop_assert_eq!(ids.len(), says.len());
            prop_assert_eq!(ids.iter().collect::<HashSet<_>>().len(), says.len());
        }

        /// Of facts that say different things.
        #[test]
        fn an_id_stays_when_other_facts_come_and_go(
            words in vec("[A-Z][a-z]{2,9}", 1..12), years in prop::collection::hash_set(1000..2100_u32, 1..12),
            kept in any::<prop::sample::Selector>(), is_long in any::<bool>()
        ) {
            let tail = if is_long { " and much else that finds no room in an id of that length" } else { "" };
            let says: Vec<String> =
                years.iter().map(|year| format!("{}{tail} in {year}.", words.join(" "))).collect();
            let ids = fact_ids(says.iter().map(String::as_str));
            let (place, one) = kept.select(says.iter().enumerate());
            prop_assert_eq!(&fact_ids([one.as_str()])[0], &ids[place]);
        }
    }
}
