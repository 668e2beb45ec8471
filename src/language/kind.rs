//! Kinds of things that are named.

use super::names::named;

named! {
    /// What kind of thing a noun phrase speaks of.
    Kind {
        Person = "person", Place = "place", Organisation = "organisation", Event = "event",
        Time = "time", Quantity = "quantity", Work = "work", Other = "other",
    }
}
