//! The log of a review: a decision a line, as JSON. Also data on what the scores of cards are worth.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Reason, Verdict};
use crate::deck::{Card, CardId, FactId};
use crate::generate::{Candidate, Draft, Form, Texts};

/// Which card was decided, and what it said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    pub fact: Option<FactId>,
    /// The card's id within its fact.
    pub card: Option<CardId>,
    pub form: Form,
    /// The score that it had.
    pub score: f64,
    #[serde(flatten)]
    pub texts: Texts,
}

impl Subject {
    /// The subject of a decision on this card.
    pub fn of(draft: &Draft, candidate: &Candidate) -> Subject {
        Subject {
            fact: draft.facts.get(candidate.fact).map(|fact| fact.id.clone()),
            card: candidate.card.common().id.cloned(),
            form: candidate.form,
            score: candidate.score,
            texts: Texts::of(&candidate.card),
        }
    }

    /// What two subjects share that are the same card. Scores may be fitted anew.
    pub fn key(&self) -> (Option<&FactId>, Option<&CardId>, Form, &Texts) {
        (self.fact.as_ref(), self.card.as_ref(), self.form, &self.texts)
    }
}

/// What was made of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub subject: Subject,
    pub verdict: Verdict,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    Decided(Decision),
    /// The last decision on this card does not count.
    Undone(Subject),
    /// The deck was written, and this is its fingerprint: one with another was changed since by
    /// someone else.
    Written {
        fingerprint: u64,
    },
}

/// A line as it is in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
enum Line {
    Keep {
        #[serde(flatten)]
        subject: Subject,
    },
    Edit {
        #[serde(flatten)]
        subject: Subject,
        edited: Card,
    },
    Reject {
        reason: Reason,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        #[serde(flatten)]
        subject: Subject,
    },
    Undo {
        #[serde(flatten)]
        subject: Subject,
    },
    Written {
        fingerprint: String,
    },
}

impl Entry {
    /// The line of the log, with its end.
    pub fn line(&self) -> String {
        let line = match self.clone() {
            Entry::Undone(subject) => Line::Undo { subject },
            Entry::Written { fingerprint } => Line::Written { fingerprint: format!("{fingerprint:016x}") },
            Entry::Decided(Decision { subject, verdict }) => match verdict {
                Verdict::Kept => Line::Keep { subject },
                Verdict::Edited(edited) => Line::Edit { subject, edited },
                Verdict::Rejected { reason, note } => Line::Reject { reason, note, subject },
            },
        };
        // Texts, numbers and lists always have their JSON.
        let mut line = serde_json::to_string(&line).unwrap_or_default();
        line.push('\n');
        line
    }

    fn read(line: &[u8]) -> Option<Entry> {
        let decided = |subject, verdict| Some(Entry::Decided(Decision { subject, verdict }));
        match serde_json::from_slice(line).ok()? {
            Line::Keep { subject } => decided(subject, Verdict::Kept),
            Line::Edit { subject, edited } => decided(subject, Verdict::Edited(edited)),
            Line::Reject { reason, note, subject } => decided(subject, Verdict::Rejected { reason, note }),
            Line::Undo { subject } => Some(Entry::Undone(subject)),
            Line::Written { fingerprint } => {
                u64::from_str_radix(&fingerprint, 16).ok().map(|fingerprint| Entry::Written { fingerprint })
            }
        }
    }
}

/// What a log comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Log {
    /// The decisions that count, oldest first; several on one card when it was decided again.
    pub decisions: Vec<Decision>,
    /// The fingerprints of the deck as it was written.
    pub written: Vec<u64>,
    /// Lines that make no sense, a last one that breaks off left out.
    pub unreadable: usize,
    /// How many bytes are to be kept before a line is added: all but a line that breaks off.
    pub sound: usize,
}

impl Log {
    /// Reads a log. Of a line that breaks off, because the power failed while it was written, it is
    /// as if it had never been begun.
    pub fn read(bytes: &[u8]) -> Log {
        let mut log = Log::default();
        let mut entries = Vec::new();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            match Entry::read(line) {
                Some(entry) => entries.push(entry),
                None if !line.ends_with(b"\n") => break,
                None => log.unreadable += usize::from(!line.trim_ascii().is_empty()),
            }
            log.sound += line.len();
        }
        // Where the decisions on each card stand, those undone taken away.
        let mut counting: Vec<Option<&Decision>> = Vec::with_capacity(entries.len());
        let mut places: HashMap<_, Vec<usize>> = HashMap::new();
        for entry in &entries {
            match entry {
                Entry::Decided(decision) => {
                    places.entry(decision.subject.key()).or_default().push(counting.len());
                    counting.push(Some(decision));
                }
                Entry::Undone(subject) => {
                    if let Some(place) = places.get_mut(&subject.key()).and_then(Vec::pop) {
                        counting[place] = None;
                    }
                }
                Entry::Written { fingerprint } => log.written.push(*fingerprint),
            }
        }
        log.decisions = counting.into_iter().flatten().cloned().collect();
        log
    }
}
