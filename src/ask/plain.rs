//! The plain front end: lines out, lines in. For pipes, scripts and screen readers.
//!
//! One answer takes one line (a flip card takes two: one to see its back, one to grade it), and
//! nothing else is asked, so that a script can be written without knowing what will be judged how.

use std::io::{BufRead, Write};

use crate::answer::{Judgement, Nearness, Reply, Segment, Task};
use crate::memory::Rating;
use crate::text::safe_line;

use super::command::{Command, Line, chosen, typed};
use super::front::{Act, After, Card, Decision, Feedback, Front, FrontError, Menu};
use super::page::{self, Draft};
use super::paint::Block;

/// The plain front end, over any pair of streams.
#[derive(Debug)]
pub struct Plain<R, W> {
    input: R,
    output: W,
    /// Whether how to give commands was said already.
    introduced: bool,
}

/// Longer lines are cut: no answer needs them, and memory stays bounded.
const LONGEST_LINE: u64 = 64 * 1024;

/// What a line came to.
enum Got {
    Text(String),
    Act(Act),
    /// The input is at its end.
    End,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    pub fn new(input: R, output: W) -> Plain<R, W> {
        Plain { input, output, introduced: false }
    }

    pub(super) fn say(&mut self, blocks: &[Block]) -> Result<(), FrontError> {
        for block in blocks {
            let text = block.text();
            if !text.trim().is_empty() {
                writeln!(self.output, "{}", text.trim_end())?;
            }
        }
        Ok(self.output.flush()?)
    }

    pub(super) fn tell(&mut self, line: &str) -> Result<(), FrontError> {
        writeln!(self.output, "{}", safe_line(line))?;
        Ok(self.output.flush()?)
    }

    /// Says once how to give commands.
    pub(super) fn introduce(&mut self, text: &str) -> Result<(), FrontError> {
        if std::mem::replace(&mut self.introduced, true) { Ok(()) } else { self.tell(text) }
    }

    /// The next line of the input; `None` at its end.
    pub(super) fn line(&mut self) -> Result<Option<String>, FrontError> {
        let mut bytes = Vec::new();
        let mut limited = std::io::Read::take(&mut self.input, LONGEST_LINE);
        if limited.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        if !bytes.ends_with(b"\n") && bytes.len() as u64 == LONGEST_LINE {
            self.input.skip_until(b'\n')?;
        }
        // Invalid bytes cannot be an answer; the rest of the line may be.
        Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
    }

    /// Reads lines until one is an answer or decides what happens to the question.
    fn get(&mut self, card: &Card, is_typed: bool, read: impl Fn(&str) -> Line) -> Result<Got, FrontError> {
        loop {
            let Some(line) = self.line()? else { return Ok(Got::End) };
            match read(&line) {
                Line::Text(text) => return Ok(Got::Text(text)),
                Line::Unknown(word) => {
                    self.tell(&format!("{word} is no command. To answer with it, type :{word}"))?;
                }
                Line::Command(command) => match command.act() {
                    Some(act) => return Ok(Got::Act(act)),
                    None if command == Command::Hint => self.say(&[page::hint(card)])?,
                    None => self.say(&page::help(is_typed))?,
                },
            }
        }
    }

    fn ask_gaps(&mut self, card: &Card, segments: &[Segment]) -> Result<Act, FrontError> {
        let count = segments.iter().filter_map(Segment::answers).count();
        let mut texts = Vec::new();
        while texts.len() < count {
            if count > 1 {
                self.tell(&format!("Gap {} of {count}:", texts.len() + 1))?;
            }
            match self.get(card, true, typed)? {
                Got::Text(text) => texts.push(text),
                Got::Act(act) => return Ok(act),
                Got::End => return Ok(Act::Quit),
            }
        }
        Ok(Act::Reply(if texts.iter().all(String::is_empty) { Reply::GiveUp } else { Reply::Gaps(texts) }))
    }

    fn ask_flip(&mut self, card: &Card, back: &str) -> Result<Act, FrontError> {
        self.tell("Press Enter to see the other side.")?;
        match self.get(card, false, chosen)? {
            Got::Text(_) => {}
            Got::Act(act) => return Ok(act),
            Got::End => return Ok(Act::Quit),
        }
        self.tell(back)?;
        loop {
            self.tell("Did you know it? 1 again, 2 hard, 3 good, 4 easy:")?;
            match self.get(card, false, chosen)? {
                Got::Text(text) => {
                    if let Some(rating) = text.parse().ok().and_then(Rating::from_number) {
                        return Ok(Act::Grade(rating));
                    }
                }
                Got::Act(act) => return Ok(act),
                Got::End => return Ok(Act::Quit),
            }
        }
    }

    /// Asks for what is answered by numbers, until the line makes sense.
    fn ask_chosen(&mut self, card: &Card) -> Result<Act, FrontError> {
        loop {
            self.tell(&instruction(card.task))?;
            let text = match self.get(card, false, chosen)? {
                Got::Text(text) => text,
                Got::Act(act) => return Ok(act),
                Got::End => return Ok(Act::Quit),
            };
            if text.is_empty() {
                return Ok(Act::Reply(Reply::GiveUp));
            }
            if let Some(reply) = reply_of(card.task, &text) {
                return Ok(Act::Reply(reply));
            }
        }
    }
}

