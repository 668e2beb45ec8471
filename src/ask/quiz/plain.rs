//! A quiz by lines: an answer or a command each.

use std::io::{BufRead, Write};

use super::command::{Command, chosen, typed};
use super::texts::{answer_of, filled, texts_of};
use super::{Answered, IsOver, Move, Posed, QuizFront, Row, Turned, answered, page};
use crate::answer::{Reply, Segment, Task};
use crate::ask::command::Line;
use crate::ask::front::{Feedback, FrontError};
use crate::ask::page::Draft;
use crate::ask::plain::{Plain, instruction, reply_of};

/// What a line came to.
enum Got {
    Text(String),
    Turned(Turned),
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Reads lines until one is an answer or says where to go.
    fn got(&mut self, posed: &Posed, read: impl Fn(&str) -> Line<Command>) -> Result<Got, FrontError> {
        loop {
            let Some(line) = self.line()? else { return Ok(Got::Turned(Move::Leave.into())) };
            match read(&line) {
                Line::Text(text) => return Ok(Got::Text(text)),
                Line::Unknown(word) => {
                    self.tell(&format!("{word} is no command. To answer with it, type :{word}"))?;
                }
                Line::Command(Command::Move(then)) => return Ok(Got::Turned(then.into())),
                Line::Command(Command::Clear) if posed.is_settled => {}
                Line::Command(Command::Clear) => {
                    let answer = answered(posed.given, None);
                    return Ok(Got::Turned(Turned { answer, then: Move::Stay }));
                }
                Line::Command(Command::Help) => self.say(&page::help(page::is_typed(posed.card.task)))?,
            }
        }
    }

    fn pose_gaps(&mut self, posed: &Posed, segments: &[Segment]) -> Result<Turned, FrontError> {
        let before = texts_of(posed.given);
        let count = segments.iter().filter_map(Segment::answers).count();
        let mut texts: Vec<String> = Vec::new();
        while texts.len() < count {
            if count > 1 {
                self.tell(&format!("Gap {} of {count}:", texts.len() + 1))?;
            }
            match self.got(posed, typed)? {
                Got::Text(text) if text.is_empty() => {
                    texts.push(before.get(texts.len()).cloned().unwrap_or_default());
                }
                Got::Text(text) => texts.push(text),
                // Who goes elsewhere keeps the gaps that are filled.
                Got::Turned(Turned { answer: Answered::Kept, then })
                    if !matches!(then, Move::Leave | Move::Stay) =>
                {
                    return Ok(Turned { answer: answer_of(posed, filled(texts, &before, count)), then });
                }
                Got::Turned(turned) => return Ok(turned),
            }
        }
        Ok(Turned { answer: answer_of(posed, texts), then: Move::Next })
    }

    fn pose_chosen(&mut self, posed: &Posed) -> Result<Turned, FrontError> {
        loop {
            self.tell(&instruction(posed.card.task))?;
            match self.got(posed, chosen)? {
                Got::Turned(turned) => return Ok(turned),
                Got::Text(text) if text.is_empty() => return Ok(Move::Next.into()),
                Got::Text(text) => {
                    if let Some(reply) = reply_of(posed.card.task, &text) {
                        return Ok(Turned { answer: answered(posed.given, Some(reply)), then: Move::Next });
                    }
                }
            }
        }
    }
}

impl<R: BufRead, W: Write> QuizFront for Plain<R, W> {
    fn pose(&mut self, posed: &Posed) -> Result<Turned, FrontError> {
        self.introduce("Type :h and Enter for help, :q to leave; Enter alone goes to the next question.")?;
        self.tell("")?;
        self.say(&page::posed(posed, &Draft::default(), true))?;
        match posed.card.task {
            _ if posed.is_settled => match self.got(posed, chosen)? {
                Got::Turned(turned) => Ok(turned),
                Got::Text(_) => Ok(Move::Next.into()),
            },
            Task::Type { .. } | Task::Number { .. } => match self.got(posed, typed)? {
                Got::Turned(turned) => Ok(turned),
                Got::Text(text) if text.is_empty() => Ok(Move::Next.into()),
                Got::Text(text) => {
                    Ok(Turned { answer: answered(posed.given, Some(Reply::Text(text))), then: Move::Next })
                }
            },
            Task::Gaps { segments } => self.pose_gaps(posed, segments),
            _ => self.pose_chosen(posed),
        }
    }

