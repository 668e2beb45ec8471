//! The command line: the tree of commands, and the wiring of the rooms behind each.
//!
//! The only room that knows clap, the environment and the clock.

mod analyze;
mod app;
mod author;
mod backup;
mod canvas;
mod check;
mod config;
mod decks;
mod desk;
mod doctor;
mod draw;
mod drawn;
mod due;
mod editor;
mod environment;
mod evaluate;
mod failure;
mod files;
mod fit;
mod folder;
mod generate;
mod history;
mod home;
mod import_reviews;
mod indexing;
mod input;
mod kept;
mod leeches;
mod library;
mod mark;
mod meter;
mod named;
mod near;
mod page_file;
mod paper;
mod parse;
mod plan;
mod prompt;
mod quiz;
mod reference;
mod relink;
mod resume;
mod reviews;
mod rules;
mod settings;
mod show;
mod shown;
mod stats;
mod study;
mod summary;
mod table;
mod told;
mod verify;
mod watch;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use app::App;
use author::{add, edit, new, preview};
use failure::Failure;

/// Quiz and flashcards for the terminal
///
/// Without a command, shows your decks and what is due; Enter starts studying.
#[derive(Debug, Parser)]
#[command(name = "griot", version, after_help = "Example: griot study mali --limit 10")]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(
        after_help = "Examples:\n  griot study\n  griot study mali --new 5 --minutes 10\n  griot study ./my-deck.ron --plain"
    )]
    Study(study::StudyArgs),
    #[command(
        after_help = "Examples:\n  griot quiz mali\n  griot quiz mali ./history/ --count 30 --minutes 20 --name Ada -o ada.ron\n  griot quiz mali --kinds pick,true-false --penalty --seed 7\n  griot quiz --resume\n  griot quiz --show ada.ron"
    )]
    Quiz(Box<quiz::QuizArgs>),
    #[command(
        after_help = "Examples:\n  griot generate article.md\n  griot generate article.md -o mali.ron --review\n  griot generate page.html --json --min-score 0.8\n  curl -s https://example.org/page | griot generate - > deck.ron"
    )]
    Generate(generate::GenerateArgs),
    #[command(after_help = "Example: griot decks --json")]
    Decks(decks::DecksArgs),
    #[command(after_help = "Example: griot due mali --json")]
    Due(due::DueArgs),
    #[command(after_help = "Example: griot show mali")]
    Show(show::ShowArgs),
    #[command(
        after_help = "Examples:\n  griot new rivers\n  griot new ./french.ron --style vocabulary --title \"French at the river\"\n  griot new mali --from mali"
    )]
    New(new::NewArgs),
    #[command(
        after_help = "Examples:\n  griot add rivers\n  griot add rivers --q \"Where does the Nile end?\" --a \"in Egypt\" --fact nile-mouth\n  griot add rivers --q \"Longer?\" --a \"the Nile\" --not \"the Po\" --says \"The Nile is longer.\"\n  griot add rivers --text \"The [Nile|river] flows through Egypt.\""
    )]
    Add(Box<add::AddArgs>),
    #[command(
        after_help = "Examples:\n  griot preview rivers\n  griot preview ./rivers.ron which sea --width 60"
    )]
    Preview(preview::PreviewArgs),
    #[command(after_help = "Examples:\n  griot edit rivers\n  griot edit ./rivers.ron which sea")]
    Edit(edit::EditArgs),
    #[command(
        after_help = "Examples:\n  griot check deck.ron\n  griot check decks/ --strict\n  griot check deck.ron --fix --dry-run\n  griot check decks/ --json > found.json"
    )]
    Check(check::CheckArgs),
    #[command(
        after_help = "Examples:\n  griot verify article.md --reference facts.ron\n  griot verify one.txt other.txt"
    )]
    Verify(verify::VerifyArgs),
    #[command(after_help = "Examples:\n  griot history --last 20\n  griot history --json > reviews.jsonl")]
    History(history::HistoryArgs),
    #[command(after_help = "Example: griot leeches mali")]
    Leeches(leeches::LeechesArgs),
    #[command(after_help = "Examples:\n  griot stats\n  griot stats mali --html mali.html")]
    Stats(stats::StatsArgs),
    #[command(
        after_help = "Examples:\n  griot paper mali -o papers\n  griot paper mali ./history/ --count 12 --variants 2 --seed 7 -o papers\n  griot paper mali --kinds pick,true-false -o papers"
    )]
    Paper(paper::PaperArgs),
    #[command(
        after_help = "Examples:\n  griot mark papers answers.csv\n  griot mark papers/key.ron answers.csv -o results\n\nA file of answers:\n  student,variant,1,2,3,4\n  Ada,A,C,AD,T,Modibo Keita\n  Bo,B,B,AC,-,=0.5"
    )]
    Mark(mark::MarkArgs),
    #[command(
        after_help = "Examples:\n  griot analyze answers.csv\n  griot analyze answers.csv --missing skip --html items.html\n  griot analyze monday.csv friday.csv --csv > items.csv"
    )]
    Analyze(analyze::AnalyzeArgs),
    #[command(
        after_help = "Examples:\n  griot plan --minutes 20\n  griot plan --exam 2027-01-15 --minutes 20 mali\n  griot plan --give-up"
    )]
    Plan(plan::PlanArgs),
    #[command(
        after_help = "Examples:\n  griot simulate --minutes 20\n  griot simulate --cards 2000 --days 180 --minutes 15 --retention 0.85 --retention 0.9 --new 20"
    )]
    Simulate(plan::SimulateArgs),
    #[command(
        after_help = "Examples:\n  griot import-reviews reviews.csv\n  griot import-reviews reviews.csv --deck french"
    )]
    ImportReviews(import_reviews::ImportReviewsArgs),
    #[command(after_help = "Example: griot fit")]
    Fit(fit::FitArgs),
    #[command(after_help = "Examples:\n  griot evaluate\n  griot evaluate reviews.csv --json")]
    Evaluate(evaluate::EvaluateArgs),
    #[command(after_help = "Example: griot resume mali/serval-leader/who")]
    Resume(resume::ResumeArgs),
    #[command(
        after_help = "Examples:\n  griot relink\n  griot relink mali/old-card mali/new-card\n  griot relink --undo mali/new-card"
    )]
    Relink(relink::RelinkArgs),
    #[command(after_help = "Example: griot backup progress-copy.db")]
    Backup(backup::BackupArgs),
    #[command(after_help = "Example: griot doctor")]
    Doctor(doctor::DoctorArgs),
    // A look inside, not for every day: documented, but not in the list.
    #[command(
        hide = true,
        after_help = "Examples:\n  griot parse article.txt > article.conllu\n  griot parse --conllu gold.conllu --gold-tags"
    )]
    Parse(parse::ParseArgs),
    #[command(after_help = "Examples:\n  griot config\n  griot config edit")]
    Config(config::ConfigArgs),
    /// Print completions for a shell
    #[command(
        after_help = "Example: griot completions bash > ~/.local/share/bash-completion/completions/griot"
    )]
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    #[command(after_help = "Example: griot man | man -l -")]
    Man,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            // Help and version are no errors; wrong usage is 2, as clap has it.
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match dispatch(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Some(message) = failure.message() {
                let _ = writeln!(std::io::stderr(), "{message}");
            }
            ExitCode::from(failure.code())
        }
    }
}

