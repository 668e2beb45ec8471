//! Acronyms that nothing in the deck explains.

use std::collections::{BTreeMap, HashSet};

use super::editor::Subject;
use super::flag::Flag;
use crate::deck::{Card, Code, Owner, Piece, Spot, pieces};
use crate::language::English;

/// Acronyms that readers of any deck know, beside those that are common in English texts.
const KNOWN: [&str; 42] = [
    "ASCII", "BC", "BCE", "CE", "CPU", "CSS", "CSV", "DNS", "DVD", "FAQ", "FIFA", "FTP", "GIF", "GMT", "GPS",
    "GUI", "HIV", "HTML", "HTTP", "HTTPS", "IQ", "JPEG", "JSON", "LAN", "LED", "PDF", "PNG", "RAM", "RNA",
    "RON", "SMS", "SQL", "SSH", "TCP", "UEFA", "URL", "USB", "USSR", "UTC", "WWII", "XML", "YAML",
];

/// A word as common as this in English texts is either no acronym but a word written to be heard (NOT,
/// DELETE), or one that everybody knows (UNESCO is the rarest).
const COMMON: u32 = 7500;

/// Symbols of elements, two of which make a formula: CO, HF, KI.
const ELEMENTS: &str = "BCFHIKNOPSUVWY";

/// The acronyms of a deck: which are explained, and where each stands first.
#[derive(Debug, Default)]
pub struct Acronyms {
    explained: HashSet<String>,
    /// By acronym: the item, the part of it, the bytes of the text.
    used: BTreeMap<String, (Owner, Spot, std::ops::Range<usize>)>,
}

impl Acronyms {
    /// Takes over what was noted further on in the deck.
    pub fn take(&mut self, others: Acronyms) {
        self.explained.extend(others.explained);
        for (acronym, place) in others.used {
            self.used.entry(acronym).or_insert(place);
        }
    }

    /// Takes note of the acronyms that a text explains: "… Mission in Mali (MINUSMA)", "UNSC (… )",
    /// "CAP stands for …".
    pub fn explain(&mut self, text: &str) {
        if !may_hold_acronym(text) {
            return;
        }
        for (start, acronym) in acronyms(text) {
            let (before, behind) = (&text[..start], &text[start + acronym.len()..]);
            let is_bracketed = before.ends_with('(') && behind.starts_with([')', ',', ';'])
                || behind.trim_start().starts_with("(") && behind.contains(char::is_lowercase);
            let behind = behind.trim_start_matches(['"', '”', '»', '\'', '’']).trim_start();
            let is_told = [
                "stands for",
                "stand for",
                "is short for",
                "short for",
                "means",
                "mean",
                "is the abbreviation",
                "=",
                ":",
            ]
            .iter()
            .any(|phrase| behind.starts_with(phrase));
            if is_bracketed || is_told || spelt_out(before, acronym) {
                self.explained.insert(acronym.to_owned());
            }
        }
    }

    /// Takes note of the acronyms that a card uses, and of those that it explains.
    pub fn look(&mut self, subject: &Subject<'_>) {
        let prompt = subject.card.prompt();
        let explaining = [Some(prompt), subject.card.common().note, subject.card.common().hint];
        for text in explaining.into_iter().flatten() {
            self.explain(text);
        }
        if !may_hold_acronym(prompt) && !answers_of(subject).any(may_hold_acronym) {
            return;
        }
        // A card that asks for an acronym or for what it stands for explains it.
        let answers: Vec<String> = match subject.card {
            Card::Cloze(cloze) => pieces(cloze.text())
                .unwrap_or_default()
                .into_iter()
                .filter_map(|piece| if let Piece::Gap(gap) = piece { Some(gap.answers) } else { None })
                .flatten()
                .collect(),
            _ => subject.answers().to_vec(),
        };
        for answer in &answers {
            let is_acronym = acronyms(answer).next().is_some_and(|(_, acronym)| acronym == answer.trim());
            if is_acronym {
                self.explained.insert(answer.trim().to_owned());
            }
        }
        // In a text of capitals they say nothing.
        if !subject.prompt.chars().any(char::is_lowercase) {
            if let (Card::Flip(_), Some(first)) = (subject.card, acronyms(subject.prompt).next()) {
                self.explained.insert(first.1.to_owned());
            }
            return;
        }
        for (_, acronym) in acronyms(subject.prompt) {
            if answers.iter().any(|answer| spells(answer, acronym)) {
                self.explained.insert(acronym.to_owned());
            }
        }
        self.note(&subject.owner, subject.spot, subject.prompt);
        let (right, wrong): (&[String], &[String]) = match subject.card {
            Card::Pick(card) => (&[], &card.not),
            Card::PickAll(card) => (&card.a, &card.not),
            _ => (&[], &[]),
        };
        for (name, choices) in [("a", right), ("not", wrong)] {
            for (index, choice) in choices.iter().enumerate() {
                self.note(&subject.owner, Spot::Item(name, index), choice);
            }
        }
    }

