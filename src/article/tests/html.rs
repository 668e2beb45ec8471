use super::super::{Article, Format, Reason};
use super::{left, paragraphs, paths};

fn read(text: &str) -> Article<'static> {
    Article::read(Box::leak(text.to_owned().into_boxed_str()), Format::Html)
}

/// Enough text for a main part to be found.
const BODY: &str = "<h2>Rise</h2><p>The kingdom of the lake was founded by two brothers who had come from the east, \
    and it grew rich by trading salt, copper and horses for the gold of the south.<sup class=\"reference\"><a href=\"#n\">[1]</a></sup> \
    Its capital was burned twice, and it was built again both times.</p>\
    <p>Every market day, more than 10<sup>4</sup> people came to the town, which lay at a height of 300&nbsp;m above \
    the sea&nbsp;&mdash; and they paid a tax at the gate, which the king&rsquo;s sister kept in jars.</p>\
    <h3>The army<span class=\"mw-editsection\">[<a href=\"#e\">edit</a>]</span></h3>\
    <p>The army had riders in quilted armour, archers, and boats on the lake, and it was led by a slave of the king, \
    who was not allowed to enter the town while he was armed.</p>\
    <ul><li>The riders were paid in cloth.</li><li>Boats</li></ul>\
    <figure><img src=\"a.png\"><figcaption>The gate was drawn by a traveller in 1850.</figcaption></figure>\
    <table class=\"wikitable\"><tr><td>The king was here.</td><td>1400</td></tr></table>\
    <blockquote><p>I have never seen such jars, and I was afraid of them.</p></blockquote>\
    <pre>let jars = 3;</pre>";

#[test]
fn the_main_part_of_a_page_is_read() {
    let page = format!(
        "<!DOCTYPE html><html><head><title>The lake kingdom - Jars Daily</title><style>p {{}}</style></head><body>\
         <nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/n\">The news are here.</a></li></ul></nav>\
         <header><h1>The lake kingdom</h1></header><article>{BODY}</article>\
         <aside><p>The aside was written by a robot and it is not a part of this at all.</p></aside>\
         <p style=\"display: none\">The hidden text was not seen by anybody at any time.</p>\
         <script>var text = \"The script was run.\";</script><footer><p>The footer was signed by us all.</p></footer></body></html>"
    );
    let article = read(&page);
    assert_eq!(article.title(), Some("The lake kingdom"));
    assert_eq!(paths(&article), ["Rise", "Rise / The army"]);
    let prose = paragraphs(&article);
    assert_eq!(prose.len(), 4, "{prose:#?}");
    assert!(prose[0].ends_with(
        "the gold of the south. Its capital was burned twice, and it was built again both times."
    ));
    assert!(prose[1].contains("more than 10⁴ people"));
    assert!(prose[1].contains("300 m above the sea — and"));
    assert_eq!(prose[3], "The riders were paid in cloth.");
    assert_eq!(left(&article, Reason::Caption), ["The gate was drawn by a traveller in 1850."]);
    assert_eq!(left(&article, Reason::Quotation), ["I have never seen such jars, and I was afraid of them."]);
}

#[test]
fn a_page_of_nothing_but_boxes_is_read() {
    let text = "The ferry was sunk by a hippo in the year 1911, as the bishop wrote to his sister, who kept the letter.";
    let page = format!("<div><div><div>{text}</div><div>{text}<br><br>{text}</div></div></div>");
    assert_eq!(paragraphs(&read(&page)), [text, text, text]);
}

#[test]
fn a_short_or_broken_page_is_read_as_a_whole() {
    assert_eq!(read("<p>The ferry was sunk in 1911.").text(), "The ferry was sunk in 1911.");
    assert_eq!(read("<p>The <b>ferry<p>was</i> sunk in 1911.</div></p>").text(), "");
    assert_eq!(read("The ferry was sunk in 1911. <a href=").text(), "The ferry was sunk in 1911.");
    assert_eq!(read("").text(), "");
}

#[test]
fn lines_of_a_poem_are_no_sentences() {
    let article = read(
        "<p>The poem was written in 1850.</p><p>The river sings below the town,<br>Its water never old,<br>\
         It bears the boats of summer down<br>And keeps the winter's cold.</p>",
    );
    assert_eq!(article.text(), "The poem was written in 1850.");
    assert_eq!(left(&article, Reason::Verse).len(), 1);
}

#[test]
fn bold_lines_are_headings() {
    let article = read(
        "<p><b>The ferry</b></p><p>The ferry was sunk in 1911.</p><p><strong>The bridge</strong></p><p>It was built later on.</p>",
    );
    assert_eq!(article.title(), Some("The ferry"));
    assert_eq!(paths(&article), ["", "The bridge"]);
}

#[test]
fn names_of_words_do_not_tear_them_out() {
    let page = format!(
        "<article><h1>Lake</h1><div class=\"mw-heading\"><h2 id=\"related\">Rise</h2><span class=\"mw-editsection\">[<a href=\"#\">edit</a>]</span></div>\
         <p>The lake (<span class=\"comment\">/ˈlaɪk/</span> LYKE-ə; <a href=\"/f\">French</a>: <i>lac</i>) was named after <a \
         class=\"popup\" href=\"/k\">King Dao</a>, and its fish were <span class=\"extra sponsor\">sold</span> in ten towns, \
         where they were dried.</p>{BODY}</article>"
    );
    let article = read(&page);
    assert_eq!(
        paragraphs(&article)[0],
        "The lake was named after King Dao, and its fish were sold in ten towns, where they were dried."
    );
    assert_eq!(paths(&article)[0], "Rise");
}
