//! Every kind of card in plain mode: how it is asked, answered, given up and shown.

use crate::griot::Griot;

const FIRST: &str = "Type :h and Enter for help, :q to leave.";
const TOMORROW: &str = "Comes back tomorrow.";
const IN_2_DAYS: &str = "Comes back in 2 days (7 January 2026).";
const AGAIN: &str = "Comes back in this session.";

/// What a session on one card says to each of its questions, from the question to the next.
fn turns(card: &str, input: &str) -> Vec<String> {
    let griot = Griot::new().deck("one.ron", format!("Deck(title: \"One\", cards: [{card}])"));
    let output = griot.run("study one --seed 1").stdin(input).code(0).stderr("");
    let mut turns: Vec<String> = output.out.split("\n\n").map(str::to_owned).collect();
    assert_eq!(turns.remove(0), FIRST);
    assert!(turns.pop().unwrap().contains("Due by tomorrow: "), "no summary in {output}");
    turns
}

/// Asserts that `card` is asked as `question`, and that each reply to it is met as given.
#[track_caller]
fn asks(card: &str, question: &str, replies: &[(&str, &str)]) {
    for (reply, verdict) in replies {
        let turns = turns(card, reply);
        assert_eq!(turns[0], format!("One · new · 1 left\n{question}\n{verdict}"), "after {reply:?}");
        // What was not recalled is asked once more; what was ends the session.
        let returns = verdict.ends_with(AGAIN);
        assert_eq!(turns.len(), if returns { 2 } else { 1 }, "after {reply:?}: {turns:#?}");
        if returns {
            assert!(turns[1].starts_with("One · again · 1 left\n"), "{turns:#?}");
        }
    }
}

#[test]
fn ask_takes_any_of_the_answers() {
    const CARD: &str = r#"Ask(q: "Which river flows through Bamako?", a: ["The Niger", "Joliba"],
        note: "It bends at Timbuktu.")"#;
    let rest = |comes_back: &str| format!("  Note: It bends at Timbuktu.\n{comes_back}");
    asks(
        CARD,
        "Which river flows through Bamako?",
        &[
            (
                "The Niger\n",
                &format!("✓ Right.\nAnswer: The Niger\n        also: Joliba\n{}", rest(IN_2_DAYS)),
            ),
            (
                "  joliba \n",
                &format!(
                    "✓ Right.\nYours:  joliba\nAnswer: Joliba\n        also: The Niger\n{}",
                    rest(IN_2_DAYS)
                ),
            ),
            (
                "Senegal\n",
                &format!(
                    "✗ Wrong.\nYours:  Senegal\nAnswer: The Niger\n        also: Joliba\n{}",
                    rest(AGAIN)
                ),
            ),
            ("\n", &format!("✗ No answer.\nAnswer: The Niger\n        also: Joliba\n{}", rest(AGAIN))),
            (
                "The Nigr\n",
                &format!(
                    "Close: one letter differs. If you knew it, type :3 and Enter to count it as right.\n\
                     ✗ Counted as wrong: one letter differs.\nYours:  The Nigr\nAnswer: The Nig[e]r\n        \
                     also: Joliba\n{}",
                    rest(AGAIN)
                ),
            ),
        ],
    );
}

#[test]
fn pick_takes_one_number() {
    asks(
        r#"Pick(q: "What is the capital of Mali?", a: "Bamako", not: ["Dakar", "Niamey"])"#,
        "What is the capital of Mali?\n1  Niamey\n2  Bamako\n3  Dakar\nChoose 1 to 3:",
        &[
            ("2\n", &format!("✓ Right.\nAnswer: Bamako\n{TOMORROW}")),
            ("1\n", &format!("✗ Wrong.\nYours:  Niamey\nAnswer: Bamako\n{AGAIN}")),
            ("\n", &format!("✗ No answer.\nAnswer: Bamako\n{AGAIN}")),
            // What is no choice is asked again.
            (
                "4\nBamako\n0\n2\n",
                &format!("{}✓ Right.\nAnswer: Bamako\n{TOMORROW}", "Choose 1 to 3:\n".repeat(3)),
            ),
        ],
    );
}

