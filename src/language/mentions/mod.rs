//! Who and what a text speaks of: one mention for all the names and pronouns of a thing.
