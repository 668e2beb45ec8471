//! "What is the rule of men called?", "What is another name for trinitrotoluene?"

use super::{Asks, Sketch};
use crate::facts::{Fact, Relation, Role};
use crate::generate::Form;
use crate::generate::clause::{Clause, lowered};
use crate::generate::words::{NAMING_VERBS, behind_article, is_in};
use crate::language::forms::{Number, Tense};

/// Most words of a name or term that has another one.
const LONGEST_NAME: usize = 4;

/// Fewest words that tell what is called something.
const FEWEST_OF_CALLED: usize = 3;

/// "What are molecules with the same formula called?", and what such a term means.
pub(super) fn called(fact: &Fact) -> Vec<Sketch> {
    let Some(clause) = Clause::of(fact) else { return Vec::new() };
    let group = clause.group;
    let names = is_in(NAMING_VERBS, &group.verb);
    let subject = clause.subject();
    let Some(verb) = fact.part(Role::Verb) else { return Vec::new() };
    let mut terms = fact.terms.iter().filter(|term| term.start >= verb.place.end);
    let (Some(term), None) = (terms.next(), terms.next()) else { return Vec::new() };
    // Right behind the verb: "is called a cell", "is known as the".
    let between = fact.says[verb.place.end..term.start].trim();
    let leads =
        between.split(' ').all(|word| matches!(word, "" | "as" | "to" | "a" | "an" | "the" | "“" | "\""));
    let after = &fact.says[term.end..];
    let is_whole = after.starts_with(['.', ',']) || after.starts_with(" in ") || after.starts_with(" by ");
    if !names
        || !group.is_passive
        || !leads
        || !is_whole
        || matches!(fact.relation, Relation::Is(_))
        || subject.split(' ').count() < FEWEST_OF_CALLED
        // "The analysis, or manner, of how a burden is divided": what belongs to both is not within it.
        || subject.rsplit_once(", or ").is_some_and(|(_, other)| !other.contains(' '))
    {
        return Vec::new();
    }
    let said = &fact.says[term.clone()];
    let article = fact.says[..term.start].trim_end();
    let start = ["a", "an", "the"]
        .iter()
        .find(|word| article.ends_with(&format!(" {word}")))
        .map_or(term.start, |word| article.len() - word.len());
    let asked = start..term.end;
    let prompt = clause.asks("What", std::slice::from_ref(&asked));
    let anchors = super::anchors(fact, std::slice::from_ref(term)).max(1);
    let asks = Asks::Question { prompt, answers: vec![said.to_owned()] };
    let mut sketches = vec![Sketch::new(Form::Reverse, asks, term.clone(), anchors)];
    // The other way where the subject says what kind of thing it is.
    let is_kind =
        subject.starts_with("a ") || subject.starts_with("an ") || clause.number() == Number::Plural;
    let is_present = group.tense == Tense::Present && !group.is_perfect;
    if is_kind && is_present && !subject.starts_with("the ") && after == "." {
        let copula = if clause.number() == Number::Plural { "are" } else { "is" };
        let front = format!("What {copula} {}?", &fact.says[start..term.end]);
        let asks = Asks::Sides { front, back: subject };
        sketches.push(Sketch::new(Form::Definition, asks, clause.subject.place.clone(), 1));
    }
    sketches
}

/// "What is another name for trinitrotoluene?", of "Trinitrotoluene, or TNT, is …".
pub(super) fn alias(fact: &Fact) -> Option<Sketch> {
    let verb = fact.part(Role::Verb)?;
    let before = &fact.says[..verb.place.start];
    let (name, rest) = before.split_once(", ")?;
    let start = ["or ", "also called ", "also known as ", "sometimes called ", "otherwise known as "]
        .iter()
        .find_map(|lead| rest.strip_prefix(lead))?;
    let other = start.strip_suffix(", ")?;
    let is_short = |text: &str| (1..=LONGEST_NAME).contains(&text.split(' ').count());
    let is_plain = |text: &str| !text.contains([',', '(', ')', ';', '“', '”', '"']);
    let leads = ["In ", "On ", "At ", "After ", "By "].iter().any(|lead| name.starts_with(lead));
    if !is_short(name) || !is_short(other) || !is_plain(name) || !is_plain(other) || leads {
        return None;
    }
    let place = name.len() + 2 + rest.len() - start.len()..before.len() - 2;
    // Either of them is rare or a name, or they may be two things.
    let tells = super::anchors(fact, &[0..name.len(), verb.place.start..fact.says.len()]);
    if tells == 0 {
        return None;
    }
    let shown = if fact.keeps_capital { name.to_owned() } else { lowered(name) };
    let bare = behind_article(other);
    let mut answers = vec![bare.unwrap_or(other).to_owned()];
    answers.extend(bare.map(|_| other.to_owned()));
    let asks = Asks::Question { prompt: format!("What is another name for {shown}?"), answers };
    Some(Sketch::new(Form::Reverse, asks, place, 1))
}
