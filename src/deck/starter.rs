//! Decks to begin with: short, true and full of comments, one for each use.

use super::write::quoted;

/// What a deck is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starter {
    Facts,
    Vocabulary,
    Timeline,
    Definitions,
    Formulas,
}

/// Stands in a starter where the title goes.
const TITLE: &str = "\"TITLE\"";

impl Starter {
    /// Every starter, in the order that they are offered.
    pub const ALL: [Starter; 5] =
        [Starter::Facts, Starter::Vocabulary, Starter::Timeline, Starter::Definitions, Starter::Formulas];

    /// The text of a deck with this title.
    pub fn text(self, title: &str) -> String {
        let text = match self {
            Starter::Facts => include_str!("starters/facts.ron"),
            Starter::Vocabulary => include_str!("starters/vocabulary.ron"),
            Starter::Timeline => include_str!("starters/timeline.ron"),
            Starter::Definitions => include_str!("starters/definitions.ron"),
            Starter::Formulas => include_str!("starters/formulas.ron"),
        };
        text.replacen(TITLE, &quoted(title), 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Kind, read};

    #[test]
    fn every_starter_is_in_order_and_short_enough_to_read() {
        for starter in Starter::ALL {
            let text = starter.text("Rivers \"and\" seas");
            let reading = read(&text);
            assert_eq!(reading.diagnostics, [], "{starter:?}");
            assert_eq!(reading.deck.unwrap().title, "Rivers \"and\" seas");
            assert!((20..=50).contains(&text.lines().count()), "{starter:?}");
            assert!(text.lines().all(|line| line.chars().count() <= 100), "{starter:?}");
            let comments = text.lines().filter(|line| line.trim().starts_with("//")).count();
            assert!(comments >= 6, "{starter:?} has {comments} lines of comments");
        }
    }

    #[test]
    fn together_they_show_every_kind() {
        let texts: String = Starter::ALL.iter().map(|starter| starter.text("x")).collect();
        for kind in Kind::ALL {
            assert!(texts.contains(&format!(" {}(", kind.name())), "no {}", kind.name());
        }
    }
}
