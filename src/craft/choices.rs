//! The choices of a card.

use super::editor::Subject;
use super::flag::Flag;
use super::words::{Words, are_kin};
use crate::deck::{Card, Code, Spot};
use crate::text::without_accents;

/// Looks at a card's choices.
pub fn check(subject: &Subject<'_>, flags: &mut Vec<Flag>) {
    match subject.card {
        Card::Pick(card) => {
            let right = std::iter::once((card.a.as_str(), Spot::Field("a")));
            let choices: Vec<(&str, Spot)> = right.chain(spots("not", &card.not)).collect();
            let before = flags.len();
            alike(subject, &choices, flags);
            collective(subject, &choices, flags);
            // A choice that speaks of the others is longer than they are, too.
            if flags.len() == before {
                telling(subject, &card.a, &card.not, flags);
            }
        }
        Card::PickAll(card) => {
            let choices: Vec<(&str, Spot)> = spots("a", &card.a).chain(spots("not", &card.not)).collect();
            alike(subject, &choices, flags);
            collective(subject, &choices, flags);
        }
        Card::Order(card) => alike(subject, &spots("a", &card.a).collect::<Vec<_>>(), flags),
        Card::Match(card) => {
            let left = card.a.iter().enumerate();
            let left: Vec<(&str, Spot)> =
                left.map(|(index, (left, _))| (left.as_str(), Spot::Side("a", index, 0))).collect();
            alike(subject, &left, flags);
        }
        _ => {}
    }
}

fn spots<'c>(name: &'static str, texts: &'c [String]) -> impl Iterator<Item = (&'c str, Spot)> {
    texts.iter().enumerate().map(move |(index, text)| (text.as_str(), Spot::Item(name, index)))
}

/// Choices that differ in case or accents alone.
fn alike(subject: &Subject<'_>, choices: &[(&str, Spot)], flags: &mut Vec<Flag>) {
    let is_same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
    // Most choices differ at once.
    let first = |text: &str| {
        text.trim_start().bytes().next().filter(u8::is_ascii).map(|byte| byte.to_ascii_lowercase())
    };
    let may_be_alike = |one: &str, other: &str| {
        first(one).is_none()
            || first(other).is_none()
            || first(one) == first(other) && one.len().abs_diff(other.len()) < 8
    };
    let pairs = (1..choices.len()).flat_map(|index| (0..index).map(move |earlier| (earlier, index)));
    if !pairs.into_iter().any(|(one, other)| may_be_alike(choices[one].0, choices[other].0)) {
        return;
    }
    let folded: Vec<String> = choices.iter().map(|(text, _)| folded(text)).collect();
    for (index, (text, spot)) in choices.iter().enumerate() {
        let twin =
            folded[..index].iter().position(|earlier| *earlier == folded[index] && !earlier.is_empty());
        let Some(twin) = twin.filter(|twin| !is_same(choices[*twin].0, text)) else { continue };
        // Symbols: Co is cobalt, CO carbon monoxide.
        if text.trim().chars().count() <= 3 {
            continue;
        }
        flags.push(
            Flag::new(
                Code::AlikeChoices,
                &subject.owner,
                *spot,
                "these choices differ in case or accents alone",
                "nobody should have to look for that: change one of them",
            )
            .with_related(choices[twin].1, "the other one"),
        );
    }
}

/// A text without its case, accents and outer marks.
pub fn folded(text: &str) -> String {
    let plain = if text.is_ascii() { text.to_lowercase() } else { without_accents(text).to_lowercase() };
    let plain = plain.trim().trim_end_matches('.').replace('’', "'");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How much longer than the longest wrong choice a right one has to be to be told by its length.
const BY_FAR: f64 = 1.6;
/// Below this many characters more, length tells nothing.
const MORE: usize = 12;

fn telling(subject: &Subject<'_>, right: &str, wrong: &[String], flags: &mut Vec<Flag>) {
    if wrong.len() < 2 {
        return;
    }
    let mut flag = |message: &str, help: &str| {
        flags.push(Flag::new(Code::TellingChoice, &subject.owner, Spot::Field("a"), message, help));
    };
    let length = |text: &str| text.trim().chars().count();
    let longest = wrong.iter().map(|text| length(text)).max().unwrap_or(0);
    let is_longest = length(right) as f64 > longest as f64 * BY_FAR && length(right) >= longest + MORE;
    if is_longest {
        return flag(
            "the right choice is the longest by far",
            "make the choices alike in length: learners pick the longest without knowing why",
        );
    }
    let ends = |text: &str| text.trim_end().ends_with('.');
    let is_alone = |tells: fn(&str) -> bool| {
        tells(right) && !wrong.iter().any(|text| tells(text))
            || !tells(right) && wrong.iter().all(|text| tells(text))
    };
    let is_sentence = |text: &str| Words::of(text).len() > 2;
    if is_alone(ends) && (is_sentence(right) || wrong.iter().any(|text| is_sentence(text))) {
        return flag("the right choice is told from the others by its full stop", "end all choices alike");
    }
    if subject.is_english
        && let Some(message) = grammar(subject, right, wrong)
    {
        return flag(message, "word the question so that every choice fits it");
    }
    if let Some(message) = opening(right, wrong) {
        return flag(message, "begin all choices alike");
    }
    if subject.is_english
        && let Some(word) = echo(subject, right, wrong)
    {
        let message = format!("only the right choice repeats `{word}` from the question");
        return flag(&message, "use the word in none of the choices, or in a wrong one as well");
    }
    let is_capital = |text: &str| text.trim_start().starts_with(char::is_uppercase);
    let is_lower = |text: &str| text.trim_start().starts_with(char::is_lowercase);
    if is_capital(right) && wrong.iter().all(|text| is_lower(text))
        || is_lower(right) && wrong.iter().all(|text| is_capital(text))
    {
        flag("the right choice is told from the others by its first letter", "begin all choices alike");
    }
}

/// How the first word of the right choice tells it from the others: by an article, or by being exact.
fn opening(right: &str, wrong: &[String]) -> Option<&'static str> {
    let first = |text: &str| {
        let word = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        word.trim_end_matches('.').to_owned()
    };
    let is_vague = |word: &str| {
        matches!(word, "about" | "around" | "roughly" | "approximately" | "nearly" | "ca" | "some" | "over")
    };
    let is_article = |word: &str| matches!(word, "the" | "a" | "an");
    let all = |tells: &dyn Fn(&str) -> bool| wrong.iter().all(|text| tells(&first(text)));
    let own = first(right);
    if all(&is_vague) && !is_vague(&own) || is_vague(&own) && !wrong.iter().any(|text| is_vague(&first(text)))
    {
        return Some("the right choice is told from the others by how exact it is");
    }
    // A name goes without an article.
    let is_name = right.starts_with(char::is_uppercase);
    (all(&is_article) && !is_article(&own) && !is_name)
        .then_some("only the right choice goes without an article")
}

