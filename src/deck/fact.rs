//! A deck and what it holds beside cards: sources, facts and citations.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::card::Card;
use super::id::{DeckId, FactId, IdError, SourceId};

/// A deck, as its file says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Deck", deny_unknown_fields)]
pub struct Deck {
    /// The deck's name in keys and on the command line; the file name without `.ron` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<DeckId>,
    pub title: String,
    /// What the deck is about, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The language of the cards as a BCP 47 tag, `en` say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Cards that belong to no fact.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<Card>,
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: SourceId,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was published, as written: "2013", "25 April 2013".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Source {
    /// The source as it is cited: author, title and date, the date only where the title lacks it.
    pub fn citation(&self) -> String {
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

/// A statement, where it comes from, and the cards that test it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<FactId>,
    /// The fact in a sentence; shown after the answer.
    pub says: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Citation>,
    /// The sentence of the source that the fact was read from, for whoever looks after the deck;
    /// learners are not shown it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// What a source claims wrongly; shown as a warning after the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// The last day on which the fact held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Until>,
    /// Words to choose cards by; every card of the fact has them too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(default)]
    pub cards: Vec<Card>,
}

/// A place in a source: `unsc-2100`, or `article#MINUSMA` for a section of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Citation {
    pub source: SourceId,
    pub section: Option<String>,
}

impl TryFrom<String> for Citation {
    type Error = IdError;

    fn try_from(text: String) -> Result<Citation, IdError> {
        let (source, section) = match text.split_once('#') {
            Some((source, section)) => (source, Some(section.trim().to_owned())),
            None => (text.as_str(), None),
        };
        Ok(Citation { source: SourceId::new(source.trim())?, section })
    }
}

impl From<Citation> for String {
    fn from(citation: Citation) -> String {
        citation.to_string()
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.section {
            Some(section) => write!(f, "{}#{section}", self.source),
            None => write!(f, "{}", self.source),
        }
    }
}

/// The last day on which a fact held, written `2023-12-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Until(pub Date);

impl TryFrom<String> for Until {
    type Error = String;

    fn try_from(text: String) -> Result<Until, String> {
        Date::from_str(&text)
            .map(Until)
            .map_err(|_| format!("`{text}` is no date: write it as year-month-day, \"2023-12-31\" say"))
    }
}

impl From<Until> for String {
    fn from(until: Until) -> String {
        until.0.to_string()
    }
}
