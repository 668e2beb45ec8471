//! The words of a text, folded so that case and accents do not tell them apart.

use std::ops::Range;

use crate::text::without_accents;

/// A word, or a number with its signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text.
    start: u32,
    end: u32,
    /// Bytes of the folded words.
    folded_start: u32,
    folded_end: u32,
    is_small: bool,
}

/// The words of one text. Made anew for each text without new memory ([`Words::read`]).
#[derive(Debug, Default)]
pub struct Words {
    words: Vec<Word>,
    folded: String,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Words {
        let mut words = Words::default();
        words.read(text);
        words
    }

    /// Takes the words of this text in place of those before.
    pub fn read(&mut self, text: &str) {
        self.words.clear();
        self.folded.clear();
        if text.is_ascii() {
            return self.read_ascii(text);
        }
        let mut start = None;
        for (at, c) in text.char_indices() {
            let is_inside = c.is_alphanumeric() || start.is_some() && joins(text, at, c);
            match (start, is_inside) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    self.push(text, from, at);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            self.push(text, from, text.len());
        }
    }

    /// The same for most texts there are, faster: folded, every letter stays in its place.
    fn read_ascii(&mut self, text: &str) {
        self.folded.push_str(text);
        self.folded.make_ascii_lowercase();
        let bytes = self.folded.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let start = at;
            while at < bytes.len()
                && (bytes[at].is_ascii_alphanumeric() || joins(text, at, char::from(bytes[at])))
            {
                at += 1;
            }
            let (from, to) = (start as u32, at as u32);
            let is_small = is_small(&self.folded[start..at]);
            self.words.push(Word { start: from, end: to, folded_start: from, folded_end: to, is_small });
        }
    }

    fn push(&mut self, text: &str, start: usize, end: usize) {
        let folded_start = self.folded.len();
        let word = &text[start..end];
        if word.is_ascii() {
            self.folded.push_str(word);
            self.folded[folded_start..].make_ascii_lowercase();
        } else {
            self.folded.push_str(&without_accents(word).to_lowercase().replace('’', "'"));
        }
        let is_small = is_small(&self.folded[folded_start..]);
        self.words.push(Word {
            is_small,
            start: start as u32,
            end: end as u32,
            folded_start: folded_start as u32,
            folded_end: self.folded.len() as u32,
        });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The folded word at a place; empty behind the last.
    pub fn get(&self, place: usize) -> &str {
        let word = self.words.get(place);
        word.and_then(|word| self.folded.get(word.folded_start as usize..word.folded_end as usize))
            .unwrap_or_default()
    }

    /// Whether the word at a place says little by itself.
    pub fn is_small(&self, place: usize) -> bool {
        self.words.get(place).is_none_or(|word| word.is_small)
    }

    /// All of them, folded.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place))
    }

    /// The bytes of the text that hold these words.
    pub fn span(&self, places: Range<usize>) -> Range<usize> {
        let start = self.words.get(places.start).map_or(0, |word| word.start as usize);
        let end = places.end.checked_sub(1).and_then(|last| self.words.get(last));
        start..end.map_or(start, |word| word.end as usize)
    }

    /// Where the words of `other` stand among these, one behind the other.
    pub fn find(&self, other: &Words) -> Option<Range<usize>> {
        let (mine, length) = (self.len(), other.len());
        if length == 0 || length > mine {
            return None;
        }
        let stands = |start: usize| (0..length).all(|place| alike(self.get(start + place), other.get(place)));
        (0..=mine - length).find(|start| stands(*start)).map(|start| start..start + length)
    }
}

/// Whether two folded words are the same but for a plural or a possessive.
fn alike(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.strip_suffix("'s").unwrap_or(word).len();
    let (one, other) = (&one[..stem(one)], &other[..stem(other)]);
    one == other || one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

/// The fewest letters that two words have in common at their beginning when one gives the other away:
/// "evaporates" and "evaporation", but not "government" and "governor".
const KIN: usize = 7;

/// Whether two folded words are of one family.
pub fn are_kin(one: &str, other: &str) -> bool {
    let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    common >= KIN && common + 4 >= one.len().max(other.len())
}

/// Whether a character within a word belongs to it: the apostrophe of "don't", the point of "3.5".
fn joins(text: &str, at: usize, c: char) -> bool {
    let next = text[at + c.len_utf8()..].chars().next();
    match c {
        '\'' | '’' => next.is_some_and(char::is_alphabetic),
        '.' | ',' => {
            next.is_some_and(|c| c.is_ascii_digit()) && text[..at].ends_with(|c: char| c.is_ascii_digit())
        }
        '\u{300}'..='\u{36f}' => true,
        _ => false,
    }
}

/// Whether a folded word says little by itself. Asked of every word of every card: by its bytes, so that
/// its length decides nearly always.
pub fn is_small(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"a" | b"an"
            | b"the"
            | b"of"
            | b"in"
            | b"on"
            | b"at"
            | b"to"
            | b"for"
            | b"from"
            | b"by"
            | b"with"
            | b"and"
            | b"or"
            | b"as"
            | b"is"
            | b"are"
            | b"was"
            | b"were"
            | b"be"
            | b"been"
            | b"do"
            | b"does"
            | b"did"
            | b"has"
            | b"have"
            | b"had"
            | b"which"
            | b"what"
            | b"who"
            | b"whom"
            | b"whose"
            | b"when"
            | b"where"
            | b"why"
            | b"how"
            | b"it"
            | b"its"
            | b"he"
            | b"she"
            | b"they"
            | b"his"
            | b"her"
            | b"their"
            | b"this"
            | b"that"
            | b"these"
            | b"those"
            | b"there"
            | b"into"
            | b"than"
            | b"then"
            | b"so"
            | b"some"
            | b"any"
            | b"name"
            | b"give"
            | b"called"
            | b"you"
            | b"your"
            | b"we"
            | b"i"
            | b"about"
            | b"will"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_lead_back() {
        let text = "Keïta’s 3,500 men don't stop.";
        let words = Words::of(text);
        assert_eq!(words.iter().collect::<Vec<_>>(), ["keita's", "3,500", "men", "don't", "stop"]);
        assert_eq!(&text[words.span(1..3)], "3,500 men");
    }

    #[test]
    fn words_are_found_whole_and_in_the_plural() {
        let found = |text: &str, part: &str| Words::of(text).find(&Words::of(part));
        assert_eq!(found("Which coups did Mali's army lead?", "coup"), Some(1..2));
        assert_eq!(found("Which coups did Mali's army lead?", "Mali"), Some(3..4));
        assert_eq!(found("What is a catalogue?", "cat"), None);
        assert_eq!(found("Who led Operation Serval?", "operation serval"), Some(2..4));
    }
}
