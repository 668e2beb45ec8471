//! The words that tell a thing apart wherever they stand: its name, or what describes it.

use super::resolve::{Context, Saying};
use super::words::{ANAPHORIC, is_in};
use crate::language::mentions::{Form, Mention};
use crate::language::{Class, Relation, Tag, Token};

/// More words are no description to put in the place of "it".
const LONGEST_DESCRIPTION: usize = 8;

/// What tells a thing apart anywhere: its name, or else what describes it.
pub(super) fn meaning(clause: &Saying, thing: usize) -> Option<String> {
    let context = clause.context;
    match context.mentions.things()[thing].names.first() {
        Some(name) => Some(with_article(context, thing, name)),
        None => description(clause, thing),
    }
}

/// What describes a thing without a name so that it is told apart anywhere: "the 2012 coup in Mali"; or
/// what all that is called so is: "enzymes", "a cell wall".
fn description(clause: &Saying, thing: usize) -> Option<String> {
    let context = clause.context;
    let all = context.mentions.all();
    let mentions = context.mentions.things()[thing].mentions.iter().map(|place| &all[*place]);
    let mut before =
        mentions.filter(|mention| mention.form == Form::Noun && mention.sentence < context.sentence);
    before.find_map(|mention| {
        let sentence = &context.sentences[mention.sentence].tokens;
        let tokens = &sentence[mention.tokens.clone()];
        let is_plain =
            tokens.iter().all(|token| token.class != Class::Pronoun && token.class != Class::Punctuation);
        if !is_plain || tokens.len() > LONGEST_DESCRIPTION {
            return None;
        }
        let is_rich = tokens.iter().any(|token| token.tag.is_proper() || token.tag == Tag::Number);
        if is_rich {
            // "Most NASA engineers … they": some of them are no one thing.
            let first = tokens[0].word.form.to_lowercase();
            let is_some =
                matches!(first.as_str(), "most" | "many" | "some" | "several" | "few" | "other" | "all");
            return (!is_some).then(|| definite(tokens));
        }
        is_generic(clause, mention, tokens).then(|| lower_first(&said(tokens)))
    })
}

/// Whether a noun phrase means any such thing in a clause that tells what is always so, and is the subject
/// of its own: "enzymes", "a cell wall", "photosynthesis".
fn is_generic(clause: &Saying, mention: &Mention, tokens: &[Token]) -> bool {
    let sentence = &clause.context.sentences[mention.sentence].tokens;
    let head = &sentence[mention.head];
    let is_subject = matches!(head.relation, Relation::Nsubj | Relation::NsubjPass);
    let is_plural = head.tag == Tag::NounPlural;
    let [first, ..] = tokens else { return false };
    let is_bare = matches!(first.class, Class::Noun | Class::Adjective);
    let has_a = matches!(first.lemma.as_str(), "a" | "an");
    let is_vague = is_in(ANAPHORIC, &head.word.form.to_lowercase()) && tokens.len() <= 2;
    clause.is_present && is_subject && !is_vague && (is_bare || has_a && !is_plural)
}

fn said(tokens: &[Token]) -> String {
    let mut text = String::new();
    for (place, token) in tokens.iter().enumerate() {
        if place > 0 && tokens[place - 1].word.span.end < token.word.span.start {
            text.push(' ');
        }
        text.push_str(&token.word.form);
    }
    text
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The words of a noun phrase with "the" for "a".
pub(super) fn definite(tokens: &[Token]) -> String {
    match tokens {
        [first, rest @ ..] if matches!(first.word.form.to_lowercase().as_str(), "a" | "an" | "the") => {
            format!("the {}", said(rest))
        }
        _ => said(tokens),
    }
}

/// A name with the article that the text gives it most: "the United Nations".
pub(super) fn with_article(context: &Context, thing: usize, name: &str) -> String {
    if context.takes_article[thing] && !name.to_lowercase().starts_with("the ") {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}
