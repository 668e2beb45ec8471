//! Tables, and rates drawn on a scale.

use super::glyphs::Glyphs;
use crate::text::width;

/// Cells in columns that are as wide as they need to be.
pub(in crate::stats) fn table(head: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let widths: Vec<usize> = (0..head.len())
        .map(|at| rows.iter().map(|row| width(&row[at])).chain([width(&head[at])]).max().unwrap_or(0))
        .collect();
    let line = |row: &[String]| {
        let cells =
            row.iter().zip(&widths).map(|(cell, wide)| cell.clone() + &" ".repeat(wide - width(cell)));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    [head].into_iter().chain(rows.iter().map(Vec::as_slice)).map(line).collect()
}

/// Rates on a scale from 0 to 100 %.
pub(super) struct Strip {
    pub(super) glyphs: Glyphs,
}

/// Columns of the scale.
const SCALE: usize = 31;

impl Strip {
    /// The scale, to stand above the rates.
    pub(super) fn head(&self) -> String {
        let half = SCALE / 2;
        format!("{:<half$}{:<half$}100%", "0%", "50%").chars().take(SCALE + 3).collect()
    }

    /// An interval, in it a rate, and where it was predicted to be; each from 0 to 1.
    pub(super) fn draw(
        &self,
        interval: Option<[f64; 2]>,
        rate: Option<f64>,
        predicted: Option<f64>,
    ) -> String {
        let at = |share: f64| ((share * (SCALE - 1) as f64).round() as usize).min(SCALE - 1);
        let [line, prediction, mark] = self.glyphs.marks();
        let mut cells = [' '; SCALE];
        if let Some([low, high]) = interval {
            cells[at(low)..=at(high)].fill(line);
        }
        for (share, glyph) in [(predicted, prediction), (rate, mark)] {
            if let Some(share) = share {
                cells[at(share)] = glyph;
            }
        }
        cells.iter().collect::<String>().trim_end().to_owned()
    }

    pub(super) fn legend(&self) -> String {
        let [line, prediction, mark] = self.glyphs.marks();
        format!("{mark} recalled, {line} its 95% interval, {prediction} predicted on average")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_each_other() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            table(&row(["a", "b"]), &[row(["Keïta", "1"]), row(["x", ""])]),
            ["a      b", "Keïta  1", "x"]
        );
    }

    #[test]
    fn rates_lie_on_a_scale() {
        let strip = Strip { glyphs: Glyphs::Ascii };
        assert_eq!(strip.head(), "0%             50%            100%");
        assert_eq!(strip.draw(Some([0.5, 1.0]), Some(0.9), Some(0.8)), "               ---------|--o---");
        assert_eq!(strip.draw(None, None, Some(0.0)), "|");
    }
}
