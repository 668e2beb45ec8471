//! Facts: who did what to whom, when, where and how many, each from one sentence of an article.
//!
//! A [`Fact`] is a clause that stands on its own: what its pronouns mean is written out, and its parts
//! are known by their places in it. How it will be asked is not known here.

mod acronym;
mod bracketed;
pub mod check;
mod clause;
mod content;
mod description;
mod meaning;
mod parts;
mod phrase;
mod read;
pub mod reference;
mod refusal;
mod regroup;
mod remains;
mod resolve;
mod statement;
mod things;
mod traits;
mod tree;
mod verbs;
mod vocabulary;
mod wording;
mod words;

use std::collections::HashMap;
use std::ops::Range;

pub use read::read;
pub use refusal::Refusal;
pub use statement::is_balanced;
pub use vocabulary::{Vocabulary, root};

use crate::language::forms::{Number, VerbGroup};
use crate::language::values::{Certainty, Quantity};
use crate::language::{Kind, Span};

/// A statement of an article, as a sentence that stands on its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The fact in a sentence, from capital to full stop, its pronouns resolved.
    pub says: String,
    /// The sentence that it was read from, in the article's text.
    pub source: Span,
    /// What it says of its subject.
    pub relation: Relation,
    /// Its parts in the order of `says`; none within another.
    pub parts: Vec<Part>,
    /// The names in it, in the order of `says`, wherever they stand.
    pub names: Vec<Named>,
    /// The dates, numbers and amounts in it, likewise.
    pub values: Vec<Valued>,
    /// Whether its first word has its capital within a sentence, too.
    pub keeps_capital: bool,
    /// What is said in passing, as bytes of `says`, without the commas that set it off.
    pub asides: Vec<Range<usize>>,
    /// Terms that it introduces: "photosynthesis" in "called photosynthesis".
    pub terms: Vec<Range<usize>>,
    /// Rare words, which tell one matter from another: "antigen", "crater".
    pub technical: Vec<Range<usize>>,
    /// Noun phrases of a few words, a rare one among them, that the article speaks of more than once, without
    /// article: "base pairs".
    pub keys: Vec<Range<usize>>,
    /// What was written out for pronouns and short names.
    pub resolved: Vec<Resolved>,
    /// Whether it tells a present state that may have ended since the article was written.
    pub may_be_stale: bool,
    /// Whether a paragraph begins with its sentence.
    pub opens_paragraph: bool,
    /// What its clause looks like.
    pub traits: Traits,
}

/// What a clause looks like: the more there is of it, the less it can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traits {
    /// Its words, marks not counted.
    pub words: usize,
    /// Clauses within it.
    pub clauses: usize,
    /// Words that "and" or "or" joins on.
    pub joined: usize,
    /// Nouns with "the" that nothing else tells apart.
    pub definites: usize,
    /// Pronouns that were left in it.
    pub pronouns: usize,
    /// Whether it is the main clause of its sentence.
    pub is_whole: bool,
    /// Whether its verb was added: "launched in 2013" became "was launched in 2013".
    pub is_added: bool,
    /// Whether something that its sentence says with it was left out.
    pub is_shortened: bool,
}

/// What became of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceRead {
    /// Its bytes in the text.
    pub span: Span,
    /// Whether a paragraph begins with it.
    pub opens_paragraph: bool,
    /// The places of its facts in [`Facts::facts`].
    pub facts: Range<usize>,
    /// Why it, or a clause of it, gave none.
    pub refused: Vec<Refusal>,
}

/// What a fact says of its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// The subject is an acronym, the object what it stands for.
    StandsFor,
    /// The subject is the object, which says what kind of thing it is: "A griot is a keeper of …".
    Is(VerbGroup),
    /// The subject does something, or something is done to it.
    Does(VerbGroup),
}

