//! How figures are shown: drawn in lines, or as a page for a browser.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::canvas::Canvas;
use super::failure::Failure;
use super::page_file::{PageError, PageFile};
use crate::stats::NARROWEST;

/// What figures are drawn on. The command has `--json`, too.
#[derive(Debug, Args)]
pub struct DrawnArgs {
    /// Write a page for a browser instead; - for stdout
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "plain", "width"])]
    html: Option<PathBuf>,
    /// Write over the file if it is there
    #[arg(long, requires = "html")]
    force: bool,
    /// Draw with ASCII characters only, as into a pipe
    #[arg(long)]
    plain: bool,
    /// Columns to draw for [default: those of the terminal, or 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(NARROWEST as i64..=500))]
    width: Option<u16>,
}

/// Where a page goes.
#[derive(Debug)]
pub enum PagePlace<'p> {
    Stdout,
    File(PageFile<'p>),
}

impl DrawnArgs {
    /// Where the page goes that is asked for, looked at before the work is done; `None` where lines are.
    /// `example` is what it could be called in a folder.
    ///
    /// # Errors
    /// When the file is there already or is a folder.
    pub fn page(&self, example: &'static str) -> Result<Option<PagePlace<'_>>, PageError> {
        Ok(match self.html.as_deref() {
            None => None,
            Some(path) if path == Path::new("-") => Some(PagePlace::Stdout),
            Some(path) => Some(PagePlace::File(PageFile::at(path, example, self.force)?)),
        })
    }

    /// What lines are drawn on.
    pub fn canvas(&self) -> Canvas {
        Canvas::of_stdout(self.plain, self.width)
    }
}

impl PagePlace<'_> {
    /// Writes the page, and says where it is if it is in a file.
    pub fn write(&self, page: &str) -> Result<(), Failure> {
        match self {
            PagePlace::Stdout => Ok(io::stdout().lock().write_all(page.as_bytes())?),
            PagePlace::File(file) => file.write(page),
        }
    }
}
