//! A question that one key answers, asked on the line where the cursor is.

use std::io::{self, Write};
use std::sync::Once;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::front::FrontError;
use super::keys::{Key, read, restore_on_signals};

/// The terminal in raw mode, until dropped.
struct Raw;

impl Raw {
    fn enter() -> io::Result<Raw> {
        enable_raw_mode()?;
        Ok(Raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // What fails here cannot be told to anyone.
        let _ = disable_raw_mode();
    }
}

/// Asks on stderr; Enter means yes, Esc no. `None` for Ctrl-C and Ctrl-D. Only for a terminal.
pub fn confirm(question: &str) -> Result<Option<bool>, FrontError> {
    static SIGNALS: Once = Once::new();
    let mut outcome = Ok(());
    SIGNALS.call_once(|| outcome = restore_on_signals());
    outcome?;
    let answer = {
        // Before the question is seen: a key that is pressed at once is a key, and no signal.
        let _raw = Raw::enter()?;
        write!(io::stderr(), "{question} [Y/n] ")?;
        loop {
            match read()? {
                Key::Enter | Key::Char('y' | 'Y') => break Some(true),
                Key::Escape | Key::Char('n' | 'N' | 'q') => break Some(false),
                Key::Leave => break None,
                _ => {}
            }
        }
    };
    writeln!(io::stderr(), "{}", answer.map_or("", |yes| if yes { "yes" } else { "no" }))?;
    Ok(answer)
}