fn dispatch(command: Option<Command>) -> Result<(), Failure> {
    match command {
        None => home::run(&mut App::start()?),
        Some(Command::Study(args)) => study::run(&mut App::start()?, &args),
        Some(Command::Quiz(args)) => quiz::run(&mut App::start()?, &args),
        Some(Command::Generate(args)) => generate::run(&args),
        Some(Command::Decks(args)) => decks::run(&mut App::start()?, &args),
        Some(Command::Due(args)) => due::run(&mut App::start()?, &args),
        Some(Command::Show(args)) => show::run(&mut App::start()?, &args),
        Some(Command::New(args)) => new::run(&args),
        Some(Command::Add(args)) => add::run(&args),
        Some(Command::Preview(args)) => preview::run(&args),
        Some(Command::Edit(args)) => edit::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Verify(args)) => verify::run(&args),
        Some(Command::History(args)) => history::run(&App::start()?, &args),
        Some(Command::Leeches(args)) => leeches::run(&mut App::start()?, &args),
        Some(Command::Stats(args)) => stats::run(&mut App::start()?, &args),
        Some(Command::Paper(args)) => paper::run(&mut App::start()?, &args),
        Some(Command::Mark(args)) => mark::run(&args),
        Some(Command::Analyze(args)) => analyze::run(&args),
        Some(Command::Plan(args)) => plan::run(&mut App::start()?, &args),
        Some(Command::Simulate(args)) => plan::simulate(&mut App::start()?, &args),
        Some(Command::ImportReviews(args)) => import_reviews::run(&mut App::start()?, &args),
        Some(Command::Fit(args)) => fit::run(&mut App::start()?, &args),
        Some(Command::Evaluate(args)) => evaluate::run(&args),
        Some(Command::Resume(args)) => resume::run(&mut App::start()?, &args),
        Some(Command::Relink(args)) => relink::run(&mut App::start()?, &args),
        Some(Command::Backup(args)) => backup::run(&App::start()?, &args),
        Some(Command::Doctor(args)) => doctor::run(&args),
        Some(Command::Parse(args)) => parse::run(&args),
        Some(Command::Config(args)) => config::run(&args),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "griot", &mut script);
            Ok(std::io::stdout().write_all(&script)?)
        }
        Some(Command::Man) => {
            let mut page = Vec::new();
            let all = Cli::command().mut_subcommand("parse", |parse| parse.hide(false));
            clap_mangen::Man::new(all).render(&mut page)?;
            Ok(std::io::stdout().write_all(&page)?)
        }
    }
}
