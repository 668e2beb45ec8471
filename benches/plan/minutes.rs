//! The minutes table: the rule that is chosen beside a desired retention of 0.9.

use std::ops::Range;
use std::time::Instant;

use griot::memory::Retention;
use griot::plan::{Course, Learner, NewCards, Rule, Setting, choose, follow};

use crate::app::measure;
use crate::learners::{believed, truths};
use crate::options::Options;
use crate::seeds::mean;

/// Cards, days and minutes: from little time for many cards to much time for few.
const SETTINGS: [(usize, i32, f64); 5] =
    [(5000, 365, 5.0), (5000, 365, 20.0), (2000, 365, 20.0), (500, 180, 5.0), (500, 365, 20.0)];

pub fn table(options: &Options) {
    let settings = if options.settings.is_empty() { SETTINGS.to_vec() } else { options.settings.clone() };
    // A year averages out much: fewer seeds are enough.
    let seeds = options.seeds.div_ceil(5);
    println!("Minutes: cards recalled at the end, {seeds} seeds from {}.", options.seed);
    println!("known: the rule chosen when the learner is known; ahead: by how much that is ahead of 0.9.");
    println!(
        "once: the rule chosen for the default learner; griot: that, then measured, fitted and chosen anew."
    );
    println!("0.9: that retention, the better of 10 new cards a day and as many as there is time for.\n");
    for (cards, days, minutes) in settings {
        let (belief, stock) = (believed(), options.stock(cards));
        let setting = Setting { learner: &belief, stock: &stock, minutes, days, seed: options.seed ^ 0x5eed };
        let begun = Instant::now();
        let choice = choose(&setting, |_, _| ()).expect("parameters");
        let chosen = choice.chosen();
        println!(
            "{cards} cards, {days} days, {minutes} minutes; chosen: {}, {} in {:.1} s",
            chosen.rule.retention,
            new(chosen.rule.new),
            begun.elapsed().as_secs_f64()
        );
        println!(
            "{:16} {:>8} {:>8} {:>8} {:>8} {:>8}  known is",
            "learner", "known", "0.9", "ahead", "griot", "once"
        );
        let mut all = truths();
        all.extend(options.learner.clone().map(|learner| ("given", learner)));
        for (name, truth) in all {
            row(name, &truth, &setting, chosen.rule, &(options.seed..options.seed + seeds));
        }
        println!();
    }
}

fn row(name: &str, truth: &Learner, setting: &Setting, chosen: Rule, seeds: &Range<u64>) {
    let fixed = |rule: Rule, belief: &Learner| {
        mean(seeds.clone(), |seed| {
            let mut course = course(truth, &Setting { learner: belief, ..*setting }, seed);
            follow(&mut course, rule, setting.days);
            course.knowledge()
        })
    };
    let nine = [NewCards::AtMost(10), NewCards::Fill]
        .map(|new| fixed(Rule { retention: Retention::default(), new }, truth))
        .into_iter()
        .fold(0.0, f64::max);
    let own = choose(&Setting { learner: truth, ..*setting }, |_, _| ()).expect("parameters").chosen().rule;
    let known = fixed(own, truth);
    let griot = mean(seeds.clone(), |seed| as_the_app(truth, setting, chosen, seed));
    let once = fixed(chosen, setting.learner);
    println!(
        "{name:16} {known:8.1} {nine:8.1} {:+7.1}% {griot:8.1} {once:8.1}  {}, {}",
        (known / nine - 1.0) * 100.0,
        own.retention,
        new(own.new)
    );
}

/// Days between choices. The app chooses every week; that would take hours here.
const QUARTER: i32 = 91;

fn as_the_app(truth: &Learner, setting: &Setting, chosen: Rule, seed: u64) -> f64 {
    let mut course = course(truth, setting, seed);
    let mut rule = chosen;
    while course.today() < setting.days {
        if course.today() > 0 {
            let learner = measure(&mut course, truth);
            let stock = course.stock();
            let days = setting.days - course.today();
            let now = Setting { learner: &learner, stock: &stock, days, ..*setting };
            rule = choose(&now, |_, _| ()).expect("parameters").chosen().rule;
        }
        let days = QUARTER.min(setting.days - course.today());
        follow(&mut course, rule, days);
    }
    course.knowledge()
}

fn course(truth: &Learner, setting: &Setting, seed: u64) -> Course {
    Course::new(truth, setting.learner, setting.stock, setting.minutes, seed).expect("parameters").with_log()
}

fn new(new: NewCards) -> String {
    match new {
        NewCards::AtMost(most) => format!("{most} new cards a day"),
        NewCards::Fill => "new cards as there is time".to_owned(),
    }
}
