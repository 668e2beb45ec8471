//! Which words of an article speak of a reference's things.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Reading;
use crate::facts::reference::{Description, Terms, fold, fold_word};
use crate::language::mentions::{Form, Mention, Unresolved};
use crate::language::{Kind, Relation};

/// The things that an article's noun phrases speak of.
pub(super) struct Names {
    /// By the sentence and the token at the head of a noun phrase.
    things: HashMap<(usize, usize), Vec<usize>>,
}

/// How many sentences back "the mission" may mean the one mission that an article names.
const REACH: usize = 12;

/// The most words of a noun phrase, and of the subject's part of a sentence, that are looked at.
const WIDEST: usize = 40;

/// How many words behind a noun are looked at for what describes it.
const BEHIND: usize = 12;

/// An article is about a place that it mentions at least so often.
const TOPIC: usize = 3;

const COUNTRIES: [&str; 4] = ["country", "nation", "state", "republic"];

impl Names {
    pub fn new(reading: &Reading<'_>, terms: &Terms) -> Names {
        let mut known = known(reading, terms);
        let written = written(reading, terms);
        for mention in reading.mentions.all() {
            if let (Ok(thing), Some((start, named))) =
                (mention.thing, written.get(&(mention.sentence, mention.head)))
                && mention.tokens.start <= *start
            {
                known[thing].get_or_insert(*named);
            }
        }
        let mut finder = Finder { reading, topic: topic(reading, &known), things: HashMap::new() };
        finder.things = written.into_iter().map(|(at, (_, thing))| (at, vec![thing])).collect();
        for mention in reading.mentions.all() {
            if let Ok(thing) = mention.thing
                && let Some(thing) = known[thing]
            {
                finder.add(mention, thing);
            }
        }
        finder.definite(&known);
        for mention in reading.mentions.all().iter().filter(|mention| mention.form == Form::Noun) {
            let noun = fold(&reading.sentences[mention.sentence].tokens[mention.head].lemma);
            let descriptions = terms.described(&noun);
            if !descriptions.is_empty() {
                let phrase = finder.phrase(mention);
                let fitting = descriptions.iter().filter(|description| phrase.fits(description));
                fitting.for_each(|description| finder.add(mention, description.thing));
            }
        }
        Names { things: finder.things }
    }

    /// The things that a word speaks of, as the head of a noun phrase or a word of a name.
    pub fn of(&self, reading: &Reading<'_>, sentence: usize, token: usize) -> &[usize] {
        let head = || {
            let mention = reading.mentions.at(sentence, token)?;
            (mention.form == Form::Name).then_some(mention.head)
        };
        let at = |token| self.things.get(&(sentence, token));
        at(token).or_else(|| at(head()?)).map_or(&[], Vec::as_slice)
    }
}

/// For each thing of the article the reference's thing of that name.
fn known(reading: &Reading<'_>, terms: &Terms) -> Vec<Option<usize>> {
    let things = reading.mentions.things().iter().map(|thing| {
        let names: Vec<String> = thing.names.iter().map(|name| fold(name)).collect();
        let is_person = thing.kind == Some(Kind::Person);
        let person = || names.iter().filter(|_| is_person).find_map(|name| terms.person(name));
        names.iter().find_map(|name| terms.by_name(name)).or_else(person)
    });
    things.collect()
}

/// The names of several words that are written out, whatever the tree makes of them: for each of their
/// words the place of the first, and the thing. Longer names that are not known have none within.
fn written(reading: &Reading<'_>, terms: &Terms) -> HashMap<(usize, usize), (usize, usize)> {
    let mut written = HashMap::new();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        let words: Vec<String> = sentence.tokens.iter().map(|token| fold_word(&token.word.form)).collect();
        let mut at = 0;
        while at < words.len() {
            let starts = sentence.tokens[at].word.form.starts_with(char::is_uppercase);
            let Some((length, thing)) = terms.begins(&words[at..]).filter(|_| starts) else {
                at += 1;
                continue;
            };
            let place =
                |token| reading.mentions.at(number, token).filter(|mention| mention.form == Form::Name);
            let within = (at..at + length).filter_map(place).find(|mention| {
                mention.tokens.start <= at
                    && mention.tokens.end >= at + length
                    && mention.tokens.len() > length
            });
            if within.is_none() {
                written.extend((at..at + length).map(|token| ((number, token), (at, thing))));
            }
            at += length;
        }
    }
    written
}

/// The known place that the article mentions most.
fn topic(reading: &Reading<'_>, known: &[Option<usize>]) -> Option<usize> {
    let places = reading.mentions.things().iter().zip(known);
    let places = places.filter(|(thing, _)| thing.kind == Some(Kind::Place) && thing.mentions.len() >= TOPIC);
    places.filter_map(|(thing, known)| Some((thing.mentions.len(), (*known)?))).max().map(|(_, known)| known)
}

fn first_words(tokens: &Range<usize>) -> Range<usize> {
    tokens.start..tokens.end.min(tokens.start + WIDEST)
}

/// What a noun phrase says.
struct Phrase {
    words: HashSet<String>,
    things: HashSet<usize>,
}

impl Phrase {
    /// Whether it says all that a description says.
    fn fits(&self, description: &Description) -> bool {
        description.words.iter().all(|word| self.words.contains(word))
            && description.things.iter().all(|thing| self.things.contains(thing))
    }
}

