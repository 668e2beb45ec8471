//! What makes a deck unfit to study although its syntax is in order.
//!
//! The checks run over the deck as read. Only when something is found is the item at fault parsed
//! again to find its place: a deck in order pays for the looking, not for the pointing.

mod cards;
mod ids;

use std::collections::HashSet;
use std::ops::Range;

use super::card::Card;
use super::diagnostic::{Code, Diagnostic};
use super::fact::{Citation, Fact};
use super::literal;
use super::places::{Owner, Places, Spot};
use super::read::{FactSpan, Head};
use crate::text::is_control;
use ids::{Ids, Noun};

/// The longest text of a deck in characters: more than a screen of a large terminal.
pub const MAX_TEXT: usize = 4000;

/// More ids than this are not compared for a likely one.
const MAX_CANDIDATES: usize = 500;

/// Looks at a deck item by item.
pub(super) struct Checker<'d> {
    text: &'d str,
    head: &'d Head,
    places: Places<'d>,
    /// The ids of facts and, as they must differ, of loose cards.
    ids: Ids,
    /// Those of the sources that there are.
    sources: HashSet<&'d str>,
    found: Vec<Diagnostic>,
}

impl<'d> Checker<'d> {
    pub fn new(text: &'d str, head: &'d Head) -> Checker<'d> {
        let sources = head.deck.sources.iter().map(|source| source.id.as_str()).collect();
        let places = Places::new(text, &head.fields);
        Checker { text, head, places, ids: Ids::default(), sources, found: Vec::new() }
    }

    /// What this one and another one found, which looked at items further on.
    pub fn and(mut self, mut other: Checker<'d>) -> Checker<'d> {
        self.found.append(&mut other.found);
        self.found.extend(self.ids.take(other.ids, &mut self.places));
        self
    }

    /// Everything found so far.
    pub fn found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// Looks at the deck's own fields and its sources.
    pub fn head(&mut self) {
        let deck = &self.head.deck;
        let owner = Owner::Deck;
        self.required(&owner, Spot::Field("title"), &deck.title);
        let others = [
            ("about", &deck.about),
            ("language", &deck.language),
            ("author", &deck.author),
            ("licence", &deck.licence),
        ];
        for (name, text) in others {
            self.optional(&owner, name, text.as_deref());
        }
        let mut ids = Ids::default();
        for (source, span) in deck.sources.iter().zip(&self.head.sources) {
            let owner = Owner::Item(span.clone());
            self.required(&owner, Spot::Field("title"), &source.title);
            for (name, text) in [("author", &source.author), ("date", &source.date), ("url", &source.url)] {
                self.optional(&owner, name, text.as_deref());
            }
            self.found.extend(ids.add(source.id.as_str(), Noun::Source, span, &mut self.places));
        }
    }

    /// Looks at a fact and its cards.
    pub fn fact(&mut self, fact: &Fact, place: &FactSpan) {
        let owner = Owner::Fact(place.span.clone());
        self.required(&owner, Spot::Field("says"), &fact.says);
        if fact.cards.is_empty() {
            // Where its cards are at fault, that was told.
            let is_told = self.places.has_cards(&owner);
            if !is_told {
                let span = place.span.start..place.span.end.min(place.span.start + "Fact".len());
                self.found.push(
                    Diagnostic::warning(Code::NoCards, span, "no card asks for this fact")
                        .with_help("give it cards: [ … ], or make it a comment"),
                );
            }
        }
        self.remains(fact, place);
    }

    /// Looks at what is left of a fact of which something could not be read.
    pub fn remains(&mut self, fact: &Fact, place: &FactSpan) {
        let owner = Owner::Fact(place.span.clone());
        self.optional(&owner, "corrects", fact.corrects.as_deref());
        self.optional(&owner, "quote", fact.quote.as_deref());
        for (index, tag) in fact.tags.iter().enumerate() {
            self.safe(&owner, Spot::Item("tags", index), tag);
        }
        self.citations(&owner, fact);
        if let Some(id) = &fact.id {
            self.found.extend(self.ids.add(id.as_str(), Noun::Fact, &place.span, &mut self.places));
        }
        for (card, span) in fact.cards.iter().zip(&place.cards) {
            self.card(&Owner::Item(span.clone()), card);
        }
        // A name space for each fact would cost more than it is worth for one card or two.
        let id = |card: &Card| card.common().id.cloned();
        if fact.cards.len() > 2 || fact.cards.len() == 2 && id(&fact.cards[0]) == id(&fact.cards[1]) {
            let mut ids = Ids::default();
            for (card, span) in fact.cards.iter().zip(&place.cards) {
                if let Some(id) = card.common().id {
                    self.found.extend(ids.add(id.as_str(), Noun::Card, span, &mut self.places));
                }
            }
        }
    }

    /// Looks at a card that belongs to no fact. Its id stands where a fact's would.
    pub fn loose_card(&mut self, card: &Card, span: &Range<usize>) {
        self.card(&Owner::Item(span.clone()), card);
        if let Some(id) = card.common().id {
            self.found.extend(self.ids.add(id.as_str(), Noun::Card, span, &mut self.places));
        }
    }

    fn citations(&mut self, owner: &Owner, fact: &Fact) {
        if !self.head.has_all_sources {
            return;
        }
        for (index, citation) in fact.cite.iter().enumerate() {
            if let Some(section) = &citation.section {
                self.safe(owner, Spot::Item("cite", index), section);
            }
            if !self.sources.contains(citation.source.as_str()) {
                let span = self.places.of(owner, Spot::Item("cite", index));
                let flaw = self.unknown_source(citation, span);
                self.found.push(flaw);
            }
        }
    }

    fn unknown_source(&self, citation: &Citation, span: Range<usize>) -> Diagnostic {
        let id = citation.source.as_str();
        let flaw =
            Diagnostic::error(Code::UnknownSource, span.clone(), format!("no source has the id `{id}`"));
        let sources = &self.head.deck.sources;
        if sources.is_empty() {
            return flaw.with_help("give the deck a list of sources: [Source(id: \"…\", title: \"…\")]");
        }
        let near = sources
            .iter()
            .take(MAX_CANDIDATES)
            .map(|source| (strsim::damerau_levenshtein(id, source.id.as_str()), source.id.as_str()))
            .filter(|(distance, near)| *distance <= near.chars().count().max(id.chars().count()) / 3)
            .min();
        match near {
            Some((distance, near)) => {
                let written = self.text.get(span.clone()).unwrap_or_default();
                flaw.with_label(format!("did you mean `{near}`?"))
                    .with_help("a citation is the id of one of the deck's sources, or id#section")
                    .with_mend(span, written.replacen(id, near, 1), distance == 1)
            }
            None => flaw.with_help("a citation is the id of one of the deck's sources, or id#section"),
        }
    }

    /// A text that has to say something.
    fn required(&mut self, owner: &Owner, spot: Spot, text: &str) {
        if text.trim().is_empty() {
            let span = self.places.of(owner, spot);
            self.found.push(Diagnostic::error(Code::EmptyText, span, "this text is empty"));
        } else {
            self.safe(owner, spot, text);
        }
    }

    fn optional(&mut self, owner: &Owner, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.safe(owner, Spot::Field(name), text);
        }
    }

    /// A text that must be fit for a screen.
    fn safe(&mut self, owner: &Owner, spot: Spot, text: &str) {
        if text.len() > MAX_TEXT {
            let length = text.chars().count();
            if length > MAX_TEXT {
                let span = self.places.of(owner, spot);
                let message = format!("this text is {length} characters long; {MAX_TEXT} are the most");
                self.found
                    .push(Diagnostic::error(Code::TooLong, span, message).with_help("make several of it"));
            }
        }
        if let Some((at, c)) = forbidden(text) {
            let literal = self.places.of(owner, spot);
            let within = literal::span_of(self.text.get(literal.clone()).unwrap_or_default(), at);
            let span = literal.start + within.start..literal.start + within.end;
            let message = format!("a text must not hold the control character U+{:04X}", c as u32);
            self.found.push(
                Diagnostic::error(Code::ControlCharacter, span, message).with_help(
                    "remove it; of control characters only line feeds and tabs may stand in a text",
                ),
            );
        }
    }
}

/// The first character that must not reach a screen, and its byte.
fn forbidden(text: &str) -> Option<(usize, char)> {
    // Nearly all texts have none of the bytes that such characters start with.
    let is_suspect =
        |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7f | 0xc2 | 0xe2);
    if !text.bytes().any(is_suspect) {
        return None;
    }
    let is_line_end = |at: usize| text[at..].starts_with("\r\n");
    text.char_indices().find(|(at, c)| is_control(*c) && !matches!(c, '\n' | '\t') && !is_line_end(*at))
}
