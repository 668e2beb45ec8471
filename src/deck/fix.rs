//! Mending a deck file by splicing: sure mends and missing ids, and not one other byte.

use std::collections::HashSet;
use std::ops::Range;

use super::card::Card;
use super::cloze::{Piece, filled, pieces};
use super::diagnostic::{Code, Diagnostic, Fix};
use super::fact::Fact;
use super::id::DeckId;
use super::naming::{name_of, name_of_card, unique};
use super::outline::{comment_length, inside};
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

/// A mend may bring to light what it hid, and mends that do not go together are made one after the
/// other; so often is a file mended and read again.
const ROUNDS: usize = 64;

/// Mends are in the order of the file: two that meet stand near each other.
const MOST_TRIED: usize = 100;

/// Mends what has one sure mend. When no mistake is left, writes the ids that are missing: the deck's
/// own from `name`, those of facts and cards from their words.
pub fn fix(text: &str, name: &DeckId) -> Fixed {
    let mut state = State::of(text.to_owned());
    let mut mended = 0;
    for _ in 0..ROUNDS {
        let Some((next, count)) = state.mended() else { break };
        mended += count;
        state = next;
    }
    let (collector, _) = walk(&state.text, || Collector::new(&state.text));
    if state.errors > 0 {
        let lacks_ids = collector.lacks_ids();
        return Fixed { text: state.text, mended, ids: 0, lacks_ids };
    }
    let missing = collector.fixes(name);
    let named = State::of(spliced(&state.text, &missing));
    if named.errors > 0 || named.items < state.items {
        return Fixed { text: state.text, mended, ids: 0, lacks_ids: true };
    }
    let ids = missing.iter().filter(|fix| fix.replacement.starts_with("id: ")).count();
    Fixed { text: named.text, mended, ids, lacks_ids: false }
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

    /// The text with its sure mends, and how many they are; `None` when none makes it better.
    fn mended(&self) -> Option<(State, usize)> {
        let mut fixes: Vec<&Fix> = Vec::new();
        for fix in self.found.iter().filter_map(|found| found.fix.as_ref()).filter(|fix| fix.is_sure) {
            // Of two mends of one place the first is tried; the other one's turn comes in the next round.
            if fixes.iter().rev().take(MOST_TRIED).all(|other| !overlap(&fix.span, &other.span)) {
                fixes.push(fix);
            }
        }
        self.with(&fixes)
    }

    /// The text with as many of these mends as go together: each has to leave one mistake less, and
    /// bring no other. Where they do not, they are tried by halves.
    fn with(&self, fixes: &[&Fix]) -> Option<(State, usize)> {
        if fixes.is_empty() {
            return None;
        }
        let all = State::of(spliced(&self.text, fixes));
        if self.leads_to(&all, fixes.len()) {
            return Some((all, fixes.len()));
        }
        if fixes.len() == 1 {
            return None;
        }
        let (first, second) = fixes.split_at(fixes.len() / 2);
        self.with(first).or_else(|| self.with(second))
    }

    /// Whether another text is this one with so many mistakes less and nothing lost.
    fn leads_to(&self, other: &State, mends: usize) -> bool {
        let is_capped = |state: &State| state.found.iter().any(|found| found.code == Code::TooMany);
        // Where the reader gave up, mistakes that it had not come to take the place of those mended.
        let has_fewer =
            other.found.len() + mends <= self.found.len() || is_capped(self) && other.items > self.items;
        has_fewer && other.errors <= self.errors && other.items >= self.items
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
    /// Facts and loose cards without an id: where each starts, its name, and where the text of a bare
    /// cloze starts.
    top: Vec<(usize, String, Option<usize>)>,
    fixes: Vec<Fix>,
}

impl Visitor for Collector<'_> {
    fn deck(&mut self, head: &Head) {
        self.has_id = Some(head.deck.id.is_some());
    }

    fn fact(&mut self, fact: Fact, place: FactSpan) {
        match &fact.id {
            Some(id) => drop(self.given.insert(id.to_string())),
            None => self.top.push((place.span.start, name_of(&fact.says), None)),
        }
        let given: HashSet<String> =
            fact.cards.iter().filter_map(|card| card.common().id).map(ToString::to_string).collect();
        let nameless = fact.cards.iter().zip(&place.cards).filter(|(card, _)| card.common().id.is_none());
        let (starts, names): (Vec<_>, Vec<_>) = nameless
            .map(|(card, span)| ((span.start, bare_text(card, self.text, span)), name_within_fact(card)))
            .unzip();
        for ((start, text_at), id) in starts.into_iter().zip(unique(names, given)) {
            self.fixes.extend(insertion(self.text, start, &id, text_at));
        }
    }

    fn card(&mut self, card: Card, span: Range<usize>) {
        match card.common().id {
            Some(id) => drop(self.given.insert(id.to_string())),
            None => {
                let text_at = bare_text(&card, self.text, &span);
                self.top.push((span.start, name_of(&question_of(&card)), text_at));
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
            self.fixes.extend(insertion(self.text, start, name.as_str(), None));
        }
        let names = self.top.iter().map(|(_, name, _)| name.clone()).collect();
        for ((start, _, text_at), id) in self.top.iter().zip(unique(names, self.given)) {
            self.fixes.extend(insertion(self.text, *start, &id, *text_at));
        }
        self.fixes
    }
}

/// Where the text of a cloze that is written as nothing but its text starts; comments may stand before it.
fn bare_text(card: &Card, text: &str, span: &Range<usize>) -> Option<usize> {
    let Card::Cloze(_) = card else { return None };
    let open = inside(text, span.start)?;
    let within = &text[..span.end];
    let mut at = open;
    loop {
        at += within[at..].len() - within[at..].trim_start().len();
        match comment_length(&within[at..]) {
            Some(length) => at += length,
            None => break,
        }
    }
    let first = &within[at..];
    (first.starts_with('"') || first.starts_with("r\"") || first.starts_with("r#")).then_some(at)
}

/// What a loose card asks; of a cloze, the text with its gaps filled.
fn question_of(card: &Card) -> String {
    match card {
        Card::Cloze(cloze) => filled(cloze.text()),
        card => card.prompt().to_owned(),
    }
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
/// line of its own where that field has one. A cloze whose bare text starts at `text_at` needs a name for
/// that, too.
fn insertion(text: &str, start: usize, id: &str, text_at: Option<usize>) -> Vec<Fix> {
    let Some(open) = inside(text, start) else { return Vec::new() };
    let blanks = text[open..].len() - text[open..].trim_start_matches([' ', '\t', '\r', '\n']).len();
    let between = &text[open..open + blanks];
    let line = between.rfind('\n').map(|at| if between[..at].ends_with('\r') { at - 1 } else { at });
    let gap = line.map_or(" ", |at| &between[at..]);
    let at = open + blanks;
    let insert = |at: usize, replacement: String| Fix { span: at..at, replacement, is_sure: true };
    match (text[at..].starts_with(')'), text_at) {
        // Nothing else is in the brackets.
        (true, _) => vec![insert(at, format!("id: \"{id}\""))],
        (false, Some(text_at)) if text_at == at => vec![insert(at, format!("id: \"{id}\",{gap}text: "))],
        (false, Some(text_at)) => {
            vec![insert(at, format!("id: \"{id}\",{gap}")), insert(text_at, "text: ".to_owned())]
        }
        (false, None) => vec![insert(at, format!("id: \"{id}\",{gap}"))],
    }
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
    fn comments_stay_where_they_are() {
        let text = "Deck(id: \"d\", title: \"x\", cards: [Cloze( /* c */ \"The [Nile|river].\"), Cloze(\n// c (\n\"[a] b c d\")])";
        let mended = fixed(text);
        assert!(mended.text.contains("Cloze( id: \"nile\", /* c */ text: \"The"), "{}", mended.text);
        assert!(mended.text.contains("Cloze(\nid: \"b-c-d\",\n// c (\ntext: \"[a]"), "{}", mended.text);
        assert_eq!(mended.ids, 2);
        for kept in [
            "Deck(id: \"d\", title: \"x\", cards: [Flip(id: \"a\", front: \"one\" /* keep */ + \"two\", back: \"b\")])",
            "Deck(id: \"d\", title: \"x\", cards: [Flip(id: \"a\", front: \"a\", back: \"b\", // why,\n hint: null)])",
        ] {
            assert_eq!(fixed(kept).text, kept);
        }
    }

    #[test]
    fn a_mend_that_makes_it_worse_is_not_made() {
        let text = "Deck(id: \"d\", title: 'x', cards: [\n<!-- one */ two --> Flip(id: 'a', front: 'b', back: 'c'),\n])";
        let mended = fixed(text);
        assert!(
            mended.text.contains("<!-- one */ two -->") && mended.text.contains("Flip(id: \"a\""),
            "{}",
            mended.text
        );
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
