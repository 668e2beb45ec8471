//! Noun phrases and the names in them, by the tree.

use std::ops::Range;

use super::month::People;
use super::name::{self, Name};
use crate::language::gazetteer::{Cue, Cues};
use crate::language::{Class, Relation, Sentence, Tag, Token};

/// Longer phrases are cut down to their head: nobody names a thing with so many words, and work per
/// phrase stays bounded.
const LONGEST_PHRASE: usize = 40;

/// A noun phrase: without relative clauses, appositions and what is joined to it by "and".
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) head: usize,
    pub(super) what: What,
}

/// What its head is.
#[derive(Debug)]
pub(super) enum What {
    Name(Name),
    Noun,
    Pronoun,
}

/// The noun phrases of a sentence in the order of their heads.
pub(super) fn phrases(sentence: &Sentence, cues: &[Cues], people: &People) -> Vec<Phrase> {
    let extents = extents(sentence);
    let mut phrases: Vec<Phrase> = Vec::new();
    // Up to which token the last name reaches.
    let mut named = 0;
    for (head, token) in sentence.tokens.iter().enumerate() {
        // A bracket cannot head what has no bracket without its partner.
        if is_mark(token) {
            continue;
        }
        // The words of a name have no phrases of their own.
        if head < named {
            continue;
        }
        if token.tag == Tag::Pronoun || token.tag == Tag::PossessivePronoun {
            phrases.push(Phrase { tokens: head..head + 1, head, what: What::Pronoun });
        }
        let is_person = cues[head].has(Cue::TimeNoun) && people.has(&sentence.tokens, head);
        let is_noun = token.tag.is_noun() && token.class != Class::Pronoun;
        if !(is_noun || is_person) {
            continue;
        }
        let phrase = balanced(&sentence.tokens, bounded(extents[head].clone(), head), head);
        let is_part = is_part(token);
        if is_part && !(token.tag.is_proper() && is_outside_name(sentence, head)) {
            continue;
        }
        let reach = phrase.start..name::listed_end(cues, phrase.end, is_part);
        if let Some(name) = name::name(sentence, cues, &reach, head, is_person) {
            named = named.max(name.tokens.end);
            // "Economic and Social Council": what its words are by themselves, they are not here.
            while phrases.last().is_some_and(|last| is_word_of(last, &name)) {
                phrases.pop();
            }
            let start = if is_part { name.with_titles } else { article(&sentence.tokens, name.with_titles) };
            let tokens = balanced(&sentence.tokens, start.max(phrase.start)..name.tokens.end, head);
            phrases.push(Phrase { tokens, head, what: What::Name(name) });
        } else if !is_part && is_noun && (is_person || !is_calendar(cues[head], token)) {
            phrases.push(Phrase { tokens: phrase, head, what: What::Noun });
        }
    }
    phrases
}

/// Whether a name that was found is one word of a longer one.
fn is_word_of(phrase: &Phrase, name: &Name) -> bool {
    matches!(phrase.what, What::Name(_)) && phrase.tokens.start >= name.tokens.start
}

/// Whether the word belongs to the noun that is its head.
fn is_part(token: &Token) -> bool {
    use Relation::{Amod, Compound, Fixed, Flat, Goeswith, NmodDesc};
    token.head.is_some() && matches!(token.relation, Amod | Compound | Flat | Fixed | Goeswith | NmodDesc)
}

/// Whether a name stands before a common noun: "the Mali mission".
fn is_outside_name(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let head = token.head.and_then(|head| sentence.tokens.get(head));
    token.relation == Relation::Compound && head.is_some_and(|head| !head.tag.is_proper())
}

/// Months and weekdays are dates, not names.
fn is_calendar(cues: Cues, token: &Token) -> bool {
    token.tag.is_proper() && cues.has(Cue::TimeNoun)
}

/// The start of a phrase with the article before it.
fn article(tokens: &[Token], start: usize) -> usize {
    match start.checked_sub(1).map(|before| &tokens[before]) {
        Some(before) if before.tag == Tag::Determiner => start - 1,
        _ => start,
    }
}

