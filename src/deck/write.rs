//! A deck as the text of its file, laid out as an author would.

use super::card::{Answers, Card};
use super::fact::{Deck, Fact, Source};
use crate::text::is_control;

/// Columns that a line should stay within.
const WIDTH: usize = 100;
/// Columns per level.
const INDENT: usize = 4;

/// The text of a deck file; [`read`](fn@super::read) reads an equal deck from it.
pub fn write(deck: &Deck) -> String {
    let mut writer = Writer { out: String::new(), level: 0 };
    writer.line("Deck(");
    writer.level += 1;
    writer.field("id", deck.id.as_ref().map(|id| id.as_str()));
    writer.field("title", Some(&deck.title));
    writer.field("about", deck.about.as_deref());
    writer.field("language", deck.language.as_deref());
    writer.field("author", deck.author.as_deref());
    writer.field("licence", deck.licence.as_deref());
    writer.items("sources", &deck.sources, |writer, source| writer.call(source_call(source)));
    writer.items("facts", &deck.facts, Writer::fact);
    writer.items("cards", &deck.cards, |writer, card| writer.call(card_call(card)));
    writer.level -= 1;
    writer.line(")");
    writer.out
}

/// A value in the making: lists may be broken over lines, all else may not.
enum Value {
    Plain(String),
    List(Vec<String>),
}

impl Value {
    fn text(text: &str) -> Value {
        Value::Plain(quoted(text))
    }

    fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> Value {
        Value::List(texts.into_iter().map(|text| quoted(text)).collect())
    }

    fn on_one_line(&self) -> String {
        match self {
            Value::Plain(plain) => plain.clone(),
            Value::List(list) => format!("[{}]", list.join(", ")),
        }
    }
}

/// `Head(name: value, …)`; the one value of a short cloze has no name.
struct Call {
    head: &'static str,
    fields: Vec<(&'static str, Value)>,
}

struct Writer {
    out: String,
    level: usize,
}

impl Writer {
    fn indent(&self) -> usize {
        self.level * INDENT
    }

    fn pad(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
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
        self.field("id", fact.id.as_ref().map(|id| id.as_str()));
        self.field("says", Some(&fact.says));
        self.field("corrects", fact.corrects.as_deref());
        let cite: Vec<String> = fact.cite.iter().map(ToString::to_string).collect();
        self.list("cite", &cite);
        self.field("quote", fact.quote.as_deref());
        self.field("until", fact.until.map(|until| until.0.to_string()).as_deref());
        self.list("tags", &fact.tags);
        self.items("cards", &fact.cards, |writer, card| writer.call(card_call(card)));
        self.level -= 1;
        self.line("),");
    }

    /// A list of texts on a line of its own, or on several.
    fn list(&mut self, name: &'static str, texts: &[String]) {
        if !texts.is_empty() {
            self.pad(self.indent());
            let column = self.indent();
            self.value(name, &Value::texts(texts), column);
            self.out.push_str(",\n");
        }
    }

