//! The store as a whole: what is answered is what is found again.

mod coming;
mod edits;
mod fits;
mod keeping;

use super::{
    Answer, CardRow, Counts, DeckInfo, DeckRow, HistoryRow, IndexedCard, Outcome, Scope, Stamp, Store,
};
use crate::clock::{Day, Moment};
use crate::deck::{CardKey, DeckId, Entry, Kind, Slot};
use crate::memory::Rating::{self, Again, Easy, Good};
use crate::memory::{Fsrs6, Retention, Scheduler};

const TODAY: Day = Day(20_000);

/// A store of its own, with one deck: families of three cards each.
struct Fixture {
    _home: Option<tempfile::TempDir>,
    store: Store,
    scheduler: Scheduler<Fsrs6>,
    deck: DeckRow,
    clock: i64,
}

impl Fixture {
    fn new(families: u32) -> Fixture {
        let home = tempfile::tempdir().unwrap();
        let mut fixture = Fixture::of(Store::open(&home.path().join("progress.db")).unwrap());
        fixture._home = Some(home);
        fixture.deck = fixture.index("d", families);
        fixture
    }

    /// A store whose folder is kept by somebody else, without a deck.
    fn of(store: Store) -> Fixture {
        let scheduler = Scheduler::new(Fsrs6::default(), Retention::default());
        Fixture { _home: None, store, scheduler, deck: DeckRow(0), clock: 0 }
    }

    fn index(&mut self, name: &str, families: u32) -> DeckRow {
        let cards: Vec<IndexedCard> = (0..families)
            .flat_map(|family| (0..3).map(move |card| (family, card)))
            .map(|(family, card)| IndexedCard {
                entry: Entry {
                    key: CardKey::from_stored(format!("{name}/{family}/{card}")),
                    slot: Slot { fact: Some(family as usize), card, gap: None },
                    kind: Kind::Ask,
                    tags: if family == 0 { vec!["first".into()] } else { Vec::new() },
                    family,
                },
                start: 0,
                length: 1,
            })
            .collect();
        let info = DeckInfo {
            name: DeckId::slug(name),
            title: name.to_owned(),
            language: None,
            sources: vec![("s".into(), "Source".into())],
            facts: families as usize,
            cards: cards.len(),
        };
        let stamp = Stamp { size: 1, modified: 2 };
        self.store
            .index(Moment(0), |indexer| indexer.deck(name, stamp, [7; 16], &info, &cards, |_| None))
            .unwrap()
            .0
            .row
    }

    fn card(&self, key: &str) -> CardRow {
        self.store.card(key).unwrap().unwrap()
    }

    fn answer(&mut self, key: &str, day: Day, rating: Rating) -> super::Recorded {
        self.clock += 1;
        let session = self.store.begin_session(Moment(self.clock), 1, "d").unwrap();
        let answer = Answer {
            session,
            at: Moment(self.clock),
            day,
            rating,
            kind: Some(Kind::Ask),
            choices: None,
            correct: Some(rating != Again),
            latency: 1500,
        };
        let card = self.card(key);
        self.store.answer(card, None, &answer, &self.scheduler).unwrap()
    }

    fn state(&self, key: &str) -> Option<crate::memory::CardState> {
        self.store.spot(self.card(key)).unwrap().unwrap().state
    }

    fn scope(&self) -> Scope {
        Scope { decks: vec![self.deck], tags: Vec::new() }
    }

    fn due(&self, day: Day) -> Vec<String> {
        let found = self.store.due(&self.scope(), day).unwrap();
        found
            .iter()
            .map(|found| self.store.spot(found.candidate.card).unwrap().unwrap().key.to_string())
            .collect()
    }

    fn history(&self) -> Vec<HistoryRow> {
        let mut rows = Vec::new();
        self.store
            .history(None, |row| -> Result<(), super::StoreError> {
                rows.push(row);
                Ok(())
            })
            .unwrap();
        rows
    }

    fn assert_replay_agrees(&mut self) {
        assert_eq!(self.store.health(&self.scheduler).unwrap().stale, 0);
        let before: Vec<_> = self.store.cards_of(self.deck).unwrap();
        self.store.rebuild(&self.scheduler).unwrap();
        assert_eq!(self.store.cards_of(self.deck).unwrap(), before);
    }
}

