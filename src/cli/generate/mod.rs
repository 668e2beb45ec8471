//! `griot generate`: a deck from an article.

mod checked;
mod error;
mod explain;
mod journal;
mod json;
mod review;
mod source;
mod summary;
mod target;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::input::text_of;
use super::reference;
use super::watch::Watch;
use crate::facts::{self, Facts};
use crate::generate::{Candidate, Corrections, Draft, Form, Imprint, Options, deck, draft, is_sound};
use crate::language::English;
use crate::text::safe_json;
use checked::Checked;
pub use error::GenerateError;
pub use source::Source;
use target::Target;

/// Make a deck of an article: facts, each with the cards that ask for it
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// The article: text, Markdown or a web page, in UTF-8; - for what is piped in
    article: PathBuf,
    /// Write the deck to this file; - for stdout [default: ARTICLE's name with .ron, in this folder; stdout when that is piped]
    #[arg(short, long = "output", value_name = "DECK.ron")]
    output: Option<PathBuf>,
    /// Write over a deck that is there already
    #[arg(long)]
    force: bool,
    /// At most N cards, the best
    #[arg(long, value_name = "N")]
    max: Option<usize>,
    /// Only cards that a teacher would keep with this probability, 0 to 1
    #[arg(long, value_name = "X", default_value_t = MIN_SCORE, value_parser = probability)]
    min_score: f64,
    /// Only these forms of question, with commas between them: acronym, when, year, term, definition, reverse, who, what, where, why, how-many, true-false, order
    #[arg(long, value_name = "FORMS", value_delimiter = ',', value_parser = form)]
    forms: Vec<Form>,
    /// What is known to be so: claims that go against it are corrected or left out
    #[arg(long, value_name = "FACTS.ron")]
    reference: Option<PathBuf>,
    /// Look through the cards one by one: keep, edit or reject
    #[arg(long, conflicts_with_all = ["json", "explain"])]
    review: bool,
    /// With --review: lines in and out instead of screens
    #[arg(long, requires = "review")]
    plain: bool,
    /// Print the cards as JSON, for other programs; a deck is written only with -o
    #[arg(long)]
    json: bool,
    /// Print what was made of every sentence, and why; a deck is written only with -o
    #[arg(long, conflicts_with = "json")]
    explain: bool,
}

/// What a card has to score when nothing else is asked for.
const MIN_SCORE: f64 = 0.65;

fn probability(text: &str) -> Result<f64, GenerateError> {
    let number: f64 = text.parse().map_err(|_| GenerateError::NoProbability)?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(GenerateError::NoProbability) }
}

fn form(text: &str) -> Result<Form, GenerateError> {
    text.trim().parse().map_err(|_| GenerateError::NoForm)
}

/// An article and all that was made of it.
struct Made<'s> {
    source: &'s Source<'s>,
    /// What the facts were read from: the article, and what is known behind it.
    text: String,
    facts: Facts,
    draft: Draft,
    /// What the reference facts say of it.
    checked: Option<Checked>,
}

impl Made<'_> {
    /// What the deck says of where it comes from.
    fn imprint(&self) -> Imprint {
        let authorities = self.checked.as_ref().map_or_else(Vec::new, Checked::sources);
        self.source.imprint(authorities)
    }
}

/// Runs `griot generate`.
pub fn run(args: &GenerateArgs) -> Result<(), Failure> {
    if args.review && args.article.as_os_str() == "-" {
        return Err(GenerateError::ReviewPiped.into());
    }
    let text = text_of(&args.article)?;
    let source = Source::read(&args.article, &text)?;
    let takes_stdout = args.json || args.explain;
    let target = Target::choose(args.output.as_deref(), takes_stdout, args.review, &source)?;
    if !args.review {
        // What cannot be written is better told before the work than after it.
        target.check(&[], args.force)?;
    }
    let made = make(args, &source)?;
    if args.review {
        return review::run(args, &made, &target);
    }
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", safe_json(&json::of(&made)))?;
    }
    if args.explain {
        explain::print(&mut out, &made)?;
    }
    if made.draft.cards.is_empty() {
        summary::print(&mut io::stderr().lock(), &made)?;
        return Err(GenerateError::NoCards { name: source.name.clone() }.into());
    }
    let cards = made.draft.cards.iter().map(Candidate::to_write);
    let deck = deck(&made.draft, cards, &made.imprint());
    target.write(&crate::deck::write(&deck))?;
    // Where stdout is taken, the summary must not stand in it.
    if takes_stdout || matches!(target, Target::Stdout) {
        summary::print(&mut io::stderr().lock(), &made)?;
        target.tell(&mut io::stderr().lock(), made.draft.cards.len())?;
    } else {
        summary::print(&mut out, &made)?;
        target.tell(&mut out, made.draft.cards.len())?;
    }
    out.flush()?;
    Ok(())
}

fn make<'s>(args: &GenerateArgs, source: &'s Source<'s>) -> Result<Made<'s>, Failure> {
    let forms: BTreeSet<Form> = args.forms.iter().copied().collect();
    let forms = Some(forms).filter(|forms| !forms.is_empty());
    let options = Options {
        forms,
        min_score: args.min_score,
        max: args.max,
        title: source.article.title().map(str::to_owned),
    };
    let reference = args.reference.as_deref().map(reference::read).transpose()?;
    let english = English::embedded()?;
    let _watch = Watch::begin("Reading", io::stderr().is_terminal());
    let article = source.article.text();
    let heading = |offset| source.heading(offset);
    let mut made = match reference {
        None => {
            let facts = facts::read(&english, article, options.title.as_deref());
            let draft = draft(&facts, article, &heading, &options);
            Made { source, text: article.to_owned(), facts, draft, checked: None }
        }
        Some(reference) => {
            let report = checked::report(&english, article, &reference)?;
            let corrections = Corrections::new(article, &reference, &report);
            let text = corrections.text().to_owned();
            let mut facts = facts::read(&english, &text, options.title.as_deref());
            corrections.leave_out(&mut facts);
            let mut draft = draft(&facts, &text, &heading, &options);
            corrections.lead_back(&mut draft, &heading);
            let outcome = corrections.outcome(&draft);
            Made { source, text, facts, draft, checked: Some(Checked { reference, report, outcome }) }
        }
    };
    // Whatever stands in an article, no deck is written that `griot check` finds fault with.
    made.draft.cards.retain(|candidate| is_sound(&candidate.card));
    Ok(made)
}
