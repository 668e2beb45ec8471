//! From facts to the cards that may be asked: sketched in every form, checked, scored, chosen.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

use xxhash_rust::xxh3::xxh3_64;

use super::distract::{Pool, year_of};
use super::forms::{Article, Asks, Sketch, orders, sketches, statement, terms};
use super::score::{Features, Scale, features};
use super::surface::check;
use super::wh::Classes;
use super::{Candidate, Draft, DraftFact, Form, Refusal, Refused, card_ids, fact_ids};
use crate::deck::{Answers, Ask, Card, Cloze, Flip, Order, Pick, TrueFalse};
use crate::facts::{Facts, Valued};
use crate::language::values::Quantity;

/// Which cards are wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Only these forms; all of them for none.
    pub forms: Option<BTreeSet<Form>>,
    /// Only cards that a teacher keeps with this probability.
    pub min_score: f64,
    /// At most so many, the best.
    pub max: Option<usize>,
}

/// Most cards of one fact: more are siblings of each other that teach nothing new.
const PER_FACT: usize = 3;

/// Names and numbers in a question that are enough to know what it is about.
const ENOUGH_ANCHORS: usize = 2;

/// One fact in so many is asked as a statement to judge, too: half of the answers can be guessed.
const STATEMENTS: u64 = 2;

/// One year in so many is asked with choices: the others are to be recalled, which teaches more.
const CHOICES_OF_YEARS: u64 = 3;

/// What a card needs to be good enough for a statement to judge, and for an event to put in order.
const SURE: f64 = 0.7;

/// Makes the cards of an article's facts. `text` is the article's text, `heading` the innermost heading above
/// a byte of it.
pub fn draft(
    facts: &Facts,
    text: &str,
    heading: &dyn Fn(usize) -> Option<String>,
    options: &Options,
) -> Draft {
    let classes = Classes::of(facts);
    let pool = Pool::of(facts, &classes);
    let scale = Scale::fitted();
    let terms = terms(facts);
    let article = Article { facts, classes: &classes, terms: &terms };
    let rated = |sketch: Sketch| {
        let features = features(facts, &classes, &sketch);
        Rated { score: scale.score(&features), features, sketch }
    };
    let mut desk = Desk { facts, options, prompts: HashSet::new(), kept: Vec::new(), refused: Vec::new() };
    for place in 0..facts.facts.len() {
        let sketches = sketches(&article, place).into_iter().map(|mut sketch| {
            add_context(facts, &mut sketch);
            add_choices(&pool, &mut sketch);
            rated(sketch)
        });
        let mut sketches: Vec<Rated> = sketches.collect();
        // Sorting is stable: of equals the form that is listed first.
        sketches.sort_by_key(|rated| Reverse(rated.rank()));
        let first = desk.kept.len();
        for rated in sketches {
            desk.offer(rated, first);
        }
    }
    let sure = desk.kept.iter().rev().filter(|rated| rated.score >= SURE);
    let sure: HashMap<usize, Sketch> = sure.map(|rated| (rated.sketch.fact, rated.sketch.clone())).collect();
    let statements = (0..facts.facts.len()).filter_map(|place| judged(facts, &pool, sure.get(&place)?));
    let orders = orders(facts, |place| sure.contains_key(&place));
    for sketch in statements.chain(orders) {
        let first = desk.kept.len();
        desk.offer(rated(sketch), first);
    }
    desk.finish(text, heading)
}

/// A card in the making and how likely it is to be kept.
struct Rated {
    sketch: Sketch,
    features: Features,
    score: f64,
}

impl Rated {
    /// What decides between cards that ask for the same words: a question is better to study with than a gap of
    /// nearly the same score, and one with choices leaves the least doubt what is asked for.
    fn rank(&self) -> u64 {
        let bonus = match self.sketch.asks {
            Asks::Question { .. } if !self.sketch.choices.is_empty() => 0.15,
            Asks::Question { .. } => 0.1,
            _ => 0.0,
        };
        (self.score + bonus).to_bits()
    }

    /// A number that orders as the score does: probabilities are not negative, so their bits order as they do.
    fn order(&self) -> u64 {
        self.score.max(0.0).to_bits()
    }
}

/// Where cards are kept or refused.
struct Desk<'a> {
    facts: &'a Facts,
    options: &'a Options,
    /// What is asked already.
    prompts: HashSet<String>,
    kept: Vec<Rated>,
    refused: Vec<(Rated, Refusal)>,
}

