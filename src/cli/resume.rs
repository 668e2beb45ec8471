//! `griot resume`: suspended cards come back.

use std::io::Write;
use std::path::Path;

use clap::Args;

use super::app::App;
use super::failure::Failure;
use crate::text::count;

/// Bring suspended cards back
#[derive(Debug, Args)]
pub struct ResumeArgs {
    /// Cards by their key (as `griot show DECK` prints it), or decks for all of their cards
    #[arg(required = true, value_name = "CARD|DECK")]
    names: Vec<String>,
}

/// Runs `griot resume`.
pub fn run(app: &mut App, args: &ResumeArgs) -> Result<(), Failure> {
    let (now, today, scheduler) = (app.clock.now(), app.today(), app.scheduler()?);
    let mut resumed = 0;
    for name in &args.names {
        let cards = match app.library.store.card(name)? {
            Some(card) => match app.library.store.spot(card)? {
                Some(spot) => vec![(card, spot)],
                None => return Err(Failure::NoSuchCard { name: name.clone() }),
            },
            // A key has slashes as a path has, but nothing lies there.
            None if name.contains('/') && !Path::new(name).exists() => {
                return Err(Failure::NoSuchCard { name: name.clone() });
            }
            None => {
                let deck = app.open_one(name)?;
                app.library.store.cards_of(deck.row)?
            }
        };
        for (card, _) in cards.into_iter().filter(|(_, spot)| spot.suspended) {
            app.library.store.suspend(card, None, false, now, today, &scheduler)?;
            resumed += 1;
        }
    }
    writeln!(std::io::stdout(), "{} resumed.", count(resumed, "card"))?;
    Ok(())
}
