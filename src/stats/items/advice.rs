//! What a colleague who knows tests would say of a question.

use std::fmt;

use serde::{Serialize, Serializer};

use super::covariance::median;
use super::figures::ItemFigures;

/// Something to look at. Displays as a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Advice {
    /// Those who do well in the rest of the test do worse here. With the wrong choice whose choosers
    /// did best, where they did better than those who chose the right one.
    Negative {
        better: Option<String>,
    },
    /// Nobody got it right.
    NoneRight,
    /// Everyone got it right.
    AllRight,
    /// Fewer got it right than would by guessing.
    BelowChance {
        choices: usize,
    },
    /// A wrong choice was chosen more often than the right one, and not by the weaker students alone.
    Misleading {
        choice: String,
    },
    /// A wrong choice was chosen more often than the right one, by the weaker students.
    Misconception {
        choice: String,
    },
    /// It hardly tells those who do well from the others.
    Flat,
    /// Nearly everyone got it right, or nearly nobody.
    Easy,
    Hard,
    /// Wrong choices that nobody chose.
    Unused {
        choices: Vec<String>,
    },
    /// Many left it out.
    LeftOut {
        students: usize,
        of: usize,
    },
    /// It takes much longer than the others.
    Slow {
        seconds: f64,
        usual: f64,
    },
}

impl Advice {
    /// Its name in tables and JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Advice::Negative { .. } => "check-key",
            Advice::NoneRight => "none-right",
            Advice::AllRight => "all-right",
            Advice::BelowChance { .. } => "below-chance",
            Advice::Misleading { .. } => "misleading-choice",
            Advice::Misconception { .. } => "misconception",
            Advice::Flat => "flat",
            Advice::Easy => "easy",
            Advice::Hard => "hard",
            Advice::Unused { .. } => "unused-choice",
            Advice::LeftOut { .. } => "left-out",
            Advice::Slow { .. } => "slow",
        }
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Advice::Negative { better: None } => write!(f, "Better students get this wrong: check the key."),
            Advice::Negative { better: Some(choice) } => {
                write!(f, "Better students get this wrong and choose “{choice}”: check the key.")
            }
            Advice::NoneRight => {
                write!(f, "Nobody got this right: check the key, and whether it was taught.")
            }
            Advice::AllRight => write!(f, "Everyone got this right: it tells nobody from anybody."),
            Advice::BelowChance { choices } => write!(
                f,
                "Fewer got this right than would by guessing among {choices}: something misleads, or the key is wrong."
            ),
            Advice::Misleading { choice } => {
                write!(f, "More students chose “{choice}” than the right answer: is it wrong beyond doubt?")
            }
            Advice::Misconception { choice } => {
                write!(
                    f,
                    "More students chose “{choice}” than the right answer, the weaker ones: teach it again."
                )
            }
            Advice::Flat => {
                write!(
                    f,
                    "Hardly tells better students from weaker ones: look at the wording and at the key."
                )
            }
            Advice::Easy => write!(f, "Nearly everyone got this right."),
            Advice::Hard => write!(f, "Hardly anybody got this right."),
            Advice::Unused { choices } => {
                write!(f, "Nobody chose {}: put something more likely in its place.", listed(choices))
            }
            Advice::LeftOut { students, of } => write!(f, "{students} of {of} left this out."),
            Advice::Slow { seconds, usual } => {
                write!(f, "Takes {seconds:.0} s, where a question of this test usually takes {usual:.0} s.")
            }
        }
    }
}

fn listed(choices: &[String]) -> String {
    let quoted: Vec<String> = choices.iter().map(|choice| format!("“{choice}”")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}

impl Serialize for Advice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut advice = serializer.serialize_struct("Advice", 2)?;
        advice.serialize_field("code", self.code())?;
        advice.serialize_field("says", &self.to_string())?;
        advice.end()
    }
}

/// Easier, or harder, than this a question says little of most students.
const EASY: f64 = 0.95;
const HARD: f64 = 0.15;
/// A corrected correlation below this is poor (Ebel and Frisbie 1991 ask for 0.2 and more).
const FLAT: f64 = 0.1;
/// From here on it is good.
const GOOD: f64 = 0.2;
/// Of fewer students it is no wonder that a choice was chosen by none.
const ENOUGH_FOR_CHOICES: usize = 10;
/// A share of students who leave a question out that is worth a word.
const MANY: f64 = 0.2;
/// So many times the usual time is slow.
const SLOW: f64 = 3.0;

