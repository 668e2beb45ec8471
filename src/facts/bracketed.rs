//! What dates in brackets behind a name say: when somebody lived, "Ada Lovelace (1815–1852)", and when an event was,
//! "the Second Boer War (1899–1902)".

use std::ops::Range;

use super::{Fact, Named, Part, Relation, Role, Traits, Valued};
use crate::language::forms::{Number, VerbGroup};
use crate::language::gazetteer::{Cue, cues};
use crate::language::mentions::{Form, Mention, Mentions};
use crate::language::values::{Certainty, Date, Point, Precision, Qualifier, Quantity, Value, When};
use crate::language::{Kind, Sentence, Span, Tag};

/// A sentence of the article, where it stands, and what is known of the article as a whole.
pub(super) struct Setting<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: &'a Sentence,
    pub(super) place: usize,
    pub(super) values: &'a [Value],
    pub(super) mentions: &'a Mentions,
    /// For each thing whether its name has "the" before it.
    pub(super) takes_article: &'a [bool],
    /// What the article is about: of other people it is seldom worth knowing when they lived.
    pub(super) topic: Option<usize>,
}

/// Sentences at the beginning of an article, which say when somebody lived.
const OPENING: usize = 4;

/// A date in brackets, and how the text writes it.
struct Dated<'a> {
    date: Date,
    said: std::borrow::Cow<'a, str>,
    span: Span,
}

impl Dated<'_> {
    /// The year of it.
    fn in_year(self) -> Option<Self> {
        let point = Point::Year(self.date.point.year()?);
        let date = Date { point, part: self.date.part };
        Some(Dated { date, said: point.to_string().into(), span: self.span })
    }
}

/// What is said of the first and of the last date, as a verb with its words and their tags.
type Verbs = [&'static [(&'static str, Tag)]; 2];

const LIVED: Verbs = [&[("was", Tag::VerbPast), ("born", Tag::VerbParticiple)], &[("died", Tag::VerbPast)]];
const LASTED: Verbs = [&[("began", Tag::VerbPast)], &[("ended", Tag::VerbPast)]];
const HAPPENED: Verbs = [&[("took", Tag::VerbPast), ("place", Tag::Noun)], &[]];

/// The facts that the first brackets behind a name of a sentence tell.
pub(super) fn facts(setting: &Setting) -> Vec<Fact> {
    let tokens = &setting.sentence.tokens;
    let brackets = (0..tokens.len()).filter(|at| tokens[*at].tag == Tag::OpeningBracket);
    brackets.flat_map(|open| setting.behind(open).unwrap_or_default()).collect()
}

