//! Annotated sentences to learn from and to be measured on.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use griot::language::conllu::{Column, Reader, Table, entities};
use griot::language::model::layout::EntityType;
use griot::language::{Relation, Tag};

/// A label that was not annotated.
pub const UNKNOWN: u8 = u8::MAX;

/// Who annotated a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// People.
    Gold,
    /// People, the types of entities as well.
    GoldWithTypes,
    /// A parser that leaves most subtypes of relations out.
    Silver,
}

/// A sentence with its annotation, a value a word.
#[derive(Debug, Clone)]
pub struct Example {
    pub forms: Vec<String>,
    /// Places in `Tag::ALL`.
    pub tags: Vec<u8>,
    /// Places in `Class::ALL`, or [`UNKNOWN`].
    pub classes: Vec<u8>,
    /// The head's place; the number of words for the root.
    pub heads: Vec<usize>,
    /// Places in `Relation::ALL`.
    pub relations: Vec<u8>,
    /// Places in `EntityType::ALL`, or [`UNKNOWN`].
    pub types: Vec<u8>,
    /// How sure the types are: 1 where people annotated them.
    pub type_weights: Vec<f32>,
    /// Whether the relations are without most subtypes.
    pub is_silver: bool,
}

impl Example {
    /// How many words it has.
    pub fn len(&self) -> usize {
        self.forms.len()
    }
}

/// Reads a CoNLL-U file.
pub fn read(path: &Path, source: Source) -> Result<Vec<Example>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let tables = Reader::new(BufReader::new(file));
    let examples = tables.map(|table| example(&table?, source));
    let examples: Result<_, Box<dyn Error>> = examples.collect();
    examples.map_err(|error| format!("{}: {error}", path.display()).into())
}

fn example(table: &Table, source: Source) -> Result<Example, Box<dyn Error>> {
    let heads = table.heads()?;
    let words = heads.len();
    let relation = |name: &str| {
        let base = name.split(':').next().unwrap_or_default();
        // Subtypes that the model does not know are rare.
        name.parse().or_else(|_| base.parse()).unwrap_or(Relation::Dep)
    };
    let mut example = Example {
        forms: table.words().map(|row| row.form().to_owned()).collect(),
        // The few tags outside of the scheme are mistakes of the file.
        tags: table.words().map(|row| row.tag().unwrap_or(Tag::Noun).index() as u8).collect(),
        classes: table.words().map(|row| row.class().map_or(UNKNOWN, |class| class.index() as u8)).collect(),
        heads: heads.iter().map(|head| head.unwrap_or(words)).collect(),
        relations: table.words().map(|row| relation(row.field(Column::Deprel)).index() as u8).collect(),
        types: vec![UNKNOWN; words],
        type_weights: vec![0.0; words],
        is_silver: source == Source::Silver,
    };
    if source == Source::GoldWithTypes {
        example.types.fill(EntityType::None.index() as u8);
        example.type_weights.fill(1.0);
        let mut found = entities(table.words().map(|row| row.misc("Entity").unwrap_or_default()));
        // The smallest entity that a word heads counts, so it is written last.
        found.sort_by_key(|entity| std::cmp::Reverse(entity.words.len()));
        for entity in found {
            if let (Some(head), Ok(kind)) = (entity.head(&heads), entity.kind.parse::<EntityType>()) {
                example.types[head] = kind.index() as u8;
            }
        }
    }
    Ok(example)
}

/// Types of a lower probability than this are not learned.
const LIKELY: f32 = 0.5;
/// Nor is, unless it is as sure as this, that a proper noun is none: the larger model is too ready to
/// say so.
const SURE: f32 = 0.9;

/// Adds types that a larger model gave: a line a word with type and probability, an empty line
/// after each sentence.
pub fn add_types(examples: &mut [Example], path: &Path) -> Result<(), Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut lines = BufReader::new(file).lines();
    for example in examples {
        for word in 0..example.len() {
            let line = lines.next().transpose()?.unwrap_or_default();
            let wrong = || format!("{}: `{line}` is no type and probability", path.display());
            let (name, probability) = line.split_once('\t').ok_or_else(wrong)?;
            let probability: f32 = probability.parse().map_err(|_| wrong())?;
            let kind: EntityType = name.parse().map_err(|_| wrong())?;
            let is_name = Tag::ALL[usize::from(example.tags[word])].is_proper();
            let least = if is_name && kind == EntityType::None { SURE } else { LIKELY };
            if probability >= least {
                example.types[word] = kind.index() as u8;
                example.type_weights[word] = probability;
            }
        }
        if lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {
            return Err(format!("{}: sentences are of other lengths", path.display()).into());
        }
    }
    Ok(())
}
