//! A deck as the text of its file, laid out as an author would.

mod call;

use super::card::Card;
use super::fact::{Deck, Fact};
pub(super) use call::quoted;
use call::{Call, Value, card_call, fact_fields, named, source_call};

/// Columns that a line should stay within.
pub(super) const WIDTH: usize = 100;
/// Columns of a tab, as far as lines are measured.
const TAB: usize = 4;

/// How lines are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout<'l> {
    /// What every line begins with.
    pub margin: &'l str,
    /// What it begins with besides, once a level.
    pub level: &'l str,
    pub spread: Spread,
}

/// How the fields of a card stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spread {
    /// On one line if they fit, else filled into lines.
    Filled,
    /// On one line if they fit, else one a line.
    Fields,
    /// One a line.
    AlwaysFields,
}

/// How a deck of our own is laid out.
const OWN: Layout = Layout { margin: "", level: "    ", spread: Spread::Filled };

/// The text of a deck file; [`read`](fn@super::read) reads an equal deck from it.
pub fn write(deck: &Deck) -> String {
    let mut writer = Writer::new(OWN);
    writer.line("Deck(");
    writer.level += 1;
    writer.field("id", deck.id.as_ref().map(|id| id.as_str()));
    writer.field("title", Some(&deck.title));
    writer.field("about", deck.about.as_deref());
    writer.field("language", deck.language.as_deref());
    writer.field("author", deck.author.as_deref());
    writer.field("licence", deck.licence.as_deref());
    writer.items("sources", &deck.sources, |writer, source| writer.call(&source_call(source)));
    writer.items("facts", &deck.facts, |writer, fact| writer.fact(fact));
    writer.items("cards", &deck.cards, |writer, card| writer.call(&card_call(card)));
    writer.level -= 1;
    writer.line(")");
    writer.out
}

/// A card as an item of a list: its lines, a comma and a line break at the end.
pub(super) fn card_lines(card: &Card, layout: Layout) -> String {
    let mut writer = Writer::new(layout);
    writer.call(&card_call(card));
    writer.out
}

/// A fact as an item of a list: its lines, a comma and a line break at the end.
pub(super) fn fact_lines(fact: &Fact, layout: Layout) -> String {
    let mut writer = Writer::new(layout);
    writer.fact(fact);
    writer.out
}

/// A card on one line, however long.
pub(super) fn card_line(card: &Card) -> String {
    card_call(card).on_one_line()
}

/// A fact with its cards on one line, however long.
pub(super) fn fact_line(fact: &Fact) -> String {
    let mut fields = fact_fields(fact);
    if !fact.cards.is_empty() {
        fields.push(("cards", Value::List(fact.cards.iter().map(card_line).collect())));
    }
    Call { head: "Fact", fields }.on_one_line()
}

struct Writer<'l> {
    out: String,
    level: usize,
    layout: Layout<'l>,
}

