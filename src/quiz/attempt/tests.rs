//! The file of an attempt: what it looks like, and that no change of it goes unseen.

use proptest::prelude::*;

use super::*;

fn attempt() -> Attempt {
    let item = Item {
        card: "mali/serval-leader/who".to_owned(),
        kind: Kind::Pick,
        section: "Operation Serval".to_owned(),
        asked: "Who led Mali's \"Operation Serval\"?".to_owned(),
        choices: vec!["Chad".to_owned(), "France".to_owned()],
        given: vec!["Chad".to_owned()],
        right: vec!["France".to_owned()],
        credit: 0.0,
        seconds: Some(9.5),
        flagged: false,
    };
    Attempt {
        decks: vec![DeckPrint { name: "mali".to_owned(), title: "Mali".to_owned(), hash: "0".repeat(32) }],
        student: Some("Ada".to_owned()),
        began: Some("2026-11-30T10:00:00+00:00[UTC]".to_owned()),
        seconds: Some(812),
        ..Attempt::made_of(vec![item])
    }
}

#[test]
fn it_is_plain_ron() {
    assert_eq!(
        attempt().write(),
        r#"Attempt(
    format: 1,
    decks: [
        Deck(name: "mali", title: "Mali", hash: "00000000000000000000000000000000"),
    ],
    student: "Ada",
    seed: 7,
    began: "2026-11-30T10:00:00+00:00[UTC]",
    seconds: 812,
    rules: Rules(
        partial: true,
        penalty: 0.0,
        strict: false,
    ),
    items: [
        Item(card: "mali/serval-leader/who", kind: "pick", section: "Operation Serval", asked: "Who led Mali's \"Operation Serval\"?", choices: ["Chad", "France"], given: ["Chad"], right: ["France"], credit: 0.0, seconds: 9.5, flagged: false),
    ],
    score: 0.0,
    out_of: 1,
    checksum: "CHECKSUM",
)
"#
        .replace("CHECKSUM", &sum_of(&attempt().write()))
    );
}

fn sum_of(text: &str) -> String {
    let (_, rest) = text.rsplit_once("checksum: \"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn whatever_is_changed_is_found_out() {
    let text = attempt().write();
    assert_eq!(Attempt::read(&text), Ok(attempt()));
    assert_eq!(Attempt::read(&text.replace('\n', "\r\n")), Ok(attempt()));
    let sum = sum_of(&text);
    for (from, to) in [
        ("score: 0.0", "score: 1.0"),
        ("given: [\"Chad\"]", "given: [\"France\"]"),
        ("credit: 0.0", "credit: 1.0"),
        ("student: \"Ada\"", "student: \"Eve\""),
        ("seed: 7", "seed: 7, // as drawn"),
        ("    score", "    remark: \"excellent\",\n    score"),
        (sum.as_str(), "0123456789abcdef"),
        (sum.as_str(), ""),
        (&closing(&sum), ")\n"),
        (&closing(&sum), &format!("{}// ", closing(&sum))),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(Attempt::read(&text.replace(from, to)), Err(AttemptError::Changed), "{from} {to}");
    }
}

#[test]
fn what_is_no_attempt_is_placed() {
    let text = attempt().write();
    for other in ["", "Deck(title: \"Mali\")", "Attempt(seed: 7)"] {
        let read = Attempt::read(other);
        assert!(matches!(read, Err(AttemptError::Unreadable { line: 1, .. })), "{read:?}");
    }
    for (damaged, line) in [
        (text.replace("seed: 7,", "seed: 7"), 8),
        (text.replace("format: 1", "format: -1"), 2),
        (text.split_inclusive('\n').take(9).collect(), 9),
    ] {
        match Attempt::read(&damaged) {
            Err(AttemptError::Damaged { line: found, .. }) => assert_eq!(found, line, "{damaged}"),
            other => panic!("{other:?}"),
        }
    }
    let newer = text.replace("format: 1", "format: 2").replace("seed: 7", "seeds: [7]");
    assert_eq!(Attempt::read(&newer), Err(AttemptError::Newer { found: 2 }));
}

#[test]
fn a_score_is_never_below_nothing() {
    let with = |credit: f64| Item { credit, ..attempt().items.swap_remove(0) };
    assert_eq!(Attempt::score_of(&[with(1.0), with(0.5)]), 1.5);
    assert_eq!(Attempt::score_of(&[with(-1.0), with(0.5)]), 0.0);
    assert_eq!(Attempt { score: 1.5, out_of: 2, ..attempt() }.percent(), 75.0);
    assert_eq!(Attempt { out_of: 0, ..attempt() }.percent(), 0.0);
}

proptest! {
    #[test]
    fn any_attempt_is_read_as_it_was_written(
        texts in prop::collection::vec(any::<String>(), 0..4),
        text in any::<String>(), seed in any::<u64>(), credit in -1.0..1.0f64, kind in 0..9usize,
        seconds in any::<Option<u32>>(), flagged in any::<bool>(),
    ) {
        let mut written = attempt();
        written.seed = seed;
        written.variant = Some(text.clone());
        written.seconds = seconds.map(u64::from);
        written.items.push(Item {
            card: text.clone(), kind: Kind::ALL[kind], section: text.clone(), asked: text, choices: texts.clone(),
            given: texts.clone(), right: texts, credit, seconds: seconds.map(|s| f64::from(s) / 10.0), flagged,
        });
        let file = written.write();
        prop_assert_eq!(Attempt::read(&file), Ok(written.clone()));
        prop_assert_eq!(written.write(), file);
    }
}
