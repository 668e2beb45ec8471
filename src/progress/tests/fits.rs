//! Fits in the store: kept, in force, and every state as a replay with them has it.

use proptest::prelude::*;

use crate::clock::{Day, Moment};
use crate::deck::{CardKey, Kind};
use crate::memory::Rating::{self, Again, Good};
use crate::memory::{FEWEST, Fit, Fsrs6, Parameters, ParametersId, Retention, Scheduler, default_parameters};
use crate::progress::schema::MIGRATIONS;
use crate::progress::store::cached_state;
use crate::progress::{Answer, CardRow, Import, ImportError, Imported, RecordId, Store, StoreError};

/// A store with histories.
struct Kept {
    home: tempfile::TempDir,
    store: Store,
    day: i32,
}

const CARDS: i64 = 3;

impl Kept {
    /// At one of the versions of the store.
    fn at_version(version: usize) -> Kept {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open_with(&home.path().join("progress.db"), &MIGRATIONS[..version]).unwrap();
        for card in 1..=CARDS {
            store.connection.execute("INSERT INTO cards (key) VALUES (?1)", [format!("d/{card}")]).unwrap();
        }
        Kept { home, store, day: 0 }
    }

    fn new() -> Kept {
        Kept::at_version(MIGRATIONS.len())
    }

    fn scheduler(&self) -> Scheduler<Fsrs6> {
        self.store.scheduler(Retention::default()).unwrap()
    }

    fn answer(
        &mut self,
        card: i64,
        day: i32,
        rating: Rating,
        scheduler: &Scheduler<Fsrs6>,
    ) -> Result<RecordId, StoreError> {
        let session = self.store.begin_session(Moment(0), 0, "d").unwrap();
        let answer = answer_of(session, day, rating);
        self.store.answer(CardRow(card), None, &answer, scheduler).map(|recorded| recorded.id)
    }

    /// Answers every card on so many days, every second day.
    fn study(&mut self, days: i32) -> Vec<RecordId> {
        let scheduler = self.scheduler();
        let mut records = Vec::new();
        for _ in 0..days {
            self.day += 2;
            for card in 1..=CARDS {
                let rating = if (self.day + card as i32) % 5 == 0 { Again } else { Good };
                records.push(self.answer(card, self.day, rating, &scheduler).unwrap());
            }
        }
        records
    }

    fn keep(&mut self, before: f64, after: f64, parameters: Parameters) -> ParametersId {
        let fit = Fit { scored: 20, before, after, parameters };
        self.store.keep_fit(Moment(7), &fit, Retention::default()).unwrap()
    }

    #[track_caller]
    fn is_sound(&self) {
        let health = self.store.health(&self.scheduler()).unwrap();
        assert_eq!((health.stale, health.damage.len()), (0, 0));
    }

