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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Task;
    use crate::ask::review::Line;
    use crate::ask::review::sample::sample;

    /// What is said to these lines, and what comes of them.
    fn heard(input: &str, refused: Option<&Edit>) -> (Ruling, String) {
        let task = Task::Type { answers: vec!["1968".to_owned()] };
        let fields = [
            Line { name: "prompt", text: "When?".to_owned() },
            Line { name: "answer", text: "1968".to_owned() },
        ];
        let mut output = Vec::new();
        let proposal = Proposal { refused, ..sample("When?", &task, &fields) };
        let ruling = Plain::new(input.as_bytes(), &mut output).propose(&proposal).unwrap();
        (ruling, String::from_utf8(output).unwrap())
    }

    #[test]
    fn a_line_is_a_decision() {
        let edit = |field, text: &str| Ruling::Edit(Edit { field, text: text.to_owned() });
        let reject = |reason, note: Option<&str>| Ruling::Reject { reason, note: note.map(str::to_owned) };
        for (line, ruling) in [
            ("k", Ruling::Keep),
            (":keep", Ruling::Keep),
            ("e prompt  When did it open?", edit(0, "When did it open?")),
            ("e a 1968 / in 1968", edit(1, "1968 / in 1968")),
            ("r unclear", reject(1, None)),
            ("r o the year\tis missing", reject(2, Some("the year\tis missing"))),
            ("u", Ruling::Undo),
            ("forward", Ruling::Forward),
            ("b", Ruling::Back),
            ("q", Ruling::Quit),
            ("", Ruling::Quit),
        ] {
            assert_eq!(heard(line, None).0, ruling, "{line}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_asked_again() {
        let (ruling, output) = heard("x\ne\ne choices a\nr\nr because\nk\n", None);
        assert_eq!(ruling, Ruling::Keep);
        let (_, said) = output.split_once(COMMANDS).unwrap();
        let edit = "Type what it is to be, as in\ne prompt When?\ne answer 1968\n";
        let why = "Say why: wrong, unclear, other, as in r wrong\n";
        assert_eq!(said, format!("\nx is no command. {COMMANDS}\n{edit}{edit}{why}{why}"));
    }

    #[test]
    fn a_card_whose_edit_was_refused_is_not_shown_again() {
        let refused = Edit { field: 0, text: "1968".to_owned() };
        assert_eq!(heard("k", Some(&refused)), (Ruling::Keep, String::new()));
    }

    #[test]
    fn the_end_can_be_gone_back_from() {
        let complete = |input: &str| {
            let mut output = Vec::new();
            Plain::new(input.as_bytes(), &mut output).complete(&["All decided.".to_owned()]).unwrap()
        };
        for (input, ruling) in
            [("", Ruling::Quit), ("\n", Ruling::Quit), ("what\nu\n", Ruling::Undo), ("b\n", Ruling::Back)]
        {
            assert_eq!(complete(input), ruling, "{input:?}");
        }
    }
}
