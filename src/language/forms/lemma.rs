//! The lemma of a form, as the treebanks English Web Treebank and GUM of Universal Dependencies
//! write it.

use std::borrow::Cow;

use super::case::common;
use super::{comparison, noun, verb};
use crate::language::Tag;

/// The base form of a word that is known to be a `tag`: "lead" for "led", "I" for "me", "child" for
/// "children". Common words are in lower case, names stay as they are.
pub fn lemma(form: &str, tag: Tag) -> Cow<'_, str> {
    if tag == Tag::ProperNoun {
        return Cow::Borrowed(spelled_out(form));
    }
    if is_mark(tag) {
        return Cow::Borrowed(mark(form, tag));
    }
    if tag == Tag::ProperNounPlural {
        return noun::singular(form).into();
    }
    if tag == Tag::Number {
        return number(form);
    }
    if tag == Tag::Noun && matches!(form, "AM" | "PM") {
        return Cow::Borrowed(if form == "AM" { "a.m." } else { "p.m." });
    }
    let word = common(form, tag);
    if let Some(closed) = closed(&word, tag) {
        return Cow::Borrowed(closed);
    }
    let base = match tag {
        Tag::VerbPast | Tag::VerbParticiple => verb::of_past(&word),
        Tag::VerbGerund => verb::of_gerund(&word),
        Tag::VerbThird => verb::of_third(&word),
        Tag::NounPlural => noun::singular(&word),
        Tag::Comparative | Tag::Superlative => comparison::positive(&word, false),
        Tag::AdverbComparative | Tag::AdverbSuperlative => comparison::positive(&word, true),
        _ => return word,
    };
    // Where nothing is left but an ending, as of a misread "'d", the word stays.
    if base.is_empty() { word } else { base.into() }
}

fn is_mark(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Stop
            | Tag::Comma
            | Tag::Colon
            | Tag::Hyphen
            | Tag::OpeningQuote
            | Tag::ClosingQuote
            | Tag::OpeningBracket
            | Tag::ClosingBracket
            | Tag::OtherPunctuation
            | Tag::Symbol
            | Tag::Currency
            | Tag::Address
            | Tag::Foreign
            | Tag::GoesWith
    )
}

/// Quotation marks and dashes have plain lemmas.
fn mark(form: &str, tag: Tag) -> &str {
    match (tag, form) {
        (Tag::OpeningQuote | Tag::ClosingQuote, "“" | "”" | "„" | "«" | "»") => "\"",
        (Tag::OpeningQuote | Tag::ClosingQuote, "‘" | "’") => "'",
        (Tag::Colon | Tag::Hyphen | Tag::Symbol, "–") | (Tag::Colon, "--") => "-",
        (Tag::Foreign, "etc" | "Etc" | "etc.") => "etc.",
        _ => form,
    }
}

/// Days and months are spelled out.
fn spelled_out(name: &str) -> &str {
    match name {
        "Jan." => "January",
        "Feb." | "Feb" => "February",
        "Mar." => "March",
        "Apr." | "Apr" => "April",
        "Aug." | "Aug" => "August",
        "Sept." | "Sept" | "Sep." | "Sep" => "September",
        "Oct." | "Oct" => "October",
        "Nov." | "Nov" => "November",
        "Dec." | "Dec" => "December",
        "Mon." => "Monday",
        "Tue." | "Tue" | "Tues." | "Tues" => "Tuesday",
        "Wed." => "Wednesday",
        "Thu." | "Thu" | "Thur." | "Thur" | "Thurs." | "Thurs" => "Thursday",
        "Fri." | "Fri" => "Friday",
        "Sat." => "Saturday",
        "Sun." => "Sunday",
        _ => name,
    }
}

/// "13000" for "13,000".
fn number(form: &str) -> Cow<'_, str> {
    match form {
        "k" | "K" => return "thousand".into(),
        "m" | "M" => return "million".into(),
        "b" | "B" | "bn" => return "billion".into(),
        _ => {}
    }
    let bytes = form.as_bytes();
    let is_grouped = bytes.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == b',' && w[2].is_ascii_digit());
    if is_grouped {
        form.replace(',', "").into()
    } else if form.starts_with(|c: char| c.is_uppercase()) && !form.bytes().all(|b| b"IVXLCDM".contains(&b)) {
        form.to_lowercase().into()
    } else {
        form.into()
    }
}

