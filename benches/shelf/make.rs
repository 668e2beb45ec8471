//! A shelf of made-up decks: no two facts alike, every kind of card, the same for the same seed.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};

/// What to reply to a question.
#[derive(Debug, Clone)]
pub enum Key {
    /// These lines, whatever else is shown.
    Lines(String),
    /// The numbers that these choices are shown under, in this order.
    Choices(Vec<String>),
    /// For each left side shown the number of its right side.
    Pairs(Vec<(String, String)>),
}

/// What to reply to each question, by the line that it is asked in.
pub type Keys = HashMap<String, Key>;

pub struct Maker {
    rng: Xoshiro256PlusPlus,
    taken: HashSet<String>,
    pub keys: Keys,
}

const SYLLABLES: [&str; 48] = [
    "ba", "bel", "chi", "dar", "dou", "el", "fa", "fen", "ga", "gor", "ham", "i", "ju", "ka", "kel", "kou",
    "la", "lem", "ma", "mir", "mo", "na", "nio", "nor", "o", "pa", "pel", "qui", "ra", "rek", "ri", "sa",
    "ség", "si", "so", "ta", "tem", "tim", "tou", "u", "va", "ver", "wa", "xan", "ya", "yor", "za", "zin",
];
const TRAITS: [&str; 16] = [
    "old", "northern", "royal", "free", "upper", "great", "second", "coastal", "golden", "united", "lower",
    "western", "secret", "imperial", "common", "walled",
];
const THINGS: [&str; 16] = [
    "university",
    "market",
    "league",
    "mint",
    "library",
    "harbour",
    "council",
    "bridge",
    "observatory",
    "garrison",
    "academy",
    "brotherhood",
    "granary",
    "canal",
    "archive",
    "parliament",
];
const DEEDS: [&str; 8] =
    ["founded", "rebuilt", "moved", "reformed", "closed", "conquered", "described", "enlarged"];
const COUNTED: [&str; 8] = ["books", "soldiers", "ships", "scholars", "houses", "coins", "envoys", "stalls"];

impl Maker {
    pub fn new(seed: u64) -> Maker {
        Maker { rng: Xoshiro256PlusPlus::seed_from_u64(seed), taken: HashSet::new(), keys: HashMap::new() }
    }

    /// The text of a deck with `count` cards to ask.
    pub fn deck(&mut self, title: &str, count: usize) -> String {
        let mut text = format!("Deck(\n    title: \"{title}\",\n    language: \"en\",\n    sources: [\n");
        for source in 1..=12 {
            let (author, town, year) = (self.person(), self.name(), self.year());
            let _ = writeln!(
                text,
                "        Source(\n            id: \"s{source}\", title: \"A history of {town} and its \
                 neighbours\", author: \"{author}\",\n            date: \"{year}\", url: \
                 \"https://example.org/{source}/{year}\",\n        ),"
            );
        }
        text.push_str("    ],\n    facts: [\n");
        // The last twentieth are loose cards.
        let (mut left, mut fact) = (count, 0);
        while left > count / 20 + 5 {
            fact += 1;
            left -= self.fact(&mut text, fact);
        }
        text.push_str("    ],\n    cards: [\n");
        while left > 0 {
            let (word, meaning) = (self.name().to_lowercase(), self.person());
            let question = format!("Who is meant by “{word}” in the letters of {}?", self.person());
            let _ = writeln!(text, "        Ask(q: \"{question}\", a: \"{meaning}\"),");
            self.keys.insert(question, Key::Lines(meaning));
            left -= 1;
        }
        text.push_str("    ],\n)\n");
        text
    }

