//! The app as a child process: started, timed, played with.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::make::{Key, Keys};

/// How the app is started.
pub struct Griot<'a> {
    pub home: &'a Path,
    /// The time that it takes for now.
    pub now: String,
}

/// Time, and peak memory in bytes where the system tells it.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub time: Duration,
    pub memory: Option<u64>,
}

/// A session in plain mode.
pub struct Session<'k> {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    keys: &'k Keys,
    /// The line that the open question is asked in.
    question: String,
}

impl Griot<'_> {
    fn spawn(&self, args: &[&str]) -> (Child, ChildStdin, ChildStdout) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_griot"))
            .args(args)
            .env("GRIOT_HOME", self.home)
            .env("GRIOT_NOW", &self.now)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("griot starts");
        let (input, output) = (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
        (child, input, output)
    }

    /// Runs a command to its end, which has to be a good one, and returns its output.
    pub fn run(&self, args: &[&str], input: &str) -> (Cost, String) {
        let (cost, text, is_well) = self.run_to_any_end(args, input);
        assert!(is_well, "griot {args:?} failed\n{text}");
        (cost, text)
    }

    /// Runs a command to its end, and tells whether it was a good one.
    pub fn run_to_any_end(&self, args: &[&str], input: &str) -> (Cost, String, bool) {
        let begun = Instant::now();
        let (mut child, mut stdin, mut stdout) = self.spawn(args);
        let pid = child.id();
        // The peak is gone with the process: look again and again.
        let watch = std::thread::spawn(move || {
            let mut peak = None;
            while let Some(memory) = peak_memory(pid) {
                peak = Some(memory);
                std::thread::sleep(Duration::from_millis(1));
            }
            peak
        });
        stdin.write_all(input.as_bytes()).expect("griot reads");
        drop(stdin);
        let mut text = String::new();
        stdout.read_to_string(&mut text).expect("griot writes text");
        let status = child.wait().expect("griot ends");
        let time = begun.elapsed();
        (Cost { time, memory: watch.join().expect("watched") }, text, status.success())
    }

    /// Starts a session and waits for its first question.
    pub fn study<'k>(&self, keys: &'k Keys, args: &[&str]) -> (Cost, Session<'k>) {
        let begun = Instant::now();
        let (child, input, output) = self.spawn(&[&["study", "--plain"], args].concat());
        let mut session =
            Session { child, input, output: BufReader::new(output), keys, question: String::new() };
        assert!(session.read_question(), "griot study {args:?}: no question");
        let time = begun.elapsed();
        (Cost { time, memory: session.memory() }, session)
    }
}

impl Session<'_> {
    /// Peak memory until now.
    pub fn memory(&self) -> Option<u64> {
        peak_memory(self.child.id())
    }

    /// Answers the open question, and waits for the next. False when there is none.
    pub fn answer(&mut self, is_right: bool) -> bool {
        let lines = match &self.keys[&self.question] {
            Key::Lines(lines) if is_right => lines.clone(),
            // A card to turn, not recalled.
            Key::Lines(lines) if lines.starts_with('\n') => "\n1".to_owned(),
            _ if !is_right => String::new(),
            key => self.read_choices(key),
        };
        // One write, as a person's Enter is.
        self.input.write_all(format!("{lines}\n").as_bytes()).expect("griot reads");
        self.read_question()
    }

    /// Undoes the last answer, and waits for its question.
    pub fn undo(&mut self) -> Duration {
        let begun = Instant::now();
        self.input.write_all(b":u\n").expect("griot reads");
        assert!(self.read_question());
        begun.elapsed()
    }

    pub fn quit(mut self) -> Duration {
        let begun = Instant::now();
        // It may be over already.
        let _ = self.input.write_all(b":q\n");
        drop(self.input);
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).expect("griot writes text");
        assert!(self.child.wait().expect("griot ends").success(), "{rest}");
        begun.elapsed()
    }

    fn read_question(&mut self) -> bool {
        while let Some(line) = self.line() {
            if self.keys.contains_key(&line) {
                self.question = line;
                return true;
            }
        }
        false
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.output.read_line(&mut line).expect("griot writes text");
        (read > 0).then(|| line.trim_end().to_owned())
    }

    /// Reads on to the line that asks for numbers, and finds the right ones.
    fn read_choices(&mut self, key: &Key) -> String {
        let (mut choices, mut rows) = (Vec::new(), Vec::new());
        while let Some(line) = self.line() {
            if ["Choose ", "Put ", "Give "].iter().any(|start| line.starts_with(start)) {
                break;
            }
            if let Some((_, choice)) = line.split_once("  ").filter(|(n, _)| n.parse::<u8>().is_ok()) {
                choices.push(choice.trim_start_matches("[ ] ").to_owned());
            } else if let Some(row) = line.strip_prefix("> ").or(line.strip_prefix("  ")) {
                rows.push(row.trim_end_matches(" = ?").to_owned());
            }
        }
        let number = |wanted: &String| {
            let place = choices.iter().position(|choice| choice == wanted);
            (place.unwrap_or_else(|| panic!("{wanted} is not among {choices:?}")) + 1).to_string()
        };
        let numbers: Vec<String> = match key {
            Key::Lines(_) => Vec::new(),
            Key::Choices(right) => right.iter().map(number).collect(),
            Key::Pairs(pairs) => {
                let right = |row: &String| &pairs.iter().find(|(left, _)| left == row).expect("a row").1;
                rows.iter().map(|row| number(right(row))).collect()
            }
        };
        numbers.join(" ")
    }
}

/// The most memory that a process had in use, `None` where the system does not tell.
fn peak_memory(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
