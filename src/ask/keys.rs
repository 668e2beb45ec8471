//! Single keys from a terminal, and giving the terminal back as it was.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};

/// What came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Char(char),
    /// With the control key held.
    Control(char),
    Paste(String),
    Enter,
    Escape,
    /// Ctrl-C or Ctrl-D.
    Leave,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    /// The window has another size.
    Resize,
    /// A key that means nothing here.
    Other,
}

/// How long a terminal that is gone is given to send the signal that says so.
const SIGNAL_PATIENCE: Duration = Duration::from_secs(1);

/// A terminal in raw mode on its alternate screen, until dropped.
#[derive(Debug)]
pub(super) struct RawScreen(());

impl RawScreen {
    pub(super) fn enter() -> io::Result<RawScreen> {
        enable_raw_mode()?;
        let screen = RawScreen(());
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Show)?;
        Ok(screen)
    }
}

impl Drop for RawScreen {
    fn drop(&mut self) {
        restore();
        // When the window is closed, reading or painting may fail before the thread of the signals
        // hears of it. The signal is to end the process, so that its code does not depend on which
        // of them comes first.
        if !io::stdin().is_terminal() {
            std::thread::sleep(SIGNAL_PATIENCE);
        }
    }
}

/// Gives the terminal back. What fails here cannot be told to anyone.
fn restore() {
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

/// Gives the terminal back before a signal ends the process: a closed window, a polite kill.
/// Answers need no saving then: they were saved when they were given.
#[cfg(unix)]
pub(super) fn restore_on_signals() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            restore();
            // The code by which shells tell a process that a signal ended.
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn restore_on_signals() -> io::Result<()> {
    Ok(())
}

/// Waits for a key.
pub(super) fn read() -> io::Result<Key> {
    loop {
        if let Some(key) = read_within(Duration::from_secs(2))? {
            return Ok(key);
        }
    }
}

/// Waits for a key for so long at most; `None` when there was none.
pub(super) fn read_within(patience: Duration) -> io::Result<Option<Key>> {
    // A wait that ends now and then notices a terminal that is gone without a signal.
    if !event::poll(patience)? {
        return Ok((!io::stdin().is_terminal()).then_some(Key::Leave));
    }
    Ok(match event::read()? {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(key_of(key)),
        Event::Paste(text) => Some(Key::Paste(text)),
        Event::Resize(..) => Some(Key::Resize),
        _ => None,
    })
}

fn key_of(key: KeyEvent) -> Key {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('c' | 'd') if control => Key::Leave,
        KeyCode::Esc => Key::Escape,
        KeyCode::Char(c) if control => Key::Control(c),
        KeyCode::Char(_) if key.modifiers.contains(KeyModifiers::ALT) => Key::Other,
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => Key::Other,
    }
}
