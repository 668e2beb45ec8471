//! Made-up decks and what teachers do to them.

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// A card that stays itself whatever is done to it.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeCard {
    pub serial: usize,
    kind: &'static str,
    /// Of a cloze the text, `[]` for its gap.
    question: String,
    answer: String,
    id: Option<String>,
    /// Whether question and answer are as they were.
    pub is_untouched: bool,
}

#[derive(Debug, Clone)]
struct MadeFact {
    says: String,
    id: Option<String>,
    cards: Vec<MadeCard>,
}

/// A deck file.
#[derive(Debug, Clone)]
pub struct MadeDeck {
    pub name: String,
    facts: Vec<MadeFact>,
    loose: Vec<MadeCard>,
}

impl MadeDeck {
    /// Its cards in the order of the roster.
    pub fn cards(&self) -> impl Iterator<Item = &MadeCard> {
        self.facts.iter().flat_map(|fact| &fact.cards).chain(&self.loose)
    }

    fn cards_mut(&mut self) -> impl Iterator<Item = &mut MadeCard> {
        self.facts.iter_mut().flat_map(|fact| &mut fact.cards).chain(&mut self.loose)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let cards = |cards: &[MadeCard]| cards.iter().map(card_text).collect::<String>();
        let facts: String = self
            .facts
            .iter()
            .map(|fact| {
                format!("Fact({}says: {:?}, cards: [{}]),", id_text(&fact.id), fact.says, cards(&fact.cards))
            })
            .collect();
        format!("Deck(title: \"T\", facts: [{facts}], cards: [{}])", cards(&self.loose))
    }
}

fn id_text(id: &Option<String>) -> String {
    id.as_ref().map_or(String::new(), |id| format!("id: {id:?}, "))
}

fn card_text(card: &MadeCard) -> String {
    let (id, question, answer) = (id_text(&card.id), &card.question, &card.answer);
    match card.kind {
        "Flip" => format!("Flip({id}front: {question:?}, back: {answer:?}),"),
        "TrueFalse" => format!("TrueFalse({id}q: {question:?}, a: {answer}),"),
        "Cloze" => format!("Cloze({id}text: {:?}),", question.replace("[]", &format!("[{answer}]"))),
        kind => format!("{kind}({id}q: {question:?}, a: {answer:?}),"),
    }
}

/// Makes decks and edits by a seed.
pub struct Teacher {
    rng: Xoshiro256PlusPlus,
    serial: usize,
}

impl Teacher {
    pub fn new(seed: u64) -> Teacher {
        Teacher { rng: Xoshiro256PlusPlus::seed_from_u64(seed), serial: 0 }
    }

    /// A deck of facts with three cards each, and loose cards.
    pub fn deck(&mut self, name: &str, facts: usize, loose: usize) -> MadeDeck {
        let facts = (0..facts).map(|_| self.fact()).collect();
        MadeDeck { name: name.to_owned(), facts, loose: (0..loose).map(|_| self.loose()).collect() }
    }

    /// The deck after an hour of work: one file, renamed perhaps, or two.
    pub fn edit(&mut self, mut deck: MadeDeck) -> Vec<MadeDeck> {
        for fact in &mut deck.facts {
            if self.chance(15) {
                fact.says = self.mend(&fact.says);
            } else if self.chance(10) {
                fact.says = format!("It is said that {}", fact.says);
            }
            if self.chance(15) {
                fact.id = Some(self.id());
            }
            let doomed = self.rng.random_range(0..60);
            fact.cards.retain(|card| card.serial % 60 != doomed);
            fact.cards.shuffle(&mut self.rng);
        }
        let doomed = self.rng.random_range(0..20);
        deck.loose.retain(|card| card.serial % 20 != doomed);
        for card in deck.cards_mut() {
            self.touch(card);
        }
        deck.facts.extend((0..6).map(|_| self.fact()));
        deck.loose.extend((0..12).map(|_| self.loose()));
        deck.facts.shuffle(&mut self.rng);
        deck.loose.shuffle(&mut self.rng);
        if self.chance(40) {
            deck.name = self.id();
        }
        if self.chance(50) {
            let (facts, loose) = (deck.facts.len() / 2, deck.loose.len() / 2);
            let other = MadeDeck {
                name: self.id(),
                facts: deck.facts.split_off(facts),
                loose: deck.loose.split_off(loose),
            };
            return vec![deck, other];
        }
        vec![deck]
    }

    fn touch(&mut self, card: &mut MadeCard) {
        let before = card.clone();
        if self.chance(12) {
            card.question = self.mend(&card.question);
        }
        if self.chance(8) && card.kind != "TrueFalse" {
            card.answer = self.mend(&card.answer);
        }
        card.is_untouched &= before == *card;
        if self.chance(10) {
            card.id = Some(self.id());
        }
    }

    fn fact(&mut self) -> MadeFact {
        let [who, what, place] = [0; 3].map(|_| self.word());
        let year = self.rng.random_range(1950..1970).to_string();
        let cards = vec![
            self.card("Ask", format!("In which year did {who} build the {what}?"), year.clone()),
            self.card("Ask", format!("Who built the {what} in {year}?"), who.clone()),
            match self.rng.random_range(0..3) {
                0 => self.card("TrueFalse", format!("The {what} was built at {place}."), "true".into()),
                1 => self.card("Cloze", format!("The {what} was built at [] in {year}."), place.clone()),
                // A twin of the first.
                _ => self.card(
                    "Ask",
                    format!("When did {place} become the place of the {what}?"),
                    year.clone(),
                ),
            },
        ];
        MadeFact { says: format!("The {what} was built by {who} at {place} in {year}."), id: None, cards }
    }

    fn loose(&mut self) -> MadeCard {
        let [one, two, three] = [0; 3].map(|_| self.word());
        match self.rng.random_range(0..4) {
            0 => self.card("Ask", format!("What is the capital of {one}?"), two),
            1 => self.card("Ask", format!("Does {one} lie in {two}?"), "yes".into()),
            2 => self.card("Cloze", format!("{one} met [] at {two}."), three),
            _ => self.card("Flip", one, two),
        }
    }

    fn card(&mut self, kind: &'static str, question: String, answer: String) -> MadeCard {
        self.serial += 1;
        MadeCard { serial: self.serial, kind, question, answer, id: None, is_untouched: true }
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.rng.random_range(0..100) < percent
    }

    /// An id or a name that nothing else has.
    fn id(&mut self) -> String {
        self.serial += 1;
        format!("{}{}", self.word(), self.serial)
    }

    fn word(&mut self) -> String {
        let syllables = self.rng.random_range(2..5);
        let mut letter = |of: &str| of.as_bytes()[self.rng.random_range(0..of.len())] as char;
        (0..syllables).flat_map(|_| [letter("bdfgklmnprstvz"), letter("aeiou")]).collect()
    }

    /// The text with one letter of its longest word another; a text without a long word stays.
    fn mend(&mut self, text: &str) -> String {
        let words = text.split(' ').filter(|word| word.bytes().all(|b| b.is_ascii_lowercase()));
        match words.max_by_key(|word| word.len()).filter(|word| word.len() >= 6) {
            Some(word) => {
                let at = self.rng.random_range(1..word.len());
                text.replacen(word, &format!("{}y{}", &word[..at], &word[at + 1..]), 1)
            }
            None => text.to_owned(),
        }
    }
}
