//! A quiz from its first question, or the one that it was left at, to what came of it.

use std::io::{Write, stdout};
use std::path::PathBuf;

use super::begin::Begun;
use super::farewell::Farewell;
use super::journal::{Journal, Left, Opening};
use super::left::standing;
use super::table::{End, Table};
use super::{QuizArgs, past, reviews, terms, told};
use crate::ask::{FrontError, QuizFront, can_draw};
use crate::cli::app::App;
use crate::cli::environment::Clock;
use crate::cli::failure::Failure;
use crate::cli::files::save_new;
use crate::cli::prompt::confirm;
use crate::cli::study::session_over;
use crate::quiz::Attempt;
use crate::session::{Lesson, Quiz};
use crate::text::{count, safe_json};

/// What a learner is told who did not get to the end.
const HOW_TO_GO_ON: &str = "Every answer is saved; `griot quiz --resume` goes on.";

/// What a learner is told who took the same quiz before.
const NOT_FIRST: &str = "This was not the first attempt at this quiz: its answers do not count as reviews.";

/// A quiz that is taken now.
pub struct Sitting<'a> {
    pub app: &'a mut App,
    pub args: &'a QuizArgs,
    /// Where quizzes are kept.
    pub folder: PathBuf,
}

impl Sitting<'_> {
    /// Takes it from the question that it stands at to its end, unless the learner leaves.
    pub fn hold(self, begun: Begun, mut front: Box<dyn QuizFront>) -> Result<(), Failure> {
        let clock = self.app.clock.steady();
        let Begun { left: Left { mut opening, events }, mut journal, is_back } = begun;
        let sheets = std::mem::take(&mut opening.sheets);
        let mut quiz = Quiz::new(sheets, terms(&opening), &events, clock.now());
        // On a screen Ctrl-C is a key like any other.
        let is_plain = self.args.plain || !can_draw();
        let farewell = is_plain.then(|| Farewell::arm(HOW_TO_GO_ON)).transpose().map_err(FrontError::from)?;
        if is_back {
            journal.add(&quiz.go_on(clock.now()))?;
        }
        journal.keep_time(quiz.used(), &clock)?;
        let end = Table {
            quiz: &mut quiz,
            journal: &mut journal,
            front: front.as_mut(),
            clock: &clock,
            rules: &opening.rules,
        }
        .play()?;
        drop(farewell);
        match end {
            End::Left => {
                let standing = standing(&quiz, clock.now());
                let lines =
                    [format!("Left at question {}: {standing}.", quiz.at() + 1), HOW_TO_GO_ON.to_owned()];
                front.finish(&lines, false)?;
                Ok(())
            }
            End::Over => self.end(&quiz, opening, journal, &clock, front),
        }
    }

    /// Grades the quiz, keeps and tells the result, and offers to study what was missed.
    fn end(
        self,
        quiz: &Quiz,
        opening: Opening,
        journal: Journal,
        clock: &Clock,
        mut front: Box<dyn QuizFront>,
    ) -> Result<(), Failure> {
        let Sitting { app, args, folder } = self;
        let attempt = attempt(&opening, quiz, clock);
        let text = attempt.write();
        let path = journal.keep(&text)?;
        // From here on the quiz is over. Whatever else fails is told when the score is.
        let closed = journal.close();
        let written = opening.output.as_ref().map_or(Ok(()), |output| {
            save_new(output, &text).map_err(|source| Failure::Write { path: output.clone(), source })
        });
        let lessons: Vec<Option<&Lesson>> =
            quiz.sheets().iter().map(|sheet| sheet.question.lesson.as_ref()).collect();
        let told = if args.json {
            let json = told::json(&attempt, &lessons);
            front
                .finish(&[], false)
                .and_then(|_| Ok(writeln!(stdout(), "{}", safe_json(&format!("{json:#}")))?))
        } else {
            let mut lines = told::lines(&attempt, &lessons);
            lines.push(String::new());
            lines.push(format!("Saved as {} (seed {}).", path.display(), attempt.seed));
            if let (Some(output), Ok(())) = (&opening.output, &written) {
                lines.push(format!("Written to {}.", output.display()));
            }
            front.finish(&lines, false).map(|_| ())
        };
        let names: Vec<&str> = attempt.decks.iter().map(|deck| deck.name.as_str()).collect();
        let names = names.join(" ");
        let fed = if !(opening.feeds || args.feed) {
            Ok(())
        } else if past::was_taken(&folder, &attempt, &path) {
            tell(NOT_FIRST, args, front.as_mut())
        } else {
            reviews::feed(app, quiz, &opening.rules, attempt.seed, &names).and_then(|fed| {
                let reviews = if fed == 1 { "a review" } else { "reviews" };
                tell(&format!("{} recorded as {reviews}.", count(fed, "answer")), args, front.as_mut())
            })
        };
        let missed = reviews::missed(app, quiz, &opening.rules);
        told?;
        closed.and(written).and(fed)?;
        let missed = missed?;
        if missed.is_empty() || args.json || !wants_to_study(args, front.as_mut())? {
            return Ok(());
        }
        // One front end lets go of the terminal before another takes it.
        drop(front);
        let mut front = app.front(args.plain)?;
        session_over(app, missed, names, front.as_mut())
    }
}

/// Says a line after the score.
fn tell(line: &str, args: &QuizArgs, front: &mut dyn QuizFront) -> Result<(), Failure> {
    if !args.json {
        front.finish(&[line.to_owned()], false)?;
    }
    Ok(())
}

fn wants_to_study(args: &QuizArgs, front: &mut dyn QuizFront) -> Result<bool, Failure> {
    const QUESTION: &str = "Study what you missed now?";
    if !args.plain && can_draw() {
        return confirm(QUESTION);
    }
    Ok(front.confirm(&[], QUESTION, &|| false)? == Some(true))
}

fn attempt(opening: &Opening, quiz: &Quiz, clock: &Clock) -> Attempt {
    let items = quiz.items(&opening.rules);
    Attempt {
        decks: opening.decks.clone(),
        student: opening.student.clone(),
        seed: opening.wish.seed,
        variant: None,
        began: Some(opening.began.clone()),
        seconds: Some(quiz.time(clock.now()).as_secs()),
        minutes: opening.minutes,
        breaks: quiz.breaks(),
        rules: opening.rules,
        score: Attempt::score_of(&items),
        out_of: items.len(),
        items,
    }
}
