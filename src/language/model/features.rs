//! What the model sees of a word: its identity and its spelling, as rows of embedding tables.

use super::vocabulary::Vocabulary;
use crate::language::gazetteer::{self, Cue, Cues};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Rows for prefixes and suffixes, which share a table by their hash.
pub const AFFIX_ROWS: usize = 1 << 15;
/// Rows for shapes of words, likewise.
pub const SHAPE_ROWS: usize = 1 << 9;
/// Rows for the place in the sentence, the kind of capitals, and both together.
pub const PLACE_ROWS: usize = 64;
/// The longest prefix and the longest suffix, in characters.
const PREFIX: usize = 4;
const SUFFIX: usize = 5;
/// A prefix or suffix of every length, the longest word's.
pub const AFFIXES: usize = PREFIX + SUFFIX;
/// A row for each kind of list that a word may stand in.
pub const CUES: usize = Cue::ALL.len();
/// No more characters of a word are looked at.
const LONG: usize = 40;

/// One word as rows of tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Features {
    /// Row of the word itself; 0 if it is not in the vocabulary.
    pub word: u32,
    /// Row of its cluster; 0 if it has none.
    pub cluster: u32,
    /// Rows below [`AFFIX_ROWS`]; only the first `affix_count` count.
    pub affixes: [u16; AFFIXES],
    /// How many affixes the word has.
    pub affix_count: u8,
    /// Row below [`SHAPE_ROWS`].
    pub shape: u16,
    /// Row below [`PLACE_ROWS`].
    pub place: u16,
    /// What lists say of it, a row a flag.
    pub cues: Cues,
}

/// How a word is written in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capitals {
    None,
    First,
    All,
    One,
    Mixed,
    Digits,
    Marks,
}

/// The words of a sentence as the model sees them.
pub fn features(forms: &[&str], vocabulary: &Vocabulary<'_>) -> Vec<Features> {
    let capitals: Vec<Capitals> = forms.iter().map(|form| capitals(form)).collect();
    let style = style(&capitals);
    let cues = gazetteer::cues(forms);
    let mut scratch = Scratch::default();
    let mut first = true;
    let words = forms.iter().zip(&capitals).zip(cues).map(|((form, &capitals), cues)| {
        // Quotes and bullets before the first word do not make the next one less the first.
        let place = style * 14 + capitals as u16 * 2 + u16::from(first);
        first = first && capitals == Capitals::Marks;
        scratch.read(form);
        let (word, cluster) = vocabulary.find(&scratch.normal);
        let mut affixes = [0; AFFIXES];
        let affix_count = scratch.affixes(&mut affixes);
        let shape = hash_row(scratch.shape.as_bytes(), 3, SHAPE_ROWS);
        Features { word, cluster, affixes, affix_count, shape, place, cues }
    });
    words.collect()
}

/// A word as vocabularies write it: lower case, digits all `0`, plain quotes.
pub fn normal(form: &str) -> String {
    let mut scratch = Scratch::default();
    scratch.read(form);
    scratch.normal
}

/// Buffers for reading a word, kept from word to word.
#[derive(Default)]
struct Scratch {
    normal: String,
    shape: String,
}

impl Scratch {
    fn read(&mut self, form: &str) {
        self.normal.clear();
        self.shape.clear();
        let mut last = None;
        for c in form.chars().take(LONG) {
            let kind = match c {
                '0'..='9' => {
                    self.normal.push('0');
                    'd'
                }
                'a'..='z' => {
                    self.normal.push(c);
                    'x'
                }
                'A'..='Z' => {
                    self.normal.push(c.to_ascii_lowercase());
                    'X'
                }
                '’' | '‘' => {
                    self.normal.push('\'');
                    '\''
                }
                '“' | '”' => {
                    self.normal.push('"');
                    '"'
                }
                '–' | '—' => {
                    self.normal.push('-');
                    '-'
                }
                c => {
                    self.normal.extend(c.to_lowercase());
                    if c.is_uppercase() {
                        'X'
                    } else if c.is_alphabetic() {
                        'x'
                    } else {
                        c
                    }
                }
            };
            // Runs of three and more are as runs of two: "Xxx" for "Mali", "dd" for "1968".
            if last == Some((kind, true)) {
                continue;
            }
            last = Some((kind, last.is_some_and(|(before, _)| before == kind)));
            self.shape.push(kind);
        }
    }

