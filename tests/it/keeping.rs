//! Edits keep progress: whatever happens to a deck file, a card that is still there is still known.

use crate::decks::{THREE, numbers};
use crate::griot::Griot;
use crate::talk::Talk;

/// A deck without ids: a fact with three cards, and three words.
const WORDS: &str = r#"Deck(title: "Words", facts: [
    Fact(says: "Bamako is the capital of Mali.", cite: [], cards: [
        Ask(q: "What is the capital of Mali?", a: "Bamako"),
        Ask(q: "Of which country is Bamako the capital?", a: "Mali"),
        Cloze("[Bamako] is the capital of [Mali]."),
    ]),
], cards: [
    Ask(q: "le chatt", a: "cat"),
    Ask(q: "le chien", a: "dog"),
    Ask(q: "le rat", a: "rat"),
])
"#;

/// Answers to the four cards that a first session asks: one of the fact, the three words.
const ANSWERS: &str = "Bamako\ncat\ndog\nrat\n";

fn studied(deck: &str) -> Griot {
    let griot = Griot::new().deck("words.ron", deck);
    griot.run("study words").stdin(ANSWERS).code(0).says("4 cards studied (4 new)");
    griot.at("2026-01-12T10:00")
}

/// How many cards are due and new.
#[track_caller]
fn counts(griot: &Griot, decks: &str, due: u64, new: u64) {
    let json = griot.run(&format!("due {decks} --json")).code(0).json();
    assert_eq!((json["due"].as_u64(), json["new"].as_u64()), (Some(due), Some(new)), "{json}");
}

const ONE: &str = "was changed and keeps its progress (`griot relink` lists them)\n";

#[test]
fn a_typo_mended_after_a_week_keeps_the_progress() {
    let griot = studied(WORDS).deck("words.ron", WORDS.replace("le chatt", "le chat"));
    let note = format!("history: 1 card of `words` {ONE}");
    griot.run("study words --limit 0").code(0).stderr(&note);
    counts(&griot, "words", 4, 3);
    griot.run("due words").code(0).stderr("");
    griot
        .run("relink")
        .code(0)
        .says("1 history went to another card, newest first:\n2026-01-12 10:00:00  words/ask-")
        .says("(answer, and a question much alike)\n")
        .never_says("without a card");
    griot.run("doctor").code(0).never_says("no deck file");
}

