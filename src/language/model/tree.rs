//! The best tree over a sentence: Chu-Liu-Edmonds in Tarjan's form for dense graphs, O(n²).

/// Heads of the words that form the tree of the highest sum of scores with exactly one root.
///
/// `scores` holds for each of the `words` words `words + 1` scores: of each word as its head, and
/// last of being the root. A root's head is given as `words`. What a word scores as its own head
/// is not looked at.
///
/// # Panics
/// If `scores` is not `words * (words + 1)` long.
pub fn best_tree(scores: &[f32], words: usize) -> Vec<usize> {
    assert_eq!(scores.len(), words * (words + 1), "a score for every pair of words");
    let greedy = best_heads(scores, words);
    if is_tree(&greedy) { greedy } else { Contraction::new(scores, words).solve() }
}

/// Each word's best head by itself.
fn best_heads(scores: &[f32], words: usize) -> Vec<usize> {
    let rows = scores.chunks_exact(words + 1).enumerate();
    let best = rows.map(|(word, row)| {
        // The root, and with it the only word of a sentence, unless another head is better.
        let mut best = words;
        for (head, score) in row.iter().enumerate() {
            if *score > row[best] && head != word {
                best = head;
            }
        }
        best
    });
    best.collect()
}

/// Whether the heads have one root and no cycle.
fn is_tree(heads: &[usize]) -> bool {
    let root = heads.len();
    if heads.iter().filter(|&&head| head == root).count() != 1 {
        return false;
    }
    // The walk that first came by; a word met again on the same walk lies on a cycle.
    let mut seen = vec![usize::MAX; heads.len()];
    for start in 0..heads.len() {
        let mut at = start;
        while at != root && seen[at] == usize::MAX {
            seen[at] = start;
            at = heads[at];
        }
        if at != root && seen[at] == start {
            return false;
        }
    }
    true
}

/// An arc into a node: from `head` to `word`, both words of the sentence, and its score as it
/// stands after the cycles around `word` were contracted.
#[derive(Clone, Copy)]
struct Arc {
    head: usize,
    word: usize,
    score: f64,
}

/// The graph while cycles are contracted: nodes below `words` are words, `words` is the root, the
/// rest are contracted cycles.
struct Contraction {
    words: usize,
    /// The arcs into a node, one a possible head; empty once the node is part of another.
    into: Vec<Vec<Arc>>,
    /// The node that a node is part of.
    outer: Vec<usize>,
    /// As `outer`, with shortcuts.
    shortcut: Vec<usize>,
    /// The arc that was chosen.
    chosen: Vec<Arc>,
}

impl Contraction {
    fn new(scores: &[f32], words: usize) -> Contraction {
        // More than any tree can gain by a second root.
        let (low, high) = scores.iter().fold((0f32, 0f32), |(low, high), &score| {
            if score.is_finite() { (low.min(score), high.max(score)) } else { (low, high) }
        });
        let (low, high) = (f64::from(low), f64::from(high));
        let penalty = (high - low) * (words as f64 + 1.0) + 1.0;
        let arcs = |(word, row): (usize, &[f32])| {
            let arc = |(head, &score): (usize, &f32)| {
                let score = if score.is_finite() { f64::from(score) } else { low };
                Arc { head, word, score: if head == words { score - penalty } else { score } }
            };
            row.iter().enumerate().map(arc).collect()
        };
        let mut into: Vec<Vec<Arc>> = scores.chunks_exact(words + 1).enumerate().map(arcs).collect();
        into.push(Vec::new());
        let none = Arc { head: words, word: words, score: 0.0 };
        let own: Vec<usize> = (0..=words).collect();
        Contraction { words, into, outer: own.clone(), shortcut: own, chosen: vec![none; words + 1] }
    }

    /// The outermost node that a node is part of.
    fn outermost(&mut self, mut node: usize) -> usize {
        while self.shortcut[node] != node {
            self.shortcut[node] = self.shortcut[self.shortcut[node]];
            node = self.shortcut[node];
        }
        node
    }

