//! What pronouns, short names and nouns mean is written out.

use super::{facts, say, says};

#[test]
fn pronouns_are_written_out() {
    say(&[
        (
            "Wilma Rudolph won three gold medals in Rome in 1960. She was born in Tennessee in 1940.",
            &[
                "Wilma Rudolph won three gold medals in Rome in 1960.",
                "Wilma Rudolph was born in Tennessee in 1940.",
            ],
        ),
        (
            "Rosalind Franklin studied coal in Paris. Her photograph of DNA was taken in May 1952.",
            &[
                "Rosalind Franklin studied coal in Paris.",
                "Rosalind Franklin's photograph of DNA was taken in May 1952.",
            ],
        ),
        // A pronoun whose noun stands in the clause stays.
        ("Saturn keeps its rings.", &["Saturn keeps its rings."]),
    ]);
    let text = "Wilma Rudolph won three gold medals in Rome in 1960. She was born in Tennessee in 1940.";
    let read = facts(text);
    let resolved = &read.facts[1].resolved;
    assert_eq!(resolved.len(), 1);
    assert_eq!((resolved[0].span.of(text), resolved[0].name.as_str()), ("She", "Wilma Rudolph"));
    assert_eq!(read.facts[1].source.of(text), "She was born in Tennessee in 1940.");
}

#[test]
fn a_person_is_said_once() {
    say(&[
        (
            "Wilma Rudolph won three gold medals in Rome in 1960. She praised her coach in 1961.",
            &[
                "Wilma Rudolph won three gold medals in Rome in 1960.",
                "Wilma Rudolph praised her coach in 1961.",
            ],
        ),
        (
            "Wilma Rudolph won three gold medals in 1960. After her return she opened a school in Tennessee.",
            &[
                "Wilma Rudolph won three gold medals in 1960.",
                "After her return Wilma Rudolph opened a school in Tennessee.",
            ],
        ),
    ]);
}

#[test]
fn a_chain_of_pronouns_is_followed() {
    let text = "Wilma Rudolph won three gold medals in Rome in 1960. She married in 1961. She later taught children \
                in Indiana.";
    assert_eq!(
        says(text)[1..],
        ["Wilma Rudolph married in 1961.", "Wilma Rudolph taught children in Indiana."]
    );
}

#[test]
fn what_is_always_so_of_a_kind_is_said_of_the_kind() {
    say(&[
        (
            "Enzymes speed up reactions in the cell. They consist of amino acids.",
            &["Enzymes speed up reactions in the cell.", "Enzymes consist of amino acids."],
        ),
        // Which soldiers?
        ("Soldiers entered the village. They burned three houses.", &["Soldiers entered the village."]),
    ]);
}

#[test]
fn short_names_are_written_out() {
    let text = "Maria Okoye founded the Institute of Geology in 1961. Okoye died in Lagos in 1990.";
    assert_eq!(says(text)[1..], ["Maria Okoye died in Lagos in 1990."]);
}

#[test]
fn a_noun_is_written_out_where_one_thing_alone_can_be_meant() {
    say(&[
        (
            "France launched Operation Serval in January 2013. The operation ended in July 2014.",
            &["France launched Operation Serval in January 2013.", "Operation Serval ended in July 2014."],
        ),
        ("The operation ended in July 2014.", &[]),
    ]);
}

#[test]
fn an_event_of_the_sentence_before_is_said() {
    say(&[
        (
            "The coup of 1968 in Mali ended the rule of the first president. The military ousted Modibo Keïta.",
            &[
                "The coup of 1968 in Mali ended the rule of the first president.",
                "In the coup of 1968 in Mali, the military ousted Modibo Keïta.",
            ],
        ),
        // Not where the clause names it, and not into another paragraph.
        (
            "The Treaty of Rome was signed in Rome in 1957. The Treaty of Rome was signed by six countries.",
            &[
                "The Treaty of Rome was signed in Rome in 1957.",
                "The Treaty of Rome was signed by six countries.",
            ],
        ),
        (
            "The revolution of 1974 in Portugal was short.\n\nYoung officers arrested Marcelo Caetano.",
            &["The revolution of 1974 in Portugal was short.", "Young officers arrested Marcelo Caetano."],
        ),
    ]);
}

#[test]
fn a_full_name_is_not_short_for_a_longer_one() {
    let text = "Albert Einstein was born in Ulm in 1879. In May 1904, his first son, Hans Albert Einstein, was born in \
                Bern. Einstein moved to Berlin in 1914.";
    let said = says(text);
    assert_eq!(said[0], "Albert Einstein was born in Ulm in 1879.");
    assert!(said.contains(&"Albert Einstein moved to Berlin in 1914.".to_owned()), "{said:#?}");
}

#[test]
fn a_pronoun_ahead_of_the_subject_may_mean_that() {
    let text = "Mikhail Romm taught in Moscow in 1957. Impressed by the talent of his student, Grigori Chukhrai made an \
                offer in 1960.";
    let said = says(text);
    assert!(!said.iter().any(|says| says.contains("Romm's student")), "{said:#?}");
}
