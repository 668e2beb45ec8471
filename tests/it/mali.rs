//! The deck on Mali is made of our article by `griot generate`, as reviewed; what a person wrote into
//! it is tagged.

use std::path::PathBuf;

use griot::deck::{BUILTINS, Card, Deck, DeckId, Fact, read, roster};
use griot::generate::review::{Log, Verdict};

use crate::griot::Griot;

/// What a person wrote: facts with all of their cards, or single cards.
const BY_HAND: &str = "by-hand";

fn ours(file: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "decks", "mali", file].iter().collect()
}

fn sound(text: &str) -> Deck {
    let reading = read(text);
    assert_eq!(reading.diagnostics, []);
    reading.deck.unwrap()
}

fn mali() -> Deck {
    sound(BUILTINS.iter().find(|deck| deck.name == "mali").unwrap().text)
}

/// What was decided on the cards.
fn decisions() -> Vec<u8> {
    std::fs::read(ours("article.review")).unwrap()
}

fn is_by_hand(tags: &[String]) -> bool {
    tags.iter().any(|tag| tag == BY_HAND)
}

/// A fact without what may be added to a generated one: cards by hand, tags, more sources.
fn bare(fact: &Fact, generated: &Fact) -> Fact {
    let mut fact = fact.clone();
    fact.cards.retain(|card| !is_by_hand(card.common().tags));
    fact.tags.clear();
    fact.cite.truncate(generated.cite.len());
    fact
}

#[test]
fn its_article_gives_its_cards_again() {
    let griot = Griot::new();
    griot.write("mali.review", decisions());
    let (article, reference) = (ours("article.md"), ours("reference.ron"));
    let output = griot
        .run(&format!(
            "generate {} --reference {} --min-score 0.55 -o mali.ron --review --plain",
            article.display(),
            reference.display()
        ))
        .stdin("q\n")
        .code(0)
        .stderr("");
    assert!(output.out.contains(" 0 not decided.\n"), "new cards have to be reviewed: {output}");
    let made = sound(&std::fs::read_to_string(griot.path("mali.ron")).unwrap());
    let deck = mali();
    for generated in &made.facts {
        let found = deck.facts.iter().find(|fact| fact.id == generated.id);
        let found = found.unwrap_or_else(|| panic!("the deck lacks {generated:#?}"));
        assert_eq!(bare(found, generated), *generated);
    }
    for fact in &deck.facts {
        let is_generated = made.facts.iter().any(|generated| generated.id == fact.id);
        assert_ne!(is_generated, is_by_hand(&fact.tags), "{}", fact.says);
    }
    assert!(deck.cards.iter().all(|card| is_by_hand(card.common().tags)));
}

#[test]
fn what_was_rejected_is_not_asked() {
    let log = Log::read(&decisions());
    assert_eq!(log.unreadable, 0);
    let deck = mali();
    let asked: Vec<&str> = deck.facts.iter().flat_map(|fact| &fact.cards).map(Card::prompt).collect();
    let mut rejected = 0;
    for decision in &log.decisions {
        let subject = &decision.subject;
        match &decision.verdict {
            Verdict::Kept => {}
            Verdict::Edited(_) => panic!("an edited card is one by hand: {}", subject.texts.prompt),
            Verdict::Rejected { note, .. } => {
                rejected += 1;
                assert!(note.is_some(), "no reason: {}", subject.texts.prompt);
                assert!(!asked.contains(&subject.texts.prompt.as_str()), "{}", subject.texts.prompt);
            }
        }
    }
    assert!(rejected > 0);
}

#[test]
fn at_least_half_of_its_cards_are_generated() {
    let cards = roster(&mali(), &DeckId::slug("mali"));
    let by_hand = cards.iter().filter(|card| is_by_hand(&card.tags)).count();
    assert!(by_hand > 0 && by_hand * 2 <= cards.len(), "{by_hand} of {} cards are by hand", cards.len());
}
