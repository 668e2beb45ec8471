//! Which words a card has: what they are about, how rare they are, and whether they point at something that the card
//! does not say.

use std::collections::BTreeSet;

use super::{Look, Sheet};
use crate::facts::Relation;
use crate::generate::Form;
use crate::generate::forms::Asks;
use crate::generate::score::lists::{FAMOUS, GENERIC, POINTING};
use crate::generate::surface::known_share;
use crate::generate::words::{bare_definites, is_in, words};

/// What a kind of words counts for: there are many kinds, so that each may say little.
const CLUSTER: f64 = 0.3;

/// Likewise the verb.
const VERB: f64 = 0.4;

impl Look<'_> {
    /// The words of the prompt and of the answer. `title` is what the article is called.
    pub(super) fn words(&self, sheet: &mut Sheet, title: Option<&str>) {
        sheet.is("context", self.sketch.context.is_some());
        let (prompt, answer) = self.sketch.bare_texts();
        // A statement says all in its prompt; "true" is no word of its fact.
        let is_judged = matches!(self.sketch.asks, Asks::Statement { .. });
        let asked: Vec<&str> = words(&prompt).collect();
        let told: Vec<&str> = words(if is_judged { "" } else { &answer }).collect();
        self.kinds(sheet, &asked, &told);
        let vocabulary = &self.facts.vocabulary;
        let likeness = vocabulary.likeness(told.iter().copied());
        sheet.amount("answer-likeness", likeness.min(0.5) * 4.0);
        sheet.amount("answer-rarity", vocabulary.rarity(told.iter().copied()) / 11.0);
        sheet.amount("answer-often", vocabulary.frequency(told.iter().copied()));
        sheet.amount("prompt-likeness", vocabulary.likeness(asked.iter().copied()).min(0.5) * 4.0);
        if !is_judged {
            let known = known_share(&prompt, &answer);
            sheet.amount("answer-known", known);
            sheet.is("answer-all-known", known >= 1.0);
        }
        let name = answer.to_lowercase();
        if !is_judged && is_in(FAMOUS, &name) {
            sheet.is("famous", true);
            sheet.named(format!("asks-for-{}", name.replace([' ', ','], "-")), 1.0);
        }
        self.pointing(sheet, &asked);
        self.of_title(sheet, title, &asked, &told);
        let stays = asked.iter().any(|word| year(word).is_some());
        sheet.is("year-stays", stays);
        let mut years = asked.iter().chain(&told).filter_map(|word| year(word));
        sheet.is("recent", years.any(|year| year >= RECENT));
    }

    /// What kinds of words it has, by the clusters of words that are used alike, and which verb.
    fn kinds(&self, sheet: &mut Sheet, asked: &[&str], told: &[&str]) {
        let cluster = |word: &str| self.facts.clusters.get(word).copied();
        for (lead, words) in [("asks-", asked), ("says-", told)] {
            let clusters: BTreeSet<u32> = words.iter().filter_map(|word| cluster(word)).collect();
            for cluster in clusters {
                sheet.named(format!("{lead}{cluster}"), CLUSTER);
            }
        }
        for (lead, part) in [("of-", self.subject), ("head-", self.part)] {
            let head = part.and_then(|part| self.fact.says.get(part.head.clone()));
            if let Some(cluster) = head.and_then(cluster) {
                sheet.named(format!("{lead}{cluster}"), CLUSTER);
            }
        }
        if let Relation::Is(group) | Relation::Does(group) = &self.fact.relation {
            sheet.named(format!("verb-{}", group.verb), VERB);
        }
        let is_unknown = |word: &&&str| cluster(word).is_none() && word.chars().all(char::is_alphabetic);
        sheet.count("unknown-words", asked.iter().filter(is_unknown).count(), 8, 4.0);
    }

    /// What points at something that the prompt does not say.
    fn pointing(&self, sheet: &mut Sheet, asked: &[&str]) {
        let points = asked.iter().filter(|word| is_in(POINTING, &word.to_lowercase())).count();
        sheet.count("points", points, 3, 1.0);
        sheet.count("generic-name", generic_names(asked), 2, 1.0);
        sheet.count("bare-definites", bare_definites(asked), 4, 2.0);
        let says = self.fact.says.as_str();
        sheet.is("subject-indefinite", says.starts_with("A ") || says.starts_with("An "));
        sheet.is("subject-bare-plural", is_bare_plural(says));
    }

    /// Whether it speaks of what the article is called.
    fn of_title(&self, sheet: &mut Sheet, title: Option<&str>, asked: &[&str], told: &[&str]) {
        let title: Vec<String> = words(title.unwrap_or_default()).map(str::to_lowercase).collect();
        let has_it = |words: &[&str]| {
            words
                .iter()
                .map(|word| word.to_lowercase())
                .any(|word| word.chars().count() > 3 && title.contains(&word))
        };
        let is_said = has_it(asked);
        sheet.is("says-title", is_said);
        sheet.is("title-asked", has_it(told));
        for (name, form) in [
            ("title-term", Form::Term),
            ("title-when", Form::When),
            ("title-year", Form::Year),
            ("title-who", Form::Who),
            ("title-what", Form::What),
        ] {
            sheet.is(name, is_said && self.form() == form);
        }
    }
}

/// Years from this one on are of the reader's own time.
const RECENT: u32 = 2000;

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

/// "Amended versions were …", "Requests have …": some that nobody named before.
fn is_bare_plural(says: &str) -> bool {
    let words: Vec<&str> = says.split(' ').take(3).collect();
    let is_verb = |word: &&str| matches!(*word, "were" | "was" | "had" | "have" | "are");
    let verb = words.iter().position(is_verb).filter(|verb| *verb > 0);
    verb.is_some_and(|verb| words[verb - 1].ends_with('s') && !words[0].eq_ignore_ascii_case("the"))
}
