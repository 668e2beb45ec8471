//! What is said of a test, in lines as in a page.

use super::advice::Advice;
use super::figures::{Analysis, FEW, ItemFigures};
use super::test::Missing;
use super::whole::Whole;
use crate::text::{count, points};

/// A figure to four places; `-` where there is none.
pub(super) fn figure(figure: Option<f64>) -> String {
    places(figure, 4)
}

/// A figure to so many places; one that rounds to 0 has no sign.
pub(super) fn places(figure: Option<f64>, places: usize) -> String {
    let Some(figure) = figure else { return "-".to_owned() };
    let said = format!("{figure:.places$}");
    match said.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| matches!(c, '0' | '.')) => rest.to_owned(),
        _ => said,
    }
}

/// `12 s`, `1.5 min`.
pub(super) fn time(seconds: Option<f64>) -> String {
    match seconds {
        None => "-".to_owned(),
        Some(seconds) if seconds < 99.5 => format!("{seconds:.0} s"),
        Some(seconds) => format!("{:.1} min", seconds / 60.0),
    }
}

/// `40 students, 10 questions`.
pub(super) fn title(analysis: &Analysis) -> String {
    format!("{}, {}", count(analysis.whole.students, "student"), count(analysis.whole.questions, "question"))
}

/// What alpha is called.
pub(super) fn alpha_name(whole: &Whole) -> &'static str {
    if whole.is_right_or_wrong { "KR-20" } else { "Cronbach's alpha" }
}

/// The figures of the whole test: each a name and what it is.
pub(super) fn whole(whole: &Whole) -> Vec<(&'static str, String)> {
    let known = |score_of: Option<f64>| score_of.map_or("-".to_owned(), points);
    let mut said = vec![
        ("Mean score", format!("{} of {}", figure(whole.mean), whole.questions)),
        (
            "Scores",
            format!(
                "from {} to {}, half of them up to {}",
                known(whole.least),
                known(whole.most),
                known(whole.median)
            ),
        ),
        (
            "Standard deviation",
            format!(
                "{} (of these students; {} as an estimate for others like them)",
                figure(whole.deviation),
                figure(whole.sample_deviation)
            ),
        ),
        (alpha_name(whole), alpha(whole)),
    ];
    if whole.error.is_some() {
        said.push((
            "Standard error",
            format!("{} (of measurement, in points of a score)", figure(whole.error)),
        ));
    }
    said
}

/// Alpha in a sentence.
fn alpha(whole: &Whole) -> String {
    let Some(alpha) = whole.alpha else {
        return match whole.questions {
            0 | 1 => "- (one question alone has none)".to_owned(),
            _ => "- (scores or answers that do not vary have none, nor have questions never asked together)"
                .to_owned(),
        };
    };
    let verdict = match alpha {
        alpha if alpha >= 0.9 => "enough to decide about each student",
        alpha if alpha >= 0.7 => "good for a test in class",
        alpha if alpha >= 0.5 => "enough to compare groups, little to grade by",
        alpha if alpha < 0.0 => "questions work against each other: check the key",
        _ => "scores are mostly chance: too few questions, or questions on different things",
    };
    let rest = match (whole.questions - whole.varying, whole.alpha_of_varying) {
        (0, _) | (_, None) => String::new(),
        (_, of_varying) => format!("; {} without the questions that all answered alike", figure(of_varying)),
    };
    format!("{} ({verdict}{rest})", figure(Some(alpha)))
}

/// What is to be known before the figures are believed.
pub(super) fn caveats(analysis: &Analysis) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(few(analysis));
    let missing: usize = analysis.items.iter().map(|item| item.unanswered).sum();
    if missing > 0 {
        let (are, they) =
            if missing == 1 { ("answer is", "it counts") } else { ("answers are", "they count") };
        said.push(match analysis.missing {
            Missing::Wrong => format!(
                "{missing} {are} missing; {they} as wrong. --missing skip leaves out what is missing."
            ),
            Missing::Skip => {
                format!("{missing} {are} missing and left out; scores are scaled to all questions.")
            }
        });
    }
    if let Some(repeated) = repeated(analysis) {
        said.push(repeated);
    }
    if analysis.left_out > 0 {
        said.push(format!("{} without an answer that counts left out.", count(analysis.left_out, "student")));
    }
    match analysis.students.iter().filter(|student| student.score < 0.0).count() {
        0 => {}
        1 => said.push("1 student scores below 0; a quiz or a mark says 0 then.".to_owned()),
        below => said.push(format!("{below} students score below 0; a quiz or a mark says 0 then.")),
    }
    let is_uneven = analysis.students.iter().any(|student| student.questions < analysis.whole.questions);
    if is_uneven && !(missing > 0 && analysis.missing == Missing::Skip) {
        said.push("Not all students had all questions; scores are scaled to all of them.".to_owned());
    }
    said
}

/// That there are few students, or few answers to a question; `None` where there are enough of both.
fn few(analysis: &Analysis) -> Option<String> {
    let students = analysis.whole.students;
    let fewest = analysis.items.iter().map(|item| item.answers).filter(|answers| *answers > 0).min()?;
    let (few, number) = match (students, fewest) {
        (1, _) => ("1 student is few".to_owned(), 1),
        (2..FEW, _) => (format!("{} are few", count(students, "student")), students),
        (_, ..FEW) => (format!("Some questions have few answers ({fewest} and more)"), fewest),
        _ => return None,
    };
    let by_chance = (2.0 / (number as f64).sqrt()).min(1.0);
    Some(format!(
        "{few}: a correlation may be off by {by_chance:.1} either way. Take what is advised as a question, \
         not as a verdict."
    ))
}

