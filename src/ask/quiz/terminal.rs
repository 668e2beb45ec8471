//! A quiz on a terminal: a question a screen.

use super::command::{Command, typed};
use super::press::{Pressed, TYPED, draft, keys_of, pressed, way};
use super::texts::{answer_of, filled, texts_of};
use super::{Move, Posed, QuizFront, Row, Turned, answered, overview, page};
use crate::answer::{Segment, Task};
use crate::ask::command::Line;
use crate::ask::front::{Feedback, FrontError};
use crate::ask::keys::{Key, read_within};
use crate::ask::page::Draft;
use crate::ask::paint::{Block, Style};
use crate::ask::terminal::Terminal;
use crate::ask::window::{Body, Ended, Entered, MEASURE, Step, TICK, window, write};

impl Terminal {
    fn pose_typed(&mut self, posed: &Posed) -> Result<Turned, FrontError> {
        let before = texts_of(posed.given);
        let count = match posed.card.task {
            Task::Gaps { segments } => segments.iter().filter_map(Segment::answers).count(),
            _ => 1,
        };
        let mut texts: Vec<String> = Vec::new();
        while texts.len() < count {
            let draft = Draft { gaps: texts.clone(), ..Draft::default() };
            let prompt = if count > 1 { format!("{}> ", texts.len() + 1) } else { "> ".to_owned() };
            let text = before.get(texts.len()).map_or("", String::as_str);
            let body = || page::posed_now(posed, &draft, false);
            let line = match self.enter_or(Body::Moving(&body), TYPED, &prompt, text, way)? {
                Ended::By(then, text) => {
                    texts.push(text);
                    return Ok(Turned { answer: answer_of(posed, filled(texts, &before, count)), then });
                }
                Ended::Entered(Entered::Escape | Entered::Leave) => return Ok(Move::Leave.into()),
                Ended::Entered(Entered::Line(line)) => line,
            };
            match typed(&line) {
                Line::Text(text) => texts.push(text),
                Line::Unknown(word) => {
                    self.notices.push(format!("{word} is no command; to answer with it, type :{word}"));
                }
                Line::Command(Command::Help) => self.quiz_help(true)?,
                Line::Command(Command::Clear) => {
                    return Ok(Turned { answer: answered(posed.given, None), then: Move::Stay });
                }
                Line::Command(Command::Move(Move::Leave)) => return Ok(Move::Leave.into()),
                Line::Command(Command::Move(then)) => {
                    return Ok(Turned { answer: answer_of(posed, filled(texts, &before, count)), then });
                }
            }
        }
        Ok(Turned { answer: answer_of(posed, texts), then: Move::Next })
    }

    fn pose_chosen(&mut self, posed: &Posed) -> Result<Turned, FrontError> {
        let mut draft = draft(posed);
        loop {
            let by_one_key = matches!(posed.card.task, Task::Pick { .. } | Task::TrueFalse { .. });
            let shown = draft.clone();
            let body = || page::posed_now(posed, &shown, by_one_key);
            let keys = keys_of(posed, &draft);
            let event =
                self.keys(Body::Moving(&body), &keys, |key| match pressed(posed, &mut draft, key) {
                    Pressed::Nothing => Step::Stay,
                    event => Step::Done(event),
                })?;
            match event {
                Pressed::Turned(turned) => return Ok(turned),
                Pressed::Help => self.quiz_help(false)?,
                Pressed::Changed | Pressed::Nothing => {}
            }
        }
    }

    fn quiz_help(&mut self, is_typed: bool) -> Result<(), FrontError> {
        self.keys(&page::help(is_typed), "Any key goes back.", |_| Step::Done(()))
    }
}

impl QuizFront for Terminal {
    fn pose(&mut self, posed: &Posed) -> Result<Turned, FrontError> {
        if page::is_typed(posed.card.task) && !posed.is_settled {
            self.pose_typed(posed)
        } else {
            self.pose_chosen(posed)
        }
    }

    fn overview(&mut self, title: &dyn Fn() -> String, rows: &[Row], at: usize) -> Result<Move, FrontError> {
        let last = rows.len().saturating_sub(1);
        let mut selected = at.min(last);
        let mut shown = Vec::new();
        loop {
            let (columns, height) = window()?;
            let size = (columns.min(MEASURE), height);
            let (lines, room) = overview::draw(&title(), rows, selected, &self.notices, self.palette, size);
            if lines != shown {
                write(&format!("\x1b[H\x1b[2J{}", lines.join("\r\n")))?;
                shown = lines;
            }
            let Some(key) = read_within(TICK)? else { continue };
            match overview::step(&key, selected, last, room) {
                overview::Step::Done(then) => {
                    self.notices.clear();
                    return Ok(then);
                }
                overview::Step::Select(place) => selected = place.min(last),
                // A window of another size may have lost what stood there.
                overview::Step::Redraw => shown.clear(),
            }
        }
    }

    fn settle(&mut self, feedback: &Feedback) -> Result<Move, FrontError> {
        self.keys(&page::settled(feedback, false), "Enter next · q leave", |key| match key {
            Key::Enter | Key::Char(' ') | Key::Right => Step::Done(Move::Next),
            Key::Escape | Key::Leave | Key::Char('q') => Step::Done(Move::Leave),
            _ => Step::Stay,
        })
    }

    fn confirm(&mut self, lines: &[String], question: &str) -> Result<Option<bool>, FrontError> {
        let body: Vec<Block> = lines.iter().map(|line| Block::new(Style::Body, line)).collect();
        self.keys(&body, &format!("{question}  y yes · n no · q leave"), |key| match key {
            Key::Char('y' | 'Y') => Step::Done(Some(true)),
            Key::Char('n' | 'N') => Step::Done(Some(false)),
            Key::Escape | Key::Leave | Key::Char('q') => Step::Done(None),
            _ => Step::Stay,
        })
    }
}
