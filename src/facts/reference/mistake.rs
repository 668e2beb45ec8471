//! What is wrong with a reference file, and where.

use thiserror::Error;

use crate::language::Span;

/// A mistake in a reference file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{problem}")]
pub struct Mistake {
    /// Bytes of the file at fault; empty where something is missing.
    pub span: Span,
    pub problem: Problem,
}

/// Which mistake it is. The texts may quote the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    #[error("{reason}")]
    Syntax { reason: String },
    #[error("`{field}` is no field here")]
    UnknownField { field: String, meant: Option<&'static str>, fields: &'static [&'static str] },
    #[error("the field `{field}` is missing")]
    MissingField { field: &'static str },
    #[error("the field `{field}` is given twice")]
    DuplicateField { field: &'static str },
    #[error("`{field}` has to be a text, \"…\"")]
    NoText { field: &'static str },
    #[error("`{field}` is empty")]
    Empty { field: &'static str },
    #[error("`{text}` is no date")]
    BadDate { text: String },
    #[error("it ends before it begins")]
    UntilBeforeFrom,
    #[error("no authority has the id `{id}`")]
    UnknownAuthority { id: String, near: Option<String> },
    #[error("`{id}` cannot be an id")]
    BadId { id: String },
    #[error("the id `{id}` is given twice")]
    DuplicateId { id: String },
    #[error("`{name}` stands in two lists of names")]
    SharedName { name: String },
}

impl Problem {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Problem::Syntax { .. } => {
                "a file is written `Reference(authorities: [Source( … )], facts: [Known( … )])`".to_owned()
            }
            Problem::UnknownField { meant: Some(meant), .. } => format!("did you mean `{meant}`?"),
            Problem::UnknownField { fields, .. } => format!("the fields are {}", fields.join(", ")),
            Problem::MissingField { field } => format!("write `{field}: …`"),
            Problem::DuplicateField { .. } | Problem::DuplicateId { .. } => "keep one of them".to_owned(),
            Problem::NoText { field } => format!("write `{field}: \"…\"`"),
            Problem::Empty { field } => format!("write something between the quotes, or leave `{field}` out"),
            Problem::BadDate { .. } => {
                "write \"2013\", \"2013-01\" or \"2013-01-11\", a day that there is".to_owned()
            }
            Problem::UntilBeforeFrom => "`from` is the first day, `until` the last".to_owned(),
            Problem::UnknownAuthority { near: Some(near), .. } => format!("did you mean `{near}`?"),
            Problem::UnknownAuthority { .. } => {
                "add it to `authorities`, as in `Source(id: \"…\", title: \"…\")`".to_owned()
            }
            Problem::BadId { .. } => "use letters, digits, `-`, `_` and `.`".to_owned(),
            Problem::SharedName { .. } => {
                "one list has all names of one thing; a name of two things is left out".to_owned()
            }
        }
    }
}
