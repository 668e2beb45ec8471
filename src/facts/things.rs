//! What is known of the things of an article as a whole: what it is about, what people are called, which nouns
//! name one thing alone.

use std::collections::{HashMap, HashSet};

use super::Thing;
use crate::language::forms::singular;
use crate::language::gazetteer::{Cue, Cues, cues};
use crate::language::mentions::{self, Form, Mention, Mentions};
use crate::language::{Class, English, Kind, Relation, Sentence, Tag, Token};

/// The thing with a name that is spoken of most: in one sentence of six, and one and a half times as often as
/// the next, or spoken of from the beginning.
pub(super) fn topic(things: &[Thing], sentences: usize) -> Option<usize> {
    let mut named: Vec<(usize, usize)> = things
        .iter()
        .enumerate()
        .filter(|(_, thing)| !thing.names.is_empty())
        .map(|(place, thing)| (thing.mentions, place))
        .collect();
    named.sort_unstable_by_key(|(mentions, place)| (std::cmp::Reverse(*mentions), *place));
    let (most, place) = *named.first()?;
    let next = named.get(1).map_or(0, |(mentions, _)| *mentions);
    let is_most = most * 2 >= next * 3 || most > next && things[place].first < OPENING;
    (most >= FEWEST_OF_TOPIC && most * 6 >= sentences && is_most).then_some(place)
}

/// The thing that has the article's title for a name, or somebody of whom it speaks most by one half of it: "Peter" of
/// "Peter the Great", "Lovelace" of "Ada Lovelace".
pub(super) fn titled(things: &[mentions::Thing], title: &str) -> Option<usize> {
    if let Some(place) = things.iter().position(|thing| thing.names.iter().any(|name| name == title)) {
        return Some(place);
    }
    let words: Vec<&str> = title.split(' ').collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let is_name = (2..=LONGEST_NAME).contains(&words.len())
        && is_capital(&words[0])
        && title.chars().all(|c| c.is_alphabetic() || " '’-.".contains(c));
    let named = things.iter().enumerate().filter(|(_, thing)| !thing.names.is_empty());
    let (place, most) =
        named.max_by_key(|(place, thing)| (thing.mentions.len(), std::cmp::Reverse(*place)))?;
    let halves = [words[0], words[words.len() - 1]];
    let is_half = |name: &String| halves.iter().any(|half| half == name && is_capital(half));
    (is_name && most.kind == Some(Kind::Person) && most.names.iter().any(is_half)).then_some(place)
}

/// Most words of a title that is somebody's name.
const LONGEST_NAME: usize = 5;

/// The lemmas of common nouns that say what a thing is and are said of no other: "Lisbon is the capital of Portugal",
/// "Olissipo, a Roman town", "university" of one that has it in its name, "city" of a place in the list of cities.
pub(super) fn nouns_for(thing: usize, sentences: &[Sentence], mentions: &Mentions) -> HashSet<String> {
    let known = &mentions.things()[thing];
    let mut nouns = HashSet::new();
    for name in &known.names {
        let words: Vec<&str> = name.split(' ').collect();
        let cues = cues(&words);
        let is_listed = |cue: Cue| cues.iter().all(|cues| cues.has(cue));
        let listed = [(Cue::City, ["city", "town"]), (Cue::Country, ["country", "nation"])];
        let of_lists = listed.iter().filter(|(cue, _)| is_listed(*cue)).flat_map(|(_, nouns)| nouns);
        nouns.extend(of_lists.map(|noun| (*noun).to_owned()));
        let own = words.iter().zip(&cues).filter(|(_, cues)| words.len() > 1 && cues.has_any(&NAMING_NOUNS));
        nouns.extend(own.map(|(word, _)| word.to_lowercase()));
    }
    let mut of_others = HashSet::new();
    for mention in mentions.all().iter().filter(|mention| mention.form != Form::Noun) {
        let said = said_of(mention, &sentences[mention.sentence].tokens);
        let of = if mention.thing == Ok(thing) { &mut nouns } else { &mut of_others };
        of.extend(said.map(|noun| noun.lemma.to_lowercase()));
    }
    nouns.retain(|noun| !of_others.contains(noun));
    nouns
}

/// The noun that a clause or an apposition says of what a mention means.
fn said_of<'s>(mention: &Mention, tokens: &'s [Token]) -> Option<&'s Token> {
    let below = |head: usize, relation: Relation| {
        tokens.iter().position(|token| token.head == Some(head) && token.relation == relation)
    };
    let said = match tokens[mention.head].head.filter(|_| tokens[mention.head].relation == Relation::Nsubj) {
        Some(predicate) => below(predicate, Relation::Cop).map(|_| predicate),
        None => below(mention.head, Relation::Appos),
    }?;
    // "one of the oldest cities"
    let said = if tokens[said].lemma == "one" { below(said, Relation::Nmod)? } else { said };
    Some(&tokens[said]).filter(|said| matches!(said.tag, Tag::Noun | Tag::NounPlural))
}

