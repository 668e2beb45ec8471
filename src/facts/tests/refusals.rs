//! What gives no fact, and why.

use super::{facts, says};
use crate::facts::Refusal;

/// Asserts that the last sentence of each of these texts gives no fact, and why.
#[track_caller]
fn refuse(cases: &[(&str, Refusal)]) {
    let wrong = cases.iter().filter_map(|(text, expected)| {
        let read = facts(text);
        let last = read.sentences.last().unwrap();
        let is_right = last.facts.is_empty() && last.refused == [expected.clone()];
        (!is_right).then(|| format!("{text}\n    {last:?}, not {expected:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_points_outside_of_itself_is_refused() {
    let word = |word: &str| word.to_owned();
    refuse(&[
        (
            "The Battle of Hastings took place in 1066. This battle changed England.",
            Refusal::Demonstrative(word("this")),
        ),
        (
            "The Battle of Hastings took place in 1066. These events changed France.",
            Refusal::Demonstrative(word("these")),
        ),
        ("Egypt has many canals. Such canals are long.", Refusal::Demonstrative(word("such"))),
        (
            "Nasser and Sadat ruled Egypt. The latter was shot in 1981.",
            Refusal::Demonstrative(word("latter")),
        ),
        (
            "Alan Turing met Max Newman in Cambridge in 1935. He wrote a paper in 1936.",
            Refusal::Pronoun(word("he")),
        ),
        ("Madison and Jay wrote essays. Many of them wrote in New York.", Refusal::Pronoun(word("them"))),
        ("It was discovered in Arizona in 1930.", Refusal::Pronoun(word("it"))),
        ("The war ended in 1918.", Refusal::Reference(word("The war"))),
        // What would tell which committee was left out.
        (
            "The committee, which was later dissolved, chose Tokyo in 1959.",
            Refusal::Reference(word("The committee")),
        ),
        ("Egypt now owns the Suez Canal.", Refusal::Deixis(word("now"))),
        ("Egypt widened the Suez Canal again two years later.", Refusal::Deixis(word("two years later"))),
    ]);
}

#[test]
fn what_a_verb_is_done_to_is_not_its_subject() {
    let text = "France launched Operation Serval in January 2013 and ended it in July 2014.";
    assert_eq!(says(text), ["France launched Operation Serval in January 2013."]);
    let read = facts(text);
    assert_eq!(read.sentences[0].refused, [Refusal::Pronoun("it".to_owned())]);
}

#[test]
fn what_is_not_certain_is_refused() {
    let word = |word: &str| word.to_owned();
    refuse(&[
        ("The castle of York may be visited in summer.", Refusal::Modal),
        ("Treaties should be kept in Europe.", Refusal::Modal),
        ("Perhaps the bridge of Avignon was built in 1185.", Refusal::Hedge(word("perhaps"))),
        ("The Suez Canal was probably dug by slaves.", Refusal::Hedge(word("probably"))),
        ("The Suez Canal seems to be full.", Refusal::Hedge(word("seem"))),
        ("Egypt is believed to own the Suez Canal.", Refusal::Hedge(word("believe"))),
        ("If it rains, the bridge of Avignon is closed.", Refusal::Condition),
        ("Unless Egypt agrees, the Suez Canal stays closed.", Refusal::Condition),
        ("The bridge of Avignon was not finished.", Refusal::Negative),
        ("Egypt never closed the Suez Canal in 1960.", Refusal::Negative),
        ("It is said that the bridge of Avignon was built by a shepherd.", Refusal::NoSubject),
        ("There is a canal in Egypt.", Refusal::NoSubject),
    ]);
}

#[test]
fn what_is_no_statement_is_refused() {
    refuse(&[
        ("We visited the bridge of Avignon in 2010.", Refusal::Speaker),
        ("Was the bridge of Avignon built in 1185?", Refusal::NoStatement),
        ("The Bridge of Avignon", Refusal::NoStatement),
        ("\u{201c}The bridge is old,\u{201d} said the mayor of Avignon.", Refusal::Quotation),
        (
            "The mayor of Avignon said that \"nobody in this town will ever cross the bridge again\" in 1990.",
            Refusal::Quotation,
        ),
        ("The Suez Canal (opened in 1869 was dug by hand.", Refusal::Unbalanced),
        ("Suez Canal.", Refusal::TooShort),
    ]);
    let long = format!("Egypt dug canals in {}Cairo.", "Cairo, ".repeat(60));
    refuse(&[(&long, Refusal::TooLong)]);
    let marks = format!("Egypt dug a canal {}in Cairo in 1869.", ", ".repeat(200));
    refuse(&[(&marks, Refusal::TooLong)]);
}

#[test]
fn what_is_compared_with_something_said_before_is_refused() {
    refuse(&[
        ("The larger glands produce most of the acid.", Refusal::Demonstrative("larger".to_owned())),
        ("Further west, the Andes reach a height of 6,961 metres.", Refusal::Deixis("further".to_owned())),
    ]);
}
