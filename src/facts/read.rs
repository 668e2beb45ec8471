//! From a text to its facts, sentence by sentence.

use std::collections::{HashMap, HashSet};

use super::bracketed::{self, Setting};
use super::clause::{Clause, clauses};
use super::content::{asides, keeps_capital, keys, names, technical, terms, valued};
use super::description::definite;
use super::parts::parts;
use super::refusal::Refusal;
use super::remains::stands;
use super::resolve::{Context, Event, Replacement, Topic, resolve};
use super::statement::{check, is_balanced};
use super::things::{bearers, nouns_for, rank, roles, takes_article, titled, topic, topic_noun};
use super::tree::Tree;
use super::vocabulary::Vocabulary;
use super::wording::word;
use super::words::{belongs, is_event};
use super::{Fact, Facts, Part, Relation as Says, Resolved, Role, SentenceRead, Thing, acronym, traits};
use crate::language::forms::{Number, Tense};
use crate::language::mentions::{Form, Mentions, mentions};
use crate::language::values::{Quantity, Value, values};
use crate::language::{Class, English, Relation, Sentence, Tag, Token, Word};

/// Most characters that a fact is said in.
const LONGEST: usize = 260;

/// Reads the facts of a text. What its title names is called so. Its time grows with the length of the text.
pub fn read(english: &English, text: &str, title: Option<&str>) -> Facts {
    let sentences: Vec<Sentence> = english.read(text).collect();
    let mut mentions = mentions(&sentences);
    let called = title.and_then(|title| titled(mentions.things(), title));
    if let (Some(thing), Some(title)) = (called, title) {
        mentions.call(thing, title);
    }
    let mut facts = Facts { vocabulary: Vocabulary::of(english, &sentences), ..Facts::default() };
    for thing in mentions.things() {
        facts.things.push(Thing {
            kind: thing.kind,
            name: thing.name.clone(),
            names: thing.names.clone(),
            mentions: thing.mentions.len(),
            roles: roles(&sentences, &mentions, &thing.mentions),
            rank: rank(english, &thing.name),
            first: thing.mentions.first().map_or(0, |first| mentions.all()[*first].sentence),
        });
    }
    let bearers = bearers(&facts.things);
    let takes_article = takes_article(&sentences, &mentions);
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut small: HashSet<String> = HashSet::new();
    let capital = capital(&sentences);
    for token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
        let form = token.word.form.as_str();
        if !facts.clusters.contains_key(form)
            && let Some(cluster) = english.cluster(form)
        {
            facts.clusters.insert(form.to_owned(), cluster);
        }
        if token.word.form.starts_with(char::is_lowercase) {
            small.insert(token.word.form.to_lowercase());
        }
        if matches!(token.tag, Tag::Noun | Tag::NounPlural) {
            *counts.entry(token.lemma.to_lowercase()).or_default() += 1;
        }
    }
    facts.topic = called.or_else(|| topic(&facts.things, sentences.len()));
    facts.topic_noun = topic_noun(&counts, sentences.len(), title);
    let about = facts.topic.map(|thing| Topic {
        thing,
        first: facts.things[thing].first,
        nouns: nouns_for(thing, &sentences, &mentions),
    });
    let mut nouns: HashMap<String, usize> = HashMap::new();
    let mut told: Option<Event> = None;
    let mut dated: HashSet<String> = HashSet::new();
    for (place, sentence) in sentences.iter().enumerate() {
        let tree = Tree::of(sentence);
        let words: Vec<Word> = sentence.tokens.iter().map(|token| token.word.clone()).collect();
        let values = values(&words);
        let context = Context {
            english,
            event: told.as_ref().filter(|_| !sentence.starts_paragraph),
            bearers: &bearers,
            counts: &counts,
            small: &small,
            capital: &capital,
            sentences: &sentences,
            sentence: place,
            tree: &tree,
            mentions: &mentions,
            values: &values,
            takes_article: &takes_article,
            nouns: &nouns,
            topic: about.as_ref(),
        };
        let first = facts.facts.len();
        let mut refused = Vec::new();
        facts.facts.extend(acronym::pairs(text, sentence, &mentions, place));
        let setting = Setting {
            text,
            sentence,
            place,
            values: &values,
            mentions: &mentions,
            takes_article: &takes_article,
            topic: facts.topic,
        };
        let of_brackets = bracketed::facts(&setting);
        // What began is told to have begun once.
        let is_new = |fact: &Fact| {
            let end = fact.part(Role::Verb).map_or(fact.says.len(), |verb| verb.place.end);
            dated.insert(fact.says[..end].to_owned())
        };
        facts.facts.extend(of_brackets.into_iter().filter(is_new));
        match check(text, sentence) {
            Ok(()) => {
                for clause in clauses(&tree) {
                    match clause.and_then(|clause| fact(&context, sentence, clause)) {
                        Ok(fact) => facts.facts.push(fact),
                        Err(refusal) => refused.push(refusal),
                    }
                }
            }
            Err(refusal) => refused.push(refusal),
        }
        let opens_paragraph = sentence.starts_paragraph;
        let own = first..facts.facts.len();
        facts.sentences.push(SentenceRead { span: sentence.span, opens_paragraph, facts: own, refused });
        for token in sentence.tokens.iter().filter(|token| matches!(token.tag, Tag::Noun | Tag::NounPlural)) {
            nouns.insert(token.lemma.to_lowercase(), place);
        }
        told = event(&tree, &values, &mentions, place);
    }
    facts
}

