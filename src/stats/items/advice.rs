//! What a colleague who knows tests can say of a question.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::text::listed;

/// Something to look at. Displays as a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Advice {
    /// Those who do well in the rest of the test do worse here. With the wrong choice that they
    /// chose, where there is one.
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
    /// A wrong choice drew many, who did as well as those who chose the right one.
    Ambiguous {
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
            Advice::Ambiguous { .. } => "ambiguous",
            Advice::Flat => "flat",
            Advice::Easy => "easy",
            Advice::Hard => "hard",
            Advice::Unused { .. } => "unused-choice",
            Advice::LeftOut { .. } => "left-out",
            Advice::Slow { .. } => "slow",
        }
    }

    /// How soon it has to be looked at: 0 before the marks are given, 3 when the test is next made.
    pub fn urgency(&self) -> u8 {
        match self {
            Advice::Negative { .. } | Advice::NoneRight => 0,
            Advice::BelowChance { .. } | Advice::Misleading { .. } | Advice::Ambiguous { .. } => 1,
            Advice::Misconception { .. }
            | Advice::Flat
            | Advice::Hard
            | Advice::LeftOut { .. }
            | Advice::Slow { .. } => 2,
            Advice::AllRight | Advice::Easy | Advice::Unused { .. } => 3,
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
            Advice::Ambiguous { choice } => {
                write!(f, "Those who chose “{choice}” are as good as those who are right: are both right?")
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
                write!(f, "Nobody chose {}: put something more likely in its place.", any_of(choices))
            }
            Advice::LeftOut { students, of } => write!(f, "{students} of {of} left this out."),
            Advice::Slow { seconds, usual } => {
                write!(f, "Takes {seconds:.0} s, where a question of this test usually takes {usual:.0} s.")
            }
        }
    }
}

/// `“a”, “b” or “c”`.
fn any_of(choices: &[String]) -> String {
    let quoted: Vec<String> = choices.iter().map(|choice| format!("“{choice}”")).collect();
    listed(&quoted, "or")
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