/// Says what there is to say of each question; of a test that so many students took.
pub(super) fn advise(items: &mut [ItemFigures], students: usize) {
    let times: Vec<f64> = items.iter().filter_map(|item| item.median_seconds).collect();
    let usual = median(&times).filter(|_| times.len() > 2);
    for item in items {
        item.advice = of(item, usual, students);
    }
}

fn of(item: &ItemFigures, usual: Option<f64>, students: usize) -> Vec<Advice> {
    let mut advice = Vec::new();
    if students < 2 {
        return advice;
    }
    advice.extend(difficulty(item));
    let is_settled = !advice.is_empty();
    if !is_settled {
        advice.extend(key(item));
    }
    advice.extend(unused(item, students));
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

/// Whether the question asks for what the rest of the test asks for.
fn key(item: &ItemFigures) -> Vec<Advice> {
    let mut advice = Vec::new();
    let Some(p) = item.p else { return advice };
    // Under no relation at all a correlation is about this far from 0.
    let by_chance = 1.0 / (item.answers.max(1) as f64).sqrt();
    let right = item.choices.iter().find(|choice| choice.is_right);
    let wrong = || item.choices.iter().filter(|choice| !choice.is_right && choice.chosen > 0);
    let has_one_right = item.choices.iter().filter(|choice| choice.is_right).count() == 1;
    let corrected = item.corrected.unwrap_or(f64::INFINITY);
    // In a short test a question makes up much of the score, and both figures may disagree.
    let is_negative = corrected <= -by_chance && item.discrimination.is_none_or(|found| found <= 0.0);
    if is_negative {
        let score = |choice: &&super::ChoiceFigures| choice.mean_score.unwrap_or(f64::NEG_INFINITY);
        let best = wrong().max_by(|one, other| score(one).total_cmp(&score(other)));
        let of_right = right.and_then(|right| right.mean_score).unwrap_or(f64::NEG_INFINITY);
        let better = best.filter(|best| has_one_right && score(best) > of_right);
        advice.push(Advice::Negative { better: better.map(|choice| choice.text.clone()) });
    }
    let most = wrong().max_by_key(|choice| choice.chosen);
    if let (true, Some(right), Some(most)) = (has_one_right, right, most)
        && most.chosen > right.chosen + 1
    {
        // Said already where the better students chose it.
        let is_said =
            matches!(advice.first(), Some(Advice::Negative { better: Some(text) }) if *text == most.text);
        if !is_said {
            let choice = most.text.clone();
            let is_told_apart = corrected >= GOOD && corrected.is_finite();
            advice.push(match is_told_apart {
                true => Advice::Misconception { choice },
                false => Advice::Misleading { choice },
            });
        }
    }
    let choices = item.choices.len();
    // Who left it out did not guess.
    let answered = item.had.saturating_sub(item.unanswered).max(1) as f64;
    let by_guessing = 1.0 / choices.max(1) as f64 - by_chance / 2.0;
    let is_below = choices > 1
        && has_one_right
        && right.is_some_and(|right| right.chosen as f64 / answered < by_guessing);
    if advice.is_empty() && is_below {
        advice.push(Advice::BelowChance { choices });
    }
    if !is_negative && corrected < FLAT && item.answers >= 5 {
        advice.push(Advice::Flat);
    } else if advice.is_empty() && p >= EASY {
        advice.push(Advice::Easy);
    } else if advice.is_empty() && p <= HARD {
        advice.push(Advice::Hard);
    }
    advice
}

fn unused(item: &ItemFigures, students: usize) -> Option<Advice> {
    let choices: Vec<String> = item
        .choices
        .iter()
        .filter(|choice| !choice.is_right && choice.chosen == 0)
        .map(|choice| choice.text.clone())
        .collect();
    let is_choice = item.choices.len() > 2;
    // Where everyone is right, that was said.
    let is_open = item.p.is_some_and(|p| p < 1.0);
    (is_choice && is_open && students >= ENOUGH_FOR_CHOICES && !choices.is_empty())
        .then_some(Advice::Unused { choices })
}
