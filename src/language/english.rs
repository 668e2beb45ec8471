//! The reader: from a text to sentences that are understood word by word.

use std::iter::Peekable;

use super::described::head_by_names;
use super::forms::lemma;
use super::gazetteer::{Cue, Cues};
use super::model::features::{Features, features, normal};
use super::model::format::Parts;
use super::model::layout::EntityType;
use super::model::network::{Buffers, Network, Query, Reading};
use super::model::vocabulary::Vocabulary;
use super::model::{ModelError, format};
use super::split::sentences;
use super::{Kind, RawSentence, Relation, Sentence, Tag, Token};

/// The weights that griot comes with. See NOTICE for what they were trained on.
static EMBEDDED: &[u8] = include_bytes!("model/english.model");

/// Words that are read together: enough for the products to be fast, few enough for the first cache.
const BATCH: usize = 40;

/// Words of a sentence that are read as one; a longer one is read in parts, so that the time for a
/// text grows with its length alone.
const LONGEST: usize = 400;

/// The reader of English. It holds no state: the same text is always read the same way.
///
/// ```
/// use griot::language::{English, Relation};
///
/// let english = English::embedded()?;
/// let sentence = english.read("Moussa Traoré led the coup of 1968.").next().unwrap();
/// let subject = sentence.tokens.iter().find(|token| token.relation == Relation::Nsubj).unwrap();
/// assert_eq!(subject.word.form, "Moussa");
/// # Ok::<(), griot::language::ModelError>(())
/// ```
#[derive(Debug)]
pub struct English<'m> {
    vocabulary: Vocabulary<'m>,
    network: Network<'m>,
}

impl English<'static> {
    /// The reader with the model that griot comes with. It takes less than a millisecond.
    pub fn embedded() -> Result<English<'static>, ModelError> {
        English::from_parts(format::read_embedded(EMBEDDED)?)
    }
}

impl<'m> English<'m> {
    /// The reader with another model, the bytes of a file that the trainer wrote.
    pub fn new(model: &'m [u8]) -> Result<English<'m>, ModelError> {
        let parts = format::read(model)?;
        let (words, clusters) = (parts.sizes.words, parts.sizes.clusters);
        if !Vocabulary::new(parts.vocabulary).fits(words, clusters) {
            return Err(ModelError::Malformed);
        }
        English::from_parts(parts)
    }

    fn from_parts(mut parts: Parts<'m>) -> Result<English<'m>, ModelError> {
        let vocabulary = Vocabulary::new(parts.vocabulary);
        Ok(English { vocabulary, network: Network::new(&mut parts)? })
    }

    /// How common a word is: its place among the words of the model's training texts by frequency, from 1.
    /// None for a word that was hardly seen there.
    pub fn rank(&self, word: &str) -> Option<u32> {
        Some(self.vocabulary.find(&normal(word)).0).filter(|row| *row > 0)
    }

    /// Which words are used like a word: the number of its cluster; none if it is not known.
    pub fn cluster(&self, word: &str) -> Option<u32> {
        Some(self.vocabulary.find(&normal(word)).1).filter(|cluster| *cluster > 0)
    }

    /// The sentences of a text in order, read as they are asked for: memory does not grow with the
    /// text.
    pub fn read<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Sentence> + 't {
        let mut lines = sentences(text).peekable();
        let mut ready = Vec::new().into_iter();
        let mut buffers = Buffers::default();
        std::iter::from_fn(move || {
            loop {
                if let Some(sentence) = ready.next() {
                    return Some(sentence);
                }
                lines.peek()?;
                ready = self.batch(next_batch(&mut lines), None, &mut buffers).into_iter();
            }
        })
    }

    /// Sentences that were split elsewhere. Where their tags are given, one a word, these are kept
    /// and the rest is decided by them; an empty list of a sentence's tags leaves them to the model.
    ///
    /// # Panics
    /// If there are tags for fewer sentences than there are sentences.
    pub fn annotate(&self, lines: Vec<RawSentence>, tags: Option<&[Vec<Tag>]>) -> Vec<Sentence> {
        let mut buffers = Buffers::default();
        let mut sentences = Vec::with_capacity(lines.len());
        let mut lines = lines.into_iter().peekable();
        while lines.peek().is_some() {
            let batch = next_batch(&mut lines);
            let tags = tags.map(|tags| &tags[sentences.len()..]);
            sentences.extend(self.batch(batch, tags, &mut buffers));
        }
        sentences
    }

    fn batch(
        &self,
        lines: Vec<RawSentence>,
        tags: Option<&[Vec<Tag>]>,
        buffers: &mut Buffers,
    ) -> Vec<Sentence> {
        let read = |line: &RawSentence| {
            let forms: Vec<&str> = line.words.iter().map(|word| word.form.as_str()).collect();
            features(&forms, &self.vocabulary)
        };
        let features: Vec<Vec<Features>> = lines.iter().map(read).collect();
        let mut queries = Vec::with_capacity(lines.len());
        for (number, features) in features.iter().enumerate() {
            for (part, features) in features.chunks(LONGEST).enumerate() {
                let tags = tags.map(|tags| tags[number].get(part * LONGEST..).unwrap_or_default());
                queries.push(Query { features, tags });
            }
        }
        // Many words only if a sentence is very long.
        let mut rest = queries.as_slice();
        let mut parts = Vec::with_capacity(queries.len());
        while !rest.is_empty() {
            let mut words = 0;
            let is_full = |query: &Query<'_>| {
                words += query.features.len();
                words >= BATCH
            };
            let (now, later) =
                rest.split_at(rest.iter().position(is_full).map_or(rest.len(), |last| last + 1));
            parts.extend(self.network.read(now, buffers));
            rest = later;
        }
        let mut parts = parts.into_iter();
        let read = lines.into_iter().zip(&features).map(|(line, features)| {
            let parts = parts.by_ref().take(line.words.len().div_ceil(LONGEST));
            sentence(line, &join(parts), features)
        });
        read.collect()
    }
}