    fn overview(
        &mut self,
        title: &dyn Fn() -> String,
        rows: &[Row],
        at: usize,
        _is_over: IsOver,
    ) -> Result<Move, FrontError> {
        self.tell("")?;
        self.tell(&title())?;
        for (place, row) in rows.iter().enumerate() {
            self.tell(&format!("{}. {}: {}", place + 1, row.state(), row.asked))?;
        }
        loop {
            self.tell(&format!(
                "Type a number to go there, e to end the quiz, q to leave, Enter for {}:",
                at + 1
            ))?;
            let Some(line) = self.line()? else { return Ok(Move::Leave) };
            let number = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            match chosen(&line) {
                Line::Text(text) if text.is_empty() => return Ok(Move::Stay),
                Line::Text(_) => {
                    if let Some(place) = number.filter(|place| *place < rows.len()) {
                        return Ok(Move::GoTo(place));
                    }
                }
                Line::Command(Command::Move(then @ (Move::Finish | Move::Leave | Move::GoTo(_)))) => {
                    return Ok(then);
                }
                Line::Command(_) | Line::Unknown(_) => {}
            }
        }
    }

    fn settle(&mut self, feedback: &Feedback, _is_over: IsOver) -> Result<Move, FrontError> {
        self.say(&page::settled(feedback, true))?;
        Ok(Move::Next)
    }

    fn confirm(
        &mut self,
        lines: &[String],
        question: &str,
        _is_over: IsOver,
    ) -> Result<Option<bool>, FrontError> {
        for line in lines {
            self.tell(line)?;
        }
        loop {
            self.tell(&format!("{question} Type y or n:"))?;
            let Some(line) = self.line()? else { return Ok(None) };
            match line.to_lowercase().trim_start_matches(':') {
                "y" | "yes" => return Ok(Some(true)),
                "n" | "no" => return Ok(Some(false)),
                "q" | "quit" => return Ok(None),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::front::Card;

    fn pose(input: &str, task: &Task, given: Option<&Reply>) -> (Turned, String) {
        let mut output = Vec::new();
        let card = Card { deck: "Deck", status: "1 of 2", prompt: "What?", task, hint: None };
        let posed = Posed {
            card,
            status: &String::new,
            is_over: &|| false,
            given,
            told: given.map(|_| "before"),
            is_settled: false,
        };
        let turned = Plain::new(input.as_bytes(), &mut output).pose(&posed).unwrap();
        (turned, String::from_utf8(output).unwrap())
    }

    fn given(reply: Reply) -> Turned {
        Turned { answer: Answered::Given(reply), then: Move::Next }
    }

    #[test]
    fn a_line_answers_or_goes_elsewhere() {
        let task = Task::Type { answers: vec!["1".to_owned()] };
        for (line, turned) in [
            ("one", given(Reply::Text("one".to_owned()))),
            ("n", given(Reply::Text("n".to_owned()))),
            ("", Move::Leave.into()),
            ("\n", Move::Next.into()),
            (":p", Move::Back.into()),
            (":what\n:f", Move::Flag.into()),
            (":h\n:12", Move::GoTo(11).into()),
        ] {
            assert_eq!(pose(line, &task, None).0, turned, "{line:?}");
        }
        let before = Reply::Text("1".to_owned());
        let (turned, output) = pose(":c", &task, Some(&before));
        assert_eq!(turned, Turned { answer: Answered::Withdrawn, then: Move::Stay });
        assert!(output.ends_with("Deck · 1 of 2\nWhat?\nYour answer: before\n"), "{output}");
    }

    #[test]
    fn numbers_choose_and_nonsense_is_asked_again() {
        let task = Task::Pick { choices: vec!["a".to_owned(), "b".to_owned()], right: 0 };
        let (turned, output) = pose("3\n2", &task, None);
        assert_eq!(turned, given(Reply::Pick(1)));
        assert_eq!(output.matches("Choose 1 to 2:").count(), 2);
        assert_eq!(pose("p", &task, None).0, Move::Back.into());
    }

    #[test]
    fn an_empty_gap_keeps_what_it_had() {
        let gap = || Segment::Gap { answers: vec!["a".to_owned()], hint: None };
        let task = Task::Gaps { segments: vec![gap(), gap()] };
        let texts = |texts: [&str; 2]| Reply::Gaps(texts.map(str::to_owned).to_vec());
        assert_eq!(pose("\nnew", &task, Some(&texts(["old", "x"]))).0, given(texts(["old", "new"])));
        assert_eq!(pose("\n\n", &task, None).0, Move::Next.into());
        assert_eq!(pose("one\n:q", &task, None).0, Move::Leave.into());
        let flagged = Turned { answer: Answered::Given(texts(["one", "x"])), then: Move::Flag };
        assert_eq!(pose("one\n:f", &task, Some(&texts(["old", "x"]))).0, flagged);
        assert_eq!(pose("one\n:c", &task, None).0, Move::Stay.into());
    }

    #[test]
    fn the_end_is_confirmed_by_a_word() {
        let confirm = |input: &str| {
            let mut output = Vec::new();
            Plain::new(input.as_bytes(), &mut output).confirm(&[], "End?", &|| false).unwrap()
        };
        assert_eq!(
            (confirm("what\nY"), confirm("n"), confirm(""), confirm("q")),
            (Some(true), Some(false), None, None)
        );
    }
}
