//! Verbs that say how much a fact is worth knowing. Both lists are sorted.

/// Verbs of events that happen once: what is worth knowing by heart.
#[rustfmt::skip]
pub(super) const EVENTS: &[&str] = &[
    "abolish", "adopt", "annex", "appoint", "arrest", "assassinate", "award", "bear", "become", "begin",
    "build", "capture", "coin", "complete", "conquer", "create", "declare", "defeat", "design", "destroy",
    "develop", "die", "discover", "dissolve", "elect", "end", "establish", "explore", "found", "gain",
    "identify", "introduce", "invade", "invent", "kill", "land", "launch", "lead", "merge", "name",
    "open", "organize", "overthrow", "paint", "pass", "patent", "prove", "publish", "ratify", "receive",
    "release", "replace", "settle", "sign", "start", "succeed", "surrender", "unify", "win", "write",
];

/// Verbs that say little.
#[rustfmt::skip]
pub(super) const WEAK: &[&str] = &[
    "allow", "attempt", "bring", "change", "come", "continue", "demonstrate", "do", "enable",
    "experience", "face", "find", "follow", "get", "give", "go", "have", "help", "include", "involve",
    "keep", "make", "need", "play", "provide", "put", "reach", "reflect", "remain", "require", "result",
    "see", "serve", "set", "show", "suffer", "suggest", "support", "take", "try", "turn", "use", "want",
    "work",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(EVENTS.is_sorted() && WEAK.is_sorted());
    }
}