/// The next lines, until they have enough words.
fn next_batch(lines: &mut Peekable<impl Iterator<Item = RawSentence>>) -> Vec<RawSentence> {
    let mut words = 0;
    let batch = std::iter::from_fn(|| {
        let line = lines.next_if(|_| words < BATCH)?;
        words += line.words.len();
        Some(line)
    });
    batch.collect()
}

/// The parts of a long sentence as one tree: the roots of the later ones hang on that of the first.
fn join(parts: impl Iterator<Item = Vec<Reading>>) -> Vec<Reading> {
    let mut joined: Vec<Reading> = Vec::new();
    for part in parts {
        let before = joined.len();
        let root = joined.iter().position(|reading| reading.head.is_none());
        joined.extend(part.into_iter().map(|reading| match (reading.head, root) {
            (Some(head), _) => Reading { head: Some(before + head), ..reading },
            (None, None) => reading,
            (None, root) => Reading { head: root, relation: Relation::Parataxis, ..reading },
        }));
    }
    joined
}

fn sentence(line: RawSentence, readings: &[Reading], features: &[Features]) -> Sentence {
    let tokens =
        line.words.into_iter().zip(readings).zip(features).map(|((word, reading), features)| Token {
            tag: reading.tag,
            class: reading.class,
            head: reading.head,
            relation: reading.relation,
            lemma: lemma(&word.form, reading.tag).into_owned(),
            kind: kind(reading.entity, features.cues),
            word,
        });
    let mut tokens: Vec<Token> = tokens.collect();
    head_by_names(&mut tokens);
    Sentence { span: line.span, tokens, starts_paragraph: line.starts_paragraph }
}

