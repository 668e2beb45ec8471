//! The exam table: griot's plans beside every single policy, for learners who are as believed and who are
//! not.

use griot::memory::Retention;
use griot::plan::exam::{Guide, Policy, look_ahead, plan_exam, study_day};
use griot::plan::{Course, Learner, Setting};

use crate::app::{WEEK, measure};
use crate::learners::{believed, truths};
use crate::options::Options;
use crate::seeds::mean;

/// The settings that were asked for: cards, days, minutes.
const SETTINGS: [(usize, i32, f64); 4] =
    [(600, 30, 15.0), (1500, 60, 20.0), (300, 60, 10.0), (200, 60, 20.0)];

pub fn table(options: &Options) {
    let settings = if options.settings.is_empty() { SETTINGS.to_vec() } else { options.settings.clone() };
    println!(
        "Exams: recall on the day in percent of all cards, {} seeds from {}.",
        options.seeds, options.seed
    );
    println!("once: planned once; griot: measured, fitted and planned anew every week, as the app does.");
    println!("best: the best single policy for this learner, known only in hindsight.\n");
    for (cards, days, minutes) in settings {
        let stock = options.stock(cards);
        let belief = believed();
        let setting = Setting { learner: &belief, stock: &stock, minutes, days, seed: options.seed ^ 0x5eed };
        let chosen = plan_exam(&setting, |_, _| ()).expect("parameters").chosen().policy.clone();
        println!("{cards} cards, {days} days, {minutes} minutes; chosen: {chosen}");
        println!(
            "{:16} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>7}  best is",
            "learner", "griot", "once", "best", "greedy", "turns", "0.9", "0.9+3", "ahead"
        );
        let mut all = truths();
        all.extend(options.learner.clone().map(|learner| ("given", learner)));
        for (name, truth) in all {
            row(name, &truth, &setting, &chosen, options);
        }
        println!();
    }
}

fn row(name: &str, truth: &Learner, setting: &Setting, chosen: &Policy, options: &Options) {
    let once = |policy: &Policy| {
        let guide = Guide::new(policy.clone(), setting.learner).expect("parameters");
        mean(options.seeds(), |seed| studied(truth, setting, &guide, seed))
    };
    let singles: Vec<(Policy, f64)> =
        singles(setting.days).into_iter().map(|policy| (policy.clone(), once(&policy))).collect();
    let of = |wanted: &Policy| {
        singles.iter().find(|(policy, _)| policy == wanted).map_or(f64::NAN, |(_, recall)| *recall)
    };
    let nine = |last| of(&Policy::Fixed { retention: Retention::default(), last });
    let (best, most) = singles.iter().max_by(|a, b| a.1.total_cmp(&b.1)).expect("policies");
    let griot = mean(options.seeds(), |seed| as_the_app(truth, setting, chosen, seed));
    println!(
        "{name:16} {griot:6.2} {:6.2} {most:6.2} {:6.2} {:6.2} {:6.2} {:6.2} {:+7.2}  {best}",
        once(chosen),
        of(&Policy::Greedy),
        of(&Policy::RoundRobin),
        nine(0),
        nine(3),
        griot - most,
    );
}

fn singles(days: i32) -> Vec<Policy> {
    let fixed = [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99].into_iter().flat_map(|share| {
        let retention = Retention::new(share).expect("a share");
        [0, 1, 2, 3, 5, 7, 10, 14].map(|last| Policy::Fixed { retention, last })
    });
    let fixed = fixed.filter(|policy| !matches!(policy, Policy::Fixed { last, .. } if *last >= days));
    [Policy::Greedy, Policy::RoundRobin].into_iter().chain(fixed).collect()
}

fn studied(truth: &Learner, setting: &Setting, guide: &Guide, seed: u64) -> f64 {
    let mut course = course(truth, setting, seed);
    for left in (1..=setting.days).rev() {
        study_day(&mut course, guide, left);
    }
    share(&course)
}

fn as_the_app(truth: &Learner, setting: &Setting, chosen: &Policy, seed: u64) -> f64 {
    let mut course = course(truth, setting, seed);
    let mut guide = Guide::new(chosen.clone(), setting.learner).expect("parameters");
    for left in (1..=setting.days).rev() {
        if course.today() > 0 && course.today() % WEEK == 0 {
            let learner = measure(&mut course, truth);
            let stock = course.stock();
            let now = Setting { learner: &learner, stock: &stock, days: left, ..*setting };
            let policy = match chosen {
                Policy::Ahead { .. } => look_ahead(&now).expect("parameters"),
                other => other.clone(),
            };
            guide = Guide::new(policy, &learner).expect("parameters");
        }
        study_day(&mut course, &guide, left);
    }
    share(&course)
}

fn course(truth: &Learner, setting: &Setting, seed: u64) -> Course {
    Course::new(truth, setting.learner, setting.stock, setting.minutes, seed).expect("parameters").with_log()
}

fn share(course: &Course) -> f64 {
    course.knowledge() / course.cards() as f64 * 100.0
}
