//! Fits the scores of generated cards: how likely a teacher keeps one, from what it looks like.
//!
//!     cargo run --release --example fit_scores -- training/grades.tsv src/generate/score
//!
//! The grades are cards that were graded one by one: whether a teacher would keep it and why not, what it
//! asks for, and the features that `griot generate --json` prints. Two ways to learn from them are fitted, over the
//! features that many cards have, logistic regression and boosted trees, and what they say is averaged; the cards of
//! each article are predicted by what was fitted on other articles, and what comes out is printed: log loss, the
//! share kept of the best, and the share kept beside each predicted probability. Without the second name, a folder,
//! nothing is written.

mod boost;
mod linear;
mod report;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use boost::{Forest, Table};
use linear::{Row, fit, probability};
use report::report;

/// Fewest cards that have a feature: what fewer have says nothing for certain.
const FEWEST: usize = 20;
/// Parts that the articles are dealt into; each is predicted by the others.
const FOLDS: usize = 10;

/// A card that was graded.
struct Graded {
    article: String,
    is_kept: bool,
    features: BTreeMap<String, f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let grades = arguments.next().ok_or("usage: fit_scores GRADES.tsv [FOLDER]")?;
    let cards = read(&fs::read_to_string(&grades)?)?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in cards.iter().flat_map(|card| card.features.keys()) {
        *counts.entry(name).or_default() += 1;
    }
    let names: Vec<&str> =
        counts.into_iter().filter(|(_, count)| *count >= FEWEST).map(|(name, _)| name).collect();
    let places: HashMap<&str, usize> = names.iter().enumerate().map(|(place, name)| (*name, place)).collect();
    let row = |card: &Graded| -> Row {
        let values =
            card.features.iter().filter_map(|(name, value)| Some((*places.get(name.as_str())?, *value)));
        values.chain([(names.len(), 1.0)]).collect()
    };
    let rows: Vec<Row> = cards.iter().map(row).collect();
    let size = names.len() + 1;
    let kept: Vec<f64> = cards.iter().map(|card| f64::from(u8::from(card.is_kept))).collect();

    let articles: BTreeSet<&str> = cards.iter().map(|card| card.article.as_str()).collect();
    let fold_of: HashMap<&str, usize> =
        articles.iter().enumerate().map(|(place, article)| (*article, place % FOLDS)).collect();
    let table = Table::of(&rows, names.len());
    let (mut by_weights, mut by_trees) = (vec![0.0; cards.len()], vec![0.0; cards.len()]);
    for fold in 0..FOLDS {
        let (held, others): (Vec<usize>, Vec<usize>) =
            (0..cards.len()).partition(|at| fold_of[cards[*at].article.as_str()] == fold);
        let weights = fit(&rows, size, &kept, &others);
        let forest = Forest::fit(&table, &kept, &others);
        for at in held {
            by_weights[at] = probability(&weights, &rows[at]);
            by_trees[at] = forest.probability(&table, at);
        }
    }
    let mean: Vec<f64> = by_weights.iter().zip(&by_trees).map(|(one, other)| (one + other) / 2.0).collect();
    for (name, predicted) in [("regression", by_weights), ("trees", by_trees), ("their mean", mean)] {
        println!("{name}:");
        report(&predicted, &kept, articles.len());
    }

    let Some(folder) = arguments.next() else { return Ok(()) };
    let all: Vec<usize> = (0..cards.len()).collect();
    let weights = fit(&rows, size, &kept, &all);
    let mut text = String::from("# Fitted by `cargo run --release --example fit_scores`.\n");
    writeln!(text, "bias {:.3}", weights[names.len()])?;
    for (name, weight) in names.iter().zip(&weights) {
        writeln!(text, "{name} {weight:.3}")?;
    }
    fs::write(Path::new(&folder).join("fitted.weights"), text)?;
    fs::write(Path::new(&folder).join("fitted.trees"), Forest::fit(&table, &kept, &all).text(&names))?;
    Ok(())
}

/// Reads the table: article, form, kept (y or n), reason, what it asks, features as
/// `name=value` words, 1 where no value stands.
fn read(text: &str) -> Result<Vec<Graded>, Box<dyn Error>> {
    let mut cards = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [article, _form, verdict, _reason, _gist, features] = columns[..] else {
            return Err(format!("line {}: six columns, please", number + 1).into());
        };
        let mut named = BTreeMap::new();
        for feature in features.split(' ').filter(|feature| !feature.is_empty()) {
            let (name, value) = feature.split_once('=').unwrap_or((feature, "1"));
            named.insert(name.to_owned(), value.parse()?);
        }
        cards.push(Graded { article: article.to_owned(), is_kept: verdict == "y", features: named });
    }
    Ok(cards)
}
