//! A list to choose from, as it stands on a terminal.

use crate::text::{clip, safe_line, width};

use super::front::{Menu, MenuItem};
use super::keys::Key;
use super::paint::{Block, Palette, Style};

/// What a key does in a menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Open,
    Leave,
    /// Another item is selected; may lie behind the last.
    Select(usize),
    Help,
    Redraw,
}

/// A menu drawn for a window.
pub(super) struct Drawn {
    pub lines: Vec<String>,
    /// How many items are shown.
    pub room: usize,
}

/// Draws a menu around the selected item, in a window of `columns` by `rows`.
pub(super) fn draw(
    menu: &Menu,
    selected: usize,
    notices: &[String],
    palette: Palette,
    (columns, rows): (usize, usize),
) -> Drawn {
    let paint = |blocks: &[Block]| -> Vec<String> {
        blocks.iter().flat_map(|block| palette.lines(block, columns)).collect()
    };
    let warn = |text: &String| Block::marked("! ", Style::Warn, text);
    let mut head = vec![Block::new(Style::Strong, menu.title), Block::space()];
    head.extend(notices.iter().map(warn));
    let help = if menu.is_study { " · h help" } else { "" };
    let keys = format!("Enter {} · ↑↓ or 1–9 choose{help} · q leave", menu.verb);
    let keys = paint(&[Block::space(), Block::new(Style::Dim, keys)]);
    let mut notes = paint(&menu.notes.iter().map(warn).collect::<Vec<_>>());
    // What is wrong with other decks must not push the decks off the screen.
    notes.truncate(rows / 3);
    if !notes.is_empty() {
        notes.insert(0, String::new());
    }
    let mut lines = paint(&head);
    let room = rows.saturating_sub(lines.len() + notes.len() + keys.len()).max(1);
    let first = (selected + 1).saturating_sub(room);
    let shown = menu.items.iter().enumerate().skip(first).take(room);
    // The digits that choose.
    let number = |place: usize| if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
    let line = |(place, item)| line(item, &number(place), place == selected, palette, columns);
    lines.extend(shown.map(line));
    lines.extend(notes);
    lines.extend(keys);
    Drawn { lines, room }
}

/// A line of a list: an item behind its number, its detail at the right.
pub(super) fn line(
    item: &MenuItem,
    number: &str,
    is_selected: bool,
    palette: Palette,
    columns: usize,
) -> String {
    let marker = if is_selected { ">" } else { " " };
    let detail = safe_line(&item.detail);
    let detail = clip(&detail, columns / 2);
    // Marker, number, and two columns between the parts.
    let room = columns.saturating_sub(width(&detail) + width(number) + 6).max(1);
    let label = safe_line(&item.label);
    let label = clip(&label, room);
    let fill = " ".repeat(room.saturating_sub(width(&label)));
    let style = if is_selected { Style::Strong } else { Style::Body };
    let left = palette.paint(style, &format!("{marker} {number}  {label}{fill}  "));
    format!("{left}{}", palette.paint(Style::Dim, &detail))
}

/// What a key does when the item `selected` of a menu whose last one is `last` is selected and
/// `room` of them are shown.
pub(super) fn step(key: &Key, selected: usize, last: usize, room: usize) -> Step {
    match key {
        Key::Enter | Key::Char(' ') => Step::Open,
        Key::Escape | Key::Leave | Key::Char('q') => Step::Leave,
        Key::Char('h' | '?') => Step::Help,
        Key::Up | Key::Char('k') => Step::Select(selected.checked_sub(1).unwrap_or(last)),
        Key::Down | Key::Char('j') => Step::Select(if selected == last { 0 } else { selected + 1 }),
        Key::PageUp => Step::Select(selected.saturating_sub(room)),
        Key::PageDown => Step::Select(selected + room),
        Key::Home => Step::Select(0),
        Key::End => Step::Select(last),
        Key::Char(c) => match c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1)) {
            Some(place) if place <= last => Step::Select(place),
            _ => Step::Redraw,
        },
        _ => Step::Redraw,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_item_is_shown_and_no_line_is_too_wide() {
        let items: Vec<MenuItem> = (0..30)
            .map(|n| MenuItem {
                label: format!("日本語の deck {n}\u{1b}[2J"),
                detail: "3 due, 20 new".into(),
            })
            .collect();
        let notes = vec!["a note that is longer than the window is wide".to_owned(); 9];
        let menu = Menu { title: "griot", items: &items, notes: &notes, verb: "study", is_study: true };
        for selected in [0, 7, 29] {
            let drawn = draw(&menu, selected, &[], Palette::None, (40, 20));
            assert!(drawn.lines.len() <= 20, "{:#?}", drawn.lines);
            assert!(drawn.lines.iter().all(|line| width(line) <= 40 && !line.contains('\u{1b}')));
            assert_eq!(drawn.lines.iter().filter(|line| line.starts_with("> ")).count(), 1);
        }
    }

    #[test]
    fn keys_go_round_and_digits_choose() {
        assert_eq!(step(&Key::Up, 0, 4, 3), Step::Select(4));
        assert_eq!(step(&Key::Down, 4, 4, 3), Step::Select(0));
        assert_eq!(step(&Key::Char('3'), 0, 4, 3), Step::Select(2));
        assert_eq!(step(&Key::Char('9'), 0, 4, 3), Step::Redraw);
        assert_eq!(step(&Key::Char('0'), 0, 4, 3), Step::Redraw);
    }
}
