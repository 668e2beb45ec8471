//! `griot study`: a session from the first question to the summary.

use std::time::Duration;

use clap::Args;

use super::app::App;
use super::desk::LibraryDesk;
use super::failure::Failure;
use super::library::OpenDeck;
use crate::answer::{Reply, Verdict, judge};
use crate::ask::{Act, After, Card, Decision, Feedback, Front, Outcome};
use crate::clock::{Day, Moment};
use crate::memory::Rating;
use crate::progress::{RecordId, Scope};
use crate::session::{Asked, Filed, Limits, Question, Study, Summary, rating_of};
use crate::text::count;

/// Study: due cards first, then new ones
#[derive(Debug, Args)]
pub struct StudyArgs {
    /// Decks to study: names, files or folders [default: all on the shelf]
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    /// At most N new cards [default: what is left of the day's, see `griot config`]
    #[arg(long, value_name = "N")]
    new: Option<usize>,
    /// At most N cards in all
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// No new question after M minutes
    #[arg(long, value_name = "M")]
    minutes: Option<u32>,
    /// Only cards with this tag; may be given again for more
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// Shuffle by this number instead of by chance
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// Lines in and out instead of screens: for screen readers and scripts
    #[arg(long)]
    plain: bool,
}

impl StudyArgs {
    /// What the home screen asks for: one deck, all else as set.
    pub fn of_deck(name: &str, plain: bool) -> StudyArgs {
        StudyArgs {
            decks: vec![name.to_owned()],
            new: None,
            limit: None,
            minutes: None,
            tags: Vec::new(),
            seed: None,
            plain,
        }
    }
}

/// Runs `griot study`.
pub fn run(app: &mut App, args: &StudyArgs) -> Result<(), Failure> {
    let opened = app.open(&args.decks)?;
    if opened.decks.is_empty() {
        app.tell_problems(&opened);
        return Err(Failure::NothingSound);
    }
    let mut front = app.front(args.plain)?;
    for problem in &opened.problems {
        front.notice(&format!("Left out: {}", problem.message))?;
    }
    session(app, args, &opened.decks, front.as_mut())
}

/// Runs one session over open decks.
pub fn session(
    app: &mut App,
    args: &StudyArgs,
    decks: &[OpenDeck],
    front: &mut dyn Front,
) -> Result<(), Failure> {
    let now = app.clock.now();
    let today = app.calendar().day(now);
    let allowance = match args.new {
        Some(new) => new,
        None => {
            (app.settings.new_per_day as usize).saturating_sub(app.library.store.introduced(today)? as usize)
        }
    };
    let limits = Limits {
        new: allowance,
        cards: args.limit,
        time: args.minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
    };
    let scope = Scope { decks: decks.iter().map(|deck| deck.row).collect(), tags: args.tags.clone() };
    let names: Vec<&str> = decks.iter().map(|deck| deck.name.as_str()).collect();
    // Any number will do that is another one next time.
    let seed = args.seed.unwrap_or(now.0.cast_unsigned());
    let (clock, calendar, scheduler) = (app.clock.clone(), app.calendar(), app.scheduler());
    let desk =
        LibraryDesk::new(&mut app.library, scheduler, clock.clone(), calendar, scope, seed, names.join(" "));
    let mut study = Study::new(desk, limits, seed, now);
    let mut table = Table { study: &mut study, front, now: &|| clock.now() };
    let outcome = table.run();
    let now = clock.now();
    let summary = study.summary(now);
    study.desk().close(now)?;
    outcome?;
    let forecast =
        app.library.store.forecast(&decks.iter().map(|deck| deck.row).collect::<Vec<_>>(), today)?;
    let mut lines = told(&summary);
    if summary.answers == 0 {
        lines.push(nothing_waits(app, decks, args, allowance)?);
    }
    lines.push(format!("Due tomorrow: {}. Due within a week: {}.", forecast.tomorrow, forecast.week));
    front.finish(&lines)?;
    Ok(())
}

/// A session in progress: the state machine, and the person it is played with.
struct Table<'a, 'd> {
    study: &'a mut Study<LibraryDesk<'d>>,
    front: &'a mut dyn Front,
    now: &'a dyn Fn() -> Moment,
}

/// What happens after an answer.
enum Next {
    Question,
    Leave,
}

