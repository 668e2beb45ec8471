//! Which noun phrases may be the answer to a question: short ones that say something of their own.

use std::ops::Range;

use super::content::is_rare;
use super::resolve::Context;
use super::wording::Wording;
use super::words::{UNIQUE, WHEREABOUTS, is_in};
use crate::language::{Class, Kind, Relation, Tag};

/// Most words of an answer, an article before it not counted.
const LONGEST: usize = 5;

/// The article says a noun this often when it is one of its topics.
const FEWEST_OF_TOPIC: usize = 3;

/// Nouns that are as frequent as this in general texts say little, however often the article has them.
const PLAIN: u32 = 400;

/// The bytes of the noun phrase at the beginning of a part, behind its preposition, if it may be asked for:
/// without pronouns, numbers and clauses, with a telling word. What is said behind another preposition is
/// no part of it, but what is "of" something is.
pub(super) fn answer(
    context: &Context,
    wording: &Wording,
    head: usize,
    tokens: &[usize],
) -> Option<Range<usize>> {
    let tree = context.tree;
    let first = tokens.iter().position(|at| !is_opening(context, head, *at))?;
    let rest = &tokens[first..];
    let ends = |at: &usize| *at > head && (leads_on(context, *at) || is_opener_of_aside(context, *at));
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    let phrase = &rest[..end];
    let fits = phrase.contains(&head)
        && tree.tokens[head].tag.is_noun()
        && !matches!(kind(context, head), Some(Kind::Time | Kind::Quantity))
        && phrase.iter().all(|at| is_plain(context, *at, head))
        && !is_bare_definite(context, head, phrase)
        && !is_quantified(context, head, phrase)
        && is_telling(context, head, phrase)
        && rest[end..].iter().all(|at| !is_clause(tree.tokens[*at].relation));
    let is_left = |at: &usize| is_in(WHEREABOUTS, &tree.lower(*at));
    let fits = fits && rest.get(end).is_none_or(|at| is_left(at) || is_opener_of_aside(context, *at));
    let words = phrase.iter().filter(|at| is_word(context, **at)).count();
    if !fits || !(1..=LONGEST).contains(&words) {
        return None;
    }
    wording.place_of(phrase.iter().copied()).filter(|place| !place.is_empty())
}

/// Whether a token is the preposition of the phrase or what belongs to that.
fn is_opening(context: &Context, head: usize, at: usize) -> bool {
    let token = &context.tree.tokens[at];
    at < head
        && (token.relation == Relation::Case && token.head == Some(head) || token.relation == Relation::Fixed)
        && token.tag != Tag::Possessive
}

/// Whether a preposition begins what is not the phrase's own: any but "of".
fn leads_on(context: &Context, at: usize) -> bool {
    let tree = context.tree;
    tree.tokens[at].relation == Relation::Case
        && tree.tokens[at].tag != Tag::Possessive
        && tree.lower(at) != "of"
        && tree.tokens[at].head.is_some_and(|noun| noun > at && tree.tokens[noun].relation == Relation::Nmod)
}

/// Whether a comma or bracket stands there.
fn is_opener_of_aside(context: &Context, at: usize) -> bool {
    matches!(context.tree.tokens[at].tag, Tag::Comma | Tag::OpeningBracket)
}

fn is_clause(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Acl
            | Relation::AclRelcl
            | Relation::Advcl
            | Relation::Ccomp
            | Relation::Xcomp
            | Relation::Conj
    )
}

fn kind(context: &Context, head: usize) -> Option<Kind> {
    let mention = context.mentions.at(context.sentence, head).filter(|mention| mention.head == head);
    let thing = mention.and_then(|mention| mention.thing.ok());
    thing.and_then(|thing| context.mentions.things()[thing].kind).or(context.tree.tokens[head].kind)
}

