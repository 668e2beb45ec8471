//! Which cards are kept, and why others are refused.

use super::{asked, drafted, facts};
use crate::generate::{Form, Options, Refusal, draft};

/// Why a prompt is not asked, with all forms or some.
fn why(text: &str, forms: &[Form], prompt: &str) -> Option<Refusal> {
    let refused = drafted(text, forms).refused;
    refused
        .into_iter()
        .find(|refused| refused.prompt == prompt && refused.why != Refusal::Form)
        .map(|it| it.why)
}

#[test]
fn what_gives_itself_away_is_refused() {
    let rome = "The Treaty of Rome was signed in Rome in 1957.";
    assert_eq!(
        why(rome, &[Form::Where], "Where was the Treaty of Rome signed in 1957?"),
        Some(Refusal::AnswerShown)
    );
    let accents = "Modibo Keïta founded the Keita Institute in 1950.";
    assert_eq!(
        why(accents, &[Form::Who], "Who founded the Keita Institute in 1950?"),
        Some(Refusal::AnswerShown)
    );
}

#[test]
fn words_that_are_made_of_the_answer_give_it_away() {
    for (text, prompt) in [
        (
            "Lech Wałęsa was the first Polish president whom the people of Poland elected in 1990.",
            "Lech Wałęsa was the first Polish president whom the people of _____ elected in 1990.",
        ),
        ("Arthropods are animals of the phylum Arthropoda.", "Arthropods are animals of the phylum _____."),
        (
            "An ethnic conflict is a conflict between two or more ethnic groups.",
            "An _____ is a conflict between two or more ethnic groups.",
        ),
    ] {
        assert_eq!(why(text, &[Form::Term], prompt), Some(Refusal::AnswerShown), "{text}");
    }
}

#[test]
fn two_names_of_what_is_defined_are_both_right() {
    let text = "An elevator or lift is a machine that moves people between the floors of a building.";
    let prompts: Vec<String> = asked(text, Form::Term).into_iter().map(|(prompt, _)| prompt).collect();
    assert!(
        prompts.iter().any(|prompt| prompt.starts_with("An [elevator / lift|e…] is a machine")),
        "{prompts:?}"
    );
}

#[test]
fn what_nobody_could_know_is_refused() {
    let text = "The operation cost 400 francs.";
    assert_eq!(asked(text, Form::HowMany), []);
    // What a gap says is judged as a whole.
    let text = "Operation Barkhane was long.";
    let options = Options { forms: None, min_score: 0.5, max: None, title: None };
    let made = draft(&facts(text), text, &|_| None, &options);
    assert_eq!(made.cards, []);
    assert!(made.refused.iter().all(|refused| refused.why == Refusal::Score), "{:?}", made.refused);
}

#[test]
fn a_piece_of_what_an_acronym_stands_for_is_not_asked_for() {
    let text = "The African Union Mission in Somalia (AMISOM) entered Mogadishu in 2007. The African Union Mission in \
                Somalia left Mogadishu in 2022.";
    let answers: Vec<String> = asked(text, Form::Term).into_iter().map(|(_, answer)| answer).collect();
    assert!(answers.contains(&"Mogadishu".to_owned()), "{answers:?}");
    assert!(!answers.contains(&"Somalia".to_owned()), "{answers:?}");
}

#[test]
fn what_is_asked_already_is_refused() {
    let twice = "The Berlin Wall fell in 1989. Germany was divided in 1949. The Berlin Wall fell in 1989.";
    assert_eq!(
        why(twice, &[Form::When], "In which year did the Berlin Wall fall?"),
        Some(Refusal::Duplicate)
    );
    let text = "The Berlin Wall fell in 1989.";
    let both = drafted(text, &[Form::When, Form::Year]);
    assert_eq!(both.cards.len(), 1, "both ask for the same words");
    assert!(both.refused.iter().any(|refused| refused.why == Refusal::Covered));
}

#[test]
fn words_of_a_sentence_are_a_gap_once() {
    let text = "The Suebi, who founded a kingdom in Gallaecia, controlled Lisbon until 585.";
    let answers: Vec<String> = asked(text, Form::Term).into_iter().map(|(_, answer)| answer).collect();
    assert_eq!(answers.iter().filter(|answer| *answer == "Gallaecia").count(), 1, "{answers:?}");
}

