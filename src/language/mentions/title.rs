//! Titles and other words that stand before a person's name and are no part of it.

use super::name::{GENERIC, NAMES, is_capital, is_of};
use crate::language::gazetteer::{Cue, Cues};
use crate::language::{Relation, Token};

/// Where the name begins behind titles, and behind a nationality that stands before one: "French
/// President Emmanuel Macron".
pub(super) fn behind_titles(tokens: &[Token], cues: &[Cues], start: usize, end: usize) -> usize {
    let last = cues[end - 1];
    if last.has_any(&GENERIC) && !last.has_any(&[Cue::Surname, Cue::GivenName]) {
        return start;
    }
    // "Minister of Education Stefania Giannini"
    if cues[start].has_any(&[Cue::Title, Cue::Role]) && tokens[start + 1..end].first().is_some_and(is_of) {
        let given = (start + 2..end - 1).find(|at| cues[*at].has(Cue::GivenName));
        // "Secretary of Defense Kamara"
        let last = end - 1;
        let is_last = last > start + 2 && cues[last].has(Cue::Surname) && !cues[last].has_any(&NAMES);
        return given.or(is_last.then_some(last)).unwrap_or(start);
    }
    let goes_on = |at: usize| NAMES.iter().any(|cue| cues[at].has(*cue) && cues[at + 1].has(*cue));
    // "United States President Franklin D. Roosevelt", "Republican George Bush"
    let is_ahead = |at: &usize| {
        cues[*at].has_any(&NAMES)
            || cues[*at].has_any(&[Cue::Title, Cue::Role, Cue::Nationality])
            || is_adjective(&tokens[*at], cues[*at])
    };
    let given = (start + 1..end).find(|at| cues[*at].has(Cue::GivenName) && is_capital(&tokens[*at]));
    if let Some(given) = given.filter(|given| (start..*given).all(|at| is_ahead(&at)))
        && !goes_on(given - 1)
        && (cues[given - 1].has(Cue::Title) || is_adjective(&tokens[given - 1], cues[given - 1]))
    {
        return given;
    }
    let mut first = start;
    for at in start..end - 1 {
        if goes_on(at) || !(is_capital(&tokens[at + 1]) || tokens[at + 1].word.form == ".") {
            break;
        }
        let is_title = cues[at].has_any(&[Cue::Title, Cue::Role]) && !(at > start && is_surname(cues[at]));
        if is_title {
            first = at + 1;
        } else if !cues[at].has(Cue::Nationality) && !is_ahead_of_title(cues, at, end) {
            break;
        }
    }
    // "Dr ." may be two tokens.
    if tokens[first].word.form == "." && first + 1 < end { first + 1 } else { first }
}

/// "Republican", "Socialist", "Egyptian": what somebody is, by its ending.
fn is_adjective(token: &Token, cues: Cues) -> bool {
    let form = token.word.form.as_str();
    let has_ending = ["an", "ist", "ish", "ese"].iter().any(|ending| form.ends_with(ending));
    token.relation == Relation::Amod && has_ending && !cues.has_any(&NAMES)
}

fn is_surname(cues: Cues) -> bool {
    cues.has(Cue::Surname) && !cues.has(Cue::Title)
}

/// "Foreign Minister", "Vice President": a word that goes with the title behind it.
fn is_ahead_of_title(cues: &[Cues], at: usize, end: usize) -> bool {
    at + 2 < end && cues[at + 1].has(Cue::Title) && !cues[at].has_any(&[Cue::GivenName, Cue::Surname])
}
