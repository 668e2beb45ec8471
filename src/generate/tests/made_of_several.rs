//! Cards that need more than the fact that they ask for: statements to judge, events to put in order, choices.

use std::collections::BTreeSet;

use super::{drafted, facts};
use crate::deck::Card;
use crate::facts::Facts;
use crate::generate::Form;
use crate::generate::forms::{Asks, Sketch, orders, statement};

fn sketch(facts: &Facts, fact: usize, answer: &str) -> Sketch {
    let start = facts.facts[fact].says.find(answer).unwrap();
    Sketch {
        form: Form::Year,
        fact,
        asks: Asks::Question { prompt: "When?".to_owned(), answers: vec![answer.to_owned()] },
        place: start..start + answer.len(),
        thing: None,
        choices: Vec::new(),
        context: None,
        hint: None,
        anchors: 1,
    }
}

#[test]
fn statements_to_judge() {
    let facts = facts("Grace Hopper finished a compiler in 1952.");
    let right = sketch(&facts, 0, "1952");
    let state = |wrong: Option<&str>| {
        statement(&facts.facts[0], &right, wrong.map(|wrong| (right.place.clone(), wrong))).asks
    };
    let stated = |says: &str, is_true| Asks::Statement { says: says.to_owned(), is_true };
    assert_eq!(state(None), stated("Grace Hopper finished a compiler in 1952.", true));
    assert_eq!(state(Some("1957")), stated("Grace Hopper finished a compiler in 1957.", false));
}

#[test]
fn events_to_put_in_order() {
    let order = |text: &str| -> Vec<Vec<String>> {
        let sketches = orders(&facts(text), |_| true);
        let items = |sketch: Sketch| match sketch.asks {
            Asks::Order { items, .. } => items,
            asks => panic!("{asks:?} is no order"),
        };
        sketches.into_iter().map(items).collect()
    };
    let two = "James Chadwick discovered the neutron in 1932. Niels Bohr founded an institute in Copenhagen in 1921. ";
    let three = format!("{two}Ernest Rutherford discovered the proton in 1917.");
    let expected = [
        "Ernest Rutherford discovered the proton",
        "Niels Bohr founded an institute in Copenhagen",
        "James Chadwick discovered the neutron",
    ];
    assert_eq!(order(&three), [expected]);
    assert_eq!(order(two), [[""; 0]; 0], "two events are a coin to toss");
    let far = format!(
        "{two}{}Ernest Rutherford discovered the proton in 1917.",
        "Copper conducts heat. ".repeat(40)
    );
    assert_eq!(order(&far), [[""; 0]; 0], "it belongs to another story");
    let same_year = format!("{two}Lise Meitner moved to Berlin in 1921.");
    assert_eq!(order(&same_year), [[""; 0]; 0], "nobody knows which of two in one year was first");
    let twice = format!("{two}{two}");
    assert_eq!(order(&twice), [[""; 0]; 0], "one event is not two");
}

const PHYSICS: &str = "The physicist Ernest Rutherford discovered the proton in 1917. The physicist James Chadwick discovered the neutron in 1932. \
                       The physicist Niels Bohr founded an institute in Copenhagen in 1921. The physicist Werner Heisenberg moved to Leipzig in 1927. \
                       The physicist Enrico Fermi taught in Florence in 1924.";

/// The choices of each card, right one first.
fn choices(text: &str, form: Form) -> Vec<Vec<String>> {
    let cards = drafted(text, &[form]).cards;
    let picks = cards.into_iter().filter_map(|candidate| match candidate.card {
        Card::Pick(pick) => Some(std::iter::once(pick.a).chain(pick.not).collect()),
        _ => None,
    });
    picks.collect()
}

#[test]
fn choices_are_people_of_the_same_story() {
    let choices = choices(PHYSICS, Form::Who);
    let people = ["Ernest Rutherford", "James Chadwick", "Niels Bohr", "Werner Heisenberg", "Enrico Fermi"];
    assert!(!choices.is_empty());
    for mut choices in choices {
        assert_eq!(choices.len(), 4, "{choices:?}");
        assert!(choices.iter().all(|choice| people.contains(&choice.as_str())), "{choices:?}");
        choices.sort();
        choices.dedup();
        assert_eq!(choices.len(), 4, "{choices:?}");
    }
    let roleless = PHYSICS.replace("The physicist ", "");
    assert_eq!(self::choices(&roleless, Form::Who), [[""; 0]; 0], "nobody says what they are");
}

#[test]
fn the_place_of_the_right_year_tells_nothing() {
    let cities =
        ["London", "Paris", "Rome", "Vienna", "Madrid", "Lisbon", "Dublin", "Oslo", "Prague", "Warsaw"];
    let texts = cities.iter().flat_map(|city| {
        ["Walter Gropius", "Alvar Aalto"]
            .map(|name| format!("{name} won the Royal Gold Medal of {city} in 1956."))
    });
    let choices: Vec<Vec<String>> = texts.flat_map(|text| choices(&text, Form::When)).collect();
    let place = |years: &Vec<String>| years[1..].iter().filter(|year| **year < years[0]).count();
    let places: BTreeSet<usize> = choices.iter().map(place).collect();
    assert!(places.len() > 2, "{choices:?}");
}

#[test]
fn there_are_no_choices_rather_than_bad_ones() {
    let two = "The physicist Ernest Rutherford discovered the proton in 1917. The physicist James Chadwick discovered the neutron in 1932. \
               The painter Enrico Fermi taught in Florence in 1924.";
    assert_eq!(choices(two, Form::Who), [[""; 0]; 0], "too few");
    let kin = "The physicist Maria Okoye founded a school in Lagos in 1961. The physicist Paul Okoye founded a bank in Abuja in 1965. \
               The physicist Grace Okoye founded a port in Warri in 1968. The physicist Peter Okoye founded a mill in Jos in 1971.";
    assert_eq!(choices(kin, Form::Who), [[""; 0]; 0], "one name is in the other");
    let centuries = "The physicist Ernest Rutherford discovered the proton in 1917. The physicist William Harvey studied the heart in 1628. \
                     The physicist Robert Hooke drew a flea in 1665. The physicist Edmond Halley sailed to Saint Helena in 1676.";
    let of_rutherford =
        |choices: Vec<Vec<String>>| choices.into_iter().filter(|it| it[0] == "Ernest Rutherford").count();
    assert_eq!(of_rutherford(choices(centuries, Form::Who)), 0, "they never met");
}

#[test]
fn a_choice_is_not_in_the_sentence_and_no_other_fact_says_that_it_is_right() {
    let of = |text: &str, answer: &str| -> Vec<String> {
        let mut all = choices(text, Form::Who).into_iter().chain(choices(text, Form::What));
        all.find(|choices| choices[0] == answer).unwrap_or_default()
    };
    let met =
        format!("{PHYSICS} The physicist Enrico Fermi met the physicist Paul Dirac in Cambridge in 1923.");
    let dirac = of(&met, "Paul Dirac");
    assert_eq!(dirac.len(), 4, "{dirac:?}");
    assert!(dirac.iter().all(|choice| choice != "Enrico Fermi"), "{dirac:?}");
    let shared =
        format!("{PHYSICS} The physicist Paul Dirac also founded an institute in Copenhagen in 1922.");
    let bohr = of(&shared, "Niels Bohr");
    assert_eq!(bohr.len(), 4, "{bohr:?}");
    assert!(bohr.iter().all(|choice| choice != "Paul Dirac"), "{bohr:?}");
}
