//! Reviewing by single keys, a card a screen.

use super::{Edit, Proposal, ReviewFront, Ruling, named, page};
use crate::ask::front::FrontError;
use crate::ask::keys::Key;
use crate::ask::paint::{Block, Style};
use crate::ask::terminal::Terminal;
use crate::ask::window::{Entered, Step};

const KEYS: &str = "k keep · e edit · r reject · u undo · ← back · → forward · h help · q leave";

/// What a key at a card comes to.
enum Pressed {
    Ruling(Ruling),
    Edit,
    Reject,
    Help,
}

/// What a key at one of several names comes to.
enum Chosen {
    Place(usize),
    Escape,
    Leave,
}

impl Terminal {
    /// Lets a name be chosen by its first letter, the card still on the screen.
    fn choose_name(
        &mut self,
        proposal: &Proposal,
        question: &str,
        names: &[&str],
    ) -> Result<Chosen, FrontError> {
        let keys: Vec<String> =
            names.iter().map(|name| format!("{} {name}", name.get(..1).unwrap_or_default())).collect();
        let keys = format!("{question}  {} · Esc back", keys.join(" · "));
        self.keys(&page::proposal(proposal), &keys, |key| match key {
            Key::Escape => Step::Done(Chosen::Escape),
            Key::Leave => Step::Done(Chosen::Leave),
            Key::Char(c) => match named(names.iter().copied(), c.encode_utf8(&mut [0; 4])) {
                Some(place) => Step::Done(Chosen::Place(place)),
                None => Step::Stay,
            },
            _ => Step::Stay,
        })
    }

    /// Asks what to edit, if there is more than one thing, and for its text; `None` to go back.
    fn edit(&mut self, proposal: &Proposal) -> Result<Option<Ruling>, FrontError> {
        let names: Vec<&str> = proposal.fields.iter().map(|field| field.name).collect();
        let field = match names.as_slice() {
            [] => return Ok(None),
            [_] => 0,
            _ => match self.choose_name(proposal, "Edit what?", &names)? {
                Chosen::Place(place) => place,
                Chosen::Escape => return Ok(None),
                Chosen::Leave => return Ok(Some(Ruling::Quit)),
            },
        };
        let text = proposal.fields.get(field).map_or("", |field| field.text.as_str());
        self.type_field(proposal, field, text)
    }

    /// Asks for the text of a field, beginning with this one; `None` to go back.
    fn type_field(
        &mut self,
        proposal: &Proposal,
        field: usize,
        text: &str,
    ) -> Result<Option<Ruling>, FrontError> {
        let name = proposal.fields.get(field).map_or("", |field| field.name);
        let body = page::proposal(proposal);
        let entered =
            self.enter(&body, "Enter done · Esc back, all as it was", &format!("{name}> "), text)?;
        Ok(match entered {
            Entered::Line(text) => Some(Ruling::Edit(Edit { field, text })),
            Entered::Escape => None,
            Entered::Leave => Some(Ruling::Quit),
        })
    }

    /// Asks why a card is rejected; `None` to go back.
    fn reject(&mut self, proposal: &Proposal) -> Result<Option<Ruling>, FrontError> {
        let reason = match self.choose_name(proposal, "Why?", proposal.reasons)? {
            Chosen::Place(place) => place,
            Chosen::Escape => return Ok(None),
            Chosen::Leave => return Ok(Some(Ruling::Quit)),
        };
        if reason + 1 < proposal.reasons.len() {
            return Ok(Some(Ruling::Reject { reason, note: None }));
        }
        let keys = "Enter done (without a word if you like) · Esc back";
        Ok(match self.enter(&page::proposal(proposal), keys, "why> ", "")? {
            Entered::Line(note) => {
                let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
                Some(Ruling::Reject { reason, note })
            }
            Entered::Escape => None,
            Entered::Leave => Some(Ruling::Quit),
        })
    }
}

impl ReviewFront for Terminal {
    fn propose(&mut self, proposal: &Proposal) -> Result<Ruling, FrontError> {
        if let Some(refused) = proposal.refused
            && let Some(ruling) = self.type_field(proposal, refused.field, &refused.text)?
        {
            return Ok(ruling);
        }
        let body = page::proposal(proposal);
        loop {
            let pressed = self.keys(&body, KEYS, |key| {
                let ruling = |ruling| Step::Done(Pressed::Ruling(ruling));
                match key {
                    Key::Char('k') => ruling(Ruling::Keep),
                    Key::Char('e') => Step::Done(Pressed::Edit),
                    Key::Char('r') => Step::Done(Pressed::Reject),
                    Key::Char('u') => ruling(Ruling::Undo),
                    Key::Char('f') | Key::Right => ruling(Ruling::Forward),
                    Key::Char('b') | Key::Left => ruling(Ruling::Back),
                    Key::Char('h' | '?') => Step::Done(Pressed::Help),
                    Key::Char('q') | Key::Escape | Key::Leave => ruling(Ruling::Quit),
                    _ => Step::Stay,
                }
            })?;
            let ruling = match pressed {
                Pressed::Ruling(ruling) => Some(ruling),
                Pressed::Edit => self.edit(proposal)?,
                Pressed::Reject => self.reject(proposal)?,
                Pressed::Help => {
                    self.keys(&page::help(false), "Any key goes back.", |_| Step::Done(()))?;
                    None
                }
            };
            if let Some(ruling) = ruling {
                return Ok(ruling);
            }
        }
    }

    fn complete(&mut self, lines: &[String]) -> Result<Ruling, FrontError> {
        let body: Vec<Block> = lines.iter().map(|line| Block::new(Style::Body, line)).collect();
        self.keys(&body, "Enter writes the deck · u undo · ← back", |key| match key {
            Key::Enter | Key::Char('q') | Key::Escape | Key::Leave => Step::Done(Ruling::Quit),
            Key::Char('u') => Step::Done(Ruling::Undo),
            Key::Char('b') | Key::Left => Step::Done(Ruling::Back),
            _ => Step::Stay,
        })
    }
}
