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
}

impl Frame {
    pub fn closer(self) -> u8 {
        match self.open {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        }
    }

    fn welcomes(self, follow: Follow) -> bool {
        match (self.kind, follow) {
            (_, Follow::Other) => true,
            (FrameKind::Items(items), Follow::Item(wanted)) => items == wanted,
            (FrameKind::Struct(shape), Follow::Field(name)) => shape.field(name).is_some(),
            _ => false,
        }
    }
}

/// What comes behind a run of closing brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow<'t> {
    Item(Items),
    Field(&'t str),
    End,
    /// Something that gives no hint.
    Other,
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

/// Judges the first of a run of closing brackets, by which reading makes the fewest mistakes of
/// the run and what follows it. `run` is not empty.
pub(super) fn closing(frames: &[Frame], run: &[u8], follow: Follow<'_>) -> Closing {
    let (Some(close), Some(innermost)) = (run.first(), frames.last()) else {
        return Closing::Extra;
    };
    let fits = innermost.closer() == *close;
    let extra = 1 + mistakes(frames, &run[1..], follow);
    if fits {
        // Of two alike, the second is the one too many.
        let is_first_of_two = run.get(1) == Some(close);
        let is_extra = !is_first_of_two && mistakes(frames, run, follow) > extra;
        return if is_extra { Closing::Extra } else { Closing::Right };
    }
    let typo = 1 + mistakes(&frames[..frames.len() - 1], &run[1..], follow);
    let outer = frames.iter().any(|frame| frame.closer() == *close).then(|| mistakes(frames, run, follow));
    match outer {
        Some(outer) if outer <= typo && outer <= extra => Closing::Outer,
        _ if extra <= typo => Closing::Extra,
        _ => Closing::Typo,
    }
}

fn mistakes(frames: &[Frame], run: &[u8], follow: Follow<'_>) -> usize {
    let (mut open, mut mistakes) = (frames, 0);
    for close in run {
        match open.iter().rposition(|frame| frame.closer() == *close) {
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
    match open.iter().rposition(|frame| frame.welcomes(follow)) {
        Some(at) => mistakes + open.len() - 1 - at,
        None if follow == Follow::Other => mistakes + 1,
        None => mistakes + HOMELESS,
    }
}
