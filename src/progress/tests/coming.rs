//! When cards come back: picked days, and replays that find them again.

use crate::clock::{Day, Moment};
use crate::memory::Rating::{self, Again, Easy, Good};
use crate::memory::{Fit, Fsrs6, Retention, Scheduler, Week, Wishes, default_parameters};
use crate::progress::replay::stale_states;
use crate::progress::schema::MIGRATIONS;
use crate::progress::store::cached_state;
use crate::progress::{Answer, CardRow, DeckRow, Recorded, Scope, Store};

/// A store with cards in one deck; each two are of one fact.
struct Shelf {
    _home: tempfile::TempDir,
    store: Store,
    scheduler: Scheduler<Fsrs6>,
    clock: i64,
}

const DECK: DeckRow = DeckRow(1);

impl Shelf {
    fn new(cards: i64, wishes: impl Into<Wishes>) -> Shelf {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(&home.path().join("progress.db")).unwrap();
        for card in 1..=cards {
            store
                .connection
                .execute(
                    "INSERT INTO cards (id, key, deck, position, family) VALUES (?1, 'd/' || ?1, 1, ?1, ?2)",
                    [card, (card - 1) / 2],
                )
                .unwrap();
        }
        Shelf { _home: home, store, scheduler: Scheduler::new(Fsrs6::default(), wishes), clock: 0 }
    }

    fn answer(&mut self, card: i64, day: i32, rating: Rating, choices: Option<u32>) -> Recorded {
        self.clock += 1;
        let session = self.store.begin_session(Moment(0), 0, "d").unwrap();
        let (at, day) = (Moment(self.clock), Day(day));
        let answer = Answer { session, at, day, rating, kind: None, choices, correct: None, latency: 0 };
        self.store.answer(CardRow(card), None, &answer, &self.scheduler).unwrap()
    }

    fn due(&self, card: i64) -> i32 {
        cached_state(&self.store.connection, CardRow(card)).unwrap().unwrap().due.0
    }

