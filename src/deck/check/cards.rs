//! What makes a card unfit to ask.

use super::Checker;
use crate::deck::card::{Answers, Card, Number, Pick, PickAll};
use crate::deck::cloze::{ClozeError, pieces};
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::literal;
use crate::deck::places::{Owner, Spot};

/// Choices are picked with one digit.
const MAX_CHOICES: usize = 9;
/// Fewer leave nothing to order or to pair.
const MIN_ITEMS: usize = 2;

impl Checker<'_> {
    pub(super) fn card(&mut self, owner: &Owner, card: &Card) {
        match card {
            Card::Ask(card) => {
                self.required(owner, Spot::Field("q"), &card.q);
                self.answers(owner, &card.a);
            }
            Card::Pick(card) => self.pick(owner, card),
            Card::PickAll(card) => self.pick_all(owner, card),
            Card::Cloze(card) => self.cloze(owner, card.text()),
            Card::TrueFalse(card) => self.required(owner, Spot::Field("q"), &card.q),
            Card::Order(card) => {
                self.required(owner, Spot::Field("q"), &card.q);
                if self.counted(owner, card.a.len(), "things to put in order") {
                    let items: Vec<(&str, Spot)> = spots("a", &card.a).collect();
                    self.texts(owner, &items);
                    self.repeated(owner, &items, 0);
                }
            }
            Card::Match(card) => {
                self.required(owner, Spot::Field("q"), &card.q);
                if self.counted(owner, card.a.len(), "pairs") {
                    let side = |side: usize| {
                        card.a.iter().enumerate().map(move |(index, (left, right))| {
                            let text = if side == 0 { left } else { right };
                            (text.as_str(), Spot::Side("a", index, side))
                        })
                    };
                    let left: Vec<(&str, Spot)> = side(0).collect();
                    self.texts(owner, &left);
                    self.texts(owner, &side(1).collect::<Vec<_>>());
                    self.repeated(owner, &left, 0);
                }
            }
            Card::Number(card) => self.number(owner, card),
            Card::Flip(card) => {
                self.required(owner, Spot::Field("front"), &card.front);
                self.required(owner, Spot::Field("back"), &card.back);
            }
        }
        let common = card.common();
        self.optional(owner, "hint", common.hint);
        self.optional(owner, "note", common.note);
        for (index, tag) in common.tags.iter().enumerate() {
            self.safe(owner, Spot::Item("tags", index), tag);
        }
    }

    fn answers(&mut self, owner: &Owner, answers: &Answers) {
        for (index, answer) in answers.all().iter().enumerate() {
            self.required(owner, Spot::Item("a", index), answer);
        }
    }

    fn pick(&mut self, owner: &Owner, card: &Pick) {
        self.required(owner, Spot::Field("q"), &card.q);
        if card.not.is_empty() {
            self.choices(owner, Spot::Field("not"), "a choice needs at least one wrong answer");
        }
        let right = std::iter::once((card.a.as_str(), Spot::Field("a")));
        self.choice(owner, right.chain(spots("not", &card.not)).collect(), 1);
    }

    fn pick_all(&mut self, owner: &Owner, card: &PickAll) {
        self.required(owner, Spot::Field("q"), &card.q);
        if card.a.is_empty() {
            self.choices(owner, Spot::Field("a"), "a choice needs at least one right answer");
        }
        self.choice(owner, spots("a", &card.a).chain(spots("not", &card.not)).collect(), card.a.len());
    }

    /// Choices, the first `right` of which are right.
    fn choice(&mut self, owner: &Owner, choices: Vec<(&str, Spot)>, right: usize) {
        if choices.len() > MAX_CHOICES {
            let message = format!("{} choices, right and wrong, are more than {MAX_CHOICES}", choices.len());
            self.choices(owner, Spot::Field("not"), &message);
        } else {
            self.texts(owner, &choices);
            self.repeated(owner, &choices, right);
        }
    }

    fn texts(&mut self, owner: &Owner, texts: &[(&str, Spot)]) {
        for (text, spot) in texts {
            self.required(owner, *spot, text);
        }
    }

    /// Texts of which two are the same; the first `right` of them are right answers.
    fn repeated(&mut self, owner: &Owner, texts: &[(&str, Spot)], right: usize) {
        for (index, (text, spot)) in texts.iter().enumerate() {
            let same = |other: &str| text.split_whitespace().eq(other.split_whitespace());
            let Some(first) = texts[..index].iter().position(|(other, _)| same(other)) else { continue };
            // Empty texts are told of as such.
            if text.trim().is_empty() {
                continue;
            }
            let span = self.places.of(owner, *spot);
            let earlier = self.places.of(owner, texts[first].1);
            let flaw = if first < right && index >= right {
                Diagnostic::error(Code::RepeatedChoice, span, "a right answer stands among the wrong ones")
                    .with_related(earlier, "the right answer")
            } else {
                Diagnostic::error(Code::RepeatedChoice, span, "this is given twice")
                    .with_related(earlier, "given here first")
            };
            self.found.push(flaw.with_help("nobody can tell the two apart: remove one"));
        }
    }

    /// Whether the list `a` has a number of items that fits the digits.
    fn counted(&mut self, owner: &Owner, count: usize, noun: &str) -> bool {
        let fits = (MIN_ITEMS..=MAX_CHOICES).contains(&count);
        if !fits {
            let message = format!("{MIN_ITEMS} to {MAX_CHOICES} {noun} are possible, not {count}");
            self.choices(owner, Spot::Field("a"), &message);
        }
        fits
    }

    fn choices(&mut self, owner: &Owner, spot: Spot, message: &str) {
        let span = self.places.of(owner, spot);
        self.found.push(Diagnostic::error(Code::Choices, span, message));
    }

    fn number(&mut self, owner: &Owner, card: &Number) {
        self.required(owner, Spot::Field("q"), &card.q);
        self.optional(owner, "unit", card.unit.as_deref());
        if !card.a.is_finite() {
            let span = self.places.of(owner, Spot::Field("a"));
            self.found.push(Diagnostic::error(Code::BadNumber, span, "the answer has to be a finite number"));
        }
        if !card.tolerance.is_finite() || card.tolerance < 0.0 {
            let span = self.places.of(owner, Spot::Field("tolerance"));
            self.found.push(
                Diagnostic::error(Code::BadNumber, span, "a tolerance has to be a finite number, 0 or more")
                    .with_help("it says how far off an answer may be"),
            );
        }
    }

    fn cloze(&mut self, owner: &Owner, text: &str) {
        let spot = Spot::Field("text");
        if text.trim().is_empty() {
            self.required(owner, spot, text);
            return;
        }
        self.safe(owner, spot, text);
        let Err(error) = pieces(text) else { return };
        let literal = self.places.of(owner, spot);
        let span = match error {
            ClozeError::NoGap => literal,
            ClozeError::EmptyGap { at }
            | ClozeError::Unclosed { at }
            | ClozeError::Nested { at }
            | ClozeError::Unopened { at } => {
                let within = literal::span_of(self.text.get(literal.clone()).unwrap_or_default(), at);
                literal.start + within.start..literal.start + within.end
            }
        };
        let flaw = Diagnostic::error(Code::Cloze, span, error.to_string());
        self.found
            .push(flaw.with_help("gaps are written [answer], [answer|hint] or [answer / other answer]"));
    }
}

fn spots<'c>(name: &'static str, texts: &'c [String]) -> impl Iterator<Item = (&'c str, Spot)> {
    texts.iter().enumerate().map(move |(index, text)| (text.as_str(), Spot::Item(name, index)))
}
