//! The time of a quiz, noted while its learner thinks: a process that is killed loses little of it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::cli::environment::Clock;
use crate::session::{Deed, Event};

/// How often the time is noted. A quiz that was cut off is charged with as much, so that nobody gains time
/// by killing it.
pub const INTERVAL: Duration = Duration::from_secs(5);

/// Notes the time until dropped.
#[derive(Debug)]
pub struct Pulse {
    used: Option<Sender<u64>>,
    thread: Option<JoinHandle<()>>,
}

impl Pulse {
    /// Begins `used` milliseconds into the quiz. Whenever nothing was told for an `interval`, `write` is
    /// given an event that says how much time was used.
    pub fn begin(
        used: u64,
        clock: Clock,
        interval: Duration,
        write: impl FnMut(&Event) + Send + 'static,
    ) -> Pulse {
        let (send, told) = channel();
        let thread = std::thread::spawn(move || beat(used, &clock, interval, &told, write));
        Pulse { used: Some(send), thread: Some(thread) }
    }

    /// Tells that an event was noted when so many milliseconds were used.
    pub fn tell(&self, used: u64) {
        if let Some(send) = &self.used {
            // A thread that is gone can note nothing; the events are noted all the same.
            let _ = send.send(used);
        }
    }
}

impl Drop for Pulse {
    fn drop(&mut self) {
        self.used = None;
        if let Some(thread) = self.thread.take() {
            // It ends by itself, and holds the file of the quiz until then.
            let _ = thread.join();
        }
    }
}

fn beat(
    mut used: u64,
    clock: &Clock,
    interval: Duration,
    told: &Receiver<u64>,
    mut write: impl FnMut(&Event),
) {
    let mut since = clock.now();
    loop {
        match told.recv_timeout(interval) {
            Ok(now) => (used, since) = (now, clock.now()),
            Err(RecvTimeoutError::Timeout) => {
                let used = used.saturating_add(clock.now().millis_since(since));
                write(&Event { used, deed: Deed::Think });
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_noted_until_the_end_and_counts_from_what_was_told_last() {
        let clock = Clock::Fixed("2026-01-05T10:00:00+00:00[Africa/Bamako]".parse().unwrap());
        let (send, noted) = channel();
        let pulse = Pulse::begin(7, clock, Duration::from_millis(1), move |event| {
            let _ = send.send(event.clone());
        });
        assert_eq!(noted.recv(), Ok(Event { used: 7, deed: Deed::Think }));
        pulse.tell(9);
        assert!(noted.iter().any(|event| event.used == 9));
        drop(pulse);
        assert!(noted.iter().all(|event| event.used == 9), "it goes on after its end");
    }
}