    /// Everything that is known of every card.
    fn all(&self) -> Vec<String> {
        let mut statement = self
            .store
            .connection
            .prepare(
                "SELECT id || ' ' || coalesce(due, '-') || ' ' || coalesce(stability, '-') || ' ' ||
                        coalesce(difficulty, '-') || ' ' || coalesce(last_day, '-') || ' ' ||
                        coalesce(reviews, '-') || ' ' || coalesce(lapses, '-') || ' ' || suspended || ' ' ||
                        coalesce(buried, '-')
                 FROM cards ORDER BY id",
            )
            .unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    #[track_caller]
    fn replays_to_itself(&mut self) {
        let before = self.all();
        assert_eq!(stale_states(&self.store.connection, &self.scheduler).unwrap(), 0);
        self.store.rebuild(&self.scheduler).unwrap();
        assert_eq!(self.all(), before);
    }
}

#[test]
fn a_replay_finds_the_picked_days_again() {
    let mut shelf = Shelf::new(60, Retention::default());
    for (day, rating) in [(0, Good), (3, Good), (9, Good), (40, Again), (40, Good), (44, Easy)] {
        for card in 1..=60 {
            shelf.answer(card, day + (card % 3) as i32, rating, (card % 2 == 0).then_some(4));
        }
    }
    let spread: std::collections::BTreeSet<i32> = (1..=60).map(|card| shelf.due(card)).collect();
    assert!(spread.len() > 5, "{spread:?}");
    shelf.replays_to_itself();
}

#[test]
fn an_undone_or_overruled_answer_leaves_the_day_that_was_picked_before() {
    let mut shelf = Shelf::new(30, Retention::default());
    for card in 1..=30 {
        shelf.answer(card, 0, Easy, None);
    }
    let before = shelf.all();
    let later = shelf.answer(7, 8, Good, None);
    let (at, day) = (Moment(99), Day(8));
    let overruled = shelf.store.overrule(later.id, Easy, at, day, &shelf.scheduler).unwrap().unwrap();
    assert_eq!(overruled.due.0, shelf.due(7));
    shelf.replays_to_itself();
    shelf.store.undo(later.id, at, day, &shelf.scheduler).unwrap();
    assert_eq!(shelf.all(), before);
    shelf.replays_to_itself();
}

#[test]
fn after_a_fit_days_that_still_fit_stay_and_others_are_picked_anew() {
    let mut shelf = Shelf::new(40, Retention::default());
    for card in 1..=40 {
        shelf.answer(card, 0, Easy, None);
        shelf.answer(card, 9, Good, None);
    }
    let before: Vec<i32> = (1..=40).map(|card| shelf.due(card)).collect();
    for (change, moved) in [(1.0, 0), (1.02, 20), (3.0, 40)] {
        let mut parameters = default_parameters();
        parameters[2..4].iter_mut().for_each(|stability| *stability *= change);
        let fit = Fit { scored: 20, before: 1.0, after: 0.5, parameters };
        shelf.store.keep_fit(Moment(7), &fit, Retention::default()).unwrap();
        shelf.scheduler = shelf.store.scheduler(Retention::default()).unwrap();
        let other = (1..=40).zip(&before).filter(|(card, day)| shelf.due(*card) != **day).count();
        assert!(if moved == 0 { other == 0 } else { other <= moved }, "{change}: {other} moved");
        assert!(moved < 40 || other > 20, "{change}: {other} moved");
        shelf.replays_to_itself();
    }
}

#[test]
fn the_days_are_about_as_full_as_wanted() {
    let week = Week([1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0]);
    let mut shelf = Shelf::new(400, Wishes { retention: Retention::default(), week });
    // Long intervals about one day: windows of some weeks.
    for card in (1..=400).step_by(2) {
        for (day, rating) in [(0, Easy), (9, Easy), (60, Easy)] {
            shelf.answer(card, day, rating, None);
        }
    }
    let mut counts = std::collections::BTreeMap::new();
    (1..=400).step_by(2).for_each(|card| *counts.entry(shelf.due(card)).or_insert(0) += 1);
    let (mut of_weekday, mut days) = ([0; 7], [0; 7]);
    let (first, last) = (*counts.keys().next().unwrap(), *counts.keys().last().unwrap());
    for day in first..=last {
        let weekday = (day + 3).rem_euclid(7) as usize;
        of_weekday[weekday] += counts.get(&day).copied().unwrap_or(0);
        days[weekday] += 1;
    }
    assert_eq!(of_weekday[6], 0, "{counts:?}");
    let mean = |weekdays: std::ops::Range<usize>| {
        of_weekday[weekdays.clone()].iter().sum::<i32>() as f64 / days[weekdays].iter().sum::<i32>() as f64
    };
    assert!((0.35..0.65).contains(&(mean(5..6) / mean(0..5))), "{counts:?}");
    let full = |day: i32| (day + 3).rem_euclid(7) < 5 && (first + 7..last - 7).contains(&day);
    let (least, most) = counts
        .iter()
        .filter(|(day, _)| full(**day))
        .fold((99, 0), |(least, most), (_, count)| (least.min(*count), most.max(*count)));
    assert!(most <= 2 * least, "{counts:?}");
}

#[test]
fn siblings_come_back_on_different_days() {
    let mut shelf = Shelf::new(2, Retention::default());
    for day in [0, 8, 30] {
        shelf.answer(1, day, Easy, None);
    }
    for day in [0, 8, 30] {
        shelf.answer(2, day, Easy, None);
        assert_ne!(shelf.due(1), shelf.due(2), "after day {day}");
    }
}

#[test]
fn a_right_choice_counts_for_less() {
    let mut shelf = Shelf::new(3, Retention::default());
    for (card, choices) in [(1, None), (2, Some(4)), (3, Some(2))] {
        shelf.answer(card, 0, Good, choices);
    }
    let stability = |shelf: &Shelf, card| {
        cached_state(&shelf.store.connection, CardRow(card)).unwrap().unwrap().memory.stability
    };
    assert!(stability(&shelf, 1) > stability(&shelf, 2) && stability(&shelf, 2) > stability(&shelf, 3));
    // Whoever says that it was known is believed.
    let answer = shelf.answer(3, 1, Good, Some(2));
    let state = shelf.store.overrule(answer.id, Good, Moment(9), Day(1), &shelf.scheduler).unwrap().unwrap();
    assert!(state.memory.stability > answer.after.memory.stability);
    shelf.replays_to_itself();
}

#[test]
fn a_buried_card_rests_until_the_next_day() {
    let mut shelf = Shelf::new(4, Retention::default());
    shelf.answer(1, 0, Good, None);
    let scope = Scope { decks: vec![DECK], tags: Vec::new() };
    let waiting = |shelf: &Shelf, day: i32| {
        let due = shelf.store.due(&scope, Day(day)).unwrap();
        let fresh = shelf.store.fresh(&scope, Day(day), 9, |_| true).unwrap();
        (due.len(), fresh.len())
    };
    assert_eq!(waiting(&shelf, 5), (1, 3));
    let bury = |shelf: &mut Shelf, card| {
        shelf.store.bury(CardRow(card), None, Moment(50), Day(5), &shelf.scheduler).unwrap()
    };
    let record = bury(&mut shelf, 1);
    bury(&mut shelf, 3);
    assert_eq!(waiting(&shelf, 5), (0, 2));
    assert_eq!(shelf.store.counts(DECK, &[], Day(5)).unwrap().due, 0);
    // However far the clock was ahead, the card rests on that day alone.
    assert_eq!((waiting(&shelf, 4), waiting(&shelf, 6)), ((1, 3), (1, 3)));
    shelf.replays_to_itself();
    shelf.store.undo(record, Moment(51), Day(5), &shelf.scheduler).unwrap();
    assert_eq!(waiting(&shelf, 5), (1, 2));
    shelf.replays_to_itself();
}

#[test]
fn a_store_of_the_version_before_stands_where_it_did() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("progress.db");
    let old = Store::open_with(&path, &MIGRATIONS[..3]).unwrap();
    let state = Scheduler::new(Fsrs6::default(), Retention::default()).answer(None, Day(3), Good);
    old.connection
        .execute_batch(&format!(
            "INSERT INTO cards (id, key, due, stability, difficulty, first_day, last_day, last_rating, reviews, lapses)
             VALUES (1, 'd/a', {}, {}, {}, 3, 3, 3, 1, 0);
             INSERT INTO records (id, kind, card, at, day, rating, choices, parameters)
             VALUES (x'00000000000000010000000000000001', 1, 1, 5, 3, 3, 4, 0)",
            state.due.0, state.memory.stability, state.memory.difficulty
        ))
        .unwrap();
    drop(old);
    let store = Store::open(&path).unwrap();
    let scheduler = store.scheduler(Retention::default()).unwrap();
    assert_eq!(store.health(&scheduler).unwrap().stale, 0);
    assert_eq!(cached_state(&store.connection, CardRow(1)).unwrap(), Some(state));
}
