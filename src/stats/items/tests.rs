//! Figures of whole tests.

use proptest::prelude::*;

use super::*;
use crate::stats::Glyphs;

/// A test from rows of digits; anything else is a missing answer.
fn test(rows: &[&str]) -> Test {
    let mut test = Test::default();
    for (at, row) in rows.iter().enumerate() {
        let student = test.student(&format!("student {}", at + 1));
        for (place, c) in row.chars().enumerate() {
            let question = test.question(&format!("q{}", place + 1));
            let given = c.to_digit(10).map_or(Given::Nothing, |credit| Given::Credit(f64::from(credit)));
            test.answer(student, question, given);
        }
    }
    test
}

fn close(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 5e-5), "{found:?}, not {expected}");
}

/// 40 students and 10 questions.
#[rustfmt::skip]
const CLASS: [&str; 40] = [
    "1111111110", "1110010000", "1110111100", "1111101000", "1111110000",
    "1111110010", "1110111101", "1011110000", "1111111110", "1111010001",
    "1111100111", "1111111111", "1000000000", "0011000100", "0011110010",
    "1110011010", "1000100000", "0100000000", "0000000000", "1111111010",
    "1101000010", "1100000000", "1111110000", "1110011101", "1111111111",
    "0000101010", "1101000100", "0000000000", "1111010100", "1111000100",
    "1111111000", "1111000001", "1111111010", "1111111010", "1110010000",
    "0010000010", "1101000000", "1110000000", "0100000000", "1111100100",
];

/// The figures that R's psych gives for the class.
#[test]
fn the_figures_are_those_of_r() {
    let analysis = analyze(&test(&CLASS), Missing::Wrong);
    let q1 = &analysis.items[0];
    for (found, expected) in
        [(q1.p, 0.8), (q1.discrimination, 0.5455), (q1.point_biserial, 0.5990), (q1.corrected, 0.4912)]
    {
        close(found, expected);
    }
    close(analysis.whole.alpha, 0.795282);
    close(analysis.whole.error, 1.243072);
    assert_eq!(analysis.groups.size, 11);
}

/// Six students by hand: scores 3, 2, 2, 1, 1, 0.
#[test]
fn small_figures_by_hand() {
    let analysis = analyze(&test(&["111", "110", "101", "100", "010", "000"]), Missing::Wrong);
    close(analysis.whole.mean, 1.5);
    // Squares 2.25 .25 .25 .25 .25 2.25: 5.5 / 6.
    close(analysis.whole.deviation, (5.5f64 / 6.0).sqrt());
    close(analysis.whole.sample_deviation, (5.5f64 / 5.0).sqrt());
    // Σpq = 2/9 + 1/4 + 2/9.
    let alpha = 1.5 * (1.0 - (4.0 / 9.0 + 0.25) / (5.5 / 6.0));
    close(analysis.whole.alpha, alpha);
    close(analysis.whole.error, (5.5f64 / 5.0).sqrt() * (1.0 - alpha).sqrt());
    // Of 6 students 1.62 are two: 111, 110 and 010, 000.
    assert_eq!(analysis.groups.size, 2);
    let found: Vec<_> = analysis.items.iter().map(|item| item.discrimination.unwrap()).collect();
    assert_eq!(found, [1.0, 0.5, 0.5]);
    // q1 with the rest: (1,2) (1,1) (1,1) (1,0) (0,1) (0,0).
    close(analysis.items[0].corrected, 0.342_997);
}

#[test]
fn what_does_not_vary_has_no_correlation() {
    let analysis = analyze(&test(&["110", "100", "101", "110"]), Missing::Wrong);
    let all_right = &analysis.items[0];
    assert_eq!((all_right.p, all_right.point_biserial, all_right.corrected), (Some(1.0), None, None));
    assert_eq!(all_right.advice, [Advice::AllRight]);
    assert_eq!(analysis.whole.varying, 2);
    let (alpha, of_varying) = (analysis.whole.alpha.unwrap(), analysis.whole.alpha_of_varying.unwrap());
    assert!((alpha / 1.5 - of_varying / 2.0).abs() < 1e-12);
    let same = analyze(&test(&["10", "01"]), Missing::Wrong);
    assert_eq!((same.whole.alpha, same.whole.error), (None, None));
}

