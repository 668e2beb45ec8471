//! Reading a reference file: every fact by itself, so that a mistake in one hides none in another.

use std::collections::HashMap;
use std::sync::LazyLock;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;

use super::mistake::{Mistake, Problem};
use super::places::{offset, span_of};
use super::terms::{Terms, complement, is_adverbial, is_place};
use super::{Authority, Known, Reference, Sense, date, relation, say};
use crate::language::Span;
use crate::language::values::When;

static RON: LazyLock<ron::Options> =
    LazyLock::new(|| ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME));

#[derive(Deserialize)]
#[serde(rename = "Reference", deny_unknown_fields)]
struct File<'t> {
    #[serde(borrow, default)]
    title: Option<&'t RawValue>,
    #[serde(borrow, default)]
    authorities: Vec<&'t RawValue>,
    #[serde(borrow, default)]
    names: Vec<Vec<&'t RawValue>>,
    #[serde(borrow)]
    facts: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
#[serde(rename = "Source", deny_unknown_fields)]
struct SourceItem<'t> {
    #[serde(borrow)]
    id: &'t RawValue,
    #[serde(borrow)]
    title: &'t RawValue,
    #[serde(borrow, default)]
    author: Option<&'t RawValue>,
    #[serde(borrow, default)]
    date: Option<&'t RawValue>,
    #[serde(borrow, default)]
    url: Option<&'t RawValue>,
}

#[derive(Deserialize)]
#[serde(rename = "Known", deny_unknown_fields)]
struct KnownItem<'t> {
    #[serde(borrow)]
    subject: &'t RawValue,
    #[serde(borrow)]
    relation: &'t RawValue,
    #[serde(borrow, default)]
    object: Option<&'t RawValue>,
    #[serde(borrow, default)]
    from: Option<&'t RawValue>,
    #[serde(borrow, default)]
    until: Option<&'t RawValue>,
    #[serde(borrow, default)]
    says: Option<&'t RawValue>,
    #[serde(borrow, default)]
    authority: Option<&'t RawValue>,
}

/// Reads the text of a reference file.
///
/// # Errors
/// All its mistakes, in the order of the file.
pub fn read(text: &str) -> Result<Reference, Vec<Mistake>> {
    let mut reader = Reader { text, has_authorities: false, mistakes: Vec::new() };
    let reference = reader.reference();
    reader.mistakes.sort_by_key(|mistake| (mistake.span.start, mistake.span.end));
    match reference {
        Some(reference) if reader.mistakes.is_empty() => Ok(reference),
        _ => Err(reader.mistakes),
    }
}

struct Reader<'t> {
    text: &'t str,
    /// Whether all authorities were read: else one may be unknown for that.
    has_authorities: bool,
    mistakes: Vec<Mistake>,
}

/// A fact whose parts were read, but not yet what they speak of.
struct Draft {
    subject: String,
    relation: String,
    object: Option<String>,
    from: Option<When>,
    until: Option<When>,
    says: Option<String>,
    authority: Option<usize>,
}

impl<'t> Reader<'t> {
    fn reference(&mut self) -> Option<Reference> {
        let text = self.text.trim_start_matches('\u{feff}');
        let file: File = self.parse(text)?;
        let title = file.title.and_then(|title| self.words("title", title));
        let mut authorities = Vec::with_capacity(file.authorities.len());
        let mut ids: HashMap<String, usize> = HashMap::new();
        for item in file.authorities {
            let Some((authority, span)) = self.authority(item) else { continue };
            if ids.insert(authority.id.clone(), authorities.len()).is_some() {
                self.wrong(span, Problem::DuplicateId { id: authority.id.clone() });
            }
            authorities.push(authority);
        }
        self.has_authorities = self.mistakes.is_empty();
        let lists: Vec<Vec<String>> = file
            .names
            .iter()
            .map(|list| list.iter().filter_map(|name| self.words("names", name)).collect())
            .collect();
        let drafts: Vec<Draft> = file.facts.iter().filter_map(|item| self.known(item, &ids)).collect();
        if !self.mistakes.is_empty() {
            return None;
        }
        let mut terms = Terms::new(&lists, |list, name| {
            let problem = Problem::SharedName { name: lists[list][name].clone() };
            self.mistakes
                .push(Mistake { span: span_of(self.text, file.names[list][name].get_ron()), problem });
        });
        let mut written: Vec<(usize, String)> = lists
            .iter()
            .flatten()
            .filter_map(|name| Some((terms.by_name(&super::fold(name))?, name.clone())))
            .collect();
        let facts = drafts.into_iter().map(|draft| draft.known(&mut terms, &mut written)).collect();
        terms.finish(&written);
        Some(Reference { title, authorities, facts, terms })
    }

