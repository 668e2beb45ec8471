//! People who are called like a month: Theresa May, June, Jan.

use std::collections::HashSet;

use crate::language::gazetteer::{Cue, Cues};
use crate::language::{Kind, Relation, Sentence, Tag, Token};

/// The months that a text calls people by.
#[derive(Debug, Default)]
pub(super) struct People<'t> {
    called: HashSet<&'t str>,
}

impl<'t> People<'t> {
    /// Notes the months of a sentence that are part of a longer name of a person.
    pub(super) fn add(&mut self, sentence: &'t Sentence, cues: &[Cues]) {
        let tokens = &sentence.tokens;
        for (at, token) in tokens.iter().enumerate() {
            let Some(head) = token.head.and_then(|head| tokens.get(head)) else { continue };
            if token.relation != Relation::Flat || head.kind != Some(Kind::Person) {
                continue;
            }
            let both = [(cues[at], token), (token.head.map_or(Cues::default(), |head| cues[head]), head)];
            let months = both.into_iter().filter(|(cues, token)| is_month(*cues) && token.tag.is_proper());
            self.called.extend(months.map(|(_, token)| token.word.form.as_str()));
        }
    }

    /// Whether the month at `at` is a person: the model says so, or the text calls somebody by it and it
    /// stands where a date cannot.
    pub(super) fn has(&self, tokens: &[Token], at: usize) -> bool {
        use Relation::{Iobj, NmodPoss, Nsubj, NsubjPass, Obj};
        let token = &tokens[at];
        let is_argument = matches!(token.relation, Nsubj | NsubjPass | Obj | Iobj | NmodPoss);
        let is_named = token.tag.is_proper() && (is_argument || token.kind != Some(Kind::Time));
        token.tag.is_proper() && token.kind == Some(Kind::Person)
            || self.called.contains(token.word.form.as_str()) && (is_named || is_no_modal(tokens, at))
    }
}

fn is_month(cues: Cues) -> bool {
    cues.has(Cue::TimeNoun) && cues.has_any(&[Cue::GivenName, Cue::Surname])
}

/// "May resigned": behind the verb "may" stands a base form.
fn is_no_modal(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).map(|token| token.tag);
    tokens[at].tag == Tag::Modal && matches!(next, Some(Tag::VerbPast | Tag::VerbParticiple | Tag::VerbThird))
}
