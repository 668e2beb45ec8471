//! A quiz from its first question, or the one that it was left at, to what came of it.

use std::io::Write;
use std::path::PathBuf;

use super::begin::Begun;
use super::farewell::Farewell;
use super::journal::{Journal, Left, Opening};
use super::left::standing;
use super::table::{End, Table};
use super::{QuizArgs, past, reviews, terms, told};
use crate::ask::{FrontError, QuizFront, can_draw};
use crate::cli::app::App;
use crate::cli::failure::Failure;
use crate::cli::files::save_new;
use crate::cli::prompt::confirm;
use crate::cli::study::session_over;
use crate::quiz::Attempt;
use crate::session::{Lesson, Quiz};
use crate::text::{count, safe_json};

/// What a learner is told who did not get to the end.
const HOW_TO_GO_ON: &str = "Every answer is saved; `griot quiz --resume` goes on.";

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
        let clock = self.app.clock.clone();
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
            End::Over => self.end(&quiz, opening, journal, front),
        }
    }

    /// Grades the quiz, keeps and tells the result, and offers to study what was missed.
    fn end(
        self,
        quiz: &Quiz,
        opening: Opening,
        journal: Journal,
        mut front: Box<dyn QuizFront>,
    ) -> Result<(), Failure> {
        let Sitting { app, args, folder } = self;
        let attempt = attempt(&opening, quiz, app);
        let names: Vec<&str> = attempt.decks.iter().map(|deck| deck.name.as_str()).collect();
        let names = names.join(" ");
        let path = journal.result();
        let text = attempt.write();
        save_new(&path, &text).map_err(|source| Failure::Write { path: path.clone(), source })?;
        // From here on the quiz is over, whatever else happens.
        journal.close()?;
        let lessons: Vec<Option<&Lesson>> =
            quiz.sheets().iter().map(|sheet| sheet.question.lesson.as_ref()).collect();
        let mut lines = told::lines(&attempt, &lessons);
        lines.push(String::new());
        lines.push(format!("Saved as {} (seed {}).", path.display(), attempt.seed));
        if opening.feeds || args.feed {
            lines.push(if past::was_taken(&folder, &attempt, &path) {
                "This was not the first attempt at this quiz: its answers do not count as reviews.".to_owned()
            } else {
                let fed = reviews::feed(app, quiz, &opening.rules, opening.wish.seed, &names)?;
                format!(
                    "{} recorded as {}.",
                    count(fed, "answer"),
                    if fed == 1 { "a review" } else { "reviews" }
                )
            });
        }
        let written = opening.output.as_ref().map(|output| (output, save_new(output, &text)));
        if let Some((output, Ok(()))) = &written {
            lines.push(format!("Written to {}.", output.display()));
        }
        let missed = reviews::missed(app, quiz, &opening.rules)?;
        if args.json {
            front.finish(&[], false)?;
            let json = told::json(&attempt, &lessons);
            writeln!(std::io::stdout(), "{}", safe_json(&format!("{json:#}")))?;
        } else {
            front.finish(&lines, false)?;
        }
        if let Some((output, Err(source))) = written {
            return Err(Failure::Write { path: output.clone(), source });
        }
        if missed.is_empty() || args.json || !wants_to_study(args, front.as_mut())? {
            return Ok(());
        }
        // One front end lets go of the terminal before another takes it.
        drop(front);
        let mut front = app.front(args.plain)?;
        session_over(app, missed, names, front.as_mut())
    }
}

fn wants_to_study(args: &QuizArgs, front: &mut dyn QuizFront) -> Result<bool, Failure> {
    const QUESTION: &str = "Study what you missed now?";
    if !args.plain && can_draw() {
        return confirm(QUESTION);
    }
    Ok(front.confirm(&[], QUESTION)? == Some(true))
}

fn attempt(opening: &Opening, quiz: &Quiz, app: &App) -> Attempt {
    let items = quiz.items(&opening.rules);
    Attempt {
        decks: opening.decks.clone(),
        student: opening.student.clone(),
        seed: opening.wish.seed,
        variant: None,
        began: Some(opening.began.clone()),
        seconds: Some(quiz.time(app.clock.now()).as_secs()),
        minutes: opening.minutes,
        breaks: quiz.breaks(),
        rules: opening.rules,
        score: Attempt::score_of(&items),
        out_of: items.len(),
        items,
    }
}