/// A longer word of the question that only the right choice repeats.
fn echo<'c>(subject: &Subject<'c>, right: &str, wrong: &[String]) -> Option<&'c str> {
    let choice = Words::of(right);
    if choice.len() < 2 {
        return None;
    }
    let wrong: Vec<Words> = wrong.iter().map(|text| Words::of(text)).collect();
    let place = (0..subject.words.len()).find(|place| {
        let word = subject.words.get(*place);
        let repeats = |choice: &Words| choice.iter().any(|other| are_kin(other, word));
        let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_word && repeats(&choice) && !wrong.iter().any(repeats)
    })?;
    let span = subject.words.span(place..place + 1);
    let written = &subject.prompt[span];
    // A name is what many choices have in common with their question.
    (!written.starts_with(char::is_uppercase)).then_some(written)
}

/// How the grammar of an unfinished sentence tells the right choice.
fn grammar(subject: &Subject<'_>, right: &str, wrong: &[String]) -> Option<&'static str> {
    let words = subject.words;
    let last = words.len().checked_sub(1)?;
    let stem = subject.prompt.trim_end().trim_end_matches(['.', '…', '_', ':', '-', '?', ' ']);
    // Only where the choice goes on with the sentence.
    if !stem.ends_with(&subject.prompt[words.span(last..last + 1)]) {
        return None;
    }
    let starts_with_vowel =
        |text: &str| text.trim_start().starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    match words.get(last) {
        "an" if starts_with_vowel(right) && !wrong.iter().any(|text| starts_with_vowel(text)) => {
            Some("only the right choice goes with `an`")
        }
        "a" if !starts_with_vowel(right) && wrong.iter().all(|text| starts_with_vowel(text)) => {
            Some("only the right choice goes with `a`")
        }
        _ => {
            let is_plural = |text: &str| text.trim_end().ends_with('s') && !text.trim_end().ends_with("ss");
            let is_open = words.get(last) == "the"
                || subject.prompt.trim_end().ends_with(['…', ':', '_'])
                || subject.prompt.trim_end().ends_with("...");
            let wants_plural = is_open && matches!(words.get(last.saturating_sub(1)), "are" | "were");
            (wants_plural && is_plural(right) && !wrong.iter().any(|text| is_plural(text)))
                .then_some("only the right choice is a plural, as the question wants it")
        }
    }
}

/// What choices say of one another.
const COLLECTIVE: [&str; 6] = ["above", "below", "these", "them", "following", "options"];

/// Whether a choice begins as one that speaks of the others, or names two of them.
fn may_be_collective(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    let starts = ["all", "none", "neither", "any", "some", "both", "a", "b", "c", "d", "either", "only"];
    first.len() < 8 && starts.iter().any(|start| first.eq_ignore_ascii_case(start))
}

fn collective(subject: &Subject<'_>, choices: &[(&str, Spot)], flags: &mut Vec<Flag>) {
    if !subject.is_english {
        return;
    }
    for (text, spot) in choices {
        if !may_be_collective(text) {
            continue;
        }
        let words = Words::of(text);
        if words.len() > 7 {
            continue;
        }
        let first = words.get(0);
        let has = |word: &str| words.iter().any(|other| other == word);
        let speaks_of_others = COLLECTIVE.iter().any(|word| has(word));
        let is_all = matches!(first, "all" | "none" | "neither" | "any" | "some" | "both")
            && (speaks_of_others
                || words.len() == 1 && matches!(first, "all" | "both" | "neither")
                || has("are") && (has("correct") || has("right") || has("true")));
        let letters =
            words.iter().filter(|word| word.len() == 1 && matches!(*word, "a" | "b" | "c" | "d")).count();
        let is_both = letters == 2 && (has("and") || has("nor") || has("or"));
        let is_all_n =
            first == "all" && words.len() == 2 && matches!(words.get(1), "three" | "four" | "five" | "two");
        if is_all || is_both || is_all_n {
            flags.push(Flag::new(
                Code::AllOfTheAbove,
                &subject.owner,
                *spot,
                "this choice speaks of the others",
                "choices are shuffled, and who knows two of them knows the answer: make it a PickAll card",
            ));
        }
    }
}
