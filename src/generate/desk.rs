//! Where cards are kept or refused, and what becomes of those that were kept.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::forms::{Asks, Sketch, called_after};
use super::score::Rated;
use super::surface::check;
use super::texts::Texts;
use super::words::{without_article, words};
use super::{Candidate, Draft, DraftFact, Form, Refusal, Refused};
use crate::deck::{card_ids, fact_ids};
use crate::facts::{Facts, Relation, Role};
use crate::language::Kind;
use crate::language::forms::singular;

/// Which cards are wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Only these forms; all of them for none.
    pub forms: Option<BTreeSet<Form>>,
    /// Only cards that a teacher keeps with this probability.
    pub min_score: f64,
    /// At most so many, the best.
    pub max: Option<usize>,
    /// What the article is called; none where only its file has a name.
    pub title: Option<String>,
}

/// Most cards of one fact: more are siblings of each other that teach nothing new.
const PER_FACT: usize = 4;

/// Where cards are kept or refused.
pub(super) struct Desk<'a> {
    facts: &'a Facts,
    options: &'a Options,
    /// The things that the article is about: the one that it speaks of most, and whom it is called after.
    topics: HashSet<usize>,
    /// What is asked already.
    prompts: HashSet<String>,
    kept: Vec<Rated>,
    /// Those that ask for what the article is about.
    topical: Vec<Rated>,
    refused: Vec<(Rated, Refusal)>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(facts: &'a Facts, options: &'a Options) -> Desk<'a> {
        let title = options.title.as_deref();
        let is_titled =
            |thing: &usize| title.is_some_and(|title| called_after(facts, title, *thing).is_some());
        let titled = (0..facts.things.len()).filter(is_titled);
        Desk {
            facts,
            options,
            topics: titled.chain(facts.topic).collect(),
            prompts: HashSet::new(),
            kept: Vec::new(),
            topical: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The cards that were kept so far.
    pub(super) fn kept(&self) -> &[Rated] {
        &self.kept
    }

    /// Refuses a card for what it is by itself, before it is rated.
    pub(super) fn screen(&self, sketch: &Sketch) -> Result<(), Refusal> {
        if self.options.forms.as_ref().is_some_and(|forms| !forms.contains(&sketch.form)) {
            return Err(Refusal::Form);
        }
        check(sketch)?;
        let is_aside = self.asks_for_topic(sketch) && !self.tells_of_topic(sketch);
        if is_aside || sketch.form == Form::Term && self.is_topic_noun(sketch) {
            return Err(Refusal::Topic);
        }
        // A gap tells by its whole sentence what is meant, and who did something by what was done; when it was, how many
        // there were and why does not.
        let tells = matches!(
            sketch.form,
            Form::Acronym | Form::Definition | Form::Reverse | Form::Order | Form::Term | Form::Who
        );
        if sketch.anchors < self.fewest_anchors(sketch) && !tells || goes_on(&sketch.texts().0) {
            return Err(Refusal::Vague);
        }
        Ok(())
    }

    /// Notes that a card is refused.
    pub(super) fn refuse(&mut self, rated: Rated, why: Refusal) {
        self.refused.push((rated, why));
    }

    /// Keeps a card that was screened, or refuses it; the cards of its fact begin at `first` of those that were kept.
    /// Cards that ask for what the article is about wait: one of them is enough.
    pub(super) fn offer(&mut self, rated: Rated, first: usize) {
        if self.asks_for_topic(&rated.sketch) {
            self.topical.push(rated);
        } else {
            self.settle(rated, first..self.kept.len());
        }
    }

    /// Keeps the best of the cards that ask for what the article is about, of those that can be kept.
    pub(super) fn offer_topical(&mut self) {
        let mut topical = std::mem::take(&mut self.topical);
        topical.sort_by_key(|rated| Reverse(rated.rank()));
        let mut is_asked = false;
        for rated in topical {
            if is_asked {
                self.refused.push((rated, Refusal::Topic));
                continue;
            }
            // Facts were gone through in their order.
            let fact = rated.sketch.fact;
            let first = self.kept.partition_point(|other| other.sketch.fact < fact);
            let end = self.kept.partition_point(|other| other.sketch.fact <= fact);
            is_asked = self.settle(rated, first..end);
        }
    }

    /// Keeps a card or refuses it; `own` are the kept cards of its fact. Whether it was kept.
    fn settle(&mut self, rated: Rated, own: Range<usize>) -> bool {
        let judged = self.judge(&rated, own);
        match judged {
            Ok(()) => {
                self.prompts.insert(rated.sketch.key());
                self.kept.push(rated);
            }
            Err(why) => self.refused.push((rated, why)),
        }
        judged.is_ok()
    }

    /// Why a card is refused, if it is.
    fn judge(&self, rated: &Rated, own: Range<usize>) -> Result<(), Refusal> {
        let sketch = &rated.sketch;
        if self.prompts.contains(&sketch.key()) {
            return Err(Refusal::Duplicate);
        }
        let siblings = &self.kept[own.clone()];
        let overlaps = |other: &Rated| {
            other.sketch.place.start < sketch.place.end && sketch.place.start < other.sketch.place.end
        };
        if siblings.len() >= PER_FACT || siblings.iter().any(overlaps) || self.has_gap_for(sketch, own.end) {
            return Err(Refusal::Covered);
        }
        if rated.score < self.options.min_score {
            return Err(Refusal::Score);
        }
        Ok(())
    }

    /// Whether another fact of the same sentence was given a gap for the same words: a clause and a longer one around it.
    fn has_gap_for(&self, sketch: &Sketch, end: usize) -> bool {
        let Asks::Gap { answers, .. } = &sketch.asks else { return false };
        let source = |sketch: &Sketch| self.facts.facts[sketch.fact].source;
        let siblings = self.kept[..end].iter().rev().map(|rated| &rated.sketch);
        let mut siblings = siblings.take_while(|other| source(other) == source(sketch));
        siblings
            .any(|other| matches!(&other.asks, Asks::Gap { answers: known, .. } if known[0] == answers[0]))
    }

    /// How many names, dates and rare words have to say which fact is meant: one more where the article is about
    /// something that neither the fact nor what stands before it names. "In which year was the first university
    /// founded?"
    fn fewest_anchors(&self, sketch: &Sketch) -> usize {
        if sketch.context.is_some() {
            return 1;
        }
        let Some(topic) = self.facts.topic.map(|topic| &self.facts.things[topic]) else { return 1 };
        let says = self.facts.facts[sketch.fact].says.as_str();
        if topic.names.iter().any(|name| says.contains(name.as_str())) { 1 } else { 2 }
    }

    /// Whether a card asks for what the article is about, other than by what that means or by its short name.
    fn asks_for_topic(&self, sketch: &Sketch) -> bool {
        // A statement to judge says what it is about.
        let asks = !matches!(sketch.form, Form::Acronym | Form::Definition | Form::Order | Form::TrueFalse);
        asks && sketch.thing.is_some_and(|thing| self.topics.contains(&thing))
    }

    /// Whether a fact tells so much of what the article is about that this can be asked for: what it is, or what somebody
    /// did. "The first president of Mali" and "Mali had coups" do not.
    fn tells_of_topic(&self, sketch: &Sketch) -> bool {
        let fact = &self.facts.facts[sketch.fact];
        let is_person = sketch.thing.is_some_and(|thing| self.facts.things[thing].kind == Some(Kind::Person));
        fact.is_in_part(Role::Subject, &sketch.place)
            && (is_person || matches!(fact.relation, Relation::Is(_)))
    }

    /// Whether a gap is for the noun that says what the article is about, with an adjective or without.
    fn is_topic_noun(&self, sketch: &Sketch) -> bool {
        let fact = &self.facts.facts[sketch.fact];
        let asked = singular(without_article(&fact.says[sketch.place.clone()].to_lowercase()));
        let has_capital = fact.says[sketch.place.clone()].contains(char::is_uppercase);
        let is_named = sketch.thing.is_some() || has_capital || fact.terms.contains(&sketch.place);
        // "excess zinc" in an article on zinc: what is asked for is an adjective.
        let is_described = |topic: &String| {
            !is_named && asked.strip_suffix(topic.as_str()).is_some_and(|rest| rest.ends_with(' '))
        };
        let is_title = |title: &String| singular(&title.to_lowercase()) == asked;
        self.options.title.as_ref().is_some_and(is_title)
            || self.facts.topic_noun.as_ref().is_some_and(|topic| *topic == asked || is_described(topic))
    }

    /// The draft of what was kept.
    pub(super) fn finish(mut self, text: &str, heading: &dyn Fn(usize) -> Option<String>) -> Draft {
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
                card: sketch.card()?,
                score,
                features,
            })
        });
        let mut cards: Vec<Candidate> = candidates.collect();
        name(&mut cards, facts.len());
        let refused = self.refused.into_iter().map(|(rated, why)| {
            let Rated { sketch, features, .. } = rated;
            let (prompt, answer) = sketch.texts();
            let span = self.facts.facts[sketch.fact].source;
            Refused { form: sketch.form, prompt, answer, span, why, features }
        });
        let refused = refused.collect();
        Draft { facts, cards, refused }
    }
}