#[test]
fn an_answer_moves_the_card_and_is_in_the_log() {
    let mut fixture = Fixture::new(2);
    let recorded = fixture.answer("d/0/0", TODAY, Good);
    assert_eq!(recorded.before, None);
    assert_eq!(fixture.state("d/0/0"), Some(recorded.after));
    assert_eq!(recorded.after.due, TODAY + 2);
    let second = fixture.answer("d/0/0", TODAY + 2, Good);
    assert_eq!(second.before, Some(recorded.after));
    let history = fixture.history();
    assert_eq!(history.len(), 2);
    assert_eq!((history[0].card.as_str(), history[0].rating, history[0].recall), ("d/0/0", Good, None));
    assert!(history[1].recall.is_some_and(|recall| (0.89..0.93).contains(&recall)));
    fixture.assert_replay_agrees();
}

#[test]
fn undoing_and_overruling_add_to_the_log_and_change_the_state() {
    let mut fixture = Fixture::new(1);
    let first = fixture.answer("d/0/0", TODAY, Good);
    let second = fixture.answer("d/0/0", TODAY + 2, Again);
    let state = fixture.store.overrule(second.id, Easy, Moment(90), TODAY + 2, &fixture.scheduler).unwrap();
    let straight = fixture.scheduler.replay([(TODAY, Good), (TODAY + 2, Easy)]);
    assert_eq!(state.map(|state| state.memory), straight.map(|state| state.memory));
    assert_eq!(state, fixture.state("d/0/0"));
    let state = fixture.store.undo(second.id, Moment(91), TODAY + 2, &fixture.scheduler).unwrap();
    assert_eq!(state, Some(first.after));
    let state = fixture.store.undo(first.id, Moment(92), TODAY + 2, &fixture.scheduler).unwrap();
    assert_eq!((state, fixture.state("d/0/0")), (None, None));
    let outcomes: Vec<Outcome> = fixture.history().iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::Undone, Outcome::Undone]);
    assert_eq!(fixture.store.health(&fixture.scheduler).unwrap().records, 5);
    fixture.assert_replay_agrees();
}

#[test]
fn siblings_rest_on_the_day_of_an_answer() {
    let mut fixture = Fixture::new(2);
    fixture.answer("d/0/0", TODAY, Again);
    fixture.answer("d/0/1", TODAY + 0, Good);
    fixture.answer("d/1/0", TODAY + -5, Good);
    // Forgotten today, and its sibling was answered today, too: it has to wait.
    assert_eq!(fixture.due(TODAY), ["d/1/0"]);
    assert_eq!(fixture.due(TODAY + 1), ["d/1/0", "d/0/0"]);
    let fresh = fixture.store.fresh(&fixture.scope(), TODAY, 100, |_| true).unwrap();
    let keys: Vec<String> =
        fresh.iter().map(|found| fixture.store.spot(found.card).unwrap().unwrap().key.to_string()).collect();
    assert_eq!(keys, ["d/1/1", "d/1/2"]);
}

#[test]
fn a_deck_with_more_gives_more_where_others_lack() {
    let mut fixture = Fixture::new(50);
    let other = fixture.index("e", 2);
    let scope = Scope { decks: vec![fixture.deck, other], tags: Vec::new() };
    let mut families = std::collections::HashMap::new();
    let mut one_a_family =
        |found: &super::Candidate| *families.entry(found.family).or_insert(found.card) == found.card;
    let fresh = fixture.store.fresh(&scope, TODAY, 40, &mut one_a_family).unwrap();
    assert!(fresh.len() >= 40, "{} of 52 families", fresh.len());
    let all = fixture.store.fresh(&scope, TODAY, 400, &mut one_a_family).unwrap();
    assert_eq!(all.len(), 52);
}

#[test]
fn counts_and_forecasts_follow_the_due_days() {
    let mut fixture = Fixture::new(2);
    let counts = |fixture: &Fixture, day| fixture.store.counts(fixture.deck, &[], day).unwrap();
    assert_eq!(counts(&fixture, TODAY), Counts { due: 0, new: 6 });
    fixture.answer("d/0/0", TODAY, Good);
    fixture.answer("d/1/0", TODAY, Again);
    assert_eq!(counts(&fixture, TODAY), Counts { due: 1, new: 4 });
    assert_eq!(
        fixture.store.counts(fixture.deck, &["first".into()], TODAY).unwrap(),
        Counts { due: 0, new: 2 }
    );
    assert_eq!(
        fixture.store.counts(fixture.deck, &["fir".into()], TODAY).unwrap(),
        Counts { due: 0, new: 0 }
    );
    let forecast = fixture.store.forecast(&[fixture.deck], TODAY).unwrap();
    assert_eq!((forecast.tomorrow, forecast.week), (1, 2));
    assert_eq!(fixture.store.introduced(TODAY).unwrap(), 2);
    assert_eq!(fixture.store.introduced(TODAY + 1).unwrap(), 0);
}

