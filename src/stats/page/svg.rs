//! The charts, each a small drawing of 360 units: as wide as a narrow phone. The style writes their
//! text with 12 units there and with 10 where there is more room; both fit.

use std::fmt::Write;

use super::markup::{at, escape};
use crate::stats::date::month;
use crate::stats::days::{WEEKS, Year};
use crate::stats::rate::{Predicted, Rate};
use crate::stats::say;

const WIDTH: f64 = 360.0;
/// Room for the labels on the left.
const LEFT: f64 = 44.0;

/// A drawing of this height; `name` is what a screen reader says of it.
fn svg(name: &str, height: f64, inside: &str) -> String {
    format!(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n{inside}</svg>\n",
        at(WIDTH),
        at(height),
        escape(name)
    )
}

fn text(x: f64, y: f64, anchor: &str, said: &str) -> String {
    format!("<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>\n", at(x), at(y), escape(said))
}

fn line(class: &str, [x1, y1, x2, y2]: [f64; 4]) -> String {
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(at);
    format!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>\n")
}

/// A rectangle that says its number when it is pointed at.
fn rect(class: &str, [x, y, width, height]: [f64; 4], said: &str) -> String {
    let [x, y, width, height] = [x, y, width, height].map(at);
    format!(
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"><title>{}</title></rect>\n",
        escape(said)
    )
}

/// A value of a chart, its name, and the value in words.
pub(in crate::stats) struct Value {
    pub(in crate::stats) value: f64,
    pub(in crate::stats) name: String,
    pub(in crate::stats) said: String,
}

/// The greatest of some values; `None` when there is nothing to draw: all of them are 0.
fn most(values: &[Value]) -> Option<f64> {
    let most = values.iter().map(|value| value.value).fold(0.0, f64::max);
    (most > 0.0).then_some(most)
}

/// A column for each value; the names of the first and the last stand below. Nothing when all are 0.
pub(super) fn columns(name: &str, unit: &str, values: &[Value]) -> String {
    const TOP: f64 = 18.0;
    const BOTTOM: f64 = 118.0;
    let Some(most) = most(values) else { return String::new() };
    let step = (WIDTH - LEFT) / values.len().max(1) as f64;
    let mut inside = text(0.0, 10.0, "start", unit);
    let top = values.iter().find(|value| value.value >= most).map_or("0", |value| value.said.as_str());
    inside += &text(LEFT - 5.0, TOP + 8.0, "end", top);
    inside += &text(LEFT - 5.0, BOTTOM, "end", "0");
    inside += &line("axis", [LEFT, TOP, LEFT, BOTTOM]);
    inside += &line("axis", [LEFT, BOTTOM, WIDTH, BOTTOM]);
    for (place, value) in values.iter().enumerate().filter(|(_, value)| value.value > 0.0) {
        // What is there at all is seen.
        let height = (value.value / most * (BOTTOM - TOP)).max(1.0);
        let x = LEFT + step * place as f64 + step * 0.1;
        let said = format!("{}: {}", value.name, value.said);
        inside += &rect("bar", [x, BOTTOM - height, step * 0.8, height], &said);
    }
    if let (Some(first), Some(last)) = (values.first(), values.last()) {
        inside += &text(LEFT, BOTTOM + 14.0, "start", &first.name);
        inside += &text(WIDTH, BOTTOM + 14.0, "end", &last.name);
    }
    svg(name, BOTTOM + 18.0, &inside)
}

/// A bar for each value, its name before it and the value behind it. Nothing when all are 0.
pub(in crate::stats) fn bars(name: &str, unit: &str, values: &[Value]) -> String {
    const LEFT: f64 = 86.0;
    const ROOM: f64 = WIDTH - LEFT - 50.0;
    let Some(most) = most(values) else { return String::new() };
    let mut inside = text(LEFT, 10.0, "start", unit);
    for (row, value) in values.iter().enumerate() {
        let y = 16.0 + 16.0 * row as f64;
        let length = value.value / most * ROOM;
        inside += &text(LEFT - 5.0, y + 10.0, "end", &value.name);
        inside += &rect("bar", [LEFT, y, length, 12.0], &format!("{}: {}", value.name, value.said));
        inside += &text(LEFT + length + 5.0, y + 10.0, "start", &value.said);
    }
    svg(name, 20.0 + 16.0 * values.len() as f64, &inside)
}

