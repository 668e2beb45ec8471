//! The review of a draft: its state machine, the journal and a front end wired together.

use xxhash_rust::xxh3::xxh3_64;

use super::journal::Journal;
use super::target::Target;
use super::{GenerateArgs, GenerateError, Made, summary};
use crate::answer::Task;
use crate::ask::{self, Edit, Line, Palette, Plain, Proposal, ReviewFront, Ruling, Terminal, can_draw};
use crate::cli::environment::has_colour;
use crate::cli::failure::Failure;
use crate::deck::{Card, CardKey, Piece, pieces, write};
use crate::generate::review::{Entry, Reason, Review, Tally, Verdict};
use crate::generate::{Candidate, Draft, Texts, deck, fields, flaws, with_line};
use crate::session::question;
use crate::text::count;

/// Lets the cards of a draft be looked through, and writes the deck of what is kept.
pub fn run(args: &GenerateArgs, made: &Made, target: &Target) -> Result<(), Failure> {
    let Target::File(path) = target else { return Err(GenerateError::ReviewToStdout.into()) };
    if made.draft.cards.is_empty() {
        summary::print(&mut std::io::stderr().lock(), made)?;
        return Err(GenerateError::NoCards { name: made.source.name.clone() }.into());
    }
    let (log, mut journal) = Journal::open(path)?;
    target.check(&log.written, args.force)?;
    let mut review = Review::new(&made.draft, &log.decisions);
    let mut front = front(args.plain)?;
    if log.unreadable > 0 {
        let lines = count(log.unreadable, "line");
        front.notice(&format!("{lines} of {} cannot be read and was left out.", journal.path().display()))?;
    }
    Desk { draft: &made.draft, title: &made.source.title, front: front.as_mut(), journal: &mut journal }
        .play(&mut review)?;
    let kept: Vec<(usize, Card)> = review.kept().collect();
    let mut lines = vec![tally(review.tally())];
    if kept.is_empty() {
        lines.push("No card is kept, so no deck was written.".to_owned());
    } else {
        let number = kept.len();
        let text = write(&deck(&made.draft, kept, &made.imprint()));
        // The file may have been changed while the cards were looked through.
        target.check(&log.written, args.force)?;
        journal.add(&Entry::Written { fingerprint: xxh3_64(text.as_bytes()) })?;
        target.write(&text)?;
        lines.push(target.told(number));
    }
    if review.tally().open > 0 {
        lines.push(format!(
            "What is not decided yet is left out. What is decided is in {}; the same command goes on.",
            journal.path().display()
        ));
    }
    front.finish(&lines, false)?;
    Ok(())
}

fn front(plain: bool) -> Result<Box<dyn ReviewFront>, Failure> {
    if plain || !can_draw() {
        return Ok(Box::new(Plain::new(std::io::stdin().lock(), std::io::stdout().lock())));
    }
    let palette = if has_colour() { Palette::Colour } else { Palette::None };
    Ok(Box::new(Terminal::new(palette)?))
}

/// A review with someone who looks at it.
struct Desk<'d> {
    draft: &'d Draft,
    title: &'d str,
    front: &'d mut dyn ReviewFront,
    journal: &'d mut Journal,
}

