//! One mistake, one diagnostic: what is left out when a mistake brings others along.

use std::ops::Range;

use super::item;
use super::tree::Parser;
use crate::deck::card::Card;
use crate::deck::diagnostic::{Code, Diagnostic};
use crate::deck::fact::Source;

/// Mends that are tried, at most, on one item.
const MAX_TRIES: usize = 8;

impl Parser<'_> {
    /// Goes through the flaws of one item, which are those from the `first` on: if mending one of
    /// them makes the item sound, the others came of it; and behind a flaw that put the parser off
    /// its track, the rest of the line says nothing.
    pub(super) fn settle(&mut self, first: usize, span: &Range<usize>) {
        let flaws = self.lexer.flaws.get(first..).unwrap_or_default();
        if flaws.len() < 2 {
            return;
        }
        let cause = flaws.iter().take(MAX_TRIES).position(|flaw| mends(self.text, span, flaw));
        let mut kept: Vec<usize> = Vec::new();
        for (index, flaw) in flaws.iter().enumerate() {
            let keep = match cause {
                Some(cause) => index == cause,
                None => !kept.last().is_some_and(|last| is_aftermath(self.text, &flaws[*last], flaw)),
            };
            if keep {
                kept.push(index);
            }
        }
        let place_of =
            |index: usize| kept.iter().position(|kept| first + kept == index).map(|place| first + place);
        self.unclosed = self
            .unclosed
            .and_then(|(at, index)| Some((at, if index < first { index } else { place_of(index)? })));
        let mut index = 0;
        self.lexer.flaws.retain(|_| {
            index += 1;
            index <= first || kept.binary_search(&(index - 1 - first)).is_ok()
        });
    }
}

/// Whether the mend of `flaw` alone makes the item at `span` sound.
fn mends(text: &str, span: &Range<usize>, flaw: &Diagnostic) -> bool {
    let Some(fix) = &flaw.fix else { return false };
    let (Some(before), Some(after)) =
        (text.get(span.start..fix.span.start), text.get(fix.span.end..span.end.max(fix.span.end)))
    else {
        return false;
    };
    let mended = format!("{before}{}{after}", fix.replacement);
    item::parse::<Card>(&mended).is_ok() || item::parse::<Source>(&mended).is_ok()
}

/// Whether `flaw` tells nothing new behind `last`.
fn is_aftermath(text: &str, last: &Diagnostic, flaw: &Diagnostic) -> bool {
    let is_off_track = matches!(
        last.code,
        Code::Unexpected | Code::ExtraBracket | Code::MissingValue | Code::InnerQuote | Code::MissingQuote
    );
    let is_vague = matches!(
        flaw.code,
        Code::Unexpected
            | Code::UnexpectedCharacter
            | Code::MissingComma
            | Code::ExtraComma
            | Code::MissingBracket
            | Code::ExtraBracket
            | Code::WrongBracket
            | Code::MissingValue
            | Code::MissingColon
            | Code::MissingQuote
            | Code::InnerQuote
            | Code::QuotedField
    );
    let on_one_line = || {
        let between = last.span.start.min(flaw.span.start)..last.span.start.max(flaw.span.start);
        text.get(between).is_some_and(|between| !between.contains('\n'))
    };
    is_off_track && is_vague && on_one_line()
}
