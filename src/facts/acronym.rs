//! What acronyms stand for, where the text says so: "the African Union (AU)", "AU (African Union)".

use super::{Fact, Named, Part, Relation, Role, Traits};
use crate::language::forms::Number;
use crate::language::mentions::{Form, Mentions, is_acronym, spells};
use crate::language::{Kind, Sentence, Span, Tag};

/// The acronyms that a sentence explains.
pub(super) fn pairs(text: &str, sentence: &Sentence, mentions: &Mentions, place: usize) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (at, token) in sentence.tokens.iter().enumerate() {
        let short = token.word.form.as_str();
        if !is_acronym(short) {
            continue;
        }
        let thing = mentions
            .at(place, at)
            .filter(|mention| mention.form == Form::Name && mention.head == at && mention.tokens.len() <= 2)
            .and_then(|mention| mention.thing.ok());
        let known = thing.map(|thing| &mentions.things()[thing]);
        let is_tag = |at: Option<usize>, tag: Tag| {
            at.and_then(|at| sentence.tokens.get(at)).is_some_and(|token| token.tag == tag)
        };
        let opens = at.checked_sub(1).filter(|before| is_tag(Some(*before), Tag::OpeningBracket));
        // What stands right before the bracket, or right behind it.
        let (before, behind) =
            if let Some(bracket) = opens.filter(|_| is_tag(Some(at + 1), Tag::ClosingBracket)) {
                (&text[sentence.span.start..sentence.tokens[bracket].word.span.start], "")
            } else if is_tag(Some(at + 1), Tag::OpeningBracket) {
                ("", &text[sentence.tokens[at + 1].word.span.end..sentence.span.end])
            } else {
                continue;
            };
        let beside = |name: &&String| {
            let is_long = name.split(' ').count() > 1 && !is_acronym(name);
            let before = before.trim_end().ends_with(name.as_str());
            is_long && (before || behind.trim_start().starts_with(name.as_str()))
        };
        let fits = |name: &&String| spells(short, name) || is_foreign(short, name);
        let names = known.iter().flat_map(|thing| &thing.names).filter(beside).filter(fits);
        let named = names.max_by_key(|name| name.len()).cloned();
        let Some(long) = named.or_else(|| spelt(short, before)) else { continue };
        let long = with_first(short, long, before);
        // "the American Standards Association's (ASA)"
        let long = long.trim_end_matches("'s").trim_end_matches("’s").to_owned();
        // "M. tuberculosis complex" itself is short for something.
        if long.split(' ').any(|word| word.ends_with('.') && word.chars().count() == 2) {
            continue;
        }
        facts.push(fact(
            sentence,
            token.word.span,
            (short, &long),
            thing,
            known.and_then(|thing| thing.kind),
        ));
    }
    facts
}

/// A name with the word before it, where that has the first letter of its acronym, and the acronym more letters than
/// the name has words: the AAAS is the American Association for the Advancement of Science.
fn with_first(short: &str, long: String, before: &str) -> String {
    let letters = short.chars().filter(|c| c.is_uppercase()).count();
    let initials = long.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase)).count();
    let before = before.trim_end().strip_suffix(long.as_str());
    let first = before.and_then(|before| before.trim_end().rsplit(' ').next());
    // No article, and nothing that a comma sets off.
    let first = first.filter(|first| first.chars().count() > 3 && first.chars().all(char::is_alphabetic));
    match first {
        Some(first) if initials < letters && first.chars().next() == short.chars().next() => {
            format!("{first} {long}")
        }
        _ => long,
    }
}

/// The words right before a bracket that an acronym in it spells with all its letters: the fewest that do.
fn spelt(short: &str, before: &str) -> Option<String> {
    let before = before.trim_end();
    let letters = short.chars().filter(|c| c.is_alphabetic()).count();
    let starts = before.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    // Small words may be left out of an acronym.
    for start in starts.take(2 * letters) {
        let long = &before[start..];
        let is_phrase = !long.contains([',', ';', '(', ')', ':', '"', '“', '”']);
        if !is_phrase {
            return None;
        }
        let first = long.chars().next();
        let is_begun = first.is_some_and(char::is_uppercase)
            && first.map(|c| c.to_ascii_uppercase()) == short.chars().next();
        if is_begun
            && long.contains(' ')
            && (spells(short, &long.replace('-', " ")) || runs_through(short, long))
        {
            return Some(long.to_owned());
        }
    }
    None
}

/// Whether most letters of a long acronym are the initials of a name's words in their order, and the rest stand
/// within them: AFISMA in "African-led International Support Mission in Mali".
fn runs_through(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).collect();
    let words: Vec<char> = long
        .split([' ', '-'])
        .filter_map(|word| word.chars().next().filter(|first| first.is_uppercase()))
        .collect();
    let mut rest = letters.iter();
    let initials =
        words.iter().filter(|word| rest.as_slice().contains(word) && rest.any(|c| c == *word)).count();
    let inner = long.to_uppercase();
    letters.len() >= 5
        && words.len() <= letters.len()
        && initials * 3 >= letters.len() * 2
        && letters.iter().all(|letter| inner.contains(*letter))
}

/// The fact that an acronym stands for a name.
fn fact(
    sentence: &Sentence,
    span: Span,
    (short, long): (&str, &str),
    thing: Option<usize>,
    kind: Option<Kind>,
) -> Fact {
    let says = format!("{short} stands for {long}.");
    let object = short.len() + " stands for ".len()..says.len() - 1;
    let part = |role, place: std::ops::Range<usize>, number| Part {
        role,
        head: place.clone(),
        place,
        preposition: None,
        span,
        thing,
        kind,
        is_noun: true,
        answer: None,
        number,
        value: None,
    };
    let named = |place, role| {
        let named = |thing| Named { place, thing, is_phrase: true, is_listed: false, role: Some(role) };
        thing.map(named)
    };
    let names = [named(0..short.len(), Role::Subject), named(object.clone(), Role::Object)];
    Fact {
        parts: vec![
            part(Role::Subject, 0..short.len(), Number::Singular),
            part(Role::Object, object, Number::Singular),
        ],
        names: names.into_iter().flatten().collect(),
        says,
        source: sentence.span,
        relation: Relation::StandsFor,
        values: Vec::new(),
        keeps_capital: true,
        opens_paragraph: sentence.starts_paragraph,
        asides: Vec::new(),
        technical: Vec::new(),
        keys: Vec::new(),
        terms: Vec::new(),
        resolved: Vec::new(),
        may_be_stale: false,
        traits: Traits::default(),
    }
}

/// Whether it may be the acronym of the name in another language: long, and most of its letters are initials of
/// the name in some order.
fn is_foreign(form: &str, name: &str) -> bool {
    let initials = name.split(' ').filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let mut initials: Vec<char> = initials.collect();
    let all = initials.len();
    let letters: Vec<char> = form.chars().filter(|c| c.is_uppercase()).collect();
    let shared = letters.iter().filter(|letter| {
        let place = initials.iter().position(|initial| initial == *letter);
        place.map(|place| initials.swap_remove(place)).is_some()
    });
    // "Standard Code for Information Interchange" lacks a word of ASCII.
    letters.len() >= 5 && all >= letters.len() && shared.count() * 4 >= letters.len() * 3
}
