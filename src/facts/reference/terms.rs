//! Who and what a reference speaks of, by all their names.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::fold::fold;
use crate::language::forms::singular;
use crate::language::gazetteer::{Cue, Cues, cues};

/// The things of a reference. A thing is known by names ("MINUSMA") and by descriptions ("the military
/// presence of France in Mali").
#[derive(Debug, Clone, Default)]
pub(in crate::facts) struct Terms {
    /// What each thing is called first.
    first: Vec<String>,
    by_name: HashMap<String, usize>,
    /// By the last word of names, where one thing alone has it.
    by_last: HashMap<String, Option<usize>>,
    /// By the first and last word of longer names, likewise.
    by_ends: HashMap<String, Option<usize>>,
    /// How many words the longest name has, by its first.
    by_first: HashMap<String, usize>,
    /// By the noun that heads them.
    by_head: HashMap<String, Vec<Description>>,
}

/// A noun and what has to stand with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) struct Description {
    /// What it describes.
    pub thing: usize,
    /// Base forms and years that belong to the noun.
    pub words: Vec<String>,
    /// Things that it names.
    pub things: Vec<usize>,
}

/// Words in lower case that names have.
const SMALL: [&str; 22] = [
    "of", "the", "in", "and", "for", "on", "to", "at", "by", "with", "de", "la", "le", "du", "des", "von",
    "van", "der", "bin", "al", "el", "y",
];

const PREPOSITIONS: [&str; 17] = [
    "of", "in", "on", "at", "to", "from", "with", "by", "for", "against", "into", "under", "as", "over",
    "between", "within", "among",
];

const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// The most words of a name that is looked for within a text.
const LONGEST_NAME: usize = 12;

impl Terms {
    /// The things of lists of names, one list a thing; `wrong` is told the names that stand in two lists,
    /// by the places of list and name.
    pub(super) fn new(lists: &[Vec<String>], mut wrong: impl FnMut(usize, usize)) -> Terms {
        let mut terms = Terms::default();
        for (list, names) in lists.iter().enumerate() {
            let Some(first) = names.first() else { continue };
            let thing = terms.first.len();
            terms.first.push(first.clone());
            for (place, name) in names.iter().enumerate() {
                if *terms.by_name.entry(fold(name)).or_insert(thing) != thing {
                    wrong(list, place);
                }
            }
        }
        terms
    }

    /// The thing that a fact calls so.
    pub(super) fn add(&mut self, name: &str) -> usize {
        match self.by_name.entry(fold(name)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                let thing = *free.insert(self.first.len());
                self.first.push(name.to_owned());
                thing
            }
        }
    }

    /// Once all things are there: the descriptions, which may name things, and the short names.
    pub(super) fn finish(&mut self, written: &[(usize, String)]) {
        for (thing, name) in written {
            if is_name(name) {
                let folded = fold(name);
                let count = folded.split(' ').count().min(LONGEST_NAME);
                let first = folded.split(' ').next().unwrap_or_default();
                let longest = self.by_first.entry(first.to_owned()).or_default();
                *longest = count.max(*longest);
                let mut words = folded.split(' ');
                if let (Some(first), Some(last)) = (words.next(), words.next_back()) {
                    alone(&mut self.by_last, last.to_owned(), *thing);
                    alone(&mut self.by_ends, format!("{first} {last}"), *thing);
                }
            } else if let Some((head, description)) = self.describe(*thing, name) {
                let same = self.by_head.entry(head).or_default();
                if !same.contains(&description) {
                    same.push(description);
                }
            }
        }
    }

    /// Reads "France's military presence in Mali": a noun, its words, and names.
    fn describe(&self, thing: usize, text: &str) -> Option<(String, Description)> {
        let bare = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.trim_end_matches("'s").trim_end_matches("’s").to_owned()
        };
        let words: Vec<String> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        let (mut head, mut described) = (None, false);
        let mut description = Description { thing, words: Vec::new(), things: Vec::new() };
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let longest = (words.len() - at).min(LONGEST_NAME);
            let name = (1..=longest).rev().find_map(|length| {
                let name = words[at..at + length].join(" ");
                let known = self.by_name.get(&fold(&name)).filter(|_| is_name(&name))?;
                (*known != thing).then_some((length, *known))
            });
            if let Some((length, named)) = name {
                description.things.push(named);
                at += length;
                continue;
            }
            at += 1;
            if PREPOSITIONS.contains(&word.as_str()) {
                described = head.is_some();
            } else if !ARTICLES.contains(&word.as_str()) && !matches!(word.as_str(), "its" | "and" | "or") {
                let word = singular(&fold(word));
                if described {
                    description.words.push(word);
                } else if let Some(before) = head.replace(word) {
                    description.words.push(before);
                }
            }
        }
        Some((head?, description))
    }

    /// What a thing is called first.
    pub fn name(&self, thing: usize) -> &str {
        &self.first[thing]
    }

    pub fn by_name(&self, folded: &str) -> Option<usize> {
        self.by_name.get(folded).copied()
    }

    /// The longest name of several words that these words begin with: its length and its thing.
    pub fn begins(&self, words: &[String]) -> Option<(usize, usize)> {
        let longest = *self.by_first.get(words.first()?)?;
        let lengths = (2..=longest.min(words.len())).rev();
        lengths.into_iter().find_map(|length| Some((length, *self.by_name.get(&words[..length].join(" "))?)))
    }

    /// Whether a thing is called by a name first, rather than described.
    pub fn is_named(&self, thing: usize) -> bool {
        is_name(&self.first[thing])
    }

    /// The one person who can be meant by a surname, or by a name with more or fewer middle names.
    pub fn person(&self, folded: &str) -> Option<usize> {
        let mut words = folded.split(' ');
        let first = words.next()?;
        match words.next_back() {
            None => *self.by_last.get(first)?,
            Some(last) => *self.by_ends.get(&format!("{first} {last}"))?,
        }
    }

    /// The descriptions that this noun, in its base form, is the head of.
    pub fn described(&self, noun: &str) -> &[Description] {
        self.by_head.get(noun).map_or(&[], Vec::as_slice)
    }
}

