//! Stores that cannot be used: told with a way out, and left as they are.

use std::fs;

use crate::decks::{THREE, numbers};
use crate::griot::{Griot, Output};

/// What opens the store.
const COMMANDS: [&str; 8] =
    ["", "study three", "decks", "due", "show three", "history", "resume three", "backup copy.db"];

fn studied() -> Griot {
    let griot = Griot::new().deck("three.ron", THREE);
    griot.run("study three").stdin("1\n2\n").code(0);
    griot
}

/// Runs every command on the store as it is, and asserts that each fails well and changes nothing.
#[track_caller]
fn refused(griot: &Griot, told: &str) {
    let before = fs::read(griot.store()).unwrap();
    for command in COMMANDS.iter().chain(&["doctor"]) {
        griot.run(command).code(1).fails_well().warns(told);
        assert!(fs::read(griot.store()).unwrap() == before, "`griot {command}` changed the store");
        assert!(!griot.path("copy.db").exists(), "`griot {command}` left half a copy");
    }
}

#[test]
fn garbage_is_refused() {
    let griot = studied();
    fs::write(griot.store(), "This is no database. ".repeat(400)).unwrap();
    refused(
        &griot,
        "error: the progress store [folder]/home/progress.db is damaged, or is no progress store\n\
         hint: nothing was changed. Move [folder]/home/progress.db aside, together with progress.db-wal and \
         progress.db-shm if they are there, and put a backup in its place (`griot backup` makes them) or begin anew\n",
    );
}

#[test]
fn what_is_short_is_refused() {
    let griot = studied();
    fs::write(griot.store(), "x").unwrap();
    refused(&griot, "is damaged, or is no progress store\n");
}

#[test]
fn a_newer_store_is_refused() {
    let griot = studied();
    let connection = rusqlite::Connection::open(griot.store()).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    refused(
        &griot,
        "error: the progress store [folder]/home/progress.db was written by a newer griot \
         (its version is 99, this griot knows 4)\nhint: install the newest griot; nothing was changed\n",
    );
}

#[test]
fn a_truncated_store_is_found_out() {
    let griot = studied();
    let whole = fs::read(griot.store()).unwrap();
    for size in [whole.len() / 2, whole.len() - 4096, 4096] {
        fs::write(griot.store(), &whole[..size]).unwrap();
        damaged(&griot.run("doctor").code(1));
        // It may open or not, but it neither panics nor grows.
        survives(&griot);
        assert_eq!(fs::read(griot.store()).unwrap(), whole[..size]);
    }
}

#[test]
fn every_overwritten_page_is_found_out() {
    let griot = Griot::new().deck("many.ron", numbers("Many", 200)).deck("three.ron", THREE);
    griot.run("study many").stdin("1\n2\n3\n").code(0);
    let whole = fs::read(griot.store()).unwrap();
    assert!(whole.len() > 10 * 4096, "{} bytes", whole.len());
    for page in 0..whole.len() / 4096 {
        let mut broken = whole.clone();
        broken[page * 4096..(page + 1) * 4096].fill(0xa5);
        fs::write(griot.store(), &broken).unwrap();
        damaged(&griot.run("doctor").code(1));
    }
    // The last page is one of those that a session can go without for a while.
    survives(&griot);
}

/// Asserts that `doctor` said that the store is damaged and what to do about it.
#[track_caller]
fn damaged(doctor: &Output) {
    let is_refused = doctor.err.contains("is damaged, or is no progress store\nhint: ");
    let is_found = doctor
        .out
        .contains("together with progress.db-wal and progress.db-shm if they are there, and put a backup");
    assert!(is_refused || is_found, "{doctor}");
}

/// Runs every command, none of which may panic.
#[track_caller]
fn survives(griot: &Griot) {
    for command in COMMANDS {
        let output = griot.run(command).any_code();
        if output.code == Some(1) {
            output.fails_well();
        } else {
            assert_eq!(output.code, Some(0), "{output}");
        }
        let _ = fs::remove_file(griot.path("copy.db"));
    }
}

#[test]
fn a_folder_in_the_store_s_place_is_refused() {
    let griot = Griot::new().deck("three.ron", THREE);
    fs::create_dir(griot.store()).unwrap();
    for command in COMMANDS {
        griot.run(command).code(1).stdout("").fails_well().warns("[folder]/home/progress.db");
    }
    assert!(griot.store().is_dir());
}

#[test]
fn a_file_in_the_home_s_place_is_refused() {
    let griot = Griot::new();
    fs::remove_dir_all(griot.home()).unwrap();
    fs::write(griot.home(), "mine").unwrap();
    for command in COMMANDS {
        griot.run(command).code(1).stdout("").fails_well().warns("[folder]/home");
    }
    assert_eq!(fs::read(griot.home()).unwrap(), b"mine");
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_read_is_left_out() {
    use std::os::unix::fs::PermissionsExt;

    let griot = studied().deck("closed/four.ron", THREE);
    let closed = griot.path("home/decks/closed");
    let allow = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o000);
    // To root everything is permitted.
    if fs::read_dir(&closed).is_err() {
        let told = "[folder]/home/decks/closed: you have no permission to read it\n";
        griot.run("due").code(0).warns(told);
        griot.run("decks").code(0).says("\nthree ").says(&format!("Left out: {told}"));
        let told =
            "/closed: error: you have no permission to read it\n1 deck checked: 1 error, 0 warnings.\n";
        griot.run("check home/decks").code(1).says(told);
    }
    allow(0o755);
}

#[test]
fn a_file_in_the_shelf_s_place_is_told() {
    let griot = Griot::new();
    griot.write("home/decks", "mine");
    griot.run("decks").code(0).says("\nmali ").says("Left out: [folder]/home/decks: ");
}

#[test]
#[cfg(unix)]
fn a_home_without_permission_to_write_is_refused() {
    use std::os::unix::fs::PermissionsExt;

    let griot = Griot::new();
    let allow = |mode| fs::set_permissions(griot.home(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    // To root everything is permitted.
    if fs::write(griot.path("home/probe"), "").is_err() {
        griot.run("due").code(1).stdout("").fails_well().warns("cannot write to the progress store");
        assert_eq!(fs::read_dir(griot.home()).unwrap().count(), 0);
    }
    allow(0o755);
}
