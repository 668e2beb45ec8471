//! From a text to its facts, sentence by sentence.

use std::collections::HashMap;
use std::ops::Range;

use super::clause::{Clause, clauses, is_addition, number_of};
use super::parts::parts;
use super::refusal::Refusal;
use super::resolve::{Context, Event, Replacement, definite, resolve};
use super::tree::Tree;
use super::wording::{Wording, word};
use super::words::{belongs, is_event};
use super::{Fact, Facts, Named, Part, Relation as Says, Resolved, SentenceRead, Thing, Valued, acronym};
use crate::language::forms::Tense;
use crate::language::gazetteer::{Cue, cues};
use crate::language::mentions::{Form, Mentions, mentions};
use crate::language::values::{Quantity, Value, values};
use crate::language::{Class, English, Kind, Relation, Sentence, Tag, Word};

/// Fewest and most words of a sentence that is read for facts.
const WORDS: Range<usize> = 4..60;
/// Most tokens of one, marks among them: clauses are looked at from each token.
const TOKENS: usize = 2 * WORDS.end;
/// Most characters that a fact is said in.
const LONGEST: usize = 260;

/// Reads the facts of a text. Its time grows with the length of the text.
pub fn read(english: &English, text: &str) -> Facts {
    let sentences: Vec<Sentence> = english.read(text).collect();
    let mentions = mentions(&sentences);
    let mut facts = Facts::default();
    for thing in mentions.things() {
        facts.things.push(Thing {
            kind: thing.kind,
            name: thing.name.clone(),
            names: thing.names.clone(),
            mentions: thing.mentions.len(),
            roles: roles(&sentences, &mentions, &thing.mentions),
        });
    }
    let bearers = bearers(&facts.things);
    let takes_article = takes_article(&sentences, &mentions);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
        if matches!(token.tag, Tag::Noun | Tag::NounPlural) {
            *counts.entry(token.lemma.to_lowercase()).or_default() += 1;
        }
    }
    let mut nouns: HashMap<String, usize> = HashMap::new();
    for (place, sentence) in sentences.iter().enumerate() {
        let tree = Tree::of(sentence);
        let words: Vec<Word> = sentence.tokens.iter().map(|token| token.word.clone()).collect();
        let values = values(&words);
        let event = place
            .checked_sub(1)
            .filter(|_| !sentence.starts_paragraph)
            .and_then(|before| event(&sentences[before], &mentions, before));
        let context = Context {
            english,
            event: event.as_ref(),
            bearers: &bearers,
            counts: &counts,
            sentences: &sentences,
            sentence: place,
            tree: &tree,
            mentions: &mentions,
            values: &values,
            takes_article: &takes_article,
            nouns: &nouns,
        };
        let first = facts.facts.len();
        let mut refused = Vec::new();
        facts.facts.extend(acronym::pairs(text, sentence, &mentions, place));
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
        facts.sentences.push(SentenceRead { span: sentence.span, facts: first..facts.facts.len(), refused });
        for token in sentence.tokens.iter().filter(|token| matches!(token.tag, Tag::Noun | Tag::NounPlural)) {
            nouns.insert(token.lemma.to_lowercase(), place);
        }
    }
    facts.topic = topic(&facts.things, facts.sentences.len());
    facts
}

/// The thing with a name that is spoken of most: in one sentence of six, and one and a half times as often as
/// the next.
fn topic(things: &[Thing], sentences: usize) -> Option<usize> {
    let mut named: Vec<(usize, usize)> = things
        .iter()
        .enumerate()
        .filter(|(_, thing)| !thing.names.is_empty())
        .map(|(place, thing)| (thing.mentions, place))
        .collect();
    named.sort_unstable_by_key(|(mentions, place)| (std::cmp::Reverse(*mentions), *place));
    let (most, place) = *named.first()?;
    let next = named.get(1).map_or(0, |(mentions, _)| *mentions);
    (most >= FEWEST_OF_TOPIC && most * 6 >= sentences && most * 2 >= next * 3).then_some(place)
}

/// A topic is spoken of this often, however short the article.
const FEWEST_OF_TOPIC: usize = 5;

/// Whether a clause goes on about an event: it is done in such events, it is past and has no date.
fn is_of(event: &Event, context: &Context, clause: &Clause) -> bool {
    let is_dated = context.values.iter().any(|value| matches!(value.quantity, Quantity::Date(_)));
    belongs(&clause.group.verb, &event.noun)
        && clause.group.tense == Tense::Past
        && !is_dated
        && context.tree.tokens[clause.predicate].head.is_none()
}