/// A part of a fact's clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub role: Role,
    /// Its bytes in [`Fact::says`], with its preposition.
    pub place: Range<usize>,
    /// Its preposition: "in", "by"; none for a bare phrase.
    pub preposition: Option<String>,
    /// Its bytes in the article's text, from the first word to the last.
    pub span: Span,
    /// The thing that it names or describes, in [`Facts::things`].
    pub thing: Option<usize>,
    /// What kind of thing that is.
    pub kind: Option<Kind>,
    /// The bytes of its head in [`Fact::says`].
    pub head: Range<usize>,
    /// Whether its head is a noun.
    pub is_noun: bool,
    /// Its bytes in [`Fact::says`] that may be asked for: a short phrase that says something of its own.
    pub answer: Option<Range<usize>>,
    /// Whether it is one or several.
    pub number: Number,
    /// What it is worth, if it is a date or an amount as a whole.
    pub value: Option<Quantity>,
}

/// What a part does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Subject,
    /// The verb with its auxiliaries and particles.
    Verb,
    Object,
    /// What a copula says of its subject, or a clause that completes the verb.
    Complement,
    /// Who does what a passive verb says: "by France".
    Agent,
    Time,
    Place,
    /// Why, or what for: "because …", "due to …", "in order to …".
    Reason,
    /// Whatever else goes with the verb.
    Other,
}

/// A name in a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its bytes in [`Fact::says`], without article.
    pub place: Range<usize>,
    /// What it names, in [`Facts::things`].
    pub thing: usize,
    /// Whether it is all of its phrase: not "New Horizons" in "the New Horizons spacecraft", nor "Spain"
    /// in "Spain's claim".
    pub is_phrase: bool,
    /// Whether "and" or "or" joins it to others of its kind.
    pub is_listed: bool,
    /// The role of the part that it stands in.
    pub role: Option<Role>,
}

/// A date, number or amount in a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Valued {
    /// Its bytes in [`Fact::says`].
    pub place: Range<usize>,
    /// What it is worth.
    pub quantity: Quantity,
    /// The bytes of the noun that it counts, with what stands between.
    pub counted: Option<Range<usize>>,
    /// Whether that is certain.
    pub certainty: Certainty,
}

/// A pronoun or short name, and what stands for it in [`Fact::says`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Its bytes in the article's text.
    pub span: Span,
    /// What it means.
    pub name: String,
}

/// Who or what an article speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    pub kind: Option<Kind>,
    /// Its fullest name.
    pub name: String,
    /// All its names in the article, `name` first.
    pub names: Vec<String>,
    /// How often the article speaks of it.
    pub mentions: usize,
    /// What a person is called before the name, in lower case: "general", "president", "chemist".
    pub roles: Vec<String>,
    /// How common the rarest word of its name is in general texts, as a place by frequency; none if it is hardly
    /// ever seen there. What is known widely has a low one.
    pub rank: Option<u32>,
    /// The sentence that speaks of it first.
    pub first: usize,
}

/// All that was read from an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// In the order of the article.
    pub facts: Vec<Fact>,
    pub things: Vec<Thing>,
    /// All sentences, in their order.
    pub sentences: Vec<SentenceRead>,
    /// What the article is about, in [`Facts::things`]: the thing that it speaks of most, if that is often.
    pub topic: Option<usize>,
    /// For each of its words, as it is written, the number of the cluster of words that are used like it.
    pub clusters: HashMap<String, u32>,
    /// How often it says its words.
    pub vocabulary: Vocabulary,
    /// The lemma of the noun that says what it is about, where that has no name: "albedo".
    pub topic_noun: Option<String>,
}

impl Fact {
    /// The text of a part, preposition included.
    pub fn text(&self, part: &Part) -> &str {
        &self.says[part.place.clone()]
    }

    /// The bytes of a part behind its preposition; none if it does not begin with that: "early in 2013".
    pub fn behind_preposition(&self, part: &Part) -> Option<Range<usize>> {
        let Some(preposition) = &part.preposition else { return Some(part.place.clone()) };
        let text = self.text(part);
        let (first, rest) = text.split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        (first.to_lowercase() == *preposition).then(|| part.place.end - rest.len()..part.place.end)
    }

    /// The first part in this role.
    pub fn part(&self, role: Role) -> Option<&Part> {
        self.parts.iter().find(|part| part.role == role)
    }

    /// Whether some of its bytes stand within the first part in this role.
    pub fn is_in_part(&self, role: Role, place: &Range<usize>) -> bool {
        let is_around = |part: &Part| part.place.start <= place.start && place.end <= part.place.end;
        self.part(role).is_some_and(is_around)
    }
}

#[cfg(test)]
mod tests;
