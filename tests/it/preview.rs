//! `griot preview`: cards as a learner will see them, without a trace in the progress.

use std::io::Read;
use std::process::Stdio;

use unicode_width::UnicodeWidthStr;

use crate::decks::{KINDS, SERVAL};
use crate::griot::Griot;

/// One card of each kind, in 40 columns.
const KINDS_NARROW: &str = "\
── kinds/ask · Ask · 40 columns ────────
Every kind · new · 1 left

Which river flows through Bamako?

Hint: Five letters.

✓ Right.
Answer: The Niger
        also: Joliba

  Note: It bends at Timbuktu.

── kinds/pick · Pick · 40 columns ──────
Every kind · new · 1 left

What is the capital of Mali?

1  Dakar
2  Niamey
3  Bamako

✓ Right.
Answer: Bamako

── kinds/pick-all · PickAll ────────────
── 40 columns ──────────────────────────
Every kind · new · 1 left

Which rivers flow through Mali?

1  [ ] Nile
2  [ ] Volta
3  [ ] Niger
4  [ ] Senegal

✓ Right.
[ ] Nile
[ ] Volta
[x] Niger
[x] Senegal

── kinds/cloze:1 · Cloze · 40 columns ──
Every kind · new · 1 left

Mali became independent in [1 …] under
[2 …: president].

✓ Right.
Mali became independent in [1960] under
[Modibo Keïta].

── kinds/true-false · TrueFalse ────────
── 40 columns ──────────────────────────
Every kind · new · 1 left

Mali has a coast.

1  true
2  false

✓ Right.
Answer: false

── kinds/order · Order · 40 columns ────
Every kind · new · 1 left

Put in order of their founding.

1  Mali
2  Songhai
3  Ghana

✓ Right.
1. Ghana
2. Mali
3. Songhai

── kinds/match · Match · 40 columns ────
Every kind · new · 1 left

Match the capitals.

1  Dakar
2  Niamey

  Niger
  Senegal

✓ Right.
Niger = Niamey
Senegal = Dakar

── kinds/number · Number · 40 columns ──
Every kind · new · 1 left

How long is the Niger?
A number, in km.

✓ Right.
Answer: 4180 km
        give or take 50

── kinds/flip · Flip · 40 columns ──────
Every kind · new · 1 left

griot

keeper of oral history
";

#[test]
fn every_kind_is_shown_with_its_answer() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    griot.run("preview kinds --width 40").code(0).stderr("").stdout(KINDS_NARROW);
    assert!(!griot.store().exists(), "a preview makes no store");
}

#[test]
fn a_fact_is_shown_at_two_widths() {
    let griot = Griot::new();
    griot.write("serval.ron", SERVAL);
    griot.run("preview serval.ron serval/year").code(0).stderr("").stdout(
        "\
── serval/serval/year · Ask · 80 columns ───────────────────────────────────────
Serval · new · 1 left

In which year did Operation Serval begin?

✓ Right.
Answer: 2013

France began Operation Serval on 11 January 2013.
Ended: 15 July 2014.
  Source: Resolution 2100; An article, “Serval” and “France”
! Correction: The article says 2014.

── serval/serval/year · Ask ────────────
── 40 columns ──────────────────────────
Serval · new · 1 left

In which year did Operation Serval
begin?

✓ Right.
Answer: 2013

France began Operation Serval on 11
January 2013.
Ended: 15 July 2014.
  Source: Resolution 2100; An article,
  “Serval” and “France”
! Correction: The article says 2014.
",
    );
}

/// What studying shows of a card: all but the keys and when it comes back.
#[test]
#[cfg(unix)]
fn it_says_what_studying_says() {
    let griot = Griot::new().deck("serval.ron", SERVAL);
    let shown = griot.run("preview serval year --width 40").code(0).out;
    let mut pty = crate::pty::Pty::sized(&griot, "study serval --limit 1", 40, 30);
    pty.sees("\n>");
    let question = pty.screen();
    pty.press("2013\r").sees("help · q leave");
    let feedback = pty.screen();
    pty.press("q").leaves(0);
    let until = |screen: &str, end: &str| screen.split(end).next().unwrap().to_owned();
    let question = until(&question, "\n\nEnter answer");
    let feedback = until(&feedback, "\nComes back").split_once("\n\n✓").unwrap().1.to_owned();
    let (_, shown) = shown.split_once("── 40 columns ──────────────────────────\n").unwrap();
    assert_eq!(shown, format!("{question}\n\n✓{feedback}\n"));
}

