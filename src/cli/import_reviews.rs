//! `griot import-reviews`: answers given elsewhere come into the log.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::app::App;
use super::failure::Failure;
use super::input::name_of;
use super::meter::Meter;
use super::reviews::{ReviewsError, read};
use crate::deck::{CardKey, DeckId};
use crate::progress::{Import, ImportError};
use crate::text::count;

/// Take answers from another program into your log
///
/// The file has a line for each answer, with commas between its columns: card_id, ts_ms (milliseconds
/// since 1970), rating (1 to 4), and duration_ms if it is known. The same file twice adds nothing.
#[derive(Debug, Args)]
pub struct ImportReviewsArgs {
    /// The file, or - for what is piped in
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// The deck that the cards belong to: the answers are those of NAME/CARD_ID [default: the file's name]
    #[arg(long, value_name = "NAME", value_parser = deck_id)]
    deck: Option<DeckId>,
}

fn deck_id(name: &str) -> Result<DeckId, String> {
    DeckId::new(name).map_err(|error| error.to_string())
}

/// Runs `griot import-reviews`.
pub fn run(app: &mut App, args: &ImportReviewsArgs) -> Result<(), Failure> {
    let deck = args.deck.clone().unwrap_or_else(|| {
        DeckId::slug(&args.file.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default())
    });
    let reviews = read(&args.file, app.clock.now())??;
    let calendar = app.calendar();
    let answers: Vec<Import> = reviews
        .iter()
        .map(|review| Import {
            card: CardKey::new(&deck, None, &review.card, None),
            at: review.at,
            day: calendar.day(review.at),
            rating: review.rating,
            latency: review.latency,
        })
        .collect();
    let scheduler = app.scheduler()?;
    let mut meter = Meter::new("Importing");
    let imported = app.library.store.import(deck.as_str(), &answers, &scheduler, |done| {
        meter.tell(done, answers.len());
    });
    drop(meter);
    let imported = imported.map_err(|error| match error {
        ImportError::Store(error) => Failure::Store(error),
        ImportError::Older { place } => {
            let name = name_of(&args.file);
            Failure::Reviews(ReviewsError::Older { name, line: reviews[place].line })
        }
    })?;
    let mut out = std::io::stdout().lock();
    let known = match imported.known {
        0 => String::new(),
        known => format!(
            " {} in the log already.",
            match known {
                1 => "1 answer was".to_owned(),
                known => format!("{known} answers were"),
            }
        ),
    };
    writeln!(
        out,
        "{} imported, of {} `{deck}/…`.{known}",
        count(imported.added, "answer"),
        count(imported.cards, "card"),
    )?;
    Ok(())
}
