//! Reference facts: what is known, and by whose authority, to hold an article against.
//!
//! A file of them is written by hand, in RON like a deck:
//!
//! ```ron
//! Reference(
//!     authorities: [ Source(id: "unsc-2690", title: "UN Security Council resolution 2690 (2023)") ],
//!     names: [ ["MINUSMA", "the UN mission in Mali"] ],
//!     facts: [
//!         Known(subject: "Moussa Traoré", relation: "overthrow", object: "Modibo Keïta", from: "1968-11-19"),
//!         Known(subject: "MINUSMA", relation: "operate in", object: "Mali", from: "2013-07-01",
//!               until: "2023-12-31", authority: "unsc-2690"),
//!     ],
//! )
//! ```
//!
//! [`read`] takes the text of such a file and tells all its mistakes at once.

mod date;
mod fold;
mod mistake;
mod places;
mod read;
mod relation;
mod say;
mod terms;
#[cfg(test)]
mod tests;

use crate::language::values::When;

pub use mistake::{Mistake, Problem};
pub use read::read;

pub(super) use date::day;
pub(super) use fold::{fold, fold_word};
pub(super) use relation::Voice;
pub(super) use terms::{Description, Terms};

/// What is known of a matter; nothing by default.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    /// What it is about, if its file says so.
    pub title: Option<String>,
    /// Where its facts come from.
    pub authorities: Vec<Authority>,
    /// The facts, in the order of the file.
    pub facts: Vec<Known>,
    pub(super) terms: Terms,
}

/// A work or an institution that a fact rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// What the facts of the file call it: letters, digits, `-`, `_` and `.`, as for a deck's source.
    pub id: String,
    pub title: String,
    pub author: Option<String>,
    /// When it was published, as written.
    pub date: Option<String>,
    pub url: Option<String>,
}

/// A fact that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub subject: String,
    /// What the subject does or is, as written: "overthrow", "be a member of".
    pub relation: String,
    pub object: Option<String>,
    /// When it happened, or began to be so.
    pub from: Option<When>,
    /// The last time that it was so.
    pub until: Option<When>,
    /// The fact in a sentence.
    pub says: String,
    /// The place of its authority in [`Reference::authorities`].
    pub authority: Option<usize>,
    pub(super) sense: Sense,
}

/// A fact in the terms that articles are read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sense {
    /// The verb in its base form, with its particle: "set up".
    pub verb: String,
    pub voice: Voice,
    /// The place of the subject in [`Terms`].
    pub subject: usize,
    /// Likewise of the object, with what the relation says of it: "member of ECOWAS".
    pub object: Option<usize>,
    /// Whether it says no more than that the subject is there: "operate in Mali".
    pub tells_existence: bool,
}

impl Reference {
    /// How a fact's authority is cited: author, title and date, the date only where the title lacks it.
    pub fn citation(&self, fact: &Known) -> Option<String> {
        fact.authority.map(|place| self.authorities[place].citation())
    }
}

impl Authority {
    fn citation(&self) -> String {
        let mut citation = match &self.author {
            Some(author) => format!("{author}, {}", self.title),
            None => self.title.clone(),
        };
        if let Some(date) = &self.date
            && !citation.contains(date.as_str())
        {
            citation.push_str(&format!(" ({date})"));
        }
        citation
    }
}
