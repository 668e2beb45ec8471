//! Statements to judge, true as they stand or false by one name or year.

use std::ops::Range;

use super::{Asks, Sketch};
use crate::facts::Fact;
use crate::generate::Form;

/// What a wrong statement says in the place of the right words.
pub(in crate::generate) struct Claims<'a> {
    /// What is right.
    pub(in crate::generate) right: &'a Sketch,
    /// What is wrong, and plausible.
    pub(in crate::generate) wrong: Option<String>,
    /// The bytes of the fact that it stands in the place of.
    pub(in crate::generate) place: Range<usize>,
}

/// The statement of a fact, with the right or the wrong words in the place that a sketch asks for.
pub(in crate::generate) fn statements(fact: &Fact, claims: &Claims) -> Sketch {
    let place = claims.place.clone();
    let says = match &claims.wrong {
        Some(wrong) => format!("{}{wrong}{}", &fact.says[..place.start], &fact.says[place.end..]),
        None => fact.says.clone(),
    };
    Sketch {
        form: Form::TrueFalse,
        choices: Vec::new(),
        asks: Asks::Statement { says, is_true: claims.wrong.is_none() },
        ..claims.right.clone()
    }
}
