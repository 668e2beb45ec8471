//! The questions of a sheet: a text, several of them, or one of a few things.

use super::adding::{Place, fact_ids};
use super::fields::{number, pair};
use super::parts::Part;
use super::sheet::Sheet;
use crate::ask::{Form, Front, Given};
use crate::cli::author::deck_file::DeckFile;
use crate::cli::author::error::AuthorError;
use crate::cli::failure::Failure;
use crate::deck::Kind;
use crate::text::count;

impl Sheet<'_> {
    /// Asks for a part; `before` are those that were given.
    pub(super) fn ask(&mut self, part: Part, before: &[Part]) -> Result<Given<()>, Failure> {
        match part {
            Part::Truth => self.choose(part, before, &[("true", ""), ("false", "")], |sheet, place| {
                sheet.fields.a = vec![(place == 0).to_string()];
            }),
            Part::Place => self.ask_place(before),
            Part::Answers | Part::Wrong => self.ask_list(part, before),
            _ => self.ask_text(part, before),
        }
    }

    /// Lets one of these things be chosen, and keeps its place among them.
    fn choose(
        &mut self,
        part: Part,
        before: &[Part],
        items: &[(&str, &str)],
        keep: impl Fn(&mut Self, usize),
    ) -> Result<Given<()>, Failure> {
        let given = self.given(before);
        let form = form(self.file, self.fields.kind(), part, &given, &[]);
        Ok(match self.front.choose_one(&form, items)? {
            Given::Value(place) => {
                keep(self, place);
                Given::Value(())
            }
            Given::Back => Given::Back,
            Given::Leave => Given::Leave,
        })
    }

    fn ask_place(&mut self, before: &[Part]) -> Result<Given<()>, Failure> {
        let mut items =
            vec![("on its own", "a loose card"), ("a new fact", "a sentence that is shown after the answer")];
        if !fact_ids(self.file).is_empty() {
            items.push(("a fact that is there", "one of its cards"));
        }
        self.choose(Part::Place, before, &items, |sheet, chosen| {
            sheet.place = match (chosen, &sheet.place) {
                (0, _) => Place::Loose,
                (1, Place::NewFact { .. }) | (2, Place::Fact(_)) => return,
                (1, _) => Place::NewFact { says: String::new(), cite: Vec::new() },
                _ => Place::Fact(String::new()),
            };
        })
    }

    /// Asks for one text until it makes sense.
    fn ask_text(&mut self, part: Part, before: &[Part]) -> Result<Given<()>, Failure> {
        let given = self.given(before);
        let lines = self.choices(part);
        let mut text = self.value(part);
        loop {
            let form = form(self.file, self.fields.kind(), part, &given, &lines);
            match self.front.fill_in(&form, part.prompt(), &text)? {
                Given::Value(line) => match self.keep(part, &line) {
                    Ok(()) => return Ok(Given::Value(())),
                    Err(why) => {
                        self.front.notice(&why)?;
                        text = line;
                    }
                },
                Given::Back => return Ok(Given::Back),
                Given::Leave => return Ok(Given::Leave),
            }
        }
    }

    /// Asks for texts one by one until an empty one; Esc goes back to the one before.
    fn ask_list(&mut self, part: Part, before: &[Part]) -> Result<Given<()>, Failure> {
        let mut given = self.given(before);
        let mut waiting = part.list_of(&mut self.fields).map(std::mem::take).unwrap_or_default();
        waiting.reverse();
        let mut list: Vec<String> = Vec::new();
        let ended = loop {
            let text = waiting.pop().unwrap_or_default();
            given.truncate(before.len() + 1);
            given.extend(list.iter().map(|text| (part.prompt(), text.clone())));
            let form = form(self.file, self.fields.kind(), part, &given, &[]);
            let least = if matches!(self.fields.kind(), Kind::Order | Kind::Match) { 2 } else { 1 };
            match self.front.fill_in(&form, part.prompt(), &text)? {
                // One of those typed before is taken out.
                Given::Value(line) if line.is_empty() && !waiting.is_empty() => {}
                Given::Value(line) if line.is_empty() && list.len() >= least => break Given::Value(()),
                Given::Value(line) => match self.fits(part, &line) {
                    Ok(()) => list.push(line),
                    Err(why) => {
                        self.front.notice(&why)?;
                        waiting.push(line);
                    }
                },
                Given::Back => {
                    waiting.push(text);
                    match list.pop() {
                        Some(last) => waiting.push(last),
                        None => break Given::Back,
                    }
                }
                Given::Leave => break Given::Leave,
            }
        };
        if ended == Given::Back {
            waiting.retain(|text| !text.is_empty());
            waiting.reverse();
            list = waiting;
        }
        if let Some(kept) = part.list_of(&mut self.fields) {
            *kept = list;
        }
        Ok(ended)
    }

    /// Whether a line can be one of a list; why not.
    fn fits(&self, part: Part, line: &str) -> Result<(), String> {
        if line.is_empty() {
            return Err(match self.fields.kind() {
                Kind::Order | Kind::Match => "Two or more are needed.".to_owned(),
                _ => "One or more are needed.".to_owned(),
            });
        }
        match (part, self.fields.kind()) {
            (Part::Answers, Kind::Match) => pair(line).map(drop).map_err(|why| sentence(&why)),
            _ => Ok(()),
        }
    }

    /// Keeps a text as what it is for; why it cannot be that.
    fn keep(&mut self, part: Part, line: &str) -> Result<(), String> {
        if line.is_empty() && !part.is_optional() {
            return Err("Something is needed here.".to_owned());
        }
        let is_number = part == Part::Tolerance || part == Part::Answer && self.fields.kind() == Kind::Number;
        if is_number && !line.is_empty() {
            number(line).map_err(|why| sentence(&why))?;
        }
        match (part, &mut self.place) {
            (Part::Answer, _) => self.fields.a = vec![line.to_owned()],
            (Part::Fact, _) => self.place = Place::Fact(self.fact_of(line)?),
            (Part::Says, Place::NewFact { says, .. }) => *says = line.to_owned(),
            (Part::Cite, Place::NewFact { cite, .. }) => {
                *cite = line.split([' ', ',']).filter(|id| !id.is_empty()).map(str::to_owned).collect();
            }
            _ => {
                if let Some(text) = part.text_of(&mut self.fields) {
                    *text = Some(line.to_owned()).filter(|line| !line.is_empty());
                }
            }
        }
        Ok(())
    }

    /// The id of the fact that is called so, or the only one that says all these words.
    fn fact_of(&self, line: &str) -> Result<String, String> {
        let ids = fact_ids(self.file);
        if ids.iter().any(|(id, _)| id == line) {
            return Ok(line.to_owned());
        }
        let words = line.to_lowercase();
        let facts = self.file.reading.deck.as_ref().map_or(&[][..], |deck| &deck.facts);
        let says_it = |place: &usize| {
            let says = facts.get(*place).map_or(String::new(), |fact| fact.says.to_lowercase());
            words.split_whitespace().all(|word| says.contains(word))
        };
        let mut found = ids.into_iter().filter(|(_, place)| says_it(place));
        match (found.next(), found.count()) {
            (Some((id, _)), 0) => Ok(id),
            (Some(_), more) => {
                Err(format!("{} say that: type more of it, or its id.", count(more + 1, "fact")))
            }
            (None, _) => Err("No fact says that.".to_owned()),
        }
    }

    /// What can be typed: the deck's facts, or its sources.
    fn choices(&self, part: Part) -> Vec<String> {
        let Some(deck) = &self.file.reading.deck else { return Vec::new() };
        match part {
            Part::Fact => {
                let says = |place: usize| deck.facts.get(place).map_or("", |fact| fact.says.as_str());
                fact_ids(self.file).iter().map(|(id, place)| format!("{id}: {}", says(*place))).collect()
            }
            Part::Cite => {
                deck.sources.iter().map(|source| format!("{}: {}", source.id, source.title)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What was given for a part, on one line.
    fn value(&mut self, part: Part) -> String {
        if let Some(text) = part.text_of(&mut self.fields) {
            return text.clone().unwrap_or_default();
        }
        match (part, &self.place) {
            (Part::Answer | Part::Answers | Part::Truth, _) => self.fields.a.join(" / "),
            (Part::Wrong, _) => self.fields.not.join(" / "),
            (Part::Fact, Place::Fact(id)) => id.clone(),
            (Part::Says, Place::NewFact { says, .. }) => says.clone(),
            (Part::Cite, Place::NewFact { cite, .. }) => cite.join(" "),
            _ => String::new(),
        }
    }

    /// All that was given, to stand above the next question.
    fn given(&mut self, before: &[Part]) -> Vec<(&'static str, String)> {
        let mut given = vec![("kind", self.fields.kind().name().to_owned())];
        for part in before {
            given.push((part.prompt(), self.value(*part)));
        }
        given
    }
}

/// What is asked for, below what was given.
fn form<'f>(
    file: &'f DeckFile,
    kind: Kind,
    part: Part,
    given: &'f [(&'static str, String)],
    lines: &'f [String],
) -> Form<'f> {
    Form { title: &file.name, given, question: part.question(kind), lines }
}

/// An error and what to do about it, as one thing to say.
fn sentence(why: &AuthorError) -> String {
    format!("{why}: {}.", why.hint())
}
