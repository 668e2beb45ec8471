//! The cards of some decks as a plan sees them: what is known of each, and how many are new.

use super::error::StoreError;
use super::queue::Candidate;
use super::store::{CardRow, Family, STATE_COLUMNS, Store, state_of};
use super::{DueCard, Scope};

/// All cards of a scope that are not suspended.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Holdings {
    /// Those answered before, and where they stand.
    pub known: Vec<DueCard>,
    /// Those never answered, in the order of their decks.
    pub new: Vec<Candidate>,
}

impl Store {
    /// All cards of a scope that are not suspended.
    pub fn holdings(&self, scope: &Scope) -> Result<Holdings, StoreError> {
        let sql = format!(
            "SELECT {STATE_COLUMNS}, c.id, c.family, c.tags FROM cards c
             WHERE c.deck = ?1 AND c.suspended = 0 ORDER BY c.position"
        );
        self.read(|connection| {
            let mut holdings = Holdings::default();
            let mut statement = connection.prepare_cached(&sql)?;
            for deck in &scope.decks {
                let mut rows = statement.query([deck.0])?;
                while let Some(row) = rows.next()? {
                    let tags: Option<String> = row.get("tags")?;
                    if !scope.holds(tags.as_deref()) {
                        continue;
                    }
                    let state = state_of(row, 0)?;
                    let candidate = Candidate {
                        card: CardRow(row.get("id")?),
                        family: Family(row.get("family")?),
                        due: state.map(|state| state.due),
                    };
                    match state {
                        Some(state) => holdings.known.push(DueCard { candidate, state }),
                        None => holdings.new.push(candidate),
                    }
                }
            }
            Ok(holdings)
        })
    }
}