#[test]
fn what_was_not_wanted_is_refused() {
    let text = "The Berlin Wall fell in 1989. Clyde Tombaugh discovered Pluto in February 1930.";
    let options = |min_score, max| Options { forms: None, min_score, max, title: None };
    let made = |options: &Options| draft(&facts(text), text, &|_| None, options);
    let all = made(&options(0.0, None));
    assert!(all.cards.len() >= 2);
    let one = made(&options(0.0, Some(1)));
    assert_eq!(one.cards[0].card, all.cards[0].card, "the best");
    let rest = one.refused.iter().filter(|refused| refused.why == Refusal::Enough).count();
    assert_eq!((one.cards.len(), rest), (1, all.cards.len() - 1));
    let none = made(&options(1.1, None));
    assert_eq!(none.cards, []);
    assert!(none.refused.iter().any(|refused| refused.why == Refusal::Score));
    let forms = Some([Form::Acronym].into());
    let other = made(&Options { forms, ..options(0.0, None) });
    assert!(other.cards.is_empty() && other.refused.iter().all(|refused| refused.why == Refusal::Form));
}

const ICELAND: &str = "Iceland lies in the Atlantic Ocean. Iceland has many volcanoes. Iceland joined NATO in 1949. \
                       Iceland left Denmark in 1944. Iceland hosted a summit in 1986. The first university was founded in 1911.";

#[test]
fn a_question_that_says_neither_what_the_article_is_about_nor_anything_else_is_vague() {
    let when = asked(ICELAND, Form::When);
    let prompts: Vec<&str> = when.iter().map(|(prompt, _)| prompt.as_str()).collect();
    assert_eq!(
        prompts,
        [
            "In which year did Iceland join NATO?",
            "In which year did Iceland leave Denmark?",
            "In which year did Iceland host a summit?",
        ]
    );
    let vague = "In which year was the first university founded?";
    assert_eq!(why(ICELAND, &[Form::When], vague), Some(Refusal::Vague));
}

#[test]
fn a_question_that_goes_on_from_something_said_before_is_vague() {
    let text = "Kenya was further enlarged by the treaty of Nairobi in 1954.";
    let prompt = "In which year was Kenya further enlarged by the treaty of Nairobi?";
    assert_eq!(why(text, &[Form::When], prompt), Some(Refusal::Vague));
}

#[test]
fn what_the_article_is_about_is_asked_for_once() {
    let curie = "Marie Curie discovered polonium in 1898. Marie Curie won the Nobel Prize in Physics in 1903. Marie Curie \
                 won the Nobel Prize in Chemistry in 1911. Marie Curie founded the Radium Institute in Paris in 1912. Marie \
                 Curie visited Washington in 1921. Marie Curie died in Passy in 1934.";
    assert_eq!(asked(curie, Form::Who).len(), 1);
    let refused = drafted(curie, &[Form::Who]).refused;
    assert!(refused.iter().filter(|refused| refused.why == Refusal::Topic).count() >= 3);
    // What a country joined says little of it.
    assert_eq!(why(ICELAND, &[Form::Who], "Which country joined NATO in 1949?"), Some(Refusal::Topic));
}

/// What is refused as the topic, with a title.
fn topical(text: &str, title: &str) -> Vec<String> {
    let options =
        Options { forms: Some([Form::Who].into()), min_score: 0.0, max: None, title: Some(title.to_owned()) };
    let refused = draft(&facts(text), text, &|_| None, &options).refused;
    refused.into_iter().filter(|it| it.why == Refusal::Topic).map(|it| it.answer).collect()
}

#[test]
fn a_longer_name_of_whom_the_article_is_called_after_is_what_it_is_about() {
    let text = "Emiliano Zapata Salazar led the peasants of Morelos in 1911. Emiliano Zapata Salazar met Pancho Villa in \
                Xochimilco in 1914.";
    assert_eq!(topical(text, "Emiliano Zapata (general) - Encyclopedia"), ["Emiliano Zapata Salazar"]);
    assert_eq!(topical(text, "Mexico in 1911"), [""; 0]);
}

#[test]
fn a_draft_has_the_facts_of_its_cards_and_their_sentences() {
    let text =
        "Pluto was seen early. Clyde Tombaugh, a farmer from Kansas, discovered Pluto in February 1930.";
    let facts = facts(text);
    let heading = |offset: usize| (offset > 10).then(|| "Discovery".to_owned());
    let draft =
        draft(&facts, text, &heading, &Options { forms: None, min_score: 0.0, max: None, title: None });
    assert!(!draft.cards.is_empty());
    for candidate in &draft.cards {
        let fact = &draft.facts[candidate.fact];
        assert_eq!(fact.sentence, fact.span.of(text));
        assert_eq!(fact.heading.is_some(), fact.span.start > 10);
        assert!((0.0..=1.0).contains(&candidate.score));
    }
    assert!(draft.cards.is_sorted_by(|a, b| a.score >= b.score), "best first");
}
