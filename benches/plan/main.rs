//! How good the plans are, in simulation.
use griot::plan::{Learner, NewCards, Setting, Stock, choose};
use std::time::Instant;

fn main() {
    // `cargo test --all-targets` runs this too, without the option, and wants no figures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let learner = Learner::default();
    for (cards, days, minutes) in [(2000, 365, 20.0), (5000, 365, 5.0), (5000, 365, 20.0), (500, 365, 20.0)] {
        let stock = Stock::unseen(cards);
        let begun = Instant::now();
        let setting = Setting { learner: &learner, stock: &stock, minutes, days, seed: 1 };
        let choice = choose(&setting, |_, _| {}).expect("parameters");
        println!("{cards}/{days}/{minutes}: {:?} for {} rows", begun.elapsed(), choice.rows.len());
        for (at, row) in choice.rows.iter().enumerate() {
            let new = match row.rule.new {
                NewCards::AtMost(n) => n.to_string(),
                NewCards::Fill => "fill".into(),
            };
            println!(
                "{} {} {new:5} {:7.1} {:6.0} {:5.1} {:5.1} {:7.0}",
                if at == choice.chosen { "*" } else { " " },
                row.rule.retention,
                row.knowledge,
                row.seen,
                row.minutes,
                row.most_minutes,
                row.answers
            );
        }
    }
}
