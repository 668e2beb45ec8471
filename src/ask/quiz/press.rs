//! What keys do at a question of a quiz.

use super::command::Command;
use super::{Answered, Move, Posed, Turned, answered, page};
use crate::answer::{Reply, Task};
use crate::ask::choose::{Chosen, chosen};
use crate::ask::front::Act;
use crate::ask::keys::Key;
use crate::ask::page::Draft;

/// What a key came to where an answer is chosen.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    Turned(Turned),
    /// The draft is another: draw it.
    Changed,
    Help,
    Nothing,
}

/// Where a key leads where an answer is typed; `None` when it belongs to the line.
pub(super) fn way(key: &Key) -> Option<Move> {
    Some(match key {
        Key::Down | Key::Control('n') => Move::Next,
        Key::Up | Key::Control('p') => Move::Back,
        Key::Control('f') => Move::Flag,
        Key::Control('o') => Move::Overview,
        _ => return None,
    })
}

/// The keys that can be pressed where an answer is typed.
pub(super) const TYPED: &str = "Enter answer · ↑↓ move · Ctrl-F flag · Ctrl-O overview · :h help · Esc leave";

/// The keys that can be pressed where an answer is chosen, in words.
pub(super) fn keys_of(posed: &Posed, draft: &Draft) -> String {
    let own = match posed.card.task {
        _ if posed.is_settled || page::is_typed(posed.card.task) => String::new(),
        Task::Pick { choices, .. } => format!("1–{} choose · ", choices.len()),
        Task::TrueFalse { .. } => "1 true · 2 false · ".to_owned(),
        Task::PickAll { choices, .. } => format!("1–{} tick · Enter answer · ", choices.len()),
        Task::Order { items, .. } if draft.places.len() < items.len() => {
            format!("1–{} which comes next · Backspace take back · ", items.len())
        }
        Task::Match { left, right, .. } if draft.places.len() < left.len() => {
            format!("1–{} which belongs to “>” · Backspace take back · ", right.len())
        }
        _ => "Enter answer · Backspace take back · ".to_owned(),
    };
    format!("{own}←→ move · f flag · o overview · e end · h help · q leave")
}

/// The draft that a question begins with: the answer that it has.
pub(super) fn draft(posed: &Posed) -> Draft {
    let places = match posed.given {
        Some(Reply::PickAll(places) | Reply::Order(places) | Reply::Match(places)) => places.clone(),
        _ => Vec::new(),
    };
    Draft { places, is_stepwise: true, ..Draft::default() }
}

/// What a key does where an answer is chosen, or stands.
pub(super) fn pressed(posed: &Posed, draft: &mut Draft, key: &Key) -> Pressed {
    if let Some(then) = moved(key) {
        let answer = match then {
            Move::Leave => Answered::Kept,
            _ if posed.is_settled => Answered::Kept,
            _ => ticked(posed, draft),
        };
        return Pressed::Turned(Turned { answer, then });
    }
    let is_answer =
        matches!(key, Key::Enter | Key::Backspace) || matches!(key, Key::Char(c) if c.is_ascii_digit());
    match key {
        Key::Char('h' | '?') => Pressed::Help,
        Key::Enter if posed.is_settled => Pressed::Turned(Move::Next.into()),
        _ if posed.is_settled => Pressed::Nothing,
        Key::Char('c') if posed.given.is_some() || !draft.places.is_empty() => {
            draft.places.clear();
            Pressed::Turned(Turned { answer: answered(posed.given, None), then: Move::Stay })
        }
        _ if is_answer => match chosen(posed.card.task, draft, key) {
            Chosen::Act(Act::Reply(reply)) => {
                // Enter without a choice: what is chosen by one key stays, what is built up is empty.
                let reply = match reply {
                    Reply::GiveUp => posed.given.filter(|_| is_by_one_key(posed.card.task)).cloned(),
                    reply => Some(reply),
                };
                Pressed::Turned(Turned { answer: answered(posed.given, reply), then: Move::Next })
            }
            Chosen::Changed => Pressed::Changed,
            Chosen::Act(_) | Chosen::Command(_) | Chosen::Nothing => Pressed::Nothing,
        },
        _ => Pressed::Nothing,
    }
}

fn moved(key: &Key) -> Option<Move> {
    match key {
        Key::Escape | Key::Leave => Some(Move::Leave),
        Key::Right | Key::Char(']') | Key::Control('n') => Some(Move::Next),
        Key::Left | Key::Char('[') | Key::Control('p') => Some(Move::Back),
        Key::Control('f') => Some(Move::Flag),
        Key::Control('o') => Some(Move::Overview),
        Key::Char(c) => match Command::named(c.encode_utf8(&mut [0; 4])) {
            Some(Command::Move(then)) => Some(then),
            _ => None,
        },
        _ => None,
    }
}

