//! Learners who are not as believed.

use griot::memory::{Parameters, default_parameters};
use griot::plan::{Costs, Learner};

/// Forgets much faster, along a steeper curve.
const FORGETFUL: Parameters = [
    0.1, 0.4, 0.7, 2.0, 6.9, 0.8, 3.0, 0.01, 1.2, 0.15, 0.8, 1.2, 0.08, 0.2, 1.6, 0.5, 2.0, 0.6, 0.1, 0.1,
    0.4,
];

/// Fitted to the history of 12,580 reviews that the figures in the README are of.
const REAL: Parameters = [
    0.20289256,
    0.8947445,
    2.509142,
    6.0395803,
    6.659032,
    0.46318364,
    3.2179093,
    0.066552974,
    1.6196369,
    0.2208988,
    0.55872476,
    1.626826,
    0.0038521218,
    0.42485923,
    1.7784228,
    0.6009413,
    1.8729,
    0.69810534,
    0.12949288,
    0.15110709,
    0.2630235,
];

/// What is believed of everyone: the default learner.
pub fn believed() -> Learner {
    Learner::default()
}

/// The true learners by name.
pub fn truths() -> Vec<(&'static str, Learner)> {
    let with = |parameters| Learner { parameters, ..believed() };
    let mut quick = default_parameters();
    quick[..4].iter_mut().for_each(|stability| *stability *= 0.4);
    (quick[8], quick[20]) = (1.4, 0.3);
    let mut slow = default_parameters();
    slow[..4].iter_mut().for_each(|stability| *stability *= 3.0);
    slow[8] = 2.3;
    let mut steep = default_parameters();
    steep[20] = 0.5;
    // Each parameter of the real learner off by a tenth to a quarter, up and down by turns.
    let mut shuffled = REAL;
    for (at, parameter) in shuffled.iter_mut().enumerate() {
        let by = 0.1 + 0.05 * (at * 7 % 4) as f32;
        *parameter *= if at * 5 % 3 == 0 { 1.0 + by } else { 1.0 - by };
    }
    let dear = Costs { new: 30.0, recalled: 8.0, forgotten: 15.0, repeat: 10.0 };
    vec![
        ("as believed", believed()),
        ("a real one", with(REAL)),
        ("shuffled", with(shuffled)),
        ("forgets slowly", with(slow)),
        ("forgets fast", with(quick)),
        ("forgets steeply", with(steep)),
        ("forgetful", with(FORGETFUL)),
        ("starts cold", Learner { first_right: 0.05, repeat_right: 0.5, ..believed() }),
        ("other costs", Learner { costs: dear, first_right: 0.7, ..believed() }),
    ]
}
