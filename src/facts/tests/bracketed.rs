//! What dates in brackets behind a name say.

use super::{ENGLISH, says};
use crate::facts::read;

/// What is said of somebody whom a text is about.
fn says_of(title: &str, first: &str) -> Vec<String> {
    let more = "She lived in London. She wrote to Babbage. She translated a paper. She played the harp. She rode horses.";
    let text = format!("{first} {more}");
    read(&ENGLISH, &text, Some(title)).facts.into_iter().map(|fact| fact.says).collect()
}

#[test]
fn when_somebody_lived_is_a_fact_where_the_article_is_about_them() {
    let said = says_of(
        "Ada Lovelace",
        "Ada Lovelace (10 December 1815 – 27 November 1852) was an English mathematician.",
    );
    assert_eq!(said[..2], ["Ada Lovelace was born in 1815.", "Ada Lovelace died in 1852."]);
    let said = says_of("Ada Lovelace", "Ada Lovelace (born 1815) was an English mathematician.");
    assert_eq!(said[0], "Ada Lovelace was born in 1815.");
    // Others are named in passing.
    let said = says("Peru honoured Ada Lovelace (1815–1852) with a stamp.");
    assert!(!said.iter().any(|says| says.contains("born")), "{said:?}");
}

#[test]
fn when_an_event_was_is_a_fact() {
    let said = says("The Second Boer War (11 October 1899 – 31 May 1902) was fought in South Africa.");
    assert_eq!(
        said[..2],
        ["The Second Boer War began on 11 October 1899.", "The Second Boer War ended on 31 May 1902."]
    );
    let said = says("Horatio Nelson won the Battle of Trafalgar (1805).");
    assert!(said.contains(&"The Battle of Trafalgar took place in 1805.".to_owned()), "{said:?}");
}

#[test]
fn other_dates_in_brackets_say_neither() {
    for text in [
        "Queen Victoria (r. 1837–1901) opened the Great Exhibition.",
        "Peru adopted the report (Smith 1998) in that year.",
        "The Second Boer War (c. 1899) was fought in South Africa.",
    ] {
        let said = says(text);
        assert!(said.len() <= 1, "{said:?}");
    }
}

#[test]
fn an_article_is_about_what_its_title_calls_it() {
    let first = "Lovelace was an English mathematician.";
    let said = says_of("Ada Lovelace", first);
    assert!(said.contains(&"Ada Lovelace lived in London.".to_owned()), "{said:?}");
}
