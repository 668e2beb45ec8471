//! Fits the scores of generated cards: how likely a teacher keeps one, from what it looks like.
//!
//!     cargo run --release --example fit_scores -- training/grades.tsv src/generate/score/fitted.weights
//!
//! The grades are cards that were graded one by one: whether a teacher would keep it and why not, what it
//! asks in a few words, and the features that `griot generate --json` prints. Logistic regression, with a
//! penalty on large weights; each article is predicted by weights that were fitted on all the others, and
//! what comes out is printed: log loss, how many of the best are kept, and the share kept beside each
//! predicted probability. Without the second name nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;

/// How strongly weights are drawn to zero; of 1, 3, 5, 10 and 30 the best in the log loss of articles that
/// were left out.
const PENALTY: f64 = 5.0;
/// Newton's method is done long before.
const STEPS: usize = 30;

/// A card that was graded.
struct Graded {
    article: String,
    is_kept: bool,
    features: BTreeMap<String, f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let grades = arguments.next().ok_or("usage: fit_scores GRADES.tsv [WEIGHTS]")?;
    let cards = read(&fs::read_to_string(&grades)?)?;
    let names: Vec<String> = cards
        .iter()
        .flat_map(|card| card.features.keys().cloned())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let rows: Vec<Vec<f64>> = cards
        .iter()
        .map(|card| {
            let values = names.iter().map(|name| card.features.get(name).copied().unwrap_or(0.0));
            values.chain([1.0]).collect()
        })
        .collect();
    let kept: Vec<f64> = cards.iter().map(|card| f64::from(u8::from(card.is_kept))).collect();

    let mut predicted = vec![0.0; cards.len()];
    let articles: BTreeSet<&str> = cards.iter().map(|card| card.article.as_str()).collect();
    for article in &articles {
        let others: Vec<usize> = (0..cards.len()).filter(|at| cards[*at].article != *article).collect();
        let weights = fit(&rows, &kept, &others);
        for at in (0..cards.len()).filter(|at| cards[*at].article == *article) {
            predicted[at] = probability(&weights, &rows[at]);
        }
    }
    report(&predicted, &kept, articles.len());

    let all: Vec<usize> = (0..cards.len()).collect();
    let weights = fit(&rows, &kept, &all);
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

/// Reads the table: article, form, kept (y or n), reason, what it asks, features as `name=value` words.
fn read(text: &str) -> Result<Vec<Graded>, Box<dyn Error>> {
    let mut cards = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [article, _form, verdict, _reason, _gist, features] = columns[..] else {
            return Err(format!("line {}: six columns, please", number + 1).into());
        };
        let mut named = BTreeMap::new();
        for feature in features.split(' ').filter(|feature| !feature.is_empty()) {
            let (name, value) =
                feature.split_once('=').ok_or_else(|| format!("line {}: {feature}", number + 1))?;
            named.insert(name.to_owned(), value.parse()?);
        }
        cards.push(Graded { article: article.to_owned(), is_kept: verdict == "y", features: named });
    }
    Ok(cards)
}

fn probability(weights: &[f64], row: &[f64]) -> f64 {
    let sum: f64 = weights.iter().zip(row).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weights that make the grades of `chosen` likeliest, the last one for the bias.
fn fit(rows: &[Vec<f64>], kept: &[f64], chosen: &[usize]) -> Vec<f64> {
    let size = rows.first().map_or(0, Vec::len);
    let mut weights = vec![0.0; size];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; size];
        let mut curve = vec![vec![0.0; size]; size];
        for &at in chosen {
            let (row, p) = (&rows[at], probability(&weights, &rows[at]));
            for (i, value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                slope[i] += value * (kept[at] - p);
                for (j, other) in row.iter().enumerate() {
                    curve[i][j] += value * other * (p * (1.0 - p));
                }
            }
        }
        for i in 0..size {
            // The bias is free.
            let penalty = if i + 1 == size { 1e-6 } else { PENALTY };
            slope[i] -= penalty * weights[i];
            curve[i][i] += penalty;
        }
        for (weight, step) in weights.iter_mut().zip(solve(curve, slope)) {
            *weight += step;
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
    for best in [50, 100, 150, 200, 300] {
        let sum: f64 = order.iter().take(best).map(|at| kept[*at]).sum();
        println!("the best {best}: {:.1}% kept", 100.0 * sum / best.min(kept.len()) as f64);
    }
}
