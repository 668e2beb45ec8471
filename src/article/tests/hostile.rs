//! Files that nobody writes, and that must neither panic nor take long.

use super::super::{Article, Format};

fn read_all(text: &str) {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        let _ = Article::read(text, format).judge();
    }
    let _ = Format::guess(None, text);
}

#[test]
fn nothing_takes_the_square_of_the_length() {
    // Each would take minutes if it did.
    let parts = [
        "(", "[", "[1", "(a; ", "<div>", "<b><p>", "<a \">", "<!--", "! ", "\" . ", "- ", "* a\n ", "> ",
        "**a ", "`", "x-\ny", "x\n", "Ab\n\n",
    ];
    for part in parts {
        read_all(&part.repeat(2_000));
    }
    read_all(&"x".repeat(100_000));
    read_all(&"é\u{ad}".repeat(20_000));
}

#[test]
fn line_ends_of_several_bytes_are_line_ends() {
    for text in ["\u{2028}", "\u{2028}\u{2029}", "a\u{85}\u{85}", "\r\u{2028}\n", "\n\r\n"] {
        read_all(text);
    }
}

#[test]
fn deep_pages_are_read() {
    let page =
        format!("{}<p>The king was here.</p>{}", "<div><span>".repeat(5_000), "</span></div>".repeat(5_000));
    assert_eq!(Article::read(&page, Format::Html).text(), "The king was here.");
    let unclosed = (0..2_000).map(|at| format!("<p><b id={at}>The king was here.</p>")).collect::<String>();
    assert!(Article::read(&unclosed, Format::Html).text().contains("The king was here."));
}

#[test]
fn random_bytes_are_read() {
    let mut state = 7_u64;
    let bytes: Vec<u8> = (0..20_000)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u8
        })
        .collect();
    read_all(&String::from_utf8_lossy(&bytes));
}
