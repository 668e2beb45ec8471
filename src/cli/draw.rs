//! Which questions are drawn, as the learner or the teacher wants it: for quizzes and papers alike.

use clap::Args;

use super::environment::Clock;
use crate::deck::Kind;
use crate::quiz::{Wish, kind_named, kind_word};
use crate::text::count;

/// How many questions are drawn when nobody says how many.
const COUNT: u16 = 20;

/// What is drawn.
#[derive(Debug, Args)]
pub struct DrawArgs {
    /// So many questions, if there are so many facts [default: 20]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    count: Option<u16>,
    /// Draw and shuffle by this number instead of by chance: the same decks give the same questions
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// Only cards with this tag; may be given again for more
    #[arg(long = "tag", value_name = "T")]
    tags: Vec<String>,
    /// Only these kinds of card, as in pick,true-false
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kind)]
    kinds: Vec<Kind>,
}

impl DrawArgs {
    /// What is wanted. Without a seed any number will do that is another one next time; a short one can be
    /// typed again.
    pub fn wish(&self, clock: &Clock) -> Wish {
        Wish {
            count: usize::from(self.count.unwrap_or(COUNT)),
            kinds: self.kinds.clone(),
            tags: self.tags.clone(),
            seed: self.seed.unwrap_or_else(|| clock.now().0.cast_unsigned() % 1_000_000),
        }
    }

    /// Whether what was drawn by `wish` is what is wanted now, as far as that is said.
    pub fn fits(&self, wish: &Wish) -> bool {
        let is_same_kinds =
            self.kinds.len() == wish.kinds.len() && self.kinds.iter().all(|kind| wish.kinds.contains(kind));
        let is_same_tags =
            self.tags.len() == wish.tags.len() && self.tags.iter().all(|tag| wish.tags.contains(tag));
        self.count.is_none_or(|count| usize::from(count) == wish.count)
            && self.seed.is_none_or(|seed| seed == wish.seed)
            && (self.kinds.is_empty() || is_same_kinds)
            && (self.tags.is_empty() || is_same_tags)
    }

    /// What is to be said when so many were drawn; `None` when nobody asked for more.
    pub fn shortage(&self, drawn: usize) -> Option<String> {
        let is_short = self.count.is_some_and(|wanted| drawn < usize::from(wanted));
        is_short.then(|| {
            let (is, questions) = (if drawn == 1 { "is" } else { "are" }, count(drawn, "question"));
            format!("There {is} no more than {questions}: one is asked of each fact.")
        })
    }
}

/// A kind of card that can be graded, by its word.
fn kind(word: &str) -> Result<Kind, String> {
    let words =
        || Kind::ALL.into_iter().filter(|kind| *kind != Kind::Flip).map(kind_word).collect::<Vec<_>>();
    let kind = kind_named(word).filter(|kind| *kind != Kind::Flip);
    kind.ok_or_else(|| format!("a kind of card that can be graded is expected: {}", words().join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(count: Option<u16>) -> DrawArgs {
        DrawArgs { count, seed: None, tags: Vec::new(), kinds: Vec::new() }
    }

    #[test]
    fn only_who_asked_for_more_is_told_that_there_is_none() {
        let few = "There are no more than 2 questions: one is asked of each fact.";
        assert_eq!(args(Some(3)).shortage(2).as_deref(), Some(few));
        assert_eq!((args(Some(2)).shortage(2), args(None).shortage(2)), (None, None));
    }

    #[test]
    fn what_is_not_said_fits_anything() {
        let tags = |tags: &[&str]| tags.iter().map(ToString::to_string).collect::<Vec<_>>();
        let kinds = vec![Kind::Pick, Kind::Ask];
        let wish = Wish { count: 9, kinds: kinds.clone(), tags: tags(&["a", "b"]), seed: 7 };
        assert!(args(None).fits(&wish) && args(Some(9)).fits(&wish) && !args(Some(8)).fits(&wish));
        assert!(DrawArgs { seed: Some(7), tags: tags(&["b", "a"]), kinds, ..args(None) }.fits(&wish));
        assert!(!DrawArgs { seed: Some(8), ..args(None) }.fits(&wish));
        assert!(!DrawArgs { tags: tags(&["a"]), ..args(None) }.fits(&wish));
        assert!(!DrawArgs { kinds: vec![Kind::Pick], ..args(None) }.fits(&wish));
    }
}