/// Who took the test more than once, and what counts; `None` when nobody did.
fn repeated(analysis: &Analysis) -> Option<String> {
    let students = || analysis.students.iter().filter(|student| !student.name.is_empty());
    let again: Vec<&str> =
        students().filter(|student| student.results > 1).map(|student| student.name.as_str()).collect();
    if let Some(who) = several(&again) {
        return Some(format!(
            "{who}: the first answer to each question counts. --retakes counts all, each result as one of its own."
        ));
    }
    let mut names: Vec<&str> = students().map(|student| student.name.as_str()).collect();
    names.sort_unstable();
    let mut twice: Vec<&str> =
        names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    twice.dedup();
    Some(format!("{}; all count.", several(&twice)?))
}

/// `Ada and 2 more have several results`; `None` of nobody.
fn several(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(format!("{one} has several results")),
        [one, rest @ ..] => Some(format!("{one} and {} more have several results", rest.len())),
    }
}

/// The questions that there is something to say of, with their places: what has to be looked at first
/// is first, and of the same urgency what works most against the rest of the test.
pub(super) fn advised(analysis: &Analysis) -> Vec<(usize, &ItemFigures)> {
    let mut advised: Vec<_> =
        analysis.items.iter().enumerate().filter(|(_, item)| !item.advice.is_empty()).collect();
    let urgency = |item: &ItemFigures| item.advice.iter().map(Advice::urgency).min();
    let rest = |item: &ItemFigures| item.corrected.unwrap_or_default();
    advised.sort_by(|(_, one), (_, other)| {
        urgency(one).cmp(&urgency(other)).then_with(|| rest(one).total_cmp(&rest(other)))
    });
    advised
}

/// What the columns of the table of questions mean.
pub(super) fn legend(analysis: &Analysis) -> String {
    let groups = &analysis.groups;
    let group = match groups.size {
        0 => "there are too few students for groups".to_owned(),
        size => {
            let cut = match groups.upper.is_cut() || groups.lower.is_cut() {
                true => "; of students with one score those first in the file rank higher",
                false => "",
            };
            format!("the best {size} and the weakest {size} by score, 27%{cut}")
        }
    };
    let penalty = match analysis.has_penalty {
        true => " Wrong answers cost points: that is in the scores, and not in p and D.",
        false => "",
    };
    format!(
        "p: mean credit, the share that is right. D: p of the upper group less p of the lower one ({group}). \
         r: correlation with the score; rest: with the score of all other questions.{penalty}"
    )
}

/// What a question asks, where that is known; what it is called elsewhere.
pub(super) fn asked(place: usize, item: &ItemFigures) -> String {
    format!("{}. {}", place + 1, item.asked.as_deref().unwrap_or(&item.name))
}

/// A row for each choice of a question, and one for those who left it out: whether it is right, its
/// text, who chose it, their share, and their mean score.
pub(super) fn choices(item: &ItemFigures) -> Vec<(bool, [String; 4])> {
    let percent = |share: Option<f64>| share.map_or("-".to_owned(), |share| format!("{:.0}%", 100.0 * share));
    let rows = item.choices.iter().map(|choice| {
        let mean = places(choice.mean_score, 2);
        (choice.is_right, [choice.text.clone(), choice.chosen.to_string(), percent(choice.share), mean])
    });
    let left_out = (item.unanswered > 0).then(|| {
        let share = percent(Some(item.unanswered as f64 / item.had as f64));
        (false, ["(left out)".to_owned(), item.unanswered.to_string(), share, String::new()])
    });
    rows.chain(left_out).collect()
}

/// A row for each student who has a name, the best first: the name, the score, and that in per cent of
/// what all questions give.
pub(super) fn students(analysis: &Analysis) -> Vec<[String; 3]> {
    let mut students: Vec<_> = analysis.students.iter().filter(|student| !student.name.is_empty()).collect();
    // Stable: of equal scores the first one given stays first.
    students.sort_by(|one, other| other.score.total_cmp(&one.score));
    let of = analysis.whole.questions.max(1) as f64;
    let rows = students.into_iter().map(|student| {
        let percent = places(Some(student.score * 100.0 / of), 1);
        [student.name.clone(), places(Some(student.score), 2), percent]
    });
    rows.collect()
}

/// How many bytes all names of questions begin with in common, up to the first `/`: the deck, which says
/// nothing where there is one. 0 where there are several.
pub(super) fn shared(items: &[ItemFigures]) -> usize {
    let deck = |item: &ItemFigures| item.name.split_inclusive('/').next().unwrap_or_default().to_owned();
    let first = items.first().map(deck).filter(|first| first.ends_with('/'));
    first.filter(|first| items.iter().all(|item| deck(item) == *first)).map_or(0, |first| first.len())
}

/// How a question is called.
pub(super) fn name(place: usize, item: &ItemFigures) -> String {
    format!("{}. {}", place + 1, item.name)
}
