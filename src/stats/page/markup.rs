//! Text and numbers on their way into a page.

use std::fmt::Write;

pub(in crate::stats) use crate::text::html::escape;

/// A coordinate, with no more digits than can be seen.
pub(super) fn at(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A table of texts, each escaped.
pub(in crate::stats) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut html = String::from("<div class=\"table\"><table>\n<thead><tr>");
    for cell in head {
        // Writing into a string cannot fail; so throughout this folder.
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(cell));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            let _ = write!(html, "<td>{}</td>", escape(cell));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table></div>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        assert_eq!([1.0, 0.25, 12.34].map(at), ["1", "0.2", "12.3"]);
    }
}