#[test]
fn a_suspended_card_waits_for_its_resumption() {
    let mut fixture = Fixture::new(1);
    let card = fixture.card("d/0/0");
    fixture.answer("d/0/0", TODAY + -9, Good);
    let record = fixture.store.suspend(card, None, true, Moment(50), TODAY, &fixture.scheduler).unwrap();
    assert!(fixture.due(TODAY).is_empty());
    fixture.store.undo(record, Moment(51), TODAY, &fixture.scheduler).unwrap();
    assert_eq!(fixture.due(TODAY), ["d/0/0"]);
    fixture.store.suspend(card, None, true, Moment(52), TODAY, &fixture.scheduler).unwrap();
    fixture.assert_replay_agrees();
    fixture.store.suspend(card, None, false, Moment(53), TODAY, &fixture.scheduler).unwrap();
    assert_eq!(fixture.due(TODAY), ["d/0/0"]);
    fixture.assert_replay_agrees();
}

#[test]
fn a_clock_set_back_does_not_reorder_the_log() {
    let mut fixture = Fixture::new(1);
    fixture.clock = 1_000_000;
    fixture.answer("d/0/0", TODAY, Again);
    fixture.clock = 10;
    fixture.answer("d/0/0", TODAY, Good);
    let ratings: Vec<Rating> = fixture.history().iter().map(|row| row.rating).collect();
    assert_eq!(ratings, [Again, Good]);
    fixture.assert_replay_agrees();
}

#[test]
fn a_card_that_leaves_its_deck_keeps_its_history_and_can_return() {
    let mut fixture = Fixture::new(2);
    let answered = fixture.answer("d/1/2", TODAY + -9, Good);
    let card = fixture.card("d/1/2");
    fixture.index("d", 1);
    assert_eq!(fixture.store.spot(card).unwrap(), None);
    assert!(fixture.due(TODAY).is_empty());
    assert_eq!(fixture.store.orphans().unwrap().len(), 1);
    assert_eq!(fixture.history().len(), 1);
    fixture.index("d", 2);
    assert_eq!(fixture.state("d/1/2"), Some(answered.after));
}

/// Of processes that begin together, none takes away what another one has just indexed.
#[test]
fn readers_that_begin_together_keep_what_the_others_indexed() {
    const READERS: usize = 4;
    for _ in 0..20 {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("progress.db");
        let begin = std::sync::Barrier::new(READERS);
        std::thread::scope(|scope| {
            for _ in 0..READERS {
                scope.spawn(|| {
                    let store = Store::open(&path).unwrap();
                    let mut fixture = Fixture::of(store);
                    begin.wait();
                    fixture.store.keep_index_of("one").unwrap();
                    fixture.index("d", 1);
                    let card = fixture.card("d/0/0");
                    for _ in 0..20 {
                        assert!(fixture.store.spot(card).unwrap().is_some());
                    }
                });
            }
        });
    }
}

#[test]
fn another_reader_reads_every_file_again() {
    let mut fixture = Fixture::new(1);
    fixture.store.keep_index_of("one").unwrap();
    fixture.index("d", 1);
    fixture.store.keep_index_of("one").unwrap();
    assert!(fixture.store.file("d").unwrap().is_some());
    fixture.store.keep_index_of("two").unwrap();
    assert_eq!(fixture.store.file("d").unwrap(), None);
}

#[test]
fn two_stores_on_one_file_lose_nothing() {
    let mut fixture = Fixture::new(40);
    let path = fixture.store.path().to_owned();
    let cards: Vec<CardRow> = (0..40).map(|n| fixture.card(&format!("d/{n}/0"))).collect();
    let session = fixture.store.begin_session(Moment(0), 1, "d").unwrap();
    std::thread::scope(|scope| {
        for half in cards.chunks(20) {
            let (path, scheduler) = (&path, &fixture.scheduler);
            scope.spawn(move || {
                let mut store = Store::open(path).unwrap();
                for card in half.iter().chain(half) {
                    let answer = Answer {
                        session,
                        at: Moment(5),
                        day: TODAY,
                        rating: Good,
                        kind: Some(Kind::Ask),
                        choices: None,
                        correct: None,
                        latency: 0,
                    };
                    store.answer(*card, None, &answer, scheduler).unwrap();
                }
            });
        }
    });
    assert_eq!(fixture.history().len(), 80);
    fixture.assert_replay_agrees();
}