struct Finder<'a> {
    reading: &'a Reading<'a>,
    topic: Option<usize>,
    things: HashMap<(usize, usize), Vec<usize>>,
}

impl Finder<'_> {
    fn add(&mut self, mention: &Mention, thing: usize) {
        let things = self.things.entry((mention.sentence, mention.head)).or_default();
        if !things.contains(&thing) {
            things.push(thing);
        }
    }

    /// Resolves "the mission", where the article names one mission alone and did so not long before:
    /// what is too far for [`mentions`](crate::language::mentions::mentions), which knows no names of
    /// things that matter.
    fn definite(&mut self, known: &[Option<usize>]) {
        let all = self.reading.mentions.things();
        let mut by_word: HashMap<String, Option<usize>> = HashMap::new();
        for (place, thing) in all.iter().enumerate() {
            let words: HashSet<String> = thing
                .names
                .iter()
                .flat_map(|name| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
                .collect();
            for word in words {
                by_word.entry(word).and_modify(|known| *known = None).or_insert(Some(place));
            }
        }
        let mut last: HashMap<usize, usize> = HashMap::new();
        for mention in self.reading.mentions.all() {
            match mention.thing {
                Ok(thing) if !all[thing].names.is_empty() => {
                    last.insert(thing, mention.sentence);
                    continue;
                }
                Err(Unresolved::Several | Unresolved::Pleonastic | Unresolved::Speaker) => continue,
                _ => {}
            }
            let tokens = &self.reading.sentences[mention.sentence].tokens;
            let is_bare = mention.form == Form::Noun
                && mention.tokens.len() == 2
                && tokens[mention.tokens.start].word.form.eq_ignore_ascii_case("the");
            if is_bare
                && let Some(Some(thing)) = by_word.get(&fold(&tokens[mention.head].lemma))
                && let Some(known) = known[*thing]
                && last.get(thing).is_some_and(|at| mention.sentence - at <= REACH)
            {
                self.add(mention, known);
            }
        }
    }

    /// What a noun phrase says, with what is left to understand.
    fn phrase(&self, mention: &Mention) -> Phrase {
        let tokens = &self.reading.sentences[mention.sentence].tokens;
        let depends = |at: usize, relations: &[Relation]| {
            tokens[at].head == Some(mention.head) && relations.contains(&tokens[at].relation)
        };
        let behind = mention.tokens.end..(mention.tokens.end + BEHIND).min(tokens.len());
        let is_modified = behind.clone().any(|at| depends(at, &[Relation::Acl, Relation::AclRelcl]));
        let end = if is_modified { behind.end } else { behind.start };
        let within = mention.tokens.start..end.min(mention.tokens.start + WIDEST);
        // "keeps troops in Mali": the place may stand with the verb.
        let verb = tokens[mention.head].head.filter(|_| tokens[mention.head].relation == Relation::Obj);
        let beside = behind
            .filter(|at| verb.is_some() && tokens[*at].head == verb && tokens[*at].relation == Relation::Obl);
        let things = within.clone().chain(beside).filter_map(|at| self.things.get(&(mention.sentence, at)));
        let mut things: HashSet<usize> = things.flatten().copied().collect();
        things.extend(self.topic.filter(|_| self.leaves_place_out(mention)));
        let is_country =
            |at: usize| depends(at, &[Relation::NmodPoss]) && COUNTRIES.contains(&tokens[at].lemma.as_str());
        // "the country's" is that of the subject of the sentence before.
        if let Some(before) = mention.sentence.checked_sub(1)
            && first_words(&mention.tokens).any(is_country)
        {
            let owners = self.subjects(before).filter_map(|token| self.things.get(&(before, token)));
            things.extend(owners.flatten());
        }
        let words = within.flat_map(|at| [fold(&tokens[at].lemma), fold(&tokens[at].word.form)]);
        Phrase { words: words.collect(), things }
    }

    /// Whether the place that the whole article is about need not be named: the phrase is of one thing
    /// and names no other place.
    fn leaves_place_out(&self, mention: &Mention) -> bool {
        let tokens = &self.reading.sentences[mention.sentence].tokens;
        let phrase = first_words(&mention.tokens);
        let is_one = phrase.clone().any(|at| {
            tokens[at].head == Some(mention.head)
                && matches!(tokens[at].relation, Relation::Det | Relation::NmodPoss)
        });
        let other = |at: usize| {
            let named = self.reading.mentions.thing_at(mention.sentence, at);
            let is_place = named.is_some_and(|named| named.kind == Some(Kind::Place));
            is_place && tokens[at].tag.is_proper() && tokens[at].relation != Relation::NmodPoss
        };
        is_one && !phrase.into_iter().any(other)
    }

    /// The subjects of a sentence's main clause.
    fn subjects(&self, sentence: usize) -> impl Iterator<Item = usize> {
        let tokens = &self.reading.sentences[sentence].tokens;
        let is_main = |head: usize| tokens[head].head.is_none();
        (0..tokens.len().min(WIDEST)).filter(move |at| {
            matches!(tokens[*at].relation, Relation::Nsubj | Relation::NsubjPass)
                && tokens[*at].head.is_some_and(is_main)
        })
    }
}
