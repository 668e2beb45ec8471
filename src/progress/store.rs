//! The store itself: opening, versions, backup and health.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::error::StoreError;
use super::schema::{MIGRATIONS, migrate};
use crate::clock::Moment;
use crate::memory::{CardState, MemoryModel, Scheduler};

/// A card in this store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CardRow(pub(super) i64);

impl CardRow {
    /// A number that only this card has.
    pub fn number(self) -> i64 {
        self.0
    }
}

/// The cards of one fact, in this store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Family(pub(super) i64);

impl Family {
    /// A number that only cards of one fact share.
    pub fn number(self) -> i64 {
        self.0
    }
}

/// A study session, in this store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionId(pub(super) i64);

/// The progress store: one SQLite file.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    path: PathBuf,
    /// This device's part of the record ids.
    pub(super) device: [u8; 8],
}

/// How long to wait for another process: its longest transaction indexes a whole new shelf.
const PATIENCE: Duration = Duration::from_secs(20);

/// The smallest page of an SQLite file, in bytes; a shorter file holds none.
const SHORTEST: u64 = 512;

impl Store {
    /// Opens the store at `path`, and makes it when it is not there. An older store is brought to
    /// today's version after a copy of it was made beside it.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|source| StoreError::Folder { path: folder.to_owned(), source })?;
        }
        // While another process turns a new store to write-ahead logging, or closes the last
        // connection, SQLite answers "busy" at once however long it may wait. So it never waits
        // itself until the store is open, and all tries together take about as long as one wait.
        const PAUSE: Duration = Duration::from_millis(10);
        for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
            match Store::open_with(path, MIGRATIONS) {
                Err(StoreError::Busy { .. }) => std::thread::sleep(PAUSE),
                result => return result,
            }
        }
        Err(StoreError::Busy { path: path.to_owned() })
    }

    pub(super) fn open_with(path: &Path, migrations: &[&str]) -> Result<Store, StoreError> {
        let fail = |source| StoreError::new(path.to_owned(), source);
        // SQLite would take a file so short for an empty store and write over it.
        if path.metadata().is_ok_and(|file| file.is_file() && (1..SHORTEST).contains(&file.len())) {
            return Err(StoreError::Damaged { path: path.to_owned() });
        }
        let mut connection = Connection::open(path).map_err(fail)?;
        connection.busy_timeout(Duration::ZERO).map_err(fail)?;
        let version: u32 =
            connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(fail)?;
        let known = migrations.len() as u32;
        let newer = |found| StoreError::Newer { path: path.to_owned(), found, known };
        if version > known {
            return Err(newer(version));
        }
        // Each answer is on the disk before the next question: the log is synced at every commit.
        connection.pragma_update(None, "journal_mode", "WAL").map_err(fail)?;
        connection.pragma_update(None, "synchronous", "FULL").map_err(fail)?;
        if version < known {
            if version > 0 {
                let copy = path.with_extension(format!("v{version}.db"));
                if !copy.exists() {
                    copy_into(&connection, path, &copy)?;
                }
            }
            let version = migrate(&mut connection, migrations).map_err(fail)?;
            if version > known {
                return Err(newer(version));
            }
        }
        let device = connection
            .query_row("SELECT value FROM meta WHERE name = 'device'", [], |row| row.get(0))
            .map_err(fail)?;
        connection.busy_timeout(PATIENCE).map_err(fail)?;
        Ok(Store { connection, path: path.to_owned(), device })
    }

    /// What makes room for a backup, after "move": SQLite would replay a log that a killed process
    /// left behind over whatever stands in the store's place.
    pub fn aside(path: &Path) -> String {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        format!("{} aside, together with {name}-wal and {name}-shm if they are there", path.display())
    }

    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` in one transaction that begins with the right to write: two processes never
    /// both read what the other is about to change.
    pub(super) fn transaction<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let path = &self.path;
        let fail = |source| StoreError::new(path.clone(), source);
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        let value = work(&transaction).map_err(fail)?;
        transaction.commit().map_err(fail)?;
        Ok(value)
    }

    /// Runs `work` in one transaction, provided that the scheduler's parameters are those in force:
    /// another process may have fitted new ones, and a state that is made of both is none.
    pub(super) fn with_current<M: MemoryModel, T>(
        &mut self,
        scheduler: &Scheduler<M>,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let done = self.transaction(|connection| {
            let is_current = super::fits::in_force_id(connection)? == scheduler.parameters();
            if is_current { work(connection).map(Some) } else { Ok(None) }
        })?;
        done.ok_or_else(|| StoreError::Refitted { path: self.path.clone() })
    }

    /// Runs `work`, which only reads.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        work(&self.connection).map_err(|source| StoreError::new(self.path.clone(), source))
    }

    /// Notes that a session begins.
    pub fn begin_session(&mut self, at: Moment, seed: u64, decks: &str) -> Result<SessionId, StoreError> {
        self.transaction(|connection| {
            connection.execute(
                "INSERT INTO sessions (started, seed, decks) VALUES (?1, ?2, ?3)",
                params![at.0, seed.cast_signed(), decks],
            )?;
            Ok(SessionId(connection.last_insert_rowid()))
        })
    }

    /// Notes that a session is over.
    pub fn end_session(&mut self, session: SessionId, at: Moment) -> Result<(), StoreError> {
        self.transaction(|connection| {
            connection.execute("UPDATE sessions SET ended = ?2 WHERE id = ?1", params![session.0, at.0])?;
            Ok(())
        })
    }

    /// Writes a complete copy of the store to `target`, which must not exist yet.
    pub fn backup(&self, target: &Path) -> Result<(), StoreError> {
        copy_into(&self.connection, &self.path, target)
    }

    /// Checks the whole store: the file's own consistency, and every card's state against a replay
    /// of its records.
    pub fn health<M: MemoryModel>(&self, scheduler: &Scheduler<M>) -> Result<Health, StoreError> {
        self.read(|connection| {
            let file: Vec<String> = connection
                .prepare("PRAGMA integrity_check(10)")?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let records = connection.query_row("SELECT count(*) FROM records", [], |row| row.get(0))?;
            Ok(Health {
                damage: file.into_iter().filter(|line| line != "ok").collect(),
                records,
                stale: super::replay::stale_states(connection, scheduler)?,
            })
        })
    }
}

/// What [`Store::health`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// What SQLite says is wrong with the file; empty when nothing is.
    pub damage: Vec<String>,
    /// How many records the log holds.
    pub records: u64,
    /// How many cards have a state that their records do not lead to.
    pub stale: u64,
}

/// Copies the store at `path` to `target`.
fn copy_into(connection: &Connection, path: &Path, target: &Path) -> Result<(), StoreError> {
    let fail = |source| StoreError::Backup { path: target.to_owned(), source };
    // SQLite would take a name that begins with `file:` for an address; an absolute path never does.
    let absolute = std::path::absolute(target).map_err(fail)?;
    let Some(name) = absolute.to_str() else {
        return Err(fail(io::Error::new(io::ErrorKind::InvalidInput, "its name is no UTF-8")));
    };
    // Made here: where it cannot be, the system says why.
    File::create_new(&absolute).map_err(fail)?;
    let copied = connection.execute("VACUUM INTO ?1", [name]);
    copied.map(drop).map_err(|source| {
        // Half a copy is none. That it stays can be borne.
        let _ = std::fs::remove_file(&absolute);
        match StoreError::new(path.to_owned(), source) {
            error @ (StoreError::Damaged { .. } | StoreError::Busy { .. }) => error,
            StoreError::Sqlite { source, .. } => fail(io::Error::other(source)),
            StoreError::Full { .. } => fail(io::ErrorKind::StorageFull.into()),
            _ => fail(io::ErrorKind::PermissionDenied.into()),
        }
    })
}

/// The state columns of a card, as [`state_of`] reads them.
pub(super) const STATE_COLUMNS: &str =
    "stability, difficulty, first_day, last_day, last_rating, due, reviews, lapses";

/// A card's state from a row whose columns from `at` on are [`STATE_COLUMNS`].
pub(super) fn state_of(row: &rusqlite::Row, at: usize) -> rusqlite::Result<Option<CardState>> {
    use crate::clock::Day;
    use crate::memory::{Memory, Rating};

    let Some(stability) = row.get(at)? else { return Ok(None) };
    let rating: u8 = row.get(at + 4)?;
    let Some(last_rating) = Rating::from_number(rating) else {
        return Err(rusqlite::Error::IntegralValueOutOfRange(at + 4, i64::from(rating)));
    };
    Ok(Some(CardState {
        memory: Memory { stability, difficulty: row.get(at + 1)? },
        first_day: Day(row.get(at + 2)?),
        last_day: Day(row.get(at + 3)?),
        last_rating,
        due: Day(row.get(at + 5)?),
        reviews: row.get(at + 6)?,
        lapses: row.get(at + 7)?,
    }))
}

/// A card's state as the cache has it.
pub(super) fn cached_state(connection: &Connection, card: CardRow) -> rusqlite::Result<Option<CardState>> {
    let state = connection
        .prepare_cached(&format!("SELECT {STATE_COLUMNS} FROM cards WHERE id = ?1"))?
        .query_row([card.0], |row| state_of(row, 0))
        .optional()?;
    Ok(state.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_store_is_refused_and_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("progress.db");
        drop(Store::open(&path).unwrap());
        let raw = Connection::open(&path).unwrap();
        raw.pragma_update(None, "user_version", 999).unwrap();
        drop(raw);
        let error = Store::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 999, .. }), "{error}");
    }

    #[test]
    fn a_locked_store_is_tried_again_without_waiting_at_each_try() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("progress.db");
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch("CREATE TABLE other (x); BEGIN EXCLUSIVE").unwrap();
        for _ in 0..100 {
            assert!(matches!(Store::open_with(&path, MIGRATIONS), Err(StoreError::Busy { .. })));
        }
        std::thread::scope(|scope| {
            let opening = scope.spawn(|| Store::open(&path));
            std::thread::sleep(Duration::from_millis(50));
            raw.execute_batch("ROLLBACK").unwrap();
            opening.join().unwrap().unwrap();
        });
    }

    #[test]
    fn no_migration_leads_to_a_lower_version() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::open(&home.path().join("progress.db")).unwrap();
        store.connection.pragma_update(None, "user_version", 999).unwrap();
        assert_eq!(migrate(&mut store.connection, MIGRATIONS).unwrap(), 999);
        let version: u32 =
            store.connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, 999);
    }

    #[test]
    fn an_older_store_is_copied_then_migrated() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("progress.db");
        let device = Store::open(&path).unwrap().device;
        let newer = [MIGRATIONS, &["CREATE TABLE later (x)"]].concat();
        let store = Store::open_with(&path, &newer).unwrap();
        assert_eq!(store.device, device);
        store.connection.execute("INSERT INTO later VALUES (1)", []).unwrap();
        assert!(home.path().join(format!("progress.v{}.db", MIGRATIONS.len())).exists());
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("progress.db");
        drop(Store::open(&path).unwrap());
        let broken = [MIGRATIONS, &["CREATE TABLE half (x); SELECT no_such_thing()"]].concat();
        assert!(Store::open_with(&path, &broken).is_err());
        let store = Store::open(&path).unwrap();
        assert!(store.connection.execute("INSERT INTO half VALUES (1)", []).is_err());
    }

    #[test]
    fn what_is_no_database_is_named_so() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("progress.db");
        std::fs::write(&path, "not a database, but long enough to be taken for one".repeat(50)).unwrap();
        let error = Store::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    }
}
