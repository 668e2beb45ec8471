//! The tables of the store, and how an older store becomes a newer one.

use rusqlite::{Connection, TransactionBehavior};

/// What each version adds to the one before; the store's version is how many have been run.
/// Never edit one that was released: add the next.
pub(super) const MIGRATIONS: &[&str] = &[V1, V2, V3, V4];

const V1: &str = "
    -- Facts about this store: its device's name in record ids.
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

    -- The log. Rows are only ever added. The id is 16 bytes: 6 of milliseconds, 2 of a counter,
    -- 8 of the device, so that ids sort by time and logs of two devices merge by union.
    CREATE TABLE records (
        id BLOB PRIMARY KEY,
        kind INTEGER NOT NULL,      -- see RecordKind
        card INTEGER NOT NULL REFERENCES cards (id),
        refers BLOB,                -- the record that this one overrules or undoes
        session INTEGER,
        at INTEGER NOT NULL,        -- milliseconds since 1970
        day INTEGER NOT NULL,       -- study day
        rating INTEGER,             -- 1 to 4
        form INTEGER,               -- kind of card
        choices INTEGER,            -- how many there were to choose from
        correct INTEGER,            -- how the answer was judged
        latency INTEGER,            -- milliseconds from question to answer
        recall REAL,                -- predicted probability of recall
        parameters INTEGER          -- which parameters predicted it; 0 for the defaults
    ) WITHOUT ROWID;
    CREATE INDEX records_by_card ON records (card);
    CREATE INDEX records_by_refers ON records (refers) WHERE refers IS NOT NULL;

    CREATE TABLE sessions (
        id INTEGER PRIMARY KEY,
        started INTEGER NOT NULL,
        ended INTEGER,
        seed INTEGER NOT NULL,
        decks TEXT NOT NULL
    );

    -- Every card ever seen, by its key: a row is never removed. All columns but id and key are
    -- a cache: where the card stands in its deck, and the state that its records lead to.
    CREATE TABLE cards (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        deck INTEGER,               -- NULL when no deck file holds the card
        position INTEGER,           -- place in the deck
        family INTEGER,             -- cards of one fact share it: XXH3 of the first one's key
        start INTEGER,              -- bytes of the fact or the loose card in the file
        length INTEGER,
        part INTEGER,               -- which card of the fact; NULL for a loose card
        gap INTEGER,                -- which gaps of a cloze
        kind INTEGER,
        tags TEXT,                  -- each between two line breaks; NULL for none
        due INTEGER,                -- study day; NULL for a new card
        suspended INTEGER NOT NULL DEFAULT 0,
        stability REAL,
        difficulty REAL,
        first_day INTEGER,
        last_day INTEGER,
        last_rating INTEGER,
        reviews INTEGER,
        lapses INTEGER
    );
    CREATE INDEX cards_by_deck ON cards (deck, suspended, due, position) WHERE deck IS NOT NULL;
    CREATE INDEX cards_by_last_day ON cards (last_day, family) WHERE last_day IS NOT NULL;

    -- A deck is its name; where it was last read from is an attribute.
    CREATE TABLE decks (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        place TEXT NOT NULL,
        title TEXT NOT NULL,
        language TEXT,
        sources TEXT NOT NULL,      -- JSON: [[id, citation], …]
        cards INTEGER NOT NULL,
        facts INTEGER NOT NULL
    );

    -- The files that the decks were read from, to tell whether one has changed.
    CREATE TABLE files (
        place TEXT PRIMARY KEY,     -- absolute path, or builtin:name
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,  -- nanoseconds since 1970
        hash BLOB NOT NULL,         -- XXH3, 128 bits, of the content
        deck INTEGER,               -- NULL when the file cannot be studied
        problem TEXT                -- why it cannot
    ) WITHOUT ROWID;
";

