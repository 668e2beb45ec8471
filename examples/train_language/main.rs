//! Trains the model of English, `src/language/model/english.model`:
//!
//! ```console
//! $ cargo run --release --example train_language -- TREEBANKS \
//!     --silver silver.conllu --clusters clusters.tsv --types TYPES
//! ```
//!
//! `TREEBANKS` is a folder with `en_ewt-train.conllu` and `en_gum_free-train.conllu`, which are
//! learned from, and `en_ewt-dev.conllu` and `en_gum-dev.conllu`, which are only measured on. The
//! rest makes the model better and may be left out: `--silver` are trees by a larger parser,
//! `--clusters` groups of like words, `--types` a folder with what a larger model says of entities
//! (`ewt-kinds.tsv` and `silver-kinds.tsv`); `training/README.md` says where they come from.
//!
//! The same files and seed give the same model, byte for byte, on processors that multiply matrices
//! alike. An epoch takes about a minute on two cores.

mod adam;
mod data;
mod measure;
mod network;
mod training;
mod words;

use std::collections::HashMap;
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use griot::language::English;
use griot::language::model::features::{Features, features};
use griot::language::model::format;
use griot::language::model::layout::Sizes;
use griot::language::model::vocabulary::Vocabulary;
use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;

use data::{Example, Source};
use network::Network;
use training::{Lessons, Training};

/// Trains the model of English.
#[derive(Debug, Parser)]
struct Arguments {
    /// Folder with en_ewt-train, en_gum_free-train, en_ewt-dev and en_gum-dev, all .conllu
    treebanks: PathBuf,
    /// Trees by a larger parser, as CoNLL-U
    #[arg(long, value_name = "FILE")]
    silver: Option<PathBuf>,
    /// Words with the numbers of their clusters
    #[arg(long, value_name = "FILE")]
    clusters: Option<PathBuf>,
    /// Folder with types of entities by a larger model
    #[arg(long, value_name = "FOLDER")]
    types: Option<PathBuf>,
    /// How often everything is read
    #[arg(long, default_value_t = 16)]
    epochs: usize,
    /// Where random numbers start
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where the model goes
    #[arg(long, value_name = "FILE", default_value = "src/language/model/english.model")]
    out: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let file = |name: &str| arguments.treebanks.join(name);
    let mut ewt = data::read(&file("en_ewt-train.conllu"), Source::Gold)?;
    let gum = data::read(&file("en_gum_free-train.conllu"), Source::GoldWithTypes)?;
    let mut silver = match &arguments.silver {
        Some(path) => data::read(path, Source::Silver)?,
        None => Vec::new(),
    };
    if let Some(folder) = &arguments.types {
        data::add_types(&mut ewt, &folder.join("ewt-kinds.tsv"))?;
        data::add_types(&mut silver, &folder.join("silver-kinds.tsv"))?;
    }
    let clusters = match &arguments.clusters {
        Some(path) => words::clusters(path)?,
        None => HashMap::new(),
    };
    let gold: Vec<Example> = ewt.into_iter().chain(gum).collect();
    let words = words::words(&[(&gold, 2), (&silver, 1)], &clusters);
    let vocabulary = Vocabulary::new(&words.table);
    let read = |examples: Vec<Example>| {
        let features = examples.iter().map(|example| look(example, &vocabulary)).collect();
        Lessons { examples, features }
    };
    let (gold, silver) = (read(gold), read(silver));
    let dev = [
        ("EWT", read(data::read(&file("en_ewt-dev.conllu"), Source::Gold)?)),
        ("GUM", read(data::read(&file("en_gum-dev.conllu"), Source::GoldWithTypes)?)),
    ];
    eprintln!(
        "{} gold sentences, {} silver ones, {} words with a row",
        gold.examples.len(),
        silver.examples.len(),
        words.counts.len() - 1
    );

    let sizes = Sizes {
        words: words.counts.len(),
        clusters: words.clusters,
        word: 128,
        spelling: 64,
        side: 80,
        layers: 3,
        arc: 64,
        label: 96,
    };
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(arguments.seed);
    let network = Network::new(sizes, &mut rng);
    let mut training = Training::new(network, &gold, &silver, &words.counts, rng);
    let start = Instant::now();
    for epoch in 0..arguments.epochs {
        let loss = training.epoch(epoch, arguments.epochs);
        eprintln!("epoch {} after {:.0} s: loss {loss:.4}", epoch + 1, start.elapsed().as_secs_f32());
        for (name, dev) in &dev {
            eprintln!("  {name} {}", measure::network(&training.network, &dev.examples, &dev.features));
        }
    }

    let weights: Vec<&[f32]> = training.network.matrices.iter().map(|matrix| &matrix.values[..]).collect();
    let model = format::write(&sizes, &words.table, &weights);
    std::fs::write(&arguments.out, &model)?;
    eprintln!("{}: {:.2} MiB", arguments.out.display(), model.len() as f32 / 1_048_576.0);
    let english = English::new(&model)?;
    for (name, dev) in &dev {
        eprintln!("  {name} {}", measure::written(&english, &dev.examples));
    }
    Ok(())
}

/// The words of a sentence as the model sees them.
fn look(example: &Example, vocabulary: &Vocabulary<'_>) -> Vec<Features> {
    let forms: Vec<&str> = example.forms.iter().map(String::as_str).collect();
    features(&forms, vocabulary)
}
