//! The program as a person or a script meets it: whole commands, whole sessions, whole screens.
//!
//! [`griot`] runs the binary in a home of its own with a clock that stands still; [`pty`] runs it
//! in a terminal. The decks that the tests study are in [`decks`].

#[cfg(unix)]
mod adding;
mod analyze;
mod broken;
mod builtin;
mod changing;
mod check;
mod clocks;
mod damage;
mod decks;
#[cfg(unix)]
mod editing;
mod foretelling;
mod generate;
mod griot;
mod house;
mod keeping;
mod kinds;
#[cfg(unix)]
mod leaving;
mod leeches;
mod limits;
mod lists;
mod mali;
mod page;
mod papers;
mod parse;
mod plain;
mod planning;
mod preview;
#[cfg(unix)]
mod pty;
mod quiz;
mod quiz_drawn;
#[cfg(unix)]
mod quiz_left;
#[cfg(unix)]
mod quiz_screens;
#[cfg(unix)]
mod review;
#[cfg(unix)]
mod screens;
mod starting;
mod stats;
mod store;
mod talk;
mod tolerance;
#[cfg(unix)]
mod typing;
mod usage;
mod verify;
