//! `griot paper`: a quiz to print, in variants, with a key to each.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::app::App;
use super::draw::DrawArgs;
use super::failure::Failure;
use super::folder::{Named, remove_others, save_all};
use super::quiz::{QuizError, drawing};
use crate::paper::{Asked, Heading, Key, LETTERS, Paper, Words, html, markdown};
use crate::session::Sheet;
use crate::text::{count, safe};

/// Print a quiz: papers in variants, with a key to each
///
/// Questions are drawn evenly over the facts of the decks, one of a fact. Each variant has them and
/// their choices in another order; "None of these" stays last. Every paper and every key comes as a
/// page to print and as Markdown; key.ron is what `griot mark` marks by. The same decks and seed give the
/// same papers, byte by byte.
#[derive(Debug, Args)]
pub struct PaperArgs {
    /// Decks to be asked about: names, files or folders
    #[arg(required = true, value_name = "DECK")]
    decks: Vec<String>,
    #[command(flatten)]
    draw: DrawArgs,
    /// So many variants, from A on
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=26))]
    variants: u8,
    /// What stands above the papers [default: the titles of the decks]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// What is to be done, in your own words; without it in the language of the decks, where griot knows it
    #[arg(long, value_name = "TEXT")]
    instructions: Option<String>,
    /// The folder that the papers go into
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Write over papers that are there; those of other variants go
    #[arg(long)]
    force: bool,
}

/// What a program marks by.
pub const KEY: &str = "key.ron";

/// Runs `griot paper`.
pub fn run(app: &mut App, args: &PaperArgs) -> Result<(), Failure> {
    let opened = app.open(&args.decks)?;
    app.tell_problems(&opened);
    if opened.decks.is_empty() {
        return Err(Failure::NothingSound);
    }
    let wish = args.draw.wish(&app.clock);
    let seed = wish.seed;
    let drawing = drawing(&opened.decks, &wish)?;
    let (decks, language) = (drawing.decks, drawing.language);
    let asked: Vec<Asked> = drawing.sheets.into_iter().map(asked).collect();
    let titles = || decks.iter().map(|deck| deck.title.as_str()).collect::<Vec<_>>().join(", ");
    let title = args.title.clone().unwrap_or_else(titles);
    let heading = Heading { title, decks, language, instructions: args.instructions.clone() };
    let paper = Paper::new(heading, &asked, seed, usize::from(args.variants));
    let printed = paper.variants.first().map_or(0, |variant| variant.questions.len());
    if printed == 0 {
        return Err(QuizError::NoQuestion.into());
    }
    let files = files(&paper);
    save_all(&args.output, &files, args.force)?;
    if args.force {
        remove_others(&args.output, &files, is_of_papers)?;
    }
    let mut out = io::stdout().lock();
    let output = args.output.display().to_string();
    let told = format!(
        "{} in {}, seed {seed}.\nSaved to {output}: paper-A.html, key-A.html, the same as .md{}, and {KEY}.\n",
        count(printed, "question"),
        count(paper.variants.len(), "variant"),
        if paper.variants.len() > 1 { ", and so on" } else { "" },
    );
    out.write_all(safe(&told).as_bytes())?;
    if let Some(tag) = &paper.heading.language
        && Words::of(tag).is_none()
    {
        let told =
            format!("What stands around the questions is in English: griot does not know it in `{tag}`.\n");
        out.write_all(safe(&told).as_bytes())?;
    }
    if let Some(shortage) = args.draw.shortage(printed) {
        writeln!(out, "{shortage}")?;
    }
    Ok(())
}

/// A question as it stands on a paper.
fn asked(sheet: Sheet) -> Asked {
    let Sheet { question, section } = sheet;
    Asked {
        card: question.key.to_string(),
        kind: question.kind,
        section,
        prompt: question.prompt,
        task: question.task,
        says: question.lesson.map(|lesson| lesson.says),
    }
}

/// Whether a file is called as a paper or a key of a variant.
fn is_of_papers(name: &str) -> bool {
    let rest = name.strip_prefix("paper-").or_else(|| name.strip_prefix("key-"));
    let variant = rest.and_then(|rest| rest.strip_suffix(".html").or_else(|| rest.strip_suffix(".md")));
    variant.is_some_and(|variant| variant.len() == 1 && LETTERS.contains(variant))
}

/// All files of a paper.
fn files(paper: &Paper) -> Vec<Named> {
    let pages = paper.variants.iter().flat_map(|variant| {
        let name = &variant.name;
        [
            (format!("paper-{name}.html"), html::paper(paper, variant)),
            (format!("paper-{name}.md"), markdown::paper(paper, variant)),
            (format!("key-{name}.html"), html::key(paper, variant)),
            (format!("key-{name}.md"), markdown::key(paper, variant)),
        ]
    });
    pages.chain([(KEY.to_owned(), Key::of(paper).write())]).collect()
}
