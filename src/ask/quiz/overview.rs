//! The list of all questions of a quiz, as it stands on a terminal.

use super::{Move, Row};
use crate::ask::front::MenuItem;
use crate::ask::keys::Key;
use crate::ask::menu::{self, line};
use crate::ask::paint::{Block, Palette, Style};

/// What a key does in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Done(Move),
    /// Another row is selected; may lie behind the last.
    Select(usize),
    Redraw,
}

const KEYS: &str = "Enter open · ↑↓ choose · e end the quiz · Esc back · q leave";

/// The lines of the list around the row `selected`, in a window of `columns` by `rows`, and how many
/// questions are in them.
pub(super) fn draw(
    title: &str,
    list: &[Row],
    selected: usize,
    notices: &[String],
    palette: Palette,
    (columns, rows): (usize, usize),
) -> (Vec<String>, usize) {
    let paint = |block: &Block| palette.lines(block, columns);
    let mut lines = paint(&Block::new(Style::Strong, title));
    lines.push(String::new());
    lines.extend(notices.iter().flat_map(|notice| paint(&Block::marked("! ", Style::Warn, notice))));
    let keys = paint(&Block::new(Style::Dim, KEYS));
    let room = rows.saturating_sub(lines.len() + 1 + keys.len()).max(1);
    let digits = list.len().to_string().len();
    let first = (selected + 1).saturating_sub(room);
    for (place, row) in list.iter().enumerate().skip(first).take(room) {
        let item = MenuItem { label: row.asked.clone(), detail: row.state().to_owned() };
        lines.push(line(&item, &format!("{:>digits$}", place + 1), place == selected, palette, columns));
    }
    lines.push(String::new());
    lines.extend(keys);
    (lines, room)
}

/// What a key does when the row `selected` is, `last` is the last, and `room` of them are shown.
pub(super) fn step(key: &Key, selected: usize, last: usize, room: usize) -> Step {
    match key {
        Key::Char('e') => Step::Done(Move::Finish),
        Key::Escape | Key::Left | Key::Char('o') => Step::Done(Move::Stay),
        key => match menu::step(key, selected, last, room) {
            menu::Step::Open => Step::Done(Move::GoTo(selected)),
            menu::Step::Leave => Step::Done(Move::Leave),
            menu::Step::Select(place) => Step::Select(place),
            menu::Step::Help | menu::Step::Redraw => Step::Redraw,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn the_selected_question_is_shown_and_no_line_is_too_wide() {
        let row = |number: usize| Row {
            asked: format!("日本語 question {number}\u{1b}[2J"),
            is_answered: number.is_multiple_of(2),
            is_flagged: number.is_multiple_of(3),
        };
        let list: Vec<Row> = (0..30).map(row).collect();
        for selected in [0, 11, 29] {
            let (lines, _) = draw("Quiz", &list, selected, &[], Palette::None, (40, 20));
            assert!(lines.len() <= 20, "{lines:#?}");
            assert!(lines.iter().all(|line| width(line) <= 40 && !line.contains('\u{1b}')), "{lines:#?}");
            assert!(
                lines.iter().any(|line| line.starts_with(&format!("> {:>2}  ", selected + 1))),
                "{lines:#?}"
            );
        }
    }

    #[test]
    fn keys_open_end_and_go_back() {
        let step = |key: Key| step(&key, 2, 4, 3);
        assert_eq!(step(Key::Enter), Step::Done(Move::GoTo(2)));
        assert_eq!(step(Key::Char('e')), Step::Done(Move::Finish));
        assert_eq!(step(Key::Escape), Step::Done(Move::Stay));
        assert_eq!(
            (step(Key::Leave), step(Key::Char('q'))),
            (Step::Done(Move::Leave), Step::Done(Move::Leave))
        );
        assert_eq!(step(Key::Down), Step::Select(3));
    }
}
