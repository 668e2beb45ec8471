//! `griot preview`: cards as a learner will see them.

use std::io::{self, BufWriter, IsTerminal, Write};

use clap::Args;
use xxhash_rust::xxh3::xxh3_64;

use super::cards::{card_of, chosen, is_sound};
use super::deck_file::DeckFile;
use super::error::AuthorError;
use crate::answer::{judge, right_reply};
use crate::ask::{NARROWEST, Outcome, Palette, is_dumb, preview};
use crate::cli::environment::has_colour;
use crate::cli::failure::Failure;
use crate::cli::library::cited;
use crate::cli::shown::{card, feedback};
use crate::deck::{Deck, Entry, Severity};
use crate::memory::Rating;
use crate::session::question;
use crate::text::{count, safe};

/// Show cards as a learner will see them
#[derive(Debug, Args)]
pub struct PreviewArgs {
    /// The deck: a file or a name
    deck: String,
    /// Only these cards: a key, an id, or words of the question [default: all]
    card: Vec<String>,
    /// Columns to lay it out for; may be given again for more [default: 80 and 40]
    #[arg(long = "width", value_name = "N", value_parser = clap::value_parser!(u16).range(NARROWEST as i64..=500))]
    widths: Vec<u16>,
}

/// The widths shown unless others are asked for: the classic window, and half of it.
const WIDTHS: [u16; 2] = [80, 40];

/// What a card says of itself on its first day, when it is the only one.
const STATUS: &str = "new · 1 left";

/// Runs `griot preview`.
pub fn run(args: &PreviewArgs) -> Result<(), Failure> {
    let file = DeckFile::open(&args.deck)?;
    tell_mistakes(&file);
    let nothing = || AuthorError::NothingToShow { name: file.path() };
    let deck = file.reading.deck.as_ref().ok_or_else(nothing)?;
    let entries = chosen(&file, deck, &args.card.join(" "))?;
    let widths = if args.widths.is_empty() { &WIDTHS[..] } else { &args.widths };
    let mut out = BufWriter::new(io::stdout().lock());
    let palette = match io::stdout().is_terminal() && has_colour() && !is_dumb() {
        true => Palette::Colour,
        false => Palette::None,
    };
    let mut shown = 0;
    for entry in entries.iter().filter(|entry| is_sound(&file.reading, entry.slot)) {
        for columns in widths {
            if shown > 0 {
                writeln!(out)?;
            }
            for line in lines(deck, entry, palette, usize::from(*columns)) {
                writeln!(out, "{line}")?;
            }
            shown += 1;
        }
    }
    out.flush()?;
    if shown == 0 { Err(nothing().into()) } else { Ok(()) }
}

/// The card of an entry, laid out for so many columns.
fn lines(deck: &Deck, entry: &Entry, palette: Palette, columns: usize) -> Vec<String> {
    let fact = entry.slot.fact.and_then(|fact| deck.facts.get(fact));
    let title = |id: &str| {
        let source = deck.sources.iter().find(|source| source.id.as_str() == id);
        source.map_or(id.to_owned(), |source| source.citation())
    };
    let fact = fact.map(|fact| (fact, cited(fact, title)));
    let seed = xxh3_64(entry.key.as_str().as_bytes());
    let asked = card_of(deck, entry.slot)
        .and_then(|card| question(entry.key.clone(), &deck.title, card, entry.slot.gap, fact, seed));
    // The roster holds nothing that cannot be asked.
    let Some(question) = asked else { return Vec::new() };
    let says = question.lesson.as_ref().map(|lesson| lesson.says.as_str());
    let reply = right_reply(&question.task);
    let judged = reply.as_ref().map(|reply| (reply, judge(&question.task, reply, says)));
    let outcome = match &judged {
        Some((reply, judgement)) => Outcome::Judged { reply, judgement },
        None => Outcome::Graded,
    };
    let feedback = feedback(card(&question, STATUS), &question, outcome, Rating::Good, "");
    preview(entry.key.as_str(), entry.kind.name(), &feedback, palette, columns)
}

/// Says on stderr how much `griot check` finds wrong.
fn tell_mistakes(file: &DeckFile) {
    let errors = file.reading.errors().count();
    if errors == 0 {
        return;
    }
    let warnings =
        file.reading.diagnostics.iter().filter(|found| found.severity == Severity::Warning).count();
    let also = if warnings > 0 { format!(" and {}", count(warnings, "warning")) } else { String::new() };
    let told = format!("{}: `griot check {}` shows {}{also}", file.name, file.path(), count(errors, "error"));
    // What cannot be shown cannot be told either.
    let _ = writeln!(io::stderr(), "{}.", safe(&told));
}
