use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::characters::{is_blank, is_invisible};
use crate::language::{RawSentence, Word};

/// The words of a text, `_` before those that continue the one before.
fn words(text: &str) -> Vec<String> {
    super::sentences(text).flat_map(|line| line.words).map(|word| shown(&word)).collect()
}

fn shown(word: &Word) -> String {
    format!("{}{}", if word.joined { "_" } else { "" }, word.form)
}

/// The sentences of a text as they are written, `¶` before those that begin a paragraph.
fn sentences(text: &str) -> Vec<String> {
    super::sentences(text)
        .map(|line| {
            format!(
                "{}{}",
                if line.starts_paragraph { "¶" } else { "" },
                line.span.of(text).replace('\n', " ")
            )
        })
        .collect()
}

/// What holds for any text.
fn check(text: &str) {
    let found: Vec<RawSentence> = super::sentences(text).collect();
    let mut end = 0;
    for line in &found {
        assert!(!line.words.is_empty() && line.words.len() <= 400);
        assert!(!line.words[0].joined);
        assert_eq!(line.span, line.words[0].span.to(line.words[line.words.len() - 1].span));
        for word in &line.words {
            let span = word.span;
            assert!(end <= span.start && span.start < span.end && span.end <= text.len());
            assert!(
                text[end..span.start].chars().all(|c| is_blank(c) || is_invisible(c)),
                "lost before {span:?}"
            );
            let form: String = span.of(text).chars().filter(|&c| !is_invisible(c)).collect();
            assert_eq!(form, word.form);
            assert!(!word.form.is_empty() && word.form.chars().count() <= 200);
            assert!(!word.form.contains(is_blank));
            end = span.end;
        }
    }
    assert!(text[end..].chars().all(|c| is_blank(c) || is_invisible(c)), "lost at the end");
    assert_eq!(found, super::sentences(text).collect::<Vec<_>>());
}

#[test]
fn words_are_cut_as_in_the_treebanks() {
    for (text, cut) in [
        ("Don't stop.", "Do _n't stop ."),
        ("She cannot; we’re gonna.", "She can _not ; we _’re gon _na ."),
        ("Awa's well-known co-founder", "Awa _'s well - known co-founder"),
        ("the miners' strike", "the miners _' strike"),
        ("the 1980s, the '70s and 1960's", "the 1980s , the '70s and 1960's"),
        ("13,000 people (3.5%) paid $2.5bn.", "13,000 people ( 3.5 % ) paid $ 2.5 bn ."),
        ("In the U.S. Dr. J. F. Diallo wrote e.g. that.", "In the U.S. Dr. J. F. Diallo wrote e.g. that ."),
        ("from 1914-1918 at 10:30 on 3/4/2001", "from 1914 - 1918 at 10:30 on 3/4/2001"),
        ("“Why?!” he—she… said...", "“ Why ?! ” he — she … said ..."),
        ("see https://a.org/b_(c).", "see https://a.org/b_(c) ."),
        ("write to jo@a.org, :-)", "write to jo@a.org , :-)"),
        ("AT&T and/or Ba'ath 5km2 km2", "AT&T and / or Ba'ath 5 km2 km2"),
        ("No. 5, but no. Never.", "No. 5 , but no . Never ."),
        ("(a) [12] «b»", "( a ) [ 12 ] « b »"),
    ] {
        assert_eq!(words(text).join(" "), cut, "{text}");
    }
}

#[test]
fn what_does_not_show_is_in_no_form() {
    let text = "\u{feff}Bama\u{ad}ko\u{a0}grew\u{2009}fast\u{200b} .\r\nIt\tdoes n\u{200d}ot\u{c}stop.";
    let line = super::sentences(text).next().unwrap();
    assert_eq!(line.words[0].form, "Bamako");
    assert_eq!(line.words[0].span.of(text), "Bama\u{ad}ko");
    assert_eq!(words(text).join(" "), "Bamako grew fast . It does not stop .");
}

#[test]
fn sentences_end_where_they_do() {
    let texts: [&[&str]; 11] = [
        &["¶Dr. Keita met Gen. Sow at 3.5 p.m. in Washington, D.C. on Monday.", "They talked for hours."],
        &["¶“Will it rain?” she asked.", "“No,” he said."],
        &["¶He left in 1991.[3]", "She stayed."],
        &["¶The firm (est. 1920) moved to the U.S. in May.", "It grew."],
        &["¶He lived in the U.S.", "The law changed later."],
        &["¶It was late.", "(Nobody knew.)", "Then they came."],
        &["¶He said: “I know.", "You do not.”", "She wept."],
        &["¶The river rose... and fell again.", "Was it over?!", "No!"],
        &["¶J. R. Traoré wrote it, cf. p. 12 and Fig. 3, in vol. 2."],
        &["¶Wait — is that Mr. Ba?", "Yes."],
        &["¶The bank earned 3.2 million.", "5 million were lost."],
    ];
    for expected in texts {
        let text = expected.join(" ").replace('¶', "");
        assert_eq!(sentences(&text), expected, "{text}");
    }
}

