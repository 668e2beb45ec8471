//! `griot verify`: what it finds in articles, and how it is told.

use std::path::{Path, PathBuf};

use crate::griot::{Griot, Output};

const FACTS: &str = r#"Reference(
    authorities: [
        Source(id: "atlas", title: "Atlas of Bridges", author: "A. Sow", date: "2020"),
    ],
    names: [["Harbour Bridge", "the Old Bridge"]],
    facts: [
        Known(subject: "Harbour Bridge", relation: "open", from: "1937-05-27", authority: "atlas"),
        Known(
            subject: "Bello Motors", relation: "buy", object: "Sahara Cars", from: "2012",
            says: "Bello Motors bought its rival Sahara Cars in 2012.",
        ),
        Known(subject: "River Treaty", relation: "be in force", from: "1988", until: "2019-08-02"),
    ],
)
"#;

const ARTICLE: &str = "\
The Old Bridge was opened in 1939.

In 2012 Sahara Cars bought Bello Motors.
The River Treaty bans such boats. Bello Motors bought Sahara Cars in 2012.
";

/// Runs the command on this article, with these flags besides.
#[track_caller]
fn verify(article: &str, flags: &str, code: i32) -> Output {
    let griot = Griot::new();
    griot.write("a.txt", article);
    griot.write("facts.ron", FACTS);
    griot.run(&format!("verify a.txt --reference facts.ron {flags}")).code(code).stderr("")
}

#[test]
fn findings_are_drawn_on_the_article_s_own_lines() {
    verify(ARTICLE, "", 1).stdout(
        "\
error[wrong-date]: the date is 27 May 1937, not 1939
 --> a.txt:1:30
  |
1 | The Old Bridge was opened in 1939.
  |                              ^^^^
  |
  = help: Harbour Bridge opened on 27 May 1937. (A. Sow, Atlas of Bridges (2020))

error[role-swap]: Bello Motors did this to Sahara Cars, not the other way round
 --> a.txt:3:21
  |
3 | In 2012 Sahara Cars bought Bello Motors.
  |                     ^^^^^^^^^^^^^^^^^^^
  |
  = help: Bello Motors bought its rival Sahara Cars in 2012.

error[ended]: told as present, but it ended on 2 August 2019
 --> a.txt:4:18
  |
4 | The River Treaty bans such boats. Bello Motors bought Sahara Cars in 2012.
  |                  ^^^^^^^^^^^^^^^
  |
  = help: River Treaty existed from 1988 to 2 August 2019.

2 claims are wrong, 1 has ended, 1 confirmed.
",
    );
}

#[test]
fn what_is_right_ends_well() {
    verify("The Old Bridge was opened in 1937.", "", 0)
        .stdout("0 claims are wrong, 0 have ended, 1 confirmed.\n");
}

#[test]
fn what_is_piped_in_is_verified() {
    let griot = Griot::new();
    griot.write("facts.ron", FACTS);
    griot
        .run("verify - --reference facts.ron")
        .stdin("The Old Bridge was opened in 1939.")
        .code(1)
        .says(" --> standard input:1:30\n");
}

#[test]
fn what_has_ended_depends_on_the_day() {
    let griot = Griot::new().at("2019-08-02T12:00");
    griot.write("a.txt", "The River Treaty bans such boats.");
    griot.write("facts.ron", FACTS);
    griot.run("verify a.txt --reference facts.ron").code(0);
    griot.at("2019-08-03T12:00").run("verify a.txt --reference facts.ron").code(1);
}

