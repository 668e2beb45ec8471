//! A fact's clause, turned into questions.

use std::ops::Range;

use super::words::{ADVERBIAL, is_in};
use crate::facts::{Fact, Part, Relation, Role};
use crate::language::forms::{Number, Tense, VerbGroup};

/// Words that no subject begins with.
const LEADING: [&str; 12] =
    ["after", "at", "before", "by", "during", "for", "from", "in", "on", "since", "until", "when"];

/// A fact whose clause can be turned: subject, verb, the rest.
pub(super) struct Clause<'f> {
    pub(super) fact: &'f Fact,
    pub(super) subject: &'f Part,
    verb: &'f Part,
    pub(super) group: &'f VerbGroup,
}

impl<'f> Clause<'f> {
    /// None for what has no clause, and where something stands between subject and verb that a question
    /// would tear apart.
    pub(super) fn of(fact: &'f Fact) -> Option<Clause<'f>> {
        let group = match &fact.relation {
            Relation::Is(group) | Relation::Does(group) => group,
            Relation::StandsFor => return None,
        };
        let (subject, verb) = (fact.part(Role::Subject)?, fact.part(Role::Verb)?);
        let clause = Clause { fact, subject, verb, group };
        // "In 1767 Parliament": the parser took what was when for a part of who.
        let first = fact.says[subject.place.clone()].split(' ').next().unwrap_or_default().to_lowercase();
        if LEADING.contains(&first.as_str()) {
            return None;
        }
        // "In 1891 Scottish chemist James Dewar": what he was is no part of the subject.
        let front = fact.says[..subject.place.start].trim_end();
        let ends = |part: &Part| part.place.end == front.len();
        let is_whole = front.is_empty() || front.ends_with(',') || fact.parts.iter().any(ends);
        if !is_whole {
            return None;
        }
        // "invaded, swiftly overwhelming its army": a question would run them together.
        if fact.says[verb.place.end..].starts_with(',') {
            return None;
        }
        // "knights led by a king besieged the city": the participle was taken for the verb.
        if !group.is_passive && fact.says[verb.place.end..].starts_with(" by ") {
            return None;
        }
        let between = clause.text(subject.place.end.min(verb.place.start)..verb.place.start, &[]);
        (subject.place.end <= verb.place.start && between.is_empty()).then_some(clause)
    }

    /// The subject as it stands within a sentence.
    pub(super) fn subject(&self) -> String {
        let mut text = self.text(self.subject.place.clone(), &[]);
        // "Taft, Roosevelt's successor," has its second comma before the verb.
        if text.matches(',').count() == 1 && !text.contains(" and ") && !text.contains(" or ") {
            text.push(',');
        }
        if self.subject.place.start == 0 && !self.fact.keeps_capital { lowered(&text) } else { text }
    }

    /// The words of a range of the fact, without what is said in passing and without the ranges that are
    /// left out, and without marks at either end.
    pub(super) fn text(&self, range: Range<usize>, left_out: &[Range<usize>]) -> String {
        let gone: Vec<Range<usize>> = self.fact.asides.iter().chain(left_out).cloned().collect();
        joined(&self.fact.says, range, &gone)
    }

    /// What stands before the subject.
    pub(super) fn before(&self, left_out: &[Range<usize>]) -> String {
        self.text(0..self.subject.place.start, left_out)
    }

    /// What stands behind the verb.
    pub(super) fn after(&self, left_out: &[Range<usize>]) -> String {
        self.text(self.verb.place.end..self.fact.says.len() - 1, left_out)
    }

    /// Whether that says what the subject did or was.
    pub(super) fn has_dangling_front(&self) -> bool {
        dangles(&self.before(&[]))
    }

    pub(super) fn number(&self) -> Number {
        self.group.number.unwrap_or(self.subject.number)
    }

    /// "Who led …?": asks for the subject with the words that stand for it, which are of this number.
    pub(super) fn asks_subject(&self, wh: &str, number: Number, left_out: &[Range<usize>]) -> String {
        let said = &self.fact.says[self.verb.place.clone()];
        // A verb that already ends as it should was taken for a plural.
        let is_fit = said.ends_with('s') && !said.ends_with("ss");
        let verb = match self.group.tense {
            Tense::Present if self.number() != number && !is_fit => self.group.statement(number),
            _ => said.to_owned(),
        };
        question(&self.before(left_out), &[wh, &verb, &self.after(left_out)])
    }

    /// "When did France launch …?": asks for what was left out of it.
    pub(super) fn asks(&self, wh: &str, left_out: &[Range<usize>]) -> String {
        let turned = self.group.question(self.number());
        question(
            &self.before(left_out),
            &[wh, &turned.auxiliary, &self.subject(), &turned.rest, &self.after(left_out)],
        )
    }

    /// "Who discovered Pluto …?": asks for the agent of a passive verb.
    pub(super) fn asks_agent(&self, wh: &str, left_out: &[Range<usize>]) -> String {
        let mut active = self.group.clone();
        active.is_passive = false;
        question(
            &self.before(left_out),
            &[wh, &active.statement(Number::Singular), &self.subject(), &self.after(left_out)],
        )
    }

    /// The fact as a statement within a list, without the ranges that are left out.
    pub(super) fn statement(&self, left_out: &[Range<usize>]) -> String {
        self.text(0..self.fact.says.len() - 1, left_out)
    }
}

/// Puts a question together: short adverbials that led the sentence go to its end, long ones stay first.
fn question(before: &str, words: &[&str]) -> String {
    let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
    let mut asked = words.join(" ");
    // "Once widely used": only what says when, where or how can stand at the end as well.
    let first = before.split(' ').next().unwrap_or_default().to_lowercase();
    let is_adverbial = is_in(ADVERBIAL, &first);
    let is_short = is_adverbial && before.split(' ').count() <= 4 && !asked.contains(',');
    if !before.is_empty() {
        asked = if is_short {
            format!("{asked} {}", lowered(before))
        } else {
            format!("{before}, {}", lowered(&asked))
        };
    }
    let asked = capitalised(asked.trim_end_matches([',', ' ', '.']));
    // "the quotation,”" ends in a comma that belongs to what followed.
    match asked.strip_suffix(",”").or(asked.strip_suffix(".”")) {
        Some(quoted) => format!("{quoted}”?"),
        None => format!("{asked}?"),
    }
}

/// Whether what stands before a subject says what that did or was, so that a question that does not begin with the subject
/// cannot begin with it: "Ratified in 1796, what did the treaty settle?"
pub(super) fn dangles(front: &str) -> bool {
    let first = front.split(' ').next().unwrap_or_default().to_lowercase();
    let is_participle = first.len() > 4 && (first.ends_with("ing") || first.ends_with("ed"))
        || matches!(
            first.as_str(),
            "born" | "built" | "given" | "known" | "led" | "made" | "seen" | "written" | "having" | "being"
        );
    is_participle
        && !matches!(
            first.as_str(),
            "according" | "concerning" | "during" | "following" | "including" | "regarding" | "spring"
        )
}

/// The first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The first letter in lower case, unless a second capital says that the word is an acronym.
pub(super) fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(_), Some(second)) if second.is_uppercase() => text.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(text.chars().skip(1)).collect(),
        _ => text.to_owned(),
    }
}

