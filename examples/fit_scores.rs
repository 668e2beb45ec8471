//! Fits the scores of generated cards: how likely a teacher keeps one, from what it looks like.
//!
//!     cargo run --release --example fit_scores -- training/grades.tsv src/generate/score/fitted.weights
//!
//! The grades are cards that were graded one by one: whether a teacher would keep it and why not, what it
//! asks for, and the features that `griot generate --json` prints. Logistic regression, with a penalty on
//! large weights, over the features that many cards have; the cards of each article are predicted by weights that
//! were fitted on other articles, and what comes out is printed: log loss, the share kept of the best, and the share
//! kept beside each predicted probability. Without the second name nothing is written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;

/// How strongly weights are drawn to zero; of 3, 5 and 10 the best in the log loss of articles that were left out.
const PENALTY: f64 = 5.0;
/// Newton's method is done before.
const STEPS: usize = 12;
/// No weight moves by as much in a step that is the last.
const STILL: f64 = 1e-4;
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

/// What is not 0 in a card: the place of a feature among all, and its value.
type Row = Vec<(usize, f64)>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let grades = arguments.next().ok_or("usage: fit_scores GRADES.tsv [WEIGHTS]")?;
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
    let mut predicted = vec![0.0; cards.len()];
    for fold in 0..FOLDS {
        let (held, others): (Vec<usize>, Vec<usize>) =
            (0..cards.len()).partition(|at| fold_of[cards[*at].article.as_str()] == fold);
        let weights = fit(&rows, size, &kept, &others);
        for at in held {
            predicted[at] = probability(&weights, &rows[at]);
        }
    }
    report(&predicted, &kept, articles.len());

    let all: Vec<usize> = (0..cards.len()).collect();
    let weights = fit(&rows, size, &kept, &all);
    let mut text = String::from("# Fitted by `cargo run --release --example fit_scores`.\n");
    writeln!(text, "bias {:.3}", weights[names.len()])?;
    for (name, weight) in names.iter().zip(&weights) {
        writeln!(text, "{name} {weight:.3}")?;
    }
    if let Some(path) = arguments.next() {
        fs::write(path, text)?;
    }
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

fn probability(weights: &[f64], row: &Row) -> f64 {
    let sum: f64 = row.iter().map(|(place, value)| weights[*place] * value).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weights that make the grades of `chosen` likeliest, the last one for the bias.
fn fit(rows: &[Row], size: usize, kept: &[f64], chosen: &[usize]) -> Vec<f64> {
    let mut weights = vec![0.0; size];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; size];
        let mut curve = vec![vec![0.0; size]; size];
        for &at in chosen {
            let (row, p) = (&rows[at], probability(&weights, &rows[at]));
            for (i, value) in row {
                slope[*i] += value * (kept[at] - p);
                for (j, other) in row {
                    curve[*i][*j] += value * other * (p * (1.0 - p));
                }
            }
        }
        for i in 0..size {
            // The bias is free.
            let penalty = if i + 1 == size { 1e-6 } else { PENALTY };
            slope[i] -= penalty * weights[i];
            curve[i][i] += penalty;
        }
        let steps = solve(curve, slope);
        for (weight, step) in weights.iter_mut().zip(&steps) {
            *weight += step;
        }
        if steps.iter().all(|step| step.abs() < STILL) {
            break;
        }
    }
    weights
}

/// Solves a system of equations by elimination; the matrix is symmetric and positive.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        let pivot = matrix[i].clone();
        for j in i + 1..size {
            let factor = matrix[j][i] / pivot[i];
            for (value, above) in matrix[j].iter_mut().zip(&pivot).skip(i) {
                *value -= factor * above;
            }
            right[j] -= factor * right[i];
        }
    }
    let mut solved = vec![0.0; size];
    for i in (0..size).rev() {
        let known: f64 = (i + 1..size).map(|j| matrix[i][j] * solved[j]).sum();
        solved[i] = (right[i] - known) / matrix[i][i];
    }
    solved
}

fn report(predicted: &[f64], kept: &[f64], articles: usize) {
    let loss = |(p, y): (&f64, &f64)| -(y * p.ln() + (1.0 - y) * (1.0 - p).ln());
    let loss: f64 = predicted.iter().zip(kept).map(loss).sum::<f64>() / kept.len() as f64;
    let share = kept.iter().sum::<f64>() / kept.len() as f64;
    println!("{} cards of {articles} articles, {:.1}% kept", kept.len(), 100.0 * share);
    println!("each article predicted by the others: log loss {loss:.4}");
    println!("(always {share:.2}: {:.4})", -(share * share.ln() + (1.0 - share) * (1.0 - share).ln()));
    println!("predicted   cards   kept");
    for tenth in 0..10 {
        let of = |p: &f64| ((p * 10.0) as usize).min(9) == tenth;
        let here: Vec<f64> = predicted.iter().zip(kept).filter(|(p, _)| of(p)).map(|(_, y)| *y).collect();
        if !here.is_empty() {
            let share = here.iter().sum::<f64>() / here.len() as f64;
            println!(
                "{:.1} - {:.1}   {:>5}   {:.2}",
                tenth as f64 / 10.0,
                (tenth + 1) as f64 / 10.0,
                here.len(),
                share
            );
        }
    }
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by(|a, b| predicted[*b].total_cmp(&predicted[*a]));
    for best in [100, 200, 300, 500, 750, 1000] {
        let sum: f64 = order.iter().take(best).map(|at| kept[*at]).sum();
        println!("the best {best}: {:.1}% kept", 100.0 * sum / best.min(kept.len()) as f64);
    }
}
