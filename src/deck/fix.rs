//! Mending a deck file by splicing: sure mends and missing ids, and not one other byte.

use std::collections::HashSet;
use std::ops::Range;

use super::card::Card;
use super::cloze::{Piece, pieces};
use super::diagnostic::{Diagnostic, Fix};
use super::fact::Fact;
use super::id::DeckId;
use super::naming::{name_of, name_of_card, unique};
use super::outline::inside;
use super::read::{FactSpan, Head, Visitor, walk};

/// A deck file, mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    pub text: String,
    /// How many mistakes were mended.
    pub mended: usize,
    /// How many ids were written.
    pub ids: usize,
    /// Whether ids are missing that were not written, since the file has mistakes left.
    pub lacks_ids: bool,
}

/// A mend may bring to light what it hid; so often is a file mended and read again.
const ROUNDS: usize = 8;

/// Of mends that do not go together, so many are tried one by one.
const MOST_TRIED: usize = 100;

/// Mends what has one sure mend. When no mistake is left, writes the ids that are missing: the deck's
/// own from `name`, those of facts and cards from their words.
pub fn fix(text: &str, name: &DeckId) -> Fixed {
    let mut state = State::of(text.to_owned());
    let mut mended = 0;
    for _ in 0..ROUNDS {
        let before = state.found.len();
        let Some(next) = state.mended() else { break };
        mended += before.saturating_sub(next.found.len());
        state = next;
    }
    let (collector, _) = walk(&state.text, || Collector::new(&state.text));
    if state.errors > 0 {
        let lacks_ids = collector.lacks_ids();
        return Fixed { text: state.text, mended, ids: 0, lacks_ids };
    }
    let missing = collector.fixes(name);
    let text = spliced(&state.text, &missing);
    Fixed { text, mended, ids: missing.len(), lacks_ids: false }
}

/// A text, and what is wrong with it.
struct State {
    text: String,
    found: Vec<Diagnostic>,
    errors: usize,
    /// Items that can be read.
    items: usize,
}

/// Counts the items of a deck.
#[derive(Default)]
struct Count(usize);

impl Visitor for Count {
    fn deck(&mut self, _: &Head) {
        self.0 += 1;
    }

    fn fact(&mut self, fact: Fact, _: FactSpan) {
        self.0 += 1 + fact.cards.len();
    }

    fn card(&mut self, _: Card, _: Range<usize>) {
        self.0 += 1;
    }
}

impl State {
    fn of(text: String) -> State {
        let (Count(items), found) = walk(&text, Count::default);
        let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == super::Severity::Error;
        let errors = found.iter().filter(is_error).count();
        State { text, found, errors, items }
    }

    /// Whether this text is the better one: fewer mistakes, and nothing lost.
    fn is_better_than(&self, other: &State) -> bool {
        (self.errors, self.found.len()) < (other.errors, other.found.len()) && self.items >= other.items
    }

    /// The text with its sure mends; `None` when none makes it better.
    fn mended(&self) -> Option<State> {
        let mut fixes: Vec<&Fix> = Vec::new();
        for fix in self.found.iter().filter_map(|found| found.fix.as_ref()).filter(|fix| fix.is_sure) {
            // Of two mends of one place the first is tried; the other one's turn comes in the next round.
            if fixes.iter().all(|other| !overlap(&fix.span, &other.span)) {
                fixes.push(fix);
            }
        }
        if fixes.is_empty() {
            return None;
        }
        let all = State::of(spliced(&self.text, &fixes));
        if all.is_better_than(self) {
            return Some(all);
        }
        fixes
            .into_iter()
            .take(MOST_TRIED)
            .map(|fix| State::of(spliced(&self.text, &[fix])))
            .find(|one| one.is_better_than(self))
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end || one.start == other.start
}

/// The text with stretches replaced.
fn spliced(text: &str, fixes: &[impl std::borrow::Borrow<Fix>]) -> String {
    let mut fixes: Vec<&Fix> = fixes.iter().map(std::borrow::Borrow::borrow).collect();
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut spliced = String::with_capacity(text.len() + fixes.len() * 24);
    let mut at = 0;
    for fix in fixes {
        spliced.push_str(text.get(at..fix.span.start).unwrap_or_default());
        spliced.push_str(&fix.replacement);
        at = fix.span.end;
    }
    spliced.push_str(text.get(at..).unwrap_or_default());
    spliced
}

/// Collects the ids that are given and what is to be inserted for those that are missing.
struct Collector<'t> {
    text: &'t str,
    /// Whether the deck has an id; `None` when there is no deck.
    has_id: Option<bool>,
    given: HashSet<String>,
    /// Facts and loose cards without an id: where each starts, and its name. A bare cloze needs a name
    /// for its text, too.
    top: Vec<(usize, String, bool)>,
    fixes: Vec<Fix>,
}

