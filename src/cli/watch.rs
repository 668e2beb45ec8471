//! Shows that something that takes long goes on.

use std::io::{self, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// What takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often it is shown anew.
const BEAT: Duration = Duration::from_millis(500);

/// Until it is dropped, stderr shows what goes on and for how long.
#[derive(Debug)]
pub struct Watch {
    /// Dropped to say that it is over.
    over: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Begins to show it, if anyone is watching.
    pub fn begin(what: &'static str, is_watched: bool) -> Watch {
        if !is_watched {
            return Watch { over: None, thread: None };
        }
        let (over, is_over) = channel::<()>();
        let begun = Instant::now();
        let thread = std::thread::spawn(move || {
            let mut wait = PATIENCE;
            while let Err(RecvTimeoutError::Timeout) = is_over.recv_timeout(wait) {
                wait = BEAT;
                // What cannot be shown cannot be told either.
                let _ = write!(io::stderr(), "\r{what}: {:.0} s", begun.elapsed().as_secs_f64());
            }
            if wait == BEAT {
                let _ = write!(io::stderr(), "\r{:30}\r", "");
            }
        });
        Watch { over: Some(over), thread: Some(thread) }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.over.take());
        // Nothing is to be said before the line is empty again.
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
