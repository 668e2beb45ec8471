//! `griot config`: the settings, shown or edited.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::{Args, Subcommand};

use super::editor::open_editor;
use super::environment::Home;
use super::failure::Failure;
use super::prompt::confirm;
use super::settings::{EasyDays, Settings, TEMPLATE};
use crate::text::safe;

/// Show the settings, or edit them
#[derive(Debug, Args)]
pub struct ConfigArgs {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Action {
    /// Open the settings in $VISUAL or $EDITOR, and check them afterwards
    #[command(after_help = "Example: EDITOR=nano griot config edit")]
    Edit,
}

/// Runs `griot config`.
pub fn run(args: &ConfigArgs) -> Result<(), Failure> {
    let home = Home::find()?;
    match args.action {
        None => show(&home),
        Some(Action::Edit) => edit(&home.settings()),
    }
}

fn show(home: &Home) -> Result<(), Failure> {
    let path = home.settings();
    let settings = Settings::read(&path)?;
    let mut out = io::stdout().lock();
    let note = if path.exists() { "" } else { " (not made yet: `griot config edit` makes it)" };
    writeln!(out, "settings           {}{note}", safe(&path.display().to_string()))?;
    writeln!(out, "desired_retention  {}", settings.desired_retention)?;
    writeln!(out, "new_per_day        {}", settings.new_per_day)?;
    if let Some(minutes) = settings.minutes_per_day {
        writeln!(out, "minutes_per_day    {} (a plan chooses the two above: `griot plan`)", minutes.count())?;
    }
    writeln!(out, "day_starts_at      {}", settings.day_starts_at.hour())?;
    if settings.easy_days != EasyDays::default() {
        let shares = settings.easy_days.0.0.map(|share| share.to_string());
        writeln!(out, "easy_days          {} (Monday to Sunday)", shares.join(" "))?;
    }
    writeln!(out, "colour             {}", settings.colour)?;
    writeln!(out, "decks              {}", safe(&home.shelf(&settings).display().to_string()))?;
    writeln!(out, "progress           {}", safe(&home.store().display().to_string()))?;
    Ok(())
}

fn edit(path: &Path) -> Result<(), Failure> {
    let fail = |source| Failure::Write { path: path.to_owned(), source };
    if !path.exists() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(fail)?;
        }
        std::fs::write(path, TEMPLATE).map_err(fail)?;
    }
    loop {
        open_editor(path, None)?;
        match Settings::read(path) {
            Ok(_) => {
                writeln!(io::stdout(), "The settings are in order.")?;
                return Ok(());
            }
            Err(error) if io::stdin().is_terminal() && io::stderr().is_terminal() => {
                writeln!(io::stderr(), "error: {}", safe(&error.to_string()))?;
                if !confirm("Edit again?")? {
                    return Err(error.into());
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
}