#[test]
fn a_missing_answer_is_wrong_or_left_out() {
    let rows = ["11-", "101", "0--", "010"];
    let wrong = analyze(&test(&rows), Missing::Wrong);
    assert_eq!(wrong.items[2].p, Some(0.25));
    assert_eq!(wrong.students.iter().map(|student| student.score).collect::<Vec<_>>(), [2.0, 2.0, 0.0, 1.0]);
    let skip = analyze(&test(&rows), Missing::Skip);
    assert_eq!((skip.items[2].p, skip.items[2].answers, skip.items[2].unanswered), (Some(0.5), 2, 2));
    assert_eq!(skip.students.iter().map(|student| student.score).collect::<Vec<_>>(), [3.0, 2.0, 0.0, 1.0]);
    // Who was not asked is not wrong.
    let mut test = test(&["11", "10"]);
    let late = test.question("q3");
    test.answer(0, late, Given::Credit(1.0));
    let uneven = analyze(&test, Missing::Wrong);
    assert_eq!((uneven.items[2].p, uneven.items[2].unanswered), (Some(1.0), 0));
    assert_eq!(uneven.students[1].score, 1.5);
}

/// What `psych::alpha` gives for a table with missing answers: `raw_alpha`, and `mean`, `raw.r` and
/// `r.drop` of each question.
#[test]
fn what_is_left_out_is_left_out_as_in_r() {
    let rows = ["111-", "1011", "00-0", "1101", "0000", "010-", "1011", "0001"];
    let analysis = analyze(&test(&rows), Missing::Skip);
    close(analysis.whole.alpha, 0.696_486_7);
    for (item, [mean, raw, dropped]) in analysis.items.iter().zip([
        [0.5, 0.931_556_0, 0.883_290_7],
        [0.375, 0.466_020_5, 0.127_952_7],
        [0.428_571_4, 0.75, 0.407_825_9],
        [0.666_666_7, 0.857_492_9, 0.619_078_3],
    ]) {
        close(item.p, mean);
        close(item.point_biserial, raw);
        close(item.corrected, dropped);
    }
}

#[test]
fn nobody_and_one_student_are_no_test() {
    let nobody = analyze(&Test::default(), Missing::Wrong);
    assert_eq!((nobody.whole.students, nobody.whole.mean, nobody.whole.alpha), (0, None, None));
    let one = analyze(&test(&["101"]), Missing::Skip);
    assert_eq!((one.groups.size, one.whole.alpha, one.items[0].discrimination), (0, None, None));
    assert!(!lines(&nobody, 40, Glyphs::Ascii).is_empty() && !lines(&one, 40, Glyphs::Ascii).is_empty());
}

/// A class in which the key of the last question is wrong: the best chose `right`.
fn with_wrong_key() -> Test {
    let mut test = Test::default();
    for at in 0..20 {
        let student = test.student("s");
        for place in 0..5 {
            let question = test.question(&format!("q{place}"));
            test.answer(student, question, Given::Credit(f64::from(u8::from(at >= place * 4))));
        }
        let question = test.question("bad \u{1b}[31m <b>");
        test.asks(question, "Which | \u{202e}one?");
        let places =
            ["key", "right", "un;used"].map(|text| test.choice(question, text, text == "key").unwrap());
        let is_key = at < 9;
        test.chose(student, question, places[usize::from(!is_key)]);
        test.took(question, 300.0);
        test.answer(student, question, Given::Credit(f64::from(u8::from(is_key))));
    }
    test
}

#[test]
fn a_wrong_key_and_an_idle_choice_are_told() {
    let analysis = analyze(&with_wrong_key(), Missing::Wrong);
    let bad = analysis.items.last().unwrap();
    assert_eq!(
        bad.advice.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "Better students get this wrong and choose “right”: check the key.",
            "Nobody chose “un;used”: put something more likely in its place.",
        ]
    );
    assert_eq!((bad.choices[1].chosen, bad.choices[2].mean_score), (11, None));
    assert_eq!(analysis.items[0].advice, [Advice::AllRight]);
}