    fn solve(mut self) -> Vec<usize> {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            OnPath,
            Done,
        }
        let mut state = vec![State::New; self.words + 1];
        state[self.words] = State::Done;
        for start in 0..self.words {
            let mut node = self.outermost(start);
            if state[node] == State::Done {
                continue;
            }
            let mut path = vec![node];
            state[node] = State::OnPath;
            loop {
                self.chosen[node] = self.best_arc(node);
                let before = self.outermost(self.chosen[node].head);
                match state[before] {
                    State::Done => break,
                    State::New => {
                        state[before] = State::OnPath;
                        path.push(before);
                        node = before;
                    }
                    State::OnPath => {
                        let first = path.iter().position(|&on| on == before).unwrap_or(0);
                        let cycle = path.split_off(first);
                        node = self.contract(&cycle);
                        state.push(State::OnPath);
                        path.push(node);
                    }
                }
            }
            for node in path {
                state[node] = State::Done;
            }
        }
        self.expand()
    }

    fn best_arc(&mut self, node: usize) -> Arc {
        let arcs = std::mem::take(&mut self.into[node]);
        let mut best = Arc { head: self.words, word: node.min(self.words), score: f64::NEG_INFINITY };
        for &arc in &arcs {
            if arc.score > best.score && self.outermost(arc.head) != node {
                best = arc;
            }
        }
        self.into[node] = arcs;
        best
    }

    /// A new node in place of a cycle. An arc into it breaks the cycle at one of its nodes, and so
    /// costs that node's own arc.
    fn contract(&mut self, cycle: &[usize]) -> usize {
        let node = self.into.len();
        let mut merged: Vec<Arc> = Vec::new();
        for &part in cycle {
            let arcs = std::mem::take(&mut self.into[part]);
            let cost = self.chosen[part].score;
            let arcs = arcs.into_iter().map(|arc| Arc { score: arc.score - cost, ..arc });
            if merged.is_empty() {
                merged = arcs.collect();
            } else {
                for (best, arc) in merged.iter_mut().zip(arcs) {
                    if arc.score > best.score {
                        *best = arc;
                    }
                }
            }
            self.outer[part] = node;
            self.shortcut[part] = node;
        }
        self.into.push(merged);
        self.outer.push(node);
        self.shortcut.push(node);
        self.chosen.push(Arc { head: self.words, word: 0, score: 0.0 });
        node
    }

    /// Cycles opened again, the last first, each where its chosen arc enters it.
    fn expand(mut self) -> Vec<usize> {
        for node in (self.words + 1..self.into.len()).rev() {
            let arc = self.chosen[node];
            let mut part = arc.word;
            while self.outer[part] != node {
                part = self.outer[part];
            }
            self.chosen[part] = arc;
        }
        self.chosen[..self.words].iter().map(|arc| arc.head).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(scores: &[f32], heads: &[usize]) -> f32 {
        heads.iter().enumerate().map(|(word, &head)| scores[word * (heads.len() + 1) + head]).sum()
    }

    /// The best of all assignments of heads that are trees.
    fn by_trying_all(scores: &[f32], words: usize) -> f32 {
        let count = (words + 1).pow(words as u32);
        let assignment = |number: usize| -> Vec<usize> {
            (0..words).map(|word| number / (words + 1).pow(word as u32) % (words + 1)).collect()
        };
        let trees = (0..count).map(assignment).filter(|heads| is_tree(heads));
        trees.map(|heads| sum(scores, &heads)).fold(f32::NEG_INFINITY, f32::max)
    }

    proptest! {
        #[test]
        fn is_the_best_tree(words in 1usize..6, numbers in prop::collection::vec(-20i8..20, 30)) {
            // Whole numbers, so that sums are exact.
            let scores: Vec<f32> = numbers.iter().take(words * (words + 1)).map(|&n| f32::from(n)).collect();
            let heads = best_tree(&scores, words);
            prop_assert!(is_tree(&heads), "{heads:?}");
            prop_assert_eq!(sum(&scores, &heads), by_trying_all(&scores, words));
        }

        #[test]
        fn is_a_tree_whatever_the_scores(words in 0usize..40, seed in any::<u64>()) {
            let mut state = seed;
            let scores: Vec<f32> = (0..words * (words + 1)).map(|_| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                match state >> 60 {
                    0 => f32::NAN,
                    1 => f32::INFINITY,
                    2 => f32::NEG_INFINITY,
                    3 => f32::MAX,
                    4 => f32::MIN,
                    _ => ((state >> 40) as f32 / 1e5).sin(),
                }
            }).collect();
            let heads = best_tree(&scores, words);
            prop_assert!(words == 0 || is_tree(&heads), "{heads:?}");
        }
    }

    #[test]
    fn a_chain_of_cycles_is_opened() {
        // Each two neighbours want each other; only the first may be the root.
        let words = 60;
        let mut scores = vec![0.0; words * (words + 1)];
        for word in 0..words {
            scores[word * (words + 1) + (word ^ 1)] = 10.0;
        }
        scores[words] = 1.0;
        let heads = best_tree(&scores, words);
        assert!(is_tree(&heads));
        assert_eq!(heads[0], words);
        assert_eq!(heads.iter().enumerate().filter(|(word, head)| **head == word ^ 1).count(), words / 2);
    }
}
