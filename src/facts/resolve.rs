//! Whether a clause can be said on its own: what its pronouns and short names mean is written out, and a
//! clause that points at something outside itself, which is not known for certain, is refused.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::meaning::{earlier, noun, pronoun, short_name};
use super::refusal::Refusal;
use super::tree::Tree;
use super::words::{DEIXIS, DIRECTIONS, POINTING, PRONOUNS, SIZES, SPEAKERS, is_in};
use crate::language::forms::Tense;
use crate::language::mentions::{Form, Mentions};
use crate::language::values::{Quantity, Value};
use crate::language::{Class, English, Relation, Sentence, Tag, Token};

/// Words of a sentence, and what is said in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Replacement {
    pub(super) tokens: Range<usize>,
    pub(super) by: String,
    pub(super) thing: usize,
}

/// An event that a sentence told of, with its date or place: "the coup in Mali on 18 August 2020".
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// The lemma of its noun.
    pub(super) noun: String,
    pub(super) says: String,
}

/// What an article is about, if that has a name.
#[derive(Debug, Clone)]
pub(super) struct Topic {
    pub(super) thing: usize,
    /// The sentence that first speaks of it.
    pub(super) first: usize,
    /// The lemmas of common nouns that say what it is: "city", "capital".
    pub(super) nouns: HashSet<String>,
}

/// Where a clause stands: its sentence and all that is known of it.
pub(super) struct Context<'a> {
    pub(super) english: &'a English<'a>,
    pub(super) sentences: &'a [Sentence],
    pub(super) sentence: usize,
    pub(super) tree: &'a Tree<'a>,
    pub(super) mentions: &'a Mentions,
    pub(super) values: &'a [Value],
    /// The event that the sentence before told of, if this one may go on about it.
    pub(super) event: Option<&'a Event>,
    /// How often the article says each lemma of a common noun.
    pub(super) counts: &'a HashMap<String, usize>,
    /// The words that the article writes without a capital somewhere.
    pub(super) small: &'a HashSet<String>,
    /// The words that it writes with a capital within a sentence.
    pub(super) capital: &'a HashSet<String>,
    /// For each noun the things of the article that have it in their names.
    pub(super) bearers: &'a HashMap<String, Vec<usize>>,
    /// For each thing whether the text gives its name "the" more often than not.
    pub(super) takes_article: &'a [bool],
    /// For each lemma of a common noun the sentence that had it last, this one not counted.
    pub(super) nouns: &'a HashMap<String, usize>,
    /// What the article is about.
    pub(super) topic: Option<&'a Topic>,
}

/// A clause as far as it is resolved.
pub(super) struct Saying<'a> {
    pub(super) context: &'a Context<'a>,
    /// Its words.
    pub(super) tokens: &'a [usize],
    /// The head of its subject.
    pub(super) subject: usize,
    /// Whether it tells what is always so.
    pub(super) is_present: bool,
    /// What is written out so far.
    pub(super) said: Vec<Replacement>,
}

/// Finds what has to be written out so that `tokens` can be said on their own. `subject` is the head of
/// the clause's subject. With a refusal comes the token that it is about.
pub(super) fn resolve(
    context: &Context,
    tokens: &[usize],
    subject: usize,
    tense: Tense,
) -> Result<Vec<Replacement>, (usize, Refusal)> {
    let is_present = tense == Tense::Present;
    let mut clause = Saying { context, tokens, subject, is_present, said: Vec::new() };
    // The subject first: "after his return he" is "after his return Gordon".
    let first = tokens.contains(&subject).then_some(subject);
    for at in first.into_iter().chain(tokens.iter().copied().filter(|at| Some(*at) != first)) {
        let found = resolve_word(&clause, at).map_err(|refusal| (at, refusal))?;
        clause.said.extend(found);
    }
    clause.said.sort_by_key(|replacement| replacement.tokens.start);
    Ok(clause.said)
}

