//! What figures are drawn on: how wide, and with which characters.

use std::io::{self, IsTerminal};

use crate::ask::{columns, is_dumb};
use crate::stats::{Glyphs, NARROWEST};

/// Columns of what goes to no terminal.
const WIDTH: usize = 80;

/// Room to draw in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// In columns; at least [`NARROWEST`].
    pub width: usize,
    pub glyphs: Glyphs,
}

impl Canvas {
    /// That of stdout; `is_plain` asks for ASCII alone, `width` for so many columns.
    pub fn of_stdout(is_plain: bool, width: Option<u16>) -> Canvas {
        let is_terminal = io::stdout().is_terminal();
        let is_plain = is_plain || !is_terminal || is_dumb();
        let found = if is_terminal { columns().filter(|columns| *columns > 0) } else { None };
        Canvas {
            width: width.map_or(found.unwrap_or(WIDTH).max(NARROWEST), usize::from),
            glyphs: if is_plain { Glyphs::Ascii } else { Glyphs::Unicode },
        }
    }
}
