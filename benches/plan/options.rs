//! What is asked of the bench on the command line.

use griot::memory::{Memory, Parameters};
use griot::plan::{Known, Learner, Stock};

#[derive(Debug, Clone)]
pub struct Options {
    pub exam: bool,
    pub minutes: bool,
    pub seeds: u64,
    /// The first seed.
    pub seed: u64,
    /// Cards, days and minutes instead of the settings of the tables.
    pub settings: Vec<(usize, i32, f64)>,
    /// Whether half of the cards were answered before.
    pub half: bool,
    /// A true learner more.
    pub learner: Option<Learner>,
}

impl Options {
    /// Reads the arguments; says what is wrong with them.
    pub fn read(arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options {
            exam: false,
            minutes: false,
            seeds: 20,
            seed: 1,
            settings: Vec::new(),
            half: false,
            learner: None,
        };
        let mut arguments = arguments.filter(|argument| argument != "--bench");
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "exam" => options.exam = true,
                "minutes" => options.minutes = true,
                "--half" => options.half = true,
                "--seeds" => options.seeds = number(&value()?)?,
                "--seed" => options.seed = number(&value()?)?,
                "--setting" => options.settings.push(setting(&value()?)?),
                "--parameters" => {
                    options.learner =
                        Some(Learner { parameters: parameters(&value()?)?, ..Learner::default() });
                }
                other => return Err(format!("unknown argument {other}")),
            }
        }
        if !options.exam && !options.minutes {
            (options.exam, options.minutes) = (true, true);
        }
        Ok(options)
    }

    /// All seeds.
    pub fn seeds(&self) -> std::ops::Range<u64> {
        self.seed..self.seed + self.seeds
    }

    /// A stock of so many cards.
    pub fn stock(&self, cards: usize) -> Stock {
        if !self.half {
            return Stock::unseen(cards);
        }
        let known = (0..cards / 2).map(|n| {
            let memory = Memory { stability: 0.5 + (n % 30) as f32, difficulty: 2.0 + (n % 8) as f32 };
            Known { memory, elapsed: 1 + (n % 45) as i32 }
        });
        Stock { known: known.collect(), new: cards - cards / 2, facts: Vec::new() }
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.trim().parse().map_err(|_| format!("{text} is no number"))
}

fn setting(text: &str) -> Result<(usize, i32, f64), String> {
    match text.split('/').collect::<Vec<_>>()[..] {
        [cards, days, minutes] => Ok((number(cards)?, number(days)?, number(minutes)?)),
        _ => Err(format!("{text} is not CARDS/DAYS/MINUTES")),
    }
}

fn parameters(text: &str) -> Result<Parameters, String> {
    let all = text.split(',').map(number).collect::<Result<Vec<f32>, String>>()?;
    let count = all.len();
    all.try_into().map_err(|_| format!("{count} parameters instead of 21"))
}