#[test]
fn a_line_break_ends_a_paragraph_only_where_it_means_to() {
    let wrapped = "The old market of the town stands near the river, where boats from\n\
                   Mopti land every morning. Traders bring salt, millet and cloth, and they\n\
                   stay until the sun is low.\n\
                   \n\
                   In the evening the place is empty, but for the children who play there.";
    assert_eq!(sentences(wrapped).len(), 3);
    assert_eq!(super::sentences(wrapped).filter(|line| line.starts_paragraph).count(), 2);

    let unwrapped = "A Heading\nThe first paragraph is rather long, much longer than any column that text is wrapped at, \
                     and it goes on and on until it ends here at last.\nThe second one is short\nThe third one too";
    assert_eq!(super::sentences(unwrapped).filter(|line| line.starts_paragraph).count(), 4);

    let list = "It must:\n- find the place\n- mark it\n• go home\n1. rest\n2) sleep";
    assert_eq!(super::sentences(list).filter(|line| line.starts_paragraph).count(), 6);
    assert_eq!(sentences("One line\r\n\r\nAnother"), ["¶One line", "¶Another"]);
}

#[test]
fn a_sentence_that_does_not_end_is_cut_after_a_mark() {
    let text = format!("{}; {}", "so ".repeat(300).trim_end(), "on ".repeat(300));
    let found: Vec<_> = super::sentences(&text).collect();
    assert_eq!(found[0].words.last().unwrap().form, ";");
    assert_eq!(found.iter().map(|line| line.words.len()).sum::<usize>(), 601);
}

/// How long it takes to read a text: the shortest of several times, as a machine may be busy with something else.
fn time(text: &str) -> Duration {
    let times = (0..5).map(|_| {
        let begun = Instant::now();
        std::hint::black_box(super::sentences(text).count());
        begun.elapsed()
    });
    times.min().unwrap_or_default()
}

/// Asserts that a text eight times as long takes eight times as long, and far from 64 times.
#[track_caller]
fn takes_linear_time(text: impl Fn(usize) -> String) {
    let (short, long) = (text(1), text(8));
    let is_linear = || time(&long) < 24 * time(&short);
    assert!((0..5).any(|_| is_linear()), "{:?}", short.chars().take(20).collect::<String>());
}

#[test]
fn long_and_dull_texts_are_read_in_linear_time() {
    for unit in [
        "a", "1", "(", "[1]", "\"", "a.", "a-", "1-", "a'", "x.y", "\u{301}", "\u{ad}a", "a\n", "Mr. ", ". ",
        "日", "A ", "\u{ad} ", "im", "’",
    ] {
        check(&unit.repeat(5_000));
        takes_linear_time(|times| unit.repeat(4_000 * times));
    }
}

#[test]
fn a_long_word_above_wrapped_lines_is_read_once() {
    let wrapped = "and so it goes on and on until the line is as long as a line may get\n";
    takes_linear_time(|times| format!("{}\n{}", "x".repeat(50_000 * times), wrapped.repeat(100 * times)));
    takes_linear_time(|times| format!("{}\n{}", "(".repeat(50_000 * times), wrapped.repeat(100 * times)));
}

proptest! {
    #[test]
    fn any_text_is_covered_by_its_words(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn anything_made_of_marks_is_covered(text in "[a-cI \\n\\r\\t.!?'’\"“”()\\[\\]:;,/@#$%&*+=<>_0-9\u{ad}\u{200b}\u{a0}é日🎉-]{0,120}") {
        check(&text);
    }

    #[test]
    fn any_english_is_covered(parts in prop::collection::vec(prop::sample::select(&[
        "The", "don't", "U.S.", "Mr.", "e.g.", "13,000", "www.a.org", "jo@a.org", "co-op", "1980s", "(", ")", "“", "”",
        "'", "’s", "...", "?!", ".", "\n", "\n\n", "- ", "1. ", " ", " ", " ", "[3]", "word", "Name", ":-)", "$3bn",
    ][..]), 0..60)) {
        check(&parts.concat());
    }
}
