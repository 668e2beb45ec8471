//! How good plans are, in simulation: the exam and the minutes tables.
//!
//! `cargo bench --bench plan` prints both. `-- exam` or `-- minutes` prints one; `--seeds 20`, `--seed 1`
//! (the first of them), `--setting CARDS/DAYS/MINUTES` (again for more), `--half` (half of the cards were
//! answered before) and `--parameters w0,w1,…,w20` (a true learner more) try something else.

mod app;
mod exam;
mod learners;
mod minutes;
mod options;
mod seeds;

use std::process::ExitCode;

use options::Options;

fn main() -> ExitCode {
    // `cargo test --all-targets` runs this too, without the option, and wants no figures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    match Options::read(std::env::args().skip(1)) {
        Ok(options) => {
            if options.exam {
                exam::table(&options);
            }
            if options.minutes {
                minutes::table(&options);
            }
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}
