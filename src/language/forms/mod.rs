//! Forms of words: lemmas, and verbs and nouns in the form that a question needs.