/// The text of a range without some of its parts, and without the marks and spaces that these leave.
pub(super) fn joined(says: &str, range: Range<usize>, gone: &[Range<usize>]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut at = range.start;
    let mut gaps: Vec<Range<usize>> =
        gone.iter().filter(|gap| gap.start < range.end && gap.end > range.start).cloned().collect();
    gaps.sort_by_key(|gap| gap.start);
    for gap in gaps {
        if gap.start > at {
            kept.push(&says[at..gap.start]);
        }
        at = at.max(gap.end);
    }
    if at < range.end {
        kept.push(&says[at..range.end]);
    }
    let mut text = String::new();
    let count = kept.len();
    for (place, piece) in kept.into_iter().enumerate() {
        // The commas on both sides of a gap set off what is gone.
        let mut piece = piece;
        if place > 0 {
            piece = piece.trim_start_matches([' ', ',']);
        }
        if place + 1 < count {
            piece = piece.trim_end_matches([' ', ',']);
        }
        if !text.is_empty()
            && !piece.is_empty()
            && !text.ends_with(['(', '“', '-', '—'])
            && !piece.starts_with(['.', ')', '”', ';', '’'])
        {
            text.push(' ');
        }
        text.push_str(piece);
    }
    text.trim_matches([' ', ',', ';']).to_owned()
}
