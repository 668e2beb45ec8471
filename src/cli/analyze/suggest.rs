//! `griot analyze --suggest`: what is advised, written next to the cards as comments.

use std::io::{self, Write};

use super::error::AnalyzeError;
use crate::cli::author::{AuthorError, DeckFile, span_of};
use crate::cli::failure::Failure;
use crate::cli::files::save;
use crate::deck::{Location, Remark, read, remarked, roster};
use crate::stats::items::{Analysis, ItemFigures};
use crate::text::{count, safe};

/// What such comments begin with.
const MARK: &str = "griot analyze,";

/// The file of a deck, found and read before anything is shown.
pub struct Target(DeckFile);

impl Target {
    /// The deck of this name or at this path.
    ///
    /// # Errors
    /// When it cannot be written, or its cards are not clear.
    pub fn open(name: &str) -> Result<Target, Failure> {
        let file = DeckFile::open(name)?;
        if !matches!(file.location, Location::File(_)) {
            return Err(AuthorError::BuiltIn { name: file.name }.into());
        }
        if !file.is_whole {
            return Err(AuthorError::NotUtf8 { name: file.path() }.into());
        }
        if !file.reading.is_sound() {
            return Err(AuthorError::Unclear { name: file.path() }.into());
        }
        Ok(Target(file))
    }

    /// Writes the advice into the file, and says how much. Comments of an earlier analysis of the same
    /// cards go.
    pub fn write(&self, analysis: &Analysis) -> Result<(), Failure> {
        let Target(file) = self;
        let remarks = remarks(file, analysis);
        if remarks.is_empty() {
            return Err(AnalyzeError::NoCard { deck: file.name.clone() }.into());
        }
        let text = remarked(&file.text, MARK, &remarks);
        // Comments are no cards: what is studied stays as it is, or nothing is written.
        if read(&text).deck != file.reading.deck {
            return Err(AuthorError::Unclear { name: file.path() }.into());
        }
        if let Location::File(path) = &file.location
            && text != file.text
        {
            save(path, &text).map_err(|source| Failure::Write { path: path.clone(), source })?;
        }
        let advised = remarks.iter().filter(|remark| !remark.says.is_empty()).count();
        let told = format!(
            "\n{}: advice on {} of {} written as comments.",
            file.path(),
            advised,
            count(remarks.len(), "card")
        );
        Ok(writeln!(io::stdout(), "{}", safe(&told))?)
    }
}

/// What is to be said of each card of the deck that was analysed. The gaps of a cloze share a card.
fn remarks(file: &DeckFile, analysis: &Analysis) -> Vec<Remark> {
    let Some(deck) = &file.reading.deck else { return Vec::new() };
    let mut remarks: Vec<Remark> = Vec::new();
    for entry in roster(deck, &file.id()) {
        let item = analysis.items.iter().find(|item| item.name == entry.key.as_str());
        let (Some(item), Some(span)) = (item, span_of(&file.reading, entry.slot)) else { continue };
        let says = says(item, analysis.whole.students);
        match remarks.last_mut() {
            Some(last) if last.item == span.start => last.says.extend(says),
            _ => remarks.push(Remark { item: span.start, says }),
        }
    }
    remarks
}

fn says(item: &ItemFigures, students: usize) -> Vec<String> {
    let figure = |name: &str, figure: Option<f64>| figure.map(|figure| format!("{name} {figure:.2}"));
    let figures = [figure("p", item.p), figure("D", item.discrimination), figure("rest", item.corrected)];
    let figures = figures.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let advice = item.advice.iter();
    advice.map(|advice| format!("{}: {advice} ({figures})", count(students, "student"))).collect()
}