impl Visitor for Collector<'_> {
    fn deck(&mut self, head: &Head) {
        self.has_id = Some(head.deck.id.is_some());
    }

    fn fact(&mut self, fact: Fact, place: FactSpan) {
        match &fact.id {
            Some(id) => drop(self.given.insert(id.to_string())),
            None => self.top.push((place.span.start, name_of(&fact.says), false)),
        }
        let given: HashSet<String> =
            fact.cards.iter().filter_map(|card| card.common().id).map(ToString::to_string).collect();
        let nameless = fact.cards.iter().zip(&place.cards).filter(|(card, _)| card.common().id.is_none());
        let (starts, names): (Vec<_>, Vec<_>) = nameless
            .map(|(card, span)| {
                ((span.start, is_bare(card, &self.text[span.clone()])), name_within_fact(card))
            })
            .unzip();
        for ((start, is_bare), id) in starts.into_iter().zip(unique(names, given)) {
            self.fixes.extend(insertion(self.text, start, &id, is_bare));
        }
    }

    fn card(&mut self, card: Card, span: Range<usize>) {
        match card.common().id {
            Some(id) => drop(self.given.insert(id.to_string())),
            None => {
                let is_bare = is_bare(&card, &self.text[span.clone()]);
                self.top.push((span.start, name_of(card.prompt()), is_bare));
            }
        }
    }
}

