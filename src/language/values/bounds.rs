//! Words that bound a number: `over`, `at least`, `or so`.

use super::amount::Bound;
use super::lexeme::Sense;
use super::reader::Reader;

impl Reader<'_> {
    /// The words before a number that bound it, and the place of the number.
    pub(super) fn bound(&self, at: usize) -> (Option<Bound>, usize) {
        const BOUNDS: [(&[&str], Bound); 38] = [
            (&["about"], Bound::About),
            (&["around"], Bound::About),
            (&["approximately"], Bound::About),
            (&["roughly"], Bound::About),
            (&["circa"], Bound::About),
            (&["some"], Bound::About),
            (&["an", "estimated"], Bound::About),
            (&["estimated"], Bound::About),
            (&["nearly"], Bound::Nearly),
            (&["almost"], Bound::Nearly),
            (&["just", "under"], Bound::Nearly),
            (&["close", "to"], Bound::Nearly),
            (&["over"], Bound::Over),
            (&["above"], Bound::Over),
            (&["exceeding"], Bound::Over),
            (&["more", "than"], Bound::Over),
            (&["greater", "than"], Bound::Over),
            (&["well", "over"], Bound::Over),
            (&["just", "over"], Bound::Over),
            (&["in", "excess", "of"], Bound::Over),
            (&["upwards", "of"], Bound::Over),
            (&["under"], Bound::Under),
            (&["below"], Bound::Under),
            (&["less", "than"], Bound::Under),
            (&["fewer", "than"], Bound::Under),
            (&["at", "least"], Bound::AtLeast),
            (&["no", "fewer", "than"], Bound::AtLeast),
            (&["no", "less", "than"], Bound::AtLeast),
            (&["not", "less", "than"], Bound::AtLeast),
            (&["a", "minimum", "of"], Bound::AtLeast),
            (&["up", "to"], Bound::UpTo),
            (&["at", "most"], Bound::UpTo),
            (&["as", "many", "as"], Bound::UpTo),
            (&["as", "much", "as"], Bound::UpTo),
            (&["no", "more", "than"], Bound::UpTo),
            (&["not", "more", "than"], Bound::UpTo),
            (&["a", "maximum", "of"], Bound::UpTo),
            (&["just", "about"], Bound::About),
        ];
        if !self.has(at, Sense::Qualifier) && !self.is(at, "as") {
            return (None, at);
        }
        let found = BOUNDS.iter().find(|(words, _)| self.are(at, words));
        found.map_or((None, at), |(words, bound)| (Some(*bound), at + words.len()))
    }

    /// The words behind a number that bound it.
    pub(super) fn bound_behind(&self, at: usize) -> Option<(Bound, usize)> {
        if self.is(at, "or") {
            match self.text(at + 1) {
                "more" => return Some((Bound::AtLeast, at + 2)),
                "less" | "fewer" => return Some((Bound::UpTo, at + 2)),
                "so" => return Some((Bound::About, at + 2)),
                _ => {}
            }
        }
        (self.is(at, "+") && self.is_glued(at)).then_some((Bound::AtLeast, at + 1))
    }
}
