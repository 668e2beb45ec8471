//! A page for a browser that a command writes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::failure::Failure;
use super::files::{save, save_new};
use crate::text::safe;

/// Why the page cannot be written.
#[derive(Debug, Error)]
pub enum PageError {
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf },
    #[error("{} is a folder", path.display())]
    Folder { path: PathBuf, example: &'static str },
}

impl PageError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            PageError::Exists { .. } => "name another file, or write over it with --force".to_owned(),
            PageError::Folder { path, example } => {
                format!("name a file in it, as in {}", path.join(example).display())
            }
        }
    }
}

/// A file that may be written.
#[derive(Debug)]
pub struct PageFile<'p> {
    path: &'p Path,
    is_forced: bool,
}

impl<'p> PageFile<'p> {
    /// The file at a path, looked at before the work is done. `example` is what it could be called in
    /// a folder; with `is_forced` what is there is written over.
    pub fn at(path: &'p Path, example: &'static str, is_forced: bool) -> Result<PageFile<'p>, PageError> {
        match path.metadata() {
            Ok(data) if data.is_dir() => Err(PageError::Folder { path: path.to_owned(), example }),
            Ok(data) if data.is_file() && !is_forced => Err(PageError::Exists { path: path.to_owned() }),
            _ => Ok(PageFile { path, is_forced }),
        }
    }

    /// Writes the page, and says where it is.
    pub fn write(&self, page: &str) -> Result<(), Failure> {
        // A device or a pipe is written to, and loses nothing.
        let is_device = self.path.metadata().is_ok_and(|data| !data.is_file());
        let is_over = self.is_forced || is_device;
        let written = if is_over { save(self.path, page) } else { save_new(self.path, page) };
        written.map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => PageError::Exists { path: self.path.to_owned() }.into(),
            _ => Failure::Write { path: self.path.to_owned(), source },
        })?;
        Ok(writeln!(io::stdout(), "Saved to {}.", safe(&self.path.display().to_string()))?)
    }
}
