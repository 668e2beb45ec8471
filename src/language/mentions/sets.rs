//! Disjoint sets of numbers that are joined one by one.

/// Disjoint sets of numbers.
pub(super) struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    pub(super) fn new(length: usize) -> Sets {
        Sets { parent: (0..length).collect() }
    }

    /// The least number of the set.
    pub(super) fn of(&mut self, number: usize) -> usize {
        let mut root = number;
        while self.parent[root] != root {
            self.parent[root] = self.parent[self.parent[root]];
            root = self.parent[root];
        }
        root
    }

    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.parent[one.max(other)] = one.min(other);
    }
}
