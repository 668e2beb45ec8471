//! Size: a shelf of 100,000 cards in 100 decks and a log of a million reviews.
//!
//! `cargo bench --bench shelf` makes both in a temporary folder, runs the app there as a whole
//! process and prints what it took beside what it may take; it needs about two minutes and 600 MB.
//! `-- --long` also plays a session to its end, some 13,000 answers. The files were just written, so that they
//! are in the system's cache; on a machine that does other work, run it again.

mod make;
mod past;
mod play;

use std::fs::File;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use griot::clock::Moment;
use griot::deck::Kind;
use griot::memory::{Fsrs6, Rating, Retention, Scheduler};
use griot::progress::{Answer, CardRow, Store};

use make::{Keys, Maker};
use play::{Cost, Griot};

const DECKS: usize = 100;
const CARDS: usize = 100_000;
const REVIEWS: usize = 1_000_000;
const DUE: usize = 20_000;
/// Each start is measured so often; the median counts.
const RUNS: usize = 5;

const MEMORY: u64 = 60_000_000;
const START: Duration = Duration::from_millis(50);
const FIRST_START: Duration = Duration::from_secs(1);
const ANSWERS: usize = 2000;
const ANSWERS_A_SECOND: f64 = 500.0;

fn main() {
    let is_given = |option: &str| std::env::args().any(|argument| argument == option);
    // `cargo test --all-targets` runs this too, without the option, and wants no figures.
    if !is_given("--bench") {
        return;
    }
    let is_long = is_given("--long");
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut table = Table::default();

    let mut maker = Maker::new(1);
    let shelf = make_shelf(home.path(), &mut maker);
    let keys = &maker.keys;
    let bytes: u64 = shelf.iter().map(|path| path.metadata().expect("a deck").len()).sum();
    let name = "reading the decks (library, one thread)";
    let read = read_shelf(&shelf);
    let speed = bytes as f64 / 1e6 / read.as_secs_f64();
    table.say(name, &format!("{speed:.0} MB/s, {:.0} cards/s", CARDS as f64 / read.as_secs_f64()));
    table.say("size of a card", &format!("{} bytes", bytes / CARDS as u64));

    let scheduler = Scheduler::new(Fsrs6::default(), Retention::default());
    let (deeds, today) = past::past(CARDS / 2, REVIEWS, DUE, &scheduler);
    let griot = Griot { home: home.path(), now: format!("{today}T12:00:00+00:00[UTC]") };
    let store = home.path().join("progress.db");

    // The very first start.
    let first = costs(|| {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(home.path().join(format!("progress.db{suffix}")));
        }
        start(&griot, keys)
    });
    table.cost("very first start, to the first question", first, Some(FIRST_START));

    let begun = Instant::now();
    fill(&store, &shelf, &deeds, &scheduler);
    table.say("reviews written in bulk", &per_second(REVIEWS, begun.elapsed()));
    drop(deeds);
    table.say("size of the store", &megabytes(store.metadata().expect("the store").len()));

    table.cost("start, to the first question", costs(|| start(&griot, keys)), Some(START));
    let one = costs(|| {
        let (cost, session) = griot.study(keys, &["deck-042"]);
        session.quit();
        cost
    });
    table.cost("start with one deck, to the first question", one, Some(START));
    let changed = costs(|| {
        change(&shelf[17]);
        start(&griot, keys)
    });
    table.cost("start with one deck changed", changed, None);

    table.say("the disk: synced writes of 16 KB", &per_second(1000, synced_writes(home.path(), 1000)));
    let (_, mut session) = griot.study(keys, &[]);
    let begun = Instant::now();
    for answer in 0..ANSWERS {
        assert!(session.answer(answer % 10 != 0), "the session is over after {answer} answers");
    }
    let rate = ANSWERS as f64 / begun.elapsed().as_secs_f64();
    table.row("durable answers", "500/s", &format!("{rate:.0}/s"), Some(rate >= ANSWERS_A_SECOND));
    let undone = session.undo();
    table.say("undoing one of them", &milliseconds(undone));
    table.memory(&format!("session of {ANSWERS} answers"), session.memory());
    table.say("its end, with the summary", &milliseconds(session.quit()));

    for (name, args, input) in [
        ("home screen", &[][..], "q\n"),
        ("griot decks", &["decks"][..], ""),
        ("griot due", &["due"][..], ""),
        ("griot due --json", &["due", "--json"][..], ""),
        ("griot history --last 20", &["history", "--last", "20"][..], ""),
        ("griot history --json (all)", &["history", "--json"][..], ""),
        ("griot doctor", &["doctor"][..], ""),
    ] {
        let runs = if name.ends_with("(all)") || name.ends_with("doctor") { 1 } else { RUNS };
        let cost = median((0..runs).map(|_| griot.run(args, input).0).collect());
        table.cost(name, cost, None);
    }
    check(&griot, &mut table);
    table.say("undo on a card with 1,000 reviews", &milliseconds(undo_old(&store, &shelf)));

    if is_long {
        let (_, mut session) = griot.study(keys, &[]);
        let begun = Instant::now();
        let mut answers = 0;
        // Cards of one fact rest while one of them is asked: half as many questions as due cards.
        let mut memory = None;
        while session.answer(answers % 10 != 0) {
            answers += 1;
            // The memory of a process that has ended is not told.
            memory = session.memory().or(memory);
        }
        table
            .say(&format!("session of {answers} answers, to its end"), &per_second(answers, begun.elapsed()));
        table.memory("  memory", memory);
        session.quit();
    }
}

