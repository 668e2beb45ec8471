//! What acronyms stand for, where the text says so: "the African Union (AU)", "AU (African Union)".

use super::{Fact, Named, Part, Relation, Role, Traits};
use crate::language::forms::Number;
use crate::language::mentions::{Form, Mentions, is_acronym, spells};
use crate::language::{Sentence, Tag};

/// The acronyms that a sentence explains.
pub(super) fn pairs(text: &str, sentence: &Sentence, mentions: &Mentions, place: usize) -> Vec<Fact> {
    let mut facts = Vec::new();
    for mention in mentions.of_sentence(place) {
        let (Form::Name, Ok(thing)) = (mention.form, mention.thing) else { continue };
        let short = &sentence.tokens[mention.head];
        let form = short.word.form.as_str();
        if !is_acronym(form) || mention.tokens.len() > 2 {
            continue;
        }
        let bracketed = |at: usize| {
            at > 0
                && sentence.tokens[at - 1].tag == Tag::OpeningBracket
                && sentence.tokens.get(at + 1).is_some_and(|token| token.tag == Tag::ClosingBracket)
        };
        let opens = sentence.tokens.get(mention.head + 1).filter(|token| token.tag == Tag::OpeningBracket);
        let known = &mentions.things()[thing];
        // What stands right before the bracket, or right behind it.
        let (before, behind) = match opens {
            None if bracketed(mention.head) => {
                (&text[sentence.span.start..sentence.tokens[mention.head - 1].word.span.start], "")
            }
            Some(bracket) => ("", &text[bracket.word.span.end..sentence.span.end]),
            None => continue,
        };
        let beside = |name: &&String| {
            let is_long = name.split(' ').count() > 1 && !is_acronym(name);
            let before = before.trim_end().ends_with(name.as_str());
            is_long && (before || behind.trim_start().starts_with(name.as_str()))
        };
        let fits = |name: &&String| spells(form, name) || is_foreign(form, name);
        let Some(long) = known.names.iter().filter(beside).filter(fits).max_by_key(|name| name.len()) else {
            continue;
        };
        let says = format!("{form} stands for {long}.");
        let object = form.len() + " stands for ".len()..says.len() - 1;
        let part = |role, place, number| Part {
            role,
            place,
            preposition: None,
            span: short.word.span,
            thing: Some(thing),
            kind: known.kind,
            is_noun: true,
            number,
            value: None,
        };
        let named = |place, role| Named { place, thing, is_phrase: true, is_listed: false, role: Some(role) };
        facts.push(Fact {
            parts: vec![
                part(Role::Subject, 0..form.len(), Number::Singular),
                part(Role::Object, object.clone(), Number::Singular),
            ],
            names: vec![named(0..form.len(), Role::Subject), named(object, Role::Object)],
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
        });
    }
    facts
}

/// Whether it may be the acronym of the name in another language: long, and most of its letters are initials of
/// the name in some order.
fn is_foreign(form: &str, name: &str) -> bool {
    let initials = name.split(' ').filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let mut initials: Vec<char> = initials.collect();
    let letters: Vec<char> = form.chars().filter(|c| c.is_uppercase()).collect();
    let shared = letters.iter().filter(|letter| {
        let place = initials.iter().position(|initial| initial == *letter);
        place.map(|place| initials.swap_remove(place)).is_some()
    });
    letters.len() >= 5 && shared.count() * 4 >= letters.len() * 3
}
