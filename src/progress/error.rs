//! What can go wrong with the store, in the learner's words.

use std::path::PathBuf;

use rusqlite::ErrorCode;
use thiserror::Error;

use super::store::Store;

/// Why the store could not do what it was asked to. Whatever it says, nothing that was confirmed
/// before is lost.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("cannot make the folder {}: {source}", path.display())]
    Folder { path: PathBuf, source: std::io::Error },
    #[error("cannot write to the progress store {}", path.display())]
    NotWritable { path: PathBuf },
    #[error("the progress store {} is damaged, or is no progress store", path.display())]
    Damaged { path: PathBuf },
    #[error("the progress store {} was written by a newer griot (its version is {found}, this griot knows {known})", path.display())]
    Newer { path: PathBuf, found: u32, known: u32 },
    #[error("the disk is full: the progress store {} cannot grow", path.display())]
    Full { path: PathBuf },
    #[error("another program keeps the progress store {} locked", path.display())]
    Busy { path: PathBuf },
    /// Whoever holds the scheduler takes the new one ([`Store::scheduler`]) and goes on.
    #[error("the memory model of the progress store {} was fitted anew in between", path.display())]
    Refitted { path: PathBuf },
    #[error("cannot write the backup {}: {source}", path.display())]
    Backup { path: PathBuf, source: std::io::Error },
    #[error("cannot read or write the progress store {}: {source}", path.display())]
    Sqlite { path: PathBuf, source: rusqlite::Error },
}

impl StoreError {
    /// The error of an SQLite call on the store at `path`.
    pub(super) fn new(path: PathBuf, source: rusqlite::Error) -> StoreError {
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path },
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::NotWritable { path }
            }
            Some(ErrorCode::DiskFull) => StoreError::Full { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
            _ => StoreError::Sqlite { path, source },
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            StoreError::Folder { .. } | StoreError::NotWritable { .. } => {
                "check who owns the folder, or set GRIOT_HOME to a folder that you can write to".to_owned()
            }
            StoreError::Damaged { path } => format!(
                "nothing was changed. Move {}, and put a backup in its place (`griot backup` makes them) or begin \
                 anew",
                Store::aside(path)
            ),
            StoreError::Newer { .. } => "install the newest griot; nothing was changed".to_owned(),
            StoreError::Full { .. } => {
                "free some space and go on: every confirmed answer is saved".to_owned()
            }
            StoreError::Refitted { .. } => "nothing was changed: try again".to_owned(),
            StoreError::Busy { .. } => "wait until it has finished, then try again".to_owned(),
            StoreError::Backup { .. } => "choose a place that you can write to and that has room".to_owned(),
            StoreError::Sqlite { .. } => "`griot doctor` checks the store".to_owned(),
        }
    }
}