impl Desk<'_> {
    /// Shows card after card until the reviewer leaves. Every decision is saved before the next card
    /// is shown.
    fn play(&mut self, review: &mut Review) -> Result<(), Failure> {
        let mut refused = None;
        loop {
            let ruling = match review.candidate() {
                Some(candidate) => self.propose(review, candidate, refused.take().as_ref())?,
                None => self.front.complete(&["Every card is decided.".to_owned(), tally(review.tally())])?,
            };
            let entry = match ruling {
                Ruling::Keep => review.keep(),
                Ruling::Reject { reason, note } => {
                    Reason::ALL.get(reason).and_then(|reason| review.reject(*reason, note))
                }
                Ruling::Edit(edit) => match edited(review, &edit) {
                    Ok(card) => card.and_then(|card| review.edit(card)),
                    Err(why) => {
                        for why in why {
                            self.front.notice(&format!("That cannot be: {why}."))?;
                        }
                        refused = Some(edit);
                        None
                    }
                },
                Ruling::Undo => {
                    let entry = review.undo();
                    self.front.notice(if entry.is_some() {
                        "Undone."
                    } else {
                        "There is nothing to undo."
                    })?;
                    entry
                }
                Ruling::Forward => {
                    review.forward();
                    None
                }
                Ruling::Back => {
                    review.back();
                    None
                }
                Ruling::Quit => return Ok(()),
            };
            if let Some(entry) = entry {
                self.journal.add(&entry)?;
            }
        }
    }

    fn propose(
        &mut self,
        review: &Review,
        candidate: &Candidate,
        refused: Option<&Edit>,
    ) -> Result<Ruling, Failure> {
        let card = review.card().unwrap_or(&candidate.card);
        let texts = Texts::of(card);
        let task = task(card);
        let tally = review.tally();
        let status = format!(
            "card {} of {} · {} kept · {} rejected",
            review.place() + 1,
            self.draft.cards.len(),
            tally.kept,
            tally.rejected
        );
        let shown = ask::Card {
            deck: self.title,
            status: &status,
            // The text with gaps is in the task.
            prompt: if matches!(card, Card::Cloze(_)) { "" } else { &texts.prompt },
            task: &task,
            hint: card.common().hint,
        };
        let fact = self.draft.facts.get(candidate.fact);
        let remark =
            format!("{} · {:.0} % likely to be a good card", candidate.form, candidate.score * 100.0);
        let lines: Vec<Line> =
            fields(card).iter().map(|field| Line { name: field.name(), text: texts.line(*field) }).collect();
        let decided = review.verdict().map(decided);
        let proposal = Proposal {
            card: shown,
            says: fact.map_or("", |fact| &fact.says),
            sentence: fact.map_or("", |fact| &fact.sentence),
            heading: fact.and_then(|fact| fact.heading.as_deref()),
            corrects: fact.and_then(|fact| fact.corrects.as_deref()),
            remark: &remark,
            decided: decided.as_deref(),
            fields: &lines,
            reasons: &Reason::ALL.map(Reason::name),
            refused,
        };
        Ok(self.front.propose(&proposal)?)
    }
}

/// The task as a learner meets it, the choices in an order that is the same every time.
fn task(card: &Card) -> Task {
    let gap = match card {
        Card::Cloze(cloze) => {
            pieces(cloze.text()).unwrap_or_default().into_iter().find_map(|piece| match piece {
                Piece::Gap(gap) => Some(gap.number),
                Piece::Text(_) => None,
            })
        }
        _ => None,
    };
    let seed = xxh3_64(card.prompt().as_bytes());
    match question(CardKey::from_stored(String::new()), "", card, gap, None, seed) {
        Some(question) => question.task,
        // Only of a cloze without gaps, which has no answer.
        None => Task::Type { answers: vec![card.prompt().to_owned()] },
    }
}

/// The card that is shown with a field typed anew, or what is wrong with that.
fn edited(review: &Review, edit: &Edit) -> Result<Option<Card>, Vec<String>> {
    let Some(card) = review.card() else { return Ok(None) };
    let Some(field) = fields(card).get(edit.field) else { return Ok(None) };
    let card = with_line(card, *field, &edit.text).map_err(|why| vec![why.to_string()])?;
    match flaws(&card) {
        flaws if flaws.is_empty() => Ok(Some(card)),
        flaws => Err(flaws.iter().map(ToString::to_string).collect()),
    }
}

fn decided(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Kept => "kept".to_owned(),
        Verdict::Edited(_) => "edited and kept".to_owned(),
        Verdict::Rejected { reason, note: None } => format!("rejected: {}", reason.name()),
        Verdict::Rejected { reason, note: Some(note) } => format!("rejected: {} ({note})", reason.name()),
    }
}

fn tally(tally: Tally) -> String {
    let Tally { kept, edited, rejected, open } = tally;
    let edited = if edited > 0 { format!(" ({edited} edited)") } else { String::new() };
    format!("{kept} kept{edited}, {rejected} rejected, {open} not decided.")
}