/// Words that are written with a capital where neither a sentence begins nor a longer name stands: "in Mesoamerican
/// history".
fn capital(sentences: &[Sentence]) -> HashSet<String> {
    let has_capital = |token: &Token| token.word.form.starts_with(char::is_uppercase);
    let is_within = |three: &&[Token]| {
        let before = three[0].word.form.as_str();
        // "the House of Commons", "in Figure 3".
        let is_of_name = matches!(before, "of" | "for" | "and") || three[2].tag == Tag::Number;
        before.starts_with(char::is_lowercase)
            && has_capital(&three[1])
            && !has_capital(&three[2])
            && !is_of_name
    };
    let threes = sentences.iter().flat_map(|sentence| sentence.tokens.windows(3));
    threes.filter(is_within).map(|three| three[1].word.form.clone()).collect()
}

/// Whether a clause goes on about an event: it is done in such events, it is past and has no date.
fn is_of(event: &Event, context: &Context, clause: &Clause) -> bool {
    let is_dated = context.values.iter().any(|value| matches!(value.quantity, Quantity::Date(_)));
    belongs(&clause.group.verb, &event.noun)
        && clause.group.tense == Tense::Past
        && !is_dated
        && context.tree.tokens[clause.predicate].head.is_none()
}

/// The event that is the subject of a sentence, if it is told apart by a name or number.
fn event(tree: &Tree, values: &[Value], mentions: &Mentions, place: usize) -> Option<Event> {
    let subject = tree.child(tree.root()?, &[Relation::Nsubj, Relation::NsubjPass])?;
    let noun = tree.tokens[subject].lemma.to_lowercase();
    let mention = mentions.of_sentence(place).iter().find(|mention| mention.head == subject)?;
    if !is_event(&noun) || mention.form == Form::Pronoun {
        return None;
    }
    // A year behind a comma belongs to the date.
    let ends = values.iter().filter(|value| mention.tokens.contains(&value.words.start));
    let end = ends.map(|value| value.words.end).fold(mention.tokens.end, usize::max);
    let tokens = &tree.tokens[mention.tokens.start..end];
    let is_told = tokens.iter().any(|token| token.tag.is_proper() || token.tag == Tag::Number);
    let is_plain = tokens.iter().all(|token| token.class != Class::Pronoun);
    (is_told && is_plain).then(|| Event { noun, says: definite(tokens).trim_end_matches(',').to_owned() })
}

/// The fact that a clause tells.
fn fact(context: &Context, sentence: &Sentence, mut clause: Clause) -> Result<Fact, Refusal> {
    let context =
        &Context { event: context.event.filter(|event| is_of(event, context, &clause)), ..*context };
    // What is said in passing may go if it cannot stand on its own; the rest is as true without it.
    let (tokens, replacements) = loop {
        let tokens: Vec<usize> = clause.tokens().collect();
        match resolve(context, &tokens, clause.subject, clause.group.tense) {
            Ok(replacements) => break (tokens, replacements),
            Err((at, refusal)) if !clause.leave_out(context.tree, at) => return Err(refusal),
            Err(_) => {}
        }
    };
    let said = |setting| word(&sentence.tokens, &clause.pieces, &replacements, setting).ok_or(Refusal::Cut);
    let mut wording = said(None)?;
    // A clause that names the event itself needs no setting.
    if let Some(event) = context.event
        && !wording.says.to_lowercase().contains(&event.says.to_lowercase())
    {
        wording = said(Some(&format!("In {}", event.says)))?;
    }
    if wording.says.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    if !is_balanced(&wording.says) {
        return Err(Refusal::Unbalanced);
    }
    if !stands(context.tree, &clause, &tokens) || wording.says.contains(" not because ") {
        return Err(Refusal::Cut);
    }
    let parts = parts(context, &clause, &wording)?;
    if is_parted(&parts, &wording.says) {
        return Err(Refusal::Cut);
    }
    let relation =
        if clause.is_copular { Says::Is(clause.group.clone()) } else { Says::Does(clause.group.clone()) };
    let technical = technical(context, &wording);
    let names = names(context, &parts, &wording, &tokens, &replacements);
    Ok(Fact {
        source: sentence.span,
        relation,
        parts,
        names,
        values: context.values.iter().filter_map(|value| valued(context, &wording, value)).collect(),
        resolved: replacements.iter().map(|replacement| resolved(sentence, replacement)).collect(),
        may_be_stale: clause.group.tense == Tense::Present,
        opens_paragraph: sentence.starts_paragraph,
        keeps_capital: keeps_capital(context, &tokens, &wording, &replacements),
        asides: asides(context, &clause, &wording),
        terms: terms(context, &wording),
        keys: keys(context, &wording, &technical),
        technical: technical.into_iter().map(|(_, place)| place).collect(),
        traits: traits::of(context, &clause, &tokens),
        says: wording.says,
    })
}

/// Whether a comma alone stands between subject and verb, where something was left out: "A coup in Lisbon, overthrew
/// the government."
fn is_parted(parts: &[Part], says: &str) -> bool {
    let of = |role| parts.iter().find(|part| part.role == role);
    let (Some(subject), Some(verb)) = (of(Role::Subject), of(Role::Verb)) else { return false };
    let between = says.get(subject.place.end..verb.place.start).map_or("", str::trim);
    // The subject takes the comma with it.
    let said = says[subject.place.clone()].trim_end();
    between == "," && !said.contains(',') || said.ends_with(',') && said.matches(',').count() == 1
}

fn resolved(sentence: &Sentence, replacement: &Replacement) -> Resolved {
    let tokens = &sentence.tokens[replacement.tokens.clone()];
    let first = tokens[0].word.span;
    Resolved {
        span: tokens.iter().fold(first, |span, token| span.to(token.word.span)),
        name: replacement.by.clone(),
    }
}

/// The number of the subject, as the verb has it or else as the noun looks.
pub(super) fn subject_number(context: &Context, clause: &Clause) -> Number {
    clause.group.number.unwrap_or_else(|| context.tree.number_of(clause.subject))
}
