//! `griot parse`: how griot reads a text, in CoNLL-U.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use super::failure::Failure;
use super::input::{InputError, name_of, text_of};
use crate::language::English;
use crate::language::conllu::{Keep, ReadError, Reader, Table};
use crate::text::{count, is_control, safe};

/// Print how griot reads an English text: words, parts of speech and trees, as CoNLL-U
#[derive(Debug, Args)]
pub struct ParseArgs {
    /// The text, in UTF-8; - for what is piped in
    file: PathBuf,
    /// FILE is CoNLL-U: its words and sentences stay, their annotation is griot's
    #[arg(long)]
    conllu: bool,
    /// With --conllu: the tags of FILE stay, too, and are relied on
    #[arg(long, requires = "conllu")]
    gold_tags: bool,
    /// Say on stderr how long it took
    #[arg(long)]
    timing: bool,
}

/// Sentences of CoNLL-U that are held at once: some for the reader to group, few for the memory.
const BATCH: usize = 100;

/// Runs `griot parse`.
pub fn run(args: &ParseArgs) -> Result<(), Failure> {
    let text = text_of(&args.file)?;
    let begun = Instant::now();
    let english = English::embedded()?;
    let loading = begun.elapsed();
    let took = if args.conllu {
        let keep = if args.gold_tags { Keep::Tags } else { Keep::Words };
        annotate(&english, &text, keep, &name_of(&args.file))?
    } else {
        read(&english, &text)?
    };
    if args.timing {
        took.tell(loading);
    }
    Ok(())
}

fn read(english: &English, text: &str) -> Result<Took, Failure> {
    let mut printer = Printer::new(text.len());
    let mut sentences = english.read(text);
    while let Some(sentence) = printer.took.reading(|| sentences.next()) {
        let number = printer.took.sentences + 1;
        printer.print(&Table::of(&sentence, text, number), sentence.span.end)?;
    }
    printer.finish()
}

fn annotate(english: &English, text: &str, keep: Keep, name: &str) -> Result<Took, Failure> {
    let wrong = |source| Failure::Conllu { name: name.to_owned(), source };
    let mut printer = Printer::new(text.bytes().filter(|byte| *byte == b'\n').count());
    let mut tables = Reader::new(text.as_bytes());
    loop {
        let batch = printer.took.reading(|| {
            let mut batch = tables.by_ref().take(BATCH).collect::<Result<Vec<Table>, _>>()?;
            annotate_batch(english, &mut batch, keep)?;
            Ok(batch)
        });
        let batch = batch.map_err(wrong)?;
        if batch.is_empty() {
            break;
        }
        for table in &batch {
            printer.print(table, table.begins())?;
        }
    }
    if printer.took.sentences == 0 {
        return Err(InputError::Empty { name: name.to_owned() }.into());
    }
    printer.finish()
}

fn annotate_batch(english: &English, batch: &mut [Table], keep: Keep) -> Result<(), ReadError> {
    // A table is annotated by the forms of its words; where they stand makes no difference.
    let lines = batch.iter().map(|table| table.line(0)).collect();
    let tags = match keep {
        Keep::Tags => Some(batch.iter().map(Table::tags).collect::<Result<Vec<_>, _>>()?),
        Keep::Words => None,
    };
    let sentences = english.annotate(lines, tags.as_deref());
    for (table, sentence) in batch.iter_mut().zip(&sentences) {
        table.annotate(sentence, keep);
    }
    Ok(())
}

/// What was done, and how long it took.
#[derive(Debug, Default)]
struct Took {
    sentences: usize,
    words: usize,
    reading: Duration,
    writing: Duration,
}

impl Took {
    /// Does a part of the reading.
    fn reading<T>(&mut self, read: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = read();
        self.reading += begun.elapsed();
        result
    }

    /// Says it on stderr.
    fn tell(&self, loading: Duration) {
        let seconds = self.reading.as_secs_f64();
        let _ = writeln!(
            io::stderr(),
            "model  loaded in {:.2} ms\n\
             read   {}, {} in {seconds:.3} s: {:.0} tokens per second\n\
             wrote  in {:.3} s",
            loading.as_secs_f64() * 1000.0,
            count(self.sentences, "sentence"),
            count(self.words, "token"),
            self.words as f64 / seconds.max(f64::MIN_POSITIVE),
            self.writing.as_secs_f64(),
        );
    }
}

/// Tables on their way to stdout. How far it is, is shown on stderr, if that is a terminal and
/// nothing else is printed there.
struct Printer {
    out: BufWriter<StdoutLock<'static>>,
    took: Took,
    begun: Instant,
    is_watched: bool,
    /// How far it is when all is done.
    all: usize,
    /// The percentage that is shown.
    shown: Option<usize>,
}

/// What takes longer than this is shown.
const PATIENCE: Duration = Duration::from_millis(300);

impl Printer {
    fn new(all: usize) -> Printer {
        let out = io::stdout().lock();
        Printer {
            is_watched: io::stderr().is_terminal() && !out.is_terminal(),
            out: BufWriter::with_capacity(1 << 16, out),
            took: Took::default(),
            begun: Instant::now(),
            all,
            shown: None,
        }
    }

    /// Prints a sentence, with which it is so far.
    fn print(&mut self, table: &Table, far: usize) -> io::Result<()> {
        let begun = Instant::now();
        self.out.write_all(shown(table).as_bytes())?;
        self.took.writing += begun.elapsed();
        self.took.sentences += 1;
        self.took.words += table.len();
        let percent = far.saturating_mul(100) / self.all.max(1);
        if self.is_watched && self.shown != Some(percent) && self.begun.elapsed() > PATIENCE {
            self.shown = Some(percent);
            // What cannot be shown cannot be told either.
            let _ = write!(io::stderr(), "\rReading: {percent} %");
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Took, Failure> {
        let begun = Instant::now();
        self.out.flush()?;
        self.took.writing += begun.elapsed();
        Ok(std::mem::take(&mut self.took))
    }
}

/// However it ends, nothing stands before what is said next.
impl Drop for Printer {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r{:20}\r", "");
        }
    }
}

/// A table of which a terminal is sent the tabs and line breaks between fields, and no other control.
fn shown(table: &Table) -> String {
    let text = table.to_string();
    let is_between = |c| c == '\t' || c == '\n';
    if !text.chars().any(|c| is_control(c) && !is_between(c)) {
        return text;
    }
    let fields = text.split_inclusive(is_between).map(|field| {
        let end = field.len() - usize::from(field.ends_with(is_between));
        safe(&field[..end]).into_owned() + &field[end..]
    });
    fields.collect()
}
