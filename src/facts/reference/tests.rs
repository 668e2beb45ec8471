use proptest::prelude::*;

use super::*;

const SOUND: &str = r#"
// What is known of two bridges.
Reference(
    title: "Bridges",
    authorities: [
        Source(id: "atlas", title: "Atlas of Bridges", author: "A. Sow", date: "2020"),
        Source(id: "city", title: "City archive (1999)", date: "1999", url: "https://example.org"),
    ],
    names: [["Old Bridge", "the Stone Bridge"]],
    facts: [
        Known(subject: "Old Bridge", relation: "open", from: "1871-05-02", authority: "atlas"),
        Known(
            subject: "the Stone Bridge", relation: "carry", object: "trams", from: "1890", until: "1955-03",
            says: "Trams crossed the Old Bridge until March 1955.", authority: "city",
        ),
        Known(subject: "Ada Bello", relation: "found", object: "Bello & Sons"),
    ],
)
"#;

#[test]
fn a_sound_file_is_read() {
    let reference = read(SOUND).unwrap();
    assert_eq!(reference.title.as_deref(), Some("Bridges"));
    let [opened, trams, founded] = reference.facts.as_slice() else { panic!("{:?}", reference.facts) };
    assert_eq!(opened.says, "Old Bridge opened on 2 May 1871.");
    assert_eq!(trams.says, "Trams crossed the Old Bridge until March 1955.");
    assert_eq!(founded.says, "Ada Bello founded Bello & Sons.");
    assert_eq!(opened.sense.subject, trams.sense.subject);
    assert_eq!(reference.citation(opened).as_deref(), Some("A. Sow, Atlas of Bridges (2020)"));
    assert_eq!(reference.citation(trams).as_deref(), Some("City archive (1999)"));
    assert_eq!(reference.citation(founded), None);
}

/// The mistakes of a file, each with the text that it points at.
fn mistakes(text: &str) -> Vec<(String, String)> {
    let told = |mistake: &Mistake| (mistake.to_string(), mistake.span.of(text).to_owned());
    read(text).expect_err("a mistake").iter().map(told).collect()
}

#[track_caller]
fn one(text: &str, message: &str, at: &str) {
    assert_eq!(mistakes(text), [(message.to_owned(), at.to_owned())]);
}

#[test]
fn every_mistake_points_at_its_text() {
    let fact = |fields: &str| format!("Reference(facts: [\n    Known({fields}),\n])");
    one(&fact("subject: \"é\", relation: \"b\", form: \"2013\""), "`form` is no field here", "form");
    one(&fact("subject: \"a\""), "the field `relation` is missing", "Known");
    one(&fact("subject: \"a\", relation: 3"), "`relation` has to be a text, \"…\"", "3");
    one(&fact("subject: \" \", relation: \"b\""), "`subject` is empty", "\" \"");
    one(
        &fact("subject: \"a\", relation: \"b\", from: \"2013-02-30\""),
        "`2013-02-30` is no date",
        "\"2013-02-30\"",
    );
    one(
        &fact("subject: \"a\", relation: \"b\", from: \"2013-05\", until: \"2012\""),
        "it ends before it begins",
        "\"2012\"",
    );
    one(&fact("subject: \"a\", relation: \"b\", authority: \"x\""), "no authority has the id `x`", "\"x\"");
    one(
        "Reference(authorities: [Source(id: \"a b\", title: \"T\")], facts: [])",
        "`a b` cannot be an id",
        "\"a b\"",
    );
    one(
        "Reference(authorities: [Source(id: \"a\", title: \"T\"), Source(id: \"a\", title: \"U\")], facts: [])",
        "the id `a` is given twice",
        "\"a\"",
    );
    one(
        "Reference(names: [[\"A\", \"B\"], [\"b\"]], facts: [])",
        "`b` stands in two lists of names",
        "\"b\"",
    );
    one("Reference(title: \"T\")", "the field `facts` is missing", "Reference");
    assert_eq!(mistakes("Deck(title: \"T\")").len(), 1);
    assert_eq!(mistakes("").len(), 1);
}

#[test]
fn all_mistakes_are_told_at_once_in_order() {
    let text = "Reference(facts: [Known(subject: 1, relation: \"b\"), Known(subject: \"a\", relation: \"b\", \
                from: \"x\", until: \"y\")])";
    let told: Vec<String> = mistakes(text).into_iter().map(|(_, at)| at).collect();
    assert_eq!(told, ["1", "\"x\"", "\"y\""]);
}

#[test]
fn a_near_word_is_offered() {
    let text = "Reference(authorities: [Source(id: \"unsc-2690\", title: \"T\")], facts: [
        Known(subjct: \"a\", relation: \"b\"),
        Known(subject: \"a\", relation: \"b\", authority: \"unsc-2960\"),
    ])";
    let hints: Vec<String> = read(text).unwrap_err().iter().map(|mistake| mistake.problem.hint()).collect();
    assert_eq!(hints, ["did you mean `subject`?", "did you mean `unsc-2690`?"]);
}

#[test]
fn a_fact_says_what_it_says_in_a_sentence() {
    let says =
        |fields: &str| read(&format!("Reference(facts: [Known({fields})])")).unwrap().facts[0].says.clone();
    for (fields, sentence) in [
        (
            r#"subject: "Mali", relation: "be a member of", object: "ECOWAS", from: "1975", until: "2025-01-29""#,
            "Mali was a member of ECOWAS from 1975 to 29 January 2025.",
        ),
        (
            r#"subject: "Konaré", relation: "be elected", object: "president", from: "1992""#,
            "Konaré was elected president in 1992.",
        ),
        (
            r#"subject: "Accra", relation: "be the capital of", object: "Ghana""#,
            "Accra is the capital of Ghana.",
        ),
        (
            r#"subject: "The UN", relation: "set up", object: "a fund", from: "2001-02""#,
            "The UN set up a fund in February 2001.",
        ),
    ] {
        assert_eq!(says(fields), sentence);
    }
}

#[test]
fn deep_brackets_and_long_texts_are_refused_in_time() {
    for text in
        ["(".repeat(100_000), "Reference(facts:".repeat(10_000), "[".repeat(100_000), "\"".repeat(99_999)]
    {
        assert!(read(&text).is_err());
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_fail_and_every_place_is_one(text in "(Reference\\(|facts: \\[|Known\\(|subject: |\"é\"|[\\[\\]\\(\\),:\"é \n]){0,40}") {
        if let Err(mistakes) = read(&text) {
            prop_assert!(!mistakes.is_empty());
            for mistake in mistakes {
                prop_assert!(text.get(mistake.span.start..mistake.span.end).is_some(), "{mistake:?}");
            }
        }
    }
}
