//! `griot new`: decks to begin with.

use crate::decks::SERVAL;
use crate::griot::Griot;

fn read(griot: &Griot, path: &str) -> String {
    std::fs::read_to_string(griot.path(path)).unwrap()
}

#[test]
fn a_name_goes_onto_the_shelf() {
    let griot = Griot::new();
    griot.run("new rivers").code(0).stderr("").stdout(
        "\
Written to [folder]/home/decks/rivers.ron.
Write in it with `griot edit rivers`, look at it with `griot preview rivers`,
check it with `griot check [folder]/home/decks/rivers.ron`, and learn with `griot study rivers`.
",
    );
    assert!(read(&griot, "home/decks/rivers.ron").contains("    title: \"Rivers\",\n"));
    assert!(!griot.store().exists());
    griot.run("check home/decks/rivers.ron").code(0).stdout("1 deck checked: 0 errors, 0 warnings.\n");
    griot.run("decks").code(0).says("\nrivers ");
    griot.run("preview rivers").code(0).stderr("").says("Into which sea does the Nile flow?");
}

#[test]
fn every_style_passes_the_check() {
    let griot = Griot::new();
    for style in ["facts", "vocabulary", "timeline", "definitions", "formulas"] {
        griot.run(&format!("new ./{style} --style {style} --title Mine")).code(0).stderr("");
        assert!(read(&griot, &format!("{style}.ron")).contains("title: \"Mine\""), "{style}");
        griot.run(&format!("check {style}.ron")).code(0).stdout("1 deck checked: 0 errors, 0 warnings.\n");
        griot.run(&format!("preview {style}.ron")).code(0).stderr("");
    }
    griot.run("new rivers --style poems").code(2).stdout("").warns("vocabulary");
}

#[test]
fn nothing_is_written_over() {
    let griot = Griot::new().deck("units/rivers.ron", SERVAL).deck("seas.ron", "mine");
    griot.write("lakes.ron", "mine");
    griot.run("new rivers").code(1).stdout("").fails_well().warns("units/rivers.ron is there already");
    griot.run("new seas").code(1).stdout("").fails_well().warns("griot edit seas");
    griot.run("new lakes.ron").code(1).stdout("").fails_well();
    griot.run("new ./lakes").code(1).stdout("").fails_well();
    assert_eq!(
        (read(&griot, "home/decks/seas.ron"), read(&griot, "lakes.ron")),
        ("mine".into(), "mine".into())
    );
    griot.run("new none/lakes.ron").code(1).stdout("").fails_well().warns("make the folder first");
    griot.run("new reference").code(2).stdout("").fails_well();
    griot.run("new a.reference.ron").code(2).stdout("").fails_well();
    assert!(!griot.path("home/decks/rivers.ron").exists() && !griot.path("a.reference.ron").exists());
}

#[test]
fn a_name_becomes_one_that_a_deck_can_have() {
    let griot = Griot::new();
    griot.run("new Unit-1:Verbs!").code(0).says("griot study unit-1-verbs");
    assert!(read(&griot, "home/decks/unit-1-verbs.ron").contains("title: \"Unit 1:Verbs!\""));
    griot.run("new .hidden").code(0).says("home/decks/hidden.ron");
}

#[test]
fn a_built_in_deck_is_copied_to_be_edited() {
    let griot = Griot::new().with("VISUAL", "true");
    griot.run("edit griot").code(2).stdout("").stderr(
        "error: griot is built into griot and cannot be changed\nhint: `griot new griot --from griot` puts a copy on \
         your shelf, which takes its place and keeps its progress\n",
    );
    let before = griot.run("show griot").code(0).out;
    griot.run("new griot --from griot").code(0).says("It takes the place of the built-in deck of that name");
    griot.run("edit griot").code(0);
    assert_eq!(griot.run("show griot").code(0).out, before);
    // Under another name it is another deck.
    griot.run("new ./mine --from griot --title Mine").code(0);
    let text = read(&griot, "mine.ron");
    assert!(text.contains("    id: \"mine\",\n    title: \"Mine\",\n"), "{text}");
    griot.run("new other --from mine.ron --style facts").code(2).stdout("");
    griot.run("new other --from nothing").code(2).stdout("").fails_well();
    griot.write("broken.ron", "Deck(");
    griot.run("new other --from broken.ron").code(1).stdout("").fails_well().warns("griot check broken.ron");
    assert!(!griot.path("home/decks/other.ron").exists());
}
