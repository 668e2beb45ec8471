//! `griot add`: a card more, everything else as it stands.

mod adding;
mod asking;
mod fields;
mod parts;
mod sheet;

use std::io::{self, IsTerminal, Write};

use clap::Args;

use super::deck_file::DeckFile;
use super::error::AuthorError;
use crate::ask::can_draw;
use crate::cli::check::style;
use crate::cli::failure::Failure;
use crate::deck::{Location, draw};
use crate::text::{safe, safe_line};
use adding::{Added, Place};
use fields::Fields;

/// Add a card to a deck, by flags or asked for one by one
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The deck: a file or a name
    deck: String,
    #[command(flatten)]
    fields: Fields,
    /// Put it among the cards of the fact with this id
    #[arg(long, value_name = "ID", conflicts_with_all = ["says", "cite"])]
    fact: Option<String>,
    /// Make a new fact of it that says this
    #[arg(long, value_name = "TEXT")]
    says: Option<String>,
    /// A source of the new fact, by its id; may be given again
    #[arg(long, value_name = "ID", requires = "says")]
    cite: Vec<String>,
}

impl AddArgs {
    fn place(&self) -> Place {
        match (&self.fact, &self.says) {
            (Some(id), _) => Place::Fact(id.clone()),
            (None, Some(says)) => Place::NewFact { says: says.clone(), cite: self.cite.clone() },
            (None, None) => Place::Loose,
        }
    }
}

/// Runs `griot add`.
pub fn run(args: &AddArgs) -> Result<(), Failure> {
    let file = DeckFile::open(&args.deck)?;
    if let Location::Builtin(_) = file.location {
        return Err(AuthorError::BuiltIn { name: file.name }.into());
    }
    if args.fields.is_empty() {
        return match can_draw() {
            true => sheet::run(file, &args.place()),
            false => Err(AuthorError::NoCard.into()),
        };
    }
    let added = Added::new(&file, &args.place(), &args.fields.card()?)?;
    if !added.news.is_empty() {
        let mut err = io::stderr().lock();
        let style = style(err.is_terminal());
        writeln!(err, "{}\n", draw(&added.news, &file.path(), added.text(), style).trim_end())?;
    }
    if added.is_refused() {
        let told = format!("{} was left as it is.", file.name);
        writeln!(io::stderr(), "{}", safe(&told))?;
        return Err(Failure::Told);
    }
    added.save(&file)?;
    writeln!(io::stdout(), "{}", told(&file, &added))?;
    Ok(())
}

/// Where a card was added, and its key.
fn told(file: &DeckFile, added: &Added) -> String {
    let key = added.key(file).map_or(String::new(), |key| format!(": {key}"));
    safe_line(&format!("Added to {}, line {}{key}", file.name, added.line()))
}