#[test]
fn pick_all_takes_numbers_in_any_order() {
    let right = format!("✓ Right.\n[ ] Nile\n[x] Niger\n[x] Senegal\n[ ] Volta\n{TOMORROW}");
    asks(
        r#"PickAll(q: "Which rivers flow through Mali?", a: ["Niger", "Senegal"], not: ["Nile", "Volta"])"#,
        "Which rivers flow through Mali?\n1  [ ] Nile\n2  [ ] Niger\n3  [ ] Senegal\n4  [ ] Volta\n\
         Choose all that are right, from 1 to 4, as in 1 3:",
        &[
            ("2 3\n", &right),
            ("32\n", &right),
            (" 3, 2,2\n", &right),
            (
                "12\n",
                &format!(
                    "✗ Wrong.\n[ ] Nile (does not belong)\n[x] Niger\n[x] Senegal (missed)\n[ ] Volta\n{AGAIN}"
                ),
            ),
            ("\n", &format!("✗ No answer.\n[ ] Nile\n[x] Niger\n[x] Senegal\n[ ] Volta\n{AGAIN}")),
        ],
    );
}

#[test]
fn cloze_takes_one_line_a_gap() {
    const FILLED: &str = "Mali became independent in [1960] under [Modibo Keïta].";
    asks(
        r#"Cloze("Mali became independent in [1::1960] under [1::Modibo Keïta|president].")"#,
        "Mali became independent in [1 …] under [2 …: president].\nGap 1 of 2:\nGap 2 of 2:",
        &[
            ("1960\nModibo Keïta\n", &format!("✓ Right.\n{FILLED}\n{IN_2_DAYS}")),
            ("1960\nmodibo keita\n", &format!("✓ Right.\n{FILLED}\n{IN_2_DAYS}")),
            ("1961\nModibo Keïta\n", &format!("✗ Wrong.\n{FILLED}\nYours:  1961\nAnswer: 196[0]\n{AGAIN}")),
            (
                "1960\nModibo Keta\n",
                &format!(
                    "Close: one letter differs. If you knew it, type :3 and Enter to count it as right.\n\
                     ✗ Counted as wrong: one letter differs.\n{FILLED}\nYours:  Modibo Keta\n\
                     Answer: Modibo Ke[ï]ta\n{AGAIN}"
                ),
            ),
            ("\n\n", &format!("✗ No answer.\n{FILLED}\n{AGAIN}")),
        ],
    );
}

#[test]
fn a_single_gap_needs_no_number() {
    asks(
        r#"Cloze("Serval began in [2013].")"#,
        "Serval began in […].",
        &[("2013\n", &format!("✓ Right.\nServal began in [2013].\n{IN_2_DAYS}"))],
    );
}

#[test]
fn true_false_takes_words_and_numbers() {
    let right = format!("✓ Right.\nAnswer: false\n{TOMORROW}");
    let wrong = format!("✗ Wrong.\nAnswer: false\n{AGAIN}");
    asks(
        r#"TrueFalse(q: "Mali has a coast.", a: false)"#,
        "Mali has a coast.\n1  true\n2  false\nChoose 1 (true) or 2 (false):",
        &[
            ("2\n", &right),
            ("f\n", &right),
            ("FALSE\n", &right),
            ("1\n", &wrong),
            ("t\n", &wrong),
            ("true\n", &wrong),
            ("\n", &format!("✗ No answer.\nAnswer: false\n{AGAIN}")),
            ("3\n2\n", &format!("Choose 1 (true) or 2 (false):\n{right}")),
        ],
    );
}

