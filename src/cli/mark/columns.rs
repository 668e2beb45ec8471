//! What the columns of a table of answers hold: the student, the variant, and which question.

use std::collections::BTreeMap;

use crate::paper::{Key, is_name_column, is_variant_column};
use crate::text::csv::Row;

/// The columns of a table. The first one has the students.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Whether the first row names the columns.
    pub is_named: bool,
    /// Whether the second column says which variant it is. Where the key has one variant, it need not.
    pub has_variants: bool,
    /// Where the answer to each question stands among the columns of answers; `None` where they stand
    /// in the order of the paper.
    order: Option<Vec<usize>>,
}

/// Names of columns that number the questions, but not each of them once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadColumns {
    pub line: usize,
    /// What they are called.
    pub names: String,
    /// How many questions there are.
    pub questions: usize,
}

impl Columns {
    /// The columns of the rows of a table, which is of papers with this key.
    ///
    /// # Errors
    /// When the first row numbers the questions otherwise than from 1 to the last: whatever order was
    /// made of it would be a guess.
    pub fn of(key: &Key, rows: &[Row]) -> Result<Columns, BadColumns> {
        let plain = Columns { is_named: false, has_variants: has_variants(key, rows), order: None };
        let Some(head) = rows.first().filter(|row| key.variant(field(row, 1)).is_none()) else {
            return Ok(plain);
        };
        let named = Columns { is_named: true, has_variants: has_variants(key, &rows[1..]), order: None };
        let questions = key.variants.iter().map(|variant| variant.questions.len()).max().unwrap_or_default();
        let says_variant = is_variant_column(field(head, 1));
        let says_student = is_name_column(field(head, 0));
        let is_one = key.variants.len() < 2;
        let has_variants = if says_variant { true } else { !is_one && named.has_variants };
        let columns = head.fields.get(1 + usize::from(has_variants)..).unwrap_or_default();
        let is_sure = says_variant || says_student;
        match numbering(columns, questions) {
            // Few numbers alone may be answers as well.
            Numbering::Order { order, has_words } if is_sure || has_words || questions > 2 => {
                Ok(Columns { has_variants, order: Some(order), ..named })
            }
            Numbering::Other { has_words } if is_sure || has_words => {
                Err(BadColumns { line: head.line, names: columns.join(", "), questions })
            }
            _ if says_variant => Ok(Columns { has_variants: true, ..named }),
            _ if says_student => Ok(named),
            _ => Ok(plain),
        }
    }

    /// The answers of a row in the order of the questions: a field for each, or all in one, with blanks
    /// between them or, where each is one letter, without. Empty fields that a spreadsheet left behind the
    /// last one do not count. None at all for an empty sheet.
    pub fn answers(&self, row: &Row, questions: usize) -> Vec<String> {
        let fields = row.fields.get(1 + usize::from(self.has_variants)..).unwrap_or_default();
        match (fields, &self.order) {
            ([one], _) if questions > 1 => in_one(one, questions),
            (fields, Some(order)) => order.iter().filter_map(|place| fields.get(*place).cloned()).collect(),
            (fields, None) => {
                let behind = fields.get(questions..).unwrap_or_default();
                let extra = behind.iter().rev().take_while(|field| field.is_empty()).count();
                fields[..fields.len() - extra].to_vec()
            }
        }
    }
}

fn in_one(field: &str, questions: usize) -> Vec<String> {
    let words: Vec<String> = field.split_whitespace().map(str::to_owned).collect();
    if words.len() == 1 && field.chars().count() == questions {
        return field.chars().map(String::from).collect();
    }
    words
}

fn field(row: &Row, place: usize) -> &str {
    row.fields.get(place).map_or("", String::as_str)
}

/// Whether the second field of these rows says which variant it is. Where the key has one variant, it
/// does when most are called as that one, or are empty, and there is a field more than for the answers.
fn has_variants(key: &Key, rows: &[Row]) -> bool {
    let [only] = key.variants.as_slice() else { return true };
    let widest = rows.iter().map(|row| row.fields.len()).max().unwrap_or_default();
    let named = rows.iter().filter(|row| {
        let second = field(row, 1);
        second.is_empty() || key.variant(second).is_some()
    });
    named.count() * 2 > rows.len() && widest != only.questions.len() + 1
}

/// What the names of columns say of the questions.
#[derive(Debug, PartialEq, Eq)]
enum Numbering {
    /// Nothing.
    None,
    /// They number all of them: where each stands. Whether they are more than numbers.
    Order { order: Vec<usize>, has_words: bool },
    /// They number something, and not each question once.
    Other { has_words: bool },
}

