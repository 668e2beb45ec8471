//! `griot generate`: where the deck goes, what is said about it, what is refused. Which cards come of
//! an article is the business of the rooms below, and not looked at here.

use serde_json::Value;

use crate::griot::{Griot, Output};

/// Sentences that cards come of.
pub const ARTICLE: &str = "\
Bridges of the Valley

The first stone bridge of the valley was opened in May 1932. Clara Mendes designed the bridge in 1929.

Portugal launched the Minho Railway in 1975. The Minho Railway was closed in October 1990. Spain built the Salas Dam in 1971. Italy founded the Turin Institute in 1984. France bought the Verdon Canal in 1962. Germany launched the Elbe Ferry in 1958.

The Valley Development Authority (VDA) was founded in 1984. Maria Lopes led the Valley Development Authority from 1984 to 1996. Paulo Ribeiro founded the Douro Museum in 1951. Ana Costa founded the Tejo Museum in 1966.
";

/// A folder with the article in it.
pub fn folder() -> Griot {
    let griot = Griot::new();
    griot.write("bridges.txt", ARTICLE);
    griot
}

/// The cards of the article, best first.
pub fn cards(griot: &Griot) -> Vec<Value> {
    let output = griot.run("generate bridges.txt --min-score 0.4 --json").code(0);
    let cards = output.json()["cards"].as_array().unwrap().clone();
    assert!(cards.len() >= 4, "too few cards to test with: {output}");
    cards
}

fn deck(griot: &Griot, name: &str) -> String {
    std::fs::read_to_string(griot.path(name)).unwrap()
}

/// The number of files in the folder beside the article and the home.
fn files(griot: &Griot) -> usize {
    griot.folder().read_dir().unwrap().count() - 2
}

/// Asserts that a deck has no flaw and so many cards.
fn sound(griot: &Griot, name: &str, cards: usize) {
    griot.run(&format!("check {name}")).code(0).stdout("1 deck checked: 0 errors, 0 warnings.\n");
    let shown = griot.run(&format!("show ./{name}")).code(0);
    assert_eq!(shown.out.matches(" (new)\n").count(), cards, "{shown}");
}

#[test]
fn a_deck_goes_where_it_is_asked_to() {
    let griot = folder();
    let count = cards(&griot).len();
    let output = griot.run("generate bridges.txt --min-score 0.4 -o deck.ron").code(0).stderr("");
    let last = format!("Written to deck.ron: {count} cards. Learn with `griot study deck.ron`.\n");
    assert!(output.out.ends_with(&last), "{output}");
    sound(&griot, "deck.ron", count);
    griot.run("study deck.ron").code(0).says("new · ");
    // In a pipe, and nothing else in it.
    let piped = griot.run("generate bridges.txt --min-score 0.4").code(0).warns(" found.\n");
    assert_eq!(piped.out, deck(&griot, "deck.ron"));
    griot.run("generate bridges.txt --min-score 0.4 -o -").code(0).stdout(&piped.out);
    assert_eq!(files(&griot), 1);
}

#[test]
fn an_article_may_be_piped_in() {
    let griot = folder();
    let piped = griot.run("generate - --min-score 0.4").stdin(ARTICLE).code(0);
    let from_file = griot.run("generate bridges.txt --min-score 0.4").code(0);
    assert_eq!(piped.out.matches("Fact(").count(), from_file.out.matches("Fact(").count());
}

#[test]
fn a_deck_that_is_there_is_written_over_by_force_alone() {
    let griot = folder();
    griot.write("deck.ron", "mine");
    griot.run("generate bridges.txt --min-score 0.4 -o deck.ron").code(1).stdout("").fails_well().stderr(
        "error: deck.ron is there already\nhint: name another file with -o, or write over it with --force\n",
    );
    assert_eq!(deck(&griot, "deck.ron"), "mine");
    griot.run("generate bridges.txt --min-score 0.4 -o deck.ron --force").code(0);
    assert!(deck(&griot, "deck.ron").starts_with("Deck("));
    griot
        .run("generate bridges.txt --min-score 0.4 -o home")
        .code(1)
        .stdout("")
        .fails_well()
        .warns("home is a folder");
    griot
        .run("generate bridges.txt --min-score 0.4 -o no/where.ron")
        .code(1)
        .warns("error: cannot write no/where.ron");
}

