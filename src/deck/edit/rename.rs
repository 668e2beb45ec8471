//! The text of a deck under another name.

use crate::deck::id::DeckId;
use crate::deck::outline::outline;
use crate::deck::write::quoted;

/// The text with this id in place of the deck's own, if it has one, and perhaps another title; all
/// else as it is. `None` when its brackets and quotes are not in order.
pub fn renamed(text: &str, id: &DeckId, title: Option<&str>) -> Option<String> {
    let outline = outline(text)?;
    let mut renamed = text.to_owned();
    // From the last one on, so that the places of the others stay.
    for field in outline.fields.iter().rev() {
        let value = match (text.get(field.name.clone())?, title) {
            ("id", _) => id.as_str(),
            ("title", Some(title)) => title,
            _ => continue,
        };
        renamed.replace_range(field.value.clone(), &quoted(value));
    }
    Some(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_name_changes() {
        let id = DeckId::new("copy").unwrap();
        let text =
            "Deck(id: \"a\", /* b */ title: r\"A\", cards: [Flip(id: \"a\", front: \"f\", back: \"b\")])";
        assert_eq!(renamed(text, &id, None).unwrap(), text.replacen("\"a\"", "\"copy\"", 1));
        let title = text.replacen("\"a\"", "\"copy\"", 1).replace("r\"A\"", "\"New \\\"one\\\"\"");
        assert_eq!(renamed(text, &id, Some("New \"one\"")).unwrap(), title);
        assert_eq!(renamed("Deck(title: \"A\")", &id, None).unwrap(), "Deck(title: \"A\")");
        assert_eq!(renamed("Deck(title: \"A)", &id, None), None);
    }
}