/// Whether a token can stand in an answer.
fn is_plain(context: &Context, at: usize, head: usize) -> bool {
    let tree = context.tree;
    let token = &tree.tokens[at];
    let relation = at == head
        || matches!(
            token.relation,
            Relation::Det
                | Relation::Amod
                | Relation::Compound
                | Relation::Flat
                | Relation::NmodPoss
                | Relation::NmodDesc
                | Relation::Case
                | Relation::Nmod
                | Relation::Punct
        );
    let word = match token.class {
        Class::Determiner => matches!(tree.lower(at).as_str(), "the" | "a" | "an"),
        Class::Adjective => !matches!(token.tag, Tag::Comparative | Tag::Superlative),
        Class::Verb => matches!(token.tag, Tag::VerbGerund | Tag::VerbParticiple) && at < head,
        Class::Noun | Class::ProperNoun => true,
        Class::Adposition => tree.lower(at) == "of",
        Class::Particle => token.tag == Tag::Possessive,
        Class::Punctuation => token.tag == Tag::Hyphen,
        _ => token.tag == Tag::Possessive,
    };
    relation && word && !context.values.iter().any(|value| value.words.contains(&at))
}

fn is_word(context: &Context, at: usize) -> bool {
    let token = &context.tree.tokens[at];
    token.class != Class::Punctuation
        && !token.word.joined
        && !matches!(context.tree.lower(at).as_str(), "the" | "a" | "an")
}

/// "the treaty", which one was said before: not an answer on its own.
fn is_bare_definite(context: &Context, head: usize, phrase: &[usize]) -> bool {
    let tree = context.tree;
    let is_definite = tree.child(head, &[Relation::Det]).is_some_and(|det| tree.lower(det) == "the");
    let lemma = tree.tokens[head].lemma.to_lowercase();
    is_definite
        && phrase.len() == 2
        && !tree.tokens[head].tag.is_proper()
        && !is_in(UNIQUE, &lemma)
        && !is_rare(context.english, &tree.tokens[head])
}

/// "many ways", "a number of cities", "other states": nothing to know by heart.
fn is_quantified(context: &Context, head: usize, phrase: &[usize]) -> bool {
    let tree = context.tree;
    is_in(EMPTY, &tree.tokens[head].lemma.to_lowercase())
        || phrase.iter().any(|at| is_in(INDEFINITE, &tree.lower(*at)))
}

/// Whether it has a rare word, a name, or is what the article speaks of often.
fn is_telling(context: &Context, head: usize, phrase: &[usize]) -> bool {
    let tree = context.tree;
    let said = |at: usize| context.counts.get(&tree.tokens[at].lemma.to_lowercase()).copied().unwrap_or(0);
    let is_common = |at: usize| {
        let ranks =
            [&tree.tokens[at].word.form, &tree.tokens[at].lemma].map(|form| context.english.rank(form));
        ranks.iter().flatten().any(|rank| *rank < PLAIN)
    };
    phrase.iter().any(|&at| {
        let token = &tree.tokens[at];
        let is_noun = at == head || token.relation == Relation::Compound || token.relation == Relation::Nmod;
        token.tag.is_proper()
            || is_rare(context.english, token)
            || is_noun && said(at) >= FEWEST_OF_TOPIC && !is_common(at)
    })
}

/// Nouns that say how much there is of something, or stand for anything. Sorted.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "advantage", "amount", "array", "aspect", "attempt", "attention", "benefit", "bit", "bunch", "case",
    "chance", "change", "concern", "couple", "course", "degree", "difference", "dozen", "effect", "effort",
    "end", "evidence", "example", "fact", "factor", "fellow", "form", "group", "half", "handful", "host",
    "idea", "impact", "influence", "instance", "issue", "item", "kind", "level", "list", "lot", "majority",
    "matter", "mean", "means", "member", "minority", "mixture", "most", "need", "number", "one",
    "opportunity", "other", "others", "pair", "part", "people", "percentage", "piece", "place", "plenty",
    "point", "portion", "problem", "quantity", "question", "range", "rate", "reason", "rest", "result",
    "right", "role", "sense", "series", "set", "share", "side", "sort", "step", "stuff", "success", "task",
    "thing", "time", "type", "use", "value", "variety", "view", "way", "word", "work",
];

/// Words that leave open which or how many. Sorted.
#[rustfmt::skip]
const INDEFINITE: &[&str] = &[
    "additional", "another", "certain", "countless", "different", "dozens", "each", "enough", "entire",
    "every", "fellow", "few", "following", "former", "further", "general", "good", "great", "important", "large",
    "last", "latter", "little", "main", "major", "many", "more", "most", "much", "multiple", "new", "next",
    "numerous", "other", "own", "particular", "possible", "previous", "real", "same", "several",
    "significant", "similar", "small", "some", "such", "various", "whole",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [EMPTY, INDEFINITE] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
