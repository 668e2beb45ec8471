//! Any text gives a draft.

use proptest::prelude::*;

use super::facts;
use crate::generate::{Options, draft};

/// Words of sentences that give cards, and marks that tear them.
fn text() -> impl Strategy<Value = String> {
    let words = "Pluto Maria Okoye France NATO Élise Мария 東京 1930 2013 five the The a an of in In by to as and or which \
                 it he its was is were has launched born called known founded discovered means refers planet treaty \
                 operation country largest first not ( ) [ ] | \\ “ ” \" ' , , . : ; — 's éé \u{1b} \u{301}";
    let word = prop_oneof![
        20 => prop::sample::select(words.split(' ').map(str::to_owned).collect::<Vec<String>>()),
        1 => "\\PC{1,8}",
    ];
    let torn = prop::collection::vec(word, 0..40).prop_map(|words| words.join(" ") + ".");
    let sentences = [
        "Clyde Tombaugh discovered Pluto in Arizona in 1930.",
        "Pluto, a dwarf planet, has five moons.",
        "The IAEA (International Atomic Energy Agency) was founded in Vienna in 1957.",
        "A glacier is a body of ice that moves slowly over land [1].",
        "The division of a cell is called \u{201c}mitosis\u{201d}.",
        "France launched Operation Serval in 2013 and left Mali in 2022.",
        "In 1953, Élise Okoye moved to 東京.",
        "Maria Okoye was born in Lagos in 1931.",
    ];
    let whole = prop::collection::vec(prop::sample::select(sentences.to_vec()), 0..8)
        .prop_map(|sentences| sentences.join(" "));
    prop_oneof![2 => torn, 2 => whole, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_gives_the_same_draft_again_and_sound_ids(text in text()) {
        let facts = facts(&text);
        let options = Options { forms: None, min_score: 0.0, max: None, title: None };
        let first = draft(&facts, &text, &|_| None, &options);
        prop_assert_eq!(&first, &draft(&facts, &text, &|_| None, &options));
        let mut ids: Vec<(usize, String)> = Vec::new();
        for candidate in &first.cards {
            prop_assert!(candidate.fact < first.facts.len());
            let id = candidate.card.common().id;
            ids.push((candidate.fact, id.map(|id| id.to_string()).unwrap_or_default()));
        }
        ids.sort();
        let count = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "{:?}", ids);
        prop_assert!(ids.iter().all(|(_, id)| !id.is_empty()));
    }
}