/// The kind of thing for a type of entity; works and quantities are told by the lists of nouns.
fn kind(entity: EntityType, cues: Cues) -> Option<Kind> {
    match entity.kind() {
        Some(Kind::Other) if cues.has(Cue::WorkNoun) => Some(Kind::Work),
        Some(Kind::Other) if cues.has(Cue::QuantityNoun) => Some(Kind::Quantity),
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::{Span, Word};

    fn english() -> English<'static> {
        English::embedded().unwrap()
    }

    fn read(text: &str) -> Vec<Sentence> {
        english().read(text).collect()
    }

    /// The word that depends on `head` by `relation`.
    fn dependent<'s>(sentence: &'s Sentence, head: &str, relation: Relation) -> &'s str {
        let is_head = |token: &Token| token.head.is_some_and(|at| sentence.tokens[at].word.form == head);
        let found = sentence.tokens.iter().find(|token| is_head(token) && token.relation == relation);
        found.map_or("", |token| &token.word.form)
    }

    #[test]
    fn the_embedded_model_is_as_it_was_written() {
        assert!(EMBEDDED.len() <= 8 << 20, "{} bytes", EMBEDDED.len());
        assert!(format::read(EMBEDDED).is_ok());
    }

    #[test]
    fn who_did_what_to_whom() {
        let sentences =
            read("The army arrested the president. The treaty was signed by both sides in March.");
        let [active, passive] = sentences.as_slice() else { panic!("{} sentences", sentences.len()) };
        assert_eq!(dependent(active, "arrested", Relation::Nsubj), "army");
        assert_eq!(dependent(active, "arrested", Relation::Obj), "president");
        assert_eq!(dependent(passive, "signed", Relation::NsubjPass), "treaty");
        assert_eq!(dependent(passive, "signed", Relation::AuxPass), "was");
        let lemmas: Vec<&str> = passive.tokens.iter().map(|token| token.lemma.as_str()).collect();
        assert_eq!(lemmas[..4], ["the", "treaty", "be", "sign"]);
    }

    #[test]
    fn names_have_kinds() {
        let sentences = read(
            "Amadou Toumani Touré met Angela Merkel in Berlin. The United Nations sent troops. \
             She wrote a novel.",
        );
        let kind = |form: &str| {
            let mut tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
            tokens.find(|token| token.word.form == form).unwrap().kind
        };
        assert_eq!(kind("Amadou"), Some(Kind::Person));
        assert_eq!(kind("Berlin"), Some(Kind::Place));
        assert_eq!(kind("Nations"), Some(Kind::Organisation));
        assert_eq!(kind("novel"), Some(Kind::Work));
        assert_eq!(kind("met"), None);
    }

    #[test]
    fn given_tags_are_kept() {
        let line = sentences("They can fish.").next().unwrap();
        let tags = vec![Tag::Pronoun, Tag::VerbPresent, Tag::NounPlural, Tag::Stop];
        let sentences = english().annotate(vec![line.clone()], Some(std::slice::from_ref(&tags)));
        assert!(sentences[0].tokens.iter().map(|token| token.tag).eq(tags));
        let own = english().annotate(vec![line], Some(&[Vec::new()]));
        assert_eq!(own[0].tokens[1].tag, Tag::Modal);
    }

    #[test]
    fn a_sentence_is_read_the_same_in_any_company() {
        let text = "Mali is large. Its capital is Bamako, on the Niger. It became independent in 1960.\n\n"
            .repeat(30);
        let together = read(&text);
        for sentence in &together[..3] {
            let alone = read(sentence.span.of(&text));
            let plain = |sentence: &Sentence| -> Vec<_> {
                let tokens = sentence.tokens.iter();
                tokens.map(|t| (t.tag, t.class, t.head, t.relation, t.lemma.clone(), t.kind)).collect()
            };
            assert_eq!(plain(sentence), plain(&alone[0]));
        }
    }

    fn is_tree(sentence: &Sentence) -> bool {
        let heads: Vec<Option<usize>> = sentence.tokens.iter().map(|token| token.head).collect();
        let leads_to_root = |start: usize| {
            let mut at = start;
            (0..=heads.len()).any(|_| match heads[at] {
                Some(head) => {
                    at = head;
                    false
                }
                None => true,
            })
        };
        heads.iter().filter(|head| head.is_none()).count() == 1 && (0..heads.len()).all(leads_to_root)
    }

    #[test]
    fn a_very_long_sentence_is_one_tree() {
        let word = |at: usize| Word { span: Span::new(at, at + 1), form: "word".to_owned(), joined: false };
        let words: Vec<Word> = (0..3 * LONGEST + 1).map(word).collect();
        let line = RawSentence { span: Span::new(0, words.len()), words, starts_paragraph: true };
        let sentences = english().annotate(vec![line], None);
        assert_eq!(sentences[0].tokens.len(), 3 * LONGEST + 1);
        assert!(is_tree(&sentences[0]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_text_becomes_trees(text in "\\PC{0,60}|[a-zA-Z ,.;()\"'\\n-]{0,200}|(The |cat |sat |in |1968 |, |\\( |\\. ){0,60}") {
            for sentence in english().read(&text) {
                prop_assert!(is_tree(&sentence), "{sentence:?}");
                for token in &sentence.tokens {
                    prop_assert!(text.get(token.word.span.start..token.word.span.end).is_some());
                    prop_assert_eq!(token.head.is_none(), token.relation == Relation::Root);
                }
            }
        }
    }
}
