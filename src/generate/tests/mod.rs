//! Small texts, and how they are asked. Which of several cards is the best depends on weights that change,
//! so most tests ask in one form alone.

mod any_text;
mod choosing;
mod forms;
mod made_of_several;

use std::sync::LazyLock;

use super::{Draft, Form, Options, Texts, draft};
use crate::facts::{Facts, read};
use crate::language::English;

static ENGLISH: LazyLock<English> = LazyLock::new(|| English::embedded().unwrap());

fn facts(text: &str) -> Facts {
    read(&ENGLISH, text, None)
}

/// All cards of these forms that are not refused.
fn drafted(text: &str, forms: &[Form]) -> Draft {
    let forms = Some(forms.iter().copied().collect());
    draft(&facts(text), text, &|_| None, &Options { forms, min_score: 0.0, max: None, title: None })
}

/// The prompt and answer of each card in one form.
fn asked(text: &str, form: Form) -> Vec<(String, String)> {
    let cards = drafted(text, &[form]).cards;
    let mut asked: Vec<(usize, Texts)> =
        cards.iter().map(|candidate| (candidate.fact, Texts::of(&candidate.card))).collect();
    asked.sort_by_key(|(fact, texts)| (*fact, texts.prompt.clone()));
    asked.into_iter().map(|(_, texts)| (texts.prompt.clone(), texts.answer().to_owned())).collect()
}
