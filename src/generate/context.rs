//! What a card is about, said before what it asks where that does not say it itself: "Apollo 8: In which year was
//! the crew named?"

use super::Form;
use super::forms::Sketch;
use super::surface::{LONGEST_PROMPT, gives_away, known_share};
use super::words::{GENERIC_TITLES, TITLE_WORDS, bare_definites, is_in, words};
use crate::facts::{Facts, Role, is_balanced, root};

/// Most words and characters of what stands before a question.
const MOST_WORDS: usize = 6;
const MOST_CHARACTERS: usize = 50;

/// Letters of an acronym that stands for many things.
const AMBIGUOUS: usize = 4;

/// What an article is about, by its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Context {
    label: String,
    /// How the words of the title begin that tell what it is about.
    roots: Vec<String>,
    /// Those words.
    told: String,
}

impl Context {
    /// None for a title that says nothing of what the article is about, or says too much.
    pub(super) fn of(title: &str) -> Option<Context> {
        let label = pieces(title).find(|piece| !roots(piece).is_empty())?;
        let is_short = label.split(' ').count() <= MOST_WORDS && label.chars().count() <= MOST_CHARACTERS;
        // Nothing in it may make a prompt look torn: "Mali [draft", "Who was Mozart?".
        let is_plain = |c: char| c.is_alphanumeric() || " '’-–().&/".contains(c);
        let is_begun = label.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let is_whole = is_begun && label.chars().all(is_plain) && is_balanced(label) && !label.contains("  ");
        let told = || telling(label).collect::<Vec<_>>().join(" ");
        (is_short && is_whole).then(|| Context { label: label.to_owned(), roots: roots(label), told: told() })
    }

    /// Puts it before what a card asks, if that does not say of what it speaks, and nothing is given away.
    pub(super) fn add(&self, facts: &Facts, sketch: &mut Sketch) {
        let (prompt, answer) = sketch.bare_texts();
        let length = self.label.chars().count() + 2 + prompt.chars().count();
        if length > LONGEST_PROMPT
            || self.is_said(&prompt)
            || self.has_word_of(&answer)
            || !is_needed(facts, sketch, &prompt)
            || gives_away(&self.label, sketch)
        {
            return;
        }
        sketch.context = Some(self.label.clone());
    }

    /// Whether a text says what it is about: by a name of the title, or by all of its words. "The original court" does
    /// not speak of "The Supreme Court" for certain.
    fn is_said(&self, text: &str) -> bool {
        let has = |root: &String| words(text).any(|word| word.to_lowercase().starts_with(root.as_str()));
        let is_named = |root: &String| {
            words(text).skip(1).any(|word| {
                word.starts_with(char::is_uppercase) && word.to_lowercase().starts_with(root.as_str())
            })
        };
        self.roots.iter().all(has) || self.roots.iter().any(is_named)
    }

    /// Whether a text has a word of the title, or one of the same root: "Publius Terentius Afer" of "Terence".
    fn has_word_of(&self, text: &str) -> bool {
        let begins = |word: &str| {
            let word = word.to_lowercase();
            self.roots.iter().any(|root| word.starts_with(root.as_str()))
        };
        words(text).any(begins) || known_share(&self.told, text) > 0.0
    }
}

/// Whether it takes the article to know what a card speaks of.
fn is_needed(facts: &Facts, sketch: &Sketch, prompt: &str) -> bool {
    match sketch.form {
        Form::Acronym => {
            let fact = &facts.facts[sketch.fact];
            fact.part(Role::Subject).is_some_and(|short| fact.text(short).chars().count() <= AMBIGUOUS)
        }
        Form::Definition | Form::Order => false,
        _ => {
            let subject = facts.facts[sketch.fact].part(Role::Subject).and_then(|part| part.thing);
            let is_named = subject
                .is_some_and(|thing| sketch.thing != Some(thing) && !facts.things[thing].names.is_empty());
            !is_named || is_unrelated(facts, sketch) || bare_definites(&words(prompt).collect::<Vec<_>>()) > 0
        }
    }
}