fn resolve_word(clause: &Saying, at: usize) -> Result<Option<Replacement>, Refusal> {
    let context = clause.context;
    check_word(clause, at)?;
    let Some(mention) = context.mentions.at(context.sentence, at).filter(|mention| mention.head == at) else {
        check_unmentioned(context, at)?;
        return Ok(None);
    };
    let found = match mention.form {
        Form::Pronoun => pronoun(clause, mention)?,
        Form::Noun => noun(clause, mention)?,
        Form::Name => short_name(clause, mention),
    };
    // Somebody's words stay as they are.
    if found.is_none() || !is_quoted(context.tree, at) {
        return Ok(found);
    }
    match mention.form {
        Form::Name => Ok(None),
        _ => Err(Refusal::Reference(words_of(context, mention.tokens.clone()))),
    }
}

/// Whether a word stands within quotation marks.
fn is_quoted(tree: &Tree, at: usize) -> bool {
    let is_mark = |at: &usize| matches!(tree.tokens[*at].word.form.as_str(), "“" | "”" | "\"");
    (0..at).filter(is_mark).count() % 2 == 1
}

/// Words that are about something outside of the clause, whatever they belong to.
fn check_word(clause: &Saying, at: usize) -> Result<(), Refusal> {
    let Saying { context, tokens, .. } = clause;
    let tree = context.tree;
    let token = &tree.tokens[at];
    let word = tree.lower(at);
    // "World War I".
    let is_numeral = word == "i" && at > 0 && tree.tokens[at - 1].tag.is_proper();
    if is_in(SPEAKERS, &word) && !is_numeral && matches!(token.class, Class::Pronoun) {
        return Err(Refusal::Speaker);
    }
    let is_demonstrative = matches!(word.as_str(), "this" | "these" | "those")
        || word == "that" && (token.relation == Relation::Det || token.tag == Tag::Determiner);
    if is_demonstrative && !is_known(context, at) && !is_told_behind(tree, at, &word) {
        return Err(Refusal::Demonstrative(word));
    }
    if is_in(POINTING, &word) && is_pointing(context, at, &word) || is_sized_by_another(clause, at) {
        return Err(Refusal::Demonstrative(word));
    }
    if is_further_on(tree, at) {
        return Err(Refusal::Deixis(word));
    }
    if word == "there" && token.tag != Tag::There {
        return Err(Refusal::Deixis(word));
    }
    if is_in(DEIXIS, &word) && matches!(token.class, Class::Adverb | Class::Adjective) {
        // "once" that counts, "now" in a name.
        let counts = word == "once" && token.relation == Relation::Mark;
        if !counts && !is_within_value(context, at) {
            return Err(Refusal::Deixis(word));
        }
    }
    if let Some(value) = context.values.iter().find(|value| value.words.start == at)
        && matches!(value.quantity, Quantity::Relative(_))
        && value.words.clone().all(|word| tokens.contains(&word))
    {
        return Err(Refusal::Deixis(words_of(context, value.words.clone())));
    }
    Ok(())
}

/// "the larger glands": larger than what was spoken of before. "The lower house" has its name so.
fn is_sized_by_another(clause: &Saying, at: usize) -> bool {
    let tree = clause.context.tree;
    let token = &tree.tokens[at];
    let has_the = |noun| tree.child(noun, &[Relation::Det]).is_some_and(|the| tree.lower(the) == "the");
    token.tag == Tag::Comparative
        && token.relation == Relation::Amod
        && is_in(SIZES, &token.lemma)
        && token.word.form.starts_with(char::is_lowercase)
        && token.head.is_some_and(has_the)
        && !clause.tokens.iter().any(|at| matches!(tree.lower(*at).as_str(), "than" | "two"))
}

/// "Further west, the mountains …"
fn is_further_on(tree: &Tree, at: usize) -> bool {
    let is_direction = |next: &Token| is_in(DIRECTIONS, &next.word.form.to_lowercase());
    matches!(tree.lower(at).as_str(), "further" | "farther")
        && tree.tokens.get(at + 1).is_some_and(is_direction)
        && tree.tokens.get(at + 2).is_some_and(|token| token.tag == Tag::Comma)
}

/// "a blast like that of a bomb", "those who stayed": what follows says which are meant.
fn is_told_behind(tree: &Tree, at: usize, word: &str) -> bool {
    let next = tree.tokens.get(at + 1).map(|_| tree.lower(at + 1)).unwrap_or_default();
    let is_head = tree.tokens[at].relation != Relation::Det;
    let is_clause = matches!(next.as_str(), "who" | "whose" | "whom") || word == "those" && next == "that";
    // Of something that was said before it.
    let is_of = next == "of" && at > 2 && !tree.tokens[at].relation.is_subject();
    matches!(word, "that" | "those") && is_head && (is_clause && word == "those" || is_of)
}