#[test]
fn json_has_everything() {
    let output = verify(ARTICLE, "--json", 1);
    let json = output.json();
    let kinds: Vec<&str> =
        json["findings"].as_array().unwrap().iter().map(|found| found["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["wrong-date", "role-swap", "ended"]);
    assert_eq!(
        json["findings"][0],
        serde_json::json!({
            "kind": "wrong-date",
            "message": "the date is 27 May 1937, not 1939",
            "at": { "article": "a.txt", "line": 1, "column": 30, "text": "1939" },
            "fact": {
                "says": "Harbour Bridge opened on 27 May 1937.",
                "authority": "A. Sow, Atlas of Bridges (2020)",
            },
            "other": null,
        })
    );
    assert_eq!(json["confirmed"][0]["at"]["line"], 4);
}

#[test]
fn articles_are_held_against_each_other() {
    let griot = Griot::new();
    griot.write("a.txt", "Kano College was founded in 1921. Ada Bello died in 1990.");
    griot.write("b.txt", "Rain fell.\nKano College was founded in 1924. Ada Bello died in May 1990.");
    griot.run("verify a.txt b.txt").code(1).stderr("").stdout(
        "\
error[contradiction]: two dates for one event: 1924 here, 1921 elsewhere
 --> b.txt:2:1
  |
2 | Kano College was founded in 1924. Ada Bello died in May 1990.
  | ^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: the other is at a.txt:1:1

0 claims are wrong, 0 have ended, 1 contradicts another, 0 confirmed.
",
    );
    griot.write("c.txt", "Kano College was founded in 1921.\nKano College was founded in 1924.\n");
    griot.run("verify c.txt").code(1).says("1921 here").says(" ::: c.txt:1:1\n");
}

#[test]
fn mistakes_in_the_reference_are_told_with_their_place() {
    let griot = Griot::new();
    griot.write("a.txt", ARTICLE);
    griot.write(
        "facts.ron",
        "Reference(facts: [\n    Known(subject: \"A\", relation: \"open\", from: \"2013-02-30\"),\n])\n",
    );
    griot.run("verify a.txt --reference facts.ron").code(1).stdout("").stderr(
        "\
error[bad-date]: `2013-02-30` is no date
 --> facts.ron:2:49
  |
2 |     Known(subject: \"A\", relation: \"open\", from: \"2013-02-30\"),
  |                                                 ^^^^^^^^^^^^
  |
  = help: write \"2013\", \"2013-01\" or \"2013-01-11\", a day that there is

error: facts.ron has 1 mistake
hint: mend what is told above; nothing was checked
",
    );
    griot.run("verify none.txt").code(1).fails_well().stdout("");
    griot.run("verify a.txt --reference none.ron").code(1).fails_well().stdout("");
    griot.run("verify").code(2).stdout("");
}

#[test]
fn nothing_steers_the_terminal() {
    let griot = Griot::new();
    let evil = "\u{1b}[2J\u{202e}";
    griot.write("a.txt", format!("The Old Bridge {evil}was opened in 1939.{evil}"));
    griot.write("facts.ron", FACTS.replace("Atlas", evil));
    let shown = |output: &Output| {
        let text = format!("{}{}", output.out, output.err);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{output}");
    };
    shown(&griot.run("verify a.txt --reference facts.ron").any_code());
    shown(&griot.run("verify a.txt --reference facts.ron --json").any_code());
    griot.write("facts.ron", format!("Reference(facts: [Known({evil}: 1)])"));
    shown(&griot.run("verify a.txt --reference facts.ron").code(1));
}

fn ours(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("decks/mali").join(file)
}

fn findings(article: &Path) -> Vec<(String, String)> {
    let line = format!("verify {} --reference {} --json", article.display(), ours("reference.ron").display());
    let json = Griot::new().run(&line).any_code().stderr("").json();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let found = json["findings"].as_array().unwrap().iter();
    found.map(|found| (text(&found["kind"]), text(&found["at"]["text"]))).collect()
}

#[test]
fn our_article_on_mali_agrees_with_our_reference() {
    assert_eq!(findings(&ours("article.md")), []);
    let article = std::fs::read_to_string(ours("article.md")).unwrap();
    let words =
        article.lines().filter(|line| !line.starts_with("[^")).flat_map(str::split_whitespace).count();
    assert!((1200..=2000).contains(&words), "{words} words");
}

#[test]
fn the_article_that_our_deck_corrects_is_corrected() {
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/mali/article.txt");
    if !article.exists() {
        eprintln!("skipped: {} is not there", article.display());
        return;
    }
    let findings = findings(&article);
    let has = |kind: &str, start: &str, name: &str| {
        let fits = |text: &str| text.starts_with(start) && text.contains(name);
        assert!(
            findings.iter().any(|(found, text)| found == kind && fits(text)),
            "no {kind} at `{start}` in {findings:?}"
        );
    };
    has("role-swap", "overthrowing", "Traoré");
    has("other-party", "1991 overthrow", "Konaré");
    for start in ["continues", "remains", "has maintained", "reflects"] {
        has("ended", start, "");
    }
    // Each was judged by hand: no claim that is right is among them.
    assert_eq!(findings.len(), 9, "{findings:?}");
}
