//! How well a text was annotated, measured against a treebank as the CoNLL 2018 shared task does it.
//!
//!     cargo run --release --example score_language -- GOLD.conllu SYSTEM.conllu
//!     cargo run --release --example score_language -- --raw GOLD.conllu > text.txt
//!
//! The second writes the text of a treebank as it was before it was split, for `griot parse`.

mod align;
mod corpus;
mod entities;
mod raw;
mod scores;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::process::ExitCode;

use corpus::Corpus;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["--raw", gold] => open(gold).and_then(|file| raw::write(gold, file, &mut io::stdout().lock())),
        [gold, system] if !gold.starts_with('-') => score(gold, system, &mut io::stdout().lock()),
        _ => {
            eprintln!(
                "Usage: score_language GOLD.conllu SYSTEM.conllu\n       score_language --raw GOLD.conllu"
            );
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn score(gold: &str, system: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let (gold, system) = (read(gold)?, read(system)?);
    gold.same_text(&system)?;
    let pairs = align::words(&gold, &system);
    writeln!(out, "{}", scores::overall(&gold, &system, &pairs))?;
    writeln!(out, "{}", scores::relations(&gold, &system, &pairs))?;
    writeln!(out, "{}", scores::lemmas(&gold, &system, &pairs))?;
    write!(out, "{}", entities::kinds(&gold, &system, &pairs))?;
    Ok(())
}

fn read(path: &str) -> Result<Corpus, Box<dyn Error>> {
    Ok(Corpus::read(open(path)?).map_err(|error| format!("{path}: {error}"))?)
}

fn open(path: &str) -> Result<BufReader<File>, Box<dyn Error>> {
    Ok(BufReader::new(File::open(path).map_err(|error| format!("{path}: {error}"))?))
}