const V2: &str = "
    -- What the cards with a history said when they were last seen, to know them again when an edit
    -- gives them another key. A card of an older store has no row until its deck is read again.
    CREATE TABLE said (
        card INTEGER PRIMARY KEY REFERENCES cards (id),
        fact TEXT,                  -- NULL for a loose card
        kind INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        answer TEXT NOT NULL
    );

    -- The histories that went from one key to another. Rows are only ever added, and marked undone.
    CREATE TABLE links (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,        -- milliseconds since 1970
        old TEXT NOT NULL,          -- keys
        new TEXT NOT NULL,
        how INTEGER NOT NULL,       -- see How
        undone INTEGER NOT NULL DEFAULT 0,
        fact TEXT,                  -- what the card said under its old key, as in `said`;
        kind INTEGER,               -- kind is NULL where that is not known
        prompt TEXT,
        answer TEXT
    );
    CREATE INDEX links_by_new ON links (new);

    -- The histories without a card.
    CREATE INDEX cards_without_deck ON cards (id)
        WHERE deck IS NULL AND (last_day IS NOT NULL OR suspended <> 0);
";

const V3: &str = "
    -- The fits of the memory model's parameters. Rows are only ever added; the last accepted one is
    -- in force, and `records.parameters` names it in what it predicted.
    CREATE TABLE fits (
        id INTEGER PRIMARY KEY,     -- from 1 on: 0 names the defaults
        at INTEGER NOT NULL,        -- milliseconds since 1970
        answers INTEGER NOT NULL,   -- how many the log held
        newest BLOB NOT NULL,       -- the newest record in it
        scored INTEGER NOT NULL,    -- how many reviews it was fitted to
        before REAL,                -- log loss on the newest fifth: of the parameters then in force,
        after REAL,                 -- of the new ones; NULL for no number
        accepted INTEGER NOT NULL,
        parameters TEXT NOT NULL    -- JSON: 21 numbers
    );
";

const V4: &str = "
    -- The day that was picked for a card to come back, and the desired retention that it was picked
    -- for; NULL in answers of older versions, whose choices did not count as possible luck, either.
    ALTER TABLE records ADD COLUMN due INTEGER;
    ALTER TABLE records ADD COLUMN retention REAL;

    -- The study day on which a card is not asked any more.
    ALTER TABLE cards ADD COLUMN buried INTEGER;

    -- The plans that the learner follows. Rows are only ever added, and marked given up.
    CREATE TABLE plans (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,        -- milliseconds since 1970
        day INTEGER NOT NULL,       -- study day
        minutes INTEGER NOT NULL,   -- a day
        exam INTEGER,               -- study day; NULL for a plan of every day
        decks TEXT NOT NULL,        -- of the exam: names, a line each
        follows TEXT NOT NULL,      -- JSON: what is followed
        given_up INTEGER NOT NULL DEFAULT 0
    );

    -- How many cards come back on each day.
    CREATE INDEX cards_by_due ON cards (due, family)
        WHERE due IS NOT NULL AND suspended = 0 AND deck IS NOT NULL;

    -- All that tells how urgent a due card is, so that tens of thousands are ranked in no time.
    CREATE INDEX cards_by_urgency ON cards (deck, due, position, family, stability, last_day, buried)
        WHERE due IS NOT NULL AND suspended = 0 AND deck IS NOT NULL;
";

/// Brings a store to the newest version, in one transaction; gives the version that it has then.
pub(super) fn migrate(connection: &mut Connection, migrations: &[&str]) -> rusqlite::Result<u32> {
    // Another process may be at it: look again once the lock is held.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if from >= migrations.len() {
        // That process was a newer griot's, perhaps: never back to a lower version.
        return Ok(from as u32);
    }
    for migration in migrations.iter().skip(from) {
        transaction.execute_batch(migration)?;
    }
    if from == 0 {
        transaction.execute("INSERT INTO meta (name, value) VALUES ('device', randomblob(8))", [])?;
    }
    transaction.pragma_update(None, "user_version", migrations.len())?;
    transaction.commit()?;
    Ok(migrations.len() as u32)
}
