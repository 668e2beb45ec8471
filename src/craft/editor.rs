//! Goes through a deck and calls the rules on each of its items.

use std::ops::Range;

use jiff::civil::Date;

use super::acronym::Acronyms;
use super::flag::Flag;
use super::prints::Prints;
use super::sources::Sources;
use super::twins::Twins;
use super::words::Words;
use super::{answer, choices, dates, ended, gaps, numbers, question};
use crate::deck::{Card, Diagnostic, Fact, FactSpan, FieldSpan, Head, Owner, Places, Spot, Visitor};

/// A card as the rules look at it.
pub struct Subject<'c> {
    pub card: &'c Card,
    pub owner: Owner,
    /// What is asked; the gaps of a cloze filled with blanks, so that each byte stays in its place.
    pub prompt: &'c str,
    /// Where the prompt stands.
    pub spot: Spot,
    /// The words of the prompt.
    pub words: &'c Words,
    /// Whether the deck is in English.
    pub is_english: bool,
}

impl Subject<'_> {
    /// The answers that count where they are texts of their own; none for other kinds of card.
    pub fn answers(&self) -> &[String] {
        match self.card {
            Card::Ask(card) => card.a.all(),
            Card::Pick(card) => std::slice::from_ref(&card.a),
            Card::Flip(card) => std::slice::from_ref(&card.back),
            _ => &[],
        }
    }
}

/// The editor at work on one deck.
pub struct Editor<'t> {
    text: &'t str,
    today: Date,
    reader: ended::Reader,
    deck: Option<OpenDeck>,
    flags: Vec<Flag>,
    acronyms: Acronyms,
    prints: Prints,
    /// The bytes of every item, where comments may allow something of them.
    items: Option<Vec<Range<usize>>>,
    cards: usize,
    /// Whether some items could not be read.
    has_lost: bool,
    words: Words,
    blanked: String,
}

/// What the editor keeps of the deck itself.
struct OpenDeck {
    id: Option<String>,
    fields: Vec<FieldSpan>,
    sources: Sources,
    is_english: bool,
}

/// What came of a deck.
pub struct Edited {
    /// The deck's id and its bytes.
    pub id: Option<(String, Range<usize>)>,
    pub cards: usize,
    pub warnings: Vec<Diagnostic>,
    /// The bytes of every item, if comments allow something of them.
    pub items: Vec<Range<usize>>,
    /// Whether some items could not be read.
    pub has_lost: bool,
}