impl Desk<'_> {
    /// Keeps a card or refuses it; the cards of its fact begin at `first` of those that were kept.
    fn offer(&mut self, rated: Rated, first: usize) {
        match self.judge(&rated, first) {
            Ok(()) => {
                self.prompts.insert(key(&rated.sketch));
                self.kept.push(rated);
            }
            Err(why) => self.refused.push((rated, why)),
        }
    }

    fn judge(&self, rated: &Rated, first: usize) -> Result<(), Refusal> {
        let sketch = &rated.sketch;
        if self.options.forms.as_ref().is_some_and(|forms| !forms.contains(&sketch.form)) {
            return Err(Refusal::Form);
        }
        check(sketch)?;
        let is_open = matches!(sketch.form, Form::Acronym | Form::Definition | Form::Reverse | Form::Order);
        let topic = self.facts.topic;
        if topic.is_some()
            && sketch.thing == topic
            && !matches!(sketch.form, Form::Acronym | Form::Definition)
        {
            return Err(Refusal::Topic);
        }
        if sketch.anchors == 0 && !is_open {
            return Err(Refusal::Vague);
        }
        if self.prompts.contains(&key(sketch)) {
            return Err(Refusal::Duplicate);
        }
        let siblings = &self.kept[first..];
        let overlaps =
            |other: &Sketch| other.place.start < sketch.place.end && sketch.place.start < other.place.end;
        if siblings.len() >= PER_FACT || siblings.iter().any(|other| overlaps(&other.sketch)) {
            return Err(Refusal::Covered);
        }
        if rated.score < self.options.min_score {
            return Err(Refusal::Score);
        }
        Ok(())
    }

    /// The draft of what was kept.
    fn finish(mut self, text: &str, heading: &dyn Fn(usize) -> Option<String>) -> Draft {
        self.kept.sort_by_key(|rated| (Reverse(rated.order()), rated.sketch.fact, rated.sketch.place.start));
        if let Some(max) = self.options.max.filter(|max| *max < self.kept.len()) {
            let rest = self.kept.split_off(max);
            self.refused.extend(rest.into_iter().map(|rated| (rated, Refusal::Enough)));
        }
        let used: BTreeSet<usize> = self.kept.iter().map(|rated| rated.sketch.fact).collect();
        let places: HashMap<usize, usize> =
            used.iter().enumerate().map(|(place, fact)| (*fact, place)).collect();
        let said: Vec<&str> = used.iter().map(|fact| self.facts.facts[*fact].says.as_str()).collect();
        let facts: Vec<DraftFact> = fact_ids(said)
            .into_iter()
            .zip(&used)
            .map(|(id, place)| {
                let fact = &self.facts.facts[*place];
                DraftFact {
                    id,
                    says: fact.says.clone(),
                    sentence: fact.source.of(text).to_owned(),
                    span: fact.source,
                    heading: heading(fact.source.start),
                    corrects: None,
                    authorities: Vec::new(),
                }
            })
            .collect();
        let candidates = self.kept.into_iter().filter_map(|rated| {
            let Rated { sketch, features, score } = rated;
            Some(Candidate {
                form: sketch.form,
                fact: places[&sketch.fact],
                card: card(&sketch)?,
                score,
                features,
            })
        });
        let mut cards: Vec<Candidate> = candidates.collect();
        name(&mut cards, facts.len());
        let refused = self.refused.into_iter().map(|(rated, why)| {
            let Rated { sketch, features, .. } = rated;
            let (prompt, answer) = texts(&sketch);
            let span = self.facts.facts[sketch.fact].source;
            Refused { form: sketch.form, prompt, answer, span, why, features }
        });
        let refused = refused.collect();
        Draft { facts, cards, refused }
    }
}

/// Gives the cards of each fact their ids.
fn name(cards: &mut [Candidate], facts: usize) {
    let mut of_fact: Vec<Vec<usize>> = vec![Vec::new(); facts];
    for (place, candidate) in cards.iter().enumerate() {
        of_fact[candidate.fact].push(place);
    }
    for places in of_fact {
        let ids = card_ids(places.iter().map(|place| (cards[*place].form, &cards[*place].card)));
        for (place, id) in places.into_iter().zip(ids) {
            cards[place].card = cards[place].card.clone().with_id(id);
        }
    }
}

/// Says what the article is about before a question that does not say it: "New Zealand: In which year did the
/// first Parliament meet?"
fn add_context(facts: &Facts, sketch: &mut Sketch) {
    let Some(topic) = facts.topic.map(|topic| &facts.things[topic]) else { return };
    let fact = &facts.facts[sketch.fact];
    let is_named = topic.names.iter().any(|name| fact.says.contains(name.as_str()));
    if is_named
        || sketch.form == Form::Acronym
        || sketch.anchors > ENOUGH_ANCHORS
        || sketch.thing == facts.topic
    {
        return;
    }
    // What it is about is not enough to know which one is meant.
    if sketch.anchors == 0 {
        return;
    }
    match &mut sketch.asks {
        Asks::Question { prompt, .. } => *prompt = format!("{}: {prompt}", topic.name),
        Asks::Gap { before, .. } => *before = format!("{}: {before}", topic.name),
        Asks::Sides { .. } | Asks::Statement { .. } | Asks::Order { .. } => return,
    }
    sketch.has_context = true;
    sketch.anchors += 1;
}

