//! What stands on the screen: every prompt at 80 and at 40 columns.

use crate::decks::{KINDS, SERVAL, THREE};
use crate::griot::Griot;
use crate::pty::{BACKSPACE, DOWN, Pty, UP};

fn one(card: &str) -> Griot {
    Griot::new().deck("one.ron", format!("Deck(title: \"One\", cards: [{card}])"))
}

/// Shows the question of one card, and lets `play` go on from there. Nothing may be cut: every
/// word of the wide screen is on the narrow one, too.
fn play(card: &str, play: impl Fn(&mut Pty) -> Vec<String>) {
    let griot = one(card);
    let words = |(columns, rows)| {
        let mut pty = Pty::sized(&griot, "study one --seed 1", columns, rows);
        pty.sees("One · new · 1 left");
        let screens = play(&mut pty);
        pty.press("\x1b").leaves(0);
        let words = |screen: &String| screen.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        screens.iter().map(words).collect::<Vec<_>>()
    };
    // A session that left no answer can be played again.
    assert_eq!(words((80, 24)), words((40, 36)));
}

const TYPED: &str = "Enter answer · :? hint · :s skip · :u undo · :h help · Esc leave";

#[test]
fn a_typed_answer() {
    let griot = one(r#"Ask(q: "Which river flows through Bamako?", a: ["The Niger", "Joliba"])"#);
    let mut pty = Pty::begin(&griot, "study one");
    pty.sees("Esc leave\n>")
        .shows(&format!("One · new · 1 left\n\nWhich river flows through Bamako?\n\n{TYPED}\n>"));
    pty.press("joliba\r").sees("q leave").shows(
        "One · new · 1 left\n\nWhich river flows through Bamako?\n\n✓ Right.\nYours:  joliba\nAnswer: Joliba\n        \
         also: The Niger\n\nComes back in 2 days (7 January 2026).\n\n\
         Enter next · 1 again · 2 hard · 3 good · 4 easy · u undo · b bury · x suspend ·\nh help · q leave",
    );
    pty.press("\r").leaves(0).shows(
        "1 card studied (1 new) in 0 s: 1 right at the first answer (100%).\n\
         Due by tomorrow: 0. Within a week: 1.",
    );
}

#[test]
fn a_typed_answer_on_a_narrow_screen() {
    let griot = one(r#"Ask(q: "Which river flows through Bamako, the capital of Mali?", a: "The Niger")"#);
    let mut pty = Pty::sized(&griot, "study one", 40, 20);
    pty.sees("Esc leave\n>").shows(
        "One · new · 1 left\n\nWhich river flows through Bamako, the\ncapital of Mali?\n\n\
         Enter answer · :? hint · :s skip · :u\nundo · :h help · Esc leave\n>",
    );
    pty.press("\x1b").leaves(0);
}

#[test]
fn no_question_loses_a_word_on_a_narrow_screen() {
    for (card, is_typed) in [
        (r#"Ask(q: "Which river flows through Bamako, the capital of Mali?", a: "The Niger")"#, true),
        (r#"Number(q: "How long is the Niger from its source to its delta?", a: 4180, unit: "km")"#, true),
        (
            r#"Cloze("Mali became independent in [1::1960] under [1::Modibo Keïta|the first president].")"#,
            true,
        ),
        (r#"Pick(q: "?", a: "the longest of all the choices that there are", not: ["b"])"#, false),
        (
            r#"PickAll(q: "Which of them?", a: ["the longest of all the choices that there are"], not: ["b"])"#,
            false,
        ),
        (r#"TrueFalse(q: "Mali has a coast, and it is as long as that of Senegal.", a: false)"#, false),
        (r#"Order(q: "Founding?", a: ["Ghana, the oldest of the three great empires", "Mali"])"#, false),
        (
            r#"Match(q: "?", a: [("Senegal, the neighbour in the west", "Dakar"), ("Niger", "Niamey")])"#,
            false,
        ),
        (r#"Flip(front: "griot, the keeper of a people's history by heart", back: "djeli")"#, false),
    ] {
        play(card, |pty| {
            pty.sees("leave");
            if is_typed {
                pty.prompts();
            }
            vec![pty.screen()]
        });
    }
}

#[test]
fn what_follows_a_question_loses_no_word_on_a_narrow_screen() {
    play(
        r#"Ask(q: "Who lives at Bandiagara?", a: "the Dogon", hint: "A people of Mali, known for its cliffs.")"#,
        |pty| {
            let hint = pty.prompts().press(":?\r").sees("cliffs.").prompts().screen();
            let help = pty.press(":h\r").sees("Any key goes back.").screen();
            pty.press(" ").sees("cliffs.").prompts();
            let near = pty.press("the Dogan\r").sees("n no").sees("leave").screen();
            vec![hint, help, near]
        },
    );
}

#[test]
fn no_row_of_the_home_screen_is_wider_than_a_narrow_screen() {
    let griot =
        Griot::new().deck("long.ron", r#"Deck(title: "日本語の長い題名、とても長い題名、もっと長い題名")"#);
    let mut pty = Pty::sized(&griot, "", 40, 20);
    pty.sees("q leave");
    let screen = pty.screen();
    let decks: Vec<&str> = screen.lines().skip(2).take(3).collect();
    assert!(decks[0].starts_with("> 1  日本語の長い") && decks[0].ends_with("…  done"), "{screen}");
    assert!(decks[1].starts_with("  2  Military") && decks[1].ends_with(" new"), "{screen}");
    assert!(decks[2].starts_with("  3  How to use griot") && decks[2].ends_with(" new"), "{screen}");
    pty.press("q").leaves(0);
}

#[test]
fn gaps_are_filled_one_by_one() {
    let griot = one(r#"Cloze("Mali became independent in [1::1960] under [1::Modibo Keïta|president].")"#);
    let mut pty = Pty::begin(&griot, "study one");
    pty.sees("independent in [1 …] under [2 …: president].").sees("\n1>").press("1960\r");
    pty.sees("independent in [1960] under [2 …: president].").sees("\n2>").press("Modibo Keïta\r");
    pty.sees("✓ Right.\nMali became independent in [1960] under [Modibo Keïta].\n\nComes back in 2 days");
    pty.press("q").leaves(0);
}

#[test]
fn a_choice_is_one_key() {
    let griot = one(r#"Pick(q: "What is the capital of Mali?", a: "Bamako", not: ["Dakar", "Niamey"])"#);
    let mut pty = Pty::begin(&griot, "study one --seed 1");
    pty.sees("q leave").shows(
        "One · new · 1 left\n\nWhat is the capital of Mali?\n\n1  Niamey\n2  Bamako\n3  Dakar\n\n\
         1–3 choose · ? hint · s skip · u undo · h help · q leave",
    );
    pty.press("1").sees("✗ Wrong.\nYours:  Niamey\nAnswer: Bamako\n\nComes back in this session.\n");
    pty.press("\r").sees("One · again · 1 left").press("q").leaves(0);
}

#[test]
fn choices_are_ticked_and_unticked() {
    let griot = one(r#"PickAll(q: "Rivers?", a: ["Niger", "Senegal"], not: ["Nile", "Volta"])"#);
    let mut pty = Pty::begin(&griot, "study one --seed 1");
    pty.sees("Rivers?\n\n1  [ ] Nile\n2  [ ] Niger\n3  [ ] Senegal\n4  [ ] Volta\n\n1–4 tick · Enter answer");
    pty.press("1")
        .sees("1  [x] Nile\n")
        .press("1")
        .sees("1  [ ] Nile\n")
        .press("23")
        .sees("2  [x] Niger\n3  [x] Senegal\n");
    pty.press("\r").sees("✓ Right.\n[ ] Nile\n[x] Niger\n[x] Senegal\n[ ] Volta\n").press("q").leaves(0);
}

#[test]
fn a_statement_is_judged_by_a_digit_or_a_letter() {
    for (key, verdict) in
        [("1", "✗ Wrong."), ("2", "✓ Right."), ("t", "✗ Wrong."), ("f", "✓ Right."), ("\r", "✗ No answer.")]
    {
        let griot = one(r#"TrueFalse(q: "Mali has a coast.", a: false)"#);
        let mut pty = Pty::begin(&griot, "study one");
        pty.sees("Mali has a coast.\n\n1  true\n2  false\n\n1 true · 2 false · ? hint").press(key);
        pty.sees(&format!("{verdict}\nAnswer: false\n")).press("q").leaves(0);
    }
}

#[test]
fn an_order_is_built_and_taken_back() {
    let griot = one(r#"Order(q: "Founding?", a: ["Ghana", "Mali", "Songhai"])"#);
    let mut pty = Pty::begin(&griot, "study one --seed 1");
    pty.sees("1  Songhai\n2  Ghana\n3  Mali\n\n1–3 which comes next · Backspace take back");
    pty.press("1").sees("\n1. Songhai\n").press(BACKSPACE).misses("1. Songhai");
    pty.press("2").sees("\n1. Ghana\n").press("3").sees("2. Mali\n").press("1");
    pty.sees("1. Ghana\n2. Mali\n3. Songhai\n\nEnter answer · Backspace take back");
    pty.press("\r").sees("✓ Right.\n1. Ghana\n2. Mali\n3. Songhai\n").press("q").leaves(0);
}

#[test]
fn pairs_are_made_row_by_row() {
    let griot = one(r#"Match(q: "Capitals?", a: [("Senegal", "Dakar"), ("Niger", "Niamey")])"#);
    let mut pty = Pty::begin(&griot, "study one --seed 1");
    pty.sees("1  Dakar\n2  Niamey\n\n> Niger = ?\n  Senegal\n\n1–2 which belongs to “>”").press("2");
    pty.sees("  Niger = Niamey\n> Senegal = ?\n").press("1");
    pty.sees("  Niger = Niamey\n  Senegal = Dakar\n\nEnter answer").press("\r");
    pty.sees("✓ Right.\nNiger = Niamey\nSenegal = Dakar\n").press("q").leaves(0);
}

#[test]
fn a_number_is_typed() {
    let griot = one(r#"Number(q: "How long is the Niger?", a: 4180, tolerance: 50, unit: "km")"#);
    let mut pty = Pty::begin(&griot, "study one");
    pty.sees("How long is the Niger?\nA number, in km.\n")
        .press("4200\r")
        .sees("✓ Right.\nYours:  4200\nAnswer: 4180 km\n");
    pty.press("q").leaves(0);
}

#[test]
fn a_flip_card_is_turned_and_graded() {
    let griot = one(r#"Flip(front: "griot", back: "keeper of oral history")"#);
    let mut pty = Pty::begin(&griot, "study one");
    pty.sees("griot\n\nEnter shows the other side · ? hint").press("3 ");
    pty.sees("griot\n\nkeeper of oral history\n\nDid you know it?  1 again · 2 hard · 3 good · 4 easy")
        .press("4");
    pty.sees("griot\n\nkeeper of oral history\n\nYou graded it easy.\n\n")
        .sees("Comes back in 7 days (12 January 2026).")
        .press("q")
        .leaves(0);
}

#[test]
fn a_near_miss_is_the_learner_s_to_judge() {
    for (key, counted, comes_back) in [
        ("y", "✓ Counted as right: one letter differs.", "Comes back in 2 days"),
        ("n", "✗ Counted as wrong: one letter differs.", "Comes back in this session."),
    ] {
        let griot = one(r#"Ask(q: "Who lives at Bandiagara?", a: "the Dogon")"#);
        let mut pty = Pty::begin(&griot, "study one");
        pty.sees("\n>").press("the Dogan\r").sees("n no · Esc leave").shows(
            "One · new · 1 left\n\nWho lives at Bandiagara?\n\n≈ Close: one letter differs.\nYours:  the Dogan\n\
             Answer: the Dog[o]n\n\nCount it as right?  y yes · n no · Esc leave",
        );
        pty.press(key).sees(counted).sees(comes_back).press("q").leaves(0);
    }
}

#[test]
fn leaving_at_a_near_miss_answers_nothing() {
    let griot = one(r#"Ask(q: "Who?", a: "the Dogon")"#);
    Pty::begin(&griot, "study one").sees("\n>").press("the Dogan\r").sees("Count it").press("\x1b").leaves(0);
    griot.run("history").code(0).stdout("No answers yet. `griot` begins.\n");
}

#[test]
fn an_answer_is_rated_anew_undone_or_suspended_where_it_is_shown() {
    let griot = Griot::new().deck("three.ron", THREE);
    let mut pty = Pty::begin(&griot, "study three");
    pty.sees("One?")
        .press("x\r")
        .sees("✗ Wrong.")
        .press("3")
        .sees("Comes back in 2 days")
        .press("4")
        .sees("Comes back in 7 days");
    pty.press("u").sees("! Undone.").sees("new · 3 left").press("1\r").sees("✓ Right.").press("\r");
    pty.sees("Two?")
        .press("2\r")
        .sees("✓ Right.")
        .press("x")
        .sees("Suspended: it will not be asked again.")
        .sees("Three?");
    pty.press("\x1b").leaves(0);
    griot.run("due three").code(0).says("Nothing is due today, 1 new card to learn");
    griot.run("doctor").code(0);
}

#[test]
fn help_and_hints_leave_the_question_as_it_was() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    let mut pty = Pty::begin(&griot, "study kinds");
    pty.sees("\n>")
        .press(":?\r")
        .sees("Hint: Five letters.")
        .press(":h\r")
        .sees("::q answers “:q”.")
        .sees("Any key goes back.");
    pty.press(" ")
        .sees("Which river flows")
        .press(":foo\r")
        .sees("! :foo is no command; to answer with it, type ::foo");
    pty.press("Joliba\r")
        .sees("Note: It bends at Timbuktu.")
        .press("h")
        .sees("Any key goes back.")
        .press("x")
        .sees("✓ Right.");
    pty.press("\r")
        .sees("capital")
        .press("?")
        .sees("This card has no hint.")
        .press("h")
        .sees("Any key goes back.");
    pty.press("\r").sees("capital").press("q").leaves(0);
}

#[test]
fn a_fact_is_told_in_full() {
    let griot = Griot::new().deck("serval.ron", SERVAL);
    let mut pty = Pty::sized(&griot, "study serval", 40, 24);
    pty.sees("\n>").press("2013\r").sees("help · q leave").shows(
        "Serval · new · 1 left\n\nIn which year did Operation Serval\nbegin?\n\n✓ Right.\nAnswer: 2013\n\n\
         France began Operation Serval on 11\nJanuary 2013.\nEnded: 15 July 2014.\n  \
         Source: Resolution 2100; An article,\n  “Serval” and “France”\n! Correction: The article says 2014.\n\
         Comes back in 2 days (7 January 2026).\n\n\
         Enter next · 1 again · 2 hard · 3 good ·\n4 easy · u undo · b bury · x suspend · h\nhelp · q leave",
    );
    pty.press("q").leaves(0);
}

#[test]
fn the_home_screen_lists_decks_and_studies_one() {
    let griot = Griot::new().deck("three.ron", THREE).deck("broken.ron", "Deck(");
    griot.run("study three").stdin("x\n:q\n").code(0);
    let mut pty = Pty::begin(&griot, "");
    pty.sees("q leave");
    let screen = pty.screen();
    let rows: Vec<&str> = screen.lines().collect();
    assert_eq!(rows[0], "griot · 1 card due today");
    assert_eq!(rows[2], format!("> 1  Three{}1 due, 2 new", " ".repeat(58)));
    assert!(
        rows[3].starts_with("  2  Military interventions in Mali") && rows[3].ends_with(" new"),
        "{screen}"
    );
    assert!(screen.contains("! Left out: "), "{screen}");
    pty.press(DOWN)
        .sees("> 2  Military")
        .press(UP)
        .sees("> 1  Three")
        .press(UP)
        .sees("> 3  How to use griot");
    pty.press("h")
        .sees("Any key goes back.")
        .press(" ")
        .press("1")
        .sees("> 1  Three")
        .press("\r")
        .sees("Three · new · 3 left");
    pty.press("\x1b").leaves(0);
}

#[test]
fn a_page_taller_than_the_screen_scrolls() {
    let lines: String = (1..=30).map(|n| format!("line {n}\\n")).collect();
    let griot = one(&format!(r#"Ask(q: "{lines}the end?", a: "1")"#));
    let mut pty = Pty::sized(&griot, "study one", 40, 20);
    pty.sees("… (arrow keys scroll)").sees("\n>").press("1");
    assert!(!pty.screen().contains("the end?"));
    pty.press(&DOWN.repeat(40)).sees("line 30\nthe end?\n").types("> 1", 3);
    pty.press(&UP.repeat(40)).sees("line 1\nline 2\n").press("\r").sees("… (arrow keys scroll)");
    pty.press(&DOWN.repeat(40)).sees("the end?\n\n✓ Right.\n").press("q").leaves(0);
}

#[test]
fn other_scripts_stand_where_they_should() {
    let griot = one(
        "Pick(q: \"日本語 と Keïta と Kei\u{308}ta 🇲🇱👩‍🌾?\", a: \"日本\", not: [\"Kei\u{308}ta\", \"🎉 emoji\"])",
    );
    let mut pty = Pty::begin(&griot, "study one --seed 1");
    pty.sees("日本語 と Keïta と Kei\u{308}ta")
        .sees("日本\n")
        .sees("Kei\u{308}ta\n")
        .sees("🎉 emoji\n")
        .sees("q leave");
    pty.press("q").leaves(0);
    let long = one(&format!("Ask(q: \"{}\", a: \"日本\")", "日本語".repeat(30)));
    let mut pty = Pty::sized(&long, "study one", 40, 20);
    pty.sees("\n>").press("日本\r").sees("✓ Right.\nAnswer: 日本\n").press("q").leaves(0);
}
