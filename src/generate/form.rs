//! The names of the forms: on the command line, in ids of cards, in data about drafts.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::Form;

/// A name that no form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("there is no such form of question")]
pub struct UnknownForm;

impl Form {
    /// Every form.
    pub const ALL: [Form; 13] = [
        Form::Acronym,
        Form::When,
        Form::Year,
        Form::Term,
        Form::Definition,
        Form::Reverse,
        Form::Who,
        Form::What,
        Form::Where,
        Form::Why,
        Form::HowMany,
        Form::TrueFalse,
        Form::Order,
    ];

    /// Whether a fact is asked in this form but once.
    pub const fn is_asked_once(self) -> bool {
        matches!(self, Form::Acronym | Form::When | Form::Definition | Form::Reverse | Form::Order)
    }

    /// The form's name: `how-many`. Part of the ids of cards; it never changes.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Acronym => "acronym",
            Form::When => "when",
            Form::Year => "year",
            Form::Term => "term",
            Form::Definition => "definition",
            Form::Reverse => "reverse",
            Form::Who => "who",
            Form::What => "what",
            Form::Where => "where",
            Form::Why => "why",
            Form::HowMany => "how-many",
            Form::TrueFalse => "true-false",
            Form::Order => "order",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = UnknownForm;

    fn from_str(name: &str) -> Result<Form, UnknownForm> {
        Form::ALL.into_iter().find(|form| form.name() == name).ok_or(UnknownForm)
    }
}

impl From<Form> for String {
    fn from(form: Form) -> String {
        form.name().to_owned()
    }
}

impl TryFrom<String> for Form {
    type Error = UnknownForm;

    fn try_from(name: String) -> Result<Form, UnknownForm> {
        name.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_back_from_its_name() {
        for form in Form::ALL {
            assert_eq!(form.name().parse(), Ok(form));
        }
        assert_eq!("howmany".parse::<Form>(), Err(UnknownForm));
    }
}
