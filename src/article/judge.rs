//! Whether a file holds an English article at all, and if not, what it is.

use thiserror::Error;

use super::left_out::Reason;
use super::tables::languages::{ENGLISH, OTHERS};
use super::{Article, sentence};

/// Why no deck can be made of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unfit {
    /// There is no word in it.
    #[error("there is no text in it")]
    Empty,
    /// It is in another language, which has a name where we are sure.
    #[error("it is not in English{}", language.map(|name| format!(": it seems to be in {name}")).unwrap_or_default())]
    NotEnglish { language: Option<&'static str> },
    /// There are words in it, but hardly a sentence of an article.
    #[error("there is no article in it: {0}")]
    NoProse(Why),
}

/// What a file is that is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Why {
    /// Menus, links, references.
    #[error("it is mostly links and references")]
    Links,
    /// A program.
    #[error("it is mostly source code")]
    Code,
    /// A poem.
    #[error("it seems to be verse")]
    Verse,
    /// A recipe, or a manual.
    #[error("it is mostly instructions")]
    Instructions,
    /// Tables.
    #[error("it is mostly tables")]
    Tables,
    /// Questions and tasks.
    #[error("it is mostly exercises")]
    Exercises,
    /// Quotations.
    #[error("it is mostly quotations")]
    Quotations,
    /// Lists, headings, single words.
    #[error("it has lists and headings, but hardly a whole sentence")]
    Fragments,
}

impl Unfit {
    /// What to do next.
    pub fn hint(&self) -> String {
        match self {
            Unfit::Empty => "name a file with some text",
            Unfit::NotEnglish { .. } => "griot reads English alone; give it the article in English",
            Unfit::NoProse(_) => "give it an article in whole sentences, without what surrounds it",
        }
        .to_owned()
    }
}

/// Prose that is less than one part in so many of the file is not what the file is about, ...
const SHARE: usize = 6;
/// ... unless there are so many words of it.
const ENOUGH: usize = 150;
/// Verse and code have prose between them; what is about them has more of it than one part in so many.
const SHARE_OF_KIND: usize = 3;
/// So many ingredients make a recipe.
const INGREDIENTS: usize = 3;

impl Article<'_> {
    /// Whether it is an English article.
    ///
    /// # Errors
    /// [`Unfit`] says what it is.
    pub fn judge(&self) -> Result<(), Unfit> {
        let all = Counts::of(self.source());
        if all.words == 0 {
            return Err(Unfit::Empty);
        }
        // What is left out (references, menus) may be in other languages, and prose may be quoted.
        let prose = Counts::of(self.text());
        let foreign = match prose.words {
            0 => all.another(),
            _ => prose.another().or(prose.lacks_english().then_some(None)),
        };
        if let Some(language) = foreign {
            return Err(Unfit::NotEnglish { language });
        }
        match self.why(prose.words) {
            Some(why) => Err(Unfit::NoProse(why)),
            None => Ok(()),
        }
    }

    /// What else it is, if so many words of prose are too few.
    fn why(&self, words: usize) -> Option<Why> {
        let mut kinds = [(Why::Links, 0), (Why::Code, 0), (Why::Verse, 0), (Why::Instructions, 0)]
            .into_iter()
            .chain([(Why::Tables, 0), (Why::Exercises, 0), (Why::Quotations, 0), (Why::Fragments, 0)])
            .collect::<Vec<(Why, usize)>>();
        let mut ingredients = 0;
        for left in self.left_out() {
            ingredients += usize::from(left.reason == Reason::Recipe);
            let why = kind(left.reason);
            if let Some((_, bytes)) = kinds.iter_mut().find(|(kind, _)| *kind == why) {
                *bytes += left.place.len();
            }
        }
        let left: usize = kinds.iter().map(|(_, bytes)| bytes).sum();
        // The first of the largest.
        let (why, most) =
            kinds.into_iter().rev().max_by_key(|(_, bytes)| *bytes).unwrap_or((Why::Fragments, 0));
        let prose = self.text().len();
        let all = left + prose;
        let is_of_kind = matches!(why, Why::Code | Why::Verse) && 2 * most > left;
        if ingredients >= INGREDIENTS && prose * SHARE_OF_KIND < all {
            return Some(Why::Instructions);
        }
        let is_little = prose * SHARE < all && words < ENOUGH || is_of_kind && prose * SHARE_OF_KIND < all;
        (words == 0 || is_little).then_some(why)
    }
}

