//! The text of a treebank as it was before it was split.

use std::error::Error;
use std::io::{BufRead, BufWriter, Write};

use griot::language::conllu::Reader;

/// Writes the text of a file, which mistakes are told of by its name: spaces where the treebank has them, a blank line before a paragraph.
pub fn write(name: &str, file: impl BufRead, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(out);
    // Whether white space follows the sentence before; none before the first.
    let mut space_after = None;
    for table in Reader::new(file) {
        let table = table.map_err(|error| format!("{name}: {error}"))?;
        let gap = match space_after {
            Some(_) if table.starts_paragraph() => "\n\n",
            Some(true) => " ",
            Some(false) | None => "",
        };
        write!(out, "{gap}{}", table.text())?;
        space_after = table.surfaces().last().map(|surface| surface.row.space_after());
    }
    writeln!(out)?;
    out.flush()?;
    Ok(())
}