    /// Takes note of the acronyms that a text uses.
    fn note(&mut self, owner: &Owner, spot: Spot, text: &str) {
        for (start, acronym) in acronyms(text) {
            let is_formula = acronym.len() == 2 && acronym.chars().all(|c| ELEMENTS.contains(c));
            if !KNOWN.contains(&acronym) && !is_roman(acronym) && !is_formula {
                let span = start..start + acronym.len();
                self.used.entry(acronym.to_owned()).or_insert_with(|| (owner.clone(), spot, span));
            }
        }
    }

    /// A flag on the first use of each that nothing explains.
    pub fn unexplained(self) -> impl Iterator<Item = Flag> {
        let Acronyms { used, explained } = self;
        let unexplained: Vec<_> =
            used.into_iter().filter(|(acronym, _)| !explained.contains(acronym)).collect();
        // Read only when it is needed; without it, common ones are told of, too.
        let english = (!unexplained.is_empty()).then(English::embedded).and_then(Result::ok);
        let is_common = move |acronym: &str| {
            let rank = english.as_ref().and_then(|english| english.rank(&acronym.to_lowercase()));
            rank.is_some_and(|rank| rank <= COMMON)
        };
        let unexplained = unexplained.into_iter().filter(move |(acronym, _)| !is_common(acronym));
        unexplained.map(|(acronym, (owner, spot, span))| {
            Flag::new(
                Code::Acronym,
                &owner,
                spot,
                format!("nothing in this deck says what `{acronym}` stands for"),
                format!("write it out where it comes first, as in `United Nations (UN)`, or add a card that asks what {acronym} stands for"),
            )
            .within(span)
        })
    }
}

/// The answers and choices of a card.
fn answers_of<'c>(subject: &Subject<'c>) -> impl Iterator<Item = &'c str> {
    let (right, wrong): (&[String], &[String]) = match subject.card {
        Card::Ask(card) => (card.a.all(), &[]),
        Card::Pick(card) => (std::slice::from_ref(&card.a), &card.not),
        Card::PickAll(card) => (&card.a, &card.not),
        Card::Flip(card) => (std::slice::from_ref(&card.back), &[]),
        _ => (&[], &[]),
    };
    right.iter().chain(wrong).map(String::as_str)
}

/// Whether two capitals stand side by side, as in every acronym.
fn may_hold_acronym(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| {
        pair[0].is_ascii_uppercase() && !pair[1].is_ascii_lowercase() && pair[1].is_ascii_alphanumeric()
    })
}

/// The words of a text that are capitals alone, or capitals and digits: two to eight of them.
fn acronyms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’' | '/');
    let mut at = 0;
    text.split(move |c: char| !is_part(c)).filter_map(move |word| {
        let start = at + text[at..].find(word)?;
        at = start + word.len();
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let letters = word.chars().filter(char::is_ascii_uppercase).count();
        let fits = (2..=8).contains(&word.len())
            && letters >= 2
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        // "H2SO4", "K12": formulas and codes of more digits than one say what they are.
        let digits = word.len() - letters;
        (fits && digits <= 1).then_some((start, word))
    })
}

/// Whether all letters are those of Roman numerals, as in "World War II".
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVXLCDM".contains(c))
}

/// Whether the words right before an acronym's bracket spell it: "Economic Community (EC".
fn spelt_out(before: &str, acronym: &str) -> bool {
    before.trim_end().ends_with('(') && spells(before, acronym)
}

/// Whether the capital letters of a text's words hold the letters of an acronym in their order.
fn spells(text: &str, acronym: &str) -> bool {
    let mut initials = text
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase);
    text.split_whitespace().count() > 1
        && acronym
            .chars()
            .filter(char::is_ascii_alphabetic)
            .all(|letter| initials.any(|initial| initial == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_capitals_alone() {
        let found = |text| acronyms(text).map(|(_, acronym)| acronym).collect::<Vec<_>>();
        assert_eq!(found("Did MINUSMA's G5 or ECOWAS, the A-level or H2SO4 …"), ["MINUSMA", "ECOWAS"]);
        assert_eq!(found("I am"), [""; 0]);
    }

    #[test]
    fn an_acronym_may_be_explained_in_several_ways() {
        for text in [
            "the Economic Community of West African States (ECOWAS)",
            "ECOWAS (Economic Community of West African States)",
            "What does \"ECOWAS\" stand for? ECOWAS stands for a community.",
        ] {
            let mut acronyms = Acronyms::default();
            acronyms.explain(text);
            assert!(acronyms.explained.contains("ECOWAS"), "{text}");
        }
        assert!(spells("Economic Community of West African States", "ECOWAS"));
        assert!(!spells("Mali", "ECOWAS"));
    }
}
