//! A verb with its auxiliaries, and how a question turns it: "was established" into "was …
//! established", "launched" into "did … launch".

mod turn;

use std::borrow::Cow;

use super::lemma;
use crate::language::Tag;
use crate::language::names::named;

pub use turn::Question;

/// One or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// "it was".
    Singular,
    /// "they were".
    Plural,
}

named! {
    /// The modal verbs.
    Modal {
        Can = "can", Could = "could", May = "may", Might = "might", Must = "must", Shall = "shall",
        Should = "should", Will = "will", Would = "would",
    }
}

/// What the first verb says of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "leads", "is led".
    Present,
    /// "led", "was led".
    Past,
    /// "would lead".
    Modal(Modal),
}

/// A finite verb with its auxiliaries and the adverbs among them. The public fields may be changed:
/// with another tense, the question asks in that tense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    /// The base of the main verb: "lead" for "has been leading".
    pub verb: String,
    /// The tense of the first verb.
    pub tense: Tense,
    /// "has led".
    pub is_perfect: bool,
    /// "is leading".
    pub is_progressive: bool,
    /// "is led".
    pub is_passive: bool,
    /// Whether "not" or "never" stands in it.
    pub is_negative: bool,
    /// The number of the subject, where the first verb shows it: not in "led" and "will lead".
    pub number: Option<Number>,
    /// Adverbs, and how many verbs stand between them and the main verb.
    adverbs: Vec<(usize, String)>,
    /// What stands behind the main verb.
    tail: Vec<String>,
}

impl VerbGroup {
    /// Reads the words of a verb group in their order: its verbs, the adverbs before and among them,
    /// and what belongs to the main verb ("to" in "led to"). None if no finite verb comes first, as
    /// in "to lead" and "leading", or if the main verb was left out.
    pub fn read(words: &[(&str, Tag)]) -> Option<VerbGroup> {
        let mut group = VerbGroup {
            verb: String::new(),
            tense: Tense::Past,
            is_perfect: false,
            is_progressive: false,
            is_passive: false,
            is_negative: false,
            number: None,
            adverbs: Vec::new(),
            tail: Vec::new(),
        };
        // Adverbs with the place among the verbs that each stands before.
        let mut adverbs: Vec<(usize, String)> = Vec::new();
        let mut verbs = 0;
        let mut main = 0;
        let mut after: Option<Cow<str>> = None;
        for (at, &(form, tag)) in words.iter().enumerate() {
            let tag = if looks_singular(form, tag) { Tag::VerbThird } else { tag };
            if is_adverb(tag) {
                adverbs.push((verbs, lemma_of_adverb(form, tag)));
                continue;
            }
            let base = match lemma(form, tag) {
                base if base == "be" && has_contracted(&words[at..]) => Cow::Borrowed("have"),
                base => base,
            };
            let goes_on = match (&after, tag) {
                (None, _) => group.begin(form, tag, &base)?,
                (Some(_), Tag::VerbBase) if verbs == 1 => match group.tense {
                    Tense::Modal(_) => true,
                    _ => after.as_deref() == Some("do"),
                },
                (Some(last), Tag::VerbParticiple | Tag::VerbPast) if last == "have" && !group.is_perfect => {
                    group.is_perfect = true;
                    true
                }
                (Some(last), Tag::VerbParticiple | Tag::VerbPast) if last == "be" && !group.is_passive => {
                    group.is_passive = true;
                    true
                }
                (Some(last), Tag::VerbGerund)
                    if last == "be" && !group.is_passive && !group.is_progressive =>
                {
                    group.is_progressive = true;
                    true
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            verbs += 1;
            main = at + 1;
            after = Some(if group.is_passive { Cow::Borrowed("") } else { base.clone() });
            group.verb = base.into_owned();
        }
        if verbs == 0 || matches!(group.tense, Tense::Modal(_)) && verbs == 1 {
            return None;
        }
        let behind = words[main..].iter();
        group.tail = behind
            .map(|&(form, tag)| if is_adverb(tag) { lemma_of_adverb(form, tag) } else { form.into() })
            .collect();
        let among = adverbs.into_iter().filter(|adverb| adverb.0 < verbs);
        group.adverbs = among.map(|(before, word)| (verbs - 1 - before, word)).collect();
        let mut said = group.adverbs.iter().map(|adverb| &adverb.1).chain(&group.tail);
        group.is_negative = said.any(|word| word == "not" || word == "never");
        Some(group)
    }

    /// Takes the first verb; whether there can be one more is left to the next word.
    fn begin(&mut self, form: &str, tag: Tag, base: &str) -> Option<bool> {
        self.tense = match tag {
            Tag::Modal => Tense::Modal(base.parse().ok()?),
            Tag::VerbPast => Tense::Past,
            Tag::VerbThird | Tag::VerbPresent => Tense::Present,
            _ => return None,
        };
        self.number = match tag {
            Tag::VerbThird => Some(Number::Singular),
            Tag::VerbPresent if !matches!(form, "am" | "'m" | "’m") => Some(Number::Plural),
            Tag::VerbPast if form.eq_ignore_ascii_case("was") => Some(Number::Singular),
            Tag::VerbPast if form.eq_ignore_ascii_case("were") => Some(Number::Plural),
            _ => None,
        };
        Some(true)
    }
}

/// Whether a verb that was read as one of a plural has the ending of a singular: "comprises", not "focus".
fn looks_singular(form: &str, tag: Tag) -> bool {
    let rest = form.strip_suffix('s').filter(|rest| !rest.ends_with(['a', 'i', 'o', 's', 'u']));
    tag == Tag::VerbPresent && form.len() > 3 && rest.is_some()
}

fn is_adverb(tag: Tag) -> bool {
    matches!(tag, Tag::Adverb | Tag::AdverbComparative | Tag::AdverbSuperlative)
}

fn lemma_of_adverb(form: &str, tag: Tag) -> String {
    // Only "n't" and a capital change: "more" and "longer" stay.
    if tag == Tag::Adverb { lemma(form, tag).into_owned() } else { form.to_lowercase() }
}

/// Whether "'s" stands for "has", as it does before "been".
fn has_contracted(words: &[(&str, Tag)]) -> bool {
    let is_s = matches!(words, [("'s" | "’s", Tag::VerbThird), ..]);
    let next = words.iter().skip(1).find(|word| !is_adverb(word.1));
    is_s && matches!(next, Some(("been" | "had" | "got" | "become" | "gone", Tag::VerbParticiple)))
}

#[cfg(test)]
mod tests;
