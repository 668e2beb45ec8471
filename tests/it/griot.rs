//! The program under test, in a home of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A home for one test: its shelf of decks, its progress and its clock, which stands still.
pub struct Griot {
    folder: TempDir,
    now: String,
    variables: Vec<(&'static str, String)>,
}

impl Griot {
    /// An empty home on Monday, 5 January 2026, at 10 in the morning in Bamako.
    pub fn new() -> Griot {
        let folder = tempfile::tempdir().unwrap();
        let griot = Griot { folder, now: String::new(), variables: Vec::new() };
        std::fs::create_dir(griot.home()).unwrap();
        griot.at("2026-01-05T10:00")
    }

    /// With this deck on the shelf.
    pub fn deck(self, name: &str, text: impl AsRef<[u8]>) -> Griot {
        self.write(&format!("home/decks/{name}"), text);
        self
    }

    /// At this time in Bamako, as in `2026-01-05T10:00`.
    pub fn at(mut self, time: &str) -> Griot {
        self.now = format!("{time}:00+00:00[Africa/Bamako]");
        self
    }

    /// At this time, as in `2026-01-05T10:00[Asia/Tokyo]`.
    pub fn at_zoned(mut self, time: &str) -> Griot {
        self.now = time.to_owned();
        self
    }

    /// With this environment variable.
    pub fn with(mut self, name: &'static str, value: &str) -> Griot {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// Writes a file of the test's folder, in which commands run and which holds `home`.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    pub fn store(&self) -> PathBuf {
        self.path("home/progress.db")
    }

    /// What the environment of every run holds, and nothing else.
    pub fn environment(&self) -> Vec<(&str, String)> {
        let mut all = vec![
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("LANG", "C.UTF-8".to_owned()),
            ("GRIOT_HOME", self.home().display().to_string()),
            ("GRIOT_NOW", self.now.clone()),
        ];
        all.extend(self.variables.clone());
        all
    }

    /// The folder that commands run in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A command as it is given in a shell, without quotes: `study rivers --seed 1`.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_griot"));
        command.args(line.split_whitespace());
        command.current_dir(self.folder()).env_clear().envs(self.environment());
        command
    }

    /// A command to run, as in [`Griot::command`].
    pub fn run(&self, line: &str) -> Run {
        Run {
            line: line.to_owned(),
            command: self.command(line),
            stdin: Vec::new(),
            folder: self.folder().display().to_string(),
        }
    }

    /// What `due`, the log and `doctor` say of the progress.
    pub fn progress(&self) -> [String; 3] {
        ["due --json", "history --json", "doctor"].map(|line| self.run(line).code(0).out)
    }
}

/// A command that is about to run.
pub struct Run {
    line: String,
    command: Command,
    stdin: Vec<u8>,
    folder: String,
}

impl Run {
    /// With this input; without one there is none.
    pub fn stdin(mut self, text: impl AsRef<[u8]>) -> Run {
        self.stdin = text.as_ref().to_vec();
        self
    }

    /// Runs the command, which has to end with this exit code.
    #[track_caller]
    pub fn code(self, code: i32) -> Output {
        let output = self.any_code();
        assert_eq!(output.code, Some(code), "the exit code of {output}");
        output
    }

    /// Runs the command, however it may end.
    pub fn any_code(mut self) -> Output {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = self.stdin;
        // A program that ends early does not read all of it.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&self.folder, "[folder]");
        Output {
            line: self.line,
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// What a command said. The test's folder is written as `[folder]`.
pub struct Output {
    line: String,
    /// `None` when a signal ended it.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Output {
    /// Asserts that this is all that stdout has.
    #[track_caller]
    pub fn stdout(self, expected: &str) -> Output {
        assert!(self.out == expected, "stdout is not\n{expected}\nin {self}");
        self
    }

    /// Asserts that this is all that stderr has.
    #[track_caller]
    pub fn stderr(self, expected: &str) -> Output {
        assert!(self.err == expected, "stderr is not\n{expected}\nin {self}");
        self
    }

    /// Asserts that stdout has this somewhere.
    #[track_caller]
    pub fn says(self, part: &str) -> Output {
        assert!(self.out.contains(part), "stdout has no\n{part}\nin {self}");
        self
    }

    /// Asserts that stdout has this nowhere.
    #[track_caller]
    pub fn never_says(self, part: &str) -> Output {
        assert!(!self.out.contains(part), "stdout has\n{part}\nin {self}");
        self
    }

    /// Asserts that stderr has this somewhere.
    #[track_caller]
    pub fn warns(self, part: &str) -> Output {
        assert!(self.err.contains(part), "stderr has no\n{part}\nin {self}");
        self
    }

    /// Asserts that an error was told as every error is: what happened, what to do next, nothing
    /// of how the program is made.
    #[track_caller]
    pub fn fails_well(self) -> Output {
        assert!(self.err.starts_with("error: "), "no error first in {self}");
        assert!(self.err.contains("\nhint: "), "no hint in {self}");
        for inside in ["panicked", "RUST_BACKTRACE", "Err(", "Some(", "{ ", "Os {", "::"] {
            assert!(!self.err.contains(inside), "`{inside}` in {self}");
        }
        self
    }

    /// stdout as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {self}"))
    }
}

impl std::fmt::Display for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let Output { line, code, out, err } = self;
        let code = code.map_or("a signal".to_owned(), |code| code.to_string());
        write!(f, "`griot {line}`, which ended with {code}\n--- stdout\n{out}--- stderr\n{err}---")
    }
}
