//! Boosted trees: each tree says where those before it are wrong.

use std::fmt::Write as _;

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// Trees, and how much of what each says is believed.
const TREES: usize = 250;
const RATE: f64 = 0.03;
/// Leaves of a tree.
const LEAVES: usize = 15;
/// Fewest cards of a leaf.
const FEWEST: usize = 30;
/// Weight of cards that nobody graded in each leaf, so that small ones say little.
const PRIOR: f64 = 1.0;
/// Shares of the cards and of the features that a tree sees.
const CARDS: f64 = 0.8;
const FEATURES: f64 = 0.3;
/// Most values of a feature that are told apart.
const BINS: usize = 32;

/// The values of all features, by feature, as numbers of bins.
pub struct Table {
    /// Where each bin but the first begins, by feature.
    edges: Vec<Vec<f64>>,
    bins: Vec<Vec<u8>>,
}

impl Table {
    /// Of `size` features; a row has the places of what is not 0.
    pub fn of(rows: &[Vec<(usize, f64)>], size: usize) -> Table {
        let mut columns = vec![vec![0.0; rows.len()]; size];
        for (at, row) in rows.iter().enumerate() {
            for (place, value) in row.iter().filter(|(place, _)| *place < size) {
                columns[*place][at] = *value;
            }
        }
        let (mut edges, mut bins) = (Vec::new(), Vec::new());
        for column in columns {
            let own = edges_of(&column);
            bins.push(column.iter().map(|value| own.partition_point(|edge| edge <= value) as u8).collect());
            edges.push(own);
        }
        Table { edges, bins }
    }
}

/// Places between values of a feature, at most [`BINS`] less one, with as many cards between any two.
fn edges_of(column: &[f64]) -> Vec<f64> {
    let mut sorted = column.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    let between = |pair: &[f64]| (pair[0] + pair[1]) / 2.0;
    if distinct.len() <= BINS {
        return distinct.windows(2).map(between).collect();
    }
    let mut edges: Vec<f64> = (1..BINS)
        .filter_map(|part| {
            let value = sorted[part * sorted.len() / BINS];
            let at = distinct.partition_point(|other| *other < value);
            (at > 0).then(|| between(&distinct[at - 1..=at]))
        })
        .collect();
    edges.dedup();
    edges
}

/// A tree: a split is followed by what is below it, then by the rest.
#[derive(Debug, Clone)]
pub enum Node {
    Split { feature: usize, edge: f64, bin: u8, low: Box<Node>, high: Box<Node> },
    Leaf(f64),
}

/// Trees and what they begin with, as logarithms of odds.
pub struct Forest {
    bias: f64,
    trees: Vec<Node>,
}

impl Forest {
    /// The forest that fits the grades of `chosen`; the same for the same grades.
    pub fn fit(table: &Table, kept: &[f64], chosen: &[usize]) -> Forest {
        let share = chosen.iter().map(|at| kept[*at]).sum::<f64>() / chosen.len() as f64;
        let bias = (share / (1.0 - share)).ln();
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
        let mut odds = vec![bias; kept.len()];
        let mut trees = Vec::with_capacity(TREES);
        let mut features: Vec<usize> = (0..table.bins.len()).collect();
        for _ in 0..TREES {
            let slopes: Vec<(f64, f64)> = odds
                .iter()
                .zip(kept)
                .map(|(odds, kept)| {
                    let p = 1.0 / (1.0 + (-odds).exp());
                    (kept - p, p * (1.0 - p))
                })
                .collect();
            let cards: Vec<usize> = chosen.iter().copied().filter(|_| rng.random::<f64>() < CARDS).collect();
            features.shuffle(&mut rng);
            let count = (features.len() as f64 * FEATURES) as usize;
            let tree = grow(table, &slopes, cards, &features[..count]);
            for &at in chosen {
                odds[at] += value(&tree, table, at);
            }
            trees.push(tree);
        }
        Forest { bias, trees }
    }

    /// The probability that a card of the table is kept.
    pub fn probability(&self, table: &Table, at: usize) -> f64 {
        let odds = self.bias + self.trees.iter().map(|tree| value(tree, table, at)).sum::<f64>();
        1.0 / (1.0 + (-odds).exp())
    }

    /// As griot reads it: a line for each tree, a split as `name<edge` before its two sides, a leaf as `=value`.
    pub fn text(&self, names: &[&str]) -> String {
        let mut text = String::from("# Fitted by `cargo run --release --example fit_scores`.\n");
        let _ = writeln!(text, "={:.3}", self.bias);
        for tree in &self.trees {
            write(tree, names, &mut text);
            text.push('\n');
        }
        text
    }
}