/// The lemma of a word of a closed class; `word` is in lower case, its apostrophe straight.
fn closed(word: &str, tag: Tag) -> Option<&'static str> {
    Some(match (tag, word) {
        (Tag::Pronoun, _) => pronoun(word)?,
        (Tag::PossessivePronoun, "mine") => "my",
        (Tag::Determiner, "an") => "a",
        (Tag::Determiner, "these") => "this",
        (Tag::Determiner, "those") => "that",
        (Tag::Adverb, "n't" | "nt") => "not",
        (Tag::Possessive, "'" | "s" | "`s") => "'s",
        (Tag::Modal, "'ll" | "ll" | "wo") => "will",
        (Tag::Modal, "'d" | "d") => "would",
        (Tag::Modal, "ca") => "can",
        (Tag::Modal, "sha") => "shall",
        (Tag::To, "na" | "ta") => "to",
        (Tag::VerbPast, "'d" | "d") => "have",
        (Tag::VerbThird, "s" | "'s" | "`s" | "ai") => "be",
        (Tag::VerbPresent, "am" | "are" | "'m" | "m" | "'re" | "re" | "r" | "ai" | "art" | "is") => "be",
        (Tag::VerbPresent | Tag::VerbBase, "'ve" | "ve") => "have",
        (Tag::VerbBase, "were") => "be",
        (Tag::Noun, "am") => "a.m.",
        (Tag::Noun, "pm") => "p.m.",
        (Tag::Preposition, "vs") => "versus",
        (Tag::Adverb, "aka") => "a.k.a.",
        (Tag::VerbGerund, "gon") => "go",
        (Tag::VerbPresent | Tag::VerbBase, "wan") => "want",
        (Tag::WhPronoun, "whom") => "who",
        (Tag::Comparative, "further") => "further",
        _ => return None,
    })
}

fn pronoun(word: &str) -> Option<&'static str> {
    Some(match word {
        "i" | "me" => "I",
        "him" => "he",
        "her" => "she",
        "us" | "'s" | "s" => "we",
        "them" | "'em" | "em" => "they",
        "mine" => "my",
        "yours" => "your",
        "hers" => "her",
        "ours" => "our",
        "theirs" => "their",
        "u" | "ya" => "you",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: Tag, pairs: &[(&str, &str)]) {
        for (form, base) in pairs {
            assert_eq!(lemma(form, tag), *base, "{form}/{tag}");
        }
    }

    #[test]
    fn irregular_verbs() {
        let pairs = [
            ("led", "lead"),
            ("Led", "lead"),
            ("overthrew", "overthrow"),
            ("withstood", "withstand"),
            ("lay", "lie"),
            ("laid", "lay"),
            ("lied", "lie"),
            ("found", "find"),
            ("founded", "found"),
            ("bound", "bind"),
            ("wound", "wind"),
            ("wounded", "wound"),
            ("fell", "fall"),
            ("felled", "fell"),
            ("saw", "see"),
            ("left", "leave"),
            ("ground", "grind"),
            ("hung", "hang"),
            ("hanged", "hang"),
            ("spread", "spread"),
            ("went", "go"),
            ("were", "be"),
            ("'d", "have"),
            ("did", "do"),
        ];
        check(Tag::VerbPast, &pairs);
        check(
            Tag::VerbParticiple,
            &[("borne", "bear"), ("born", "bear"), ("been", "be"), ("co-written", "co-write")],
        );
    }

    #[test]
    fn words_of_closed_classes() {
        check(
            Tag::Pronoun,
            &[("me", "I"), ("I", "I"), ("her", "she"), ("Them", "they"), ("it", "it"), ("mine", "my")],
        );
        check(Tag::PossessivePronoun, &[("her", "her"), ("Its", "its")]);
        check(
            Tag::Modal,
            &[("'ll", "will"), ("’d", "would"), ("ca", "can"), ("wo", "will"), ("could", "could")],
        );
        check(Tag::VerbThird, &[("'s", "be"), ("’s", "be"), ("has", "have"), ("does", "do"), ("Is", "be")]);
        check(Tag::VerbPresent, &[("'re", "be"), ("'ve", "have"), ("are", "be"), ("lead", "lead")]);
        check(Tag::Adverb, &[("n't", "not"), ("n’t", "not"), ("Soon", "soon")]);
        check(Tag::Determiner, &[("An", "a"), ("those", "that")]);
        check(Tag::Possessive, &[("'s", "'s"), ("’", "'s")]);
    }

    #[test]
    fn degrees_of_adjectives_and_adverbs() {
        let pairs = [
            ("better", "good"),
            ("larger", "large"),
            ("bigger", "big"),
            ("heavier", "heavy"),
            ("younger", "young"),
            ("stronger", "strong"),
            ("freer", "free"),
            ("smaller", "small"),
            ("cheaper", "cheap"),
            ("safer", "safe"),
            ("more", "more"),
            ("closer", "close"),
            ("newer", "new"),
        ];
        check(Tag::Comparative, &pairs);
        check(
            Tag::Superlative,
            &[("Largest", "large"), ("worst", "bad"), ("driest", "dry"), ("simplest", "simple")],
        );
        check(Tag::AdverbComparative, &[("better", "well"), ("further", "far"), ("longer", "long")]);
    }

    #[test]
    fn names_and_numbers() {
        check(Tag::ProperNoun, &[("Bamako", "Bamako"), ("MINUSMA", "MINUSMA"), ("Sept.", "September")]);
        check(
            Tag::ProperNounPlural,
            &[("Malians", "Malian"), ("States", "State"), ("Netherlands", "Netherlands")],
        );
        check(
            Tag::Number,
            &[("13,000", "13000"), ("Two", "two"), ("1960", "1960"), ("II", "II"), ("3.5", "3.5")],
        );
        check(
            Tag::NounPlural,
            &[("1960s", "1960s"), ("NGOs", "NGO"), ("Coups", "coup"), ("people", "person")],
        );
    }
}
