use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::generate::Form;
use crate::generate::forms::Asks;

static CRITIC: LazyLock<Critic<'static>> = LazyLock::new(|| Critic::trained().unwrap());

fn card(form: Form, prompt: &str, answer: &str) -> Sketch {
    let asks = Asks::Question { prompt: prompt.to_owned(), answers: vec![answer.to_owned()] };
    Sketch {
        form,
        fact: 0,
        asks,
        place: 0..0,
        thing: None,
        choices: Vec::new(),
        context: None,
        hint: None,
        anchors: 1,
    }
}

fn cut(vocabulary: &str, text: &str) -> Vec<(usize, usize)> {
    let pieces = Pieces::read(vocabulary).unwrap();
    pieces.of(text).iter().map(|piece| (piece.row, piece.shape)).collect()
}

const VOCABULARY: &str = "[UNK]\n[CLS]\n[SEP]\n[MASK]\nplay\n##ing\n##ed\n1\n##9\n,\nelan\n##s";

#[test]
fn words_are_cut_into_the_longest_pieces() {
    assert_eq!(cut(VOCABULARY, "Playing, played"), [(4, 1), (5, 0), (9, 3), (4, 0), (6, 0)]);
    // Accents and capitals are taken off, a gap is one piece, digits are told.
    assert_eq!(cut(VOCABULARY, "Élans _____ 199"), [(10, 1), (11, 0), (3, 3), (7, 2), (8, 2), (8, 2)]);
    // A word of which a part is not known is not known at all.
    assert_eq!(cut(VOCABULARY, "playz Zplay"), [(0, 0), (0, 1)]);
    assert_eq!(cut(VOCABULARY, &"play".repeat(30)), [(0, 0)]);
    assert_eq!(cut(VOCABULARY, " \u{7} "), []);
}

#[test]
fn a_vocabulary_without_its_marks_is_none() {
    assert!(Pieces::read("[UNK]\n[CLS]\n[SEP]\nplay").is_none());
}

#[test]
fn the_critic_tells_a_good_card_from_a_bad_one() {
    let good =
        card(Form::Who, "Who led the first expedition to sail around the world?", "Ferdinand Magellan");
    let bad = card(Form::What, "What did they give to it?", "a thing");
    let judged = CRITIC.judge(Some("Age of Discovery"), &[&good, &bad]);
    assert!(judged[0] > judged[1] + 1.0, "{judged:?}");
}

#[test]
fn a_card_is_judged_the_same_in_any_company() {
    let prompts = ["When did the bridge open?", "Why?", "What is photosynthesis, and what is it for?"];
    let cards: Vec<Sketch> =
        (0..30).map(|at| card(Form::What, prompts[at % 3], ["1932", "to make sugar"][at % 2])).collect();
    let all: Vec<&Sketch> = cards.iter().collect();
    let together = CRITIC.judge(None, &all);
    for (card, expected) in all.iter().zip(&together) {
        assert_eq!(CRITIC.judge(None, &[card]), [*expected]);
    }
    let texts: Vec<Text> = all.iter().map(|card| CRITIC.text(None, card)).collect();
    for (texts, expected) in texts.chunks(7).zip(together.chunks(7)) {
        assert_eq!(CRITIC.weigh_plain(texts, &mut Pass::default()), expected, "on any processor");
    }
}

#[test]
fn a_damaged_critic_is_refused() {
    for (bytes, what) in [
        (&b""[..], "nothing"),
        (&TRAINED[1..], "another beginning"),
        (&TRAINED[..TRAINED.len() - 1], "a missing end"),
        (&TRAINED[..40], "a missing vocabulary"),
    ] {
        assert_eq!(Critic::read(bytes).err(), Some(Malformed), "{what}");
    }
    let mut changed = TRAINED.to_vec();
    for (place, size) in [(8, 3), (12, 0), (12, 4096), (16, 0), (20, 99), (24, u32::MAX)] {
        let was = changed.clone();
        changed[place..place + 4].copy_from_slice(&u32::to_le_bytes(size));
        assert_eq!(Critic::read(&changed).err(), Some(Malformed), "{size} at {place}");
        changed = was;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_text_is_judged(prompt in "\\PC{0,200}", answer in "\\PC{0,60}", title in "\\PC{0,60}") {
        let judged = CRITIC.judge(Some(&title), &[&card(Form::Term, &prompt, &answer)]);
        prop_assert!(judged[0].is_finite() && judged[0].abs() < 100.0, "{judged:?}");
    }
}
