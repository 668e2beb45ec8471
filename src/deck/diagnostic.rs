//! What is wrong with a deck, a file of reference facts or an article, and where.

use std::fmt;
use std::ops::Range;

use super::chars::char_start;

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The item cannot be studied as it stands.
    Error,
    /// Worth a look; the deck works.
    Warning,
}

impl Severity {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Declares [`Code`] with the name of each.
macro_rules! codes {
    ($($(#[$meta:meta])* $code:ident = $name:literal,)*) => {
        /// Which mistake it is; the name stays the same from release to release.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$meta])* $code,)*
        }

        impl Code {
            /// The name as printed, `missing-field` say.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$code => $name,)*
                }
            }

            /// Every code, in the order of the list.
            pub const ALL: &[Code] = &[$(Code::$code,)*];
        }
    };
}

codes! {
    /// The file starts with a byte order mark.
    ByteOrderMark = "byte-order-mark",
    /// Bytes that are not UTF-8.
    NotUtf8 = "not-utf-8",
    /// Nothing but blanks and comments.
    EmptyFile = "empty-file",
    /// The file does not start with `Deck(`.
    NotADeck = "not-a-deck",
    /// Something after the deck's closing parenthesis.
    TrailingText = "trailing-text",
    /// A comment that starts with `#` or `%`.
    Comment = "comment",
    /// `/*` without `*/`.
    UnclosedComment = "unclosed-comment",
    /// Both sides of a merge that was never finished.
    MergeConflict = "merge-conflict",
    /// `=` where `:` is meant.
    Equals = "equals",
    /// A field's name without `:`.
    MissingColon = "missing-colon",
    /// `“…”` where `"…"` is meant.
    CurlyQuotes = "curly-quotes",
    /// `'…'` where `"…"` is meant.
    SingleQuotes = "single-quotes",
    /// A text without one or both of its quotes.
    MissingQuote = "missing-quote",
    /// A quote inside a text, not written `\"`.
    InnerQuote = "inner-quote",
    /// A field's name in quotes.
    QuotedField = "quoted-field",
    MissingComma = "missing-comma",
    ExtraComma = "extra-comma",
    /// A bracket that is never closed.
    MissingBracket = "missing-bracket",
    /// A bracket that closes nothing.
    ExtraBracket = "extra-bracket",
    /// One kind of bracket where another is meant.
    WrongBracket = "wrong-bracket",
    /// Brackets within brackets, deeper than any deck needs.
    TooDeep = "too-deep",
    /// A sign of East Asian width outside of a text.
    WideSign = "wide-sign",
    /// A character that belongs nowhere outside of a text.
    UnexpectedCharacter = "unexpected-character",
    /// Something that is neither a field nor an item.
    Unexpected = "unexpected",
    UnknownField = "unknown-field",
    /// A head that is no kind of card, or none of this list.
    UnknownKind = "unknown-kind",
    MissingField = "missing-field",
    /// A field's name with nothing behind it.
    MissingValue = "missing-value",
    WrongType = "wrong-type",
    DuplicateField = "duplicate-field",
    /// `\` and a character that it does not go with.
    Escape = "escape",
    BadId = "bad-id",
    BadDate = "bad-date",
    /// So many mistakes that the rest of the file is not looked at.
    TooMany = "too-many",
    /// What only the RON parser found fault with.
    Syntax = "syntax",
    DuplicateId = "duplicate-id",
    UnknownSource = "unknown-source",
    EmptyText = "empty-text",
    /// The right answer is among the wrong ones, or a choice is given twice.
    RepeatedChoice = "repeated-choice",
    /// Too few or too many choices, items or pairs.
    Choices = "choices",
    /// A cloze text whose gaps cannot be made out.
    Cloze = "cloze",
    /// A number that is not finite, or a tolerance below nought.
    BadNumber = "bad-number",
    ControlCharacter = "control-character",
    TooLong = "too-long",
    /// A fact that no card tests.
    NoCards = "no-cards",
    /// Two accepted answers that are judged alike.
    RepeatedAnswer = "repeated-answer",
    /// Choices that differ in case or accents alone.
    AlikeChoices = "alike-choices",
    /// A number that accepts too much.
    Tolerance = "tolerance",
    /// A day that no calendar has.
    NoSuchDate = "no-such-date",
    /// A card that asks in the present about what has ended.
    EndedInPresent = "ended-in-present",
    /// A deck that has the id of another one.
    DuplicateDeck = "duplicate-deck",
    /// The answer stands in its question.
    AnswerInQuestion = "answer-in-question",
    /// The right choice can be told by its looks.
    TellingChoice = "telling-choice",
    /// "All of the above" and the like among the choices.
    AllOfTheAbove = "all-of-the-above",
    /// A card that asks two questions.
    TwoQuestions = "two-questions",
    /// A negative that is easily overlooked.
    Negative = "negative",
    /// A card that asks for more than one fact.
    SeveralFacts = "several-facts",
    /// A gap that could be filled in several ways.
    OpenGap = "open-gap",
    /// A question that only yes or no answers.
    YesNo = "yes-no",
    /// A question that does not say what it asks for.
    VagueQuestion = "vague-question",
    /// Two cards that ask the same.
    NearDuplicate = "near-duplicate",
    /// An acronym that nothing in the deck explains.
    Acronym = "acronym",
    /// A source that no fact cites.
    UnusedSource = "unused-source",
    /// A comment that allows a warning that there is none of.
    UnknownAllow = "unknown-allow",
    /// A comment that allows a warning that nothing brings.
    UnusedAllow = "unused-allow",
    /// An article has it that the one who did something was the one it was done to.
    RoleSwap = "role-swap",
    /// An article names another one than the reference.
    OtherParty = "other-party",
    /// An article dates something otherwise than the reference.
    WrongDate = "wrong-date",
    /// An article tells as present what has ended.
    Ended = "ended",
    /// Two statements of articles that cannot both be right.
    Contradiction = "contradiction",
    /// The same name for two things of a reference.
    SharedName = "shared-name",
}

