//! The cards of some decks as a plan sees them: what is known of each, and how many are new.

use std::collections::{HashMap, HashSet};

use super::Scope;
use super::error::StoreError;
use super::queue::{Answered, Candidate};
use super::store::{CardRow, Family, STATE_COLUMNS, Store, state_of};
use crate::clock::Day;
use crate::memory::CardState;

/// A card that was answered before, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownCard {
    pub candidate: Candidate,
    pub state: CardState,
}

/// All cards of a scope that are not suspended. Cards that rest today are among them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Holdings {
    /// Those answered before, and where they stand.
    pub known: Vec<KnownCard>,
    /// Those never answered, in the order of their decks.
    pub new: Vec<Candidate>,
}

impl Holdings {
    /// The families with more than so many cards.
    pub fn families_over(&self, most: usize) -> HashSet<Family> {
        let mut sizes: HashMap<Family, usize> = HashMap::new();
        let known = self.known.iter().map(|card| card.candidate.family);
        known.chain(self.new.iter().map(|card| card.family)).for_each(|family| {
            *sizes.entry(family).or_default() += 1;
        });
        sizes.into_iter().filter(|(_, size)| *size > most).map(|(family, _)| family).collect()
    }

    /// Only those of these cards that may be asked.
    pub fn only(mut self, may_be_asked: impl Fn(&Candidate) -> bool) -> Holdings {
        self.known.retain(|card| may_be_asked(&card.candidate));
        self.new.retain(may_be_asked);
        self
    }
}

impl Store {
    /// The cards of a scope that rest today: buried ones, and those of which a sibling was answered unless
    /// their family is `crowded`.
    pub fn resting(
        &self,
        scope: &Scope,
        today: Day,
        crowded: &HashSet<Family>,
    ) -> Result<HashSet<CardRow>, StoreError> {
        self.read(|connection| {
            let answered = Answered::on(connection, today)?;
            let mut resting = HashSet::new();
            let mut statement =
                connection.prepare_cached("SELECT id, family, buried FROM cards WHERE deck = ?1")?;
            for deck in &scope.decks {
                let mut rows = statement.query([deck.0])?;
                while let Some(row) = rows.next()? {
                    let (card, family) = (CardRow(row.get(0)?), Family(row.get(1)?));
                    let is_buried = row.get::<_, Option<i32>>(2)?.is_some_and(|day| day == today.0);
                    if is_buried || !crowded.contains(&family) && answered.has_sibling(card, family) {
                        resting.insert(card);
                    }
                }
            }
            Ok(resting)
        })
    }

    /// All cards of a scope that are not suspended.
    pub fn holdings(&self, scope: &Scope) -> Result<Holdings, StoreError> {
        let sql = format!(
            "SELECT c.id, c.family, c.tags, {STATE_COLUMNS} FROM cards c
             WHERE c.deck = ?1 AND c.suspended = 0 ORDER BY c.position"
        );
        self.read(|connection| {
            let mut holdings = Holdings::default();
            let mut statement = connection.prepare_cached(&sql)?;
            for deck in &scope.decks {
                let mut rows = statement.query([deck.0])?;
                while let Some(row) = rows.next()? {
                    if !scope.tags.is_empty() && !scope.holds(row.get::<_, Option<String>>(2)?.as_deref()) {
                        continue;
                    }
                    let state = state_of(row, 3)?;
                    let candidate = Candidate {
                        card: CardRow(row.get(0)?),
                        family: Family(row.get(1)?),
                        due: state.map(|state| state.due),
                    };
                    match state {
                        Some(state) => holdings.known.push(KnownCard { candidate, state }),
                        None => holdings.new.push(candidate),
                    }
                }
            }
            Ok(holdings)
        })
    }
}