impl Table<'_, '_> {
    fn run(&mut self) -> Result<(), Failure> {
        while let Some(asked) = self.study.next((self.now)())? {
            let asked = asked.clone();
            if let Next::Leave = self.ask(&asked)? {
                return Ok(());
            }
        }
        Ok(())
    }

    fn ask(&mut self, asked: &Asked) -> Result<Next, Failure> {
        let status = status(asked);
        let card = card(&asked.question, &status);
        match self.front.ask(&card)? {
            Act::Quit => return Ok(Next::Leave),
            Act::Undo => self.undo()?,
            Act::Skip => {
                self.study.skip();
                self.front.notice("Skipped.")?;
            }
            Act::Suspend => {
                self.study.suspend((self.now)())?;
                self.front.notice("Suspended: it will not be asked again.")?;
            }
            Act::Overrule(rating) => return self.overrule(&card, &asked.question, rating),
            Act::Grade(rating) => {
                if let Some(filed) = self.study.answer(rating, None, (self.now)())? {
                    return self.after(&card, &asked.question, Outcome::Graded, rating, filed);
                }
            }
            Act::Reply(reply) => return self.judge(&card, &asked.question, &reply),
        }
        Ok(Next::Question)
    }

    fn judge(&mut self, card: &Card, question: &Question, reply: &Reply) -> Result<Next, Failure> {
        let says = question.lesson.as_ref().map(|lesson| lesson.says.as_str());
        let judgement = judge(&question.task, reply, says);
        let replied = (self.now)();
        let rating = match (rating_of(&judgement.verdict), judgement.verdict) {
            (Some(rating), _) => rating,
            (None, Verdict::Near(nearness)) => match self.front.decide(card, reply, &judgement, nearness)? {
                Decision::Right => Rating::Good,
                Decision::Wrong => Rating::Again,
                Decision::Quit => return Ok(Next::Leave),
            },
            (None, _) => Rating::Again,
        };
        let correct = judgement.verdict == Verdict::Right;
        match self.study.answer(rating, Some(correct), replied)? {
            Some(filed) => {
                self.after(card, question, Outcome::Judged { reply, judgement: &judgement }, rating, filed)
            }
            None => Ok(Next::Question),
        }
    }

    /// Shows what came of an answer, as often as the learner gives it another rating.
    fn after(
        &mut self,
        card: &Card,
        question: &Question,
        outcome: Outcome,
        mut rating: Rating,
        mut filed: Filed<RecordId>,
    ) -> Result<Next, Failure> {
        loop {
            match self.show(card, question, outcome, rating, filed)? {
                After::Next => return Ok(Next::Question),
                After::Quit => return Ok(Next::Leave),
                After::Undo => {
                    self.undo()?;
                    return Ok(Next::Question);
                }
                After::Suspend => {
                    self.study.suspend((self.now)())?;
                    self.front.notice("Suspended: it will not be asked again.")?;
                    return Ok(Next::Question);
                }
                After::Overrule(to) => match self.study.overrule(to, (self.now)())? {
                    Some(again) => (rating, filed) = (to, again),
                    None => return Ok(Next::Question),
                },
            }
        }
    }

    fn show(
        &mut self,
        card: &Card,
        question: &Question,
        outcome: Outcome,
        rating: Rating,
        filed: Filed<RecordId>,
    ) -> Result<After, Failure> {
        let comes_back = comes_back(rating, filed.due, filed.today);
        let lesson = question.lesson.as_ref();
        Ok(self.front.feedback(&Feedback {
            card: *card,
            outcome,
            says: lesson.map(|lesson| lesson.says.as_str()),
            citations: lesson.map_or(&[], |lesson| &lesson.citations),
            corrects: lesson.and_then(|lesson| lesson.corrects.as_deref()),
            until: lesson.and_then(|lesson| lesson.until.as_deref()),
            note: question.note.as_deref(),
            rating,
            comes_back: &comes_back,
        })?)
    }