/// The event that is the subject of a sentence, if it is told apart by a name or number.
fn event(sentence: &Sentence, mentions: &Mentions, place: usize) -> Option<Event> {
    let tree = Tree::of(sentence);
    let subject = tree.child(tree.root()?, &[Relation::Nsubj, Relation::NsubjPass])?;
    let noun = sentence.tokens[subject].lemma.to_lowercase();
    let mention = mentions.of_sentence(place).iter().find(|mention| mention.head == subject)?;
    if !is_event(&noun) || mention.form == Form::Pronoun {
        return None;
    }
    let words: Vec<Word> = sentence.tokens.iter().map(|token| token.word.clone()).collect();
    // A year behind a comma belongs to the date.
    let ends = values(&words).into_iter().filter(|value| mention.tokens.contains(&value.words.start));
    let end = ends.map(|value| value.words.end).fold(mention.tokens.end, usize::max);
    let tokens = &sentence.tokens[mention.tokens.start..end];
    let is_told = tokens.iter().any(|token| token.tag.is_proper() || token.tag == Tag::Number);
    let is_plain = tokens.iter().all(|token| token.class != Class::Pronoun);
    (is_told && is_plain).then(|| Event { noun, says: definite(tokens).trim_end_matches(',').to_owned() })
}

/// What a whole sentence has to be.
fn check(text: &str, sentence: &Sentence) -> Result<(), Refusal> {
    let length =
        sentence.tokens.iter().filter(|token| token.word.form.chars().any(char::is_alphanumeric)).count();
    if length < WORDS.start {
        return Err(Refusal::TooShort);
    }
    if length > WORDS.end || sentence.tokens.len() > TOKENS {
        return Err(Refusal::TooLong);
    }
    let said = sentence.span.of(text);
    let end = said.trim_end_matches(['"', '”', '’', '\'', ')']);
    if !end.ends_with('.')
        || said.contains(['?', '!'])
        || !said.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '“' | '"' | '('))
    {
        return Err(Refusal::NoStatement);
    }
    if !is_balanced(said) {
        return Err(Refusal::Unbalanced);
    }
    if sentence.tokens.iter().any(|token| token.tag == Tag::Colon && token.word.form == ":") {
        return Err(Refusal::Cut);
    }
    // Somebody's own words; a term in quotation marks is none.
    let longest = quotations(said).map(|quoted| quoted.split(' ').count()).max().unwrap_or(0);
    if said.starts_with(['“', '"']) || longest > LONGEST_TERM {
        return Err(Refusal::Quotation);
    }
    Ok(())
}

/// What a person is called right before the name.
fn roles(sentences: &[Sentence], mentions: &Mentions, places: &[usize]) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    let named =
        places.iter().map(|place| &mentions.all()[*place]).filter(|mention| mention.form == Form::Name);
    for mention in named {
        let tokens = &sentences[mention.sentence].tokens;
        let before = mention.tokens.start.saturating_sub(1)..mention.head;
        for token in &tokens[before.start..before.end.max(before.start)] {
            let word = token.word.form.to_lowercase();
            let is_role = cues(&[&word])[0].has_any(&[Cue::Title, Cue::Role]);
            if is_role && token.class != Class::Determiner && !roles.contains(&word) {
                roles.push(word);
            }
        }
    }
    roles
}

/// Most words of a term in quotation marks.
const LONGEST_TERM: usize = 5;

/// What stands in quotation marks.
fn quotations(text: &str) -> impl Iterator<Item = &str> {
    text.split(['“', '”', '"']).skip(1).step_by(2)
}

/// The things that have a common noun in their names, by that noun: "war" for "World War I".
fn bearers(things: &[Thing]) -> HashMap<String, Vec<usize>> {
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    let nouns = [Cue::EventNoun, Cue::OrganisationNoun, Cue::PlaceNoun, Cue::WorkNoun];
    for (place, thing) in things.iter().enumerate() {
        for name in &thing.names {
            let words: Vec<&str> = name.split(' ').collect();
            for (word, cues) in words.iter().zip(cues(&words)) {
                let of_noun = bearers.entry(word.to_lowercase()).or_default();
                if words.len() > 1 && cues.has_any(&nouns) && of_noun.last() != Some(&place) {
                    of_noun.push(place);
                }
            }
        }
    }
    bearers
}

/// For each thing whether more of its names have "the" before them than not.
fn takes_article(sentences: &[Sentence], mentions: &Mentions) -> Vec<bool> {
    let mut balance = vec![0_isize; mentions.things().len()];
    for mention in mentions.all().iter().filter(|mention| mention.form == Form::Name) {
        let Ok(thing) = mention.thing else { continue };
        let first = &sentences[mention.sentence].tokens[mention.tokens.start];
        balance[thing] += if first.word.form.eq_ignore_ascii_case("the") { 1 } else { -1 };
    }
    balance.into_iter().map(|balance| balance > 0).collect()
}

/// Whether each bracket and quotation mark has its partner.
pub fn is_balanced(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    let mut straight = 0;
    for c in text.chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            '“' => open.push('”'),
            '«' => open.push('»'),
            ')' | ']' | '}' | '”' | '»' if open.pop() != Some(c) => return false,
            '"' => straight += 1,
            _ => {}
        }
    }
    open.is_empty() && straight % 2 == 0
}