fn kind(reason: Reason) -> Why {
    match reason {
        Reason::Reference | Reason::Navigation => Why::Links,
        Reason::Code => Why::Code,
        Reason::Verse => Why::Verse,
        Reason::Instruction | Reason::Recipe => Why::Instructions,
        Reason::Table => Why::Tables,
        Reason::Exercise => Why::Exercises,
        Reason::Quotation => Why::Quotations,
        Reason::Heading
        | Reason::Caption
        | Reason::Credit
        | Reason::List
        | Reason::Glossary
        | Reason::Fragment => Why::Fragments,
    }
}

/// What words and letters there are in a text.
struct Counts {
    words: usize,
    english: usize,
    others: Vec<usize>,
    letters: usize,
    /// Letters of each script that is not Latin.
    scripts: [usize; SCRIPTS.len()],
    foreign_letters: usize,
}

/// The name of a language, and whether a character is of its script.
type Script = (&'static str, fn(char) -> bool);

/// Scripts that one language alone is written in.
const SCRIPTS: [Script; 5] = [
    ("Japanese", |c| matches!(c, '\u{3040}'..='\u{30ff}')),
    ("Korean", |c| matches!(c, '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}')),
    ("Chinese", |c| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')),
    ("Thai", |c| matches!(c, '\u{e00}'..='\u{e7f}')),
    ("Greek", |c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')),
];

/// Fewer words tell no language: a heading, a name.
const TELLING: usize = 6;
/// Of the words of any English prose, more than one in so many is among [`ENGLISH`].
const COMMON: usize = 10;

impl Counts {
    fn of(text: &str) -> Counts {
        let mut counts = Counts {
            words: 0,
            english: 0,
            others: vec![0; OTHERS.len()],
            letters: 0,
            scripts: [0; 5],
            foreign_letters: 0,
        };
        let table = table();
        for word in sentence::words(text) {
            counts.words += 1;
            // No word of the lists is longer, with the marks around it.
            if word.len() < 20
                && let Some((english, others)) = table.get(sentence::plain(word).as_str())
            {
                counts.english += usize::from(*english);
                others.iter().for_each(|&language| counts.others[language] += 1);
            }
        }
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            counts.letters += 1;
            if c >= '\u{370}' && !matches!(c, '\u{1e00}'..='\u{1eff}') {
                counts.foreign_letters += 1;
                if let Some(at) = SCRIPTS.iter().position(|(_, is)| is(c)) {
                    counts.scripts[at] += 1;
                }
            }
        }
        counts
    }

    /// The other language that it is in, by name if it has one here; none if it may be English.
    #[expect(clippy::option_option, reason = "whether it is another one, and whether that has a name")]
    fn another(&self) -> Option<Option<&'static str>> {
        let best =
            (0..OTHERS.len()).rev().max_by_key(|&at| self.others[at]).filter(|&at| self.others[at] > 0);
        let other = best.map_or(0, |at| self.others[at]);
        let name = best.map(|at| OTHERS[at].0);
        if 2 * self.foreign_letters > self.letters {
            // Some kana make Japanese of many Chinese characters.
            let script = (0..SCRIPTS.len()).find(|&at| self.scripts[at] * 8 > self.letters);
            return Some(script.map(|at| SCRIPTS[at].0).or(name.filter(|_| other * COMMON > self.words)));
        }
        if self.words < TELLING {
            return None;
        }
        // Every language shares some words with English.
        if other > self.english + self.english / 2 && other * COMMON > self.words {
            return Some(name);
        }
        None
    }

    /// Whether it can be no English prose, whatever else it is.
    fn lacks_english(&self) -> bool {
        self.words >= 5 * TELLING && self.english * COMMON < self.words
    }
}

/// Every common word: whether it is English, and of which other languages.
fn table() -> std::collections::HashMap<&'static str, (bool, Vec<usize>)> {
    let mut table: std::collections::HashMap<_, (bool, Vec<usize>)> = std::collections::HashMap::new();
    for word in ENGLISH {
        table.entry(*word).or_default().0 = true;
    }
    for (at, (_, words)) in OTHERS.iter().enumerate() {
        for word in *words {
            let others = &mut table.entry(*word).or_default().1;
            if !others.contains(&at) {
                others.push(at);
            }
        }
    }
    table
}
