//! CoNLL-U, the table format of Universal Dependencies.