/// The fact that a clause tells.
fn fact(context: &Context, sentence: &Sentence, mut clause: Clause) -> Result<Fact, Refusal> {
    let context =
        &Context { event: context.event.filter(|event| is_of(event, context, &clause)), ..*context };
    // What is said in passing may go if it cannot stand on its own; the rest is as true without it.
    let (tokens, replacements) = loop {
        let tokens: Vec<usize> = clause.tokens().collect();
        match resolve(context, &tokens, clause.subject) {
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
    // Sentences run together, verbs left out.
    let is_loose = |at: &usize| {
        let token = &sentence.tokens[*at];
        matches!(token.relation, Relation::Parataxis | Relation::Orphan | Relation::List | Relation::Dep)
            || token.word.form == ";"
    };
    if tokens.iter().any(is_loose) {
        return Err(Refusal::Cut);
    }
    let parts = parts(context, &clause, &wording)?;
    let relation =
        if clause.is_copular { Says::Is(clause.group.clone()) } else { Says::Does(clause.group.clone()) };
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
        keeps_capital: keeps_capital(context, &tokens, &replacements),
        asides: asides(context, &clause, &wording),
        terms: terms(context, &wording),
        technical: technical(context, &wording).map(|(_, place)| place).collect(),
        keys: keys(context, &wording),
        traits: super::traits::of(context, &clause, &tokens),
        says: wording.says,
    })
}

fn names(
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
fn keeps_capital(context: &Context, tokens: &[usize], replacements: &[Replacement]) -> bool {
    let Some(&first) = tokens.first() else { return false };
    if let Some(replacement) = replacements.iter().find(|replacement| replacement.tokens.contains(&first)) {
        return !replacement.by.starts_with("the ");
    }
    let token = &context.tree.tokens[first];
    let form = token.word.form.as_str();
    if first > 0 {
        return form.starts_with(char::is_uppercase);
    }
    token.tag.is_proper()
        || form.chars().skip(1).any(char::is_uppercase)
        || cues(&[form])[0].has_any(&[Cue::Nationality, Cue::Country]) && token.class == Class::Adjective
}

/// What is said in passing, without the commas that set it off.
fn asides(context: &Context, clause: &Clause, wording: &Wording) -> Vec<Range<usize>> {
    let tree = context.tree;
    let mut asides: Vec<Range<usize>> = Vec::new();
    for at in clause.tokens().filter(|at| *at != clause.predicate && is_addition(tree, *at)) {
        let below = tree.below(at, |_| false).into_iter().filter(|at| wording.has(*at)).collect::<Vec<_>>();
        let is_core =
            |at: &usize| *at == clause.subject || *at == clause.predicate || clause.verbs.contains(at);
        let is_mark = |at: &usize| tree.tokens[*at].class == Class::Punctuation;
        let first = below.iter().position(|at| !is_mark(at)).unwrap_or(0);
        let last = below.iter().rposition(|at| !is_mark(at)).map_or(0, |last| last + 1);
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
fn terms(context: &Context, wording: &Wording) -> Vec<Range<usize>> {
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
        if let Some(place) = wording.place_of(own.iter().copied()).filter(|place| !place.is_empty()) {
            terms.push(place);
        }
    }
    terms
}

/// The rare words of a clause, by token.
fn technical<'c>(
    context: &'c Context,
    wording: &'c Wording,
) -> impl Iterator<Item = (usize, Range<usize>)> + 'c {
    let tokens = context.tree.tokens.iter().enumerate();
    tokens.filter_map(|(at, token)| {
        let is_content = matches!(token.class, Class::Noun | Class::Adjective | Class::Verb);
        let is_word = token.word.form.chars().count() > 3 && token.word.form.chars().all(char::is_alphabetic);
        let is_rare = |word: &str| context.english.rank(word).is_none_or(|rank| rank > COMMON);
        let is_technical = is_content && is_word && is_rare(&token.word.form) && is_rare(&token.lemma);
        wording.place_of([at]).filter(|_| is_technical).map(|place| (at, place))
    })
}

/// Words that are as frequent as this in general texts, and more so, are common.
const COMMON: u32 = 3500;

/// Noun phrases with a rare word, where they are whole and short.
fn keys(context: &Context, wording: &Wording) -> Vec<Range<usize>> {
    let tree = context.tree;
    let mut keys: Vec<Range<usize>> = Vec::new();
    for (at, _) in technical(context, wording) {
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

fn valued(context: &Context, wording: &Wording, value: &Value) -> Option<Valued> {
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

fn resolved(sentence: &Sentence, replacement: &Replacement) -> Resolved {
    let tokens = &sentence.tokens[replacement.tokens.clone()];
    let first = tokens[0].word.span;
    Resolved {
        span: tokens.iter().fold(first, |span, token| span.to(token.word.span)),
        name: replacement.by.clone(),
    }
}

/// The number of the subject, as the verb has it or else as the noun looks.
pub(super) fn subject_number(context: &Context, clause: &Clause) -> crate::language::forms::Number {
    clause.group.number.unwrap_or_else(|| number_of(context.tree, clause.subject))
}
