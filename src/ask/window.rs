//! The window of a terminal: a page painted in it, keys and lines read below.

use std::borrow::Cow;
use std::convert::Infallible;
use std::io::{self, Write};
use std::time::Duration;

use crossterm::terminal::size;

use super::editor::Editor;
use super::front::FrontError;
use super::keys::{Key, read, read_within};
use super::paint::{Block, Style};
use super::terminal::Terminal;
use crate::text::width;

/// Longer lines are hard to read (45 to 75 characters is the typographers' measure).
pub(super) const MEASURE: usize = 84;

/// How often a page that tells the time is looked at again.
pub(super) const TICK: Duration = Duration::from_secs(1);

/// What stands on a page above the keys.
#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    Still(&'a [Block]),
    /// It tells the time: composed anew each second.
    Moving(&'a dyn Fn() -> Vec<Block>),
}

impl Body<'_> {
    fn blocks(&self) -> Cow<'_, [Block]> {
        match self {
            Body::Still(blocks) => Cow::Borrowed(blocks),
            Body::Moving(compose) => Cow::Owned(compose()),
        }
    }

    /// Waits for a key; `None` when the page is to be looked at again.
    fn key(&self) -> io::Result<Option<Key>> {
        match self {
            Body::Still(_) => read().map(Some),
            Body::Moving(_) => read_within(TICK),
        }
    }
}

/// What is on the screen: a body that can be scrolled, and lines that stay at the bottom.
struct Page<'a> {
    body: Body<'a>,
    keys: &'a Block,
    /// The line being typed, behind its prompt.
    input: Option<(&'a str, &'a Editor)>,
}

/// A page in a window, but for the line being typed.
struct Layout {
    rows: Vec<String>,
    /// How far the body can be scrolled.
    furthest: usize,
}

/// What a prompt for a key does with one.
pub(super) enum Step<T> {
    Done(T),
    Stay,
}

impl Terminal {
    /// Lays the page out, its body from line `scroll` on, or as near as it has lines.
    fn lay_out(&self, page: &Page, scroll: usize, (columns, rows): (usize, usize)) -> Layout {
        let measure = columns.min(MEASURE);
        let paint = |block: &Block| self.palette.lines(block, measure);
        let notices = self.notices.iter().map(|notice| Block::marked("! ", Style::Warn, notice));
        let body: Vec<String> =
            notices.chain(page.body.blocks().iter().cloned()).flat_map(|block| paint(&block)).collect();
        let keys = paint(page.keys);
        let below = keys.len() + 1 + usize::from(page.input.is_some());
        let room = rows.saturating_sub(below).max(1);
        let furthest = body.len().saturating_sub(room);
        let scroll = scroll.min(furthest);
        let shown = body.into_iter().skip(scroll).take(room).enumerate().map(|(row, line)| {
            let hidden = (row == 0 && scroll > 0) || (row + 1 == room && scroll < furthest);
            if hidden { self.palette.paint(Style::Dim, "… (arrow keys scroll)") } else { line }
        });
        Layout { rows: shown.chain([String::new()]).chain(keys).collect(), furthest }
    }

    /// Paints the page.
    fn paint(&self, page: &Page, scroll: usize) -> io::Result<View> {
        let window = window()?;
        let layout = self.lay_out(page, scroll, window);
        let mut screen = format!("\x1b[H\x1b[2J{}", layout.rows.join("\r\n"));
        if let Some((prompt, editor)) = page.input {
            screen.push_str("\r\n");
            screen.push_str(&typing(prompt, editor, window.0));
        }
        write(&screen)?;
        Ok(View { scroll, layout })
    }

