//! Telling that cards were changed or moved and kept their progress.

use crate::progress::Kept;
use crate::text::count;

/// One line for each deck in which cards took over the histories of cards from before.
pub fn notes_of(kept: &[Kept]) -> Vec<String> {
    let mut decks: Vec<(&str, usize)> = Vec::new();
    for kept in kept {
        let key = kept.new.as_str();
        let deck = key.split_once('/').map_or(key, |(deck, _)| deck);
        match decks.iter_mut().find(|(known, _)| *known == deck) {
            Some((_, count)) => *count += 1,
            None => decks.push((deck, 1)),
        }
    }
    let note = |(deck, cards): (&str, usize)| {
        let verbs = if cards == 1 { "was changed and keeps its" } else { "were changed and keep their" };
        format!("history: {} of `{deck}` {verbs} progress (`griot relink` lists them)", count(cards, "card"))
    };
    decks.into_iter().map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::CardKey;
    use crate::progress::How;

    #[test]
    fn each_deck_has_a_line() {
        let kept = |new: &str| Kept {
            old: CardKey::from_stored("old/card".into()),
            new: CardKey::from_stored(new.into()),
            how: How::Same,
        };
        assert_eq!(
            notes_of(&[kept("b/x"), kept("a/x"), kept("b/f/y")]),
            [
                "history: 2 cards of `b` were changed and keep their progress (`griot relink` lists them)",
                "history: 1 card of `a` was changed and keeps its progress (`griot relink` lists them)",
            ]
        );
    }
}
