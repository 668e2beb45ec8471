//! Commands, and the forms in which they can be given.
//!
//! Where an answer is typed, a command begins with a colon, and an answer that begins with a colon
//! is typed with two: so no answer can be mistaken for a command. Elsewhere one letter is enough.

use crate::memory::Rating;

use super::front::{Act, After};

/// What can be asked of the app at a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Hint,
    Help,
    Undo,
    Skip,
    Bury,
    Suspend,
    Quit,
    /// Another rating for the last answer.
    Overrule(Rating),
}

/// A line that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<C = Command> {
    Command(C),
    Text(String),
    /// Begins with a colon and is no command.
    Unknown(String),
}

impl Command {
    /// The command of a word after the colon, or of a key.
    pub(super) fn named(name: &str) -> Option<Command> {
        Some(match name {
            "?" | "hint" => Command::Hint,
            "h" | "help" => Command::Help,
            "u" | "undo" => Command::Undo,
            "s" | "skip" => Command::Skip,
            "b" | "bury" => Command::Bury,
            "x" | "suspend" => Command::Suspend,
            "q" | "quit" => Command::Quit,
            "1" | "again" => Command::Overrule(Rating::Again),
            "2" | "hard" => Command::Overrule(Rating::Hard),
            "3" | "good" => Command::Overrule(Rating::Good),
            "4" | "easy" => Command::Overrule(Rating::Easy),
            _ => return None,
        })
    }

    /// What the command does to the open question; `None` for what the front end sees to itself.
    pub(super) fn act(self) -> Option<Act> {
        match self {
            Command::Hint | Command::Help => None,
            Command::Undo => Some(Act::Undo),
            Command::Skip => Some(Act::Skip),
            Command::Bury => Some(Act::Bury),
            Command::Suspend => Some(Act::Suspend),
            Command::Quit => Some(Act::Quit),
            Command::Overrule(rating) => Some(Act::Overrule(rating)),
        }
    }

    /// What the command does to an answer that was just given; `None` for what makes no sense there.
    pub(super) fn after(self) -> Option<After> {
        match self {
            Command::Hint | Command::Help | Command::Skip => None,
            Command::Undo => Some(After::Undo),
            Command::Bury => Some(After::Bury),
            Command::Suspend => Some(After::Suspend),
            Command::Quit => Some(After::Quit),
            Command::Overrule(rating) => Some(After::Overrule(rating)),
        }
    }
}

/// Reads a line where an answer is typed.
pub(super) fn typed(line: &str) -> Line {
    line_by(line, Command::named)
}

/// Reads a line where an answer is typed and other commands are `named`.
pub(super) fn line_by<C>(line: &str, named: impl Fn(&str) -> Option<C>) -> Line<C> {
    match line.trim().strip_prefix(':') {
        None => Line::Text(line.trim().to_owned()),
        Some(rest) if rest.starts_with(':') => Line::Text(rest.to_owned()),
        Some(name) => match named(name.trim()) {
            Some(command) => Line::Command(command),
            None => Line::Unknown(line.trim().to_owned()),
        },
    }
}

/// Reads a line where the answer is a number or a letter other than the commands'.
pub(super) fn chosen(line: &str) -> Line {
    let line = line.trim();
    match Command::named(line) {
        // A bare digit is an answer here.
        Some(Command::Overrule(_)) | None => typed(line),
        Some(command) => Line::Command(command),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_never_taken_for_a_command() {
        assert_eq!(typed("q"), Line::Text("q".into()));
        assert_eq!(typed(" undo "), Line::Text("undo".into()));
        assert_eq!(typed(":q"), Line::Command(Command::Quit));
        assert_eq!(typed("::q"), Line::Text(":q".into()));
        assert_eq!(typed(":)"), Line::Unknown(":)".into()));
        assert_eq!(typed(":3"), Line::Command(Command::Overrule(Rating::Good)));
    }

    #[test]
    fn a_bare_digit_is_a_choice() {
        assert_eq!(chosen("3"), Line::Text("3".into()));
        assert_eq!(chosen("u"), Line::Command(Command::Undo));
        assert_eq!(chosen(":3"), Line::Command(Command::Overrule(Rating::Good)));
    }
}
