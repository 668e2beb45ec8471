//! A stand-in for the reader of English: every word is a noun that hangs on the word before it.

use thiserror::Error;

use super::{Class, Line, Relation, Sentence, Span, Tag, Token, Word};

/// The reader.
#[derive(Debug)]
pub struct English {}

/// Why a model cannot be used.
#[derive(Debug, Error)]
#[error("the model is damaged")]
pub struct ModelError;

impl English {
    /// The reader with the embedded model.
    pub fn embedded() -> Result<English, ModelError> {
        Ok(English {})
    }

    /// Sentences of a text, read lazily, in order.
    pub fn read<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Sentence> + 't {
        lines(text).flat_map(|line| self.annotate(vec![line], None))
    }

    /// Annotates sentences that are already split; `tags`, if given for a sentence, are kept and used.
    pub fn annotate(&self, lines: Vec<Line>, tags: Option<&[Vec<Tag>]>) -> Vec<Sentence> {
        let sentences = lines.into_iter().enumerate().map(|(number, line)| {
            let tokens = line.words.into_iter().enumerate().map(|(place, word)| Token {
                tag: tags.map_or(Tag::Noun, |tags| tags[number][place]),
                class: Class::Noun,
                head: place.checked_sub(1),
                relation: if place == 0 { Relation::Root } else { Relation::Dep },
                lemma: word.form.to_lowercase(),
                kind: None,
                word,
            });
            Sentence { span: line.span, tokens: tokens.collect(), starts_paragraph: line.starts_paragraph }
        });
        sentences.collect()
    }
}

/// Words between white space, their last mark of punctuation split off; sentences end at one.
fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut rest = 0;
    let mut starts_paragraph = true;
    std::iter::from_fn(move || {
        let mut words: Vec<Word> = Vec::new();
        let word = |start, end: usize| Word {
            span: Span::new(start, end),
            form: text[start..end].to_owned(),
            joined: false,
        };
        loop {
            let ahead = &text[rest..];
            let gap = ahead.len() - ahead.trim_start().len();
            let is_break = ahead[..gap].matches('\n').count() > 1;
            if gap == ahead.len() || (is_break && !words.is_empty()) {
                break;
            }
            starts_paragraph |= is_break;
            let start = rest + gap;
            let end = text[start..].find(char::is_whitespace).map_or(text.len(), |length| start + length);
            rest = end;
            let mark = end - 1;
            if end - start > 1 && matches!(text.as_bytes()[mark], b'.' | b'!' | b'?' | b',') {
                words.push(word(start, mark));
                words.push(word(mark, end));
                if text.as_bytes()[mark] != b',' {
                    break;
                }
            } else {
                words.push(word(start, end));
            }
        }
        let span = words.iter().map(|word| word.span).reduce(Span::to)?;
        Some(Line { span, words, starts_paragraph: std::mem::take(&mut starts_paragraph) })
    })
}