impl<'l> Writer<'l> {
    fn new(layout: Layout<'l>) -> Writer<'l> {
        Writer { out: String::new(), level: 0, layout }
    }

    /// The column that lines begin in.
    fn indent(&self) -> usize {
        let columns = |blanks: &str| blanks.chars().map(|c| if c == '\t' { TAB } else { 1 }).sum::<usize>();
        columns(self.layout.margin) + self.level * columns(self.layout.level)
    }

    /// Begins a line, and goes on to this column of it.
    fn pad(&mut self, column: usize) {
        self.out.push_str(self.layout.margin);
        self.out.extend(std::iter::repeat_n(self.layout.level, self.level));
        self.out.extend(std::iter::repeat_n(' ', column.saturating_sub(self.indent())));
    }

    fn line(&mut self, line: &str) {
        self.pad(self.indent());
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn field(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.line(&format!("{name}: {},", quoted(text)));
        }
    }

    fn items<T>(&mut self, name: &'static str, items: &[T], write: impl Fn(&mut Writer, &T)) {
        if items.is_empty() {
            return;
        }
        self.line(&format!("{name}: ["));
        self.level += 1;
        for item in items {
            write(self, item);
        }
        self.level -= 1;
        self.line("],");
    }

    fn fact(&mut self, fact: &Fact) {
        self.line("Fact(");
        self.level += 1;
        for (name, value) in fact_fields(fact) {
            self.own_line(name, &value);
        }
        self.items("cards", &fact.cards, |writer, card| writer.call(&card_call(card)));
        self.level -= 1;
        self.line("),");
    }

    /// A field on a line of its own; a list may take several.
    fn own_line(&mut self, name: &'static str, value: &Value) {
        let column = self.indent();
        self.pad(column);
        self.value(name, value, column);
        self.out.push_str(",\n");
    }

    /// An item on one line if it fits, else as the layout spreads it.
    fn call(&mut self, call: &Call) {
        let whole = call.on_one_line();
        let fits = self.indent() + width(&whole) + ",".len() <= WIDTH;
        match self.layout.spread {
            Spread::Filled | Spread::Fields if fits => self.line(&format!("{whole},")),
            Spread::Filled => self.filled(call),
            Spread::Fields | Spread::AlwaysFields => {
                self.line(&format!("{}(", call.head));
                self.level += 1;
                for (name, value) in &call.fields {
                    self.own_line(name, value);
                }
                self.level -= 1;
                self.line("),");
            }
        }
    }

    /// An item with its fields filled into lines below each other.
    fn filled(&mut self, call: &Call) {
        let column = self.indent() + call.head.len() + 1;
        self.pad(self.indent());
        self.out.push_str(call.head);
        self.out.push('(');
        let mut used = column;
        for (index, (name, value)) in call.fields.iter().enumerate() {
            let field = named(name, &value.on_one_line());
            if index > 0 {
                // The bracket and comma of the item itself need room as well.
                if used + ", ".len() + width(&field) + "),".len() <= WIDTH {
                    self.out.push_str(", ");
                    used += ", ".len();
                } else {
                    self.out.push_str(",\n");
                    self.pad(column);
                    used = column;
                }
            }
            used = if used + width(&field) + "),".len() <= WIDTH {
                self.out.push_str(&field);
                used + width(&field)
            } else {
                self.value(name, value, used)
            };
        }
        self.out.push_str("),\n");
    }

    /// A field that starts in `column`, lists broken as needed; returns the column it ends in.
    fn value(&mut self, name: &'static str, value: &Value, column: usize) -> usize {
        let Value::List(list) = value else {
            let written = named(name, &value.on_one_line());
            self.out.push_str(&written);
            return column + width(&written);
        };
        self.out.push_str(&named(name, "["));
        let start = column + named(name, "[").len();
        let mut used = start;
        for (index, item) in list.iter().enumerate() {
            if index > 0 {
                if used + ", ".len() + width(item) + "]),".len() <= WIDTH {
                    self.out.push_str(", ");
                    used += ", ".len();
                } else {
                    self.out.push_str(",\n");
                    self.pad(start);
                    used = start;
                }
            }
            self.out.push_str(item);
            used += width(item);
        }
        self.out.push(']');
        used + 1
    }
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::deck::{Deck, read};

    /// The sample of the format, as `write` lays it out.
    const SAMPLE: &str = r#"Deck(
    title: "Military interventions in Mali",
    about: "Coups, Operation Serval, MINUSMA and the outside powers, 1960 to 2025.",
    language: "en",
    sources: [
        Source(id: "unsc-2100", title: "UN Security Council resolution 2100 (2013)"),
    ],
    facts: [
        Fact(
            id: "minusma-established",
            says: "The Security Council established MINUSMA on 25 April 2013.",
            corrects: "The article says that it was the African Union.",
            cite: ["unsc-2100", "unsc-2100#Part 7"],
            quote: "Decides to establish \"MINUSMA\".",
            until: "2023-12-31",
            cards: [
                Ask(q: "In which year was MINUSMA established?", a: "2013"),
                Pick(q: "Which body established MINUSMA?", a: "The UN Security Council",
                     not: ["The African Union", "ECOWAS", "The European Union"]),
                Cloze("MINUSMA was established in [2013] by Security Council resolution [2100]."),
                Number(q: "How many soldiers?", a: 13289, tolerance: 500.5, unit: "soldiers"),
            ],
        ),
    ],
    cards: [
        Cloze(id: "x", text: "[a] \"b\" \\ \n \u{1b}", hint: "h", tags: ["t"], level: 2),
        Match(q: "Pair them.", a: [("Serval", "2013"), ("Barkhane", "2014")]),
        Pick(q: "A list that is too long for one line is filled into several lines, is it not?",
             a: "Yes",
             not: ["No, it is not, never in a hundred years", "Perhaps, on a rainy day in spring",
                   "Ask me tomorrow", "Who knows"]),
    ],
)
"#;

    #[test]
    fn a_deck_is_laid_out_as_an_author_would() {
        let reading = read(SAMPLE);
        assert_eq!(write(&reading.deck.unwrap()), SAMPLE);
    }

    #[test]
    fn a_deck_of_nothing_but_a_title_is_short() {
        let deck: Deck = read("Deck(title: \"x\")").deck.unwrap();
        assert_eq!(write(&deck), "Deck(\n    title: \"x\",\n)\n");
    }
}
