//! From a lemma to its forms, the way back from [`lemma`](super::lemma).

use std::borrow::Cow;

use super::{noun, verb};
use crate::language::Tag;

/// The form of `lemma` that has the tag `tag`: "led" for "lead" as [`Tag::VerbPast`], "children" for
/// "child" as [`Tag::NounPlural`]. Of several forms ("learned", "learnt") the usual one, with the l
/// doubled as in British English ("travelled"); "was", "is" and "are" for "be". Verbs are in lower
/// case. A lemma has no other form for tags that are neither a verb's nor a plural's.
pub fn inflect(lemma: &str, tag: Tag) -> Cow<'_, str> {
    let form = match tag {
        Tag::VerbPast => verb::past(lemma),
        Tag::VerbParticiple => verb::participle(lemma),
        Tag::VerbGerund => verb::gerund(lemma),
        Tag::VerbThird => verb::third(lemma),
        Tag::VerbPresent if lemma == "be" => return "are".into(),
        Tag::NounPlural | Tag::ProperNounPlural => noun::plural(lemma),
        _ => return lemma.into(),
    };
    form.into()
}
