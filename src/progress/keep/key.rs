//! What a card's key tells: its deck, what stands below it, and what an order of twins or gaps
//! added to it.

/// The deck of a key.
pub fn deck_of(key: &str) -> &str {
    key.split_once('/').map_or(key, |(deck, _)| deck)
}

/// The key without its deck.
pub fn tail(key: &str) -> &str {
    key.split_once('/').map_or("", |(_, tail)| tail)
}

/// The key without what depends on the order of cards: the number of the gap and of the twin.
pub fn stem(key: &str) -> String {
    let key = key.rsplit_once(':').map_or(key, |(key, _)| key);
    let parts: Vec<&str> =
        key.split('/').enumerate().map(|(at, id)| if at == 0 { id } else { single(id) }).collect();
    parts.join("/")
}

/// Whether the same key may come to mean another card when cards or gaps are added, removed or put
/// in another order.
pub fn may_shift(key: &str) -> bool {
    key.contains(':') || tail(key).split('/').any(|id| is_derived(single(id)))
}

/// Whether the last id of a key was derived: then the same id says that the card says the same.
pub fn has_derived_card(key: &str) -> bool {
    let key = key.rsplit_once(':').map_or(key, |(key, _)| key);
    key.rsplit('/').next().is_some_and(|id| is_derived(single(id)))
}

/// A derived id without the number that tells twins apart.
fn single(id: &str) -> &str {
    match id.rsplit_once('-') {
        Some((first, number)) if number.bytes().all(|b| b.is_ascii_digit()) && is_derived(first) => first,
        _ => id,
    }
}

/// Whether an id ends as derived ones do: in twelve hexadecimal digits.
fn is_derived(id: &str) -> bool {
    id.rsplit_once('-').is_some_and(|(_, digest)| {
        digest.len() == 12 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stem_of_a_key_has_no_number_of_a_gap_or_a_twin() {
        for (key, expected) in [
            ("d/fact/card", "d/fact/card"),
            ("d/text:2", "d/text"),
            ("d/f-0123456789ab-2/ask-0123456789ab-3", "d/f-0123456789ab/ask-0123456789ab"),
            ("d/ask-123456789012", "d/ask-123456789012"),
            ("d/unit-2", "d/unit-2"),
        ] {
            assert_eq!(stem(key), expected);
        }
        assert!(may_shift("d/text:1") && may_shift("d/f-0123456789ab/who") && !may_shift("d/unit-2/who"));
        assert!(has_derived_card("d/f/cloze-0123456789ab:1") && !has_derived_card("d/f-0123456789ab/who"));
        assert_eq!((deck_of("d/f/c"), tail("d/f/c")), ("d", "f/c"));
    }
}