impl<'t> Editor<'t> {
    pub fn new(text: &'t str, today: Date) -> Editor<'t> {
        Editor {
            text,
            today,
            reader: ended::Reader::default(),
            deck: None,
            flags: Vec::new(),
            acronyms: Acronyms::default(),
            prints: Prints::default(),
            items: super::allow::is_used(text).then(Vec::new),
            cards: 0,
            has_lost: false,
            words: Words::default(),
            blanked: String::new(),
        }
    }

    /// What this one and another one saw, which looked at items further on.
    pub fn and(mut self, other: Editor<'t>) -> Editor<'t> {
        self.flags.extend(other.flags);
        self.acronyms.take(other.acronyms);
        self.prints.append(other.prints);
        self.cards += other.cards;
        self.has_lost |= other.has_lost;
        if let (Some(items), Some(others)) = (&mut self.items, other.items) {
            items.extend(others);
        }
        if let (Some(deck), Some(other)) = (&mut self.deck, other.deck) {
            deck.sources.take(&other.sources);
        }
        self
    }

    /// The warnings of the whole deck; `None` if there was none. `name` is the file's.
    pub fn finish(mut self, name: &str, twins: &mut Twins) -> Option<Edited> {
        let deck = self.deck.take()?;
        let mut places = Places::new(self.text, &deck.fields);
        // What could not be read may cite a source or explain an acronym: then its words count.
        let unread = self.has_lost.then_some(self.text);
        if let Some(text) = unread {
            self.acronyms.explain(text);
        }
        self.flags.extend(deck.sources.unused(unread));
        self.flags.extend(self.acronyms.unexplained());
        let mut warnings: Vec<Diagnostic> =
            self.flags.into_iter().map(|flag| flag.warning(&mut places)).collect();
        warnings.extend(twins.compare(name, self.text, self.prints, &mut places));
        let id = deck.id.map(|id| (id, places.of(&Owner::Deck, Spot::Field("id"))));
        Some(Edited {
            id,
            cards: self.cards,
            warnings,
            items: self.items.unwrap_or_default(),
            has_lost: self.has_lost,
        })
    }

    fn is_english(&self) -> bool {
        self.deck.as_ref().is_some_and(|deck| deck.is_english)
    }

    fn look(&mut self, card: &Card, span: &Range<usize>, fact: Option<u32>) {
        self.cards += 1;
        if let Some(items) = &mut self.items {
            items.push(span.clone());
        }
        let (mut words, mut blanked) = (std::mem::take(&mut self.words), std::mem::take(&mut self.blanked));
        let (prompt, spot) = match card {
            Card::Cloze(cloze) => {
                gaps::blank(cloze.text(), &mut blanked);
                (blanked.as_str(), Spot::Field("text"))
            }
            Card::Flip(_) => (card.prompt(), Spot::Field("front")),
            _ => (card.prompt(), Spot::Field("q")),
        };
        words.read(prompt);
        let is_english = self.is_english();
        let subject =
            Subject { card, owner: Owner::Item(span.clone()), prompt, spot, words: &words, is_english };
        answer::check(&subject, &mut self.flags);
        choices::check(&subject, &mut self.flags);
        numbers::check(&subject, &mut self.flags);
        dates::check_card(&subject, &mut self.flags);
        gaps::check(&subject, &mut self.flags);
        if is_english {
            question::check(&subject, &mut self.flags);
            self.acronyms.look(&subject);
        }
        self.prints.push(&subject, fact);
        (self.words, self.blanked) = (words, blanked);
    }
}

impl Visitor for Editor<'_> {
    fn deck(&mut self, head: &Head) {
        let language = head.deck.language.as_deref().unwrap_or("en").to_lowercase();
        if let Some(items) = &mut self.items {
            items.extend(head.sources.iter().cloned());
        }
        for text in [Some(&head.deck.title), head.deck.about.as_ref()].into_iter().flatten() {
            self.acronyms.explain(text);
        }
        self.deck = Some(OpenDeck {
            id: head.deck.id.as_ref().map(ToString::to_string),
            fields: head.fields.clone(),
            sources: Sources::new(head),
            is_english: language == "en" || language.starts_with("en-") || language.starts_with("english"),
        });
    }

    fn fact(&mut self, fact: Fact, place: FactSpan) {
        if let Some(items) = &mut self.items {
            items.push(place.span.clone());
        }
        if let Some(deck) = &mut self.deck {
            deck.sources.cite(&fact);
        }
        for text in [Some(&fact.says), fact.quote.as_ref(), fact.corrects.as_ref()].into_iter().flatten() {
            self.acronyms.explain(text);
        }
        let owner = Owner::Fact(place.span.clone());
        dates::check_text(&owner, Spot::Field("says"), &fact.says, &mut self.flags);
        let number = u32::try_from(place.span.start).ok();
        for (card, span) in fact.cards.iter().zip(&place.cards) {
            self.look(card, span, number);
        }
        numbers::check_siblings(&fact, &place, &mut self.flags);
        if self.is_english() {
            ended::check(&fact, &place, self.today, &self.reader, &mut self.flags);
        }
    }

    fn torn_fact(&mut self, fact: Fact, place: FactSpan) {
        self.fact(fact, place);
    }

    fn card(&mut self, card: Card, span: Range<usize>) {
        self.look(&card, &span, None);
    }

    fn lost(&mut self) {
        self.has_lost = true;
    }
}