/// Whether a demonstrative belongs to a noun of which it is known what it takes up: "this treaty".
fn is_known(context: &Context, at: usize) -> bool {
    let token = &context.tree.tokens[at];
    let noun = token.head.filter(|_| token.relation == Relation::Det);
    let mention =
        noun.and_then(|noun| context.mentions.at(context.sentence, noun).filter(|it| it.head == noun));
    mention.is_some_and(|mention| mention.form == Form::Noun && earlier(context, mention).is_some())
}

fn is_within_value(context: &Context, at: usize) -> bool {
    context
        .values
        .iter()
        .any(|value| value.words.contains(&at) && !matches!(value.quantity, Quantity::Relative(_)))
}

/// Whether a word that can compare with something said before does so here: not in "such as", "so
/// that", "both … and", "the same … as", "other than", "each other".
fn is_pointing(context: &Context, at: usize, word: &str) -> bool {
    let tree = context.tree;
    let next = tree.tokens.get(at + 1).map(|_| tree.lower(at + 1)).unwrap_or_default();
    let before = at.checked_sub(1).map(|before| tree.lower(before)).unwrap_or_default();
    let within = |wanted: &str, reach: usize| {
        (at + 1..tree.tokens.len().min(at + 1 + reach)).any(|at| tree.lower(at) == wanted)
    };
    let later = |wanted: &str| within(wanted, 11);
    match word {
        "such" => {
            let is_so = tree.tokens[at].relation == Relation::DetPredet && later("that");
            !(is_so || matches!(next.as_str(), "as" | "that"))
        }
        "so" => !(next == "that" || later("that") && tree.tokens[at].relation == Relation::Advmod),
        "both" => !later("and"),
        "same" | "similar" => !(within("as", 3) || next == "to"),
        "other" | "others" => {
            let is_joined = matches!(before.as_str(), "each" | "and" | "or" | "many");
            !(next == "than" || is_joined || is_compared(tree, at, &before))
        }
        // "they fought one another"
        "another" => before != "one",
        "particular" => before == "the" || before == "that",
        "thus" | "too" => tree.tokens[at].relation == Relation::Advmod && !(word == "too" && later("to")),
        "above" | "below" => {
            tree.tokens[at].class == Class::Adverb || tree.tokens[at].relation == Relation::Amod
        }
        "else" | "otherwise" | "respective" | "respectively" | "corresponding" => true,
        // "the next day", "the former", "the following year".
        "next" | "following" | "preceding" | "former" | "latter" => before == "the",
        _ => true,
    }
}

/// "Whales, like other mammals, …", "smaller than other planets": what the clause speaks of is compared with all others.
fn is_compared(tree: &Tree, other: usize, before: &str) -> bool {
    let noun = tree.tokens[other].head.unwrap_or(other);
    let is_many = matches!(tree.tokens[noun].tag, Tag::NounPlural | Tag::ProperNounPlural);
    let is_behind = tree
        .ancestors(noun)
        .all(|above| tree.tokens[above].head.is_none() || !tree.tokens[above].relation.is_subject());
    is_many && is_behind && matches!(before, "like" | "unlike" | "than" | "from" | "with" | "to" | "most")
}

fn check_unmentioned(context: &Context, at: usize) -> Result<(), Refusal> {
    let tree = context.tree;
    let token = &tree.tokens[at];
    let is_relative =
        matches!(token.tag, Tag::WhPronoun | Tag::WhDeterminer | Tag::WhPossessive | Tag::WhAdverb);
    if token.class == Class::Pronoun && !is_relative && token.tag != Tag::There {
        let word = tree.lower(at);
        if is_in(PRONOUNS, &word) {
            return Err(Refusal::Pronoun(word));
        }
    }
    Ok(())
}

pub(super) fn words_of(context: &Context, tokens: Range<usize>) -> String {
    let words: Vec<&str> = tokens.map(|at| context.tree.tokens[at].word.form.as_str()).collect();
    words.join(" ")
}
