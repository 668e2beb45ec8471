//! The training itself: which sentences in which order, in which steps.

use griot::language::Relation;
use griot::language::model::features::Features;
use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

use crate::adam::Adam;
use crate::data::Example;
use crate::network::{Batch, Dropout, Gradient, Importance, Network};

/// Words of a step, roughly.
const STEP_WORDS: usize = 1500;
/// The size of the first steps; it falls to nearly zero in a straight line.
const STEP_SIZE: f32 = 0.002;
/// Steps that grow to the first size.
const WARMING: usize = 200;
/// How often gold sentences are read in an epoch.
const GOLD_TIMES: usize = 2;
/// The last epochs, which are to end on what people annotated: gold sentences once more, and of the
/// silver ones the given share.
const ENDING: usize = 2;
const ENDING_SILVER: f32 = 1.0 / 3.0;

/// Sentences as they are read and as they are answered.
pub struct Lessons {
    pub examples: Vec<Example>,
    pub features: Vec<Vec<Features>>,
}

/// All that training goes on with from epoch to epoch.
pub struct Training<'l> {
    pub network: Network,
    gold: &'l Lessons,
    silver: &'l Lessons,
    dropout: Dropout<'l>,
    importance: Importance,
    adam: Adam,
    /// One for each of the two threads.
    gradients: [Gradient; 2],
    rng: Xoshiro256PlusPlus,
    steps: usize,
}

/// A sentence to read.
#[derive(Clone, Copy)]
enum Lesson {
    Gold(usize),
    Silver(usize),
}

impl<'l> Training<'l> {
    /// `counts` says how often the word of each row was seen.
    pub fn new(
        network: Network,
        gold: &'l Lessons,
        silver: &'l Lessons,
        counts: &'l [u32],
        rng: Xoshiro256PlusPlus,
    ) -> Training<'l> {
        let dropout = Dropout { input: 0.2, layer: 0.2, word: 1.0, cluster: 0.1, right_tags: 0.25, counts };
        let importance = Importance {
            tag: 0.7,
            class: 0.2,
            kind: 0.5,
            arc: 1.0,
            relation: 0.7,
            silver: silver_relations(),
        };
        let gradients = [Gradient::zero(&network), Gradient::zero(&network)];
        let adam = Adam::new(&network);
        Training { network, gold, silver, dropout, importance, adam, gradients, rng, steps: 0 }
    }

    /// Reads everything once, in epoch number `epoch` of `epochs`; returns the mean loss of a word.
    pub fn epoch(&mut self, epoch: usize, epochs: usize) -> f32 {
        let batches = self.batches(epoch + ENDING >= epochs);
        let (mut loss, mut words) = (0.0, 0);
        for (number, lessons) in batches.iter().enumerate() {
            let done = (epoch as f32 + number as f32 / batches.len() as f32) / epochs as f32;
            let warm = (self.steps as f32 / WARMING as f32).min(1.0);
            let size = STEP_SIZE * warm * (1.0 - done).max(0.01);
            let count: usize = lessons.iter().map(|&lesson| self.example(lesson).len()).sum();
            loss += self.step(lessons, size, count);
            words += count;
        }
        loss / words.max(1) as f32
    }

    /// The sentences of an epoch, in random order, a list a step.
    fn batches(&mut self, is_ending: bool) -> Vec<Vec<Lesson>> {
        let mut silver: Vec<Lesson> = (0..self.silver.examples.len()).map(Lesson::Silver).collect();
        silver.shuffle(&mut self.rng);
        let mut times = GOLD_TIMES;
        if is_ending {
            silver.truncate((silver.len() as f32 * ENDING_SILVER) as usize);
            times += 1;
        }
        let gold = (0..times).flat_map(|_| (0..self.gold.examples.len()).map(Lesson::Gold));
        let mut order: Vec<Lesson> = gold.chain(silver).collect();
        order.shuffle(&mut self.rng);
        let mut batches: Vec<Vec<Lesson>> = Vec::new();
        let mut words = STEP_WORDS;
        for lesson in order {
            if words >= STEP_WORDS {
                batches.push(Vec::new());
                words = 0;
            }
            words += self.example(lesson).len();
            batches.last_mut().unwrap().push(lesson);
        }
        batches
    }

    fn example(&self, lesson: Lesson) -> &'l Example {
        match lesson {
            Lesson::Gold(at) => &self.gold.examples[at],
            Lesson::Silver(at) => &self.silver.examples[at],
        }
    }

    fn batch(&self, lessons: &[Lesson]) -> Batch<'l> {
        let features = |&lesson: &Lesson| match lesson {
            Lesson::Gold(at) => self.gold.features[at].as_slice(),
            Lesson::Silver(at) => self.silver.features[at].as_slice(),
        };
        Batch {
            examples: lessons.iter().map(|&lesson| self.example(lesson)).collect(),
            features: lessons.iter().map(features).collect(),
        }
    }

    /// Learns from a batch, its halves on two threads, which are always the same halves: the sums
    /// do not depend on which thread is faster. Returns the loss.
    fn step(&mut self, lessons: &[Lesson], size: f32, words: usize) -> f32 {
        let (left, right) = lessons.split_at(lessons.len() / 2);
        let halves = [self.batch(left), self.batch(right)];
        let seeds: [u64; 2] = [self.rng.random(), self.rng.random()];
        let (network, dropout, importance) = (&self.network, &self.dropout, &self.importance);
        let learn = |batch: &Batch<'_>, seed: u64, gradient: &mut Gradient| {
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
            let output = network.read(batch, Some((dropout, &mut rng)));
            network.learn(batch, output, importance, gradient)
        };
        let [first, second] = &mut self.gradients;
        let loss = std::thread::scope(|scope| {
            let other = scope.spawn(|| learn(&halves[1], seeds[1], second));
            learn(&halves[0], seeds[0], first) + other.join().expect("a thread only calculates")
        });
        first.take(second);
        self.adam.step(&mut self.network, first, size, 1.0 / words as f32);
        self.steps += 1;
        loss
    }
}

/// For each relation those that it may stand for in a silver tree, as bits: itself, and the subtypes
/// that silver trees leave out.
fn silver_relations() -> Vec<u64> {
    use Relation as R;
    let kept = [R::NsubjPass, R::OblUnmarked, R::AclRelcl, R::AuxPass, R::CompoundPrt, R::NmodPoss];
    let stands_for = |silver: Relation, real: Relation| {
        silver == real || (silver.name() == real.base() && !kept.contains(&real))
    };
    let bits = |&silver: &Relation| {
        let real = Relation::ALL.iter().filter(|&&real| stands_for(silver, real));
        real.fold(0, |bits, real| bits | 1 << real.index())
    };
    Relation::ALL.iter().map(bits).collect()
}
