//! A verb group said again: as a question, as a statement, in another number or tense.

use std::borrow::Cow;

use super::{Number, Tense, VerbGroup};
use crate::language::Tag;
use crate::language::forms::inflect;

/// A verb group turned for a question; the subject comes between its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The verb before the subject: "did".
    pub auxiliary: String,
    /// All that is left for behind the subject: "launch"; empty for "was".
    pub rest: String,
}

impl VerbGroup {
    /// Turned for a question about a subject of this number (in the third person): "did" and
    /// "launch", "was" and "established", "had" and "been built".
    pub fn question(&self, number: Number) -> Question {
        let mut verbs = self.verbs(number, true);
        let auxiliary = verbs.remove(0);
        Question { auxiliary, rest: self.join(&verbs) }
    }

    /// As a statement says it of a subject of this number, and a question that asks for its subject:
    /// "launched", "was established".
    pub fn statement(&self, number: Number) -> String {
        self.join(&self.verbs(number, false))
    }

    /// The verbs, each in its form.
    fn verbs(&self, number: Number, is_question: bool) -> Vec<String> {
        let modal = match self.tense {
            Tense::Modal(modal) => Some(modal.name()),
            _ => None,
        };
        let has_auxiliary = modal.is_some() || self.is_perfect || self.is_progressive || self.is_passive;
        let is_denied = self.adverbs.iter().any(|adverb| adverb.1 == "not");
        let needs_do = !has_auxiliary && self.verb != "be" && (is_question || is_denied);
        let finite = match self.tense {
            Tense::Modal(_) => Tag::VerbBase,
            Tense::Past => Tag::VerbPast,
            Tense::Present if number == Number::Singular => Tag::VerbThird,
            Tense::Present => Tag::VerbPresent,
        };
        // Each verb that is there, and the form that it asks of the next one.
        let chain = [
            (modal, Tag::VerbBase),
            (needs_do.then_some("do"), Tag::VerbBase),
            (self.is_perfect.then_some("have"), Tag::VerbParticiple),
            (self.is_progressive.then_some("be"), Tag::VerbGerund),
            (self.is_passive.then_some("be"), Tag::VerbParticiple),
            (Some(self.verb.as_str()), Tag::VerbBase),
        ];
        let mut tag = finite;
        let mut verbs = Vec::with_capacity(4);
        for (verb, next) in chain {
            let Some(verb) = verb else { continue };
            let form = match (verb, tag) {
                ("be", Tag::VerbPast) if number == Number::Plural => Cow::Borrowed("were"),
                // What was "borne" was carried; who is spoken of was born.
                ("bear", Tag::VerbParticiple) if self.is_passive => Cow::Borrowed("born"),
                _ => inflect(verb, tag),
            };
            verbs.push(form.into_owned());
            tag = next;
        }
        verbs
    }

    /// The verbs with the adverbs among them and what stands behind.
    fn join(&self, verbs: &[String]) -> String {
        let mut words: Vec<&str> = Vec::new();
        for (at, verb) in verbs.iter().enumerate() {
            let left = verbs.len() - 1 - at;
            let before = self.adverbs.iter().filter(|adverb| adverb.0 == left || at == 0 && adverb.0 > left);
            words.extend(before.map(|adverb| adverb.1.as_str()));
            words.push(verb);
        }
        if verbs.is_empty() {
            words.extend(self.adverbs.iter().map(|adverb| adverb.1.as_str()));
        }
        words.extend(self.tail.iter().map(String::as_str));
        words.join(" ")
    }
}