fn is_by_one_key(task: &Task) -> bool {
    matches!(task, Task::Pick { .. } | Task::TrueFalse { .. })
}

/// What was ticked, or put in order to the end, before the learner went elsewhere counts as given: there is
/// no key that it waits for.
fn ticked(posed: &Posed, draft: &Draft) -> Answered {
    let places = draft.places.clone();
    let reply = match posed.card.task {
        Task::PickAll { .. } if !places.is_empty() => Reply::PickAll(places),
        Task::Order { items, .. } if places.len() == items.len() => Reply::Order(places),
        Task::Match { left, .. } if places.len() == left.len() => Reply::Match(places),
        _ => return Answered::Kept,
    };
    answered(posed.given, Some(reply))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::front::Card;

    fn press(task: &Task, given: Option<&Reply>, keys: &[Key]) -> Pressed {
        let card = Card { deck: "", status: "", prompt: "?", task, hint: None };
        let posed =
            Posed { card, status: &String::new, is_over: &|| false, given, told: None, is_settled: false };
        let mut draft = draft(&posed);
        let mut last = Pressed::Nothing;
        for key in keys {
            last = pressed(&posed, &mut draft, key);
        }
        last
    }

    fn turned(answer: Answered, then: Move) -> Pressed {
        Pressed::Turned(Turned { answer, then })
    }

    fn texts(count: usize) -> Vec<String> {
        (0..count).map(|n| n.to_string()).collect()
    }

    #[test]
    fn a_choice_is_one_key_and_enter_keeps_it() {
        let task = Task::Pick { choices: texts(3), right: 0 };
        let given = Reply::Pick(1);
        let two = Key::Char('2');
        assert_eq!(
            press(&task, None, std::slice::from_ref(&two)),
            turned(Answered::Given(Reply::Pick(1)), Move::Next)
        );
        assert_eq!(press(&task, Some(&given), &[two]), turned(Answered::Kept, Move::Next));
        assert_eq!(press(&task, Some(&given), &[Key::Enter]), turned(Answered::Kept, Move::Next));
        assert_eq!(press(&task, Some(&given), &[Key::Char('c')]), turned(Answered::Withdrawn, Move::Stay));
        assert_eq!(press(&task, None, &[Key::Char('c')]), Pressed::Nothing);
        assert_eq!(press(&task, None, &[Key::Char('9')]), Pressed::Nothing);
        assert_eq!(
            press(&task, None, &[Key::Char('u')]),
            Pressed::Nothing,
            "there is nothing to undo in a quiz"
        );
    }

    #[test]
    fn going_elsewhere_keeps_what_was_ticked() {
        let task = Task::PickAll { choices: texts(3), right: vec![true, false, true] };
        let given = Reply::PickAll(vec![0]);
        let both = Answered::Given(Reply::PickAll(vec![0, 2]));
        assert_eq!(
            press(&task, Some(&given), &[Key::Char('3'), Key::Left]),
            turned(both.clone(), Move::Back)
        );
        assert_eq!(press(&task, Some(&given), &[Key::Char('3'), Key::Char('f')]), turned(both, Move::Flag));
        assert_eq!(press(&task, Some(&given), &[Key::Right]), turned(Answered::Kept, Move::Next));
        assert_eq!(
            press(&task, Some(&given), &[Key::Char('1'), Key::Enter]),
            turned(Answered::Withdrawn, Move::Next)
        );
        assert_eq!(
            press(&task, Some(&given), &[Key::Char('3'), Key::Leave]),
            turned(Answered::Kept, Move::Leave)
        );
        let task = Task::Order { items: texts(2), right: vec![0, 1] };
        assert_eq!(press(&task, None, &[Key::Char('2'), Key::Right]), turned(Answered::Kept, Move::Next));
        let order = Answered::Given(Reply::Order(vec![1, 0]));
        assert_eq!(
            press(&task, None, &[Key::Char('2'), Key::Char('1'), Key::Enter]),
            turned(order, Move::Next)
        );
    }

    #[test]
    fn f_flags_even_where_a_statement_is_judged() {
        let task = Task::TrueFalse { truth: true };
        assert_eq!(press(&task, None, &[Key::Char('f')]), turned(Answered::Kept, Move::Flag));
        let no = Answered::Given(Reply::TrueFalse(false));
        assert_eq!(press(&task, None, &[Key::Char('2')]), turned(no, Move::Next));
    }
}
