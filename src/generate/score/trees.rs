//! Boosted trees, as `examples/fit_scores` writes them: each asks a few questions of a card's features and says how
//! much more or less likely the card is kept.

use std::collections::HashMap;

use super::{Features, probability};

/// Trees, and what they begin with, as logarithms of odds.
pub(super) struct Forest {
    bias: f64,
    trees: Vec<Vec<Node>>,
    /// The place of each feature that the trees ask for.
    places: HashMap<&'static str, usize>,
}

/// A part of a tree. What is below a split follows it.
enum Node {
    Split { feature: usize, edge: f64, high: usize },
    Leaf(f64),
}

impl Forest {
    /// Reads trees, one a line behind what they begin with: a split is `name<edge` before its two sides, a leaf
    /// `=value`. What does not read as one is left out.
    pub(super) fn read(text: &'static str) -> Forest {
        let mut forest = Forest { bias: 0.0, trees: Vec::new(), places: HashMap::new() };
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        forest.bias = lines.next().and_then(|line| line.strip_prefix('=')?.parse().ok()).unwrap_or_default();
        for line in lines {
            let mut tree = Vec::new();
            if forest.grow(&mut line.split(' '), &mut tree).is_some() {
                forest.trees.push(tree);
            }
        }
        forest
    }

    fn grow(&mut self, words: &mut impl Iterator<Item = &'static str>, tree: &mut Vec<Node>) -> Option<()> {
        let word = words.next()?;
        if let Some(value) = word.strip_prefix('=') {
            tree.push(Node::Leaf(value.parse().ok()?));
            return Some(());
        }
        let (name, edge) = word.split_once('<')?;
        let next = self.places.len();
        let feature = *self.places.entry(name).or_insert(next);
        let at = tree.len();
        tree.push(Node::Split { feature, edge: edge.parse().ok()?, high: 0 });
        self.grow(words, tree)?;
        let behind = tree.len();
        if let Some(Node::Split { high, .. }) = tree.get_mut(at) {
            *high = behind;
        }
        self.grow(words, tree)
    }

    /// The probability that a teacher keeps a card of these features.
    pub(super) fn score(&self, features: &Features) -> f64 {
        let mut values = vec![0.0; self.places.len()];
        for (name, value) in features {
            if let Some(place) = self.places.get(name.as_ref()) {
                values[*place] = *value;
            }
        }
        let odds = self.bias + self.trees.iter().map(|tree| worth(tree, &values)).sum::<f64>();
        probability(odds)
    }
}

/// What a tree says of features.
fn worth(tree: &[Node], values: &[f64]) -> f64 {
    let mut at = 0;
    loop {
        match &tree[at] {
            Node::Leaf(value) => return *value,
            Node::Split { feature, edge, high } => {
                at = if values[*feature] < *edge { at + 1 } else { *high };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_asks_its_way_to_a_leaf() {
        let forest = Forest::read("# notes\n=0\nlength<1.5 =-1 gap<0.5 =1 =3\nnot a tree\n");
        let score = |features: &[(&'static str, f64)]| {
            let odds: f64 =
                forest.score(&features.iter().map(|(name, value)| ((*name).into(), *value)).collect());
            (odds / (1.0 - odds)).ln()
        };
        for (features, odds) in
            [(&[][..], -1.0), (&[("length", 2.0)], 1.0), (&[("length", 2.0), ("gap", 1.0)], 3.0)]
        {
            assert!((score(features) - odds).abs() < 1e-9, "{features:?}");
        }
    }

    #[test]
    fn the_fitted_trees_are_read_to_the_last() {
        let text = super::super::TREES;
        let lines = text.lines().filter(|line| !line.starts_with('#')).count();
        let forest = Forest::read(text);
        assert_eq!(forest.trees.len() + 1, lines);
        assert!(forest.trees.iter().all(|tree| tree.len() > 1), "a tree is a single leaf");
    }
}
