//! Kinds of things, scored on the entities of the treebank GUM.
//!
//! What is scored is every proper noun that heads an entity, one with several by its innermost.

use griot::language::Kind;
use griot::language::conllu::{Column, entities};

use crate::align::Pairs;
use crate::corpus::{Corpus, Word};
use crate::scores::{Score, Scores};

/// How many proper nouns that head an entity were given its kind; the first line is all of them.
pub fn kinds(gold: &Corpus, system: &Corpus, pairs: &Pairs) -> Scores {
    // The right kind and the given one.
    let mut decisions: Vec<(Kind, Option<Kind>)> = Vec::new();
    for sentence in &gold.sentence_words {
        for (place, kind) in heads(&gold.words[sentence.clone()], sentence.start) {
            let given = pairs.system(place).and_then(|word| system.words[word].row.misc("Kind"));
            decisions.push((kind, given.and_then(|kind| kind.parse().ok()).map(as_in_gum)));
        }
    }
    let score = |counts: &dyn Fn(Kind) -> bool| Score {
        right: decisions.iter().filter(|(kind, given)| counts(*kind) && *given == Some(*kind)).count(),
        gold: decisions.iter().filter(|(kind, _)| counts(*kind)).count(),
        system: decisions.iter().filter(|(_, given)| given.is_some_and(counts)).count(),
    };
    let mut rows = vec![("entity heads".to_owned(), score(&|_| true))];
    for kind in [Kind::Person, Kind::Place, Kind::Organisation, Kind::Event, Kind::Time, Kind::Other] {
        rows.push((kind.name().to_owned(), score(&|other| other == kind)));
    }
    Scores { title: "kinds".to_owned(), rows }
}

/// The proper nouns that head an entity, each with the kind of the smallest. `first` is the place of
/// the sentence's first word in the corpus.
fn heads(words: &[Word], first: usize) -> Vec<(usize, Kind)> {
    let mut found = entities(words.iter().map(|word| word.row.misc("Entity").unwrap_or_default()));
    found.sort_by_key(|entity| entity.words.len());
    let tree: Vec<Option<usize>> = words.iter().map(|word| word.head.map(|head| head - first)).collect();
    let mut heads: Vec<(usize, Kind)> = Vec::new();
    for entity in found {
        let Some(head) = entity.head(&tree) else { continue };
        let is_proper = words[head].row.field(Column::Upos) == "PROPN";
        if is_proper && heads.iter().all(|(known, _)| *known != first + head) {
            heads.push((first + head, of_gum(entity.kind)));
        }
    }
    heads
}

/// The kind that one of GUM's types is.
fn of_gum(name: &str) -> Kind {
    match name {
        "person" => Kind::Person,
        "place" => Kind::Place,
        "organization" => Kind::Organisation,
        "event" => Kind::Event,
        "time" => Kind::Time,
        _ => Kind::Other,
    }
}

/// The kind as far as GUM's types tell it.
fn as_in_gum(kind: Kind) -> Kind {
    match kind {
        Kind::Work | Kind::Quantity => Kind::Other,
        kind => kind,
    }
}
