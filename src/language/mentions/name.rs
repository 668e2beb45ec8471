//! A name as it stands in a sentence: where it begins and ends, and its words.

use std::ops::Range;

use super::acronym::{Fit, fit, is_acronym};
use super::evidence::kinds;
use super::profile::cues_of;
use super::title::behind_titles;
use crate::language::gazetteer::{Cue, Cues, plain};
use crate::language::{Class, Kind, Relation, Sentence, Tag, Token};

/// A name without the article and the titles before it.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    /// Where the titles before it begin: "President" in "President Keïta".
    pub(super) with_titles: usize,
    /// How it is written.
    pub(super) written: String,
    /// Its words in lower case, without accents.
    pub(super) words: Vec<String>,
    /// It is that of a person, although it is a month's, too.
    pub(super) is_person: bool,
}

/// Cues of names that have several words.
pub(super) const NAMES: [Cue; 5] = [Cue::Country, Cue::City, Cue::Place, Cue::Organisation, Cue::Event];

/// Cues of nouns that name what they belong to: "Lake", "University".
pub(super) const GENERIC: [Cue; 4] = [Cue::PlaceNoun, Cue::OrganisationNoun, Cue::EventNoun, Cue::WorkNoun];

/// The name that the noun at `head` is the head of, if the phrase is one.
/// `is_person` says that a month at the head is one.
pub(super) fn name(
    sentence: &Sentence,
    cues: &[Cues],
    phrase: &Range<usize>,
    head: usize,
    is_person: bool,
) -> Option<Name> {
    let tokens = &sentence.tokens;
    if !(tokens[head].tag.is_proper() || is_person)
        || is_people(tokens, cues, head)
        || is_office(tokens, head)
    {
        return None;
    }
    if !is_capital(&tokens[head]) && !is_flat_ahead(tokens, phrase, head) {
        return None;
    }
    let start = start(tokens, cues, phrase, head);
    if start.checked_sub(1).is_some_and(|before| is_indefinite(&tokens[before])) {
        return None;
    }
    let end = end(tokens, cues, phrase, start, head);
    let first = behind_role(tokens, cues, behind_titles(tokens, cues, start, end), end);
    let end = end_by_acronym(tokens, first, end, phrase.end).max(head + 1);
    let words = words(&tokens[first..end]);
    let is_date =
        !is_person && (first..end).all(|at| cues[at].has(Cue::TimeNoun) || tokens[at].tag == Tag::Number);
    let is_nationality = end - first == 1 && is_nationality(tokens, cues, first);
    if words.is_empty() || is_date || is_nationality || is_description(tokens, cues, first..end) {
        return None;
    }
    Some(Name {
        tokens: first..end,
        with_titles: start,
        written: written(&tokens[first..end]),
        words,
        is_person,
    })
}

/// Where a name begins behind what somebody is: "Jean Ribault" in "French Huguenot explorer Jean Ribault".
fn behind_role(tokens: &[Token], cues: &[Cues], first: usize, end: usize) -> usize {
    let is_role =
        |at: &usize| tokens[*at].word.form.starts_with(char::is_lowercase) && cues[*at].has(Cue::Role);
    let role =
        (first..end).rev().find(is_role).filter(|role| role + 1 < end && is_capital(&tokens[role + 1]));
    role.map_or(first, |role| role + 1)
}

/// How tokens are written, each white space as one space.
pub(super) fn written(tokens: &[Token]) -> String {
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && tokens[at - 1].word.span.end != token.word.span.start {
            text.push(' ');
        }
        text.push_str(&token.word.form);
    }
    text
}

/// The words of a name in lower case, without accents.
pub(super) fn words(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|token| plain(&token.word.form)).filter(|word| !word.is_empty()).collect()
}

/// The nouns that say what a name of these words names: "war" for "World War II", "treaty" for "Treaty of
/// Ghent", "fort" for "Fort Henry"; not "world", nor "ghent".
pub(super) fn nouns(words: &[String]) -> impl Iterator<Item = &String> {
    let is_number = |word: &String| word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'));
    let end = words.iter().position(|word| word == "of").unwrap_or(words.len());
    let length = words[..end].iter().rposition(|word| !is_number(word)).map_or(0, |last| last + 1);
    let last = words[..length].last();
    let first = words[..length].first().filter(|_| last.is_some_and(|last| kinds(cues_of(last)).is_empty()));
    last.into_iter().chain(first)
}

