//! Cards that do not stick: leeches. They take more time than all others and are rarely learned as they
//! are; what helps is to reword, to split, or to set aside.

/// Lapses from which on a card is a leech; the figure that learners know from Anki.
pub const LEECH: u32 = 8;

/// Lapses after which the learner is told again.
const AGAIN: u32 = LEECH / 2;

/// Whether a learner is to be told that a card is a leech, right after it lapsed for the time that this
/// number counts: at eight lapses, and at every fourth after that.
pub fn is_leech_to_tell(lapses: u32) -> bool {
    lapses >= LEECH && (lapses - LEECH).is_multiple_of(AGAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leech_is_told_of_at_eight_lapses_and_at_times_after() {
        let told: Vec<u32> = (0..=20).filter(|lapses| is_leech_to_tell(*lapses)).collect();
        assert_eq!(told, [8, 12, 16, 20]);
    }
}