/// Rates on a scale from 0 to 100 %: the interval as a line, the rate as a dot, the prediction as a stroke.
pub(super) fn rates(name: &str, rows: &[(String, Rate, Predicted)]) -> String {
    const LEFT: f64 = 82.0;
    const ROOM: f64 = WIDTH - LEFT - 98.0;
    let x = |share: f64| LEFT + share * ROOM;
    let bottom = 18.0 + 16.0 * rows.len() as f64;
    let mut inside = String::new();
    for quarter in 0..=4 {
        let share = f64::from(quarter) / 4.0;
        inside += &text(x(share), 10.0, "middle", &format!("{:.0}%", 100.0 * share));
        inside += &line("axis", [x(share), 14.0, x(share), bottom]);
    }
    for (row, (name, recalled, predicted)) in rows.iter().enumerate() {
        let y = 26.0 + 16.0 * row as f64;
        inside += &text(LEFT - 8.0, y + 3.5, "end", name);
        if let Some([low, high]) = recalled.interval() {
            inside += &line("interval", [x(low), y, x(high), y]);
            let share = recalled.recalled as f64 / recalled.reviews as f64;
            let _ =
                writeln!(inside, "<circle class=\"rate\" cx=\"{}\" cy=\"{}\" r=\"4\"/>", at(x(share)), at(y));
        }
        if let Some(mean) = predicted.mean() {
            inside += &line("predicted", [x(mean), y - 6.0, x(mean), y + 6.0]);
        }
        inside += &text(WIDTH, y + 3.5, "end", &recalled.to_string());
    }
    svg(name, bottom + 4.0, &inside)
}

/// The last year, in two halves below each other: a column a week, a row a weekday.
pub(super) fn calendar(name: &str, year: &Year) -> String {
    const HALF: i32 = (WEEKS + 1) / 2;
    const SIZE: f64 = 12.0;
    const BAND: f64 = 7.0 * SIZE + 22.0;
    const LEFT: f64 = 32.0;
    let mut inside = String::new();
    for half in 0..2 {
        let top = 14.0 + BAND * f64::from(half);
        for (row, weekday) in [(0.0, "Mon"), (2.0, "Wed"), (4.0, "Fri"), (6.0, "Sun")] {
            inside += &text(0.0, top + row * SIZE + 9.0, "start", weekday);
        }
        let mut last = None;
        for week in 0..HALF {
            let monday = year.from + 7 * (half * HALF + week);
            let x = LEFT + SIZE * f64::from(week);
            let name = month(monday);
            if monday <= year.to && last.as_ref() != Some(&name) && week <= HALF - 2 {
                // At the left edge a month that ends at once gives way to the next.
                if last.is_some() || month(monday + 14) == name {
                    inside += &text(x, top - 4.0, "start", &name);
                }
                last = Some(name);
            }
            for day in (0..7).map(|weekday| monday + weekday).filter(|day| *day <= year.to) {
                let found = year.days.binary_search_by_key(&day, |work| work.day).ok();
                let answers = found.map_or(0, |place| year.days[place].answers);
                let class = format!("l{}", year.level(answers));
                let y = top + SIZE * f64::from(day - monday);
                let said = format!("{day}: {}", say::counted(answers, "answer"));
                inside += &rect(&class, [x, y, SIZE - 1.5, SIZE - 1.5], &said);
            }
        }
    }
    // What the colours mean.
    let y = 2.0 * BAND + 2.0;
    for (place, (level, range)) in (0..).zip(year.ranges()) {
        let x = 86.0 * f64::from(place);
        inside += &rect(&format!("l{level}"), [x, y, SIZE - 1.5, SIZE - 1.5], &range);
        inside += &text(x + SIZE + 2.0, y + 9.5, "start", &range);
    }
    svg(name, 2.0 * BAND + 18.0, &inside)
}