    /// Writes a fact with its cards, and returns how many can be asked.
    fn fact(&mut self, text: &mut String, number: usize) -> usize {
        let (who, town, year) = (self.person(), self.name(), self.year());
        let (attribute, thing) = (self.pick(&TRAITS), self.pick(&THINGS));
        let (deed, counted) = (self.pick(&DEEDS), self.pick(&COUNTED));
        let amount = self.rng.random_range(40..90_000);
        let what = format!("{attribute} {thing} of {town}");
        let (source, section) = (self.rng.random_range(1..=12), self.name());
        let _ = writeln!(
            text,
            "        Fact(\n            id: \"f{number}\",\n            says: \"In {year} {who} {deed} the \
             {what}, which had {amount} {counted}.\",\n            cite: [\"s{source}#{section}\"],\n            \
             tags: [\"{thing}\", \"{deed}\"],\n            cards: ["
        );
        let mut kinds = [0, 1, 2, 3, 4, 5, 6, 7, 8];
        kinds.shuffle(&mut self.rng);
        let cards = self.rng.random_range(2..=4);
        let mut asked = 0;
        for kind in &kinds[..cards] {
            let others = [self.name(), self.name(), self.name(), self.name()];
            let [a, b, c, d] = &others;
            let (question, card, key) = match kind {
                0 => {
                    let question = format!("Who {deed} the {what}?");
                    let last = who.split(' ').next_back().unwrap_or_default();
                    let card = format!("Ask(id: \"who\", q: \"{question}\", a: [\"{who}\", \"{last}\"])");
                    (question, card, Key::Lines(who.clone()))
                }
                1 => {
                    let question = format!("In which town was the {thing} that {who} {deed} in {year}?");
                    let card = format!(
                        "Pick(\n                    id: \"where\", q: \"{question}\",\n                    \
                         a: \"{town}\", not: [\"{a}\", \"{b}\", \"{c}\"],\n                )"
                    );
                    (question, card, Key::Choices(vec![town.clone()]))
                }
                2 => {
                    let question = format!("Which towns paid for the {what}?");
                    let card = format!(
                        "PickAll(id: \"paid\", q: \"{question}\", a: [\"{a}\", \"{b}\"], not: [\"{c}\", \
                         \"{d}\"])"
                    );
                    (question, card, Key::Choices(vec![a.clone(), b.clone()]))
                }
                3 => {
                    // Two gaps without a number are two cards.
                    let shown = format!("In […: year] {who} {deed} the {what}.");
                    self.keys.insert(shown, Key::Lines(year.to_string()));
                    asked += 1;
                    let card = format!(
                        "Cloze(id: \"gaps\", text: \"In [{year}|year] {who} {deed} the {attribute} {thing} of \
                         [{town}].\")"
                    );
                    let shown = format!("In {year} {who} {deed} the {attribute} {thing} of […].");
                    (shown, card, Key::Lines(town.clone()))
                }
                4 => {
                    let is_so = self.rng.random_bool(0.5);
                    let claimed = if is_so { &who } else { a };
                    let question = format!("The {what} was {deed} by {claimed}.");
                    let card = format!(
                        "TrueFalse(\n                    id: \"so\", q: \"{question}\", a: {is_so}, level: 2,\n    \
                         \u{20}               note: \"It was {who}, in {year}.\",\n                )"
                    );
                    (question, card, Key::Lines(if is_so { "1" } else { "2" }.to_owned()))
                }
                5 => {
                    let question = format!("Put the heads of the {what} in order.");
                    let card = format!(
                        "Order(id: \"heads\", q: \"{question}\", a: [\"{a}\", \"{b}\", \"{c}\", \"{d}\"])"
                    );
                    (question, card, Key::Choices(others.to_vec()))
                }
                6 => {
                    let question = format!("Who sent what to the {what}?");
                    let pairs = [(a, "salt"), (b, "gold"), (c, "paper")]
                        .map(|(left, right)| (left.clone(), right.to_owned()));
                    let card = format!(
                        "Match(\n                    id: \"sent\", q: \"{question}\",\n                    \
                         a: [(\"{a}\", \"salt\"), (\"{b}\", \"gold\"), (\"{c}\", \"paper\")],\n                )"
                    );
                    (question, card, Key::Pairs(pairs.to_vec()))
                }
                7 => {
                    let question = format!("How many {counted} had the {what} in {year}?");
                    let card = format!(
                        "Number(id: \"count\", q: \"{question}\", a: {amount}, tolerance: {}, unit: \
                         \"{counted}\")",
                        amount / 20
                    );
                    (question, card, Key::Lines(amount.to_string()))
                }
                _ => {
                    let question = format!("The {what}, {year}");
                    let card = format!(
                        "Flip(id: \"flip\", front: \"{question}\", back: \"{who} {deed} it; it had {amount} \
                         {counted}.\")"
                    );
                    (question, card, Key::Lines("\n3".to_owned()))
                }
            };
            asked += 1;
            let _ = writeln!(text, "                {card},");
            self.keys.insert(question, key);
        }
        text.push_str("            ],\n        ),\n");
        asked
    }

    /// A name that was not used before.
    fn name(&mut self) -> String {
        loop {
            let name = self.word();
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    fn person(&mut self) -> String {
        format!("{} {}", self.word(), self.word())
    }

    fn word(&mut self) -> String {
        let syllables = self.rng.random_range(3..=5);
        let mut word: String = (0..syllables).map(|_| self.pick(&SYLLABLES)).collect();
        if let Some(first) = word.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        word
    }

    fn year(&mut self) -> u32 {
        self.rng.random_range(1050..2020)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words.choose(&mut self.rng).copied().unwrap_or_default()
    }
}