/// Reads `2`, `Q2`, `Frage 2`, `Nr. 2.`; columns that are called otherwise hold no answers.
fn numbering(columns: &[String], questions: usize) -> Numbering {
    // One column for several answers.
    if columns.len() == 1 && questions > 1 {
        return Numbering::None;
    }
    let mut groups: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (place, column) in columns.iter().enumerate() {
        if let Some((words, number)) = numbered(column) {
            groups.entry(words).or_default().push((number, place));
        }
    }
    let all: Vec<(usize, usize)> = groups.values().flatten().copied().collect();
    let candidates = groups.iter().map(|(words, group)| (!words.is_empty(), group));
    for (has_words, group) in candidates.chain([(groups.len() > 1, &all)]) {
        if let Some(order) = order(group, questions) {
            return Numbering::Order { order, has_words };
        }
    }
    match groups.len() {
        1 if all.len() > 1 => Numbering::Other { has_words: !groups.contains_key("") },
        _ => Numbering::None,
    }
}

/// The places of the questions from 1 to the last, if each is there once and nothing else is.
fn order(group: &[(usize, usize)], questions: usize) -> Option<Vec<usize>> {
    let mut sorted = group.to_vec();
    sorted.sort_unstable();
    let numbers = sorted.iter().map(|(number, _)| *number);
    (questions > 0 && numbers.eq(1..=questions)).then(|| sorted.iter().map(|(_, place)| *place).collect())
}

/// The words and the number at the end of a name.
fn numbered(name: &str) -> Option<(String, usize)> {
    let name = name.trim_end_matches(['.', ':', ')', ']']);
    let words = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name[words.len()..].parse().ok()?;
    Some((words.trim().to_lowercase(), number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn columns_are_numbered_by_the_ends_of_their_names() {
        let order = |text: &str, questions| match numbering(&fields(text), questions) {
            Numbering::Order { order, .. } => Some(order),
            _ => None,
        };
        assert_eq!(order("Q2,q3,1", 3), Some(vec![2, 0, 1]));
        assert_eq!(order("1,2,3", 3), Some(vec![0, 1, 2]));
        assert_eq!(order("Frage 2,Bemerkung,Frage 1", 2), Some(vec![2, 0]));
        assert_eq!(order("Nr. 2.,Nr. 1.,Klasse 9", 2), Some(vec![1, 0]));
        assert_eq!(numbering(&fields("answers"), 3), Numbering::None);
        assert_eq!(numbering(&fields("answers 1 to 3"), 3), Numbering::None);
        assert_eq!(numbering(&fields("Who led it?,When?"), 2), Numbering::None);
        assert_eq!(numbering(&fields("Mali 1960,Chad 1961"), 2), Numbering::None);
        for other in ["1,1,2", "0,1,2", "1,2,4", "1,2", "1,2,3,4"] {
            assert_eq!(numbering(&fields(other), 3), Numbering::Other { has_words: false }, "{other}");
        }
        assert_eq!(numbering(&fields("Frage 1,Frage 3"), 2), Numbering::Other { has_words: true });
    }

    #[test]
    fn answers_stand_in_fields_or_in_one() {
        let columns = Columns { is_named: false, has_variants: true, order: None };
        let of = |columns: &Columns, text: &str, questions| {
            columns.answers(&Row { line: 1, fields: fields(text) }, questions)
        };
        assert_eq!(of(&columns, "Ada,A,A,,,", 3), ["A", "", ""]);
        assert_eq!(of(&columns, "Ada,A,A,B", 3), ["A", "B"]);
        assert_eq!(of(&columns, "Ada,A,A,B,C,x", 3), ["A", "B", "C", "x"]);
        assert_eq!(of(&columns, "Ada,A,AB-", 3), ["A", "B", "-"]);
        assert_eq!(of(&columns, "Ada,A,A  BC T", 3), ["A", "BC", "T"]);
        assert_eq!(of(&columns, "Ada,A,New York", 1), ["New York"]);
        assert_eq!(of(&columns, "Ada,A", 3), [""; 0]);
        let ordered = Columns { order: Some(vec![3, 0, 1]), ..columns };
        assert_eq!(of(&ordered, "Ada,A,b,c,note,a", 3), ["a", "b", "c"]);
        // Too few are not taken for others.
        assert_eq!(of(&ordered, "Ada,A,b,c,note", 3), ["b", "c"]);
        let without = Columns { has_variants: false, ..ordered };
        assert_eq!(of(&without, "Ada,b,c,note,a", 3), ["a", "b", "c"]);
    }
}
