//! A CoNLL-U file laid out for comparison: one row of characters, and all else as stretches of it.

use std::io::BufRead;
use std::ops::Range;

use griot::language::conllu::{ReadError, Reader, Row, Surface};

/// All sentences of a file. White space within and between tokens is left out, so that it does not
/// matter how a tokeniser treats it.
#[derive(Debug, Default)]
pub struct Corpus {
    /// All tokens, one after another.
    pub characters: Vec<char>,
    /// The tokens as they stand in the text.
    pub tokens: Vec<Range<usize>>,
    /// The characters of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The words of all sentences.
    pub words: Vec<Word>,
    /// The words of each sentence.
    pub sentence_words: Vec<Range<usize>>,
}

/// A word of a corpus.
#[derive(Debug)]
pub struct Word {
    /// Its characters; if it is part of a multiword token, those of the token.
    pub characters: Range<usize>,
    /// Whether it is part of a multiword token.
    pub is_part: bool,
    /// Its head among the words of the corpus; none for a root.
    pub head: Option<usize>,
    /// All that its file says of it.
    pub row: Row,
}

impl Corpus {
    /// Reads a file, in which every sentence has to be a tree.
    pub fn read(file: impl BufRead) -> Result<Corpus, ReadError> {
        let mut corpus = Corpus::default();
        for table in Reader::new(file) {
            let table = table?;
            let heads = table.heads()?;
            let (first, begins) = (corpus.words.len(), corpus.characters.len());
            let rows: Vec<&Row> = table.words().collect();
            for Surface { words, row } in table.surfaces() {
                let start = corpus.characters.len();
                corpus.characters.extend(row.form().chars().filter(|c| !is_space(*c)));
                let characters = start..corpus.characters.len();
                let is_part = words.len() > 1;
                corpus.words.extend(words.map(|place| Word {
                    characters: characters.clone(),
                    is_part,
                    head: heads[place].map(|head| first + head),
                    row: rows[place].clone(),
                }));
                corpus.tokens.push(characters);
            }
            corpus.sentences.push(begins..corpus.characters.len());
            corpus.sentence_words.push(first..corpus.words.len());
        }
        Ok(corpus)
    }

    /// Whether the other corpus has the same characters; without them, nothing can be compared.
    pub fn same_text(&self, other: &Corpus) -> Result<(), String> {
        if self.characters == other.characters {
            return Ok(());
        }
        let same = self.characters.iter().zip(&other.characters).take_while(|(a, b)| a == b).count();
        let rest = |corpus: &Corpus| corpus.characters[same..].iter().take(20).collect::<String>();
        Err(format!(
            "the files have different texts: after {same} characters the one has `{}`, the other `{}`",
            rest(self),
            rest(other)
        ))
    }
}

/// The Unicode category Zs.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}
