//! `griot edit`: the editor at the right line, and the check afterwards. The editor is a script.

use crate::decks::SERVAL;
use crate::griot::Griot;
use crate::pty::{CONTROL_C, ESCAPE, Pty};

const SOUND: &str = "Deck(\n  title: \"Good\",\n  cards: [\n    Flip(front: \"f\", back: \"b\"),\n  ],\n)\n";
const BROKEN: &str = "Deck(\n  title: \"Bad\",\n  cards: [\n    Flip(front: \"f\", bakc: \"b\"),\n  ],\n)\n";

/// A home whose editor, called like this, writes its arguments to `told` and then does `what`.
fn with_editor(name: &str, what: &str) -> Griot {
    let griot = Griot::new();
    griot.write(name, format!("#!/bin/sh\necho \"$@\" >> told\nfor last; do :; done\n{what}\n"));
    let path = griot.path(name);
    let mut mode = std::fs::metadata(&path).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut mode, 0o755);
    std::fs::set_permissions(&path, mode).unwrap();
    let editor = path.display().to_string();
    griot.with("VISUAL", &editor)
}

fn told(griot: &Griot) -> String {
    let told = std::fs::read_to_string(griot.path("told")).unwrap_or_default();
    told.replace(&griot.folder().display().to_string(), "[folder]")
}

#[test]
fn the_editor_opens_at_the_card_or_at_the_first_mistake() {
    let griot = with_editor("vim", "").deck("serval.ron", SERVAL);
    griot.run("edit serval").code(0).stderr("").stdout("serval is in order: 0 errors, 0 warnings.\n");
    griot.run("edit serval who began").code(0);
    griot.run("edit ./home/decks/serval.ron serval/serval/year").code(0);
    griot.write("bad.ron", BROKEN);
    griot.run("edit bad.ron").code(1);
    let shelf = "[folder]/home/decks/serval.ron";
    let lines = [shelf, &format!("+19 {shelf}"), &format!("+18 {shelf}"), "+4 [folder]/bad.ron"];
    assert_eq!(told(&griot), lines.join("\n") + "\n");
    assert!(!griot.store().exists());
    let griot = with_editor("code", "");
    griot.write("bad.ron", BROKEN);
    griot.run("edit bad.ron").code(1);
    assert_eq!(told(&griot), "--wait --goto [folder]/bad.ron:4\n");
}

#[test]
fn what_is_wrong_afterwards_is_drawn() {
    let griot = with_editor("my-editor", "cp broken.txt $last");
    griot.write("broken.txt", BROKEN);
    griot.write("good.ron", SOUND);
    griot.run("edit good.ron").code(1).stdout("").stderr(
        "\
error[unknown-field]: a Flip card has no field `bakc`
 --> [folder]/good.ron:4:22
  |
4 |     Flip(front: \"f\", bakc: \"b\"),
  |                      ^^^^ did you mean `back`?
  |
help: its fields are front, back, id, hint, note, tags, level
  |
4 -     Flip(front: \"f\", bakc: \"b\"),
4 +     Flip(front: \"f\", back: \"b\"),
  |

good.ron has 1 error, 0 warnings.
",
    );
}

#[test]
fn in_a_terminal_it_can_be_gone_back_to() {
    // Mended the second time.
    for (columns, rows) in [(80, 24), (40, 30)] {
        let griot = with_editor("nano", "test -e again && cp sound.txt $last; touch again");
        griot.write("sound.txt", SOUND);
        griot.write("bad.ron", BROKEN);
        let mut pty = Pty::sized(&griot, "edit bad.ron", columns, rows);
        pty.sees("bakc").sees("bad.ron has 1 error, 0 warnings.").sees("Edit again? [Y/n]").press("y");
        pty.leaves(0).sees("bad.ron is in order: 0 errors, 0 warnings.");
        assert_eq!(told(&griot), "+4 [folder]/bad.ron\n".repeat(2));
    }
}

#[test]
fn no_leaves_the_mistakes_and_control_c_interrupts() {
    for (key, code) in [("n", 1), (ESCAPE, 1), (CONTROL_C, 130)] {
        let griot = with_editor("nano", "");
        griot.write("bad.ron", BROKEN);
        let mut pty = Pty::begin(&griot, "edit bad.ron");
        pty.sees("Edit again? [Y/n]").press(key).leaves(code);
        assert_eq!(told(&griot), "+4 [folder]/bad.ron\n");
        assert_eq!(std::fs::read_to_string(griot.path("bad.ron")).unwrap(), BROKEN);
    }
}

#[test]
fn what_cannot_be_edited_is_told() {
    let griot = with_editor("vim", "").deck("serval.ron", SERVAL);
    griot
        .run("edit mali")
        .code(2)
        .stdout("")
        .fails_well()
        .warns("mali is built into griot")
        .warns("griot new");
    griot.run("edit servla").code(2).fails_well().warns("did you mean `serval`?");
    griot.run("edit serval what else").code(2).fails_well().warns("`what else`");
    griot.run("edit none.ron").code(1).fails_well().warns("there is no such file");
    assert_eq!(told(&griot), "");
    let griot = griot.with("VISUAL", "no-such-editor");
    griot.run("edit serval").code(1).stdout("").fails_well().warns("no-such-editor");
}
