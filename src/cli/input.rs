//! A text that a command is given: a file, or what is piped in.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

use super::files::describe;

/// More than any book: a text is held in memory as a whole.
const LARGEST_TEXT: u64 = 1 << 30;

/// Why a text cannot be read.
#[derive(Debug, Error)]
pub enum InputError {
    #[error("{name}: {}", describe(source))]
    Unreadable { name: String, source: io::Error },
    #[error("{name}: it is too large (more than {} MiB)", LARGEST_TEXT >> 20)]
    TooLarge { name: String },
    #[error("{name}: it is no UTF-8 text: byte {at}, counted from 0, belongs to no character")]
    NotUtf8 { name: String, at: usize, is_utf16: bool },
    #[error("{name}: there is no text in it")]
    Empty { name: String },
}

impl InputError {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            InputError::Unreadable { source, .. } if source.kind() == io::ErrorKind::IsADirectory => {
                "name one of its files".to_owned()
            }
            InputError::Unreadable { .. } => "name another file, or - to read what is piped in".to_owned(),
            InputError::TooLarge { .. } => "split it into several".to_owned(),
            InputError::NotUtf8 { is_utf16: true, .. } => {
                "it looks like UTF-16; convert it first, as in `iconv -f UTF-16 -t UTF-8`".to_owned()
            }
            InputError::NotUtf8 { .. } => {
                "if it is text in another encoding, convert it first, as in `iconv -f WINDOWS-1252 -t UTF-8`"
                    .to_owned()
            }
            InputError::Empty { .. } => "name a file with some text".to_owned(),
        }
    }
}

/// The text of a file, or of standard input for `-`.
pub fn text_of(path: &Path) -> Result<String, InputError> {
    let name = name_of(path);
    let bytes = if path == Path::new("-") {
        bytes_from(io::stdin().lock())
    } else {
        // To open a folder is no mistake everywhere.
        match path.metadata() {
            Ok(data) if data.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            _ => File::open(path).and_then(bytes_from),
        }
    };
    let bytes = match bytes {
        Ok(bytes) if bytes.len() as u64 > LARGEST_TEXT => return Err(InputError::TooLarge { name }),
        Ok(bytes) => bytes,
        Err(source) => return Err(InputError::Unreadable { name, source }),
    };
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        InputError::NotUtf8 { name: name.clone(), at, is_utf16 }
    })?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(InputError::Empty { name });
    }
    Ok(text)
}

/// What messages call it.
pub fn name_of(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

fn bytes_from(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