#[test]
fn the_same_article_makes_the_same_deck() {
    let griot = folder();
    let first = griot.run("generate bridges.txt --min-score 0.4").code(0).out;
    griot.run("generate bridges.txt --min-score 0.4").code(0).stdout(&first);
}

#[test]
fn json_has_all_that_is_known_of_a_card() {
    let griot = folder();
    let cards = cards(&griot);
    let scores: Vec<f64> = cards.iter().map(|card| card["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    for card in &cards {
        let span = |at: usize| usize::try_from(card["span"][at].as_u64().unwrap()).unwrap();
        assert_eq!(&ARTICLE[span(0)..span(1)], card["sentence"].as_str().unwrap());
        assert_eq!(ARTICLE[..span(0)].matches('\n').count() as u64 + 1, card["line"].as_u64().unwrap());
        assert_eq!(card["accepts"][0], card["answer"]);
        for name in ["form", "prompt", "answer", "fact", "card", "says"] {
            assert!(card[name].as_str().is_some_and(|text| !text.is_empty()), "no {name} in {card}");
        }
    }
    assert_eq!(files(&griot), 0, "no deck was asked for");
    griot
        .run("generate bridges.txt --min-score 0.4 --json -o deck.ron")
        .code(0)
        .warns("Written to deck.ron: ");
    sound(&griot, "deck.ron", cards.len());
}

#[test]
fn cards_can_be_chosen() {
    let griot = folder();
    let all = cards(&griot);
    let chosen = |line: &str| {
        griot.run(&format!("generate bridges.txt --json {line}")).code(0).json()["cards"].clone()
    };
    assert_eq!(chosen("--min-score 0.4 --max 2"), Value::from(&all[..2]));
    let form = "when";
    let of_form = chosen(&format!("--min-score 0.4 --forms {form}"));
    assert!(of_form.as_array().unwrap().iter().all(|card| card["form"] == form));
    let sure = all[1]["score"].as_f64().unwrap();
    let of_score = chosen(&format!("--min-score {sure}"));
    assert!(of_score.as_array().unwrap().iter().all(|card| card["score"].as_f64().unwrap() >= sure));
    for line in ["--forms who,foo", "--min-score 1.5", "--min-score x", "--max -1", "--review --json"] {
        griot.run(&format!("generate bridges.txt {line}")).code(2).stdout("").warns("error: ");
    }
}

#[test]
fn an_explanation_has_every_sentence() {
    let griot = folder();
    let explained = griot.run("generate bridges.txt --min-score 0.4 --explain").code(0).warns(" found.\n");
    for start in ["3: The first stone bridge ", "5: Portugal launched", "7: Maria Lopes led "] {
        assert!(
            explained.out.contains(&format!("\n{start}")) || explained.out.starts_with(start),
            "{explained}"
        );
    }
    for card in cards(&griot) {
        let line = format!(
            " {}: {} = {}\n",
            card["form"].as_str().unwrap(),
            card["prompt"].as_str().unwrap(),
            card["answer"].as_str().unwrap()
        );
        assert!(explained.out.contains(&line), "no {line} in {explained}");
    }
    assert_eq!(files(&griot), 0);
}

#[test]
fn markdown_and_web_pages_give_headings_to_cite() {
    let griot = Griot::new();
    griot.write("a.md", "# The Valley\n\n## Railways\n\nPortugal launched the **Minho Railway** in 1975.[^1]\n\n[^1]: A note.\n");
    griot.write(
        "a.html",
        "<html><head><title>The Valley</title></head><body><nav><a href='/'>Home</a></nav><article><h1>The Valley</h1>\
         <h2>Railways</h2><p>Portugal launched the <b>Minho&nbsp;Railway</b> in 1975.</p></article></body></html>",
    );
    for name in ["a.md", "a.html"] {
        let deck =
            griot.run(&format!("generate {name} --min-score 0.2")).code(0).says("title: \"The Valley\",\n");
        deck.says("cite: [\"article#Railways\"],\n            quote: \"Portugal launched the Minho Railway in 1975.\",\n");
    }
}

#[test]
fn what_is_no_english_article_is_refused() {
    let griot = Griot::new();
    griot.write(
        "pont.txt",
        "Le pont de la vallée a été ouvert en 1932 par le maire. Il est très long, et les habitants en sont fiers. \
         Le chemin de fer a été fermé en 1990.",
    );
    griot.run("generate pont.txt -o deck.ron").code(1).stdout("").fails_well().stderr(
        "error: pont.txt: it is not in English: it seems to be in French\n\
         hint: griot reads English alone; give it the article in English\n",
    );
    assert!(!griot.path("deck.ron").exists());
}

const REFERENCE: &str = r#"Reference(
    authorities: [
        Source(id: "gazette", title: "The Railway Gazette", date: "1976"),
        Source(id: "unused", title: "Nothing"),
    ],
    facts: [
        Known(subject: "Portugal", relation: "launch", object: "the Minho Railway", from: "1976",
              says: "Portugal launched the Minho Railway in March 1976.", authority: "gazette"),
        Known(subject: "Spain", relation: "build", object: "the Salas Dam", from: "1971", authority: "gazette"),
    ],
)"#;

