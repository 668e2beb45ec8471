//! Who and what a text speaks of: one thing for all its names, descriptions and pronouns.
//!
//! [`mentions`] finds the noun phrases of sentences that were read, says which of them are names of
//! the same thing, and resolves a pronoun or a bare noun phrase ("the operation") only where one
//! thing stands out. What it does not resolve it says, with the reason.

mod acronym;
mod evidence;
mod link;
mod month;
mod name;
mod phrase;
mod profile;
mod pronoun;
mod refer;
mod salience;
mod sets;
mod short;
#[cfg(test)]
mod tests;
mod title;

use std::ops::Range;

use super::gazetteer::{self, Cues};
use super::{Kind, Sentence, Span};
pub use acronym::{is_acronym, spells};
use phrase::What;
pub use pronoun::is_in_title;

/// All that a text speaks of, in the order of first mention.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mentions {
    things: Vec<Thing>,
    mentions: Vec<Mention>,
    /// For each token of each sentence the innermost mention that it stands in.
    innermost: Vec<Vec<Option<usize>>>,
}

/// Something that a text speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What kind of thing it is, if anything says so: by all its mentions, so that it is surer than the
    /// kind of the token at the head of one. Of other tokens in a mention it says nothing: "Accra" in
    /// "University of Accra" is a place.
    pub kind: Option<Kind>,
    /// Its longest name that is not an acronym, without article and titles; the noun phrase as it is
    /// first written, if it is never named.
    pub name: String,
    /// All its names as they are written, `name` first; none if it is never named.
    pub names: Vec<String>,
    /// Its places in [`Mentions::all`], in the order of the text.
    pub mentions: Vec<usize>,
}

/// A noun phrase: a name, a description or a pronoun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The place of its sentence.
    pub sentence: usize,
    /// The phrase with article and titles, without relative clauses and appositions.
    pub tokens: Range<usize>,
    /// The token that it depends on the rest of the sentence with; one of `tokens`.
    pub head: usize,
    /// The bytes from its first token to its last.
    pub span: Span,
    /// What its head is.
    pub form: Form,
    /// The place of its thing in [`Mentions::things`].
    pub thing: Result<usize, Unresolved>,
}

/// How a mention speaks of its thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// By a name: "President Keïta".
    Name,
    /// By a noun: "the operation".
    Noun,
    /// By a pronoun: "it", "her".
    Pronoun,
}

/// Why it is not known what a mention speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unresolved {
    /// Nothing before it in reach fits.
    Nothing,
    /// More than one thing fits.
    Several,
    /// "it" that stands for nothing: "it is known that …".
    Pleonastic,
    /// "I", "we", "you": the text does not name who speaks to whom.
    Speaker,
}

impl Mentions {
    /// The things, in the order of first mention.
    pub fn things(&self) -> &[Thing] {
        &self.things
    }

    /// All mentions, in the order of their heads.
    pub fn all(&self) -> &[Mention] {
        &self.mentions
    }

    /// The mentions of a sentence.
    pub fn of_sentence(&self, sentence: usize) -> &[Mention] {
        let first = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let rest = &self.mentions[first..];
        &rest[..rest.partition_point(|mention| mention.sentence == sentence)]
    }

    /// The innermost mention that a token stands in.
    pub fn at(&self, sentence: usize, token: usize) -> Option<&Mention> {
        let place = *self.innermost.get(sentence)?.get(token)?;
        Some(&self.mentions[place?])
    }

    /// Calls a thing by this name first, which may be a new one.
    pub fn call(&mut self, thing: usize, name: &str) {
        let thing = &mut self.things[thing];
        thing.names.retain(|other| other != name);
        thing.names.insert(0, name.to_owned());
        name.clone_into(&mut thing.name);
    }

    /// The thing of the innermost mention that a token stands in, if it is known.
    pub fn thing_at(&self, sentence: usize, token: usize) -> Option<&Thing> {
        Some(&self.things[self.at(sentence, token)?.thing.ok()?])
    }
}

/// Finds what the sentences of a text speak of.
pub fn mentions(sentences: &[Sentence]) -> Mentions {
    let mut found: Vec<Mention> = Vec::new();
    let mut names = link::Names::default();
    let mut named: Vec<Option<usize>> = Vec::new();
    let cues: Vec<Vec<Cues>> = sentences.iter().map(cues_of).collect();
    let mut people = month::People::default();
    for (sentence, cues) in sentences.iter().zip(&cues) {
        people.add(sentence, cues);
    }
    for (place, (sentence, cues)) in sentences.iter().zip(&cues).enumerate() {
        let first = found.len();
        for phrase in phrase::phrases(sentence, cues, &people) {
            let form = match &phrase.what {
                What::Name(_) => Form::Name,
                What::Noun => Form::Noun,
                What::Pronoun => Form::Pronoun,
            };
            named.push(match &phrase.what {
                What::Name(name) => Some(names.add(name, sentence, cues, phrase.head, place)),
                _ => None,
            });
            let span = |at: usize| sentence.tokens[at].word.span;
            found.push(Mention {
                sentence: place,
                span: span(phrase.tokens.start).to(span(phrase.tokens.end - 1)),
                tokens: phrase.tokens,
                head: phrase.head,
                form,
                thing: Err(Unresolved::Nothing),
            });
        }
        link::paired(sentence, &found[first..], &named[first..], &mut names);
    }
    let names = names.linked();
    let things = refer::resolve(sentences, &mut found, &named, &names);
    Mentions { innermost: innermost(sentences, &found), things, mentions: found }
}

fn cues_of(sentence: &Sentence) -> Vec<Cues> {
    let forms: Vec<&str> = sentence.tokens.iter().map(|token| token.word.form.as_str()).collect();
    gazetteer::cues(&forms)
}

/// The longest mentions first, so that the innermost is written last.
fn innermost(sentences: &[Sentence], mentions: &[Mention]) -> Vec<Vec<Option<usize>>> {
    let mut innermost: Vec<Vec<Option<usize>>> =
        sentences.iter().map(|sentence| vec![None; sentence.tokens.len()]).collect();
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(mentions[*place].tokens.len()));
    for place in order {
        let mention = &mentions[place];
        innermost[mention.sentence][mention.tokens.clone()].fill(Some(place));
    }
    innermost
}
