//! A terminal with griot in it.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::BorrowedFd;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Instant;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

use crate::griot::Griot;
use crate::talk::PATIENCE;

/// What the arrow and editing keys send.
pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const RIGHT: &str = "\x1b[C";
pub const LEFT: &str = "\x1b[D";
pub const HOME: &str = "\x1b[H";
pub const END: &str = "\x1b[F";
pub const DELETE: &str = "\x1b[3~";
pub const BACKSPACE: &str = "\x7f";
pub const ESCAPE: &str = "\x1b";
pub const CONTROL_C: &str = "\x03";
pub const CONTROL_D: &str = "\x04";
/// Keys that mean nothing to griot: F1, F5, Shift-Tab, Insert, Ctrl-Right, Alt-x.
pub const UNKNOWN: [&str; 6] = ["\x1bOP", "\x1b[15~", "\x1b[Z", "\x1b[2~", "\x1b[1;5C", "\x1bx"];

/// A terminal, its size, and the program that it shows.
pub struct Pty {
    /// The window; `None` once it is closed.
    window: Option<Window>,
    child: Box<dyn Child + Send + Sync>,
    parser: Parser,
    /// All that the program sent.
    pub sent: Vec<u8>,
}

/// The terminal's own end.
struct Window {
    master: Box<dyn MasterPty + Send>,
    keyboard: File,
    /// Asks the reader for one piece of output. It never reads unasked: a terminal that is being
    /// read stays open.
    want: Sender<()>,
    output: Receiver<Vec<u8>>,
    reader: JoinHandle<()>,
}

impl Window {
    fn new(master: Box<dyn MasterPty + Send>) -> Window {
        let mut reader = master.try_clone_reader().unwrap();
        let (want, wanted) = channel();
        let (send, output) = channel();
        let reader = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while wanted.recv().is_ok() {
                // The terminal of a program that has ended reads as an error.
                let Ok(read @ 1..) = reader.read(&mut buffer) else { return };
                if send.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        // The writer of portable-pty presses Enter and Ctrl-D when it is dropped.
        // SAFETY: the master is open, and so is its descriptor.
        let keyboard = unsafe { BorrowedFd::borrow_raw(master.as_raw_fd().unwrap()) };
        let keyboard = keyboard.try_clone_to_owned().unwrap().into();
        Window { master, keyboard, want, output, reader }
    }

    /// The next piece of output; `Disconnected` when there will be none.
    fn read(&self, deadline: Instant) -> Result<Vec<u8>, RecvTimeoutError> {
        self.want.send(()).map_err(|_| RecvTimeoutError::Disconnected)?;
        self.output.recv_timeout(deadline.saturating_duration_since(Instant::now()))
    }
}

fn size_of(columns: u16, rows: u16) -> PtySize {
    PtySize { cols: columns, rows, pixel_width: 0, pixel_height: 0 }
}

impl Pty {
    /// Runs a command, as in [`Griot::command`], in a terminal of 80 by 24.
    pub fn begin(griot: &Griot, line: &str) -> Pty {
        Pty::sized(griot, line, 80, 24)
    }

    pub fn sized(griot: &Griot, line: &str, columns: u16, rows: u16) -> Pty {
        let pair = native_pty_system().openpty(size_of(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_griot"));
        command.args(line.split_whitespace());
        command.cwd(griot.folder());
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in griot.environment() {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        Pty {
            window: Some(Window::new(pair.master)),
            child,
            parser: Parser::new(rows, columns, 0),
            sent: Vec::new(),
        }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) -> &mut Pty {
        self.window.as_mut().unwrap().keyboard.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// The text on the screen, a line a row.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// The text of the row that the cursor is in, spaces at its end left out, and the cursor's column.
    pub fn cursor(&self) -> (String, u16) {
        let screen = self.parser.screen();
        let (row, column) = screen.cursor_position();
        let (_, columns) = screen.size();
        let line = screen.rows(0, columns).nth(usize::from(row)).unwrap_or_default();
        (line.trim_end().to_owned(), column)
    }

    /// Waits until the screen is as `holds` wants it.
    #[track_caller]
    fn wait(&mut self, what: &str, holds: impl Fn(&Pty) -> bool) -> &mut Pty {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            match self.window.as_ref().unwrap().read(deadline) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.sent.extend(bytes);
                }
                Err(error) => panic!("{error} while waiting for {what} on\n{}\n---", self.screen()),
            }
        }
        self
    }

    /// Waits until the screen shows this; a line break stands for the end of a row.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Pty {
        self.wait(&format!("{text:?}"), |pty| pty.screen().contains(text))
    }

    /// Waits until the screen shows this no longer.
    #[track_caller]
    pub fn misses(&mut self, text: &str) -> &mut Pty {
        self.wait(&format!("the end of {text:?}"), |pty| !pty.screen().contains(text))
    }

    /// Waits until something can be typed.
    #[track_caller]
    pub fn prompts(&mut self) -> &mut Pty {
        self.wait("a prompt", |pty| pty.cursor().0.ends_with('>'))
    }

    /// Waits until the row with the cursor is `line`, the cursor in this column.
    #[track_caller]
    pub fn types(&mut self, line: &str, column: u16) -> &mut Pty {
        self.wait(&format!("{line:?}, {column}"), |pty| pty.cursor() == (line.to_owned(), column))
    }

    /// Asserts that this is all that is on the screen.
    #[track_caller]
    pub fn shows(&mut self, expected: &str) -> &mut Pty {
        let screen = self.screen();
        assert!(
            screen.trim_end() == expected.trim_end(),
            "the screen is not\n{expected}\n--- but\n{screen}\n---"
        );
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Pty {
        self.parser.screen_mut().set_size(rows, columns);
        self.window.as_ref().unwrap().master.resize(size_of(columns, rows)).unwrap();
        self
    }

    /// Closes the window, waits until the program has ended, and returns its exit code.
    #[track_caller]
    pub fn close(mut self) -> u32 {
        let Window { want, reader, .. } = self.window.take().unwrap();
        drop(want);
        reader.join().unwrap();
        let mut killer = self.child.clone_killer();
        let (send, ended) = channel();
        std::thread::spawn(move || send.send(self.child.wait().unwrap().exit_code()));
        ended.recv_timeout(PATIENCE).unwrap_or_else(|error| {
            killer.kill().unwrap();
            panic!("{error}: it goes on without a window")
        })
    }

    pub fn signal(&mut self, name: &str) -> &mut Pty {
        let process = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &process]).status().unwrap().success());
        self
    }

    /// Waits until the program has ended, and returns its exit code.
    #[track_caller]
    pub fn ended(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.window.as_ref().unwrap().read(deadline) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.sent.extend(bytes);
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    self.child.kill().unwrap();
                    panic!("it goes on, with\n{}\n---", self.screen());
                }
            }
        }
        self.child.wait().unwrap().exit_code()
    }

    /// Waits until the program has ended with this code, and asserts that the terminal is as it
    /// was before.
    #[track_caller]
    pub fn leaves(&mut self, code: u32) -> &mut Pty {
        let ended = self.ended();
        assert_eq!(ended, code, "the exit code, with\n{}\n---", self.screen());
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left on");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is left on");
        self
    }
}