/// A test of 20 students, the better ones last, in which `chosen` says who chooses what in a question with
/// the choices `key`, `x` and `y`, which takes `seconds`. Returns the codes of the advice on it.
fn advised(chosen: impl Fn(usize) -> Option<usize>, seconds: f64) -> Vec<&'static str> {
    let mut test = Test::default();
    for at in 0..20 {
        let student = test.student("s");
        for place in 0..5 {
            let question = test.question(&format!("q{place}"));
            test.answer(student, question, Given::Credit(f64::from(u8::from(at >= 2 + place * 4))));
            test.took(question, 20.0);
        }
        let question = test.question("asked");
        let places = ["key", "x", "y"].map(|text| test.choice(question, text, text == "key").unwrap());
        test.took(question, seconds);
        let Some(choice) = chosen(at) else {
            test.answer(student, question, Given::Nothing);
            continue;
        };
        test.chose(student, question, places[choice]);
        test.answer(student, question, Given::Credit(f64::from(u8::from(choice == 0))));
    }
    let analysis = analyze(&test, Missing::Wrong);
    analysis.items.last().unwrap().advice.iter().map(Advice::code).collect()
}

#[test]
fn advice_is_what_a_colleague_would_say() {
    type Chosen = fn(usize) -> Option<usize>;
    let cases: [(Chosen, f64, &[&str]); 11] = [
        // Those above the middle are right, the others divided.
        (|at| Some(if at >= 10 { 0 } else { 1 + at % 2 }), 20.0, &[]),
        (|_| Some(0), 20.0, &["all-right"]),
        (|at| Some(1 + at % 2), 20.0, &["none-right"]),
        // The weaker ones fall for one choice, or all sorts do.
        (|at| Some(if at >= 14 { 0 } else { 1 + usize::from(at % 7 == 0) }), 20.0, &["misconception"]),
        (|at| Some(if at % 5 == 0 { 0 } else { 1 + usize::from(at % 4 == 0) }), 20.0, &["misleading-choice"]),
        (|at| Some(at % 2), 20.0, &["ambiguous", "unused-choice"]),
        (|at| Some((at + 1) % 3), 20.0, &["flat"]),
        // The better students choose another, and are more than those who are right.
        (|at| Some(if at >= 8 { 1 } else { at % 4 / 2 * 2 }), 20.0, &["check-key"]),
        // In an easy question it is no wonder that a choice drew nobody.
        (|at| Some(usize::from(at == 0)), 20.0, &["easy"]),
        (|at| (at >= 10).then_some(at % 8 / 3), 20.0, &["left-out"]),
        (|at| Some(if at >= 10 { 0 } else { 1 + at % 2 }), 90.0, &["slow"]),
    ];
    for (at, (chosen, seconds, codes)) in cases.into_iter().enumerate() {
        assert_eq!(advised(chosen, seconds), codes, "case {at}");
    }
}

/// Thirty students, of whom the better half know whether a statement is true, which costs the others a
/// point; before it come five questions that all tell the better ones from the others.
#[test]
fn what_a_wrong_answer_costs_makes_no_question_hard() {
    let class = |cost: f64| {
        let mut test = Test::default();
        for at in 0..30 {
            let student = test.student(&format!("student {at}"));
            for place in 0..5 {
                let question = test.question(&format!("q{place}"));
                test.answer(student, question, Given::Credit(f64::from(u8::from(at >= 3 + place * 6))));
            }
            let question = test.question("statement");
            let places = ["true", "false"].map(|text| test.choice(question, text, text == "true").unwrap());
            let is_right = at >= 15;
            test.chose(student, question, places[usize::from(!is_right)]);
            test.answer(student, question, Given::Credit(if is_right { 1.0 } else { -cost }));
        }
        analyze(&test, Missing::Wrong)
    };
    let (free, costly) = (class(0.0), class(1.0));
    let statement = &costly.items[5];
    assert_eq!(
        (statement.p, statement.discrimination, &statement.advice),
        (Some(0.5), Some(1.0), &Vec::new())
    );
    for (free, costly) in free.items.iter().zip(&costly.items) {
        assert_eq!((free.p, &free.advice), (costly.p, &costly.advice));
    }
    let said = lines(&costly, 1000, Glyphs::Ascii).join("\n");
    assert!(said.contains(" Wrong answers cost points: that is in the scores, and not in p and D."));
    assert!(said.contains("\n3 students score below 0; a quiz or a mark says 0 then.\n"), "{said}");
    let said = lines(&free, 300, Glyphs::Ascii).join("\n");
    assert!(!said.contains("cost points") && !said.contains("below 0"));
    // Who chose the wrong one has lost a point for it, and is not the weaker for that.
    let choices = |analysis: &Analysis| [0, 1].map(|choice| analysis.items[5].choices[choice].mean_rest);
    assert_eq!(choices(&free), choices(&costly));
}

