//! The names of students, typed by people.

/// A name for comparing: blanks and case do not tell two students apart.
pub fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_typed() {
        assert_eq!(folded(" Ada  LOVELACE"), folded("Ada Lovelace"));
        assert_ne!(folded("Ada"), folded("Ida"));
    }
}
