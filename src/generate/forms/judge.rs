//! Statements to judge, true as they stand or false by one name or year.

use std::ops::Range;

use super::{Asks, Sketch};
use crate::facts::Fact;
use crate::generate::Form;

/// The statement of a fact that `right` asks for, as it stands or with something wrong in a place of it.
pub(in crate::generate) fn statement(
    fact: &Fact,
    right: &Sketch,
    wrong: Option<(Range<usize>, &str)>,
) -> Sketch {
    let is_true = wrong.is_none();
    let says = match wrong {
        Some((place, wrong)) => format!("{}{wrong}{}", &fact.says[..place.start], &fact.says[place.end..]),
        None => fact.says.clone(),
    };
    Sketch {
        form: Form::TrueFalse,
        choices: Vec::new(),
        asks: Asks::Statement { says, is_true },
        ..right.clone()
    }
}
