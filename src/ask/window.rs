//! The window of a terminal: a page painted in it, keys and lines read below.

use std::convert::Infallible;
use std::io::{self, Write};

use crossterm::terminal::size;

use super::editor::Editor;
use super::front::FrontError;
use super::keys::{Key, read};
use super::paint::{Block, Style};
use super::terminal::Terminal;
use crate::text::width;

/// Longer lines are hard to read (45 to 75 characters is the typographers' measure).
pub(super) const MEASURE: usize = 84;

/// What is on the screen: a body that can be scrolled, and lines that stay at the bottom.
struct Page<'a> {
    body: &'a [Block],
    keys: &'a Block,
    /// The line being typed, behind its prompt.
    input: Option<(&'a str, &'a Editor)>,
}

/// What a prompt for a key does with one.
pub(super) enum Step<T> {
    Done(T),
    Stay,
}

impl Terminal {
    /// Paints the page, its body from line `scroll` on (or as near as it has lines), and returns
    /// how far it can be scrolled.
    fn paint(&self, page: &Page, scroll: usize) -> io::Result<usize> {
        let (columns, rows) = size().map(|(columns, rows)| (usize::from(columns), usize::from(rows)))?;
        let columns = columns.max(8);
        let measure = columns.min(MEASURE);
        let paint = |block: &Block| self.palette.lines(block, measure);
        let notices = self.notices.iter().map(|notice| Block::marked("! ", Style::Warn, notice));
        let body: Vec<String> =
            notices.chain(page.body.iter().cloned()).flat_map(|block| paint(&block)).collect();
        let keys = paint(page.keys);
        let below = keys.len() + 1 + usize::from(page.input.is_some());
        let room = rows.saturating_sub(below).max(1);
        let furthest = body.len().saturating_sub(room);
        let scroll = scroll.min(furthest);
        let mut screen = String::from("\x1b[H\x1b[2J");
        for (row, line) in body.iter().skip(scroll).take(room).enumerate() {
            let hidden = (row == 0 && scroll > 0) || (row + 1 == room && scroll < furthest);
            let line = match hidden {
                true => self.palette.paint(Style::Dim, "… (arrow keys scroll)"),
                false => line.clone(),
            };
            screen.push_str(&line);
            screen.push_str("\r\n");
        }
        screen.push_str("\r\n");
        screen.push_str(&keys.join("\r\n"));
        if let Some((prompt, editor)) = page.input {
            screen.push_str("\r\n");
            screen.push_str(&typing(prompt, editor, columns));
        }
        write(&screen)?;
        Ok(furthest)
    }

    /// Shows a page and hands each key to `on_key` until that is done. Scrolling and resizing are
    /// seen to here.
    pub(super) fn keys<T>(
        &mut self,
        body: &[Block],
        keys: &str,
        mut on_key: impl FnMut(&Key) -> Step<T>,
    ) -> Result<T, FrontError> {
        let keys = Block::new(Style::Dim, keys);
        let page = Page { body, keys: &keys, input: None };
        let mut view = View { scroll: 0, furthest: self.paint(&page, 0)? };
        loop {
            let key = read()?;
            if view.turned_by(&key) {
                view.furthest = self.paint(&page, view.scroll)?;
            } else if let Step::Done(value) = on_key(&key) {
                self.notices.clear();
                return Ok(value);
            }
        }
    }

    /// Reads a line behind `prompt`, below `body`, that begins as `text`.
    pub(super) fn enter(
        &mut self,
        body: &[Block],
        keys: &str,
        prompt: &str,
        text: &str,
    ) -> Result<Entered, FrontError> {
        match self.enter_or(body, keys, prompt, text, |_| None::<Infallible>)? {
            Ended::Entered(entered) => Ok(entered),
            Ended::By(never, _) => match never {},
        }
    }