/// A replacement that mends a mistake, or most likely does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Bytes of the file to replace; empty to insert.
    pub span: Range<usize>,
    /// What to write in their place.
    pub replacement: String,
    /// Whether nothing else can be meant; what is a guess is shown and never written.
    pub is_sure: bool,
}

impl Fix {
    /// The line mended; `None` when the mend goes over several lines of `text`.
    pub fn line(&self, text: &str, index: &LineIndex<'_>) -> Option<String> {
        let (_, line) = index.line_around(self.span.start);
        let before = text.get(line.start..self.span.start)?;
        let after = text.get(self.span.end..line.end)?;
        let is_one = !self.replacement.contains('\n');
        is_one.then(|| format!("{before}{}{after}", self.replacement))
    }
}

/// Another place that a mistake has to do with: the first of two equal ids, say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// What is there.
    pub label: String,
}

/// A mistake in a file. Texts may quote the file; [`draw`](fn@super::draw) makes them safe
/// for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: Code,
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// Bytes of the file at fault; empty where something is missing.
    pub span: Range<usize>,
    /// What to write next to the underlined text.
    pub label: Option<String>,
    pub related: Option<Related>,
    /// What to do about it.
    pub help: Option<String>,
    /// The mend, where it is known.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// An error with nothing but its message and place.
    pub fn error(code: Code, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            span,
            label: None,
            related: None,
            help: None,
            fix: None,
        }
    }

    /// A warning with nothing but its message and place.
    pub fn warning(code: Code, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, span, message) }
    }

    /// With words next to the underlined text.
    pub fn with_label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = Some(label.into());
        self
    }

    /// With another place, and what is there.
    pub fn with_related(mut self, span: Range<usize>, label: impl Into<String>) -> Diagnostic {
        self.related = Some(Related { span, label: label.into() });
        self
    }

    /// With what to do about it.
    pub fn with_help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// With the bytes to replace, and by what.
    pub fn with_fix(mut self, span: Range<usize>, replacement: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix { span, replacement: replacement.into(), is_sure: true });
        self
    }

    /// With the bytes to replace, and by what, where something else may be meant.
    pub fn with_guess(mut self, span: Range<usize>, replacement: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix { span, replacement: replacement.into(), is_sure: false });
        self
    }

    /// With a mend that is certain, or a guess.
    pub fn with_mend(self, span: Range<usize>, replacement: impl Into<String>, is_sure: bool) -> Diagnostic {
        if is_sure { self.with_fix(span, replacement) } else { self.with_guess(span, replacement) }
    }

    /// The same mistake in a text that starts `offset` bytes earlier.
    pub(super) fn shifted(mut self, offset: usize) -> Diagnostic {
        let shift = |span: &mut Range<usize>| *span = span.start + offset..span.end + offset;
        shift(&mut self.span);
        if let Some(related) = &mut self.related {
            shift(&mut related.span);
        }
        if let Some(fix) = &mut self.fix {
            shift(&mut fix.span);
        }
        self
    }
}

/// A line and a column of a text, both from 1; the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// Finds the lines of a text.
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Goes through the text once.
    pub fn new(text: &'t str) -> LineIndex<'t> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        LineIndex { text, starts }
    }

    /// Where the byte `offset` is; an offset past the end is the end, one within a character is
    /// that character.
    pub fn place(&self, offset: usize) -> Place {
        let offset = char_start(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        // The mark is no character that an editor counts.
        let start =
            if start == 0 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Place { line, column }
    }

    /// The bytes of the line (numbered from 1) that holds the byte `offset`, without its end.
    pub fn line_around(&self, offset: usize) -> (usize, Range<usize>) {
        let line = self.place(offset).line;
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let end = start + self.text[start..end].trim_end_matches('\r').len();
        (line, start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Place};

    #[test]
    fn columns_are_characters_and_line_ends_of_windows_count_once() {
        let index = LineIndex::new("é\tx\r\ny");
        for (offset, line, column) in
            [(0, 1, 1), (2, 1, 2), (3, 1, 3), (4, 1, 4), (6, 2, 1), (7, 2, 2), (99, 2, 2)]
        {
            assert_eq!(index.place(offset), Place { line, column }, "{offset}");
        }
        assert_eq!(index.line_around(2), (1, 0..4));
        assert_eq!(index.line_around(6), (2, 6..7));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let index = LineIndex::new("\u{feff}x");
        assert_eq!(index.place(3), Place { line: 1, column: 1 });
        assert_eq!(index.place(0), Place { line: 1, column: 1 });
    }
}