fn write(node: &Node, names: &[&str], text: &mut String) {
    if !text.ends_with('\n') {
        text.push(' ');
    }
    match node {
        Node::Leaf(value) => {
            let _ = write!(text, "={value:.4}");
        }
        Node::Split { feature, edge, low, high, .. } => {
            let _ = write!(text, "{}<{edge:.4}", names[*feature]);
            write(low, names, text);
            write(high, names, text);
        }
    }
}

fn value(mut node: &Node, table: &Table, at: usize) -> f64 {
    loop {
        match node {
            Node::Leaf(value) => return *value,
            Node::Split { feature, bin, low, high, .. } => {
                node = if table.bins[*feature][at] <= *bin { low } else { high };
            }
        }
    }
}

/// A leaf that may be split further.
struct Leaf {
    cards: Vec<usize>,
    split: Option<Split>,
    /// Which way it lies from the root: false for low.
    path: Vec<bool>,
}

struct Split {
    gain: f64,
    feature: usize,
    bin: u8,
}

/// Grows a tree where it gains most, one split after the other.
fn grow(table: &Table, slopes: &[(f64, f64)], cards: Vec<usize>, features: &[usize]) -> Node {
    let leaf = |cards: Vec<usize>, path: Vec<bool>| Leaf {
        split: best_split(table, slopes, &cards, features),
        cards,
        path,
    };
    let mut root = Node::Leaf(worth(slopes, &cards));
    let mut leaves = vec![leaf(cards, Vec::new())];
    while leaves.len() < LEAVES {
        let gain = |leaf: &Leaf| leaf.split.as_ref().map_or(0.0, |split| split.gain);
        let Some(best) = (0..leaves.len()).max_by(|a, b| gain(&leaves[*a]).total_cmp(&gain(&leaves[*b])))
        else {
            break;
        };
        let Leaf { cards, split: Some(split), path } = leaves.swap_remove(best) else { break };
        let (low, high): (Vec<usize>, Vec<usize>) =
            cards.into_iter().partition(|at| table.bins[split.feature][*at] <= split.bin);
        *node_at(&mut root, &path) = Node::Split {
            feature: split.feature,
            edge: table.edges[split.feature][usize::from(split.bin)],
            bin: split.bin,
            low: Box::new(Node::Leaf(worth(slopes, &low))),
            high: Box::new(Node::Leaf(worth(slopes, &high))),
        };
        for (cards, side) in [(low, false), (high, true)] {
            leaves.push(leaf(cards, path.iter().copied().chain([side]).collect()));
        }
    }
    root
}

fn node_at<'n>(mut node: &'n mut Node, path: &[bool]) -> &'n mut Node {
    for is_high in path {
        if let Node::Split { low, high, .. } = node {
            node = if *is_high { high } else { low };
        } else {
            unreachable!("a path leads through splits");
        }
    }
    node
}

fn worth(slopes: &[(f64, f64)], cards: &[usize]) -> f64 {
    let (slope, curve) =
        cards.iter().fold((0.0, PRIOR), |(slope, curve), at| (slope + slopes[*at].0, curve + slopes[*at].1));
    RATE * slope / curve
}

fn best_split(table: &Table, slopes: &[(f64, f64)], cards: &[usize], features: &[usize]) -> Option<Split> {
    if cards.len() < 2 * FEWEST {
        return None;
    }
    let score = |slope: f64, curve: f64| slope * slope / (curve + PRIOR);
    let mut best: Option<Split> = None;
    for &feature in features {
        let mut sums = [(0.0, 0.0, 0_usize); BINS];
        let bins = &table.bins[feature];
        for &at in cards {
            let sum = &mut sums[usize::from(bins[at])];
            *sum = (sum.0 + slopes[at].0, sum.1 + slopes[at].1, sum.2 + 1);
        }
        let all = sums.iter().fold((0.0, 0.0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
        let mut low = (0.0, 0.0, 0);
        for (bin, sum) in sums.iter().enumerate().take(table.edges[feature].len()) {
            low = (low.0 + sum.0, low.1 + sum.1, low.2 + sum.2);
            if low.2 < FEWEST || all.2 - low.2 < FEWEST {
                continue;
            }
            let gain = score(low.0, low.1) + score(all.0 - low.0, all.1 - low.1) - score(all.0, all.1);
            if gain > best.as_ref().map_or(1e-9, |best| best.gain) {
                best = Some(Split { gain, feature, bin: bin as u8 });
            }
        }
    }
    best
}
