//! Cards that ask in the present about what has ended.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::flag::Flag;
use crate::deck::{Card, Code, Fact, FactSpan, Owner, Spot, filled};
use crate::language::{English, Sentence, Tag};

/// A reader of English, made at the first fact that has ended and kept for the others. Without its model
/// no English is read, and no warning given.
#[derive(Debug, Default)]
pub struct Reader(OnceCell<Option<English<'static>>>);

impl Reader {
    fn english(&self) -> Option<&English<'static>> {
        self.0.get_or_init(|| English::embedded().ok()).as_ref()
    }
}

/// Looks at the cards of a fact that held until a day before `today`.
pub fn check(fact: &Fact, place: &FactSpan, today: Date, reader: &Reader, flags: &mut Vec<Flag>) {
    let Some(until) = fact.until.filter(|until| until.0 < today) else { return };
    let Some(english) = reader.english() else { return };
    let ended = until.0.strftime("%-d %B %Y");
    let help = format!("ask in the past: the fact held until {ended}");
    for (card, span) in fact.cards.iter().zip(&place.cards) {
        let (text, spot) = match card {
            Card::Cloze(cloze) => (filled(cloze.text()), Spot::Field("text")),
            Card::Flip(card) => (card.front.clone(), Spot::Field("front")),
            card => (card.prompt().to_owned(), Spot::Field("q")),
        };
        let Some(verb) = present_verb(english, &text) else { continue };
        let message = format!("`{verb}` asks as if it were so today, but it ended on {ended}");
        flags.push(Flag::new(Code::EndedInPresent, &Owner::Item(span.clone()), spot, message, help.clone()));
    }
}

/// The verb in the present that a text turns on; `None` when it tells of the past or the future.
fn present_verb(english: &English<'_>, text: &str) -> Option<String> {
    english.read(text).find_map(|sentence| finite_present(&sentence))
}

fn finite_present(sentence: &Sentence) -> Option<String> {
    let tokens = &sentence.tokens;
    // The first one is that of the question; later ones may be of a clause, or a participle misread.
    let is_finite = |tag: Tag| matches!(tag, Tag::VerbPast | Tag::Modal | Tag::VerbThird | Tag::VerbPresent);
    let verb = tokens.iter().find(|token| is_finite(token.tag))?;
    if matches!(verb.tag, Tag::VerbPast | Tag::Modal) {
        return None;
    }
    let form = verb.word.form.as_str();
    // "the name of the operation that began", "what it stands for", "who is remembered": so it stays.
    let words: Vec<String> = tokens.iter().map(|token| token.word.form.to_lowercase()).collect();
    let lasts = ["name", "stand", "stands", "remembered", "known", "said", "considered"];
    let tells_past = tokens.iter().rev().skip(2).any(|token| token.tag == Tag::VerbPast);
    if tells_past || words.iter().any(|word| lasts.contains(&word.as_str())) {
        return None;
    }
    // "has been" and "is said to have been" look back.
    let looks_back = tokens.iter().any(|token| token.tag == Tag::VerbParticiple)
        && tokens.iter().any(|token| matches!(token.word.form.to_lowercase().as_str(), "has" | "have"));
    (!looks_back).then(|| form.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_present_is_told_from_the_past() {
        let english = English::embedded().unwrap();
        for (text, verb) in [
            ("Who leads MINUSMA?", Some("leads")),
            ("What is the mandate of MINUSMA?", Some("is")),
            ("Which country contributes most of the troops?", Some("contributes")),
            ("What is the capital of Kazakhstan called?", Some("is")),
            ("What is the name of the operation that began in 2013?", None),
            ("What does ECOWAS stand for?", None),
            ("Who led MINUSMA?", None),
            ("In which year did MINUSMA end?", None),
            ("What was the mandate of MINUSMA?", None),
            ("How long has MINUSMA been there?", None),
        ] {
            assert_eq!(present_verb(&english, text).as_deref(), verb, "{text}");
        }
    }
}
