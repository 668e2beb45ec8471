//! dialoguer's prompts, guarded. For the few questions outside of studying.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crossterm::{cursor, execute};

use super::failure::Failure;

/// Runs a dialoguer prompt. Without the guard Ctrl-C would end the process with the cursor
/// hidden. Only for a terminal: some prompts never end without one.
pub fn guarded<T>(prompt: impl FnOnce() -> dialoguer::Result<T>) -> Result<T, Failure> {
    #[cfg(unix)]
    let handler = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::new(AtomicBool::new(false)))?;
    let answer = prompt();
    #[cfg(unix)]
    signal_hook::low_level::unregister(handler);
    answer.map_err(|_| {
        // What fails here cannot be told to anyone.
        let _ = execute!(io::stderr(), cursor::Show);
        Failure::Interrupted
    })
}
