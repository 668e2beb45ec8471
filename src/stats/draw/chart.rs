//! Columns over days, and bars.

use super::glyphs::Glyphs;

/// Values to draw as columns.
pub(super) struct Columns<'a> {
    pub(super) values: &'a [f64],
    /// The greatest of them, above 0.
    pub(super) most: f64,
    /// What is written beside it.
    pub(super) top: &'a str,
    /// What is written below the first column and the last.
    pub(super) ends: &'a [String; 2],
}

/// How many rows the greatest value takes.
const ROWS: usize = 4;

/// A column for each value, wide apart where there is room.
pub(super) fn columns(chart: &Columns, width: usize, glyphs: Glyphs) -> Vec<String> {
    let [upright, along, corner] = glyphs.axes();
    let label = chart.top.len();
    let step = if label + 2 + 2 * chart.values.len() <= width { 2 } else { 1 };
    let heights = glyphs.heights();
    let full = ROWS * heights.len();
    // What is there at all is seen.
    let parts = chart.values.iter().map(|value| match (value / chart.most * full as f64).round() as usize {
        0 if *value > 0.0 => 1,
        parts => parts,
    });
    let parts: Vec<usize> = parts.collect();
    let mut lines = Vec::with_capacity(ROWS + 2);
    for row in (0..ROWS).rev() {
        let name = if row + 1 == ROWS { chart.top } else { "" };
        let mut line = format!("{name:>label$} {upright}");
        for parts in &parts {
            let filled = parts.saturating_sub(row * heights.len()).min(heights.len());
            line.push(filled.checked_sub(1).map_or(' ', |at| heights[at]));
            line.push_str(&" ".repeat(step - 1));
        }
        lines.push(line.trim_end().to_owned());
    }
    let length = step * chart.values.len();
    lines.push(format!("{:>label$} {corner}{}", "0", along.to_string().repeat(length)));
    let [first, last] = chart.ends;
    let gap = length.saturating_sub(first.len());
    lines.push(format!("{:label$}  {first}{last:>gap$}", ""));
    lines
}

/// A bar that takes a `share` (0 to 1) of so many columns.
pub(in crate::stats) fn bar(share: f64, room: usize, glyphs: Glyphs) -> String {
    let lengths = glyphs.lengths();
    let parts = match (share * (room * lengths.len()) as f64).round() as usize {
        0 if share > 0.0 => 1,
        parts => parts,
    };
    let full = lengths[lengths.len() - 1].to_string().repeat(parts / lengths.len());
    let rest = (parts % lengths.len()).checked_sub(1).map(|at| lengths[at]);
    full + &rest.map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_an_axis_and_show_the_least_value() {
        let ends = ["1 Jan".to_owned(), "6 Jan".to_owned()];
        let values = [0.0, 0.1, 50.0, 100.0, 0.0, 25.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let chart = Columns { values: &values, most: 100.0, top: "100", ends: &ends };
        assert_eq!(
            columns(&chart, 16, Glyphs::Unicode),
            ["100 │   █", "    │   █", "    │  ██", "    │ ▁██ █", "  0 └───────────", "     1 Jan 6 Jan",]
        );
        assert_eq!(
            columns(&chart, 30, Glyphs::Ascii),
            [
                "100 |      #",
                "    |      #",
                "    |    # #",
                "    |  . # #   #",
                "  0 +----------------------",
                "     1 Jan            6 Jan",
            ]
        );
    }

    #[test]
    fn bars_end_within_a_column() {
        assert_eq!(bar(1.0, 3, Glyphs::Unicode), "███");
        assert_eq!(bar(0.5, 3, Glyphs::Unicode), "█▌");
        assert_eq!(bar(0.001, 3, Glyphs::Unicode), "▏");
        assert_eq!(bar(0.0, 3, Glyphs::Unicode), "");
        assert_eq!(bar(0.5, 3, Glyphs::Ascii), "##");
    }
}