/// Makes a choice of a question for a name, if the article has other names that are certainly wrong.
fn add_choices(pool: &Pool, sketch: &mut Sketch) {
    let Asks::Question { prompt, answers } = &sketch.asks else { return };
    if sketch.form == Form::Acronym {
        return;
    }
    if let Some(choices) = pool.names(sketch, prompt, &answers[0]) {
        sketch.choices = choices;
    } else if sketch.form == Form::When
        && xxh3_64(prompt.as_bytes()).is_multiple_of(CHOICES_OF_YEARS)
        && let Ok(year) = answers[0].parse()
        && (1000..3000).contains(&year)
    {
        let years = pool.years(sketch, year);
        sketch.choices = years.iter().map(i32::to_string).collect();
    }
}

/// The statement of a fact to judge, true or false as its words decide.
fn judged(facts: &Facts, pool: &Pool, right: &Sketch) -> Option<Sketch> {
    let fact = &facts.facts[right.fact];
    let seed = xxh3_64(fact.says.as_bytes());
    let is_of_one = matches!(right.form, Form::When | Form::Year | Form::Who | Form::What);
    if !seed.is_multiple_of(STATEMENTS) || !is_of_one {
        return None;
    }
    if seed & 256 == 0 {
        return Some(statement(fact, right, None));
    }
    if right.thing.is_some() {
        return Some(statement(fact, right, Some((right.place.clone(), right.choices.first()?))));
    }
    let is_asked =
        |value: &&Valued| value.place.start >= right.place.start && value.place.end <= right.place.end;
    let value = fact.values.iter().find(is_asked)?;
    let Quantity::Date(when) = value.quantity else { return None };
    let year = year_of(when.from.point)?;
    let written = year.to_string();
    let start = value.place.start + fact.says[value.place.clone()].rfind(&written)?;
    let wrong = pool.years(right, year).first()?.to_string();
    Some(statement(fact, right, Some((start..start + written.len(), &wrong))))
}

/// What two cards that ask the same have in common.
fn key(sketch: &Sketch) -> String {
    let (prompt, answer) = texts(sketch);
    match sketch.asks {
        Asks::Order { .. } => answer.to_lowercase(),
        _ => prompt.to_lowercase(),
    }
}

/// A card's prompt and answer, to show.
fn texts(sketch: &Sketch) -> (String, String) {
    match &sketch.asks {
        Asks::Question { prompt, answers } => (prompt.clone(), answers[0].clone()),
        Asks::Gap { before, answers, after } => (format!("{before}_____{after}"), answers[0].clone()),
        Asks::Sides { front, back } => (front.clone(), back.clone()),
        Asks::Statement { says, is_true } => {
            (says.clone(), if *is_true { "true" } else { "false" }.to_owned())
        }
        Asks::Order { prompt, items } => (prompt.clone(), items.join(", ")),
    }
}

/// The card as a deck has it.
fn card(sketch: &Sketch) -> Option<Card> {
    let (id, hint, note, tags, level) = (None, None, None, Vec::new(), None);
    Some(match &sketch.asks {
        Asks::Question { prompt, answers } if sketch.choices.is_empty() => Card::Ask(Ask {
            q: prompt.clone(),
            a: Answers::new(answers.clone())?,
            id,
            hint,
            note,
            tags,
            level,
        }),
        Asks::Question { prompt, answers } => {
            let not = sketch.choices.clone();
            Card::Pick(Pick {
                q: prompt.clone(),
                a: answers.first()?.clone(),
                not,
                id,
                hint,
                note,
                tags,
                level,
            })
        }
        Asks::Gap { before, answers, after } => {
            let answers: Vec<String> = answers.iter().map(|answer| escaped(answer)).collect();
            Card::Cloze(Cloze::new(format!("{}[{}]{}", escaped(before), answers.join(" / "), escaped(after))))
        }
        Asks::Sides { front, back } => {
            Card::Flip(Flip { front: front.clone(), back: back.clone(), id, hint, note, tags, level })
        }
        Asks::Statement { says, is_true } => {
            Card::TrueFalse(TrueFalse { q: says.clone(), a: *is_true, id, hint, note, tags, level })
        }
        Asks::Order { prompt, items } => {
            Card::Order(Order { q: prompt.clone(), a: items.clone(), id, hint, note, tags, level })
        }
    })
}

/// A text with what has a meaning in a cloze marked as itself.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '|' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
