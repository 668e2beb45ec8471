//! What stands in a clause and may be asked for: names, dates and numbers, terms, key phrases; and what is
//! said in passing.

use std::ops::Range;

use super::clause::{Clause, is_addition};
use super::resolve::{Context, Replacement};
use super::wording::Wording;
use super::{Named, Part, Valued};
use crate::language::gazetteer::{Cue, cues};
use crate::language::mentions::Form;
use crate::language::values::{Quantity, Value};
use crate::language::{Class, English, Kind, Relation, Tag, Token};

pub(super) fn names(
    context: &Context,
    parts: &[Part],
    wording: &Wording,
    tokens: &[usize],
    replacements: &[Replacement],
) -> Vec<Named> {
    let mut names = Vec::new();
    for mention in context.mentions.of_sentence(context.sentence) {
        let Ok(thing) = mention.thing else { continue };
        if !tokens.contains(&mention.head) {
            continue;
        }
        let replaced = replacements.iter().find(|replacement| {
            replacement.thing == thing
                && replacement.tokens.end > mention.tokens.start
                && replacement.tokens.start < mention.tokens.end
        });
        if mention.form != Form::Name && replaced.is_none() {
            continue;
        }
        let own = |at: &usize| {
            !matches!(context.tree.lower(*at).as_str(), "the" | "a" | "an") || *at != mention.tokens.start
        };
        let Some(mut place) = wording.place_of(mention.tokens.clone().filter(own)) else { continue };
        if context.mentions.things()[thing].names.is_empty() {
            continue;
        }
        // Titles are no part of a name that is asked for.
        let name = context.mentions.things()[thing].name.as_str();
        let is_person = context.mentions.things()[thing].kind == Some(Kind::Person);
        if let Some(before) =
            wording.says[place.clone()].strip_suffix(name).filter(|before| is_person && *before != "St. ")
        {
            place.start += before.len();
        }
        // A replacement may bring an article and a possessive ending of its own.
        let said = &wording.says[place.clone()];
        if let Some(rest) =
            said.get(4..).filter(|_| said.to_lowercase().starts_with("the ") && replaced.is_some())
        {
            place.start = place.end - rest.len();
        }
        for ending in ["'s", "’s", "'", "’"] {
            if wording.says[place.clone()].ends_with(ending) {
                place.end -= ending.len();
                break;
            }
        }
        let relation = context.tree.tokens[mention.head].relation;
        let is_phrase = !matches!(
            relation,
            Relation::Compound
                | Relation::Amod
                | Relation::NmodPoss
                | Relation::Flat
                | Relation::NmodDesc
                | Relation::Nummod
        );
        let role = parts.iter().find(|part| part.place.start <= place.start && place.end <= part.place.end);
        let is_listed =
            relation == Relation::Conj || context.tree.child(mention.head, &[Relation::Conj]).is_some();
        names.push(Named { role: role.map(|part| part.role), place, thing, is_phrase, is_listed });
    }
    names.sort_by_key(|named| named.place.start);
    names
}

/// Whether the first word is written with a capital wherever it stands.
pub(super) fn keeps_capital(
    context: &Context,
    tokens: &[usize],
    wording: &Wording,
    replacements: &[Replacement],
) -> bool {
    // What joins the clause to the one before is not in its wording.
    let Some(&first) = tokens.iter().find(|at| wording.has(**at)) else { return false };
    if let Some(replacement) = replacements.iter().find(|replacement| replacement.tokens.contains(&first)) {
        return replacement.by.starts_with(char::is_uppercase);
    }
    let token = &context.tree.tokens[first];
    let form = token.word.form.as_str();
    if first > 0 {
        return form.starts_with(char::is_uppercase);
    }
    // A word that is common elsewhere, or made as common nouns are: "Osmosis" at the beginning of a sentence.
    let lower = form.to_lowercase();
    let is_alone = tokens.get(1).is_none_or(|next| !context.tree.tokens[*next].tag.is_proper());
    let is_common = is_alone
        && cues(&[form])[0].is_empty()
        && (context.small.contains(&lower)
            || ABSTRACT.iter().any(|ending| lower.len() > ending.len() + 2 && lower.ends_with(ending)));
    token.tag.is_proper() && !is_common
        || context.capital.contains(form) && !context.small.contains(&lower)
        || form.chars().skip(1).any(char::is_uppercase)
        || cues(&[form])[0].has_any(&[Cue::Nationality, Cue::Country]) && token.class == Class::Adjective
}

