//! The words of a relation: a verb, and what it says of the object.

use crate::facts::verbs;
use crate::language::Tag;
use crate::language::forms::lemma;

/// Whether the subject does something or something is done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::facts) enum Voice {
    Active,
    Passive,
}

/// A relation taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub verb: String,
    pub voice: Voice,
    /// What stands between the verb and the object: "a member of" in "be a member of".
    pub rest: String,
}

const PARTICLES: [&str; 9] = ["up", "off", "out", "down", "over", "away", "apart", "back", "through"];

/// Verbs by which something is there.
pub(super) const EXISTING_VERBS: [&str; 4] = ["exist", "operate", "function", "last"];

/// What is said of something to be there.
const EXISTING: [&str; 6] = ["active", "in force", "in existence", "in operation", "in service", "in place"];

/// Takes a relation apart, in any form of its verb: "be elected", "was elected".
pub(super) fn parts(relation: &str) -> Parts {
    let mut words = relation.split_whitespace().peekable();
    let first = base(&words.next().unwrap_or_default().to_lowercase());
    let participle = words.peek().filter(|_| first == "be").and_then(|word| participle(word));
    let (verb, voice) = match participle {
        Some(verb) => {
            words.next();
            (verb, Voice::Passive)
        }
        None => (first, Voice::Active),
    };
    let particle = words.next_if(|word| PARTICLES.contains(word));
    let verb = particle.map_or(verb.clone(), |particle| format!("{verb} {particle}"));
    let rest = words.collect::<Vec<_>>().join(" ");
    if verb == "be" && EXISTING.contains(&rest.as_str()) {
        return Parts { verb: "exist".to_owned(), voice, rest: String::new() };
    }
    Parts { verb, voice, rest }
}

/// The base of a verb in the present or past.
fn base(verb: &str) -> String {
    match verb {
        "is" | "are" | "was" | "were" | "been" => return "be".to_owned(),
        "has" | "had" => return "have".to_owned(),
        // "found" is a base before it is a past.
        _ if verbs::group(verb).is_some() => return verb.to_owned(),
        _ => {}
    }
    let past = lemma(verb, Tag::VerbPast);
    // "operates" is no past form, and "lead" no plural.
    if past != verb || !verb.ends_with('s') { past.into_owned() } else { lemma(verb, Tag::VerbThird).into() }
}

/// The base of a word that is a participle by its form.
fn participle(word: &str) -> Option<String> {
    let verb = lemma(word, Tag::VerbParticiple);
    (verb != word && (word.ends_with("ed") || word.ends_with('n') || word.ends_with('t')))
        .then(|| verb.into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Parts, Voice, parts};

    #[test]
    fn a_relation_is_a_verb_and_what_it_says_of_its_object() {
        for (relation, verb, voice, rest) in [
            ("overthrow", "overthrow", Voice::Active, ""),
            ("overthrew", "overthrow", Voice::Active, ""),
            ("operates in", "operate", Voice::Active, "in"),
            ("Pass", "pass", Voice::Active, ""),
            ("take over", "take over", Voice::Active, ""),
            ("be a member of", "be", Voice::Active, "a member of"),
            ("was elected", "elect", Voice::Passive, ""),
            ("be president of", "be", Voice::Active, "president of"),
            ("be in force", "exist", Voice::Active, ""),
            ("found", "found", Voice::Active, ""),
            ("be parent of", "be", Voice::Active, "parent of"),
            ("has its seat in", "have", Voice::Active, "its seat in"),
            ("", "", Voice::Active, ""),
        ] {
            assert_eq!(parts(relation), Parts { verb: verb.into(), voice, rest: rest.into() }, "{relation}");
        }
    }
}