#[test]
fn order_takes_every_number_once() {
    const INSTRUCTION: &str = "Put 1 to 3 in order, as in 2 1 3:";
    let right = format!("✓ Right.\n1. Ghana\n2. Mali\n3. Songhai\n{TOMORROW}");
    asks(
        r#"Order(q: "Put in order of their founding.", a: ["Ghana", "Mali", "Songhai"])"#,
        &format!("Put in order of their founding.\n1  Songhai\n2  Ghana\n3  Mali\n{INSTRUCTION}"),
        &[
            ("2 3 1\n", &right),
            ("231\n", &right),
            (
                "213\n",
                &format!("✗ Wrong.\n1. Ghana\n2. Mali (was elsewhere)\n3. Songhai (was elsewhere)\n{AGAIN}"),
            ),
            ("\n", &format!("✗ No answer.\n1. Ghana\n2. Mali\n3. Songhai\n{AGAIN}")),
            ("1 1 2\n12\n2 3 4\n231\n", &format!("{}{right}", format!("{INSTRUCTION}\n").repeat(3))),
        ],
    );
}

#[test]
fn match_takes_a_number_a_row() {
    const INSTRUCTION: &str = "Give the number that belongs to each line, as in 2 1:";
    let right = format!("✓ Right.\nNiger = Niamey\nSenegal = Dakar\n{TOMORROW}");
    asks(
        r#"Match(q: "Match the capitals.", a: [("Senegal", "Dakar"), ("Niger", "Niamey")])"#,
        &format!("Match the capitals.\n1  Dakar\n2  Niamey\n  Niger\n  Senegal\n{INSTRUCTION}"),
        &[
            ("2 1\n", &right),
            ("12\n", &format!("✗ Wrong.\nNiger = Niamey (not Dakar)\nSenegal = Dakar (not Niamey)\n{AGAIN}")),
            ("\n", &format!("✗ No answer.\nNiger = Niamey\nSenegal = Dakar\n{AGAIN}")),
            ("3 1\n1\n21\n", &format!("{}{right}", format!("{INSTRUCTION}\n").repeat(2))),
        ],
    );
}

#[test]
fn number_takes_what_is_near_enough() {
    const SHOWN: &str = "Answer: 4180 km\n        give or take 50";
    asks(
        r#"Number(q: "How long is the Niger?", a: 4180, tolerance: 50, unit: "km")"#,
        "How long is the Niger?\nA number, in km.",
        &[
            ("4180 km\n", &format!("✓ Right.\n{SHOWN}\n{IN_2_DAYS}")),
            ("4180\n", &format!("✓ Right.\nYours:  4180\n{SHOWN}\n{IN_2_DAYS}")),
            ("4200 km\n", &format!("✓ Right.\nYours:  4200 km\n{SHOWN}\n{IN_2_DAYS}")),
            ("4,130\n", &format!("✓ Right.\nYours:  4,130\n{SHOWN}\n{IN_2_DAYS}")),
            ("5000\n", &format!("✗ Wrong.\nYours:  5000\n{SHOWN}\n{AGAIN}")),
            ("long\n", &format!("✗ Wrong.\nYours:  long\n{SHOWN}\n{AGAIN}")),
            ("\n", &format!("✗ No answer.\n{SHOWN}\n{AGAIN}")),
            (
                "4180 miles\n",
                &format!(
                    "Close: the unit differs. If you knew it, type :3 and Enter to count it as right.\n\
                     ✗ Counted as wrong: the unit differs.\nYours:  4180 miles\n\
                     Answer: 4180 km\n        give or take 50\n{AGAIN}"
                ),
            ),
        ],
    );
}

#[test]
fn flip_is_graded_by_the_learner() {
    const GRADE: &str = "Did you know it? 1 again, 2 hard, 3 good, 4 easy:";
    const IN_7_DAYS: &str = "Comes back in 7 days (12 January 2026).";
    asks(
        r#"Flip(front: "griot", back: "keeper of oral history")"#,
        &format!("griot\nPress Enter to see the other side.\nkeeper of oral history\n{GRADE}"),
        &[
            ("\n1\n", &format!("You graded it again.\n{AGAIN}")),
            ("\n2\n", &format!("You graded it hard.\n{TOMORROW}")),
            ("\n3\n", &format!("You graded it good.\n{IN_2_DAYS}")),
            ("\n4\n", &format!("You graded it easy.\n{IN_7_DAYS}")),
            ("\n5\nyes\n3\n", &format!("{GRADE}\n{GRADE}\nYou graded it good.\n{IN_2_DAYS}")),
        ],
    );
}
