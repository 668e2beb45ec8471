use super::super::{Article, Format, Reason};
use super::{left, paragraphs, paths};
use crate::language::Span;

fn read(text: &str) -> Article<'_> {
    Article::read(text, Format::Markdown)
}

#[test]
fn markup_is_not_read_and_places_stay_exact() {
    let text = "# The *Dogon* cliffs\n\nThe **cliffs** of [Bandiagara](https://example.org/b) rise\n500&nbsp;metres, and \
                `tellem` graves were found\\* there.[^1] ![a photo](x.png) They are <b>old</b>.\n\n[^1]: Nobody knows when.\n";
    let article = read(text);
    assert_eq!(article.title(), Some("The Dogon cliffs"));
    assert_eq!(
        article.text(),
        "The cliffs of Bandiagara rise 500 metres, and tellem graves were found* there. They are old."
    );
    assert_eq!(left(&article, Reason::Reference), ["Nobody knows when."]);
    for words in ["cliffs", "Bandiagara", "tellem graves"] {
        let at = article.text().find(words).unwrap();
        let place = article.origin(Span::new(at, at + words.len()));
        assert_eq!(text[place].replace('`', ""), words);
    }
}

#[test]
fn headings_nest() {
    let article = read(
        "---\ntitle: \"Gold and salt\"\n---\n\nTrade made the empire rich.\n\n## Gold\n\nThe mines were in the south.\n\n\
         ### Bambuk\n\nIts mines were the oldest.\n\nSalt\n----\n\nSalt was cut in slabs.\n\n## References\n\n### Books\n\n\
         A book was written in 1900. It was short.\n\n## Legacy\n\nThe roads were used for centuries.\n",
    );
    assert_eq!(article.title(), Some("Gold and salt"));
    assert_eq!(paths(&article), ["", "Gold", "Gold / Bambuk", "Salt", "Legacy"]);
    assert_eq!(left(&article, Reason::Reference), ["A book was written in 1900. It was short."]);
}

#[test]
fn only_sentences_of_lists_are_taken() {
    let article = read(
        "Three towns were founded.\n\n1. **Gao**: The town was founded by fishermen.\n2. Kukiya\n   - It was lost in 1591.\n\
         - [ ] Visit the museum.\n\n> I came and I saw the river. It was wide.\n\n| a | b |\n|---|---|\n| It was wide. | x |\n\n\
         ```\nThe code is here.\n```\n\n<div align=\"center\"><p>The block was written by hand.</p><!-- It was hidden. --></div>\n",
    );
    assert_eq!(
        paragraphs(&article),
        [
            "Three towns were founded.",
            "The town was founded by fishermen.",
            "It was lost in 1591.",
            "The block was written by hand."
        ]
    );
    assert_eq!(left(&article, Reason::Quotation), ["I came and I saw the river. It was wide."]);
    assert_eq!(left(&article, Reason::Code).len(), 1);
    assert_eq!(left(&article, Reason::Table).len(), 1);
}

#[test]
fn the_format_is_told_by_name_or_content() {
    let guess = |name: Option<&str>, text: &str| Format::guess(name.map(std::path::Path::new), text);
    assert_eq!(guess(Some("a.MD"), "x"), Format::Markdown);
    assert_eq!(guess(Some("a.xhtml"), "x"), Format::Html);
    assert_eq!(guess(Some("a.txt"), "# A\n\n**b** [c](d)"), Format::Plain);
    assert_eq!(guess(None, "# A\n\nb\n\n## C\n"), Format::Markdown);
    assert_eq!(guess(Some("-"), "\u{feff}  <!DOCTYPE html><p>x"), Format::Html);
    assert_eq!(guess(None, "<div><p>A part of a page.</p></div>"), Format::Html);
    assert_eq!(guess(None, "#1 in the list\n\n* one\n* two\n"), Format::Plain);
}
