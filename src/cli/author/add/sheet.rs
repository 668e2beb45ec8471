//! A card asked for part by part, on the screen.

use super::adding::{Added, Place};
use super::fields::{Fields, KindName};
use super::parts::{KINDS, Part, parts};
use super::told;
use crate::ask::{Form, Front, Given, Palette, Terminal, columns};
use crate::cli::author::deck_file::DeckFile;
use crate::cli::environment::has_colour;
use crate::cli::failure::Failure;
use crate::deck::{Drawing, Kind, draw};
use crate::text::count;

/// Asks for cards and adds them, until its user leaves.
pub fn run(mut file: DeckFile, place: &Place) -> Result<(), Failure> {
    // What cannot be added to is better told before the work than after it.
    let sample = Fields { front: Some("?".to_owned()), back: Some("!".to_owned()), ..Fields::default() };
    Added::new(&file, place, &sample.card()?)?;
    let palette = if has_colour() { Palette::Colour } else { Palette::None };
    let mut front = Terminal::new(palette)?;
    let mut saved = 0;
    let outcome = loop {
        let mut sheet = Sheet {
            front: &mut front,
            file: &file,
            fields: Fields::default(),
            place: place.clone(),
            is_placed: *place != Place::Loose,
        };
        match sheet.card() {
            Ok(End::Saved) => {
                saved += 1;
                // The next card may belong to the fact that this one came with.
                file = DeckFile::read(file.location.clone(), &file.name)?;
            }
            Ok(End::Dropped) => {}
            Ok(End::Back) => break Ok(()),
            Ok(End::Left) => break Err(Failure::Interrupted),
            Err(failure) => break Err(failure),
        }
        let form = Form { title: &file.name, given: &[], question: "Another card?", lines: &[] };
        match front.choose_letter(&form, "yqn", "Enter another · q leave")? {
            Given::Value('y') => {}
            Given::Value(_) | Given::Back | Given::Leave => break Ok(()),
        }
    };
    if saved > 0 {
        front.finish(&[format!("{} added to {}.", count(saved, "card"), file.name)], false)?;
    }
    outcome
}

/// Columns of a drawing: no line of a form is longer.
const MEASURE: usize = 80;

/// What became of a card.
enum End {
    Saved,
    Dropped,
    /// Its user went back from the very first question.
    Back,
    /// By Ctrl-C: the card is lost.
    Left,
}

/// A card in the making.
pub(super) struct Sheet<'s> {
    pub front: &'s mut Terminal,
    pub file: &'s DeckFile,
    pub fields: Fields,
    pub place: Place,
    /// Whether the place was given, and is not asked for.
    is_placed: bool,
}

impl Sheet<'_> {
    fn card(&mut self) -> Result<End, Failure> {
        'kind: loop {
            match self.choose_kind()? {
                Given::Value(()) => {}
                Given::Back => return Ok(End::Back),
                Given::Leave => return Ok(End::Left),
            }
            let mut at = 0;
            loop {
                let mut all = parts(self.fields.kind(), &self.place);
                if self.is_placed {
                    all.truncate(all.iter().take_while(|part| **part != Part::Place).count());
                }
                let given = match all.get(at) {
                    Some(part) => self.ask(*part, all.get(..at).unwrap_or_default())?,
                    None => match self.decide()? {
                        Decided::Saved => return Ok(End::Saved),
                        Decided::Dropped => return Ok(End::Dropped),
                        Decided::Again => {
                            at = 0;
                            continue;
                        }
                        Decided::Back => Given::Back,
                        Decided::Left => Given::Leave,
                    },
                };
                match given {
                    Given::Value(()) => at += 1,
                    Given::Back if at == 0 => continue 'kind,
                    Given::Back => at -= 1,
                    Given::Leave => return Ok(End::Left),
                }
            }
        }
    }

    fn choose_kind(&mut self) -> Result<Given<()>, Failure> {
        let form = Form { title: &self.file.name, given: &[], question: "Which kind of card?", lines: &[] };
        Ok(match self.front.choose_one(&form, &KINDS)? {
            Given::Value(place) => {
                let kind = Kind::ALL.get(place).map(|kind| KindName::of(*kind));
                if kind != self.fields.kind {
                    // What another kind was given is of no use to this one.
                    self.fields = Fields { kind, q: self.fields.q.take(), ..Fields::default() };
                }
                Given::Value(())
            }
            Given::Back => Given::Back,
            Given::Leave => Given::Leave,
        })
    }

    /// Shows the card as it will stand in the file, or what is wrong with it, and asks what to do.
    fn decide(&mut self) -> Result<Decided, Failure> {
        // The file may have been changed while the card was typed.
        let file = DeckFile::read(self.file.location.clone(), &self.file.name)?;
        let added = Added::new(&file, &self.place, &self.fields.card()?)?;
        let mut lines = if added.is_refused() { Vec::new() } else { dedented(added.lines()) };
        if !added.news.is_empty() {
            let width = columns().map_or(MEASURE, |columns| columns.min(MEASURE));
            let drawn = draw(&added.news, &file.name, added.text(), Drawing { color: false, width });
            lines.extend(drawn.lines().map(str::to_owned));
        }
        let (question, letters, keys) = match added.is_refused() {
            true => ("That cannot be added:", "en", "Enter change it · n drop it · Ctrl-C leave"),
            false => {
                let keys = "Enter add it · e change it · n drop it · Esc back";
                ("The card as it will stand in the file:", "yen", keys)
            }
        };
        let form = Form { title: &self.file.name, given: &[], question, lines: &lines };
        Ok(match self.front.choose_letter(&form, letters, keys)? {
            Given::Value('y') => {
                added.save(&file)?;
                self.front.notice(&told(&file, &added))?;
                Decided::Saved
            }
            Given::Value('e') => Decided::Again,
            Given::Value(_) => Decided::Dropped,
            Given::Back => Decided::Back,
            Given::Leave => Decided::Left,
        })
    }
}

/// What its user makes of a card.
enum Decided {
    Saved,
    Dropped,
    /// To be typed anew, from the first part on.
    Again,
    Back,
    Left,
}

/// The lines without the margin that all of them have.
fn dedented(lines: Vec<String>) -> Vec<String> {
    let margin = |line: &String| line.len() - line.trim_start_matches([' ', '\t']).len();
    let common = lines.iter().map(margin).min().unwrap_or(0);
    lines.iter().map(|line| line.get(common..).unwrap_or(line).to_owned()).collect()
}