pub(super) fn instruction(task: &Task) -> String {
    match task {
        Task::Pick { choices, .. } => format!("Choose 1 to {}:", choices.len()),
        Task::TrueFalse { .. } => "Choose 1 (true) or 2 (false):".to_owned(),
        Task::PickAll { choices, .. } => {
            format!("Choose all that are right, from 1 to {}, as in 1 3:", choices.len())
        }
        Task::Order { items, .. } => {
            format!("Put 1 to {} in order, as in {}:", items.len(), example(items.len()))
        }
        Task::Match { left, .. } => {
            format!("Give the number that belongs to each line, as in {}:", example(left.len()))
        }
        Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } | Task::Flip { .. } => String::new(),
    }
}

/// Numbers for so many places, in an order that is probably not the right one: `2 1 3`.
fn example(count: usize) -> String {
    let mut numbers: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
    if count > 1 {
        numbers.swap(0, 1);
    }
    numbers.join(" ")
}

/// The reply that a line of numbers stands for; `None` when it makes no sense for the task.
pub(super) fn reply_of(task: &Task, line: &str) -> Option<Reply> {
    let words = line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    // `213` is `2 1 3`: there are never more than nine.
    let digits =
        if let [one] = words[..] { one.split("").filter(|d| !d.is_empty()).collect() } else { words };
    let place = |word: &&str| word.parse::<usize>().ok()?.checked_sub(1);
    let places: Option<Vec<usize>> = digits.iter().map(place).collect();
    let below = |limit: usize, places: &[usize]| places.iter().all(|place| *place < limit);
    match task {
        Task::TrueFalse { .. } => match line.to_lowercase().as_str() {
            "1" | "t" | "true" => Some(Reply::TrueFalse(true)),
            "2" | "f" | "false" => Some(Reply::TrueFalse(false)),
            _ => None,
        },
        Task::Pick { choices, .. } => match places?[..] {
            [place] if place < choices.len() => Some(Reply::Pick(place)),
            _ => None,
        },
        Task::PickAll { choices, .. } => {
            let mut places = places.filter(|places| below(choices.len(), places))?;
            places.sort_unstable();
            places.dedup();
            Some(Reply::PickAll(places))
        }
        Task::Order { items, .. } => {
            let places = places.filter(|places| places.len() == items.len() && below(items.len(), places))?;
            let mut sorted = places.clone();
            sorted.sort_unstable();
            sorted.dedup();
            (sorted.len() == places.len()).then_some(Reply::Order(places))
        }
        Task::Match { left, right, .. } => {
            let places = places.filter(|places| places.len() == left.len() && below(right.len(), places))?;
            Some(Reply::Match(places))
        }
        Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } | Task::Flip { .. } => None,
    }
}

impl<R: BufRead, W: Write> Front for Plain<R, W> {
    fn ask(&mut self, card: &Card) -> Result<Act, FrontError> {
        self.introduce("Type :h and Enter for help, :q to leave.")?;
        writeln!(self.output)?;
        self.say(&page::question(card, &Draft::default()))?;
        match card.task {
            Task::Type { .. } | Task::Number { .. } => Ok(match self.get(card, true, typed)? {
                Got::Text(text) if text.is_empty() => Act::Reply(Reply::GiveUp),
                Got::Text(text) => Act::Reply(Reply::Text(text)),
                Got::Act(act) => act,
                Got::End => Act::Quit,
            }),
            Task::Gaps { segments } => self.ask_gaps(card, segments),
            Task::Flip { back } => self.ask_flip(card, back),
            _ => self.ask_chosen(card),
        }
    }

    /// Asks nothing, so that each answer takes one line: a near miss counts as wrong until the
    /// learner says otherwise.
    fn decide(
        &mut self,
        _card: &Card,
        _reply: &Reply,
        _judgement: &Judgement,
        nearness: Nearness,
    ) -> Result<Decision, FrontError> {
        self.tell(&format!("Close: {nearness}. If you knew it, type :3 and Enter to count it as right."))?;
        Ok(Decision::Wrong)
    }

    fn feedback(&mut self, feedback: &Feedback) -> Result<After, FrontError> {
        self.say(&page::feedback(feedback))?;
        Ok(After::Next)
    }

    fn notice(&mut self, text: &str) -> Result<(), FrontError> {
        self.tell(text)
    }

    fn finish(&mut self, lines: &[String], is_open: bool) -> Result<After, FrontError> {
        writeln!(self.output)?;
        for line in lines {
            self.tell(line)?;
        }
        if !is_open {
            return Ok(After::Next);
        }
        self.tell("Enter ends; :u undoes the last answer, :1 to :4 rate it otherwise.")?;
        let Some(line) = self.line()? else { return Ok(After::Next) };
        Ok(match chosen(&line) {
            Line::Command(command) => command.after().unwrap_or(After::Next),
            Line::Text(_) | Line::Unknown(_) => After::Next,
        })
    }

    fn choose(&mut self, menu: &Menu) -> Result<Option<usize>, FrontError> {
        self.tell(menu.title)?;
        for (place, item) in menu.items.iter().enumerate() {
            self.tell(&format!("{}. {}: {}", place + 1, item.label, item.detail))?;
        }
        for note in menu.notes {
            self.tell(note)?;
        }
        if menu.items.is_empty() {
            return Ok(None);
        }
        loop {
            self.tell(&format!("Type a number to {}, q to leave:", menu.verb))?;
            let Some(line) = self.line()? else { return Ok(None) };
            if matches!(line.as_str(), "q" | ":q" | "quit") {
                return Ok(None);
            }
            let number = if line.is_empty() { Some(1) } else { line.parse().ok() };
            if let Some(place) = number.and_then(|number: usize| number.checked_sub(1))
                && place < menu.items.len()
            {
                return Ok(Some(place));
            }
        }
    }
}