#[test]
fn json_stays_json_when_something_is_kept() {
    let griot = studied(WORDS).deck("words.ron", WORDS.replace("le chatt", "le chat"));
    let decks = griot.run("decks --json").code(0).warns(ONE);
    assert_eq!(decks.json()["decks"][0]["due"], 4);
    let json = griot.run("relink --json").code(0).json();
    assert_eq!(json["links"][0]["undone"], false);
    assert_eq!(json["without_card"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_renamed_file_keeps_the_progress() {
    let griot = studied(WORDS);
    std::fs::rename(griot.path("home/decks/words.ron"), griot.path("home/decks/vocabulary.ron")).unwrap();
    griot.run("due").code(0).stderr(
        "history: 4 cards of `vocabulary` were changed and keep their progress (`griot relink` lists them)\n",
    );
    counts(&griot, "vocabulary", 4, 3);
    // And back again.
    std::fs::rename(griot.path("home/decks/vocabulary.ron"), griot.path("home/decks/words.ron")).unwrap();
    griot.run("due").code(0).warns("history: 4 cards of `words` were");
    counts(&griot, "words", 4, 3);
}

#[test]
fn a_file_split_in_two_keeps_the_progress() {
    let split = WORDS.find("\n], cards: [").unwrap() + 1;
    let (facts, cards) = (format!("{}])", &WORDS[..split]), &WORDS[split + 3..]);
    // The new file comes before the old one, or after it.
    for name in ["a.ron", "z.ron"] {
        let griot =
            studied(WORDS).deck("words.ron", &facts).deck(name, format!("Deck(title: \"Split\", {cards}"));
        counts(&griot, "words", 1, 3);
        counts(&griot, name.trim_end_matches(".ron"), 3, 0);
    }
}

#[test]
fn a_reworded_fact_keeps_the_progress() {
    let text =
        WORDS.replace("Bamako is the capital of Mali.\", cite", "Mali's capital is called Bamako.\", cite");
    let griot = studied(WORDS).deck("words.ron", text);
    griot.run("due words").code(0).stderr(&format!("history: 1 card of `words` {ONE}"));
    counts(&griot, "words", 4, 3);
}

#[test]
fn ids_added_by_hand_keep_the_progress() {
    let text = WORDS
        .replace("Fact(says", "Fact(id: \"capital\", says")
        .replace("a: \"Bamako\")", "a: \"Bamako\", id: \"name\")")
        .replace("a: \"cat\")", "a: \"cat\", id: \"cat\")")
        .replace("a: \"dog\")", "a: \"dog\", id: \"dog\")");
    let griot = studied(WORDS).deck("words.ron", text);
    griot
        .run("show words")
        .code(0)
        .says("words/cat (due ")
        .says("words/dog (due ")
        .says("words/capital/name (due ");
    griot.run("history").code(0).says("words/capital/name\n").says("words/cat\n");
    counts(&griot, "words", 4, 3);
}

#[test]
fn what_is_removed_is_listed_and_comes_back() {
    let griot =
        studied(WORDS).deck("words.ron", WORDS.replace("    Ask(q: \"le chien\", a: \"dog\"),\n", ""));
    griot.run("due words").code(0).stderr("");
    griot
        .run("doctor")
        .code(0)
        .says("cards     ok    1 card with a history in no deck file any more; the history is kept\n")
        .says("  1 answer, the last on 2026-01-05: le chien\n");
    griot.run("relink").code(0).says("1 history without a card;").says(": le chien\n");
    // It comes back in another file, reworded.
    let griot = griot.deck("new.ron", "Deck(title: \"New\", cards: [Ask(q: \"chien\", a: \"dog\")])");
    griot.run("due new").code(0).warns(&format!("history: 1 card of `new` {ONE}"));
    counts(&griot, "new", 1, 0);
    // And is taken back to where it was.
    std::fs::remove_file(griot.path("home/decks/new.ron")).unwrap();
    let griot = griot.deck("words.ron", WORDS);
    griot.run("relink").code(0).says("(it came back)\n").never_says("without a card");
    counts(&griot, "words", 4, 3);
}

#[test]
fn gaps_are_known_by_their_answers() {
    let deck = |text: &str| format!("Deck(title: \"Gaps\", cards: [Cloze(id: \"g\", text: \"{text}\")])");
    let griot = Griot::new().deck("gaps.ron", deck("In 1960, [Mali] and [Niger] left."));
    griot.run("study gaps").stdin("Mali\n").code(0);
    let griot = griot.deck("gaps.ron", deck("In [1960], [Mali] and [Niger] left."));
    griot.run("show gaps").code(0).says("gaps/g:1 (new)\n").says("gaps/g:2 (due ").says("gaps/g:3 (new)\n");
    let griot = griot.deck("gaps.ron", deck("In [1960], [Niger] and [Mali] left."));
    griot.run("show gaps").code(0).says("gaps/g:2 (new)\n").says("gaps/g:3 (due ");
    let griot = griot.deck("gaps.ron", deck("In 1960, [Mali] left."));
    griot.run("show gaps").code(0).says("gaps/g:1 (due ");
    griot.run("doctor").code(0).never_says("no deck file");
}

#[test]
fn a_history_is_linked_by_hand_and_the_link_is_undone_for_good() {
    let deck = |cards: &str| format!("Deck(title: \"D\", cards: [{cards}])");
    let one = "Ask(id: \"one\", q: \"The first number?\", a: \"1\")";
    let two = "Ask(id: \"two\", q: \"What do all begin to count with?\", a: \"one\")";
    let griot = Griot::new().deck("d.ron", deck(one));
    griot.run("study d").stdin("1\n").code(0);
    let griot = griot.deck("d.ron", deck(two)).at("2026-01-12T10:00");
    griot.run("due d").code(0).stderr("");
    counts(&griot, "d", 0, 1);

    griot.run("relink d/one d/two").code(0).stdout("`d/two` has the history of `d/one` now.\n").stderr("");
    counts(&griot, "d", 1, 0);
    griot.run("relink").code(0).stdout(
        "1 history went to another card, newest first:\n2026-01-12 10:00:00  d/two\n    from d/one  (by hand)\n",
    );
    griot.run("doctor").code(0).says("every card's state is what its answers lead to");

    griot.run("relink --undo d/two").code(0).stdout(
        "Undone: the history is that of `d/one` again. It will not be linked to `d/two` by itself.\n",
    );
    counts(&griot, "d", 0, 1);
    griot
        .run("relink")
        .code(0)
        .says("(by hand, undone)\n")
        .says("d/one  1 answer, the last on 2026-01-05: The first number?\n");

    // What was linked by itself and undone stays undone.
    let mended = deck(&one.replace("\"one\"", "\"uno\""));
    let griot = griot.deck("d.ron", &mended);
    griot.run("due d").code(0).warns(ONE);
    griot.run("relink --undo d/uno").code(0);
    counts(&griot, "d", 0, 1);
    let griot = griot.deck("d.ron", format!("// Edited.\n{mended}"));
    griot.run("due d").code(0).stderr("");
    let griot = griot.deck("d.ron", deck(two));
    griot.run("due d").code(0);
    let griot = griot.deck("d.ron", mended);
    griot.run("due d").code(0).stderr("");
    counts(&griot, "d", 0, 1);
    griot.run("relink d/one d/uno").code(0);
    counts(&griot, "d", 1, 0);
}

#[test]
fn two_histories_change_places_by_hand() {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\n2\n").code(0);
    griot.run("relink three/one three/two").code(0).stdout(
        "`three/two` has the history of `three/one` now.\nThe history that it had is kept as that of `three/one`.\n",
    );
    griot.run("doctor").code(0).never_says("no deck file");
}

#[test]
fn what_cannot_be_linked_is_told() {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\n").code(0);
    for (line, error) in [
        (
            "relink three/oen three/two",
            "error: there is no card `three/oen`\nhint: did you mean `three/one`?\n",
        ),
        (
            "relink three/two three/one",
            "error: the card `three/two` has no history\nhint: `griot relink` lists the histories that have no \
             card; nothing was changed\n",
        ),
        (
            "relink three/one three/one",
            "error: `three/one` has its own history already\nhint: give the keys of two cards\n",
        ),
        (
            "relink --undo three/one",
            "error: no link leads to `three/one`\nhint: `griot relink --all` lists the links\n",
        ),
    ] {
        griot.run(line).code(2).stderr(error);
    }
    griot.run("relink three/one").code(2);
    griot.run("relink").code(0).stdout("No history went from one card to another.\n");
}

#[test]
fn a_card_mended_during_a_session_keeps_what_was_just_answered() {
    let deck = |front: &str| {
        format!(
            "Deck(title: \"D\", cards: [Ask(q: \"{front}\", a: \"cat\"), Ask(q: \"le chien\", a: \"dog\"), \
             Ask(q: \"le rat\", a: \"rat\")])"
        )
    };
    let griot = Griot::new().deck("d.ron", deck("le chatt"));
    let mut talk = Talk::begin(&griot, "study d");
    talk.hear("le chatt");
    talk.say("cat");
    talk.hear("le chien");
    griot.write("home/decks/d.ron", deck("le chat"));
    talk.say("dog");
    talk.hear("history: 1 card of `d` was changed and keeps its progress");
    talk.hear("le rat");
    talk.say("rat");
    assert!(talk.end().contains("3 cards studied (3 new)"));
    griot.run("doctor").code(0).never_says("no deck file");
    counts(&griot, "d", 0, 0);
}

#[test]
fn of_many_histories_without_a_card_the_first_are_listed() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 22));
    let answers: String = (1..=22).map(|n| format!("{n}\n")).collect();
    griot.run("study many --new 22").stdin(answers).code(0).says("22 cards studied");
    let griot = griot.deck("many.ron", "Deck(title: \"Many\", cards: [Flip(front: \"a\", back: \"b\")])");
    let doctor = griot.run("doctor").code(0).says("and 12 more: `griot relink` lists them\n");
    assert_eq!(doctor.out.matches("many/n").count(), 10);
    let listed = griot.run("relink").code(0).says("and 2 more: `griot relink --all`\n");
    assert_eq!(listed.out.matches("many/n").count(), 20);
    let all = griot.run("relink --all").code(0).never_says("more");
    assert_eq!(all.out.matches("many/n").count(), 22);
}
