//! `griot backup`: a copy of the progress store.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::app::App;
use super::failure::Failure;
use crate::progress::Store;
use crate::text::safe;

/// Copy the progress store to a file
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The new file
    file: PathBuf,
}

/// Runs `griot backup`.
pub fn run(app: &App, args: &BackupArgs) -> Result<(), Failure> {
    if args.file.exists() {
        return Err(Failure::Exists { path: args.file.clone() });
    }
    app.library.store.backup(&args.file)?;
    writeln!(
        std::io::stdout(),
        "Saved to {}. To restore it, move {}, and put it in place.",
        safe(&args.file.display().to_string()),
        safe(&Store::aside(&app.home.store()))
    )?;
    Ok(())
}
