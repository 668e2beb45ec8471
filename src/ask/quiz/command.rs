//! What can be asked for at a question of a quiz, by its word or its letter.

use super::Move;
use crate::ask::command::{Line, line_by};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Move(Move),
    /// Takes the answer back.
    Clear,
    Help,
}

impl Command {
    /// The command of a word after the colon, or of a letter.
    pub(super) fn named(name: &str) -> Option<Command> {
        Some(match name {
            "n" | "next" => Command::Move(Move::Next),
            "p" | "previous" | "back" => Command::Move(Move::Back),
            "f" | "flag" => Command::Move(Move::Flag),
            "o" | "overview" => Command::Move(Move::Overview),
            "e" | "end" => Command::Move(Move::Finish),
            "q" | "quit" => Command::Move(Move::Leave),
            "c" | "clear" => Command::Clear,
            "h" | "?" | "help" => Command::Help,
            _ => return None,
        })
    }

    /// As [`Command::named`], and the number of a question.
    fn or_number(name: &str) -> Option<Command> {
        let place = || name.parse::<usize>().ok()?.checked_sub(1);
        Command::named(name).or_else(|| place().map(|place| Command::Move(Move::GoTo(place))))
    }
}

/// Reads a line where an answer is typed.
pub(super) fn typed(line: &str) -> Line<Command> {
    line_by(line, Command::or_number)
}

/// Reads a line where the answer is made of numbers.
pub(super) fn chosen(line: &str) -> Line<Command> {
    match Command::named(line.trim()) {
        Some(command) => Line::Command(command),
        None => typed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_never_taken_for_a_command() {
        let go = |place| Line::Command(Command::Move(Move::GoTo(place)));
        assert_eq!(typed("n"), Line::Text("n".to_owned()));
        assert_eq!(typed(":n"), Line::Command(Command::Move(Move::Next)));
        assert_eq!(typed("::n"), Line::Text(":n".to_owned()));
        assert_eq!((typed("3"), typed(":3")), (Line::Text("3".to_owned()), go(2)));
        assert_eq!(typed(":0"), Line::Unknown(":0".to_owned()));
        assert_eq!((chosen("3"), chosen(":3")), (Line::Text("3".to_owned()), go(2)));
        assert_eq!(chosen("c"), Line::Command(Command::Clear));
    }
}
