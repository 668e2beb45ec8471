//! A card put into the text of a deck, and what is wrong with it there.

use crate::cli::author::cards::span_of;
use crate::cli::author::deck_file::{DeckFile, looked_at};
use crate::cli::author::error::AuthorError;
use crate::cli::failure::Failure;
use crate::cli::files::save;
use crate::cli::near::nearest;
use crate::deck::{
    Among, Card, Citation, Diagnostic, Edited, Fact, LineIndex, Location, Outline, Reading, Severity,
    append_card, append_fact, outline, roster,
};

/// Where a card goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Among those that belong to no fact.
    Loose,
    /// Among those of the fact with this id.
    Fact(String),
    /// With a new fact that says this and cites these sources.
    NewFact { says: String, cite: Vec<String> },
}

/// A deck with a card added to it, not saved yet.
#[derive(Debug)]
pub struct Added {
    edited: Edited,
    reading: Reading,
    /// What is wrong that was not wrong before.
    pub news: Vec<Diagnostic>,
}

impl Added {
    /// Adds a card to the text of a deck.
    pub fn new(file: &DeckFile, place: &Place, card: &Card) -> Result<Added, Failure> {
        if !file.is_whole {
            return Err(AuthorError::NotUtf8 { name: file.path() }.into());
        }
        let unclear = || AuthorError::Unclear { name: file.path() };
        let outline = outline(&file.text).ok_or_else(unclear)?;
        let edited = match place {
            Place::Loose => append_card(&file.text, &outline, Among::Loose, card),
            Place::Fact(id) => {
                append_card(&file.text, &outline, Among::Fact(fact_called(file, &outline, id)?), card)
            }
            Place::NewFact { says, cite } => {
                append_fact(&file.text, &outline, &fact(says, cite, card.clone())?)
            }
        };
        let edited = edited.ok_or_else(unclear)?;
        let reading = looked_at(&edited.text, &file.name)?;
        let news = news(&file.reading, &reading);
        Ok(Added { edited, reading, news })
    }

    /// Whether the card makes a mistake.
    pub fn is_refused(&self) -> bool {
        self.news.iter().any(|found| found.severity == Severity::Error)
    }

    pub fn text(&self) -> &str {
        &self.edited.text
    }

    /// What was added, in whole lines as they stand in the file.
    pub fn lines(&self) -> Vec<String> {
        let text = &self.edited.text;
        let start = text[..self.edited.added.start].rfind('\n').map_or(0, |end| end + 1);
        let end =
            text[self.edited.added.end..].find('\n').map_or(text.len(), |end| self.edited.added.end + end);
        text[start..end].lines().map(str::to_owned).collect()
    }

    /// The line that it begins in, from 1.
    pub fn line(&self) -> usize {
        LineIndex::new(&self.edited.text).place(self.edited.added.start).line
    }

    /// The key of the new card, without the number of a gap.
    pub fn key(&self, file: &DeckFile) -> Option<String> {
        let added = &self.edited.added;
        let is_added = |span: std::ops::Range<usize>| added.start <= span.start && span.end <= added.end;
        let entries = roster(self.reading.deck.as_ref()?, &file.id());
        let entry = entries.iter().find(|entry| span_of(&self.reading, entry.slot).is_some_and(is_added))?;
        let key = entry.key.as_str();
        Some(key.split_once(':').map_or(key, |(card, _)| card).to_owned())
    }

    /// Saves the deck with the card.
    pub fn save(&self, file: &DeckFile) -> Result<(), Failure> {
        match &file.location {
            Location::Builtin(deck) => Err(AuthorError::BuiltIn { name: deck.name.to_owned() }.into()),
            Location::File(path) => {
                save(path, &self.edited.text).map_err(|source| Failure::Write { path: path.clone(), source })
            }
        }
    }
}

fn fact(says: &str, cite: &[String], card: Card) -> Result<Fact, AuthorError> {
    let citations: Result<Vec<Citation>, AuthorError> = cite
        .iter()
        .map(|text| {
            let bad = |source| AuthorError::BadId { text: text.clone(), source };
            Citation::try_from(text.clone()).map_err(bad)
        })
        .collect();
    Ok(Fact {
        id: None,
        says: says.to_owned(),
        cite: citations?,
        quote: None,
        corrects: None,
        until: None,
        tags: Vec::new(),
        cards: vec![card],
    })
}

/// The place in the outline of the fact with this id; ids that griot made itself count as well.
fn fact_called(file: &DeckFile, outline: &Outline, id: &str) -> Result<usize, AuthorError> {
    let ids = fact_ids(file);
    let found = ids.iter().find(|(known, _)| known == id).and_then(|(_, fact)| {
        let start = file.reading.facts.get(*fact)?.span.start;
        outline.facts.iter().position(|fact| fact.span.start == start)
    });
    found.ok_or_else(|| {
        let near = nearest(id, ids.into_iter().map(|(known, _)| known));
        AuthorError::NoFact { deck: file.name.clone(), id: id.to_owned(), near }
    })
}

/// The id of each fact that can be named, and the fact's place among those that were read.
pub fn fact_ids(file: &DeckFile) -> Vec<(String, usize)> {
    let Some(deck) = &file.reading.deck else { return Vec::new() };
    let own = deck
        .facts
        .iter()
        .enumerate()
        .filter_map(|(place, fact)| Some((fact.id.as_ref()?.to_string(), place)));
    let mut ids: Vec<(String, usize)> = own.collect();
    for entry in roster(deck, &file.id()) {
        let derived = entry.key.as_str().split('/').nth(1);
        if let (Some(place), Some(id)) = (entry.slot.fact, derived)
            && ids.iter().all(|(_, known)| *known != place)
        {
            ids.push((id.to_owned(), place));
        }
    }
    ids
}

/// What `after` says and `before` does not, however far it has moved.
fn news(before: &Reading, after: &Reading) -> Vec<Diagnostic> {
    let mut known: Vec<&Diagnostic> = before.diagnostics.iter().collect();
    let is_same =
        |one: &Diagnostic, other: &Diagnostic| one.code == other.code && one.message == other.message;
    let is_new = |found: &&Diagnostic| match known.iter().position(|old| is_same(old, found)) {
        Some(place) => {
            known.swap_remove(place);
            false
        }
        None => true,
    };
    after.diagnostics.iter().filter(is_new).cloned().collect()
}
