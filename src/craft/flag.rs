//! A warning in the making: what is amiss with which part of which item.

use std::ops::Range;

use crate::deck::{Code, Diagnostic, Owner, Places, Spot};

/// Something that a good editor would point out.
#[derive(Debug, Clone)]
pub struct Flag {
    pub code: Code,
    pub owner: Owner,
    pub spot: Spot,
    /// Which bytes of the text at the spot, as it is read; all of it for `None`.
    pub within: Option<Range<usize>>,
    pub message: String,
    /// Why it matters and what to do.
    pub help: String,
    /// Another part of the same item that it has to do with, and what is there.
    pub related: Option<(Spot, &'static str)>,
}

impl Flag {
    /// A flag on a part of an item.
    pub fn new(
        code: Code,
        owner: &Owner,
        spot: Spot,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Flag {
        Flag {
            code,
            owner: owner.clone(),
            spot,
            within: None,
            message: message.into(),
            help: help.into(),
            related: None,
        }
    }

    /// On these bytes of the text alone.
    pub fn within(mut self, span: Range<usize>) -> Flag {
        self.within = Some(span);
        self
    }

    /// With another part of the item.
    pub fn with_related(mut self, spot: Spot, label: &'static str) -> Flag {
        self.related = Some((spot, label));
        self
    }

    /// The warning, its place found in the file.
    pub fn warning(self, places: &mut Places<'_>) -> Diagnostic {
        let span = match &self.within {
            Some(within) => places.within(&self.owner, self.spot, within),
            None => places.of(&self.owner, self.spot),
        };
        let warning = Diagnostic::warning(self.code, span, self.message).with_help(self.help);
        match self.related {
            Some((spot, label)) => {
                let span = places.of(&self.owner, spot);
                warning.with_related(span, label)
            }
            None => warning,
        }
    }
}