/// Whether the subject of a fact is the most of something that it does not name: "the largest city" without "of Bolivia".
fn is_unrelated(facts: &Facts, sketch: &Sketch) -> bool {
    let fact = &facts.facts[sketch.fact];
    let Some(subject) = fact.part(Role::Subject).map(|part| fact.text(part)) else { return false };
    let mut words = subject.split(' ');
    let is_most = words.next().is_some_and(|word| word.eq_ignore_ascii_case("the"))
        && words.next().is_some_and(|word| {
            word.len() > 5 && word.ends_with("est") || matches!(word, "main" | "most" | "capital")
        });
    is_most && !words.any(|word| matches!(word, "of" | "in" | "on" | "for"))
}

/// The parts of a title: of "Mali - An encyclopedia" and "Chapter 3: Early empires" one says what it is about.
fn pieces(title: &str) -> impl Iterator<Item = &str> {
    let marks = [" - ", " – ", " — ", " | ", ": ", " :: ", " · "];
    let mut rest = Some(title);
    std::iter::from_fn(move || {
        let whole = rest?;
        let cut = marks.iter().filter_map(|mark| Some((whole.find(mark)?, mark.len()))).min();
        let (piece, after) = match cut {
            Some((at, length)) => (&whole[..at], Some(&whole[at + length..])),
            None => (whole, None),
        };
        rest = after;
        // "Mercury (planet)" stays whole: it is the planet that is meant; "Mali (history and people)" does not.
        let piece = match piece.split_once(" (") {
            Some((name, told)) if told.contains(' ') => name,
            _ => piece,
        };
        Some(piece.trim().trim_end_matches(['.', ':']))
    })
}

/// The part of a title that names what an article is about, without what is in brackets behind it.
pub(super) fn named(title: &str) -> Option<&str> {
    let piece = pieces(title).next()?;
    Some(piece.split_once(" (").map_or(piece, |(name, _)| name))
}

/// The words that say what a title is about.
fn telling(title: &str) -> impl Iterator<Item = &str> {
    words(title).filter(|word| {
        let lower = word.to_lowercase();
        lower.chars().count() > 2
            && !is_in(TITLE_WORDS, &lower)
            && !is_in(GENERIC_TITLES, &lower)
            && lower.chars().any(char::is_alphabetic)
    })
}

/// How those words begin.
fn roots(title: &str) -> Vec<String> {
    telling(title).map(root).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_says_what_it_is_about_is_a_context() {
        for (title, label) in [
            ("Apollo 8", Some("Apollo 8")),
            ("Mali - An encyclopedia", Some("Mali")),
            ("Chapter 3: Early empires", Some("Early empires")),
            ("Mercury (planet)", Some("Mercury (planet)")),
            ("Introduction", None),
            ("Section 2.1", None),
            ("", None),
            ("Mali [draft", None),
            ("notes on Mali", None),
            ("Ma\u{1b}[31mli", None),
            ("Who was Mozart?", None),
            ("Mali (history and people)", Some("Mali")),
            ("What everybody should know of the long way of cotton to Europe", None),
        ] {
            assert_eq!(Context::of(title).map(|context| context.label).as_deref(), label, "{title}");
        }
    }

    #[test]
    fn words_of_one_root_are_the_same_subject() {
        let context = Context::of("Antimicrobial drugs").unwrap();
        assert!(context.is_said("Which antimicrobial drugs were found first?"));
        assert!(!context.is_said("Which mould was found first?"));
        let context = Context::of("The Supreme Court").unwrap();
        assert!(!context.is_said("How many justices did the original court have?"));
        assert!(context.is_said("How many justices does the Supreme Court have?"));
        assert!(context.is_said("In which year did the Court move?"));
    }
}
