//! A session in plain mode, line by line.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::griot::Griot;

/// Far longer than anything takes; a test that waits so long has failed.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A program that runs, its input and output at hand.
pub struct Talk {
    child: Child,
    stdin: Option<ChildStdin>,
    chunks: Receiver<Vec<u8>>,
    /// Not yet waited for.
    heard: Vec<u8>,
}

impl Talk {
    pub fn begin(griot: &Griot, line: &str) -> Talk {
        let mut command = griot.command(line);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut child = command.spawn().unwrap();
        let (send, chunks) = channel();
        let mut stdout = child.stdout.take().unwrap();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = stdout.read(&mut buffer) {
                if send.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Talk { stdin: child.stdin.take(), child, chunks, heard: Vec::new() }
    }

    pub fn say(&mut self, line: &str) {
        writeln!(self.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    /// Waits until this was said since the last wait, and returns what came before it.
    #[track_caller]
    pub fn hear(&mut self, text: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let heard = String::from_utf8_lossy(&self.heard).into_owned();
            if let Some((before, after)) = heard.split_once(text) {
                self.heard = after.as_bytes().to_vec();
                return before.to_owned();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            match self.chunks.recv_timeout(left) {
                Ok(chunk) => self.heard.extend(chunk),
                Err(error) => panic!("{error} before {text:?} was said in\n{heard}"),
            }
        }
    }

    /// Ends the process as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Closes the input and returns all that was still said; the process has to end well.
    #[track_caller]
    pub fn end(mut self) -> String {
        drop(self.stdin.take());
        while let Ok(chunk) = self.chunks.recv_timeout(PATIENCE) {
            self.heard.extend(chunk);
        }
        let status = self.child.wait().unwrap();
        let heard = String::from_utf8_lossy(&self.heard).into_owned();
        assert!(status.success(), "{status} after\n{heard}");
        heard
    }
}