#[test]
fn students_are_listed_by_score_and_the_deck_leaves_room_for_the_card() {
    let mut test = Test::default();
    for (name, credits) in
        [("Ada", [1.0, 0.5]), ("", [1.0, 1.0]), ("Bo\u{1b}", [1.0, 1.0]), ("Cy", [0.5, 1.0])]
    {
        let student = test.student(name);
        for (name, credit) in ["mali/serval-leader/who", "mali/minusma/when"].into_iter().zip(credits) {
            let question = test.question(name);
            test.answer(student, question, Given::Credit(credit));
        }
    }
    let analysis = analyze(&test, Missing::Wrong);
    let said = lines(&analysis, 40, Glyphs::Ascii).join("\n");
    assert!(said.contains("\n1. serval-l…") && said.contains("\n2. minusma/…"), "{said}");
    assert!(said.ends_with(
        "\nStudents\nstudent    score        %\nBo␛         2.00    100.0\nAda         1.50     75.0\nCy          1.50     75.0"
    ), "{said}");
    assert!(lines(&analysis, 80, Glyphs::Ascii).join("\n").contains("\n1. mali/serval-leader/who  "));
    let page = page(&analysis, "x");
    assert!(page.contains("<h2>Students</h2>") && page.contains("75.0"));
}

#[test]
fn a_table_holds_no_formula() {
    let mut test = test(&["10", "01"]);
    let question = test.question("@SUM(A1)");
    test.asks(question, "=HYPERLINK(\"http://x\")");
    test.answer(0, question, Given::Credit(-0.5));
    let table = crate::text::csv::rows(&csv(&analyze(&test, Missing::Wrong))).unwrap();
    assert_eq!(table[3].fields[..2], ["'@SUM(A1)", "'=HYPERLINK(\"http://x\")"]);
    assert!(table.iter().flat_map(|row| &row.fields).all(|field| !field.starts_with(['=', '+', '@'])));
}

#[test]
fn what_is_drawn_fits_and_holds_no_markup_or_control() {
    let analysis = analyze(&with_wrong_key(), Missing::Wrong);
    for columns in [40, 41, 60, 80, 120] {
        for line in lines(&analysis, columns, Glyphs::Unicode) {
            assert!(crate::text::width(&line) <= columns, "at {columns}: {line}");
            assert!(!line.contains(['\u{1b}', '\u{202e}']));
        }
    }
    let page = page(&analysis, "<i>test</i>");
    assert!(!page.contains("<b>\u{20}") && page.contains("&lt;b&gt;") && page.contains("&lt;i&gt;test"));
    let table = crate::text::csv::rows(&csv(&analysis)).unwrap();
    assert!(table.len() == 7 && table.iter().all(|row| row.fields.len() == 15));
}

proptest! {
    #[test]
    fn figures_hold_together(rows in prop::collection::vec("[01]{6}", 2..30), shift in 0usize..30) {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let whole = analyze(&test(&rows), Missing::Wrong);
        // Without a missing answer both rules are one.
        let skip = analyze(&test(&rows), Missing::Skip);
        prop_assert_eq!((&whole.items, &whole.whole), (&skip.items, &skip.whole));
        let p: f64 = whole.items.iter().filter_map(|item| item.p).sum();
        prop_assert!((p - whole.whole.mean.unwrap()).abs() < 1e-9);
        prop_assert_eq!(whole.whole.histogram.iter().map(|bin| bin.students).sum::<usize>(), rows.len());
        for item in &whole.items {
            if let Some(d) = item.discrimination {
                prop_assert!((-1.0..=1.0).contains(&d));
            }
        }
        // But for groups that ties cut, the order of students says nothing.
        let mut turned = rows.clone();
        turned.rotate_left(shift % rows.len());
        let turned = analyze(&test(&turned), Missing::Wrong);
        let is_same = match (whole.whole.alpha, turned.whole.alpha) {
            (Some(one), Some(other)) => (one - other).abs() < 1e-9,
            (one, other) => one == other,
        };
        prop_assert!(is_same);
        for (one, other) in whole.items.iter().zip(&turned.items) {
            prop_assert_eq!(one.p.is_some(), other.p.is_some());
            if let (Some(one), Some(other)) = (one.corrected, other.corrected) {
                prop_assert!((one - other).abs() < 1e-9);
            }
        }
    }
}