    /// Gives the answer before the open question another rating.
    fn overrule(&mut self, card: &Card, question: &Question, rating: Rating) -> Result<Next, Failure> {
        let Some(filed) = self.study.overrule(rating, (self.now)())? else {
            self.front.notice("There is no answer to rate yet.")?;
            return Ok(Next::Question);
        };
        let _ = question;
        let comes_back = comes_back(rating, filed.due, filed.today);
        let after = self.front.feedback(&Feedback {
            card: *card,
            outcome: Outcome::Overruled,
            says: None,
            citations: &[],
            corrects: None,
            until: None,
            note: None,
            rating,
            comes_back: &comes_back,
        })?;
        Ok(if after == After::Quit { Next::Leave } else { Next::Question })
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let undone = self.study.undo((self.now)())?;
        Ok(self.front.notice(if undone { "Undone." } else { "There is nothing to undo." })?)
    }
}

fn card<'a>(question: &'a Question, status: &'a str) -> Card<'a> {
    Card {
        deck: &question.deck,
        status,
        prompt: &question.prompt,
        task: &question.task,
        hint: question.hint.as_deref(),
    }
}

fn status(asked: &Asked) -> String {
    let kind = match (asked.is_repeat, asked.is_new) {
        (true, _) => "again",
        (false, true) => "new",
        (false, false) => "due",
    };
    format!("{kind} · {}{} left", asked.left, if asked.more { "+" } else { "" })
}

fn comes_back(rating: Rating, due: Day, today: Day) -> String {
    match due - today {
        _ if rating == Rating::Again => "Comes back in this session.".to_owned(),
        ..=0 => "Comes back today.".to_owned(),
        1 => "Comes back tomorrow.".to_owned(),
        days => {
            format!("Comes back in {} ({}).", count(days as usize, "day"), due.date().strftime("%-d %B %Y"))
        }
    }
}

fn told(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    if summary.answers > 0 {
        let share = (summary.right_first * 100 + summary.cards / 2) / summary.cards.max(1);
        lines.push(format!(
            "{} studied ({} new) in {}: {} right at the first answer ({share}%).",
            count(summary.cards, "card"),
            summary.new,
            duration(summary.time),
            summary.right_first,
        ));
        let repeats = summary.answers - summary.cards;
        if repeats > 0 {
            lines.push(format!("{} repeated.", count(repeats, "answer")));
        }
    }
    if summary.suspended > 0 {
        lines.push(format!("{} suspended.", count(summary.suspended, "card")));
    }
    if summary.unfinished > 0 {
        lines.push(format!("{} not right yet: due again today.", count(summary.unfinished, "card")));
    }
    lines
}

fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
    }
}

/// Why a session had no question, or nothing was answered.
fn nothing_waits(
    app: &App,
    decks: &[OpenDeck],
    args: &StudyArgs,
    allowance: usize,
) -> Result<String, Failure> {
    let today = app.calendar().day(app.clock.now());
    let (mut due, mut new) = (0, 0);
    for deck in decks {
        let counts = app.library.store.counts(deck.row, &args.tags, today)?;
        due += counts.due;
        new += counts.new;
    }
    Ok(match (due, new) {
        (0, 0) if !args.tags.is_empty() => format!("No card with the tag {} waits.", args.tags.join(", ")),
        (0, 0) => "Nothing is due, and no new card is left.".to_owned(),
        (0, new) if allowance == 0 && args.new.is_none() => format!(
            "Nothing is due. Today's {} were seen already; {new} more wait (--new N begins more).",
            count(app.settings.new_per_day as usize, "new card")
        ),
        (due, new) => format!(
            "Nothing was answered; {due} due and {new} new wait. Cards of one fact are asked on different days."
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn due_days_are_told_in_words() {
        let today = Day(20_000);
        assert_eq!(comes_back(Rating::Again, today, today), "Comes back in this session.");
        assert_eq!(comes_back(Rating::Good, today + 1, today), "Comes back tomorrow.");
        assert_eq!(comes_back(Rating::Good, today + 3, today), "Comes back in 3 days (7 October 2024).");
    }

    #[test]
    fn a_summary_counts_first_answers() {
        let summary = Summary {
            answers: 5,
            cards: 4,
            new: 2,
            right_first: 3,
            suspended: 0,
            unfinished: 1,
            time: Duration::from_secs(75),
        };
        assert_eq!(
            told(&summary),
            [
                "4 cards studied (2 new) in 1 min 15 s: 3 right at the first answer (75%).",
                "1 answer repeated.",
                "1 card not right yet: due again today.",
            ]
        );
    }
}
