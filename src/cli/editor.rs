//! The user's editor, opened at a line of a file.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Command;

use super::environment::set;
use super::failure::Failure;

/// How an editor is told to open a file at a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// `+12 file`
    Plus,
    /// `--goto file:12`
    Goto,
    /// `file:12`
    Colon,
    /// Not at all, as far as is known.
    File,
}

/// Opens a file at a line (from 1) in `$VISUAL` or `$EDITOR`, and waits for it.
pub fn open_editor(path: &Path, line: Option<usize>) -> Result<(), Failure> {
    let editor = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .map_or("vi".to_owned(), |it| it.to_string_lossy().into_owned());
    // The variable may hold arguments, too.
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let given: Vec<&str> = words.collect();
    let arguments = arguments(program, &given, path, line);
    let fail = |source| Failure::Editor { editor: editor.clone(), source };
    let status = Command::new(program).args(arguments).status().map_err(fail)?;
    if status.success() { Ok(()) } else { Err(fail(io::Error::other(format!("it ended with {status}")))) }
}

/// The name of a program without its folder and its extension.
fn name_of(program: &str) -> String {
    Path::new(program).file_stem().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// How an editor takes a line, and the argument that keeps it from returning at once.
fn manner(name: &str) -> (Manner, Option<&'static str>) {
    match name {
        "vi" | "vim" | "nvim" | "view" | "nano" | "emacs" | "emacsclient" | "micro" | "kak" | "joe"
        | "mg" => (Manner::Plus, None),
        "code" | "code-insiders" | "codium" | "cursor" => (Manner::Goto, Some("--wait")),
        "hx" | "helix" => (Manner::Colon, None),
        "subl" | "zed" => (Manner::Colon, Some("--wait")),
        _ => (Manner::File, None),
    }
}

fn arguments(program: &str, given: &[&str], path: &Path, line: Option<usize>) -> Vec<OsString> {
    let (manner, wait) = manner(&name_of(program));
    let mut arguments: Vec<OsString> = given.iter().map(OsString::from).collect();
    let waits = given.iter().any(|argument| matches!(*argument, "--wait" | "-w"));
    arguments.extend(wait.filter(|_| !waits).map(OsString::from));
    let at_line = |line: usize| {
        let mut place = path.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match (manner, line) {
        (Manner::Plus, Some(line)) => arguments.extend([format!("+{line}").into(), path.into()]),
        (Manner::Goto, Some(line)) => arguments.extend(["--goto".into(), at_line(line)]),
        (Manner::Colon, Some(line)) => arguments.push(at_line(line)),
        (Manner::File, _) | (_, None) => arguments.push(path.into()),
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_editor_is_told_the_line_in_its_own_way() {
        for (editor, told) in [
            ("vim", "+12 a.ron"),
            ("/usr/bin/nvim -p", "-p +12 a.ron"),
            ("nano", "+12 a.ron"),
            ("emacsclient -t", "-t +12 a.ron"),
            ("code", "--wait --goto a.ron:12"),
            ("code --wait", "--wait --goto a.ron:12"),
            ("Code.exe -w", "-w --goto a.ron:12"),
            ("hx", "a.ron:12"),
            ("subl", "--wait a.ron:12"),
            ("ed", "a.ron"),
            ("my-editor --fast", "--fast a.ron"),
        ] {
            let mut words = editor.split_whitespace();
            let program = words.next().unwrap();
            let given: Vec<&str> = words.collect();
            let all = arguments(program, &given, Path::new("a.ron"), Some(12));
            let all: Vec<String> = all.into_iter().map(|it| it.into_string().unwrap()).collect();
            assert_eq!(all.join(" "), told, "{editor}");
        }
        assert_eq!(arguments("vim", &[], Path::new("a.ron"), None), ["a.ron"]);
        assert_eq!(arguments("code", &[], Path::new("a.ron"), None), ["--wait", "a.ron"]);
    }
}
