//! Which words a card has: what they are about, how rare they are, and whether they point at something that the card
//! does not say.

use std::collections::BTreeSet;

use super::{Look, Sheet};
use crate::facts::Relation;
use crate::generate::Form;
use crate::generate::forms::Asks;
use crate::generate::score::lists::{GENERIC, POINTING};
use crate::generate::words::is_in;

/// What a kind of words counts for: there are many kinds, so that each may say little.
const CLUSTER: f64 = 0.3;
const VERB: f64 = 0.4;

impl Look<'_> {
    /// The words of the prompt and of the answer.
    pub(super) fn words(&self, sheet: &mut Sheet, title: Option<&str>) {
        let (prompt, answer) = self.texts();
        let (asked, told) = (words(&prompt), words(&answer));
        for (lead, words) in [("asks-", &asked), ("says-", &told)] {
            let clusters: BTreeSet<u32> =
                words.iter().filter_map(|word| self.facts.clusters.get(*word).copied()).collect();
            for cluster in clusters {
                sheet.named(format!("{lead}{cluster}"), CLUSTER);
            }
        }
        let cluster_in = |place: &std::ops::Range<usize>| {
            self.facts.clusters.get(self.fact.says.get(place.clone())?).copied()
        };
        if let Relation::Is(group) | Relation::Does(group) = &self.fact.relation {
            sheet.named(format!("verb-{}", group.verb), VERB);
        }
        if let Some(cluster) = self.subject.and_then(|part| cluster_in(&part.head)) {
            sheet.named(format!("of-{cluster}"), CLUSTER);
        }
        if let Some(cluster) = self.part.and_then(|part| cluster_in(&part.head)) {
            sheet.named(format!("head-{cluster}"), CLUSTER);
        }
        let lower: Vec<String> = asked.iter().map(|word| word.to_lowercase()).collect();
        let form = self.form();
        let points = lower.iter().filter(|word| is_in(POINTING, word)).count();
        sheet.count("points", points, 3, 1.0);
        sheet.count("generic-name", generic_names(&asked), 2, 1.0);
        let definites = asked.windows(3).filter(|three| is_definite(three)).count();
        sheet.count("bare-definites", definites, 4, 2.0);
        let says = self.fact.says.as_str();
        sheet.is("subject-indefinite", says.starts_with("A ") || says.starts_with("An "));
        sheet.is("subject-bare-plural", is_bare_plural(says));
        let is_unknown =
            |word: &&&str| !self.facts.clusters.contains_key(**word) && word.chars().all(char::is_alphabetic);
        sheet.count("unknown-words", asked.iter().filter(is_unknown).count(), 8, 4.0);
        let years = |words: &[&str]| words.iter().filter_map(|word| year(word)).collect::<Vec<u32>>();
        let (stays, all) = (years(&asked), years(&asked).into_iter().chain(years(&told)));
        sheet.is("year-stays", !stays.is_empty());
        sheet.is("recent", all.into_iter().any(|year| year >= RECENT));
        let title: Vec<String> =
            words(title.unwrap_or_default()).iter().map(|word| word.to_lowercase()).collect();
        let names = |word: &&String| word.chars().count() > 3 && title.contains(word);
        let is_of_title = lower.iter().any(|word| names(&word));
        sheet.is("says-title", is_of_title);
        sheet.is("title-asked", told.iter().any(|word| names(&&word.to_lowercase())));
        for (name, of) in [
            ("title-term", Form::Term),
            ("title-when", Form::When),
            ("title-year", Form::Year),
            ("title-who", Form::Who),
            ("title-what", Form::What),
        ] {
            sheet.is(name, is_of_title && form == of);
        }
    }

    /// What is asked, without a gap, and what is to be answered.
    fn texts(&self) -> (String, String) {
        match &self.sketch.asks {
            Asks::Question { prompt, answers } => (prompt.clone(), answers[0].clone()),
            Asks::Gap { before, answers, after } => (format!("{before} {after}"), answers[0].clone()),
            Asks::Sides { front, back } => (front.clone(), back.clone()),
            Asks::Statement { says, .. } => (says.clone(), String::new()),
            Asks::Order { prompt, items } => (prompt.clone(), items.join(" ")),
        }
    }
}

/// Years from this one on are of the reader's own time.
const RECENT: u32 = 2000;

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn year(word: &str) -> Option<u32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1000..2100).contains(year))
}

/// "the Foundation", "the Republic": names that many bear, where nothing behind says whose it is.
fn generic_names(words: &[&str]) -> usize {
    let is_generic = |at: &usize| {
        let is_led = words[*at].eq_ignore_ascii_case("the");
        let name = words
            .get(at + 1)
            .is_some_and(|word| word.starts_with(char::is_uppercase) && is_in(GENERIC, &word.to_lowercase()));
        let goes_on =
            words.get(at + 2).is_some_and(|word| *word == "of" || word.starts_with(char::is_uppercase));
        is_led && name && !goes_on
    };
    (0..words.len()).filter(is_generic).count()
}

/// "the border" without "of": a noun that nothing else tells apart.
fn is_definite(three: &[&str]) -> bool {
    three[0].eq_ignore_ascii_case("the") && three[1].starts_with(char::is_lowercase) && three[2] != "of"
}

/// "Amended versions were …", "Requests have …": some that nobody named before.
fn is_bare_plural(says: &str) -> bool {
    let words: Vec<&str> = says.split(' ').take(3).collect();
    let is_verb = |word: &&str| matches!(*word, "were" | "was" | "had" | "have" | "are");
    let verb = words.iter().position(is_verb).filter(|verb| *verb > 0);
    verb.is_some_and(|verb| words[verb - 1].ends_with('s') && !words[0].eq_ignore_ascii_case("the"))
}
