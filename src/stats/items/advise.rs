//! When there is something to say of a question, and what.

use super::advice::Advice;
use super::choices::ChoiceFigures;
use super::covariance::median;
use super::figures::ItemFigures;
use super::whole::Whole;

/// Easier, or harder, than this a question says little of most students.
const EASY: f64 = 0.95;
const HARD: f64 = 0.15;
/// A corrected correlation below this is poor (Ebel and Frisbie 1991 ask for 0.2 and more).
const FLAT: f64 = 0.1;
/// From here on it is good.
const GOOD: f64 = 0.2;
/// So many standard errors below 0 a correlation is negative.
const SURE: f64 = 1.25;
/// So many standard errors apart two groups of students are as good as each other.
const CLOSE: f64 = 0.25;
/// Of fewer students it is no wonder that a choice was chosen by none.
const ENOUGH_FOR_CHOICES: usize = 10;
/// A share of students who leave a question out that is worth a word.
const MANY: f64 = 0.2;
/// So many times the usual time is slow.
const SLOW: f64 = 3.0;

/// Says what there is to say of each question of a test.
pub(super) fn advise(items: &mut [ItemFigures], whole: &Whole) {
    let times: Vec<f64> = items.iter().filter_map(|item| item.median_seconds).collect();
    let usual = median(&times).filter(|_| times.len() > 2);
    for item in items {
        item.advice = of(item, usual, whole);
    }
}

fn of(item: &ItemFigures, usual: Option<f64>, whole: &Whole) -> Vec<Advice> {
    let mut advice = Vec::new();
    if whole.students < 2 {
        return advice;
    }
    advice.extend(difficulty(item));
    if advice.is_empty() {
        advice.extend(key(item, whole.deviation.unwrap_or_default()));
    }
    advice.extend(unused(item, whole.students));
    if item.unanswered > 1 && item.unanswered as f64 >= MANY * item.had as f64 {
        advice.push(Advice::LeftOut { students: item.unanswered, of: item.had });
    }
    if let (Some(seconds), Some(usual)) = (item.median_seconds, usual)
        && seconds > SLOW * usual
    {
        advice.push(Advice::Slow { seconds, usual });
    }
    advice
}

/// Where all or none are right, there is nothing else to say of it.
fn difficulty(item: &ItemFigures) -> Option<Advice> {
    match item.p? {
        p if p >= 1.0 => Some(Advice::AllRight),
        p if p <= 0.0 => Some(Advice::NoneRight),
        _ => None,
    }
}

/// Whether the question asks for what the rest of the test asks for. `deviation` is that of the scores.
fn key(item: &ItemFigures, deviation: f64) -> Option<Advice> {
    let p = item.p?;
    let by_chance = by_chance(item);
    let corrected = item.corrected.unwrap_or(f64::INFINITY);
    // In a short test a question makes up much of the score, and both figures may disagree.
    let is_negative = corrected <= -SURE * by_chance && item.discrimination.is_none_or(|found| found <= 0.0);
    let rival = rival(item, deviation);
    if let Some(rival) = &rival
        && (is_negative && rival.lead > 0.0 || rival.is_ahead && rival.lead >= 1.0)
    {
        return Some(Advice::Negative { better: Some(rival.choice.clone()) });
    }
    if is_negative {
        return Some(Advice::Negative { better: None });
    }
    if let Some(rival) = rival {
        let choice = rival.choice;
        let is_told_apart = corrected >= GOOD && corrected.is_finite();
        if rival.is_ahead {
            return Some(match is_told_apart {
                true => Advice::Misconception { choice },
                false => Advice::Misleading { choice },
            });
        }
        if rival.is_near && rival.lead > -CLOSE && !is_told_apart {
            return Some(Advice::Ambiguous { choice });
        }
    }
    if let Some(choices) = below_chance(item) {
        return Some(Advice::BelowChance { choices });
    }
    // Of few students a good question may look poor by chance.
    let is_flat = corrected < FLAT.min(GOOD - 0.75 * by_chance);
    match p {
        _ if is_flat && item.answers >= 5 && p < EASY => Some(Advice::Flat),
        p if p >= EASY => Some(Advice::Easy),
        p if p <= HARD => Some(Advice::Hard),
        _ => None,
    }
}

/// Under no relation at all a correlation is about this far from 0.
fn by_chance(item: &ItemFigures) -> f64 {
    1.0 / (item.answers.max(1) as f64).sqrt()
}

/// The wrong choice that drew most, beside the one right choice.
struct Rival {
    choice: String,
    /// It drew more than the right one, by two and more.
    is_ahead: bool,
    /// It drew more than half as many as the right one, and twice as many as any other.
    is_near: bool,
    /// By how much its choosers did better in the rest of the test than those who are right, in
    /// standard errors of such a difference.
    lead: f64,
}

/// `None` where several choices are right, and where nobody chose a wrong one.
fn rival(item: &ItemFigures, deviation: f64) -> Option<Rival> {
    let right = only_right(item)?;
    let mut wrong: Vec<&ChoiceFigures> =
        item.choices.iter().filter(|choice| !choice.is_right && choice.chosen > 0).collect();
    wrong.sort_by_key(|choice| std::cmp::Reverse(choice.chosen));
    let (most, others) = wrong.split_first()?;
    let lead = match (most.mean_rest, right.mean_rest) {
        (Some(rest), Some(of_right)) => {
            let (one, other) = (most.chosen as f64, right.chosen as f64);
            (rest - of_right) / (deviation * (1.0 / one + 1.0 / other).sqrt())
        }
        _ => 0.0,
    };
    Some(Rival {
        choice: most.text.clone(),
        is_ahead: most.chosen > right.chosen + 1,
        is_near: 2 * most.chosen > right.chosen
            && others.first().is_none_or(|next| most.chosen >= 2 * next.chosen),
        lead,
    })
}

fn only_right(item: &ItemFigures) -> Option<&ChoiceFigures> {
    let mut right = item.choices.iter().filter(|choice| choice.is_right);
    right.next().filter(|_| right.next().is_none())
}

/// The number of choices, where fewer are right than would be by guessing among them.
fn below_chance(item: &ItemFigures) -> Option<usize> {
    let right = only_right(item)?;
    let choices = item.choices.len();
    // Who left it out did not guess.
    let answered = item.had.saturating_sub(item.unanswered).max(1) as f64;
    let by_guessing = 1.0 / choices as f64 - by_chance(item) / 2.0;
    (choices > 1 && (right.chosen as f64 / answered) < by_guessing).then_some(choices)
}

/// Wrong choices that drew nobody, where there were wrong answers enough for each to draw one.
fn unused(item: &ItemFigures, students: usize) -> Option<Advice> {
    let wrong = || item.choices.iter().filter(|choice| !choice.is_right);
    let idle = wrong().filter(|choice| choice.chosen == 0).map(|choice| choice.text.clone());
    let idle: Vec<String> = idle.collect();
    let drawn: usize = wrong().map(|choice| choice.chosen).sum();
    let is_choice = item.choices.len() > 2;
    (is_choice && students >= ENOUGH_FOR_CHOICES && drawn >= wrong().count() && !idle.is_empty())
        .then_some(Advice::Unused { choices: idle })
}
