//! Decks that are fit to study, and what a good editor says of them.

use jiff::civil::date;

use super::{Twins, look};
use crate::deck::LineIndex;

/// What is said of a deck: `line code`.
fn said_of(text: &str) -> Vec<String> {
    let looked = look(text, "deck.ron", date(2026, 1, 5), &mut Twins::default());
    let index = LineIndex::new(text);
    let said = looked.diagnostics.iter();
    said.map(|said| format!("{} {}", index.place(said.span.start).line, said.code.name())).collect()
}

/// What is said of one card; the words underlined, and the code.
fn said_of_card(card: &str) -> Vec<(String, &'static str)> {
    let text = format!("Deck(title: \"x\", cards: [\n{card}\n])");
    let looked = look(&text, "deck.ron", date(2026, 1, 5), &mut Twins::default());
    looked.diagnostics.iter().map(|said| (text[said.span.clone()].to_owned(), said.code.name())).collect()
}

/// Cards, and for each the words underlined and the code.
const CARDS: &[(&str, &str, &str)] = &[
    (r#"Ask(q: "Who led the France campaign?", a: "France")"#, "France", "answer-in-question"),
    (r#"Cloze("The Niger is a river; the [Niger] is long.")"#, "Niger", "answer-in-question"),
    (
        r#"Ask(q: "Who led it and when did the war begin?", a: "Traoré")"#,
        "when did the war begin",
        "two-questions",
    ),
    (r#"Ask(q: "Who led the coup? In which year?", a: "Traoré")"#, "In which year?", "two-questions"),
    (r#"Pick(q: "Which is not a noble gas?", a: "Iron", not: ["Neon", "Argon"])"#, "not", "negative"),
    (r#"Ask(q: "Which planet doesn't have a moon?", a: "Venus")"#, "doesn't", "negative"),
    (
        r#"Pick(q: "Which gas burns?", a: "Neon", not: ["All of the above", "Argon"])"#,
        "\"All of the above\"",
        "all-of-the-above",
    ),
    (
        r#"Pick(q: "Which gas burns?", a: "Neon", not: ["Both A and B", "Argon"])"#,
        "\"Both A and B\"",
        "all-of-the-above",
    ),
    (
        r#"Pick(q: "What is a cell?", a: "The smallest unit of life that can live alone", not: ["A wall", "A bone"])"#,
        "\"The smallest unit of life that can live alone\"",
        "telling-choice",
    ),
    (
        r#"Pick(q: "What is a cell?", a: "It is a living unit.", not: ["It is a dead wall", "It is a hard bone"])"#,
        "\"It is a living unit.\"",
        "telling-choice",
    ),
    (
        r#"Ask(q: "Name three noble gases.", a: "Neon, argon and xenon")"#,
        "\"Neon, argon and xenon\"",
        "several-facts",
    ),
    (r#"Cloze("The summit was a [big] event for Mali.")"#, "[big]", "open-gap"),
    (r#"Cloze("It was [1968].")"#, "[1968]", "open-gap"),
    (r#"Ask(q: "Is Mali landlocked?", a: "yes")"#, "\"yes\"", "yes-no"),
    (r#"Ask(q: "Discuss the coup of 1968.", a: "Traoré")"#, "Discuss", "vague-question"),
    (r#"Ask(q: "Who led it?", a: "Traoré")"#, "it", "vague-question"),
    (r#"Ask(q: "Who led the XYZW mission?", a: "Traoré")"#, "XYZW", "acronym"),
    (
        r#"Ask(q: "Who fell in 1968?", a: ["Modibo Keïta", "modibo keita"])"#,
        "\"modibo keita\"",
        "repeated-answer",
    ),
    (r#"Pick(q: "Who fell?", a: "Keïta", not: ["Keita", "Touré"])"#, "\"Keita\"", "alike-choices"),
    (r#"Number(q: "How many men?", a: 50, tolerance: 60)"#, "60", "tolerance"),
    (r#"Ask(q: "Who fell on 31 June 1968?", a: "Keïta")"#, "31 June 1968", "no-such-date"),
];

#[test]
fn what_is_amiss_is_underlined() {
    let mut wrong = String::new();
    for (card, words, code) in CARDS {
        let said = said_of_card(card);
        if said != [((*words).to_owned(), *code)] {
            wrong += &format!("{card}\n  said {said:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Cards that only look amiss.
const SOUND: &[&str] = &[
    r#"Ask(q: "What is the additive inverse of 15?", a: "-15")"#,
    r#"Ask(q: "What is the conjugate of 12 + 5i?", a: "12 - 5i")"#,
    r#"Ask(q: "What is 25% of 100?", a: "25")"#,
    r#"Ask(q: "In which state is New York City?", a: "New York")"#,
    r#"Ask(q: "Which two-letter code stands for Mali?", a: "ML")"#,
    r#"Ask(q: "List comprehensions stand in which brackets?", a: "square ones")"#,
    r#"Ask(q: "Where does the z axis meet the plane?", a: "(0, 0, 1)")"#,
    r#"Ask(q: "What does the ? operator do in Rust?", a: "it returns early on an error")"#,
    r#"Ask(q: "What does the German word \"nein\" mean?", a: "no")"#,
    r#"Ask(q: "Who was murdered in March 44 BC?", a: "Caesar")"#,
    r#"Ask(q: "Which battle was fought on 2 September 31 BC?", a: "Actium")"#,
    r#"Cloze("F = [ma]")"#,
    r#"Cloze("She is interested [in] the history of Mali.")"#,
    r#"Cloze("Write \\[x\\] here: the river [Niger|river] flows past.")"#,
    r#"Pick(q: "Which symbol stands for cobalt?", a: "Co", not: ["CO", "Cb"])"#,
    r#"TrueFalse(q: "Symphony No. 9 was not his first.", a: true)"#,
    r#"TrueFalse(q: "China had no emperor before 221 BC and none after 1912.", a: true)"#,
    r#"Pick(q: "In which position do you lay someone who does not respond?", a: "on the side", not: ["on the back", "on the front"])"#,
    r#"Ask(q: "Which number tells how strongly, and in which direction, two things move together?", a: "r")"#,
    r#"Pick(q: "Which is NOT a noble gas?", a: "Iron", not: ["Neon", "Argon"])"#,
    r#"Pick(q: "Which is *not* a noble gas?", a: "Iron", not: ["Neon", "Argon"])"#,
    r#"Ask(q: "Why did Mali not join the union?", a: "It had left it")"#,
    r#"Ask(q: "Who wrote 'To Be or Not to Be'?", a: "Shakespeare")"#,
    r#"Ask(q: "What is the plural of 'sheep'?", a: "sheep")"#,
    r#"Ask(q: "Was it France or Germany that led Operation Serval?", a: "France")"#,
    r#"Ask(q: "Which country do Bosnia and Herzegovina border?", a: "Serbia")"#,
    r#"Ask(q: "What do the UN and the EU share?", a: "members")"#,
    r#"Ask(q: "Who led France in World War II?", a: "De Gaulle")"#,
    r#"Flip(front: "rat", back: "rat")"#,
    r#"Flip(front: "le train", back: "the train")"#,
    r#"Cloze("MINUSMA, the UN mission in Mali, began in [2013].")"#,
    r#"Ask(q: "What does ECOWAS stand for?", a: "Economic Community of West African States")"#,
    r#"Ask(q: "What is the formula of sulfuric acid?", a: "H2SO4")"#,
    r#"Pick(q: "Which law of chance did Bernoulli prove?", a: "The law of large numbers", not: ["The law of small numbers", "The law of averages"])"#,
    r#"Ask(q: "What is the capital of Chad?", a: ["N'Djamena", "Ndjamena city"])"#,
    r#"Number(q: "How many men?", a: 0, tolerance: 1)"#,
    r#"Ask(q: "Who said “What is truth?”?", a: "Pilate")"#,
    r#"Ask(q: "How long does it take light to reach the Earth?", a: "8 minutes")"#,
];

#[test]
fn what_only_looks_amiss_is_left() {
    let mut wrong = String::new();
    for card in SOUND {
        let said: Vec<_> = said_of_card(card).into_iter().filter(|(word, _)| word != "MINUSMA").collect();
        if !said.is_empty() {
            wrong += &format!("{card}\n  said {said:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_source_that_no_fact_cites_is_told() {
    let text = "Deck(title: \"x\", sources: [Source(id: \"a\", title: \"A\"),\nSource(id: \"b\", title: \"B\")],\n\
                facts: [Fact(says: \"1\", cite: [\"a#2\"], cards: [Flip(front: \"c\", back: \"d\")])])";
    assert_eq!(said_of(text), ["2 unused-source"]);
}

#[test]
fn what_has_ended_is_not_asked_in_the_present() {
    let deck = |until: &str, q: &str| {
        format!(
            "Deck(title: \"x\", facts: [Fact(says: \"1\", until: \"{until}\", cards: [\nAsk(q: \"{q}\", a: \"b\")])])"
        )
    };
    assert_eq!(said_of(&deck("2023-12-31", "Who leads the mission to Mali?")), ["2 ended-in-present"]);
    assert_eq!(said_of(&deck("2023-12-31", "Who led the mission to Mali?")), [""; 0]);
    assert_eq!(said_of(&deck("2030-12-31", "Who leads the mission to Mali?")), [""; 0]);
}

#[test]
fn a_number_does_not_accept_what_its_sibling_calls_wrong() {
    let text = "Deck(title: \"x\", facts: [Fact(says: \"1\", cards: [\n\
                Number(q: \"How many men were sent?\", a: 1000, tolerance: 200),\n\
                Pick(q: \"How large was the force?\", a: \"1,000 men\", not: [\"900\", \"3000\"])])])";
    assert_eq!(said_of(text), ["2 tolerance"]);
}

#[test]
fn cards_that_ask_the_same_are_told() {
    let deck = |cards: &str| format!("Deck(title: \"x\", cards: [\n{cards}\n])");
    let twins = "Ask(q: \"Who led the coup in Mali in 1968?\", a: \"Traoré\"),\nAsk(q: \"Who was it that led the coup of 1968 in Mali?\", a: \"Traoré\")";
    assert_eq!(said_of(&deck(twins)), ["3 near-duplicate"]);
    let others = "Ask(q: \"Who led the coup in Mali in 1968?\", a: \"Traoré\"),\nAsk(q: \"Who led the coup in Mali in 1991?\", a: \"Touré\"),\nAsk(q: \"Who led the coup in Chad in 1991?\", a: \"Touré\")";
    assert_eq!(said_of(&deck(others)), [""; 0]);
    let torn = "Flip(front: \"bank\", back: \"Bank\"),\nFlip(front: \"bank\", back: \"Ufer\")";
    assert_eq!(said_of(&deck(torn)), ["3 near-duplicate"]);
    let directions = "Flip(front: \"river\", back: \"Fluss\"),\nFlip(front: \"Fluss\", back: \"river\")";
    assert_eq!(said_of(&deck(directions)), [""; 0]);
}

#[test]
fn twins_are_found_across_files() {
    let deck = |q: &str| format!("Deck(title: \"x\", cards: [\nAsk(q: \"{q}\", a: \"Bamako\")])");
    let mut twins = Twins::default();
    let today = date(2026, 1, 5);
    assert!(look(&deck("What is the capital of Mali?"), "a.ron", today, &mut twins).diagnostics.is_empty());
    let looked = look(&deck("Which city is the capital of Mali?"), "b.ron", today, &mut twins);
    assert_eq!(looked.diagnostics[0].message, "this asks the same as another card: a.ron:2");
}

#[test]
fn a_comment_allows_a_warning_where_it_stands() {
    let negative = "Pick(q: \"Which is not a gas?\", a: \"Iron\", not: [\"Neon\", \"Argon\"])";
    let other = "Pick(q: \"Which is not a metal?\", a: \"Neon\", not: [\"Iron\", \"Lead\"])";
    let deck = |before: &str, one: &str, two: &str| {
        format!("{before}Deck(title: \"x\", cards: [\n{one},\n{two},\n])")
    };
    let allow = "// griot: allow(negative)";
    assert_eq!(said_of(&deck("", negative, other)), ["2 negative", "3 negative"]);
    assert_eq!(said_of(&deck("", &format!("{allow}\n{negative}"), other)), ["4 negative"]);
    assert_eq!(said_of(&deck("", &negative.replace("a: ", &format!("{allow}\na: ")), other)), ["4 negative"]);
    assert_eq!(said_of(&deck("", negative, &format!("{other} {allow}\n"))), ["2 negative"]);
    assert_eq!(said_of(&deck(&format!("{allow}\n"), negative, other)), [""; 0]);
    // Not in a text, and not what an error says.
    assert_eq!(
        said_of(&deck("", &negative.replace("Neon", "griot: allow(negative)"), other)),
        ["2 negative", "3 negative"]
    );
    // Blanks and case do not matter.
    assert_eq!(said_of(&deck("/* Griot : allow ( negative ) */\n", negative, other)), [""; 0]);
    let said = said_of(&deck("// griot: allow(negatve, acronym)\n", negative, other));
    assert_eq!(said, ["1 unknown-allow", "1 unused-allow", "3 negative", "4 negative"]);
}

#[test]
fn a_large_deck_is_looked_at_as_a_small_one_is() {
    let filler = "Flip(front: \"front\", back: \"back\"), ".repeat(2);
    let card = "Pick(q: \"Which is not a gas?\", a: \"Iron\", not: [\"Neon\", \"Argon\"]),\n";
    let deck = |flaw: &str, count: usize| {
        let many: String =
            (0..count).map(|n| format!("Ask(q: \"Which number is {n}?\", a: \"n{n}\"),\n")).collect();
        format!("Deck(title: \"x\", cards: [\n{card}{flaw}\n{many}{filler}\n])")
    };
    for flaw in ["", "Flip(frnt: \"a\", back: \"b\"),"] {
        let small = said_of(&deck(flaw, 10));
        let large = deck(flaw, 40_000);
        assert!(large.len() > super::LARGE);
        let last = |said: &[String]| {
            said.iter().map(|said| said.split(' ').nth(1).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(last(&said_of(&large)), last(&small));
    }
}
