//! `griot show`: a deck's facts and cards, as text.

use std::collections::HashMap;
use std::io::{self, BufWriter, IsTerminal, Write};

use clap::Args;
use dialoguer::Select;

use super::app::App;
use super::failure::Failure;
use super::files::bytes_of;
use super::library::cited;
use super::prompt::guarded;
use crate::deck::{Card, Deck, Fact, read_bytes, roster};
use crate::progress::CardSpot;
use crate::text::{clip, safe_line};

/// Print the facts and cards of a deck
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The deck: a name or a file [default: asks, in a terminal]
    deck: Option<String>,
}

/// Runs `griot show`.
pub fn run(app: &mut App, args: &ShowArgs) -> Result<(), Failure> {
    let deck = match &args.deck {
        Some(name) => app.open_one(name)?,
        None => match choose(app)? {
            Some(name) => app.open_one(&name)?,
            None => return Ok(()),
        },
    };
    let place = deck.location.place().unwrap_or_default();
    let bytes = bytes_of(&deck.location).map_err(|source| Failure::Read { path: place.into(), source })?;
    let (_, reading) = read_bytes(&bytes);
    let Some(content) = reading.deck else { return Err(Failure::NothingSound) };
    let cards = app.library.store.cards_of(deck.row)?;
    let spots: HashMap<String, CardSpot> =
        cards.into_iter().map(|(_, spot)| (spot.key.to_string(), spot)).collect();
    let mut keys: HashMap<(Option<usize>, usize), Vec<String>> = HashMap::new();
    for entry in roster(&content, &deck.name) {
        keys.entry((entry.slot.fact, entry.slot.card)).or_default().push(entry.key.to_string());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    print(&mut out, &content, |slot| {
        keys.get(&slot).map_or_else(String::new, |keys| {
            let states: Vec<String> = keys.iter().map(|key| state(key, spots.get(key))).collect();
            states.join("\n        ")
        })
    })?;
    out.flush()?;
    Ok(())
}

/// The key of a card and where it stands.
fn state(key: &str, spot: Option<&CardSpot>) -> String {
    match spot {
        Some(spot) if spot.suspended => format!("{key} (suspended)"),
        Some(CardSpot { state: Some(state), .. }) => format!("{key} (due {})", state.due),
        _ => format!("{key} (new)"),
    }
}

fn print(
    out: &mut impl Write,
    deck: &Deck,
    state: impl Fn((Option<usize>, usize)) -> String,
) -> io::Result<()> {
    writeln!(out, "{}", safe_line(&deck.title))?;
    if let Some(about) = &deck.about {
        writeln!(out, "{}", safe_line(about))?;
    }
    for (index, fact) in deck.facts.iter().enumerate() {
        writeln!(out)?;
        print_fact(out, deck, fact)?;
        for (place, card) in fact.cards.iter().enumerate() {
            print_card(out, card, &state((Some(index), place)))?;
        }
    }
    if !deck.cards.is_empty() {
        writeln!(out)?;
    }
    for (place, card) in deck.cards.iter().enumerate() {
        print_card(out, card, &state((None, place)))?;
    }
    Ok(())
}

fn print_fact(out: &mut impl Write, deck: &Deck, fact: &Fact) -> io::Result<()> {
    writeln!(out, "{}", safe_line(&fact.says))?;
    let title = |id: &str| {
        let source = deck.sources.iter().find(|source| source.id.as_str() == id);
        source.map_or(id.to_owned(), |source| match &source.url {
            Some(url) => format!("{} <{url}>", source.citation()),
            None => source.citation(),
        })
    };
    for citation in cited(fact, title) {
        writeln!(out, "  Source: {}", safe_line(&citation))?;
    }
    if let Some(quote) = &fact.quote {
        writeln!(out, "  Quote: {}", safe_line(quote))?;
    }
    if let Some(until) = fact.until {
        writeln!(out, "  Ended: {}.", until.0.strftime("%-d %B %Y"))?;
    }
    if let Some(corrects) = &fact.corrects {
        writeln!(out, "  Correction: {}", safe_line(corrects))?;
    }
    Ok(())
}

fn print_card(out: &mut impl Write, card: &Card, state: &str) -> io::Result<()> {
    let answer = answer(card);
    writeln!(out, "  {:<9}  {}", card.kind().name(), safe_line(card.prompt()))?;
    if !answer.is_empty() {
        writeln!(out, "        = {}", safe_line(&answer))?;
    }
    writeln!(out, "        {state}")
}

fn answer(card: &Card) -> String {
    match card {
        Card::Ask(card) => card.a.all().join(" / "),
        Card::Pick(card) => format!("{} (not: {})", card.a, card.not.join(", ")),
        Card::PickAll(card) => format!("{} (not: {})", card.a.join(", "), card.not.join(", ")),
        // The gaps stand in the text.
        Card::Cloze(_) => String::new(),
        Card::TrueFalse(card) => card.a.to_string(),
        Card::Order(card) => card.a.join(" → "),
        Card::Match(card) => {
            card.a.iter().map(|(left, right)| format!("{left} = {right}")).collect::<Vec<_>>().join("; ")
        }
        Card::Number(card) => {
            format!("{}{}", card.a, card.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}")))
        }
        Card::Flip(card) => card.back.clone(),
    }
}

/// Columns of a name to pick: at three bytes for two columns it fits a window of 40.
const PICKED: usize = 24;

/// Lets the user pick a deck, in a terminal.
fn choose(app: &mut App) -> Result<Option<String>, Failure> {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Err(Failure::WhichDeck);
    }
    let opened = app.open(&[])?;
    let names: Vec<String> = opened.decks.iter().map(|deck| deck.name.to_string()).collect();
    // Select counts bytes for columns: what is wider than the window by that count eats the lines above.
    let items: Vec<_> = names.iter().map(|name| clip(name, PICKED)).collect();
    guarded(|| Select::new().with_prompt("Which deck?").items(&items).default(0).interact_opt())
        .map(|choice| choice.and_then(|place| names.get(place).cloned()))
}