    /// The prefixes and suffixes that are shorter than the word, and the word if it is short.
    fn affixes(&self, rows: &mut [u16; AFFIXES]) -> u8 {
        let word = self.normal.as_bytes();
        let mut count = 0;
        let ends = self.normal.char_indices().map(|(at, c)| at + c.len_utf8());
        for (length, end) in ends.take(PREFIX).enumerate() {
            rows[count] = hash_row(&word[..end], 10 + length as u64, AFFIX_ROWS);
            count += 1;
        }
        let starts = self.normal.char_indices().rev().map(|(at, _)| at);
        for (length, start) in starts.take(SUFFIX).enumerate() {
            rows[count] = hash_row(&word[start..], 20 + length as u64, AFFIX_ROWS);
            count += 1;
        }
        count as u8
    }
}

fn hash_row(bytes: &[u8], seed: u64, rows: usize) -> u16 {
    (xxh3_64_with_seed(bytes, seed) % rows as u64) as u16
}

fn capitals(form: &str) -> Capitals {
    let (mut upper, mut lower, mut digits) = (0, 0, 0);
    let mut starts_upper = false;
    for (at, c) in form.chars().take(LONG).enumerate() {
        if c.is_uppercase() {
            upper += 1;
            starts_upper |= at == 0;
        } else if c.is_alphabetic() {
            lower += 1;
        } else if c.is_ascii_digit() {
            digits += 1;
        }
    }
    match (upper, lower, digits) {
        (0, 0, 0) => Capitals::Marks,
        (0, 0, _) => Capitals::Digits,
        (0, _, _) => Capitals::None,
        (1, 0, _) => Capitals::One,
        (_, 0, _) => Capitals::All,
        (1, _, _) if starts_upper => Capitals::First,
        _ => Capitals::Mixed,
    }
}

/// How a whole sentence is written: 0 as usual, 1 as a headline with most words in capitals, 2 all
/// in capitals, 3 without any.
fn style(capitals: &[Capitals]) -> u16 {
    let count = |kinds: &[Capitals]| capitals.iter().filter(|kind| kinds.contains(kind)).count();
    let lower = count(&[Capitals::None]);
    let first = count(&[Capitals::First, Capitals::Mixed]);
    let all = count(&[Capitals::All]);
    if all > 1 && lower + first == 0 {
        2
    } else if lower > 0 && first + all + count(&[Capitals::One]) == 0 {
        3
    } else if first + all > 2 && first + all > 2 * lower {
        1
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Features> {
        features(&text.split(' ').collect::<Vec<_>>(), &Vocabulary::new(&[]))
    }

    #[test]
    fn words_are_alike_in_what_does_not_matter() {
        assert_eq!(normal("Keïta’s"), "keïta's");
        assert_eq!(normal("1968"), normal("2012"));
        assert_eq!(normal(&"x".repeat(100)), normal(&"x".repeat(200)));
        let [mali, chad, coup] = &read("Mali Chad coup")[..] else { panic!() };
        assert_eq!(mali.shape, chad.shape);
        assert_ne!(mali.shape, coup.shape);
    }

    #[test]
    fn affixes_are_those_that_the_word_has() {
        let words = read("a to walking talking");
        let counts: Vec<u8> = words.iter().map(|word| word.affix_count).collect();
        assert_eq!(counts, [2, 4, 9, 9]);
        let suffixes = |at: usize| &words[at].affixes[PREFIX..];
        assert_eq!(suffixes(2), suffixes(3), "both end in -alking");
        assert_ne!(words[2].affixes[..PREFIX], words[3].affixes[..PREFIX]);
    }

    #[test]
    fn the_place_tells_the_first_word_and_the_style_of_the_sentence() {
        let usual = read("The army left the town");
        assert_ne!(usual[0].place, read("army The")[1].place, "the first word");
        let quoted = read("“ The army left the town");
        assert_eq!(quoted[1].place, usual[0].place, "a quote does not count");
        let styles = ["The army left the town", "The Army Left The Town", "THE ARMY LEFT", "the army left"];
        let places: Vec<u16> = styles.iter().map(|text| read(text)[0].place / 14).collect();
        assert_eq!(places, [0, 1, 2, 3]);
        assert!(read("").iter().all(|word| usize::from(word.place) < PLACE_ROWS));
    }
}
