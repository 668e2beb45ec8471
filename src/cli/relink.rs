//! `griot relink`: which histories went to which cards, and doing it by hand.

use std::io::{BufWriter, Write};

use clap::Args;
use thiserror::Error;

use super::app::App;
use super::failure::Failure;
use super::library::Lookup;
use crate::progress::{CardRow, How, Link, Orphan, Said};
use crate::text::{count, safe, safe_json, safe_line};

/// List the histories that followed an edited card, and link by hand
///
/// A card that is edited, moved or put into another file keeps its progress. Without arguments,
/// lists which card took over which history, and the histories whose cards are gone.
#[derive(Debug, Args)]
pub struct RelinkArgs {
    /// Give the history of the card OLD to the card NEW; both by their keys
    #[arg(num_args = 2, value_names = ["OLD", "NEW"], conflicts_with_all = ["undo", "json", "all"])]
    keys: Vec<String>,
    /// Undo the link that led to this key; it is not made again by itself
    #[arg(long, value_name = "NEW", conflicts_with_all = ["json", "all"])]
    undo: Option<String>,
    /// List all, not only the newest
    #[arg(long)]
    all: bool,
    /// List all as JSON
    #[arg(long)]
    json: bool,
}

/// Why a link cannot be made or undone.
#[derive(Debug, Error)]
pub enum RelinkError {
    #[error("there is no card `{key}`")]
    UnknownKey { key: String, near: Option<String> },
    #[error("the card `{key}` has no history")]
    NoHistory { key: String },
    #[error("no deck holds the card `{key}`")]
    NoDeck { key: String },
    #[error("`{key}` has its own history already")]
    SameKey { key: String },
    #[error("no link leads to `{key}`")]
    NoLink { key: String },
}

impl RelinkError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            RelinkError::UnknownKey { near: Some(near), .. } => format!("did you mean `{near}`?"),
            RelinkError::UnknownKey { near: None, .. } | RelinkError::NoDeck { .. } => {
                "`griot show DECK` lists the cards of a deck".to_owned()
            }
            RelinkError::NoHistory { .. } => {
                "`griot relink` lists the histories that have no card; nothing was changed".to_owned()
            }
            RelinkError::SameKey { .. } => "give the keys of two cards".to_owned(),
            RelinkError::NoLink { .. } => "`griot relink --all` lists the links".to_owned(),
        }
    }
}

/// How many are listed unless all are asked for.
const SHOWN: usize = 20;

/// Runs `griot relink`.
pub fn run(app: &mut App, args: &RelinkArgs) -> Result<(), Failure> {
    app.open(&[])?;
    match (args.keys.as_slice(), &args.undo) {
        ([old, new], _) => link(app, old, new),
        (_, Some(key)) => undo(app, key),
        _ if args.json => list_json(app),
        _ => list(app, (!args.all).then_some(SHOWN)),
    }
}

fn link(app: &mut App, old: &str, new: &str) -> Result<(), Failure> {
    let (from, to) = (card(app, old)?, card(app, new)?);
    if from == to {
        return Err(RelinkError::SameKey { key: old.to_owned() }.into());
    }
    if !app.library.store.has_history(from)? {
        return Err(RelinkError::NoHistory { key: old.to_owned() }.into());
    }
    if app.library.store.spot(to)?.is_none() {
        return Err(RelinkError::NoDeck { key: new.to_owned() }.into());
    }
    let had_history = app.library.store.has_history(to)?;
    let says = [said(app, to)?, said(app, from)?];
    app.library.store.relink(app.clock.now(), (old, new), says)?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "`{}` has the history of `{}` now.", safe(new), safe(old))?;
    if had_history {
        writeln!(out, "The history that it had is kept as that of `{}`.", safe(old))?;
    }
    Ok(())
}

fn undo(app: &mut App, key: &str) -> Result<(), Failure> {
    card(app, key)?;
    let Some(link) = app.library.store.unlink(key)? else {
        return Err(RelinkError::NoLink { key: key.to_owned() }.into());
    };
    writeln!(
        std::io::stdout(),
        "Undone: the history is that of `{}` again. It will not be linked to `{}` by itself.",
        safe(link.old.as_str()),
        safe(key)
    )?;
    Ok(())
}

