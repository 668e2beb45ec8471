//! The few questions outside of studying: yes or no, and dialoguer's prompts, guarded.

use std::io;
#[cfg(unix)]
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use crossterm::{cursor, execute};

use super::failure::Failure;
use crate::ask;

/// Asks a question that Enter answers with yes, Esc with no. Only for a terminal.
pub fn confirm(question: &str) -> Result<bool, Failure> {
    ask::confirm(question)?.ok_or(Failure::Interrupted)
}

/// Runs a dialoguer prompt. Without the guard Ctrl-C would end the process with the cursor
/// hidden. Only for a terminal: some prompts never end without one.
pub fn guarded<T>(prompt: impl FnOnce() -> dialoguer::Result<T>) -> Result<T, Failure> {
    #[cfg(unix)]
    let ends = hold_interrupts()?;
    let answer = prompt();
    #[cfg(unix)]
    ends.store(true, Ordering::SeqCst);
    answer.map_err(|_| {
        // What fails here cannot be told to anyone.
        let _ = execute!(io::stderr(), cursor::Show);
        Failure::Interrupted
    })
}

/// Keeps Ctrl-C from ending the process until the flag is set. One handler serves all prompts and
/// stays: a signal whose handler was taken away would be ignored from then on.
#[cfg(unix)]
fn hold_interrupts() -> io::Result<Arc<AtomicBool>> {
    static ENDS: Mutex<Option<Arc<AtomicBool>>> = Mutex::new(None);
    let mut known = ENDS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(ends) = known.as_ref() {
        ends.store(false, Ordering::SeqCst);
        return Ok(Arc::clone(ends));
    }
    let ends = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register_conditional_default(signal_hook::consts::SIGINT, Arc::clone(&ends))?;
    *known = Some(Arc::clone(&ends));
    Ok(ends)
}
