//! What keys do where an answer is chosen by digits.

use crate::answer::{Reply, Task};
use crate::memory::Rating;

use super::command::Command;
use super::front::Act;
use super::keys::Key;
use super::page::Draft;

/// What a key came to where digits choose.
pub(super) enum Chosen {
    Act(Act),
    Command(Command),
    /// The draft is another: draw it.
    Changed,
    Nothing,
}

/// The keys that can be pressed, in words.
pub(super) fn keys_of(task: &Task, draft: &Draft) -> String {
    let own = match task {
        Task::Pick { choices, .. } => format!("1–{} choose", choices.len()),
        Task::TrueFalse { .. } => "1 true · 2 false".to_owned(),
        Task::PickAll { choices, .. } => format!("1–{} tick · Enter answer", choices.len()),
        Task::Order { items, .. } => {
            if draft.places.len() == items.len() {
                "Enter answer · Backspace take back".to_owned()
            } else {
                format!("1–{} which comes next · Backspace take back", items.len())
            }
        }
        Task::Match { right, left, .. } => {
            if draft.places.len() == left.len() {
                "Enter answer · Backspace take back".to_owned()
            } else {
                format!("1–{} which belongs to “>” · Backspace take back", right.len())
            }
        }
        Task::Flip { .. } if draft.revealed => {
            return "Did you know it?  1 again · 2 hard · 3 good · 4 easy · u undo · h help · q leave"
                .to_owned();
        }
        Task::Flip { .. } => "Enter shows the other side".to_owned(),
        Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } => String::new(),
    };
    format!("{own} · ? hint · s skip · u undo · h help · q leave")
}

/// What a key does where digits choose.
pub(super) fn chosen(task: &Task, draft: &mut Draft, key: &Key) -> Chosen {
    let digit = match key {
        Key::Char(c) => c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1)),
        _ => None,
    };
    let reply = |reply| Chosen::Act(Act::Reply(reply));
    match (task, key, digit) {
        (_, Key::Escape | Key::Leave, _) => Chosen::Command(Command::Quit),
        (Task::Flip { .. }, Key::Char('1'..='4'), Some(place)) if draft.revealed => {
            match Rating::ALL.get(place) {
                Some(rating) => Chosen::Act(Act::Grade(*rating)),
                None => Chosen::Nothing,
            }
        }
        (Task::Flip { .. }, Key::Enter | Key::Char(' '), _) if !draft.revealed => {
            draft.revealed = true;
            Chosen::Changed
        }
        (Task::Pick { choices, .. }, _, Some(place)) if place < choices.len() => reply(Reply::Pick(place)),
        (Task::TrueFalse { .. }, Key::Char('1' | 't'), _) => reply(Reply::TrueFalse(true)),
        (Task::TrueFalse { .. }, Key::Char('2' | 'f'), _) => reply(Reply::TrueFalse(false)),
        (Task::PickAll { choices, .. }, _, Some(place)) if place < choices.len() => {
            match draft.places.iter().position(|chosen| *chosen == place) {
                Some(at) => drop(draft.places.remove(at)),
                None => draft.places.push(place),
            }
            Chosen::Changed
        }
        (Task::Order { items, .. }, _, Some(place)) if place < items.len() => {
            if draft.places.contains(&place) {
                return Chosen::Nothing;
            }
            draft.places.push(place);
            Chosen::Changed
        }
        (Task::Match { left, right, .. }, _, Some(place)) if place < right.len() => {
            if draft.places.len() == left.len() {
                return Chosen::Nothing;
            }
            draft.places.push(place);
            Chosen::Changed
        }
        (Task::Order { .. } | Task::Match { .. }, Key::Backspace, _) if draft.places.pop().is_some() => {
            Chosen::Changed
        }
        (Task::Flip { .. }, Key::Enter, _) => Chosen::Nothing,
        (_, Key::Enter, _) => match (task, std::mem::take(&mut draft.places)) {
            (_, places) if places.is_empty() => reply(Reply::GiveUp),
            (Task::PickAll { .. }, places) => reply(Reply::PickAll(places)),
            (Task::Order { items, .. }, places) if places.len() == items.len() => reply(Reply::Order(places)),
            (Task::Match { left, .. }, places) if places.len() == left.len() => reply(Reply::Match(places)),
            (_, places) => {
                draft.places = places;
                Chosen::Nothing
            }
        },
        (_, Key::Char(c), None) => match Command::named(c.encode_utf8(&mut [0; 4])) {
            Some(command) => Chosen::Command(command),
            None => Chosen::Nothing,
        },
        _ => Chosen::Nothing,
    }
}