/// Times within which a deck of all the cards is to be checked, without mistakes and with some.
const CHECK: Duration = Duration::from_millis(500);
const CHECK_MISTAKES: Duration = Duration::from_secs(2);
const MISTAKES: usize = 1000;

/// `griot check` on one deck of all the cards, and on the same with mistakes.
fn check(griot: &Griot, table: &mut Table) {
    let text = Maker::new(2).deck("All", CARDS);
    let every = text.matches(", a: ").count() / MISTAKES;
    let mut place = 0;
    let broken = text.split_inclusive(", a: ").map(|part| {
        place += 1;
        if place % every == 0 { part.replace(", a: ", " a: ") } else { part.to_owned() }
    });
    let broken: String = broken.collect();
    for (name, text, limit) in [
        ("griot check, 100,000 cards in one deck", &text, CHECK),
        ("griot check, the same with 1,000 mistakes", &broken, CHECK_MISTAKES),
    ] {
        let path = griot.home.join("all.ron");
        std::fs::write(&path, text).expect("a deck");
        let path = path.display().to_string();
        let cost = median((0..RUNS).map(|_| griot.run_to_any_end(&["check", &path], "").0).collect());
        let memory = cost.memory;
        table.cost(name, cost, Some(limit));
        let ratio = memory.map_or(0.0, |memory| memory as f64 / text.len() as f64);
        table.row("  memory, times the file", "3", &format!("{ratio:.1}"), Some(ratio <= 3.0));
    }
}

/// Starts a session over the whole shelf and leaves it at its first question.
fn start(griot: &Griot, keys: &Keys) -> Cost {
    let (cost, session) = griot.study(keys, &[]);
    session.quit();
    cost
}

fn make_shelf(home: &Path, maker: &mut Maker) -> Vec<PathBuf> {
    let folder = home.join("decks");
    std::fs::create_dir(&folder).expect("a folder");
    let decks = (0..DECKS).map(|number| {
        let path = folder.join(format!("deck-{number:03}.ron"));
        let text = maker.deck(&format!("Deck {number}"), CARDS / DECKS);
        std::fs::write(&path, text).expect("a deck is written");
        path
    });
    decks.collect()
}

fn read_shelf(shelf: &[PathBuf]) -> Duration {
    let begun = Instant::now();
    for path in shelf {
        let bytes = std::fs::read(path).expect("a deck");
        let (_, reading) = griot::deck::read_bytes(&bytes);
        assert!(reading.is_sound(), "{}: {:?}", path.display(), reading.errors().next());
    }
    begun.elapsed()
}

/// Writes a deck with one fact changed.
fn change(path: &Path) {
    let text = std::fs::read_to_string(path).expect("a deck");
    std::fs::write(path, text.replacen("says: \"In", "says: \"It is told that in", 1)).expect("written");
}

/// Every card of the shelf. The app has indexed the decks already.
fn cards_of(store: &Store, shelf: &[PathBuf]) -> Vec<CardRow> {
    let cards = shelf.iter().flat_map(|path| {
        let file = store.file(path.to_str().expect("UTF-8")).expect("a store").expect("an indexed deck");
        store.cards_of(file.deck.expect("a sound deck").row).expect("a store")
    });
    cards.map(|(card, _)| card).collect()
}

