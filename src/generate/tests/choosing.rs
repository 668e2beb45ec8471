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
    let text = "The Suebi, who founded a kingdom in Gallaecia, with its capital in Braga, controlled Lisbon until 585.";
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
fn what_the_article_is_about_is_not_asked_for() {
    assert_eq!(why(ICELAND, &[Form::Who], "Which country joined NATO in 1949?"), Some(Refusal::Topic));
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
