//! From answers to figures.

use serde::Serialize;

use super::advice::Advice;
use super::advise::advise;
use super::choices::{ChoiceFigures, choices};
use super::covariance::{correlation, mean, median};
use super::groups::Groups;
use super::test::{Given, Missing, Question, Test};
use super::whole::{Variances, Whole};

/// Figures of fewer students than this are said to be rough.
pub const FEW: usize = 30;

/// All that is shown of a test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Analysis {
    pub missing: Missing,
    pub whole: Whole,
    pub groups: Groups,
    pub items: Vec<ItemFigures>,
    pub students: Vec<StudentScore>,
    /// Students none of whose answers counts; they are in no figure.
    pub left_out: usize,
    /// Whether a wrong answer cost points.
    pub has_penalty: bool,
}

/// The score of a student.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StudentScore {
    pub name: String,
    /// How often the student took the test; the first answer to each question counts.
    pub results: usize,
    /// The sum of the credits; where questions do not count for this student, their mean times the
    /// number of all questions.
    pub score: f64,
    /// Questions that count for this student.
    pub questions: usize,
}

/// The figures of a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemFigures {
    pub name: String,
    pub asked: Option<String>,
    /// Students who had it.
    pub had: usize,
    /// Students whose answers count.
    pub answers: usize,
    /// Students who had it and gave no answer.
    pub unanswered: usize,
    /// The mean credit, 0 to 1: of answers right or wrong the share that is right (item difficulty,
    /// which is high where the question is easy). What a wrong answer costs is not in it: by that a
    /// statement that half the class knew would be as hard as one that nobody knew.
    pub p: Option<f64>,
    /// Mean credit of the upper group, and of the lower one (see [`Groups`]), likewise.
    pub upper: Option<f64>,
    pub lower: Option<f64>,
    /// The upper group's less the lower group's: the index of discrimination (Johnson 1951).
    pub discrimination: Option<f64>,
    /// Pearson's correlation of credit and score, the point-biserial one where answers are right or
    /// wrong. `None` where all have the same. The score has the question in it, which makes it larger.
    pub point_biserial: Option<f64>,
    /// The same with the score of all other questions: the corrected item-total correlation
    /// (Henrysson 1963). Where missing answers are left out, it is made of pairwise covariances, as in
    /// `r.drop` of `psych::alpha` in R.
    pub corrected: Option<f64>,
    /// Alpha of the test without this question.
    pub alpha_without: Option<f64>,
    /// Answers that were timed, and their median and mean time in seconds.
    pub timed: usize,
    pub median_seconds: Option<f64>,
    pub mean_seconds: Option<f64>,
    pub choices: Vec<ChoiceFigures>,
    pub advice: Vec<Advice>,
}

/// The figures of a test.
pub fn analyze(test: &Test, missing: Missing) -> Analysis {
    let rows: Vec<Row> = test.students.iter().map(|student| Row::of(test, student, missing)).collect();
    let scores: Vec<(usize, f64)> =
        rows.iter().enumerate().filter_map(|(place, row)| Some((place, row.score()?))).collect();
    let groups = Groups::of(&scores);
    let columns: Vec<Vec<f64>> = (0..test.questions.len())
        .map(|place| scores.iter().map(|(student, _)| rows[*student].credits[place]).collect())
        .collect();
    let variances = Variances::of(&columns);
    let whole =
        Whole::of(&scores.iter().map(|(_, score)| *score).collect::<Vec<_>>(), &columns, variances.as_ref());
    let class = Class { test, rows: &rows, groups: &groups, variances: variances.as_ref(), missing };
    let mut items: Vec<ItemFigures> =
        test.questions.iter().enumerate().map(|(place, question)| class.item(place, question)).collect();
    advise(&mut items, &whole);
    let students = scores.iter().map(|(place, score)| StudentScore {
        name: test.students[*place].name.clone(),
        results: test.students[*place].results,
        score: *score,
        questions: rows[*place].counted,
    });
    Analysis {
        missing,
        whole,
        students: students.collect(),
        left_out: rows.len() - scores.len(),
        has_penalty: columns.iter().flatten().any(|credit| *credit < 0.0),
        groups,
        items,
    }
}

