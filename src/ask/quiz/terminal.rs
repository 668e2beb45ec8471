//! A quiz on a terminal: a question a screen.

use super::command::{Command, typed};
use super::press::{Pressed, TYPED, draft, keys_of, pressed, way};
use super::texts::{answer_of, filled, texts_of};
use super::{IsOver, Move, Posed, QuizFront, Row, Turned, answered, overview, page};
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
            let ends = |key: Option<&Key>| match key {
                Some(key) => way(key),
                None => (posed.is_over)().then_some(Move::Leave),
            };
            let line = match self.enter_or(Body::Moving(&body), TYPED, &prompt, text, ends)? {
                Ended::By(Move::Leave, _) => return Ok(Move::Leave.into()),
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
                Line::Command(Command::Help) => self.quiz_help(true, posed.is_over)?,
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
            let on_key = |key: &Key| match pressed(posed, &mut draft, key) {
                Pressed::Nothing => Step::Stay,
                event => Step::Done(event),
            };
            let left = Pressed::Turned(Move::Leave.into());
            let event = self.keys_until(posed.is_over, Body::Moving(&body), &keys, left, on_key)?;
            match event {
                Pressed::Turned(turned) => return Ok(turned),
                Pressed::Help => self.quiz_help(false, posed.is_over)?,
                Pressed::Changed | Pressed::Nothing => {}
            }
        }
    }

    fn quiz_help(&mut self, is_typed: bool, is_over: IsOver) -> Result<(), FrontError> {
        let body = || page::help(is_typed);
        self.keys_until(is_over, Body::Moving(&body), "Any key goes back.", (), |_| Step::Done(()))
    }

    /// Hands each key to `on_key` until that is done, or the time is over, which comes to `left`.
    fn keys_until<T>(
        &mut self,
        is_over: IsOver,
        body: Body,
        keys: &str,
        left: T,
        mut on_key: impl FnMut(&Key) -> Step<T>,
    ) -> Result<T, FrontError> {
        let mut left = Some(left);
        self.keys_or_ticks(body, keys, |key| match key {
            Some(key) => on_key(key),
            None => left.take_if(|_| is_over()).map_or(Step::Stay, Step::Done),
        })
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

    fn overview(
        &mut self,
        title: &dyn Fn() -> String,
        rows: &[Row],
        at: usize,
        is_over: IsOver,
    ) -> Result<Move, FrontError> {
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
            let Some(key) = read_within(TICK)? else {
                if is_over() {
                    self.notices.clear();
                    return Ok(Move::Leave);
                }
                continue;
            };
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

    fn settle(&mut self, feedback: &Feedback, is_over: IsOver) -> Result<Move, FrontError> {
        let body = || page::settled(feedback, false);
        let keys = "Enter next · q leave";
        self.keys_until(is_over, Body::Moving(&body), keys, Move::Leave, |key| match key {
            Key::Enter | Key::Char(' ') | Key::Right => Step::Done(Move::Next),
            Key::Escape | Key::Leave | Key::Char('q') => Step::Done(Move::Leave),
            _ => Step::Stay,
        })
    }

    fn confirm(
        &mut self,
        lines: &[String],
        question: &str,
        is_over: IsOver,
    ) -> Result<Option<bool>, FrontError> {
        let body = || lines.iter().map(|line| Block::new(Style::Body, line)).collect();
        let keys = format!("{question}  y yes · n no · q leave");
        self.keys_until(is_over, Body::Moving(&body), &keys, None, |key| match key {
            Key::Char('y' | 'Y') => Step::Done(Some(true)),
            Key::Char('n' | 'N') => Step::Done(Some(false)),
            Key::Escape | Key::Leave | Key::Char('q') => Step::Done(None),
            _ => Step::Stay,
        })
    }
}
