//! griot: a quiz and flashcard app for the terminal.
//!
//! The house, from the ground up. A room may call the rooms below it, never one above
//! (`tests/it/house.rs` holds that line):
//!
//! | room | what lives there |
//! |---|---|
//! | [`text`], [`clock`] | text made safe for a terminal, wrapping; the time and the study day |
//! | [`network`] | small neural networks: products, layers, weights |
//! | [`language`] | English: words, parts of speech, dependency trees, kinds of things, dates |
//! | [`article`] | the text of a file into prose: plain text, Markdown, web pages |
//! | [`facts`] | who did what to whom, when and where: facts, each from a sentence |
//! | [`deck`] | decks, facts and cards: reading with diagnostics, writing, adding, mending, the shelf |
//! | [`craft`] | what a good editor would say of a deck: warnings, each with its reason |
//! | [`generate`] | facts into cards: forms of question, distractors, refusal, scores |
//! | [`answer`] | what an answer should be, and judging a reply |
//! | [`quiz`] | quizzes: what is drawn, what an answer is worth, the file of an attempt |
//! | [`memory`] | the memory model and the schedule: pure functions |
//! | [`progress`] | the store: the review log, the index of decks, the schedule's cache |
//! | [`paper`] | papers to print, in variants, with their keys; what was typed in from them, marked |
//! | [`session`] | a study session as a state machine, without input or output |
//! | [`stats`] | what happened: figures of a history, and of the questions of a test, as lines and as a page |
//! | [`plan`] | what to learn when: minutes a day and exams, planned by simulation |
//! | [`ask`] | the front ends: terminal, plain lines, script |
//! | [`cli`] | the commands; the only place that wires rooms together |

// Only networks may, to use the processor's wider registers.
#![deny(unsafe_code)]

pub mod answer;
pub mod article;
pub mod ask;
pub mod cli;
pub mod clock;
pub mod craft;
pub mod deck;
pub mod facts;
pub mod generate;
pub mod language;
pub mod memory;
pub mod network;
pub mod paper;
pub mod plan;
pub mod progress;
pub mod quiz;
pub mod session;
pub mod stats;
pub mod text;
