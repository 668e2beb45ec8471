//! "Did you mean": the known name that a word was most likely meant to be.

/// Names less like the word than this are other names.
const ALIKE: f64 = 0.75;

/// The known name that is most like `word`; `None` when none is much like it.
pub fn nearest<N: AsRef<str>>(word: &str, known: impl IntoIterator<Item = N>) -> Option<N> {
    known
        .into_iter()
        .map(|known| (strsim::jaro_winkler(word, known.as_ref()), known))
        .filter(|(likeness, _)| *likeness > ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}
