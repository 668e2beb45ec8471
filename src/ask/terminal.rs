//! The terminal front end: one question a screen, answered by single keys or a typed line.

use std::io::{self, IsTerminal, Write};

use crossterm::terminal::size;

use crate::answer::{Judgement, Nearness, Reply, Segment, Task};

use super::choose::{Chosen, chosen, keys_of};
use super::command::{Command, Line, typed};
use super::front::{Act, After, Card, Decision, Feedback, Front, FrontError, Menu, Outcome};
use super::keys::{Key, RawScreen, read, restore_on_signals};
use super::menu;
use super::page::{self, Draft};
use super::paint::{Block, Palette, Style};
use super::window::{Entered, MEASURE, Step, window, write};

/// Whether there is a terminal that can be drawn on: both ends of one that moves its cursor.
pub fn can_draw() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && !is_dumb()
}

/// Whether the terminal says that it knows no escape sequences.
pub fn is_dumb() -> bool {
    cfg!(unix) && std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty())
}

/// How many columns the terminal has; `None` without a terminal.
pub fn columns() -> Option<usize> {
    size().ok().map(|(columns, _)| usize::from(columns))
}

/// The terminal front end. Holds the terminal until dropped.
#[derive(Debug)]
pub struct Terminal {
    screen: Option<RawScreen>,
    pub(super) palette: Palette,
    /// Said at the next screen.
    pub(super) notices: Vec<String>,
}

impl Terminal {
    /// Takes the terminal over. See [`can_draw`] for whether that makes sense.
    pub fn new(palette: Palette) -> Result<Terminal, FrontError> {
        restore_on_signals()?;
        Ok(Terminal { screen: Some(RawScreen::enter()?), palette, notices: Vec::new() })
    }

    /// Reads a typed answer or command behind `prompt`, below `body`.
    fn line(&mut self, body: &[Block], keys: &str, prompt: &str) -> Result<Typed, FrontError> {
        Ok(match self.enter(body, keys, prompt, "")? {
            Entered::Escape | Entered::Leave => Typed::Command(Command::Quit),
            Entered::Line(line) => match typed(&line) {
                Line::Command(command) => Typed::Command(command),
                Line::Text(text) => Typed::Text(text),
                Line::Unknown(word) => {
                    self.notices.push(format!("{word} is no command; to answer with it, type :{word}"));
                    Typed::Again
                }
            },
        })
    }

    fn help(&mut self, is_typed: bool) -> Result<(), FrontError> {
        self.keys(&page::help(is_typed), "Any key goes back.", |_| Step::Done(()))
    }

    /// Asks for something typed: one text, or one for each gap.
    fn ask_typed(&mut self, card: &Card, hinted: &mut bool) -> Result<Act, FrontError> {
        let mut draft = Draft::default();
        let count = match card.task {
            Task::Gaps { segments } => segments.iter().filter_map(Segment::answers).count(),
            _ => 1,
        };
        let mut texts: Vec<String> = Vec::new();
        while texts.len() < count {
            draft.gaps.clone_from(&texts);
            let prompt = if count > 1 { format!("{}> ", texts.len() + 1) } else { "> ".to_owned() };
            let keys = "Enter answer · :? hint · :s skip · :u undo · :h help · Esc leave";
            match self.line(&asked(card, &draft, *hinted), keys, &prompt)? {
                Typed::Text(text) => texts.push(text),
                Typed::Again => {}
                Typed::Command(command) => {
                    if let Some(act) = self.command(command, true, hinted)? {
                        return Ok(act);
                    }
                }
            }
        }
        if texts.iter().all(String::is_empty) {
            return Ok(Act::Reply(Reply::GiveUp));
        }
        Ok(Act::Reply(match card.task {
            Task::Gaps { .. } => Reply::Gaps(texts),
            _ => Reply::Text(texts.swap_remove(0)),
        }))
    }

    /// What a command comes to; `None` when the question stays.
    fn command(
        &mut self,
        command: Command,
        is_typed: bool,
        hinted: &mut bool,
    ) -> Result<Option<Act>, FrontError> {
        match command {
            Command::Hint => *hinted = true,
            Command::Help => self.help(is_typed)?,
            _ => {}
        }
        Ok(command.act())
    }

    /// Asks for something chosen by digits.
    fn ask_chosen(&mut self, card: &Card, hinted: &mut bool) -> Result<Act, FrontError> {
        let mut draft = Draft { is_stepwise: true, ..Draft::default() };
        loop {
            let keys = keys_of(card.task, &draft);
            let event = self.keys(&asked(card, &draft, *hinted), &keys, |key| {
                match chosen(card.task, &mut draft, key) {
                    Chosen::Nothing => Step::Stay,
                    event => Step::Done(event),
                }
            })?;
            match event {
                Chosen::Act(act) => return Ok(act),
                Chosen::Command(command) => {
                    if let Some(act) = self.command(command, false, hinted)? {
                        return Ok(act);
                    }
                }
                Chosen::Changed | Chosen::Nothing => {}
            }
        }
    }
}

