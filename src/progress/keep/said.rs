//! What a card says, kept with its history so that the card is known again under another key.

use crate::deck::{Card, Deck, Fact, Kind, Piece, Slot, pieces};

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What its fact says; `None` for a loose card.
    pub fact: Option<String>,
    pub kind: Kind,
    /// What is asked; of a cloze the whole text, the gap that is asked left empty: `[…]`.
    pub prompt: String,
    /// All answers that count.
    pub answer: String,
}

impl Said {
    /// What a card says; of a cloze, its gaps with the number `gap`.
    pub fn of(card: &Card, fact: Option<&Fact>, gap: Option<u16>) -> Said {
        let (prompt, answer) = match card {
            Card::Ask(card) => (card.q.clone(), card.a.all().join(" / ")),
            Card::Pick(card) => (card.q.clone(), card.a.clone()),
            Card::PickAll(card) => (card.q.clone(), card.a.join(" / ")),
            Card::Cloze(card) => gap_of(card.text(), gap.unwrap_or(0)),
            Card::TrueFalse(card) => (card.q.clone(), card.a.to_string()),
            Card::Order(card) => (card.q.clone(), card.a.join(" → ")),
            Card::Match(card) => {
                let pairs: Vec<String> =
                    card.a.iter().map(|(left, right)| format!("{left} = {right}")).collect();
                (card.q.clone(), pairs.join(" / "))
            }
            Card::Number(card) => match &card.unit {
                Some(unit) => (card.q.clone(), format!("{} {unit}", card.a)),
                None => (card.q.clone(), card.a.to_string()),
            },
            Card::Flip(card) => (card.front.clone(), card.back.clone()),
        };
        Said { fact: fact.map(|fact| fact.says.clone()), kind: card.kind(), prompt, answer }
    }

    /// What the card in this slot of a deck says; `None` when the deck has no such slot.
    pub fn in_deck(deck: &Deck, slot: Slot) -> Option<Said> {
        let fact = match slot.fact {
            Some(fact) => Some(deck.facts.get(fact)?),
            None => None,
        };
        let cards = fact.map_or(&deck.cards, |fact| &fact.cards);
        Some(Said::of(cards.get(slot.card)?, fact, slot.gap))
    }
}

/// The text around the gaps of a number, and what belongs into them.
fn gap_of(text: &str, number: u16) -> (String, String) {
    let (mut prompt, mut answers) = (String::new(), Vec::new());
    for piece in pieces(text).unwrap_or_default() {
        match piece {
            Piece::Text(text) => prompt.push_str(&text),
            Piece::Gap(gap) if gap.number == number => {
                prompt.push_str("[…]");
                answers.push(gap.answers.join(" / "));
            }
            Piece::Gap(gap) => prompt.push_str(gap.answers.first().map_or("", String::as_str)),
        }
    }
    (prompt, answers.join(" … "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Cloze;

    #[test]
    fn a_gap_asks_for_itself_in_the_text_of_the_others() {
        let cloze = Card::Cloze(Cloze::new("In [2013|year], [Keïta / IBK] came."));
        let said = Said::of(&cloze, None, Some(2));
        assert_eq!((said.prompt.as_str(), said.answer.as_str()), ("In 2013, […] came.", "Keïta / IBK"));
        let said = Said::of(&cloze, None, Some(1));
        assert_eq!((said.prompt.as_str(), said.answer.as_str()), ("In […], Keïta came.", "2013"));
    }
}
