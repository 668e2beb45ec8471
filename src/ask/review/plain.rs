//! Reviewing by lines: a decision a line.

use std::io::{BufRead, Write};

use super::{Edit, Proposal, ReviewFront, Ruling, named, page};
use crate::ask::front::FrontError;
use crate::ask::plain::Plain;

/// What a line comes to.
enum Said {
    Ruling(Ruling),
    Help,
    /// It makes no sense: what to say.
    Nothing(String),
}

/// What can be typed, in a line.
const COMMANDS: &str = "k keep, e edit, r reject, u undo, f forward, b back, h help, q leave:";

fn said(line: &str, proposal: &Proposal) -> Said {
    let (command, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match command.trim_start_matches(':') {
        "k" | "keep" => Said::Ruling(Ruling::Keep),
        "e" | "edit" => edit(rest.trim(), proposal),
        "r" | "reject" => reject(rest.trim(), proposal),
        "u" | "undo" => Said::Ruling(Ruling::Undo),
        "f" | "forward" => Said::Ruling(Ruling::Forward),
        "b" | "back" => Said::Ruling(Ruling::Back),
        "q" | "quit" => Said::Ruling(Ruling::Quit),
        "h" | "help" | "?" => Said::Help,
        "" => Said::Nothing(COMMANDS.to_owned()),
        other => Said::Nothing(format!("{other} is no command. {COMMANDS}")),
    }
}

fn edit(rest: &str, proposal: &Proposal) -> Said {
    let (name, text) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match named(proposal.fields.iter().map(|field| field.name), name) {
        Some(field) if !text.trim().is_empty() => {
            Said::Ruling(Ruling::Edit(Edit { field, text: text.trim().to_owned() }))
        }
        _ => {
            let fields: Vec<String> =
                proposal.fields.iter().map(|field| format!("e {} {}", field.name, field.text)).collect();
            Said::Nothing(format!("Type what it is to be, as in\n{}", fields.join("\n")))
        }
    }
}

fn reject(rest: &str, proposal: &Proposal) -> Said {
    let (name, note) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    match named(proposal.reasons.iter().copied(), name) {
        Some(reason) => {
            let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
            Said::Ruling(Ruling::Reject { reason, note })
        }
        None => {
            Said::Nothing(format!("Say why: {}, as in r {}", proposal.reasons.join(", "), reason(proposal)))
        }
    }
}

fn reason<'a>(proposal: &Proposal<'a>) -> &'a str {
    proposal.reasons.first().copied().unwrap_or_default()
}

impl<R: BufRead, W: Write> ReviewFront for Plain<R, W> {
    fn propose(&mut self, proposal: &Proposal) -> Result<Ruling, FrontError> {
        // A card whose edit was refused was shown already.
        if proposal.refused.is_none() {
            self.tell("")?;
            self.say(&page::proposal(proposal))?;
            self.tell(COMMANDS)?;
        }
        loop {
            let Some(line) = self.line()? else { return Ok(Ruling::Quit) };
            match said(&line, proposal) {
                Said::Ruling(ruling) => return Ok(ruling),
                Said::Help => self.say(&page::help(true))?,
                Said::Nothing(text) => {
                    for line in text.lines() {
                        self.tell(line)?;
                    }
                }
            }
        }
    }

    fn complete(&mut self, lines: &[String]) -> Result<Ruling, FrontError> {
        self.tell("")?;
        for line in lines {
            self.tell(line)?;
        }
        loop {
            self.tell("Enter writes the deck, u undoes, b goes back:")?;
            let Some(line) = self.line()? else { return Ok(Ruling::Quit) };
            match line.trim_start_matches(':') {
                "" | "q" | "quit" => return Ok(Ruling::Quit),
                "u" | "undo" => return Ok(Ruling::Undo),
                "b" | "back" => return Ok(Ruling::Back),
                _ => {}
            }
        }
    }
}
