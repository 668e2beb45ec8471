//! What a word may be.

use crate::language::names::named;

named! {
    /// What a word may be, by the lists of names and nouns.
    Cue {
        /// Part of the name of a country, a nation or a historical state.
        Country = "country",
        /// Part of the name of a city or town.
        City = "city",
        /// Part of the name of another place: region, sea, river, mountain, island, planet.
        Place = "place",
        /// A nationality, people, language or religion, as adjective or noun.
        Nationality = "nationality",
        GivenName = "given-name",
        Surname = "surname",
        /// Part of the name, or the acronym, of a well-known organisation.
        Organisation = "organisation",
        /// Part of the name of a well-known event, era or feast.
        Event = "event",
        /// Stands before a person's name: "President", "Dr.".
        Title = "title",
        /// What a person is: "minister", "historian", "daughter".
        Role = "role",
        /// What a place is: "river", "province".
        PlaceNoun = "place-noun",
        /// What an organisation is: "party", "ministry", "Inc.".
        OrganisationNoun = "organisation-noun",
        /// What an event is: "battle", "coup", "summit".
        EventNoun = "event-noun",
        /// What a work is: "novel", "treaty", "song".
        WorkNoun = "work-noun",
        /// A month, a weekday, or a noun such as "century".
        TimeNoun = "time-noun",
        /// "percent", "million", "kilometre".
        QuantityNoun = "quantity-noun",
    }
}

/// A set of [`Cue`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cues(u16);

const _: () = assert!(Cue::ALL.len() <= u16::BITS as usize);

impl Cues {
    /// Whether it is among them.
    pub const fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue.index()) != 0
    }

    /// Whether one of them is.
    pub fn has_any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|cue| self.has(*cue))
    }

    /// Adds one.
    pub const fn insert(&mut self, cue: Cue) {
        self.0 |= 1 << cue.index();
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// All of them, in order of [`Cue::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Cue> {
        Cue::ALL.iter().copied().filter(move |cue| self.has(*cue))
    }
}

impl Extend<Cue> for Cues {
    fn extend<T: IntoIterator<Item = Cue>>(&mut self, cues: T) {
        cues.into_iter().for_each(|cue| self.insert(cue));
    }
}
