//! How a card is worded, and what stays in its prompt.

use std::ops::Range;

use super::{Look, Sheet, lies_in};
use crate::facts::Valued;
use crate::generate::clause::Clause;
use crate::generate::forms::Asks;
use crate::language::values::Quantity;

impl Look<'_> {
    /// What stays in the prompt to tell which fact is meant.
    pub(super) fn rest(&self, sheet: &mut Sheet) {
        let (fact, place) = (self.fact, &self.sketch.place);
        let stays = |other: &Range<usize>| !lies_in(place, other);
        let is_date = |value: &Valued| matches!(value.quantity, Quantity::Date(_));
        let values = || fact.values.iter().filter(|value| stays(&value.place));
        sheet.is("has-date", values().any(is_date));
        sheet.is("has-number", values().any(|value| !is_date(value)));
        sheet.is("has-name", fact.names.iter().any(|named| stays(&named.place)));
        sheet.count("technical", fact.technical.len(), 4, 1.0);
        sheet.count("anchors", self.sketch.anchors, 5, 2.0);
        sheet.is("one-anchor", self.sketch.anchors <= 1);
    }

    /// How it is worded.
    pub(super) fn wording(&self, sheet: &mut Sheet) {
        let says = self.fact.says.as_str();
        let lower = says.to_lowercase();
        sheet.is("first", SINGLING_OUT.iter().any(|word| lower.contains(word)));
        sheet.is("starts-with-time", says.starts_with("In ") || says.starts_with("On "));
        sheet.is("quotes", says.contains(['“', '"']));
        let leads = Clause::of(self.fact).is_some_and(|clause| !clause.before(&[]).is_empty());
        sheet.is("stands-behind-front", leads);
        sheet.count("commas", says.matches(',').count(), 5, 1.0);
        let characters = |texts: &[&str]| texts.iter().map(|text| text.chars().count()).sum::<usize>();
        let prompt = match &self.sketch.asks {
            Asks::Question { prompt, .. } | Asks::Order { prompt, .. } => characters(&[prompt]),
            Asks::Gap { before, after, .. } => characters(&[before, after]),
            Asks::Sides { front, back } => characters(&[front, back]),
            Asks::Statement { says, .. } => characters(&[says]),
        };
        let words = match &self.sketch.asks {
            Asks::Question { answers, .. } | Asks::Gap { answers, .. } => answers[0].split(' ').count(),
            Asks::Sides { back, .. } => back.split(' ').count(),
            Asks::Statement { .. } | Asks::Order { .. } => 1,
        };
        let length = prompt as f64 / 100.0;
        sheet.amount("length", length);
        sheet.amount("long", (length - 1.2).max(0.0));
        sheet.amount("short", (0.5 - length).max(0.0));
        sheet.count("answer-words", words, 12, 4.0);
    }
}

/// Words that say that there is one alone.
const SINGLING_OUT: [&str; 7] =
    [" first ", " only ", " largest ", " oldest ", " last ", " main ", " capital "];
