//! Keys, and what is marked with them.

use proptest::prelude::*;

use super::{headed, paper, questions};
use crate::deck::Kind;
use crate::paper::answer::Answer;
use crate::paper::{Key, Paper, mark};
use crate::quiz::{Attempt, Rules};

/// The attempt of one who answers as the key of `known` has it, on a paper of variant `had`.
fn marked(key: &Key, known: &str, had: &str) -> Attempt {
    let typed: Vec<String> =
        key.variant(known).unwrap().questions.iter().map(|question| question.answer.typed()).collect();
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    // What is a letter on one variant may be none of another: then nothing was answered.
    let had = key.variant(had).unwrap();
    mark(key, had, "Ada", &typed, &Rules::default())
        .unwrap_or_else(|_| mark(key, had, "Ada", &vec![""; typed.len()], &Rules::default()).unwrap())
}

#[test]
fn what_is_typed_is_read_as_it_was_meant() {
    let paper = Paper::new(headed("Mali"), &questions(), 1, 1);
    let key = Key::of(&paper);
    let variant = key.variant("a").unwrap();
    let place =
        |kind: Kind| variant.questions.iter().position(|question| question.kind() == Some(kind)).unwrap();
    // An answer to the question of a kind, all others left out.
    let one = |kind: Kind, typed: &str| {
        let mut all = vec![""; variant.questions.len()];
        all[place(kind)] = typed;
        mark(&key, variant, "Ada", &all, &Rules::default()).map(|attempt| attempt.items[place(kind)].clone())
    };
    let worth = |kind: Kind, typed: &str| one(kind, typed).map(|item| item.credit);
    let right = |kind: Kind| variant.questions[place(kind)].answer.typed();
    assert_eq!(worth(Kind::Pick, &right(Kind::Pick).to_lowercase()), Ok(1.0));
    assert_eq!(worth(Kind::Pick, "AB"), Ok(0.0));
    assert_eq!(one(Kind::Pick, "AB").unwrap().given.len(), 2);
    assert_eq!(one(Kind::Pick, "-").unwrap().given.len(), 0);
    let spaced: String = right(Kind::PickAll).chars().rev().flat_map(|c| [c, ' ']).collect();
    assert_eq!(worth(Kind::PickAll, &spaced), Ok(1.0));
    assert_eq!(worth(Kind::TrueFalse, "true"), Ok(1.0));
    assert_eq!(worth(Kind::TrueFalse, "f"), Ok(0.0));
    assert_eq!(worth(Kind::TrueFalse, "Richtig"), Ok(1.0));
    let order = right(Kind::Order).replace("", ">");
    assert_eq!(worth(Kind::Order, order.trim_matches('>')), Ok(1.0));
    let partial: String = right(Kind::Match).chars().take(1).collect();
    assert_eq!(worth(Kind::Match, &format!("{partial}--")), Ok(1.0 / 3.0));
    assert_eq!(worth(Kind::Match, &partial), Ok(1.0 / 3.0));
    assert_eq!(worth(Kind::Ask, "ibk"), Ok(1.0));
    for (typed, credit) in [("=0.5", 0.5), ("[0.5]", 0.5), ("[ 0,25 ]", 0.25), ("=1", 1.0), ("[0]", 0.0)] {
        assert_eq!(worth(Kind::Ask, typed), Ok(credit), "{typed}");
    }
    for typed in ["=2", "=1/2", "=50%", "=0.5 ok", "=-0.5", "[2]", "[half]", "[]", "=NaN"] {
        let told = format!("answer {}: `{typed}` is no credit from 0 to 1, as [0.5]", place(Kind::Ask) + 1);
        assert_eq!(one(Kind::Ask, typed).unwrap_err().to_string(), told);
    }
    assert_eq!(worth(Kind::Ask, "0.5"), Ok(0.0));
    assert_eq!(worth(Kind::Number, "13 300"), Ok(1.0));
    assert_eq!(worth(Kind::Cloze, "2013|2100"), Ok(1.0));
    assert_eq!(worth(Kind::Cloze, "|2100"), Ok(0.5));
    let bad = |kind: Kind, typed: &str| one(kind, typed).unwrap_err().to_string();
    let number = |kind: Kind| place(kind) + 1;
    assert_eq!(
        bad(Kind::Pick, "E"),
        format!("answer {}: `E` is none of the choices A to D", number(Kind::Pick))
    );
    assert_eq!(
        bad(Kind::TrueFalse, "x"),
        format!("answer {}: `x` is neither T nor F", number(Kind::TrueFalse))
    );
    assert_eq!(
        bad(Kind::Cloze, "a|b|c"),
        format!("answer {}: `a|b|c` has more gaps than the 2 of the question", number(Kind::Cloze))
    );
    assert_eq!(
        bad(Kind::Order, "ABCA"),
        format!("answer {}: `ABCA` has more letters than the 3 there are", number(Kind::Order))
    );
    let few = mark(&key, variant, "Ada", &["A"], &Rules::default()).unwrap_err();
    assert_eq!(few.to_string(), "it has 1 answer for 8 questions");
    let nothing = mark(&key, variant, "Ada", &[], &Rules::default()).unwrap();
    assert!(nothing.out_of == 8 && nothing.items.iter().all(|item| item.given.is_empty()));
}

