//! Names behind what somebody is, as in "French explorer Jean Ribault".

use super::gazetteer::{Cue, cues};
use super::{Kind, Relation, Tag, Token};

/// Makes the name the head of its phrase where the noun before it was read as the head: annotators do either, and
/// whoever looks for names wants one.
pub(super) fn head_by_names(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let Some(end) = name_behind(tokens, at) else { continue };
        let first = at + 1;
        let (head, relation) = (tokens[at].head, tokens[at].relation);
        for (other, token) in tokens.iter_mut().enumerate().filter(|(_, token)| token.head == Some(at)) {
            let stays = matches!(
                token.relation,
                Relation::Amod | Relation::Compound | Relation::Det | Relation::NmodPoss | Relation::Nummod
            );
            if other > at || !stays {
                token.head = Some(first);
            }
        }
        (tokens[first].head, tokens[first].relation) = (head, relation);
        (tokens[at].head, tokens[at].relation) = (Some(first), Relation::NmodDesc);
        for token in &mut tokens[first..end] {
            token.kind.get_or_insert(Kind::Person);
        }
    }
}

/// The end of the name that stands right behind a noun for somebody, and hangs on it.
fn name_behind(tokens: &[Token], at: usize) -> Option<usize> {
    let noun = &tokens[at];
    let is_lower = noun.word.form.starts_with(char::is_lowercase);
    let is_role = cues(&[noun.word.form.as_str()])[0].has(Cue::Role) || noun.kind == Some(Kind::Person);
    let is_singular = matches!(noun.tag, Tag::Noun | Tag::ProperNoun);
    let is_part = |token: &&Token| {
        token.head == Some(at)
            && token.relation == Relation::Flat
            && token.tag.is_proper()
            && token.word.form.starts_with(char::is_uppercase)
    };
    let length = tokens[at + 1..].iter().take_while(is_part).count();
    let is_whole =
        tokens.iter().filter(|token| token.head == Some(at) && token.relation == Relation::Flat).count()
            == length;
    // One of several, it may be read as another name of the one before: "Kennedy, director J. Edgar Hoover".
    let is_apposed = noun.relation == Relation::Appos;
    (is_lower && is_role && is_singular && is_whole && !is_apposed && length > 0).then_some(at + 1 + length)
}

#[cfg(test)]
mod tests {
    use crate::language::English;
    use crate::language::Relation;

    #[test]
    fn a_name_is_the_head_of_its_phrase() {
        let english = English::embedded().unwrap();
        let text = "In 1564, French explorer Jean Martin erected a column.";
        let sentence = english.read(text).next().unwrap();
        let token = |form: &str| sentence.tokens.iter().find(|token| token.word.form == form).unwrap();
        let head = |form: &str| sentence.tokens[token(form).head.unwrap()].word.form.as_str();
        assert_eq!((head("Jean"), token("Jean").relation), ("erected", Relation::Nsubj));
        assert_eq!((head("explorer"), token("explorer").relation), ("Jean", Relation::NmodDesc));
        assert_eq!((head("Martin"), head("French")), ("Jean", "explorer"));
    }
}
