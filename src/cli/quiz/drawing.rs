//! The questions of a quiz, drawn from decks.

use crate::cli::failure::Failure;
use crate::cli::files::bytes_of;
use crate::cli::library::{OpenDeck, cited};
use crate::deck::{Deck, Entry, Fact, read_bytes, roster};
use crate::quiz::{Candidate, Clue, DeckPrint, Wish, draw};
use crate::session::{Sheet, question};

/// What was drawn.
pub struct Drawing {
    pub decks: Vec<DeckPrint>,
    /// The language of the decks, if all have the same.
    pub language: Option<String>,
    pub sheets: Vec<Sheet>,
}

/// A deck, read as a whole.
struct Source {
    deck: Deck,
    entries: Vec<Entry>,
}

/// Draws questions from decks.
pub fn drawing(decks: &[OpenDeck], wish: &Wish) -> Result<Drawing, Failure> {
    let (mut prints, mut sources, mut candidates) = (Vec::new(), Vec::new(), Vec::new());
    for deck in decks {
        let place = deck.location.place().unwrap_or_default();
        let bytes =
            bytes_of(&deck.location).map_err(|source| Failure::Read { path: place.into(), source })?;
        let (_, reading) = read_bytes(&bytes);
        // It was sound when it was opened.
        let Some(content) = reading.deck else { return Err(Failure::NothingSound) };
        let entries = roster(&content, &deck.name);
        let number = sources.len();
        candidates.extend(entries.iter().map(|entry| Candidate {
            deck: number,
            section: section(&content, fact_of(&content, entry)).to_owned(),
            family: entry.family,
            kind: entry.kind,
            tags: entry.tags.clone(),
        }));
        prints.push(DeckPrint::of(deck.name.as_str(), &content.title, &bytes));
        sources.push((candidates.len() - entries.len(), Source { deck: content, entries }));
    }
    let sheet_of = |candidate: usize, seed| {
        let (first, source) = &sources[candidates[candidate].deck];
        sheet(source, &source.entries[candidate - first], seed)
    };
    let clue = |candidate| {
        let question = sheet_of(candidate, wish.seed).map(|sheet| sheet.question);
        question.map_or_else(Clue::default, |question| Clue::of(&question.prompt, &question.task))
    };
    let drawn = draw(&candidates, wish, clue);
    let sheets = drawn.iter().filter_map(|drawn| sheet_of(drawn.candidate, drawn.seed)).collect();
    let mut languages = sources.iter().map(|(_, source)| source.deck.language.as_ref());
    let first = languages.next().flatten();
    let language = first.filter(|first| languages.all(|other| other == Some(first))).cloned();
    Ok(Drawing { decks: prints, language, sheets })
}

fn sheet(source: &Source, entry: &Entry, seed: u64) -> Option<Sheet> {
    let Source { deck, .. } = source;
    let fact = fact_of(deck, entry);
    let card = match fact {
        Some(fact) => fact.cards.get(entry.slot.card)?,
        None => deck.cards.get(entry.slot.card)?,
    };
    let title = |id: &str| {
        let source = deck.sources.iter().find(|source| source.id.as_str() == id);
        source.map_or(id.to_owned(), |source| source.citation())
    };
    let lesson = fact.map(|fact| (fact, cited(fact, title)));
    let question = question(entry.key.clone(), &deck.title, card, entry.slot.gap, lesson, seed)?;
    Some(Sheet { question, section: section(deck, fact).to_owned() })
}

fn fact_of<'d>(deck: &'d Deck, entry: &Entry) -> Option<&'d Fact> {
    entry.slot.fact.and_then(|fact| deck.facts.get(fact))
}

/// The part of the deck that a fact is about: the first section that it cites, or the deck itself.
fn section<'d>(deck: &'d Deck, fact: Option<&'d Fact>) -> &'d str {
    let sections = fact.into_iter().flat_map(|fact| &fact.cite);
    sections.filter_map(|citation| citation.section.as_deref()).next().unwrap_or(&deck.title)
}