impl<'t> Collector<'t> {
    fn new(text: &'t str) -> Collector<'t> {
        Collector { text, has_id: None, given: HashSet::new(), top: Vec::new(), fixes: Vec::new() }
    }

    fn lacks_ids(&self) -> bool {
        self.has_id == Some(false) || !self.top.is_empty() || !self.fixes.is_empty()
    }

    fn fixes(mut self, name: &DeckId) -> Vec<Fix> {
        if self.has_id == Some(false)
            && let Some(start) = super::outline(self.text).map(|outline| outline.span.start)
        {
            self.fixes.extend(insertion(self.text, start, name.as_str(), false));
        }
        let names = self.top.iter().map(|(_, name, _)| name.clone()).collect();
        for ((start, _, is_bare), id) in self.top.iter().zip(unique(names, self.given)) {
            self.fixes.extend(insertion(self.text, *start, &id, *is_bare));
        }
        self.fixes
    }
}

/// Whether a card is a cloze written as nothing but its text.
fn is_bare(card: &Card, written: &str) -> bool {
    let Card::Cloze(_) = card else { return false };
    // A comment before it leaves it in doubt, and the id unwritten.
    inside(written, 0).is_some_and(|at| {
        let first = written[at..].trim_start();
        first.starts_with(['"']) || first.starts_with("r\"") || first.starts_with("r#")
    })
}

/// The name of a card among its fact's cards.
fn name_within_fact(card: &Card) -> String {
    let kind = card.kind().name().to_lowercase();
    let gaps;
    let answer = match card {
        Card::Ask(card) => card.a.first(),
        Card::Pick(card) => &card.a,
        Card::Flip(card) => &card.back,
        Card::Cloze(cloze) => {
            let pieces = pieces(cloze.text()).unwrap_or_default();
            let answers = pieces.iter().filter_map(|piece| match piece {
                Piece::Gap(gap) => gap.answers.first().map(String::as_str),
                Piece::Text(_) => None,
            });
            gaps = answers.collect::<Vec<_>>().join(" ");
            &gaps
        }
        Card::Number(card) => return name_of_card(&kind, &card.a.to_string()),
        Card::TrueFalse(card) => &card.q,
        // One of its kind is what most facts have.
        Card::PickAll(_) | Card::Order(_) | Card::Match(_) => "",
    };
    name_of_card(&kind, answer)
}

/// What to insert for the id of the item that starts at byte `start`: in front of its first field, on a
/// line of its own where that field has one.
fn insertion(text: &str, start: usize, id: &str, is_bare_cloze: bool) -> Option<Fix> {
    let open = inside(text, start)?;
    let blanks = text[open..].len() - text[open..].trim_start_matches([' ', '\t', '\r', '\n']).len();
    let between = &text[open..open + blanks];
    let line = between.rfind('\n').map(|at| if between[..at].ends_with('\r') { at - 1 } else { at });
    let gap = line.map_or(" ", |at| &between[at..]);
    let field = if is_bare_cloze { "text: " } else { "" };
    let replacement = match text[open + blanks..].chars().next()? {
        // Nothing else is in the brackets.
        ')' => format!("id: \"{id}\""),
        _ => format!("id: \"{id}\",{gap}{field}"),
    };
    Some(Fix { span: open + blanks..open + blanks, replacement, is_sure: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> Fixed {
        fix(text, &DeckId::slug("rivers"))
    }

    #[test]
    fn sure_mends_are_made_and_guesses_are_not() {
        let broken = "Deck(id: \"d\", title: “Rivers”, # comment\n cards: [\n  Flip(id: \"a\", frnt: \"b\", back: 'c'),,\n \
                      Ask(id: \"b\", q = \"x\", a: 2013),\n])";
        let fixed_text = "Deck(id: \"d\", title: \"Rivers\", // comment\n cards: [\n  Flip(id: \"a\", front: \"b\", back: \"c\"),\n \
                          Ask(id: \"b\", q: \"x\", a: \"2013\"),\n])";
        let fixed_deck = fixed(broken);
        assert_eq!(fixed_deck.text, fixed_text);
        assert_eq!((fixed_deck.mended, fixed_deck.ids, fixed_deck.lacks_ids), (7, 0, false));
        // Where the text ends is a guess.
        let open = "Deck(title: \"x\", cards: [\n Flip(front: \"a, back: \"b\"),\n])";
        assert_eq!(fixed(open), Fixed { text: open.to_owned(), mended: 0, ids: 0, lacks_ids: true });
    }

    #[test]
    fn ids_are_written_as_the_items_are_laid_out() {
        let text = "// Rivers\r\nDeck(\r\n\ttitle: \"Rivers\", facts: [\r\n\t\tFact(\r\n\t\t\t// Long.\r\n\t\t\tsays: \"The Nile is long.\",\r\n\
                    \t\t\tcards: [ Ask(q: \"Which river is long?\", a: \"The Nile\"), Cloze( \"The [Nile].\" )],\r\n\t\t),\r\n\t],\r\n\
                    \tcards: [Flip (front: \"delta\", back: \"mouth\")],\r\n)";
        let expected = "// Rivers\r\nDeck(\r\n\tid: \"rivers\",\r\n\ttitle: \"Rivers\", facts: [\r\n\t\tFact(\r\n\t\t\tid: \"nile-long\",\r\n\t\t\t// Long.\r\n\t\t\tsays: \"The Nile is long.\",\r\n\
                    \t\t\tcards: [ Ask(id: \"ask-nile\", q: \"Which river is long?\", a: \"The Nile\"), Cloze( id: \"cloze-nile\", text: \"The [Nile].\" )],\r\n\t\t),\r\n\t],\r\n\
                    \tcards: [Flip (id: \"delta\", front: \"delta\", back: \"mouth\")],\r\n)";
        let fixed = fixed(text);
        assert_eq!(fixed.text, expected);
        assert_eq!(fixed.ids, 5);
    }

    #[test]
    fn an_id_that_is_taken_is_not_given_again() {
        let text = "Deck(id: \"d\", title: \"x\", cards: [Flip(id: \"delta\", front: \"a\", back: \"b\"), Flip(front: \"delta\", back: \"c\")])";
        assert!(fixed(text).text.contains("Flip(id: \"delta-2\", front: \"delta\""), "{}", fixed(text).text);
    }
}