fn fill(path: &Path, shelf: &[PathBuf], deeds: &[past::Deed], scheduler: &Scheduler<Fsrs6>) {
    let mut store = Store::open(path).expect("a store");
    let cards = cards_of(&store, shelf);
    assert_eq!(cards.len(), CARDS);
    let session = store.begin_session(Moment(0), 0, "").expect("a session");
    for (part, deeds) in deeds.chunks(20_000).enumerate() {
        let answers = deeds.iter().enumerate().map(|(number, (card, day, rating))| {
            let number = part * 20_000 + number;
            let answer = Answer {
                session,
                at: Moment(i64::from(day.0) * 86_400_000 + 36_000_000 + number as i64 % 7_200_000),
                day: *day,
                rating: *rating,
                kind: Some(Kind::Ask),
                choices: None,
                correct: Some(*rating != Rating::Again),
                latency: 1500 + number as u64 * 7919 % 9000,
            };
            // Every second card has a past; each deck has cards old and new.
            (cards[card * 2], answer)
        });
        store.answers(answers, scheduler).expect("answers are written");
    }
}

/// What the disk allows at this time: a durable answer takes one such write, to a file that begins
/// small and is written over again once it has 4 MB.
fn synced_writes(folder: &Path, count: usize) -> Duration {
    let path = folder.join("synced");
    let mut file = File::create(&path).expect("a file");
    let begun = Instant::now();
    for number in 0..count {
        if number % 250 == 0 {
            file.rewind().expect("rewound");
        }
        file.write_all(&[1; 16 * 1024]).expect("written");
        file.sync_data().expect("synced");
    }
    let time = begun.elapsed();
    std::fs::remove_file(path).expect("removed");
    time
}

/// Gives one card 1,000 more reviews and undoes the last.
fn undo_old(path: &Path, shelf: &[PathBuf]) -> Duration {
    let mut store = Store::open(path).expect("a store");
    // The sessions before have fitted other parameters.
    let scheduler = &store.scheduler(Retention::default()).expect("a scheduler");
    let card = cards_of(&store, &shelf[..1])[1];
    let day = griot::clock::Day(40_000);
    let answer = Answer {
        session: store.begin_session(Moment(0), 0, "").expect("a session"),
        at: Moment(0),
        day,
        rating: Rating::Good,
        kind: Some(Kind::Ask),
        choices: None,
        correct: None,
        latency: 0,
    };
    store.answers((0..999).map(|_| (card, answer)), scheduler).expect("answers are written");
    let last = store.answer(card, None, &answer, scheduler).expect("an answer is written");
    let begun = Instant::now();
    store.undo(last.id, Moment(0), day, scheduler).expect("it is undone");
    begun.elapsed()
}

fn costs(mut run: impl FnMut() -> Cost) -> Cost {
    median((0..RUNS).map(|_| run()).collect())
}

/// The median time and the most memory.
fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by_key(|cost| cost.time);
    Cost { time: costs[costs.len() / 2].time, memory: costs.iter().filter_map(|cost| cost.memory).max() }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn per_second(count: usize, time: Duration) -> String {
    format!("{:.0}/s", count as f64 / time.as_secs_f64())
}

/// Prints each figure as it is known.
#[derive(Default)]
struct Table {
    has_head: bool,
}

impl Table {
    fn row(&mut self, name: &str, target: &str, measured: &str, is_met: Option<bool>) {
        if !std::mem::replace(&mut self.has_head, true) {
            println!("{:<44}  {:>9}  {:>28}", "figure", "target", "measured");
        }
        let verdict = is_met.map_or("", |is_met| if is_met { "ok" } else { "MISSED" });
        println!("{name:<44}  {target:>9}  {measured:>28}  {verdict}");
    }

    /// A figure without a target.
    fn say(&mut self, name: &str, measured: &str) {
        self.row(name, "", measured, None);
    }

    fn cost(&mut self, name: &str, cost: Cost, target: Option<Duration>) {
        let shown = target.map_or(String::new(), |target| format!("{} ms", target.as_millis()));
        self.row(name, &shown, &milliseconds(cost.time), target.map(|target| cost.time <= target));
        self.memory("  memory", cost.memory);
    }

    fn memory(&mut self, name: &str, memory: Option<u64>) {
        let measured = memory.map_or("unknown here".to_owned(), megabytes);
        self.row(name, &megabytes(MEMORY), &measured, memory.map(|memory| memory <= MEMORY));
    }
}
