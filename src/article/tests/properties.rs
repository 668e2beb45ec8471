use proptest::prelude::*;

use super::super::{Article, Format};
use crate::language::Span;

const FORMATS: [Format; 3] = [Format::Plain, Format::Markdown, Format::Html];

/// Text with the characters and lines that the readers look for.
fn marked() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "The king was here in 1400. He left the town.",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u{a0}\u{ad}",
        "inter-\nnational",
        "- The item was long.\n",
        "1. ",
        "# Heading\n",
        "## References\n",
        "[1]",
        "[edit]",
        "(French: été; /ˈa/; 1400)",
        "(",
        "]",
        "**",
        "`",
        "> ",
        "| a | b |\n|---|---|\n",
        "<p>",
        "</p>",
        "<div class=\"share\">",
        "<br>",
        "<sup>2</sup>",
        "<!--",
        "<table><tr><td>",
        "<h2>Salt</h2>",
        "&amp;",
        "&#x41;",
        "\\*",
        "é",
        "日本。",
        "---\ntitle: x\n---\n",
        "\u{c}",
    ]);
    let parts = prop_oneof![4 => known.prop_map(str::to_owned), 1 => "[a-zA-Z.,:\\-]{0,8}"];
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

fn check(source: &str, format: Format) -> Result<(), TestCaseError> {
    let article = Article::read(source, format);
    let text = article.text();
    // Sections part the text.
    let sections = article.sections();
    prop_assert!(!sections.is_empty());
    prop_assert_eq!(sections[0].span.start, 0);
    prop_assert_eq!(sections[sections.len() - 1].span.end, text.len());
    for pair in sections.windows(2) {
        prop_assert_eq!(pair[0].span.end, pair[1].span.start);
    }
    for section in sections.iter().filter(|section| !section.span.is_empty()) {
        prop_assert_eq!(article.section_at(section.span.start), section);
        prop_assert_eq!(article.section_at(section.span.end - 1), section);
    }
    // Every part of the text comes from somewhere, in order.
    let mut last = 0;
    for (at, c) in text.char_indices() {
        let origin = article.origin(Span::new(at, at + c.len_utf8()));
        prop_assert!(article.source().get(origin.clone()).is_some(), "{origin:?}");
        prop_assert!(origin.start >= last || c == '\n', "{at}: {origin:?} after {last}");
        last = last.max(origin.start);
        // A character comes from itself, unless it is space, a break, or written as an entity.
        let written = &article.source()[origin];
        prop_assert!(
            written.contains(c) || c.is_whitespace() || written.starts_with(['&', '\\']),
            "{c:?} {written:?}"
        );
    }
    for left in article.left_out() {
        prop_assert!(article.source().get(left.place.clone()).is_some_and(|left| !left.is_empty()));
    }
    let _ = article.judge();
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        for format in FORMATS {
            check(&text, format)?;
        }
    }

    #[test]
    fn any_markup_is_read(text in marked()) {
        for format in FORMATS {
            check(&text, format)?;
        }
    }

    #[test]
    fn plain_text_without_marks_is_taken_as_it_is(words in prop::collection::vec("[a-z]{1,9}", 4..40)) {
        let text = format!("It was {}.", words.join(" "));
        let article = Article::read(&text, Format::Plain);
        prop_assert_eq!(article.text(), &text);
        let middle = Span::new(3, text.len() - 2);
        prop_assert_eq!(&text[article.origin(middle)], middle.of(article.text()));
    }
}