/// The end of the name, or of the whole phrase if an acronym beside it says that the name goes on:
/// "Tribunal for Rwanda (ICTR)".
fn end_by_acronym(tokens: &[Token], first: usize, end: usize, phrase_end: usize) -> usize {
    let form =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.word.form.as_str());
    let behind = form(Some(phrase_end + 1));
    let before = form(first.checked_sub(2));
    let acronym = match (form(Some(phrase_end)), form(first.checked_sub(1))) {
        ("(" | "[", _) if is_acronym(behind) => behind,
        (_, "(" | "[") if is_acronym(before) => before,
        _ => return end,
    };
    let fit_to = |start: usize, end: usize| fit(acronym, &words(&tokens[start..end]));
    if fit_to(first, end) == Fit::Good {
        return end;
    }
    // "The Boston office of the World Bank (WB)": the acronym is that of what stands behind "of".
    let of = (first..end).find(|at| is_of(&tokens[*at]));
    if let Some(of) = of.filter(|of| fit_to(of + 1, end) == Fit::Good) {
        return of;
    }
    if fit_to(first, phrase_end) == Fit::Bad { end } else { phrase_end.max(end) }
}

pub(super) fn is_capital(token: &Token) -> bool {
    token.word.form.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// "a Fellow of the Royal Society", "this Gospel": one of many.
fn is_indefinite(token: &Token) -> bool {
    token.tag == Tag::Determiner && !token.word.form.eq_ignore_ascii_case("the")
}

fn is_flat_ahead(tokens: &[Token], phrase: &Range<usize>, head: usize) -> bool {
    (head + 1..phrase.end).any(|at| tokens[at].head == Some(head) && tokens[at].relation == Relation::Flat)
}

/// "the Pacific Islanders", "Joint Chiefs": people of whom nobody is named.
fn is_people(tokens: &[Token], cues: &[Cues], head: usize) -> bool {
    let token = &tokens[head];
    token.tag == Tag::ProperNounPlural && token.kind == Some(Kind::Person) && !cues[head].has_any(&NAMES)
}

/// "Secretary of State": what the office is for, not a name of its own.
fn is_office(tokens: &[Token], at: usize) -> bool {
    let holder =
        tokens[at].head.filter(|_| tokens[at].relation == Relation::Nmod).and_then(|at| tokens.get(at));
    holder.is_some_and(|holder| {
        let noun = plain(&holder.lemma);
        noun.ends_with("secretary") || noun.ends_with("minister")
    })
}

/// "the Malians", "trans-Saharan": a people, not a name of its own.
fn is_nationality(tokens: &[Token], cues: &[Cues], at: usize) -> bool {
    const PREFIXES: [&str; 10] = ["anti", "inter", "mid", "non", "pan", "post", "pre", "pro", "sub", "trans"];
    let has_prefix = tokens[at].word.form.split_once('-').is_some_and(|(first, _)| PREFIXES.contains(&first));
    has_prefix
        || cues[at].has(Cue::Nationality) && !cues[at].has_any(&[Cue::GivenName, Cue::Surname])
        || tokens[at].tag == Tag::ProperNounPlural
            && cues[at].is_empty()
            && plain(&tokens[at].lemma).ends_with("an")
}

/// A name of a list does not go on for longer behind its phrase; so work per phrase stays bounded.
const LONGEST_REST: usize = 10;

/// Up to where a name of a list goes on behind the phrase: "World War I", and before another noun
/// "New York City firefighters".
pub(super) fn listed_end(cues: &[Cues], end: usize, is_part: bool) -> usize {
    let lists = if is_part { &NAMES[..] } else { &[Cue::Event] };
    let goes_on = |at: usize| lists.iter().any(|cue| cues[at - 1].has(*cue) && cues[at].has(*cue));
    let limit = cues.len().min(end + LONGEST_REST);
    (end..limit).find(|at| *at == 0 || !goes_on(*at)).unwrap_or(limit)
}

/// "the Prime Minister", "the President of Mali": what a person is, not a name.
fn is_description(tokens: &[Token], cues: &[Cues], range: Range<usize>) -> bool {
    let mut words = range.filter(|at| tokens[*at].class != Class::Adposition);
    words.all(|at| {
        cues[at].has_any(&[Cue::Role, Cue::Title]) && !cues[at].has(Cue::Surname)
            || tokens[at].tag == Tag::Determiner
    })
}

/// The first token of the name, titles included.
fn start(tokens: &[Token], cues: &[Cues], phrase: &Range<usize>, head: usize) -> usize {
    let mut start = head;
    let mut at = head;
    while at > phrase.start {
        at -= 1;
        if is_within(tokens, cues, at, start) {
            start = at;
        } else if !is_joint(&tokens[at]) || at == phrase.start {
            break;
        }
    }
    start
}

/// Whether the word before a name belongs to it.
fn is_within(tokens: &[Token], cues: &[Cues], at: usize, start: usize) -> bool {
    use Relation::{Amod, Compound, Conj, Fixed, Flat, Goeswith, Nmod, NmodDesc, NmodPoss, Nummod};
    let token = &tokens[at];
    let shares_name = NAMES.iter().any(|cue| cues[at].has(*cue) && cues[start].has(*cue));
    // "Lagrange" in "Louis Lagrange's": it goes where "Louis" goes.
    let first = token.head.filter(|first| *first < at && token.relation == Relation::Flat);
    match tokens[first.unwrap_or(at)].relation {
        _ if !is_capital(token) => false,
        // "Mali's Ministry of Defence": whose it is, is another name.
        NmodPoss => shares_name && tokens.get(at + 1).is_some_and(|next| next.tag == Tag::Possessive),
        Compound | Flat | Fixed | Goeswith | NmodDesc | Conj | Nmod => {
            token.tag != Tag::Number || at + 1 < start
        }
        // "Soviet Valentina Tereshkova"
        Amod if cues[at].has(Cue::Nationality) && cues[start].has(Cue::GivenName) => false,
        Amod => token.tag.is_proper() || shares_name || at > 0 && !cues[at].has(Cue::Nationality),
        Nummod => cues[at].has(Cue::Event),
        _ => shares_name,
    }
}

/// What may stand between two words of a name.
fn is_joint(token: &Token) -> bool {
    const JOINTS: [&str; 9] = ["-", "–", "&", ".", "of", "and", "'s", "’s", "the"];
    token.relation != Relation::Det && JOINTS.contains(&token.word.form.as_str())
}

/// One past the last token of the name.
fn end(tokens: &[Token], cues: &[Cues], phrase: &Range<usize>, start: usize, head: usize) -> usize {
    let mut end = head + 1;
    // "Bill of Rights" is none.
    let is_person = cues[head].has_any(&[Cue::Title, Cue::Role, Cue::GivenName])
        && tokens[head].kind.is_none_or(|kind| kind == Kind::Person);
    let mut at = end;
    while at < phrase.end {
        let token = &tokens[at];
        let shares_name = NAMES.iter().any(|cue| cues[at].has(*cue) && cues[start].has(*cue));
        let is_object = token.relation == Relation::Nmod && token.head == Some(head) && !is_person;
        let is_flat = token.head.is_some_and(|head| head < at)
            && matches!(
                token.relation,
                Relation::Flat
                    | Relation::Compound
                    | Relation::Nummod
                    | Relation::Goeswith
                    | Relation::NmodDesc
            );
        if is_capital(token)
            && (shares_name || is_flat || is_object && token.tag.is_proper() && has_of(tokens, at))
        {
            end = at + 1;
        } else if !is_joint(token)
            && token.relation != Relation::Det
            && !is_flat
            && !is_ahead(tokens, at, phrase)
        {
            break;
        }
        at += 1;
    }
    if is_epithet(tokens, start..end) { end + 2 } else { end }
}

/// Whether "the Great" stands behind a person's name.
fn is_epithet(tokens: &[Token], name: Range<usize>) -> bool {
    let (Some(article), Some(epithet)) = (tokens.get(name.end), tokens.get(name.end + 1)) else {
        return false;
    };
    let is_its = epithet.head.is_some_and(|head| name.contains(&head));
    article.word.form == "the"
        && is_capital(epithet)
        && is_its
        && matches!(epithet.relation, Relation::Appos | Relation::Flat | Relation::Amod | Relation::NmodDesc)
}

/// Whether a capital stands before a noun that belongs to the name: "Defence" in "Ministry of Defence
/// Affairs".
fn is_ahead(tokens: &[Token], at: usize, phrase: &Range<usize>) -> bool {
    let token = &tokens[at];
    is_capital(token) && token.head.is_some_and(|head| head > at && head < phrase.end)
}

/// Whether "of" stands before the noun.
fn has_of(tokens: &[Token], noun: usize) -> bool {
    let mut before = noun;
    while before > 0 && noun - before < 6 {
        before -= 1;
        let token = &tokens[before];
        if token.relation == Relation::Case && token.head == Some(noun) {
            return matches!(token.word.form.as_str(), "of" | "de" | "du" | "da" | "do" | "del");
        }
    }
    false
}

pub(super) fn is_of(token: &Token) -> bool {
    token.word.form == "of"
}