#[test]
fn gaps_are_shown_one_by_one() {
    let griot = Griot::new()
        .deck("gaps.ron", r#"Deck(title: "Gaps", cards: [Cloze(id: "c", text: "[One|1] and [two].")])"#);
    griot.run("preview gaps --width 30").code(0).stdout(
        "\
── gaps/c:1 · Cloze ──────────
── 30 columns ────────────────
Gaps · new · 1 left

[…: 1] and two.

✓ Right.
[One] and two.

── gaps/c:2 · Cloze ──────────
── 30 columns ────────────────
Gaps · new · 1 left

One and […].

✓ Right.
One and [two].
",
    );
    griot.run("preview gaps c:2 --width 30").code(0).says("c:2").never_says("c:1");
}

#[test]
fn cards_are_chosen_by_words_of_their_question() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    let shown = |words: &str| {
        let output = griot.run(&format!("preview kinds {words} --width 60")).code(0).stderr("");
        output.out.matches(" · 60 columns ──").count()
    };
    assert_eq!([shown("which rivers?"), shown("RIVER which"), shown("kinds/pick"), shown("")], [1, 2, 1, 9]);
    griot.run("preview kinds which ocean").code(2).stdout("").fails_well().warns("`which ocean`");
    griot.run("preview knids").code(2).stdout("").fails_well().warns("did you mean `kinds`?");
    griot.run("preview nowhere.ron").code(1).stdout("").fails_well().warns("there is no such file");
    griot.run("preview home").code(2).stdout("").fails_well().warns("is a folder");
    griot.run("preview kinds --width 10").code(2).stdout("").warns("10 is not in 20..=500");
}

#[test]
fn a_deck_is_found_by_its_own_id_and_a_built_in_one_by_name() {
    let griot =
        Griot::new().deck("a.ron", r#"Deck(id: "b", title: "B", cards: [Flip(front: "f", back: "g")])"#);
    griot.run("preview b --width 40").code(0).says("── b/flip-");
    griot.run("preview griot --width 40").code(0).says("── griot/name/what · Pick · 40 columns ─");
}

#[test]
fn sound_cards_of_a_broken_deck_are_shown() {
    let griot = Griot::new();
    griot.write(
        "broken.ron",
        r#"Deck(title: "Broken", cards: [
            Flip(front: "sound", back: "it is"),
            Flip(front: "unsound", back: ""),
            Aks(q: "unsound?", a: "it is"),
        ], facts: [Fact(says: "no card")])"#,
    );
    griot
        .run("preview broken.ron --width 40")
        .code(0)
        .stderr("broken.ron: `griot check broken.ron` shows 2 errors and 1 warning.\n")
        .says("sound\n\nit is\n")
        .never_says("unsound");
    griot.write("broken.ron", "Deck(cards: [");
    griot.run("preview broken.ron").code(1).stdout("").warns("nothing of broken.ron can be shown\nhint: ");
}

#[test]
fn no_control_reaches_the_terminal_and_no_line_is_too_wide() {
    let griot = Griot::new();
    let text = "\u{1b}[31mred \u{202e}日本語日本語 a-word-that-is-longer-than-any-window-is-wide";
    griot.write("wild.ron", format!("Deck(title: \"{text}\", cards: [Flip(front: \"{text}\", back: \"x\"), Pick(q: \"y\", a: \"日本語日本語日本語日本語\", not: [\"z\"])])"));
    // What holds a control character is no sound card.
    let output = griot.run("preview wild.ron --width 20 --width 30").code(0).never_says("\u{1b}");
    for (line, columns) in output.out.split("\n\n── ").flat_map(|page| {
        let columns = if page.contains("20 columns") { 20 } else { 30 };
        page.lines().skip(1).map(move |line| (line, columns))
    }) {
        assert!(line.width() <= columns, "{line}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let griot = Griot::new();
    let mut child = griot
        .command("preview mali")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Less is read than a pipe holds, and then no more.
    child.stdout.take().unwrap().read_exact(&mut [0; 64]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