/// The credits of a student that count; `NaN` where none does.
struct Row {
    credits: Vec<f64>,
    sum: f64,
    counted: usize,
}

impl Row {
    fn of(test: &Test, student: &super::test::Student, missing: Missing) -> Row {
        let credits = (0..test.questions.len()).map(|place| match (student.given(place), missing) {
            (Given::Credit(credit), _) => credit,
            (Given::Nothing, Missing::Wrong) => 0.0,
            (Given::Nothing, Missing::Skip) | (Given::NotAsked, _) => f64::NAN,
        });
        let credits: Vec<f64> = credits.collect();
        let known = || credits.iter().filter(|credit| !credit.is_nan());
        let (sum, counted) = (known().sum(), known().count());
        Row { sum, counted, credits }
    }

    /// `None` where no answer counts.
    fn score(&self) -> Option<f64> {
        scaled(self.sum, self.counted, self.credits.len())
    }

    /// The score of all questions but this one, where all count for the student.
    fn rest(&self, question: usize) -> Option<f64> {
        scaled(self.sum - self.credits[question], self.counted - 1, self.credits.len() - 1)
    }
}

/// A credit but for what a wrong answer costs.
fn without_penalty(credit: f64) -> f64 {
    credit.max(0.0)
}

/// What a sum of so many credits would be of all.
fn scaled(sum: f64, counted: usize, all: usize) -> Option<f64> {
    match counted {
        0 => None,
        // Without a detour, so that nothing is rounded.
        counted if counted == all => Some(sum),
        counted => Some(sum / counted as f64 * all as f64),
    }
}

/// What the figures of a question are made of.
struct Class<'t> {
    test: &'t Test,
    rows: &'t [Row],
    groups: &'t Groups,
    variances: Option<&'t Variances>,
    missing: Missing,
}

impl Class<'_> {
    fn item(&self, place: usize, question: &Question) -> ItemFigures {
        let counted = || self.rows.iter().filter(|row| !row.credits[place].is_nan());
        let credits: Vec<f64> = counted().map(|row| row.credits[place]).collect();
        let with = |score: fn(&Row, usize) -> Option<f64>| {
            let pairs = counted().filter_map(|row| Some((row.credits[place], score(row, place)?)));
            correlation(&pairs.collect::<Vec<_>>())
        };
        let group = |students: &[usize]| {
            let credits = students.iter().map(|student| self.rows[*student].credits[place]);
            mean(&credits.filter(|credit| !credit.is_nan()).map(without_penalty).collect::<Vec<_>>())
        };
        let (upper, lower) = (group(&self.groups.upper_students), group(&self.groups.lower_students));
        let given = |given: Given| self.test.students.iter().filter(|own| own.given(place) == given).count();
        let had = self.test.students.len() - given(Given::NotAsked);
        ItemFigures {
            name: question.name.clone(),
            asked: question.asked.clone(),
            had,
            answers: credits.len(),
            unanswered: given(Given::Nothing),
            p: mean(&credits.iter().copied().map(without_penalty).collect::<Vec<_>>()),
            upper,
            lower,
            discrimination: upper.zip(lower).map(|(upper, lower)| upper - lower),
            point_biserial: with(|row, _| row.score()),
            corrected: match self.variances {
                Some(variances) if self.missing == Missing::Skip && variances.is_pairwise() => {
                    variances.corrected(place)
                }
                _ => with(Row::rest),
            },
            alpha_without: self.variances.and_then(|variances| variances.alpha_without(place)),
            timed: question.seconds.len(),
            median_seconds: median(&question.seconds),
            mean_seconds: mean(&question.seconds),
            choices: choices(question, had, |student| {
                let row = self.rows.get(student)?;
                row.score().map(|score| (score, score - row.credits[place]))
            }),
            advice: Vec::new(),
        }
    }
}
