//! A draft as a deck: facts first, in the order of the article, each with its sentence.

use std::collections::{BTreeMap, HashSet};

use super::{Candidate, Draft, DraftFact};
use crate::deck::{Card, Citation, Deck, Fact, MAX_TEXT, Source, SourceId};
use crate::text::is_control;

/// Where the facts of a deck come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Imprint {
    /// What the deck is called.
    pub title: String,
    /// The article that they were read from.
    pub article: Source,
    /// Who confirms or corrects them; those that no fact of the deck names are left out.
    pub authorities: Vec<Source>,
}

/// The deck of these cards, each with the place of its fact in the draft. Facts that have none are
/// left out.
pub fn deck(draft: &Draft, cards: impl IntoIterator<Item = (usize, Card)>, imprint: &Imprint) -> Deck {
    let mut cards_of: BTreeMap<usize, Vec<Card>> = BTreeMap::new();
    for (fact, card) in cards {
        cards_of.entry(fact).or_default().push(card);
    }
    let facts: Vec<Fact> = cards_of
        .into_iter()
        .filter_map(|(place, cards)| draft.facts.get(place).map(|fact| written(fact, cards, imprint)))
        .collect();
    let cited: HashSet<&SourceId> =
        facts.iter().flat_map(|fact| &fact.cite).map(|citation| &citation.source).collect();
    let authorities = imprint.authorities.iter().filter(|source| cited.contains(&source.id));
    let sources = std::iter::once(&imprint.article).chain(authorities).cloned().collect();
    Deck {
        id: None,
        title: plain(&imprint.title),
        about: None,
        language: Some("en".to_owned()),
        author: None,
        licence: None,
        sources,
        facts,
        cards: Vec::new(),
    }
}

impl Candidate {
    /// The card and the place of its fact, as [`deck`] takes them.
    pub fn to_write(&self) -> (usize, Card) {
        (self.fact, self.card.clone())
    }
}

fn written(fact: &DraftFact, cards: Vec<Card>, imprint: &Imprint) -> Fact {
    let section = fact.heading.as_deref().map(plain).filter(|heading| !heading.is_empty());
    let mut cite = vec![Citation { source: imprint.article.id.clone(), section }];
    let is_known = |id: &&SourceId| imprint.authorities.iter().any(|source| source.id == **id);
    cite.extend(
        fact.authorities.iter().filter(is_known).map(|id| Citation { source: id.clone(), section: None }),
    );
    Fact {
        id: Some(fact.id.clone()),
        says: plain(&fact.says),
        cite,
        quote: Some(plain(&fact.sentence)).filter(|sentence| !sentence.is_empty()),
        corrects: fact.corrects.as_deref().map(plain),
        until: None,
        tags: Vec::new(),
        cards,
    }
}

/// A text of the article on one line, as a deck may hold it: line breaks and runs of blanks become a
/// space, controls are dropped, and what is too long is cut.
fn plain(text: &str) -> String {
    let kept = |c: char| c.is_whitespace() || !is_control(c);
    let text: String = text.chars().filter(|c| kept(*c)).collect();
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = line.char_indices().nth(MAX_TEXT) {
        let end = line[..end].char_indices().next_back().map_or(0, |(at, _)| at);
        line.truncate(end);
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::deck::fact_ids;
    use crate::deck::{FactId, read, read_card, write};
    use crate::language::Span;

    fn source(id: &str, title: &str) -> Source {
        let id = SourceId::new(id).unwrap();
        Source { id, title: title.to_owned(), author: None, date: None, url: None }
    }

    fn imprint(title: &str) -> Imprint {
        Imprint {
            title: title.to_owned(),
            article: source("article", "Bridges"),
            authorities: vec![source("survey", "The survey of 1990"), source("map", "A map")],
        }
    }

    fn fact(id: FactId, says: &str, heading: Option<&str>) -> DraftFact {
        DraftFact {
            id,
            says: says.to_owned(),
            sentence: says.to_owned(),
            span: Span::new(0, says.len()),
            heading: heading.map(str::to_owned),
            corrects: None,
            authorities: Vec::new(),
        }
    }

    fn ask(text: &str) -> Card {
        read_card(text).unwrap()
    }

    #[test]
    fn facts_come_first_and_in_the_order_of_the_article() {
        let says = ["The bridge opened in 1932.", "Nobody asks for this.", "It spans 503 metres."];
        let mut facts: Vec<DraftFact> = fact_ids(says)
            .into_iter()
            .zip(says)
            .map(|(id, says)| fact(id, says, Some("The bridge")))
            .collect();
        facts[2].heading = None;
        facts[2].sentence = "It spans\n  503 metres.".to_owned();
        facts[2].authorities = ["survey", "nobody"].map(|id| SourceId::new(id).unwrap()).to_vec();
        facts[2].corrects = Some("The article says that it spans 530 metres.".to_owned());
        let draft = Draft { facts, ..Draft::default() };
        let cards = [
            (2, ask(r#"Number(q: "How long is the bridge?", a: 503, unit: "metres", id: "how-many")"#)),
            (0, ask(r#"Ask(q: "When did the bridge open?", a: "1932", id: "when")"#)),
            (0, ask(r#"Cloze(text: "The bridge opened in [1932].", id: "year-1932")"#)),
        ];
        let written = write(&deck(&draft, cards, &imprint("Bridges")));
        assert_eq!(
            written,
            r#"Deck(
    title: "Bridges",
    language: "en",
    sources: [
        Source(id: "article", title: "Bridges"),
        Source(id: "survey", title: "The survey of 1990"),
    ],
    facts: [
        Fact(
            id: "bridge-opened-1932",
            says: "The bridge opened in 1932.",
            cite: ["article#The bridge"],
            quote: "The bridge opened in 1932.",
            cards: [
                Ask(id: "when", q: "When did the bridge open?", a: "1932"),
                Cloze(id: "year-1932", text: "The bridge opened in [1932]."),
            ],
        ),
        Fact(
            id: "spans-503-metres",
            says: "It spans 503 metres.",
            corrects: "The article says that it spans 530 metres.",
            cite: ["article", "survey"],
            quote: "It spans 503 metres.",
            cards: [
                Number(id: "how-many", q: "How long is the bridge?", a: 503, unit: "metres"),
            ],
        ),
    ],
)
"#
        );
    }

    proptest! {
        /// Whatever an article says.
        #[test]
        fn a_written_deck_is_clean(
            title in "[A-Z].{0,40}", says in "[A-Z].{0,80}", sentence in any::<String>(),
            heading in proptest::option::of(any::<String>()), long in 0..3_usize
        ) {
            let mut fact = fact(FactId::new("f").unwrap(), &says, heading.as_deref());
            fact.sentence = format!("{sentence}{}", "longer é ".repeat(long * 400));
            let draft = Draft { facts: vec![fact], ..Draft::default() };
            let card = ask(r#"Ask(q: "When?", a: "1932", id: "when")"#);
            let deck = deck(&draft, [(0, card)], &imprint(&title));
            let reading = read(&write(&deck));
            prop_assert_eq!(&reading.diagnostics, &[]);
            prop_assert_eq!(reading.deck, Some(deck));
        }
    }
}