impl Setting<'_> {
    /// What the brackets that open here say of the name before them.
    fn behind(&self, open: usize) -> Option<Vec<Fact>> {
        let tokens = &self.sentence.tokens;
        let close = (open..tokens.len()).find(|at| tokens[*at].tag == Tag::ClosingBracket)?;
        let mention = self.named_before(open)?;
        let thing = mention.thing.ok();
        let verbs_of_range = match thing.and_then(|thing| self.mentions.things()[thing].kind) {
            // Further on a father of the same name may be meant.
            Some(Kind::Person) if thing == self.topic && self.place < OPENING => LIVED,
            Some(Kind::Event) => LASTED,
            _ if self.is_event(mention) => LASTED,
            _ => return None,
        };
        let (verbs, dates) = match self.dates(open + 1..close)? {
            (first, Some(last)) => (verbs_of_range, [Some(first), Some(last)]),
            // Of somebody who is not dead.
            (first, None) if verbs_of_range == LIVED => {
                let before = self.word(first.span.start);
                (LIVED, [Some(first).filter(|_| matches!(before, Some("born" | "b." | "b"))), None])
            }
            (first, None) => (HAPPENED, [Some(first), None]),
        };
        let dated = verbs.into_iter().zip(dates).filter_map(|(verb, date)| Some((verb, date?)));
        // The day of a birth is seldom worth knowing, the year is.
        let dated = dated
            .filter_map(|(verb, date)| Some((verb, if verbs == LIVED { date.in_year()? } else { date })));
        Some(dated.filter_map(|(verb, date)| self.fact(mention, verb, &date)).collect())
    }

    /// The name that brackets explain: it ends before them, or begins the sentence with nothing but what it is called
    /// between, "Augusta King, Countess of Lovelace (…)".
    fn named_before(&self, open: usize) -> Option<&Mention> {
        let tokens = &self.sentence.tokens;
        let mentions = self.mentions.of_sentence(self.place);
        let is_named = |mention: &&Mention| mention.form == Form::Name || self.is_event(mention);
        let names = || mentions.iter().filter(is_named);
        let beside =
            names().filter(|mention| mention.tokens.end == open).min_by_key(|mention| mention.tokens.start);
        let has_verb = tokens[..open].iter().any(|token| token.tag.is_finite());
        let is_called = |mention: &&Mention| {
            mention.tokens.start == 0
                && tokens.get(mention.tokens.end).is_some_and(|token| token.tag == Tag::Comma)
        };
        let first = || names().find(is_called).filter(|_| !has_verb);
        first().or(beside)
    }

    /// Whether a phrase is the name of an event by its noun, which is written with a capital: "the Battle of Hastings".
    fn is_event(&self, mention: &Mention) -> bool {
        let head = self.sentence.tokens[mention.head].word.form.as_str();
        let is_whole = mention.tokens.len() > 1 && mention.form != Form::Pronoun;
        is_whole && head.starts_with(char::is_uppercase) && cues(&[head])[0].has(Cue::EventNoun)
    }

    /// The one or two exact dates within some tokens, nothing but a dash between them.
    fn dates(&self, within: Range<usize>) -> Option<(Dated<'_>, Option<Dated<'_>>)> {
        let is_date = |value: &&Value| {
            matches!(value.quantity, Quantity::Date(_))
                && within.contains(&value.words.start)
                && within.contains(&(value.words.end - 1))
        };
        let found: Vec<(&Value, When)> = self
            .values
            .iter()
            .filter(is_date)
            .filter_map(|value| match value.quantity {
                Quantity::Date(when) => Some((value, when)),
                _ => None,
            })
            .collect();
        // "(r. 1837–1901)", "(fl. 1320)": neither life nor event.
        let is_other = found.first().is_some_and(|(value, _)| {
            matches!(
                self.word(value.span.start),
                Some("r." | "r" | "reigned" | "ruled" | "fl." | "floruit" | "since" | "published")
            )
        });
        if is_other || !found.iter().all(|(_, when)| when.qualifier == Qualifier::Exactly) {
            return None;
        }
        let dated =
            |value: &Value, date| Dated { date, said: value.span.of(self.text).into(), span: value.span };
        match found[..] {
            [(value, When { from, to: None, .. })] => Some((dated(value, from), None)),
            [(value, When { from, to: Some(to), .. })] => {
                let said = value.span.of(self.text);
                let parts = said.split_once(['–', '—', '-']).map(|(first, last)| (first.trim(), last.trim()));
                let told = |part: Option<&str>, date: Date| match part {
                    Some(part) if part.chars().filter(char::is_ascii_digit).count() >= 3 => {
                        part.to_owned().into()
                    }
                    _ => date.to_string().into(),
                };
                let [first, last] =
                    [told(parts.map(|(first, _)| first), from), told(parts.map(|(_, last)| last), to)];
                let span = value.span;
                Some((Dated { date: from, said: first, span }, Some(Dated { date: to, said: last, span })))
            }
            [(first, When { from, to: None, .. }), (last, When { from: to, to: None, .. })] => {
                let between = &self.text[first.span.end..last.span.start];
                let is_dash = matches!(between.trim(), "–" | "—" | "-" | "to");
                is_dash.then(|| (dated(first, from), Some(dated(last, to))))
            }
            _ => None,
        }
    }

    /// What somebody is called in the article, or an event right here, without article.
    fn name(&self, mention: &Mention) -> Option<&str> {
        let known = mention.thing.ok().map(|thing| &self.mentions.things()[thing]);
        if let Some(person) = known.filter(|known| known.kind == Some(Kind::Person)) {
            return person.names.first().map(String::as_str);
        }
        let start = self.sentence.tokens.get(self.start(mention))?.word.span.start;
        self.text.get(start..mention.span.end)
    }

    /// Whether "the" stands before the name, here or elsewhere.
    fn takes_article(&self, mention: &Mention) -> bool {
        let the = |at: usize| self.sentence.tokens[at].word.form.eq_ignore_ascii_case("the");
        let is_here = self.start(mention).checked_sub(1).is_some_and(the);
        is_here || mention.thing.is_ok_and(|thing| self.takes_article[thing])
    }

    /// The first word of a name as it is written here, behind its article: a number may belong to it, "the Seven Years'
    /// War".
    fn start(&self, mention: &Mention) -> usize {
        let tokens = &self.sentence.tokens;
        let is_article = |at: usize| tokens[at].tag == Tag::Determiner;
        let belongs =
            |at: usize| tokens[at].word.form.starts_with(char::is_uppercase) && tokens[at].tag == Tag::Number;
        let mut start = mention.tokens.start + usize::from(is_article(mention.tokens.start));
        while start > 0 && belongs(start - 1) {
            start -= 1;
        }
        start
    }

    /// The word that ends right before a byte of the text.
    fn word(&self, end: usize) -> Option<&str> {
        let before = self.text[self.sentence.span.start..end].trim_end();
        before.rsplit([' ', '(', ';', ',']).next()
    }

    /// The fact that something was done on a date.
    fn fact(&self, mention: &Mention, verb: &[(&str, Tag)], dated: &Dated) -> Option<Fact> {
        let preposition = match dated.date.point.precision() {
            Precision::Day => "on",
            Precision::Month | Precision::Year => "in",
            _ => return None,
        };
        let has_year =
            !matches!(dated.date.point, Point::Day { year: None, .. } | Point::Month { year: None, .. });
        let name = self.name(mention)?;
        if !has_year || dated.date.part.is_some() {
            return None;
        }
        let group = VerbGroup::read(verb)?;
        let article = if self.takes_article(mention) { "The " } else { "" };
        let said: Vec<&str> = verb.iter().map(|(word, _)| *word).collect();
        let subject = 0..article.len() + name.len();
        let mut says = format!("{article}{name} {}", said.join(" "));
        let verb = subject.end + 1..says.len();
        let time = says.len() + 1;
        says.push_str(&format!(" {preposition} {}.", dated.said));
        let time = time..says.len() - 1;
        let date = time.start + preposition.len() + 1..time.end;
        let when = Quantity::Date(When { from: dated.date, to: None, qualifier: Qualifier::Exactly });
        let thing = mention.thing.ok();
        let kind = thing.and_then(|thing| self.mentions.things()[thing].kind).unwrap_or(Kind::Event);
        let part = |role, place: Range<usize>, span, head| Part {
            role,
            place,
            preposition: None,
            span,
            thing: None,
            kind: None,
            head,
            is_noun: false,
            answer: None,
            number: Number::Singular,
            value: None,
        };
        let own = article.len()..subject.end;
        let parts = vec![
            Part {
                thing,
                kind: Some(kind),
                is_noun: true,
                ..part(Role::Subject, subject.clone(), mention.span, own.clone())
            },
            part(Role::Verb, verb.clone(), dated.span, verb),
            Part {
                preposition: Some(preposition.to_owned()),
                kind: Some(Kind::Time),
                is_noun: true,
                value: Some(when),
                ..part(Role::Time, time, dated.span, date.clone())
            },
        ];
        Some(Fact {
            names: thing.map(|thing| named(own, thing)).into_iter().collect(),
            parts,
            values: vec![Valued { place: date, quantity: when, counted: None, certainty: Certainty::Sure }],
            source: self.sentence.span,
            relation: Relation::Does(group),
            keeps_capital: article.is_empty(),
            opens_paragraph: self.sentence.starts_paragraph,
            asides: Vec::new(),
            technical: Vec::new(),
            keys: Vec::new(),
            terms: Vec::new(),
            resolved: Vec::new(),
            may_be_stale: false,
            traits: Traits { words: says.split(' ').count(), is_whole: true, ..Traits::default() },
            says,
        })
    }
}

fn named(place: Range<usize>, thing: usize) -> Named {
    Named { place, thing, is_phrase: true, is_listed: false, role: Some(Role::Subject) }
}