    fn authority(&mut self, item: &'t RawValue) -> Option<(Authority, Span)> {
        let fields: SourceItem = self.parse(item.get_ron())?;
        let span = span_of(self.text, fields.id.get_ron());
        let id = self.words("id", fields.id)?;
        if !id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) {
            self.wrong(span, Problem::BadId { id });
            return None;
        }
        let title = self.words("title", fields.title)?;
        let author = fields.author.and_then(|author| self.words("author", author));
        let date = fields.date.and_then(|date| self.words("date", date));
        let url = fields.url.and_then(|url| self.words("url", url));
        Some((Authority { id, title, author, date, url }, span))
    }

    fn known(&mut self, item: &'t RawValue, ids: &HashMap<String, usize>) -> Option<Draft> {
        let fields: KnownItem = self.parse(item.get_ron())?;
        let subject = self.words("subject", fields.subject);
        let relation = self.words("relation", fields.relation);
        let object = fields.object.and_then(|object| self.words("object", object));
        let from = fields.from.and_then(|from| self.date("from", from));
        let until = fields.until.and_then(|until| self.date("until", until));
        let says = fields.says.and_then(|says| self.words("says", says));
        let authority = fields.authority.and_then(|authority| {
            let id = self.words("authority", authority)?;
            let known = ids.get(&id).copied();
            if known.is_none() && self.has_authorities {
                let near = nearest(&id, ids.keys().map(String::as_str)).map(str::to_owned);
                let span = span_of(self.text, authority.get_ron());
                self.wrong(span, Problem::UnknownAuthority { id, near });
            }
            known
        });
        if let (Some(from), Some(until), Some(written)) = (from, until, fields.until)
            && until.order(&from) == Some(std::cmp::Ordering::Less)
        {
            self.wrong(span_of(self.text, written.get_ron()), Problem::UntilBeforeFrom);
        }
        Some(Draft { subject: subject?, relation: relation?, object, from, until, says, authority })
    }

    /// The value that a slice of the file says.
    fn parse<T: Deserialize<'t>>(&mut self, slice: &'t str) -> Option<T> {
        RON.from_str(slice).map_err(|error| self.refused(slice, error)).ok()
    }

    /// A text that says something.
    fn words(&mut self, field: &'static str, value: &'t RawValue) -> Option<String> {
        let span = span_of(self.text, value.get_ron());
        match RON.from_str::<String>(value.get_ron()) {
            Ok(text) if text.trim().is_empty() => self.wrong(span, Problem::Empty { field }),
            Ok(text) => return Some(text),
            Err(_) => self.wrong(span, Problem::NoText { field }),
        }
        None
    }

    fn date(&mut self, field: &'static str, value: &'t RawValue) -> Option<When> {
        let text = self.words(field, value)?;
        let date = date::parse(&text);
        if date.is_none() {
            self.wrong(span_of(self.text, value.get_ron()), Problem::BadDate { text });
        }
        date
    }

    fn wrong(&mut self, span: Span, problem: Problem) {
        self.mistakes.push(Mistake { span, problem });
    }

    /// What RON says about a slice.
    fn refused(&mut self, slice: &str, error: SpannedError) {
        let base = (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = offset(slice, error.span.start);
        let end = offset(slice, error.span.end).max(start);
        let problem = match error.code {
            ron::Error::NoSuchStructField { expected, found, .. } => {
                let meant = nearest(&found, expected.iter().copied());
                Problem::UnknownField { meant, field: found, fields: expected }
            }
            ron::Error::MissingStructField { field, .. } => Problem::MissingField { field },
            ron::Error::DuplicateStructField { field, .. } => Problem::DuplicateField { field },
            code => {
                let reason = code.to_string();
                let mut chars = reason.chars();
                let first = chars.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
                Problem::Syntax { reason: first + chars.as_str() }
            }
        };
        // What is missing is missing from the whole item, which begins where the slice does.
        let span = match problem {
            Problem::MissingField { .. } => {
                let item = span_of(self.text, slice);
                Span::new(item.start, item.start + slice.trim().find('(').unwrap_or(0))
            }
            _ => Span::new(base + start, base + end),
        };
        self.wrong(span, problem);
    }
}

/// The word that was most likely meant.
fn nearest<'n>(word: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    known
        .map(|known| (strsim::jaro_winkler(word, known), known))
        .filter(|(alike, _)| *alike > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

impl Draft {
    fn known(self, terms: &mut Terms, written: &mut Vec<(usize, String)>) -> Known {
        let parts = relation::parts(&self.relation);
        let mut thing = |text: String| {
            let thing = terms.add(&text);
            written.push((thing, text));
            thing
        };
        let subject = thing(self.subject.clone());
        let object = complement(&parts.rest, self.object.as_deref()).map(thing);
        let says = self.says.clone().unwrap_or_else(|| {
            say::sentence(&self.subject, &parts, self.object.as_deref(), self.from, self.until)
        });
        let object_text = self.object.as_deref();
        let tells_existence = relation::EXISTING_VERBS.contains(&parts.verb.as_str())
            && (object_text.is_none_or(is_place) || is_adverbial(&parts.rest));
        let sense = Sense { verb: parts.verb, voice: parts.voice, subject, object, tells_existence };
        let Draft { subject, relation, object, from, until, authority, .. } = self;
        Known { subject, relation, object, from, until, says, authority, sense }
    }
}