/// What came of a typed answer.
enum Typed {
    Text(String),
    Command(Command),
    /// It was no command: ask once more.
    Again,
}

/// The question as it stands on the screen.
fn asked(card: &Card, draft: &Draft, hinted: bool) -> Vec<Block> {
    let mut body = page::question(card, draft);
    if hinted {
        body.push(Block::space());
        body.push(page::hint(card));
    }
    body
}

impl Front for Terminal {
    fn ask(&mut self, card: &Card) -> Result<Act, FrontError> {
        let mut hinted = false;
        match card.task {
            Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } => self.ask_typed(card, &mut hinted),
            _ => self.ask_chosen(card, &mut hinted),
        }
    }

    fn decide(
        &mut self,
        card: &Card,
        reply: &Reply,
        judgement: &Judgement,
        nearness: Nearness,
    ) -> Result<Decision, FrontError> {
        let mut body = asked(card, &Draft::default(), false);
        body.push(Block::space());
        body.push(Block::marked("≈ ", Style::Warn, format!("Close: {nearness}.")));
        body.extend(page::answer(card.task, reply, judgement));
        self.keys(&body, "Count it as right?  y yes · n no · Esc leave", |key| match key {
            Key::Char('y' | 'Y') => Step::Done(Decision::Right),
            Key::Char('n' | 'N') => Step::Done(Decision::Wrong),
            Key::Char('q') | Key::Escape | Key::Leave => Step::Done(Decision::Quit),
            _ => Step::Stay,
        })
    }

    fn feedback(&mut self, feedback: &Feedback) -> Result<After, FrontError> {
        let mut body = match feedback.outcome {
            Outcome::Overruled => Vec::new(),
            _ => {
                let mut body = page::answered(&feedback.card);
                if body.last() != Some(&Block::space()) {
                    body.push(Block::space());
                }
                body
            }
        };
        body.extend(page::feedback(feedback));
        loop {
            let after = self.keys(
                &body,
                "Enter next · 1 again · 2 hard · 3 good · 4 easy · u undo · b bury · x suspend · h help · q leave",
                |key| match key {
                    Key::Enter | Key::Char(' ') => Step::Done(Some(After::Next)),
                    Key::Escape | Key::Leave => Step::Done(Some(After::Quit)),
                    Key::Char('h') => Step::Done(None),
                    Key::Char(c) => match Command::named(c.encode_utf8(&mut [0; 4])).and_then(Command::after)
                    {
                        Some(after) => Step::Done(Some(after)),
                        None => Step::Stay,
                    },
                    _ => Step::Stay,
                },
            )?;
            match after {
                Some(after) => return Ok(after),
                None => self.help(false)?,
            }
        }
    }

    fn notice(&mut self, text: &str) -> Result<(), FrontError> {
        self.notices.push(text.to_owned());
        Ok(())
    }

    fn finish(&mut self, lines: &[String], _is_open: bool) -> Result<After, FrontError> {
        // The summary stays on the learner's own screen.
        self.screen = None;
        let columns = size().map_or(MEASURE, |(columns, _)| usize::from(columns).clamp(8, MEASURE));
        let mut out = io::stdout().lock();
        for notice in self.notices.drain(..) {
            for line in self.palette.lines(&Block::marked("! ", Style::Warn, notice), columns) {
                writeln!(out, "{line}")?;
            }
        }
        for line in lines.iter().flat_map(|line| self.palette.lines(&Block::new(Style::Body, line), columns))
        {
            writeln!(out, "{line}")?;
        }
        out.flush()?;
        Ok(After::Next)
    }

    fn choose(&mut self, menu: &Menu) -> Result<Option<usize>, FrontError> {
        let Some(last) = menu.items.len().checked_sub(1) else { return Ok(None) };
        let mut selected = 0;
        loop {
            let (columns, rows) = window()?;
            let size = (columns.min(MEASURE), rows);
            let drawn = menu::draw(menu, selected, &self.notices, self.palette, size);
            write(&format!("\x1b[H\x1b[2J{}", drawn.lines.join("\r\n")))?;
            match menu::step(&read()?, selected, last, drawn.room) {
                menu::Step::Open => return Ok(Some(selected)),
                menu::Step::Leave => return Ok(None),
                menu::Step::Select(place) => selected = place.min(last),
                menu::Step::Help if menu.is_study => self.help(false)?,
                menu::Step::Help | menu::Step::Redraw => {}
            }
        }
    }
}