/// Endings of nouns that are no names.
const ABSTRACT: [&str; 9] = ["ation", "ence", "graphy", "ity", "logy", "ment", "metry", "ness", "sis"];

/// What is said in passing, without the commas that set it off.
pub(super) fn asides(context: &Context, clause: &Clause, wording: &Wording) -> Vec<Range<usize>> {
    let tree = context.tree;
    let mut asides: Vec<Range<usize>> = Vec::new();
    for at in clause.tokens().filter(|at| *at != clause.predicate && is_addition(tree, *at)) {
        let below = tree.below(at, |_| false).into_iter().filter(|at| wording.has(*at)).collect::<Vec<_>>();
        let is_core =
            |at: &usize| *at == clause.subject || *at == clause.predicate || clause.verbs.contains(at);
        let first = below.iter().position(|at| !tree.is_punctuation(*at)).unwrap_or(0);
        let last = below.iter().rposition(|at| !tree.is_punctuation(*at)).map_or(0, |last| last + 1);
        if below.iter().any(is_core) {
            continue;
        }
        let Some(place) = wording.place_of(below[first..last.max(first)].iter().copied()) else { continue };
        if asides.last().is_none_or(|last| last.end <= place.start) {
            asides.push(place);
        }
    }
    asides
}

/// Terms that the clause introduces: what something is "called" or "known as".
pub(super) fn terms(context: &Context, wording: &Wording) -> Vec<Range<usize>> {
    let tree = context.tree;
    let mut terms = Vec::new();
    for (at, token) in tree.tokens.iter().enumerate() {
        if !matches!(token.word.form.as_str(), "called" | "termed" | "named" | "dubbed" | "known" | "to")
            || !wording.has(at)
        {
            continue;
        }
        let first = match token.word.form.as_str() {
            "known" if at + 1 < tree.tokens.len() && tree.lower(at + 1) == "as" => at + 2,
            // "referred to as".
            "to" if at > 0
                && tree.lower(at - 1) == "referred"
                && at + 1 < tree.tokens.len()
                && tree.lower(at + 1) == "as" =>
            {
                at + 2
            }
            "known" | "to" => continue,
            _ => at + 1,
        };
        // The noun phrase there, up to its head.
        let head = (first..tree.tokens.len()).take_while(|at| {
            matches!(
                tree.tokens[*at].class,
                Class::Noun | Class::ProperNoun | Class::Adjective | Class::Determiner | Class::Number
            ) || tree.tokens[*at].tag == Tag::Hyphen
                || tree.tokens[*at].tag == Tag::VerbGerund
        });
        let mut own: Vec<usize> = head.collect();
        while own
            .last()
            .is_some_and(|at| !tree.tokens[*at].tag.is_noun() && tree.tokens[*at].tag != Tag::VerbGerund)
        {
            own.pop();
        }
        if own.first().is_some_and(|at| matches!(tree.lower(*at).as_str(), "the" | "a" | "an")) {
            own.remove(0);
        }
        // "a body called the League of Nations": the name goes on.
        let goes_on = own.last().is_some_and(|at| {
            let next =
                |ahead: usize| tree.tokens.get(at + ahead).map_or("", |token| token.word.form.as_str());
            next(1) == "of" && next(2).starts_with(char::is_uppercase)
        });
        let place = wording.place_of(own.iter().copied()).filter(|place| !place.is_empty() && !goes_on);
        terms.extend(place);
    }
    terms
}

