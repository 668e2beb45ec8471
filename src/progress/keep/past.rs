//! What was decided before: links that were made, and links that are not to be made again.

use std::collections::HashSet;

/// What was decided before about pairs of keys.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Links that were made, from the old key to the new one.
    pub made: HashSet<(String, String)>,
    /// Links that were undone: not to be made again, in neither direction.
    pub undone: HashSet<(String, String)>,
}

impl Past {
    /// Whether a link between the two keys was undone, whichever way it led.
    pub fn is_undone(&self, old: &str, new: &str) -> bool {
        let pair = (old.to_owned(), new.to_owned());
        self.undone.contains(&pair) || self.undone.contains(&(pair.1, pair.0))
    }
}