/// For each token, the tokens from the first to the last that belong to the phrase it heads.
fn extents(sentence: &Sentence) -> Vec<Range<usize>> {
    let tokens = &sentence.tokens;
    // As the phrase itself, and as it stands in another: there it has its preposition and what is
    // joined to it.
    let mut own: Vec<Range<usize>> = (0..tokens.len()).map(|at| at..at + 1).collect();
    let mut within = own.clone();
    for at in leaves_first(tokens) {
        let Some(head) = tokens[at].head.filter(|head| *head < tokens.len()) else { continue };
        if belongs(&tokens[at], at, head) {
            own[head] = union(&own[head], &within[at]);
        }
        if belongs(&tokens[at], at, head) || follows(&tokens[at]) {
            within[head] = union(&within[head], &within[at]);
        }
    }
    own
}

/// Tokens in an order in which each comes before its head. What hangs on no root is left out.
fn leaves_first(tokens: &[Token]) -> Vec<usize> {
    let is_root = |token: &Token| token.head.is_none_or(|head| head >= tokens.len());
    let mut first = vec![usize::MAX; tokens.len()];
    let mut next = vec![usize::MAX; tokens.len()];
    for (at, token) in tokens.iter().enumerate() {
        if let Some(head) = token.head.filter(|head| *head < tokens.len()) {
            next[at] = std::mem::replace(&mut first[head], at);
        }
    }
    let mut order: Vec<usize> = (0..tokens.len()).filter(|at| is_root(&tokens[*at])).collect();
    let mut done = 0;
    while done < order.len() {
        let mut child = first[order[done]];
        while child != usize::MAX {
            order.push(child);
            child = next[child];
        }
        done += 1;
    }
    order.reverse();
    order
}

/// Whether a word is part of the noun phrase that its head heads.
fn belongs(token: &Token, at: usize, head: usize) -> bool {
    use Relation::{Amod, Compound, Det, DetPredet, Fixed, Flat, Goeswith, Nmod, NmodDesc, NmodPoss, Nummod};
    match token.relation {
        Det | DetPredet | Compound | Flat | Fixed | Goeswith | Nummod | NmodDesc => true,
        NmodPoss => at < head,
        Amod => at < head,
        Nmod => at > head,
        _ => false,
    }
}

/// Whether a word is part of what a phrase brings along where it stands in another phrase.
fn follows(token: &Token) -> bool {
    use Relation::{Advmod, Case, Cc, Conj, Obl};
    matches!(token.relation, Case | Conj | Cc | Advmod | Obl)
}

fn union(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}

fn bounded(range: Range<usize>, head: usize) -> Range<usize> {
    if range.len() > LONGEST_PHRASE { head..head + 1 } else { range }
}

/// The range cut so that each bracket and quote in it has its partner, with the head still in it. The
/// partner may stand next to the range: then it is taken in.
fn balanced(tokens: &[Token], range: Range<usize>, head: usize) -> Range<usize> {
    let alone = match lonely(tokens, range.clone()) {
        None => return range,
        Some(alone) => alone,
    };
    let wider = range.start..(range.end + 1).min(tokens.len());
    let cut = if alone > head { range.start..alone } else { alone + 1..range.end };
    [wider, cut]
        .into_iter()
        .find(|range| range.contains(&head) && lonely(tokens, range.clone()).is_none())
        .unwrap_or(head..head + 1)
}

/// The first bracket or quote in the range that has no partner in it.
fn lonely(tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    for at in range {
        let form = tokens[at].word.form.as_str();
        // A straight quote closes if one is open.
        if open.last().is_some_and(|(_, partner)| *partner == form) {
            open.pop();
        } else if let Some((_, partner)) = MARKS.iter().find(|(opening, _)| *opening == form) {
            open.push((at, *partner));
        } else if MARKS.iter().any(|(_, closing)| *closing == form) {
            return Some(at);
        }
    }
    open.first().map(|(at, _)| *at)
}

/// Marks that open and the marks that close them.
const MARKS: [(&str, &str); 7] =
    [("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ("``", "''"), ("«", "»"), ("\"", "\"")];

fn is_mark(token: &Token) -> bool {
    let form = token.word.form.as_str();
    MARKS.iter().any(|(opening, closing)| *opening == form || *closing == form)
}