    /// Every card with all that is kept of where it stands.
    fn rows(&self) -> Vec<String> {
        let mut cards = self.store.connection.prepare("SELECT * FROM cards ORDER BY id").unwrap();
        let columns = cards.column_count();
        let row = |row: &rusqlite::Row| {
            (0..columns)
                .map(|at| Ok(format!("{:?} ", row.get_ref(at)?)))
                .collect::<rusqlite::Result<String>>()
        };
        cards.query_map([], row).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    /// Asserts that a replay of the log leads to just where every card stands.
    #[track_caller]
    fn is_what_a_replay_gives(&mut self) {
        let before = self.rows();
        let scheduler = self.scheduler();
        self.store.rebuild(&scheduler).unwrap();
        assert_eq!(self.rows(), before);
        self.is_sound();
    }

    fn stability(&self, card: i64) -> f32 {
        cached_state(&self.store.connection, CardRow(card)).unwrap().unwrap().memory.stability
    }
}

fn answer_of(session: crate::progress::SessionId, day: i32, rating: Rating) -> Answer {
    Answer {
        session,
        at: Moment(i64::from(day) * 86_400_000),
        day: Day(day),
        rating,
        kind: Some(Kind::Ask),
        choices: None,
        correct: None,
        latency: 0,
    }
}

fn forgetful() -> Parameters {
    let mut parameters = default_parameters();
    parameters[..4].copy_from_slice(&[0.1, 0.2, 0.4, 0.9]);
    parameters
}

#[test]
fn an_accepted_fit_is_in_force_for_every_card() {
    let mut kept = Kept::new();
    kept.study(4);
    let before = kept.stability(1);
    assert_eq!(kept.keep(0.5, 0.4, forgetful()), ParametersId(1));
    assert_eq!(kept.store.in_force().unwrap().parameters, forgetful());
    assert_eq!(kept.scheduler().parameters(), ParametersId(1));
    assert_ne!(kept.stability(1), before);
    kept.is_sound();
    kept.study(2);
    kept.is_sound();
    let named: Vec<u32> = kept
        .store
        .connection
        .prepare("SELECT parameters FROM records ORDER BY id")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    assert_eq!(named, [vec![0; 12], vec![1; 6]].concat());
    kept.is_what_a_replay_gives();
}

#[test]
fn a_fit_that_is_not_accepted_changes_nothing_and_is_noted() {
    let mut kept = Kept::new();
    kept.study(4);
    let before = kept.stability(1);
    for after in [0.5, 0.6, f64::NAN] {
        assert_eq!(kept.keep(0.5, after, forgetful()), ParametersId(0));
    }
    assert_eq!(kept.stability(1), before);
    assert_eq!(kept.store.in_force().unwrap().parameters, default_parameters());
    let fits = kept.store.fits().unwrap();
    assert!(fits.iter().all(|fit| !fit.accepted && fit.parameters == forgetful() && fit.scored == 20));
    assert_eq!(fits.iter().map(|fit| fit.after).collect::<Vec<_>>(), [Some(0.5), Some(0.6), None]);
    kept.is_sound();
}

#[test]
fn undoing_and_overruling_reach_across_a_fit() {
    let mut kept = Kept::new();
    let records = kept.study(4);
    kept.keep(0.5, 0.4, forgetful());
    let scheduler = kept.scheduler();
    let (first, last) = (records[0], records[records.len() - 1]);
    let state = kept.store.undo(last, Moment(9), Day(9), &scheduler).unwrap().unwrap();
    assert_eq!(state.reviews, 3);
    kept.store.overrule(first, Again, Moment(9), Day(9), &scheduler).unwrap();
    kept.is_what_a_replay_gives();
    let replayed = Scheduler::new(Fsrs6::new(&forgetful()).unwrap(), Retention::default());
    let past = kept.store.past().unwrap();
    let ratings =
        past.iter().filter(|review| review.card == 1).map(|review| (review.day, review.evidence.rating));
    assert_eq!(replayed.replay(ratings).unwrap().memory.stability, kept.stability(1));
}

#[test]
fn a_session_that_was_overtaken_by_a_fit_is_told() {
    let mut kept = Kept::new();
    kept.study(2);
    let old = kept.scheduler();
    kept.keep(0.5, 0.4, forgetful());
    let told = kept.answer(1, 40, Good, &old);
    assert!(matches!(told, Err(StoreError::Refitted { .. })), "{told:?}");
    assert!(matches!(kept.store.rebuild(&old), Err(StoreError::Refitted { .. })));
    let new = kept.scheduler();
    kept.answer(1, 40, Good, &new).unwrap();
    kept.is_sound();
}

#[test]
fn a_fit_is_wanted_when_the_log_has_grown() {
    let mut kept = Kept::new();
    // The first day scores nothing.
    kept.study(1);
    assert!(!kept.store.wants_fit().unwrap());
    kept.study(FEWEST as i32 / CARDS as i32);
    assert!(!kept.store.wants_fit().unwrap());
    kept.study(1);
    assert!(kept.store.wants_fit().unwrap());
    kept.study(300);
    kept.keep(0.5, 0.6, forgetful());
    assert!(!kept.store.wants_fit().unwrap());
    // A fortieth of 921 answers are 24.
    kept.study(7);
    assert!(!kept.store.wants_fit().unwrap());
    kept.study(1);
    assert!(kept.store.wants_fit().unwrap());
}

#[test]
fn the_past_is_what_counts_in_order_of_time() {
    let mut kept = Kept::new();
    let records = kept.study(3);
    let scheduler = kept.scheduler();
    kept.store.undo(records[1], Moment(9), Day(9), &scheduler).unwrap();
    kept.store.overrule(records[2], Again, Moment(9), Day(9), &scheduler).unwrap();
    let past = kept.store.past().unwrap();
    let found: Vec<_> =
        past.iter().map(|review| (review.card, review.day.0, review.evidence.rating)).collect();
    assert_eq!(
        found,
        [
            (1, 2, Good),
            (3, 2, Again),
            (1, 4, Again),
            (2, 4, Good),
            (3, 4, Good),
            (1, 6, Good),
            (2, 6, Good),
            (3, 6, Good),
        ]
    );
    assert_eq!(kept.store.newest_past(100).unwrap(), past);
    // Whole histories only.
    assert_eq!(kept.store.newest_past(4).unwrap().len(), 3);
}

#[test]
fn a_store_from_before_fits_keeps_its_history() {
    let mut kept = Kept::at_version(2);
    let path = kept.home.path().join("progress.db");
    // As griot wrote answers then.
    kept.store.connection.execute_batch(
        "INSERT INTO records (id, kind, card, session, at, day, rating, form, latency, recall, parameters)
         VALUES (x'00000000000000010000000000000000', 1, 1, 1, 0, 10, 3, 1, 5, NULL, 0),
                (x'00000000000000020000000000000000', 1, 1, 1, 9, 12, 3, 1, 5, 0.9, 0)",
    )
    .unwrap();
    kept.store = Store::open(&path).unwrap();
    assert!(kept.home.path().join("progress.v2.db").exists());
    assert_eq!((kept.store.fits().unwrap(), kept.store.past().unwrap().len()), (Vec::new(), 2));
    let scheduler = kept.scheduler();
    kept.store.rebuild(&scheduler).unwrap();
    kept.keep(0.5, 0.4, forgetful());
    kept.is_sound();
}

fn import(card: &str, at: i64, rating: Rating) -> Import {
    let day = Day((at / 1000) as i32);
    Import { card: CardKey::from_stored(card.to_owned()), at: Moment(at), day, rating, latency: 1 }
}

#[test]
fn an_import_adds_what_is_new_or_nothing_at_all() {
    let mut kept = Kept::new();
    let scheduler = kept.scheduler();
    let cards = |store: &Store| store.keys().unwrap().len();
    let answers = [import("x/a", 1000, Good), import("d/1", 2000, Again), import("x/a", 3000, Good)];
    let imported = kept.store.import("x", &answers, &scheduler, |_| {}).unwrap();
    assert_eq!(imported, Imported { added: 3, known: 0, cards: 2 });
    let again = kept.store.import("x", &answers, &scheduler, |_| {}).unwrap();
    assert_eq!(again, Imported { added: 0, known: 3, cards: 0 });
    assert_eq!((cards(&kept.store), kept.store.past().unwrap().len()), (4, 3));
    let older = [import("x/new", 4000, Good), import("x/a", 2500, Good)];
    let refused = kept.store.import("x", &older, &scheduler, |_| {});
    assert!(matches!(refused, Err(ImportError::Older { place: 1 })), "{refused:?}");
    assert_eq!((cards(&kept.store), kept.store.past().unwrap().len()), (4, 3));
    let more = [answers[2].clone(), import("x/a", 4000, Good)];
    let imported = kept.store.import("x", &more, &scheduler, |_| {}).unwrap();
    assert_eq!(imported, Imported { added: 1, known: 1, cards: 1 });
    kept.is_sound();
}

#[test]
fn many_imported_cards_stand_where_a_replay_leads_across_fits() {
    let mut kept = Kept::new();
    let scheduler = kept.scheduler();
    // Three hundred cards, some answered several times a day, one in four forgotten.
    let answers: Vec<Import> = (0..3_000)
        .map(|n| {
            let rating = Rating::from_number(1 + (n * n % 7 % 4) as u8).unwrap();
            import(&format!("x/{}", n * 7 % 300), n * 300, rating)
        })
        .collect();
    kept.store.import("x", &answers, &scheduler, |_| {}).unwrap();
    kept.is_what_a_replay_gives();
    let before = kept.rows();
    let past = kept.store.newest_past(usize::MAX).unwrap();
    let fit = crate::memory::fit(&past, &default_parameters()).unwrap().unwrap();
    // Whether these answers made by rule are foretold better is no matter here.
    kept.keep(1.0, 0.5, fit.parameters);
    let changed = kept.rows().iter().zip(&before).filter(|(after, before)| after != before).count();
    assert_eq!(changed, 300);
    kept.is_what_a_replay_gives();
    let scheduler = kept.scheduler();
    let records: Vec<RecordId> = kept
        .store
        .connection
        .prepare("SELECT id FROM records ORDER BY id DESC LIMIT 600")
        .unwrap()
        .query_map([], |row| row.get(0).map(RecordId))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    for (n, record) in records.into_iter().enumerate().step_by(3) {
        let (at, day) = (Moment(n as i64), Day(950));
        match n % 2 {
            0 => kept.store.undo(record, at, day, &scheduler).unwrap(),
            _ => kept.store.overrule(record, Again, at, day, &scheduler).unwrap(),
        };
    }
    kept.is_what_a_replay_gives();
    kept.keep(0.5, 0.4, forgetful());
    kept.is_what_a_replay_gives();
}

/// What may happen to a log.
#[derive(Debug, Clone)]
enum Deed {
    Answer {
        card: i64,
        rating: Rating,
    },
    /// The record before the last by so many.
    Undo {
        back: usize,
    },
    Overrule {
        back: usize,
        rating: Rating,
    },
    Suspend {
        card: i64,
        suspended: bool,
    },
    Fit {
        accepted: bool,
        first: f32,
    },
    /// The clock goes on, or back.
    Days(i32),
}

fn deed() -> impl Strategy<Value = Deed> {
    let rating = || (1_u8..=4).prop_map(|number| Rating::from_number(number).unwrap());
    prop_oneof![
        6 => (1..=CARDS, rating()).prop_map(|(card, rating)| Deed::Answer { card, rating }),
        4 => (-2..9).prop_map(Deed::Days),
        2 => (0_usize..9).prop_map(|back| Deed::Undo { back }),
        2 => (0_usize..9, rating()).prop_map(|(back, rating)| Deed::Overrule { back, rating }),
        1 => (1..=CARDS, any::<bool>()).prop_map(|(card, suspended)| Deed::Suspend { card, suspended }),
        1 => (any::<bool>(), 0.1_f32..2.0).prop_map(|(accepted, first)| Deed::Fit { accepted, first }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_happens_the_cards_stand_where_a_replay_leads(
        deeds in proptest::collection::vec(deed(), 1..60),
    ) {
        let mut kept = Kept::new();
        let mut answers = Vec::new();
        for deed in deeds {
            let (scheduler, at) = (kept.scheduler(), Moment(i64::from(kept.day) * 86_400_000));
            let day = Day(kept.day);
            let chosen = |back: usize| answers.iter().rev().nth(back).copied();
            match deed {
                Deed::Answer { card, rating } => {
                    answers.push(kept.answer(card, kept.day, rating, &scheduler).unwrap());
                }
                Deed::Undo { back } => {
                    if let Some(record) = chosen(back) {
                        kept.store.undo(record, at, day, &scheduler).unwrap();
                    }
                }
                Deed::Overrule { back, rating } => {
                    if let Some(record) = chosen(back) {
                        kept.store.overrule(record, rating, at, day, &scheduler).unwrap();
                    }
                }
                Deed::Suspend { card, suspended } => {
                    kept.store.suspend(CardRow(card), None, suspended, at, day, &scheduler).unwrap();
                }
                Deed::Fit { accepted, first } => {
                    let mut parameters = default_parameters();
                    parameters[0] = first;
                    kept.keep(0.5, if accepted { 0.4 } else { 0.6 }, parameters);
                }
                Deed::Days(days) => kept.day += days,
            }
        }
        kept.is_what_a_replay_gives();
    }
}