    /// As [`Terminal::enter`]; a key that `ends` knows ends it, too, whatever it does to a line otherwise.
    pub(super) fn enter_or<T>(
        &mut self,
        body: &[Block],
        keys: &str,
        prompt: &str,
        text: &str,
        ends: impl Fn(&Key) -> Option<T>,
    ) -> Result<Ended<T>, FrontError> {
        let keys = Block::new(Style::Dim, keys);
        let mut editor = Editor::default();
        editor.insert(text);
        let mut view = View {
            scroll: 0,
            furthest: self.paint(&Page { body, keys: &keys, input: Some((prompt, &editor)) }, 0)?,
        };
        loop {
            let key = read()?;
            if view.turned_by(&key) {
                view.furthest =
                    self.paint(&Page { body, keys: &keys, input: Some((prompt, &editor)) }, view.scroll)?;
                continue;
            }
            if let Some(value) = ends(&key) {
                self.notices.clear();
                return Ok(Ended::By(value, editor.text().to_owned()));
            }
            match key {
                Key::Enter => {
                    self.notices.clear();
                    return Ok(Ended::Entered(Entered::Line(editor.text().to_owned())));
                }
                Key::Escape => return Ok(Ended::Entered(Entered::Escape)),
                Key::Leave => return Ok(Ended::Entered(Entered::Leave)),
                key if !edit(&mut editor, &key) => continue,
                _ => {}
            }
            let columns = size().map(|(columns, _)| usize::from(columns))?;
            write(&typing(prompt, &editor, columns))?;
        }
    }
}

/// Which part of a page is in the window.
struct View {
    /// The first line shown.
    scroll: usize,
    /// The last that can be the first.
    furthest: usize,
}

impl View {
    /// Whether the key asks for the page to be painted again: at another place, or in a window of
    /// another size.
    fn turned_by(&mut self, key: &Key) -> bool {
        match key {
            Key::Up | Key::PageUp if self.furthest > 0 => {
                self.scroll = self.scroll.min(self.furthest).saturating_sub(1);
            }
            Key::Down | Key::PageDown if self.furthest > 0 => {
                self.scroll = (self.scroll + 1).min(self.furthest);
            }
            Key::Resize => {}
            _ => return false,
        }
        true
    }
}

/// Does to the line being typed what the key says; false when it says nothing.
fn edit(editor: &mut Editor, key: &Key) -> bool {
    match key {
        Key::Char(c) => editor.insert(c.encode_utf8(&mut [0; 4])),
        Key::Paste(text) => editor.insert(text),
        Key::Backspace | Key::Control('h') => editor.backspace(),
        Key::Delete => editor.delete(),
        Key::Left | Key::Control('b') => editor.left(),
        Key::Right | Key::Control('f') => editor.right(),
        Key::Home | Key::Control('a') => editor.home(),
        Key::End | Key::Control('e') => editor.end(),
        Key::Control('u') => editor.delete_to_start(),
        Key::Control('k') => editor.delete_to_end(),
        Key::Control('w') => editor.delete_word(),
        _ => return false,
    }
    true
}

/// How the typing of a line ended.
pub(super) enum Entered {
    Line(String),
    Escape,
    /// By Ctrl-C or Ctrl-D.
    Leave,
}

/// How the typing of a line ended where other keys end it, too.
pub(super) enum Ended<T> {
    Entered(Entered),
    /// By such a key, and the text up to then.
    By(T, String),
}

/// Sends what was painted in one go.
pub(super) fn write(painted: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(painted.as_bytes())?;
    out.flush()
}

/// The line being typed, painted over what stood there, the cursor in its place.
fn typing(prompt: &str, editor: &Editor, columns: usize) -> String {
    let before = width(prompt);
    let (text, cursor) = editor.view(columns.saturating_sub(before));
    let mut line = format!("\r\x1b[K{prompt}{text}\r");
    if before + cursor > 0 {
        line.push_str(&format!("\x1b[{}C", before + cursor));
    }
    line
}