#[test]
fn what_goes_against_reference_facts_is_never_asked_as_claimed() {
    let griot = folder();
    griot.write("facts.ron", REFERENCE);
    let output = griot
        .run("generate bridges.txt --min-score 0.4 --reference facts.ron -o deck.ron")
        .code(0)
        .stderr("");
    output.says("By the reference facts: 1 claim wrong, of which 1 corrected; 1 confirmed.\n");
    griot.run("check deck.ron").code(0).stdout("1 deck checked: 0 errors, 0 warnings.\n");
    let deck = deck(&griot, "deck.ron");
    let facts: Vec<&str> = deck.split("Fact(").collect();
    let corrected: Vec<&&str> = facts.iter().filter(|fact| fact.contains("corrects: ")).collect();
    assert!(!corrected.is_empty(), "{deck}");
    for fact in &corrected {
        assert!(fact.contains("says: \"Portugal launched the Minho Railway in March 1976.\""), "{deck}");
        assert!(fact.contains("cite: [\"article\", \"gazette\"]"), "{deck}");
        assert!(fact.contains("quote: \"Portugal launched the Minho Railway in 1975.\""), "{deck}");
    }
    // What was claimed stands where it is corrected, and nowhere else.
    assert_eq!(deck.matches("1975").count(), 2 * corrected.len(), "{deck}");
    let confirmed = facts.iter().find(|fact| fact.contains("says: \"Spain built")).unwrap();
    assert!(confirmed.contains("\"gazette\""), "{deck}");
    assert!(deck.contains("id: \"gazette\"") && !deck.contains("\"unused\""), "{deck}");
    griot
        .run("generate bridges.txt --min-score 0.4 --reference facts.ron --explain")
        .code(0)
        .says("Portugal launched the Minho Railway in 1975.\n  wrong: the date is 1976, not 1975\n")
        .says("\nknown: Portugal launched the Minho Railway in March 1976.\n");
    griot.run("generate bridges.txt --min-score 0.4 --reference missing.ron").code(1).stdout("").fails_well();
}

#[test]
fn what_no_card_comes_of_writes_no_deck() {
    let griot = folder();
    griot.write(
        "thin.txt",
        "It was so. They came along and it went on as it had been before that, or so it seems.\n",
    );
    let output: Output = griot.run("generate thin.txt -o deck.ron").code(1).stdout("");
    output.warns("error: thin.txt: no card could be made of it\nhint: ");
    let output = griot.run("generate thin.txt -o deck.ron --review").code(1).stdout("");
    output.warns("error: thin.txt: no card could be made of it\nhint: ");
    assert_eq!(files(&griot), 1);
    griot.run("generate missing.txt").code(1).stdout("").fails_well();
    griot.run("generate -").stdin(" \n").code(1).stdout("").fails_well();
}

#[test]
fn nothing_of_an_article_reaches_the_terminal_raw() {
    let griot = Griot::new();
    griot.write(
        "evil.txt",
        ARTICLE.replace("Clara Mendes", "Clara \u{1b}[2J\u{202e}Mendes").replace("Spain", "Sp\u{9b}ain"),
    );
    for line in ["--explain", "--json", "", "-o deck.ron --review --plain"] {
        let output = griot.run(&format!("generate evil.txt {line}")).stdin("k\n".repeat(40)).any_code();
        for control in ['\u{1b}', '\u{9b}', '\u{202e}'] {
            assert!(
                !output.out.contains(control) && !output.err.contains(control),
                "{control:?} in {output}"
            );
        }
    }
    if griot.path("deck.ron").exists() {
        griot.run("check deck.ron").code(0);
    }
}
