//! `griot check --watch`: checks again whenever a deck changes.

use std::io::{self, Write};
use std::thread::sleep;
use std::time::Duration;

use super::{CheckArgs, Failure, check, targets};
use crate::cli::files::stamp;
use crate::progress::Stamp;

/// How often the files are looked at: soon enough after a save, and next to no work.
const BEAT: Duration = Duration::from_millis(250);

/// Checks, and waits for a change, until the process is ended.
pub fn run(args: &CheckArgs) -> Result<(), Failure> {
    loop {
        let seen = look(args)?;
        match check(args) {
            // What is wrong was told, and is to be mended now.
            Ok(()) | Err(Failure::Told) => {}
            Err(failure) => return Err(failure),
        }
        if !args.json {
            writeln!(io::stdout(), "Waiting for a change; Ctrl-C ends.\n")?;
        }
        io::stdout().flush()?;
        while look(args)? == seen {
            sleep(BEAT);
        }
    }
}

/// Every file to check, and what tells whether it has changed; nothing for one that is not there.
fn look(args: &CheckArgs) -> Result<Vec<(String, Option<Stamp>)>, Failure> {
    let targets = targets(&args.paths)?.into_iter();
    Ok(targets.map(|target| (target.name, target.location.ok().and_then(|at| stamp(&at).ok()))).collect())
}
