//! The direction of imports, and what only one room knows. Holds the table in `src/lib.rs`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every room, and the rooms that it may call.
const ROOMS: [(&str, &[&str]); 20] = [
    ("main", &["cli"]),
    (
        "cli",
        &[
            "ask", "stats", "plan", "paper", "session", "quiz", "progress", "craft", "generate", "facts",
            "deck", "answer", "memory", "article", "language", "clock", "text",
        ],
    ),
    ("ask", &["answer", "memory", "clock", "text"]),
    ("stats", &["deck", "memory", "clock", "text"]),
    ("plan", &["memory", "clock", "text"]),
    ("session", &["quiz", "deck", "answer", "memory", "clock", "text"]),
    ("paper", &["quiz", "deck", "answer", "text"]),
    ("quiz", &["deck", "answer", "memory", "clock", "text"]),
    ("progress", &["deck", "answer", "memory", "clock", "text"]),
    ("generate", &["facts", "deck", "answer", "language", "network", "clock", "text"]),
    ("craft", &["deck", "answer", "language", "clock", "text"]),
    ("facts", &["language", "clock", "text"]),
    ("deck", &["clock", "text"]),
    ("answer", &["clock", "text"]),
    ("memory", &["clock", "text"]),
    ("article", &["language", "text"]),
    ("language", &["network"]),
    ("network", &[]),
    ("clock", &[]),
    ("text", &[]),
];

/// What only some files know: a word, and the rooms and files that may say it.
const SECRETS: [(&str, &[&str]); 15] = [
    ("clap", &["cli/"]),
    ("crossterm", &["ask/", "cli/prompt.rs"]),
    ("dialoguer", &["cli/prompt.rs", "cli/show.rs"]),
    ("ron::", &["deck/", "facts/reference/", "quiz/attempt.rs", "paper/key.rs", "cli/settings.rs"]),
    ("rusqlite", &["progress/"]),
    ("fsrs", &["memory/"]),
    ("annotate_snippets", &["deck/", "cli/"]),
    ("pulldown_cmark", &["article/markdown.rs"]),
    ("dom_", &["article/html"]),
    // Clocks and the environment.
    ("SystemTime", &["cli/"]),
    ("Instant", &["cli/"]),
    ("Timestamp::now", &["cli/"]),
    ("Zoned::now", &["cli/"]),
    ("TimeZone::system", &["cli/"]),
    // Whether the terminal is a dumb one.
    ("env::", &["cli/", "ask/terminal.rs"]),
];

/// A source file without its tests and its comments.
struct Source {
    /// Below `src`, as in `ask/page.rs`.
    path: String,
    code: String,
}

impl Source {
    fn room(&self) -> &str {
        let end = self.path.find(['/', '.']).unwrap();
        &self.path[..end]
    }

    /// The rooms that a `crate::` path leads to; `crate::{a, b::c}` leads to two.
    fn called(&self) -> Vec<&str> {
        let mut called = Vec::new();
        let root = if self.path == "main.rs" { "griot::" } else { "crate::" };
        for (at, _) in self.code.match_indices(root) {
            let rest = &self.code[at + root.len()..];
            match rest.strip_prefix('{') {
                None => called.push(word(rest)),
                Some(list) => called.extend(heads(list).into_iter().map(word)),
            }
        }
        called
    }
}

/// The first word of a path.
fn word(path: &str) -> &str {
    let path = path.trim_start();
    path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// What stands between the commas of a list up to its closing brace, lists within it left alone.
fn heads(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut heads) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        if c == '}' && depth == 0 && start == at + 1 {
            break;
        }
    }
    heads.retain(|head| !head.trim().is_empty());
    heads
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let sources = files.into_iter().map(|file| {
        let path = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        Source { path, code: without_tests(&std::fs::read_to_string(&file).unwrap()) }
    });
    // Binaries beside the program are tools of the house, not rooms of it; `lib.rs` names them all.
    sources.filter(|source| !source.path.starts_with("bin/") && source.path != "lib.rs").collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "tests") {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

/// The code of a file up to its `mod tests { … }`, which is the last thing in it, without comments.
fn without_tests(text: &str) -> String {
    let end = text.find("\nmod tests {").unwrap_or(text.len());
    let code = text[..end].lines().map(|line| line.split("//").next().unwrap_or_default());
    code.collect::<Vec<_>>().join("\n")
}

#[test]
fn rooms_call_only_the_rooms_below_them() {
    let rooms = BTreeMap::from(ROOMS);
    let mut wrong = Vec::new();
    let mut calls = 0;
    for source in sources() {
        let Some(below) = rooms.get(source.room()) else {
            wrong.push(format!("{}: no such room in the list", source.path));
            continue;
        };
        for called in source.called() {
            calls += 1;
            if called != source.room() && !below.contains(&called) {
                wrong.push(format!("{} calls {called}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(calls > 50, "only {calls} calls were found: the reading of `use` lines is broken");
}

#[test]
fn what_one_room_knows_is_nowhere_else() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (secret, keepers) in SECRETS {
        for source in &sources {
            let keeps = keepers.iter().any(|keeper| source.path.starts_with(keeper));
            if !keeps && says(&source.code, secret) {
                wrong.push(format!("{} mentions {secret}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a word stands in the code, not as the end of a longer one.
fn says(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn only_tests_import_everything() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|source| source.code.contains("::*"))
        .map(|source| source.path)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let source = |path: &str, code: &str| Source { path: path.into(), code: without_tests(code) };
    let read = |path: &str, code: &str| {
        source(path, code).called().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(read("ask/a.rs", "use crate::deck::Card;\nlet x = crate::text::safe(y);"), ["deck", "text"]);
    assert_eq!(read("ask/a.rs", "use crate::{a::{b, c}, d};\nuse crate::e;"), ["a", "d", "e"]);
    assert_eq!(read("main.rs", "griot::cli::run()"), ["cli"]);
    assert_eq!(
        read("ask/a.rs", "// crate::deck\n#[cfg(test)]\nmod tests {\n use crate::deck::Card;"),
        [""; 0]
    );
    assert_eq!(source("clock.rs", "").room(), "clock");
    assert!(says("use ron::Options;", "ron::"));
    assert!(!says("use neuron::Cell;", "ron::"));
}