    /// Paints the rows of the page that are others by now; the cursor stays.
    fn refresh(&self, page: &Page, view: &mut View) -> io::Result<()> {
        let layout = self.lay_out(page, view.scroll, window()?);
        if layout.rows.len() != view.layout.rows.len() {
            *view = self.paint(page, view.scroll)?;
            return Ok(());
        }
        let rows = layout.rows.iter().zip(&view.layout.rows).enumerate();
        let changed = rows.filter(|(_, (now, before))| now != before);
        let painted: String =
            changed.map(|(row, (line, _))| format!("\x1b7\x1b[{};1H\x1b[K{line}\x1b8", row + 1)).collect();
        write(&painted)?;
        view.layout = layout;
        Ok(())
    }

    /// Shows a page and hands each key to `on_key` until that is done. Scrolling and resizing are
    /// seen to here.
    pub(super) fn keys<T>(
        &mut self,
        body: &[Block],
        keys: &str,
        mut on_key: impl FnMut(&Key) -> Step<T>,
    ) -> Result<T, FrontError> {
        self.keys_or_ticks(Body::Still(body), keys, |key| key.map_or(Step::Stay, &mut on_key))
    }

    /// As [`Terminal::keys`]; where the page is looked at again without a key, `on_key` is given none.
    pub(super) fn keys_or_ticks<T>(
        &mut self,
        body: Body,
        keys: &str,
        mut on_key: impl FnMut(Option<&Key>) -> Step<T>,
    ) -> Result<T, FrontError> {
        let keys = Block::new(Style::Dim, keys);
        let page = Page { body, keys: &keys, input: None };
        let mut view = self.paint(&page, 0)?;
        loop {
            let key = page.body.key()?;
            if key.as_ref().is_some_and(|key| view.turned_by(key)) {
                view = self.paint(&page, view.scroll)?;
                continue;
            }
            if key.is_none() {
                self.refresh(&page, &mut view)?;
            }
            if let Step::Done(value) = on_key(key.as_ref()) {
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
        match self.enter_or(Body::Still(body), keys, prompt, text, |_| None::<Infallible>)? {
            Ended::Entered(entered) => Ok(entered),
            Ended::By(never, _) => match never {},
        }
    }

    /// As [`Terminal::enter`]; a key that `ends` knows ends it, too, whatever it does to a line otherwise. Where
    /// the page is looked at again without a key, `ends` is given none.
    pub(super) fn enter_or<T>(
        &mut self,
        body: Body,
        keys: &str,
        prompt: &str,
        text: &str,
        ends: impl Fn(Option<&Key>) -> Option<T>,
    ) -> Result<Ended<T>, FrontError> {
        let keys = Block::new(Style::Dim, keys);
        let mut editor = Editor::default();
        editor.insert(text);
        let mut view = self.paint(&Page { body, keys: &keys, input: Some((prompt, &editor)) }, 0)?;
        loop {
            let key = body.key()?;
            let page = Page { body, keys: &keys, input: Some((prompt, &editor)) };
            if key.as_ref().is_some_and(|key| view.turned_by(key)) {
                view = self.paint(&page, view.scroll)?;
                continue;
            }
            if let Some(value) = ends(key.as_ref()) {
                self.notices.clear();
                return Ok(Ended::By(value, editor.text().to_owned()));
            }
            let Some(key) = key else {
                self.refresh(&page, &mut view)?;
                continue;
            };
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
            write(&typing(prompt, &editor, window()?.0))?;
        }
    }
}

/// The columns and rows of the window.
pub(super) fn window() -> io::Result<(usize, usize)> {
    size().map(|(columns, rows)| (usize::from(columns).max(8), usize::from(rows)))
}

/// What of a page is in the window.
struct View {
    /// The first line of the body that is shown.
    scroll: usize,
    layout: Layout,
}

impl View {
    /// Whether the key asks for the page to be painted again: at another place, or in a window of
    /// another size.
    fn turned_by(&mut self, key: &Key) -> bool {
        let furthest = self.layout.furthest;
        match key {
            Key::Up | Key::PageUp if furthest > 0 => {
                self.scroll = self.scroll.min(furthest).saturating_sub(1)
            }
            Key::Down | Key::PageDown if furthest > 0 => self.scroll = (self.scroll + 1).min(furthest),
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
    /// By what ends it, and the text up to then.
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