/// The card of a key.
fn card(app: &App, key: &str) -> Result<CardRow, Failure> {
    if let Some(card) = app.library.store.card(key)? {
        return Ok(card);
    }
    let keys = app.library.store.keys()?;
    let near = keys
        .into_iter()
        .map(|known| (strsim::jaro_winkler(key, &known), known))
        .filter(|(similarity, _)| *similarity > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    Err(RelinkError::UnknownKey { key: key.to_owned(), near: near.map(|(_, known)| known) }.into())
}

/// What a card says, if a deck holds it.
fn said(app: &mut App, card: CardRow) -> Result<Option<Said>, Failure> {
    Ok(match app.library.card(card)? {
        Lookup::Found(found) => Some(Said::of(&found.1.card, found.1.fact.as_ref(), found.0.gap)),
        Lookup::Gone(_) => None,
    })
}

fn list(app: &App, limit: Option<usize>) -> Result<(), Failure> {
    let (links, all) = app.library.store.links(limit)?;
    let orphans = app.library.store.orphans()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    match all {
        0 => writeln!(out, "No history went from one card to another.")?,
        all => writeln!(out, "{} went to another card, newest first:", histories(all))?,
    }
    for link in &links {
        let undone = if link.undone { ", undone" } else { "" };
        writeln!(
            out,
            "{}  {}\n    from {}  ({}{undone})",
            app.calendar().local(link.at),
            safe_line(link.new.as_str()),
            safe_line(link.old.as_str()),
            how(link)
        )?;
    }
    if links.len() < all {
        writeln!(out, "and {} more: `griot relink --all`", all - links.len())?;
    }
    if !orphans.is_empty() {
        writeln!(
            out,
            "\n{} without a card; `griot relink OLD NEW` gives one to a card:",
            histories(orphans.len())
        )?;
        let shown = limit.unwrap_or(orphans.len());
        for orphan in orphans.iter().take(shown) {
            writeln!(out, "{}", line_of(orphan))?;
        }
        if orphans.len() > shown {
            writeln!(out, "and {} more: `griot relink --all`", orphans.len() - shown)?;
        }
    }
    Ok(out.flush()?)
}

fn histories(number: usize) -> String {
    if number == 1 { "1 history".to_owned() } else { format!("{number} histories") }
}

/// A history without a card: its key, its answers, what the card asked.
pub fn line_of(orphan: &Orphan) -> String {
    let last = orphan.last_day.map_or(String::new(), |day| format!(", the last on {day}"));
    let asked = orphan.asked.as_deref().map_or(String::new(), |asked| format!(": {}", safe_line(asked)));
    let answers = count(usize::try_from(orphan.answers).unwrap_or(usize::MAX), "answer");
    format!("{}  {answers}{last}{asked}", safe_line(orphan.card.as_str()))
}

fn how(link: &Link) -> &'static str {
    link.how.map_or("for a reason that a newer griot knows", How::name)
}

fn list_json(app: &App) -> Result<(), Failure> {
    let (links, _) = app.library.store.links(None)?;
    let calendar = app.calendar();
    let links: Vec<_> = links
        .iter()
        .map(|link| {
            serde_json::json!({
                "time": calendar.local(link.at), "old": link.old, "new": link.new,
                "how": how(link), "undone": link.undone,
            })
        })
        .collect();
    let orphans: Vec<_> = app
        .library
        .store
        .orphans()?
        .iter()
        .map(|orphan| {
            let mut json = serde_json::to_value(orphan).unwrap_or_default();
            json["last_day"] = orphan.last_day.map(|day| day.to_string()).into();
            json
        })
        .collect();
    let json = serde_json::json!({ "links": links, "without_card": orphans });
    writeln!(std::io::stdout(), "{}", safe_json(&format!("{json:#}")))?;
    Ok(())
}
