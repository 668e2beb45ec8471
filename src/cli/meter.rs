//! How far a long piece of work is, on stderr, where somebody watches.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// What takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(300);

/// Shows how far one piece of work is, and wipes it out when it is dropped.
#[derive(Debug)]
pub struct Meter {
    what: &'static str,
    begun: Instant,
    is_watched: bool,
    /// The percentage that is shown.
    shown: Option<usize>,
}

impl Meter {
    /// A meter of `what` is being done, as in `Importing`.
    pub fn new(what: &'static str) -> Meter {
        Meter { what, begun: Instant::now(), is_watched: io::stderr().is_terminal(), shown: None }
    }

    /// So much `of` so much is done.
    pub fn tell(&mut self, done: usize, of: usize) {
        if !self.is_watched || self.begun.elapsed() <= PATIENCE {
            return;
        }
        let percent = done.saturating_mul(100) / of.max(1);
        if self.shown != Some(percent) {
            self.shown = Some(percent);
            // What cannot be shown cannot be told either.
            let _ = write!(io::stderr(), "\r{}: {percent} %", self.what);
        }
    }

    /// Shows at once what cannot tell how far it is.
    pub fn show(&mut self) {
        if self.is_watched {
            self.shown = Some(0);
            let _ = write!(io::stderr(), "\r{}…", self.what);
        }
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r{:40}\r", "");
        }
    }
}