/// Whether a prompt goes on from something said before: "was further reduced by …", "a competing model", "built there".
fn goes_on(prompt: &str) -> bool {
    let words: Vec<&str> = words(prompt).collect();
    let goes_on = |word: &&str| matches!(*word, "further" | "finally" | "additional" | "additionally");
    let is_other = |pair: &[&str]| {
        pair[0].eq_ignore_ascii_case("a") && matches!(pair[1], "competing" | "rival" | "second" | "third" | "subsequent")
            || pair[0].eq_ignore_ascii_case("an") && pair[1] == "alternative"
            || pair[0].eq_ignore_ascii_case("in") && pair[1] == "turn"
            // "there is", "are there": nothing is meant by it.
            || pair[1] == "there" && !matches!(pair[0], "is" | "are" | "was" | "were" | "that" | "and" | "has" | "had")
    };
    words.ends_with(&["as", "well"]) || words.iter().any(goes_on) || words.windows(2).any(is_other)
}

/// Gives the cards of each fact their ids.
fn name(cards: &mut [Candidate], facts: usize) {
    let mut of_fact: Vec<Vec<usize>> = vec![Vec::new(); facts];
    for (place, candidate) in cards.iter().enumerate() {
        of_fact[candidate.fact].push(place);
    }
    for places in of_fact {
        let answers: Vec<Option<String>> = places
            .iter()
            .map(|place| {
                let Candidate { form, card, .. } = &cards[*place];
                (!form.is_asked_once()).then(|| Texts::of(card).answer().to_owned())
            })
            .collect();
        let forms = places.iter().map(|place| cards[*place].form.name());
        let ids = card_ids(forms.zip(answers.iter().map(Option::as_deref)));
        for (place, id) in places.into_iter().zip(ids) {
            cards[place].card = cards[place].card.clone().with_id(id);
        }
    }
}