/// Nouns that end the names of what they name.
const NAMING_NOUNS: [Cue; 4] = [Cue::EventNoun, Cue::OrganisationNoun, Cue::PlaceNoun, Cue::WorkNoun];

/// Sentences at the beginning of an article, which say what it is about.
const OPENING: usize = 2;

/// The noun that says what an article is about, where that has no name: the lemma that is its title, or that it says
/// most, in one sentence of five, and one and a half times as often as the next.
pub(super) fn topic_noun(
    counts: &HashMap<String, usize>,
    sentences: usize,
    title: Option<&str>,
) -> Option<String> {
    let titled = title.map(str::to_lowercase).map(|title| singular(&title));
    if let Some(noun) = titled.filter(|noun| counts.get(noun).is_some_and(|count| *count >= FEWEST_OF_TITLE))
    {
        return Some(noun);
    }
    let mut most: Vec<(&String, usize)> = counts.iter().map(|(noun, count)| (noun, *count)).collect();
    most.sort_unstable_by_key(|(noun, count)| (std::cmp::Reverse(*count), *noun));
    let (noun, first) = *most.first()?;
    let next = most.get(1).map_or(0, |(_, count)| *count);
    (first >= FEWEST_OF_TOPIC && first * 5 >= sentences && first * 2 >= next * 3).then(|| noun.clone())
}

/// A noun that is the title is what the article is about if it is said this often.
const FEWEST_OF_TITLE: usize = 3;

/// A topic is spoken of this often, however short the article.
const FEWEST_OF_TOPIC: usize = 5;

/// What a person is called right before the name.
pub(super) fn roles(sentences: &[Sentence], mentions: &Mentions, places: &[usize]) -> Vec<String> {
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

/// How common the rarest word of a name is; none where one is hardly ever seen.
pub(super) fn rank(english: &English, name: &str) -> Option<u32> {
    let words = name.split([' ', '-']).filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    words.map(|word| english.rank(word)).try_fold(1, |rarest, rank| Some(rank?.max(rarest)))
}

/// The things that have a common noun in their names, by that noun: "war" for "World War I".
pub(super) fn bearers(things: &[Thing]) -> HashMap<String, Vec<usize>> {
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, thing) in things.iter().enumerate() {
        for name in &thing.names {
            let words: Vec<&str> = name.split(' ').collect();
            let cues = cues(&words);
            let is_country = cues.iter().all(|cues| cues.has(Cue::Country));
            for (at, word) in words.iter().enumerate() {
                let of_noun = bearers.entry(word.to_lowercase()).or_default();
                // "the world" is not World War I, "the states" are not the United States.
                let is_bearer = is_head(&words, &cues, at) && !(word.ends_with('s') && is_country);
                if is_bearer && cues[at].has_any(&NAMING_NOUNS) && of_noun.last() != Some(&place) {
                    of_noun.push(place);
                }
            }
        }
    }
    bearers
}

/// Whether a word of a name says what it names: at its end, before "of" or a number, or first of all, as in "Lake Chad".
fn is_head(words: &[&str], cues: &[Cues], at: usize) -> bool {
    let ends = words.get(at + 1).is_none_or(|next| {
        matches!(*next, "of" | "for" | "on" | "in" | "to" | "against" | "between")
            || next.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
    });
    let is_parted = words.iter().any(|word| matches!(*word, "of" | "for" | "on" | "in" | "to"));
    // "Operation Serval", "Lake Chad", but not "World War I".
    let leads = at == 0 && !is_parted && !cues[1..].iter().any(|cues| cues.has_any(&NAMING_NOUNS));
    words.len() > 1 && (ends || leads)
}

/// For each thing whether its name has "the" before it: more often than not, or once where the name ends in what it
/// is, as in "the Suez Canal".
pub(super) fn takes_article(sentences: &[Sentence], mentions: &Mentions) -> Vec<bool> {
    let mut balance = vec![0_isize; mentions.things().len()];
    let mut has_one = vec![false; mentions.things().len()];
    for mention in mentions.all().iter().filter(|mention| mention.form == Form::Name) {
        let Ok(thing) = mention.thing else { continue };
        let first = &sentences[mention.sentence].tokens[mention.tokens.start];
        let has_article = first.word.form.eq_ignore_ascii_case("the");
        has_one[thing] |= has_article;
        balance[thing] += if has_article { 1 } else { -1 };
    }
    let ends_in_noun = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        words.len() > 1 && cues(&words).last().is_some_and(|cues| cues.has_any(&NAMING_NOUNS))
    };
    let things = mentions.things().iter().zip(balance).zip(has_one);
    things.map(|((thing, balance), has_one)| balance > 0 || has_one && ends_in_noun(&thing.name)).collect()
}
