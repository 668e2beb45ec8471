//! Means over seeds.

use std::ops::Range;
use std::thread;

/// The mean over the seeds, worked out by as many threads as there are processors; the same for any number.
pub fn mean(seeds: Range<u64>, of: impl Fn(u64) -> f64 + Sync) -> f64 {
    let seeds: Vec<u64> = seeds.collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let found: Vec<f64> = thread::scope(|scope| {
        let parts = seeds.chunks(seeds.len().div_ceil(threads).max(1));
        let handles: Vec<_> =
            parts.map(|part| scope.spawn(|| part.iter().map(|seed| of(*seed)).collect::<Vec<_>>())).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("a thread")).collect()
    });
    found.iter().sum::<f64>() / found.len() as f64
}
