//! What is said when Ctrl-C ends a process that reads lines: there is no key to catch then.

use std::io;
#[cfg(unix)]
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// As long as it lives, Ctrl-C says something before it ends the process.
#[derive(Debug)]
pub struct Farewell {
    is_armed: Arc<AtomicBool>,
}

impl Farewell {
    /// Has this line said on stderr. Only where no terminal has to be given back first.
    #[cfg(unix)]
    pub fn arm(line: &'static str) -> io::Result<Farewell> {
        use signal_hook::consts::SIGINT;
        use signal_hook::iterator::Signals;

        let is_armed = Arc::new(AtomicBool::new(true));
        let mut signals = Signals::new([SIGINT])?;
        let heard = Arc::clone(&is_armed);
        std::thread::spawn(move || {
            if let Some(signal) = signals.forever().next() {
                if heard.load(Ordering::SeqCst) {
                    // The terminal has written `^C` where the answer was to be.
                    let start = if io::stdin().is_terminal() { "\n" } else { "" };
                    let _ = writeln!(io::stderr(), "{start}{line}");
                }
                // The code by which shells tell a process that a signal ended.
                std::process::exit(128 + signal);
            }
        });
        Ok(Farewell { is_armed })
    }

    /// Where there are no signals, nothing is said.
    #[cfg(not(unix))]
    pub fn arm(_line: &'static str) -> io::Result<Farewell> {
        Ok(Farewell { is_armed: Arc::new(AtomicBool::new(true)) })
    }
}

impl Drop for Farewell {
    fn drop(&mut self) {
        self.is_armed.store(false, Ordering::SeqCst);
    }
}
