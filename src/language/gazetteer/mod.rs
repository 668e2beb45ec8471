//! Lists of names and of words that tell what kind of thing a name belongs to.