    /// An item on one line if it fits, else with its fields filled into lines below each other.
    fn call(&mut self, call: Call) {
        let fields: Vec<String> =
            call.fields.iter().map(|(name, value)| named(name, &value.on_one_line())).collect();
        let column = self.indent() + call.head.len() + 1;
        self.pad(self.indent());
        self.out.push_str(call.head);
        self.out.push('(');
        let joined = fields.join(", ");
        if column + width(&joined) + "),".len() <= WIDTH {
            self.out.push_str(&joined);
        } else {
            let mut used = column;
            for (index, ((name, value), field)) in call.fields.iter().zip(&fields).enumerate() {
                if index > 0 {
                    // The bracket and comma of the item itself need room as well.
                    if used + ", ".len() + width(field) + "),".len() <= WIDTH {
                        self.out.push_str(", ");
                        used += ", ".len();
                    } else {
                        self.out.push_str(",\n");
                        self.pad(column);
                        used = column;
                    }
                }
                used = if used + width(field) + "),".len() <= WIDTH {
                    self.out.push_str(field);
                    used + width(field)
                } else {
                    self.value(name, value, used)
                };
            }
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

fn named(name: &str, value: &str) -> String {
    if name.is_empty() { value.to_owned() } else { format!("{name}: {value}") }
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

fn source_call(source: &Source) -> Call {
    let mut fields = vec![("id", Value::text(source.id.as_str())), ("title", Value::text(&source.title))];
    for (name, text) in [("author", &source.author), ("date", &source.date), ("url", &source.url)] {
        fields.extend(text.as_ref().map(|text| (name, Value::text(text))));
    }
    Call { head: "Source", fields }
}

fn card_call(card: &Card) -> Call {
    let common = card.common();
    let mut fields = Vec::new();
    fields.extend(common.id.map(|id| ("id", Value::text(id.as_str()))));
    let q = |q: &str| ("q", Value::text(q));
    match card {
        Card::Ask(card) => fields.extend([q(&card.q), ("a", answers(&card.a))]),
        Card::Pick(card) => {
            fields.extend([q(&card.q), ("a", Value::text(&card.a)), ("not", Value::texts(&card.not))]);
        }
        Card::PickAll(card) => {
            fields.extend([q(&card.q), ("a", Value::texts(&card.a)), ("not", Value::texts(&card.not))]);
        }
        Card::Cloze(card) => fields.push(("text", Value::text(card.text()))),
        Card::TrueFalse(card) => fields.extend([q(&card.q), ("a", Value::Plain(card.a.to_string()))]),
        Card::Order(card) => fields.extend([q(&card.q), ("a", Value::texts(&card.a))]),
        Card::Match(card) => {
            let pair = |(left, right): &(String, String)| format!("({}, {})", quoted(left), quoted(right));
            fields.extend([q(&card.q), ("a", Value::List(card.a.iter().map(pair).collect()))]);
        }
        Card::Number(card) => {
            fields.extend([q(&card.q), ("a", number(card.a))]);
            if card.tolerance != 0.0 {
                fields.push(("tolerance", number(card.tolerance)));
            }
            fields.extend(card.unit.as_ref().map(|unit| ("unit", Value::text(unit))));
        }
        Card::Flip(card) => {
            fields.extend([("front", Value::text(&card.front)), ("back", Value::text(&card.back))]);
        }
    }
    fields.extend(common.hint.map(|hint| ("hint", Value::text(hint))));
    fields.extend(common.note.map(|note| ("note", Value::text(note))));
    if !common.tags.is_empty() {
        fields.push(("tags", Value::texts(common.tags)));
    }
    fields.extend(common.level.map(|level| ("level", Value::Plain(level.to_string()))));
    if let ([(name, _)], Card::Cloze(_)) = (fields.as_mut_slice(), card) {
        *name = "";
    }
    Call { head: card.kind().name(), fields }
}

fn answers(answers: &Answers) -> Value {
    match answers.all() {
        [one] => Value::text(one),
        several => Value::texts(several),
    }
}

/// Digits beyond which a number is easier read with an exponent.
const LONG_NUMBER: f64 = 1e15;

fn number(number: f64) -> Value {
    let is_small = number != 0.0 && number.abs() < 1.0 / LONG_NUMBER;
    Value::Plain(if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_finite() && (number.abs() >= LONG_NUMBER || is_small) {
        format!("{number:e}")
    } else {
        number.to_string()
    })
}

/// A text as a string literal on one line. What an editor would not show is escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_control(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{{{:x}}}", c as u32));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{number, write};
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

    #[test]
    fn numbers_are_written_to_be_read() {
        for (value, text) in
            [(3.0, "3"), (-0.5, "-0.5"), (6.022e23, "6.022e23"), (1e-20, "1e-20"), (f64::INFINITY, "inf")]
        {
            let super::Value::Plain(written) = number(value) else { panic!("no list") };
            assert_eq!(written, text);
        }
    }
}