/// The rare words of a clause, by token.
pub(super) fn technical(context: &Context, wording: &Wording) -> Vec<(usize, Range<usize>)> {
    let tokens = context.tree.tokens.iter().enumerate();
    let technical = tokens.filter_map(|(at, token)| {
        wording.place_of([at]).filter(|_| is_rare(context.english, token)).map(|place| (at, place))
    });
    technical.collect()
}

/// Whether a word is rare in general texts; names are not asked.
pub(super) fn is_rare(english: &English, token: &Token) -> bool {
    let is_content = matches!(token.class, Class::Noun | Class::Adjective | Class::Verb);
    let is_word = token.word.form.chars().count() > 3 && token.word.form.chars().all(char::is_alphabetic);
    let is_rare = |word: &str| english.rank(word).is_none_or(|rank| rank > COMMON);
    is_content && is_word && is_rare(&token.word.form) && is_rare(&token.lemma)
}

/// Words that are as frequent as this in general texts, and more so, are common.
const COMMON: u32 = 3500;

/// Noun phrases with one of the rare words, where they are whole and short.
pub(super) fn keys(
    context: &Context,
    wording: &Wording,
    technical: &[(usize, Range<usize>)],
) -> Vec<Range<usize>> {
    let tree = context.tree;
    let mut keys: Vec<Range<usize>> = Vec::new();
    for &(at, _) in technical {
        // The head of the phrase that the word stands in.
        let of_noun = [Relation::Compound, Relation::Amod];
        let head = match tree.tokens[at].head {
            Some(head) if of_noun.contains(&tree.tokens[at].relation) && at < head => head,
            _ => at,
        };
        let token = &tree.tokens[head];
        let is_whole = matches!(token.tag, Tag::Noun | Tag::NounPlural)
            && !matches!(
                token.relation,
                Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::Conj
            )
            && tree
                .child(head, &[Relation::Conj, Relation::NmodPoss, Relation::Nummod, Relation::Appos])
                .is_none();
        let first = tree
            .children(head)
            .iter()
            .copied()
            .filter(|child| of_noun.contains(&tree.tokens[*child].relation))
            .min();
        let phrase = first.unwrap_or(head).min(head)..head + 1;
        let is_topic =
            context.counts.get(&token.lemma.to_lowercase()).is_some_and(|count| *count >= FEWEST_OF_KEY);
        // "an alarming rate": it is the noun that is asked for.
        let is_named_so = head == at || tree.tokens[at].relation == Relation::Compound;
        let is_plain = phrase.clone().all(|at| {
            matches!(tree.tokens[at].class, Class::Noun | Class::Adjective)
                || tree.tokens[at].tag == Tag::Hyphen
        }) && !QUANTIFIERS.contains(&tree.lower(phrase.start).as_str());
        if !is_whole || !is_topic || !is_named_so || !is_plain || phrase.len() > LONGEST_KEY {
            continue;
        }
        if let Some(place) = wording.place_of(phrase).filter(|place| !keys.contains(place)) {
            keys.push(place);
        }
    }
    keys
}

/// The article says the noun of a key phrase this often.
const FEWEST_OF_KEY: usize = 3;

/// Adjectives that say how many, and nothing of what is spoken of.
const QUANTIFIERS: [&str; 8] = ["few", "many", "more", "most", "much", "other", "several", "various"];

/// Most words of a key phrase.
const LONGEST_KEY: usize = 4;

pub(super) fn valued(context: &Context, wording: &Wording, value: &Value) -> Option<Valued> {
    if matches!(value.quantity, Quantity::Relative(_)) {
        return None;
    }
    let place = wording.place_of(value.words.clone())?;
    let counted = value.noun.and_then(|noun| {
        // Up to the head of the phrase that it counts.
        let mut head = noun;
        while let Some(above) =
            context.tree.tokens[head].head.filter(|above| *above > head && *above < head + 4)
        {
            if !context.tree.tokens[above].tag.is_noun() {
                break;
            }
            head = above;
        }
        wording.place_of(value.words.end..head + 1)
    });
    Some(Valued { place, quantity: value.quantity, counted, certainty: value.certainty })
}