#[test]
fn a_key_is_read_back_and_an_answer_that_cannot_be_is_told() {
    let key = Key::of(&paper(3, 2));
    let text = key.write();
    assert_eq!(Key::read(&text), Ok(key));
    let error = |text: &str| Key::read(text).unwrap_err().to_string();
    let broken = text.replacen("Letters(\"T\")", "Letters(\"X\")", 1);
    assert!(error(&broken).ends_with("`X` is no answer to it"), "{}", error(&broken));
    assert!(error("Deck(title: \"x\")").starts_with("1:"));
    for (written, mended, told) in [
        ("Letters(\"T\")", "Letters(\"\")", ": it has no answer"),
        ("Letters(\"T\")", "Texts([[\"true\"]])", ": `true` is no answer to it"),
        ("kind: \"ask\"", "kind: \"akk\"", ": `akk` is no kind of card"),
        ("[[\"Ibrahim Boubacar Keïta\", \"IBK\"]]", "[]", ": it has no answer"),
        ("[[\"Ibrahim Boubacar Keïta\", \"IBK\"]]", "[[]]", ": it has no answer"),
        ("[[\"Ibrahim Boubacar Keïta\", \"IBK\"]]", "[[\"a\"], [\"b\"]]", ": `a | b` is no answer to it"),
    ] {
        let broken = text.replacen(written, mended, 1);
        assert!(broken != text && error(&broken).ends_with(told), "{written}: {}", error(&broken));
    }
    let right = |kind: Kind| {
        let questions = &Key::read(&text).unwrap().variants[0].questions;
        let question = questions.iter().find(|question| question.kind() == Some(kind)).unwrap();
        question.answer.typed()
    };
    for (kind, mended) in [(Kind::PickAll, ""), (Kind::Order, "AAB"), (Kind::Match, "AB")] {
        let broken =
            text.replacen(&format!("Letters(\"{}\")", right(kind)), &format!("Letters(\"{mended}\")"), 1);
        assert!(broken != text && Key::read(&broken).is_err(), "{kind:?}");
    }
    assert!(
        error(&text.replacen("format: 1", "format: 9", 1)).starts_with("it was written by a newer griot")
    );
}

#[test]
fn a_key_is_put_right_after_the_class() {
    let paper = Paper::new(headed("Mali"), &questions()[..3], 1, 1);
    let mut key = Key::of(&paper);
    let sheets = ["A", "B", "C", "D"];
    // What each of four letters gets for the choice, with everything else left out.
    let credits = |key: &Key| {
        let key = Key::read(&key.write()).unwrap();
        let variant = &key.variants[0];
        let place =
            variant.questions.iter().position(|question| question.kind() == Some(Kind::Pick)).unwrap();
        sheets.map(|letter| {
            let mut typed = ["-"; 3];
            typed[place] = letter;
            let attempt = mark(&key, variant, "Ada", &typed, &Rules::default()).unwrap();
            (attempt.score, attempt.out_of)
        })
    };
    let place = key.variants[0].questions.iter().position(|own| own.kind() == Some(Kind::Pick)).unwrap();
    key.variants[0].questions[place].answer = Answer::Letters("CA".to_owned());
    assert_eq!(credits(&key), [(1.0, 3), (0.0, 3), (1.0, 3), (0.0, 3)]);
    let attempt = mark(&key, &key.variants[0], "Ada", &[], &Rules::default()).unwrap();
    assert_eq!(attempt.items[place].right.len(), 2);
    // What is struck out is worth nothing to anybody, whatever stands there.
    key.variants[0].questions[place].answer = Answer::Void;
    assert_eq!(credits(&key), [(0.0, 2); 4]);
    let mut typed = ["-"; 3];
    typed[place] = "no letter";
    assert!(mark(&key, &key.variants[0], "Ada", &typed, &Rules::default()).is_ok());
}

proptest! {
    #[test]
    fn a_key_gives_full_marks_and_another_one_does_not(seed in any::<u64>()) {
        let key = Key::read(&Key::of(&paper(seed, 4)).write()).unwrap();
        for known in ["A", "B", "C", "D"] {
            for had in ["A", "B", "C", "D"] {
                let attempt = marked(&key, known, had);
                prop_assert_eq!(attempt.out_of, 8);
                prop_assert_eq!(attempt.score == 8.0, known == had, "{} {} {}", known, had, attempt.score);
                prop_assert_eq!(Attempt::read(&attempt.write()), Ok(attempt));
            }
        }
    }
}
