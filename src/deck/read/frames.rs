//! The brackets that are open, and what to make of a closing one that does not fit.

use super::schema::{self, Shape};

/// What a list of items holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Items {
    Sources,
    Facts,
    Cards,
}

impl Items {
    pub fn of_field(name: &str) -> Option<Items> {
        match name {
            "sources" => Some(Items::Sources),
            "facts" => Some(Items::Facts),
            "cards" => Some(Items::Cards),
            _ => None,
        }
    }

    /// The field that holds such a list.
    pub fn field(self) -> &'static str {
        match self {
            Items::Sources => "sources",
            Items::Facts => "facts",
            Items::Cards => "cards",
        }
    }

    /// The list that a field of this name holds, be it misspelt.
    pub fn meant(name: &str) -> Option<Items> {
        Items::of_field(name).or_else(|| {
            let lists = [Items::Sources, Items::Facts, Items::Cards].map(Items::field);
            schema::meant(name, lists.into_iter()).and_then(|(name, _)| Items::of_field(name))
        })
    }

    /// The list that an item of this name belongs in.
    pub fn of_head(head: &str) -> Option<Items> {
        match head {
            "Source" => Some(Items::Sources),
            "Fact" => Some(Items::Facts),
            _ => schema::card_shape(head).map(|_| Items::Cards),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    Struct(&'static Shape),
    /// A tuple, or a struct that the format does not know.
    Tuple,
    Items(Items),
    List,
}

/// An open bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub kind: FrameKind,
    /// The bracket itself, and its byte.
    pub open: u8,
    pub at: usize,
    /// The bracket that ought to stand there.
    pub expected: u8,
}

/// The bracket that closes this one.
fn closer(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

impl Frame {
    /// The bracket that closes it, as it was opened.
    pub fn closer(self) -> u8 {
        closer(self.open)
    }

    /// Whether this bracket closes it: where the wrong one was opened, the right one closes it, too.
    pub fn is_closed_by(self, close: u8) -> bool {
        close == closer(self.open) || close == closer(self.expected)
    }

    /// How ill something fits right inside this bracket; `None` if it cannot stand there.
    fn unease(self, follow: Follow<'_>) -> Option<usize> {
        match (self.kind, follow) {
            (FrameKind::Items(items), Follow::Item(wanted)) => (items == wanted).then_some(0),
            (FrameKind::Items(_), Follow::SomeItem) => Some(0),
            (FrameKind::Struct(shape), Follow::Field(name)) => shape.field(name).map(|_| 0),
            // What is left of a card whose head was mangled.
            (FrameKind::Items(Items::Cards), Follow::Field(name)) => {
                schema::CARDS.iter().any(|card| card.field(name).is_some()).then_some(1)
            }
            (FrameKind::List | FrameKind::Tuple, Follow::Value) => Some(0),
            (FrameKind::Struct(shape), Follow::Value) => Some(if shape.is_card { 1 } else { 2 }),
            (FrameKind::Items(_), Follow::Value) => Some(2),
            _ => None,
        }
    }
}

/// What comes behind a run of closing brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow<'t> {
    Item(Items),
    /// Something like an item, of no known kind.
    SomeItem,
    Field(&'t str),
    /// A text, a number, or something that makes no sense anywhere.
    Value,
    End,
}

/// What to make of a closing bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// It closes the innermost bracket.
    Right,
    /// It closes an outer bracket: the innermost one lacks its own.
    Outer,
    /// It closes nothing.
    Extra,
    /// It closes the innermost bracket, but is of the wrong kind.
    Typo,
}

/// What it costs if an item stands where nothing could take it in.
const HOMELESS: usize = 3;

/// What it costs if a bracket that closes something is followed by more on its line.
const ABRUPT: usize = 2;

/// Judges the first of a run of closing brackets, by which reading makes the fewest mistakes of
/// the run and what follows it. `run` is not empty; `is_abrupt` tells that the bracket is followed
/// on its line by more than a comma or another closing bracket.
pub(super) fn closing(frames: &[Frame], run: &[u8], follow: Follow<'_>, is_abrupt: bool) -> Closing {
    let (Some(close), Some(innermost)) = (run.first(), frames.last()) else {
        return Closing::Extra;
    };
    let abrupt = if is_abrupt { ABRUPT } else { 0 };
    let extra = 1 + mistakes(frames, &run[1..], follow);
    let right = mistakes(frames, run, follow) + abrupt;
    if innermost.is_closed_by(*close) {
        // Of two alike, the second is the one too many.
        let is_first_of_two = run.get(1) == Some(close);
        return if right > extra && !is_first_of_two { Closing::Extra } else { Closing::Right };
    }
    let typo = 1 + mistakes(&frames[..frames.len() - 1], &run[1..], follow) + abrupt;
    let closes_outer = frames.iter().any(|frame| frame.is_closed_by(*close));
    if closes_outer && right <= typo && right <= extra {
        Closing::Outer
    } else if extra <= typo {
        Closing::Extra
    } else {
        Closing::Typo
    }
}

fn mistakes(frames: &[Frame], run: &[u8], follow: Follow<'_>) -> usize {
    let (mut open, mut mistakes) = (frames, 0);
    for close in run {
        match open.iter().rposition(|frame| frame.is_closed_by(*close)) {
            Some(at) => {
                mistakes += open.len() - 1 - at;
                open = &open[..at];
            }
            None => mistakes += 1,
        }
    }
    if follow == Follow::End {
        return mistakes + open.len();
    }
    if open.is_empty() && follow == Follow::Value {
        // Behind the deck; told of there.
        return mistakes;
    }
    let unease = |(depth, frame): (usize, &Frame)| Some(frame.unease(follow)? + depth);
    mistakes + open.iter().rev().enumerate().filter_map(unease).min().unwrap_or(HOMELESS)
}