fn alone(index: &mut HashMap<String, Option<usize>>, key: String, thing: usize) {
    let known = index.entry(key).or_insert(Some(thing));
    if *known != Some(thing) {
        *known = None;
    }
}

/// Whether a text is a name rather than a description: all its words have capitals, small ones aside.
fn is_name(text: &str) -> bool {
    let has_capital = |word: &str| word.chars().any(char::is_uppercase);
    let is_small = |word: &str| SMALL.contains(&word) || word.chars().all(|c| !c.is_alphabetic());
    text.split_whitespace().any(has_capital)
        && text.split_whitespace().all(|word| has_capital(word) || is_small(word))
}

/// What a relation's words say of its object: "member of" and "ECOWAS" are "member of ECOWAS".
pub(super) fn complement(rest: &str, object: Option<&str>) -> Option<String> {
    let rest: Vec<&str> = rest
        .split_whitespace()
        .skip_while(|word| PREPOSITIONS.contains(word) || ARTICLES.contains(word))
        .collect();
    let all = rest.into_iter().chain(object).collect::<Vec<_>>().join(" ");
    (!all.trim().is_empty()).then_some(all)
}

/// Whether words of a relation only lead to its object: "in".
pub(super) fn is_adverbial(rest: &str) -> bool {
    !rest.is_empty() && rest.split_whitespace().all(|word| PREPOSITIONS.contains(&word))
}

/// Whether a text is the name of a place, by the lists of names.
pub(super) fn is_place(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let cues = cues(&words);
    let is_place = |cues: &Cues| cues.has_any(&[Cue::Country, Cue::City, Cue::Place]);
    !cues.is_empty() && words.iter().zip(&cues).all(|(word, cues)| is_place(cues) || SMALL.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_a_noun_with_words_and_names() {
        let mut terms = Terms::new(&[vec!["France".into()], vec!["Burkina Faso".into()]], |_, _| panic!());
        let presence = "France's military presence in Burkina Faso".to_owned();
        let thing = terms.add(&presence);
        let coup = ("the coup of 1968".to_owned(), terms.add("the coup of 1968"));
        terms.finish(&[(thing, presence), (coup.1, coup.0)]);
        let [found] = terms.described("presence") else { panic!() };
        assert_eq!(
            (found.words.as_slice(), found.things.as_slice()),
            (["military".to_owned()].as_slice(), [0, 1].as_slice())
        );
        assert_eq!(terms.described("coup")[0].words, ["1968"]);
        assert!(terms.described("france").is_empty());
    }

    #[test]
    fn a_surname_is_enough_where_one_person_has_it() {
        let mut terms = Terms::default();
        let names = ["Modibo Keïta", "Ibrahim Boubacar Keïta", "Moussa Traoré"];
        let written: Vec<_> = names.iter().map(|name| (terms.add(name), (*name).to_owned())).collect();
        terms.finish(&written);
        assert_eq!(terms.person("keita"), None);
        assert_eq!(terms.person("traore"), Some(2));
        assert_eq!(terms.person("ibrahim keita"), Some(1));
        assert_eq!(terms.person("moussa balla traore"), Some(2));
        assert_eq!(terms.person("seydou keita"), None);
    }

    #[test]
    fn what_a_relation_says_belongs_to_its_object() {
        assert_eq!(complement("a member of", Some("ECOWAS")).as_deref(), Some("member of ECOWAS"));
        assert_eq!(complement("in", Some("Mali")).as_deref(), Some("Mali"));
        assert_eq!(complement("in", None), None);
        assert_eq!(complement("independent", None).as_deref(), Some("independent"));
    }
}
