//! A clause written as a sentence, with the place of each of its words.

use std::ops::Range;

use super::clause::Piece;
use super::resolve::Replacement;
use crate::language::forms::{Number, inflect};
use crate::language::{Class, Tag, Token};

/// A sentence made of tokens, and where each stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) says: String,
    /// For each token of the sentence its bytes in `says`, if it is in it.
    places: Vec<Option<Range<usize>>>,
    /// Where the verb that was added stands.
    pub(super) added: Option<Range<usize>>,
}

impl Wording {
    /// From the first to the last of the tokens; none if one of them but punctuation is not in it, or
    /// something else stands between them.
    pub(super) fn place_of(&self, tokens: impl IntoIterator<Item = usize>) -> Option<Range<usize>> {
        let mut place: Option<Range<usize>> = None;
        for token in tokens {
            let own = self.places.get(token)?.clone()?;
            place = Some(match place {
                None => own,
                Some(place)
                    if own.start >= place.end && self.says[place.end..own.start].trim().is_empty() =>
                {
                    place.start..own.end
                }
                // A replacement is the place of all its tokens.
                Some(place) if own.end == place.end => place,
                Some(_) => return None,
            });
        }
        place
    }

    pub(super) fn has(&self, token: usize) -> bool {
        self.places[token].is_some()
    }
}

/// Writes the pieces as a sentence, behind its setting: capital at the start, full stop at the end. None if what is left has
/// no proper beginning or end.
pub(super) fn word(
    tokens: &[Token],
    pieces: &[Piece],
    replacements: &[Replacement],
    setting: Option<&str>,
) -> Option<Wording> {
    let mut kept = without_stray_marks(tokens, pieces);
    // "And acoustic encoding is …"
    if let Some(Piece::Token(first)) = kept.first()
        && matches!(tokens[*first].word.form.to_lowercase().as_str(), "and" | "but" | "or" | "so" | "yet")
        && tokens[*first].tag == Tag::Conjunction
    {
        kept.remove(0);
    }
    let says = setting.map(|setting| format!("{setting}, ")).unwrap_or_default();
    let mut wording = Wording { says, places: vec![None; tokens.len()], added: None };
    let mut last: Option<usize> = None;
    for (order, piece) in kept.iter().enumerate() {
        let at = match *piece {
            Piece::Token(at) | Piece::Finite(at, _) => at,
            Piece::Was(number) | Piece::Is(number) => {
                wording.says.push(' ');
                let start = wording.says.len();
                wording.says.push_str(match (piece, number) {
                    (Piece::Was(_), Number::Singular) => "was",
                    (Piece::Was(_), Number::Plural) => "were",
                    (_, Number::Singular) => "is",
                    (_, Number::Plural) => "are",
                });
                wording.added = Some(start..wording.says.len());
                last = None;
                continue;
            }
        };
        let replacement = replacements.iter().find(|replacement| replacement.tokens.contains(&at));
        if let Some(replacement) = replacement
            && let Some(first) = replacement.tokens.clone().find_map(|token| wording.places[token].clone())
        {
            // Said already with its first token.
            wording.places[at] = Some(first);
            last = Some(at);
            continue;
        }
        let form = replacement.map_or(tokens[at].word.form.as_str(), |replacement| replacement.by.as_str());
        let article = kept.get(order + 1).and_then(|next| match next {
            Piece::Token(next) if *next > at + 1 => indefinite(form, &tokens[*next].word.form),
            _ => None,
        });
        let form = article.unwrap_or(form);
        let finite = match piece {
            Piece::Finite(_, tag) => inflect(&tokens[at].lemma, *tag),
            _ => form.into(),
        };
        let form = finite.as_ref();
        if order > 0 && is_spaced(tokens, last, at) {
            wording.says.push(' ');
        }
        let start = wording.says.len();
        if order == 0 && setting.is_none() {
            let mut chars = form.chars();
            wording.says.extend(chars.next()?.to_uppercase());
            wording.says.push_str(chars.as_str());
        } else {
            // What began the sentence may not begin this clause.
            match lowered(tokens, at, replacement.is_none()) {
                Some(lower) => wording.says.push_str(&lower),
                None => wording.says.push_str(form),
            }
        }
        wording.places[at] = Some(start..wording.says.len());
        last = Some(at);
    }
    let end = kept.iter().rev().find_map(|piece| match piece {
        Piece::Token(at) => Some(&tokens[*at]),
        _ => None,
    })?;
    let is_end = !matches!(
        end.tag,
        Tag::Preposition | Tag::Conjunction | Tag::Determiner | Tag::To | Tag::PossessivePronoun
    ) || end.tag == Tag::Determiner && end.class == Class::Pronoun;
    if !is_end || wording.says.chars().next().is_none_or(|c| !c.is_alphanumeric()) {
        return None;
    }
    if !wording.says.ends_with('.') {
        wording.says.push('.');
    }
    Some(wording)
}

/// The indefinite article before a word that comes to stand behind it: "an author" of "a Russian author". None where it
/// is no such article, and where the word does not tell how it begins: a number, an acronym.
fn indefinite(form: &str, next: &str) -> Option<&'static str> {
    /// Words that begin with a vowel, but not when spoken.
    const SPOKEN_WITH_CONSONANT: [&str; 14] =
        ["eu", "once", "one-", "ubi", "uga", "ukr", "uni", "ura", "uru", "usa", "use", "usu", "uti", "uto"];
    /// Words that begin with a silent letter.
    const SILENT: [&str; 5] = ["heir", "honest", "honor", "honour", "hour"];
    let is_plain =
        next.chars().all(|c| c.is_alphabetic() || c == '-') && next.chars().skip(1).all(char::is_lowercase);
    if !matches!(form, "a" | "an" | "A" | "An") || !is_plain || next.chars().count() < 2 {
        return None;
    }
    let next = next.to_lowercase();
    let begins = |list: &[&str]| list.iter().any(|start| next.starts_with(start));
    let is_spoken_so = begins(&SPOKEN_WITH_CONSONANT) && !begins(&["unide", "unim", "unin"]) || next == "one";
    let is_vowel = begins(&["a", "e", "i", "o", "u"]) && !is_spoken_so || begins(&SILENT);
    Some(if is_vowel { "an" } else { "a" })
}

/// The word in lower case, if only its place at the beginning of the sentence gave it a capital.
fn lowered(tokens: &[Token], at: usize, is_itself: bool) -> Option<String> {
    let token = &tokens[at];
    let is_common = !token.tag.is_proper() && token.word.form != "I" && token.class != Class::ProperNoun;
    let is_plain = token.word.form.chars().skip(1).all(|c| !c.is_uppercase());
    let is_known =
        matches!(token.class, Class::Determiner | Class::Adposition | Class::Pronoun | Class::Adverb)
            || token.tag == Tag::VerbParticiple;
    (at == 0 && is_itself && is_common && is_plain && is_known).then(|| token.word.form.to_lowercase())
}

/// Whether a space stands before a token; `last` is the token before it, none behind a word that was added.
fn is_spaced(tokens: &[Token], last: Option<usize>, at: usize) -> bool {
    let Some(last) = last else { return true };
    if last + 1 == at {
        return tokens[last].word.span.end < tokens[at].word.span.start;
    }
    !matches!(
        tokens[at].tag,
        Tag::Comma | Tag::Stop | Tag::ClosingBracket | Tag::ClosingQuote | Tag::Possessive
    ) && !tokens[at].word.joined
        && tokens[last].tag != Tag::OpeningBracket
}

/// Leaves out marks that what was dropped has left behind: a comma at either end, two in a row, and one on
/// either side of a gap where it was set off.
fn without_stray_marks(tokens: &[Token], pieces: &[Piece]) -> Vec<Piece> {
    let mark = |piece: &Piece| match piece {
        Piece::Token(at) => matches!(tokens[*at].tag, Tag::Comma | Tag::Stop | Tag::Colon).then_some(*at),
        _ => None,
    };
    let mut kept: Vec<Piece> = Vec::new();
    for (order, piece) in pieces.iter().enumerate() {
        let Some(at) = mark(piece) else {
            kept.push(*piece);
            continue;
        };
        let before = match order.checked_sub(1).map(|order| pieces[order]) {
            Some(Piece::Token(before)) => is_next(tokens, before, at),
            _ => false,
        };
        let after = match pieces.get(order + 1) {
            Some(Piece::Token(after)) => is_next(tokens, at, *after),
            _ => false,
        };
        let is_doubled = kept.last().is_none_or(|last| mark(last).is_some());
        // A comma next to a gap set off what is no longer there, unless it closes what stays: "Rosenthal, a
        // photographer, [then] asked".
        let is_finite = |piece: &Piece| matches!(piece, Piece::Token(at) if tokens[*at].tag.is_finite());
        let is_adverb = |piece: &&Piece| matches!(piece, Piece::Token(at) if tokens[*at].tag == Tag::Adverb);
        let closes = || {
            let opening = kept.iter().rposition(|piece| mark(piece).is_some());
            let next = pieces[order + 1..].iter().find(|piece| !is_adverb(piece));
            before
                && next.is_some_and(is_finite)
                && opening.is_some_and(|opening| !kept[opening..].iter().any(is_finite))
        };
        // "King, [then] a preacher": nothing that has a comma of its own at its end was left out.
        let is_word_gone = || {
            let next = pieces.get(order + 1).and_then(|next| match next {
                Piece::Token(next) => Some(*next),
                _ => None,
            });
            next.is_some_and(|next| next == at + 2 && mark(&Piece::Token(at + 1)).is_none())
        };
        // "In the case of China, [for example,] exports grew": one comma of the two sets off what begins the sentence.
        let leads = || {
            let begins = |piece: &Piece| matches!(piece, Piece::Token(at) if matches!(tokens[*at].tag, Tag::Preposition | Tag::Adverb));
            kept.first().is_some_and(begins)
                && !kept.iter().any(is_finite)
                && pieces.get(order + 1).is_some_and(|next| !is_finite(next))
        };
        if !is_doubled && (before && (after || is_word_gone() || leads()) || closes()) {
            kept.push(*piece);
        }
    }
    while kept.last().is_some_and(|last| mark(last).is_some()) {
        kept.pop();
    }
    // A full stop within quotation marks that end the sentence will stand behind them.
    if let [.., before, Piece::Token(last)] = kept[..]
        && tokens[last].tag == Tag::ClosingQuote
        && mark(&before).is_some()
    {
        kept.remove(kept.len() - 2);
    }
    kept
}

/// Whether nothing but what brackets hold was left out between two tokens.
fn is_next(tokens: &[Token], before: usize, after: usize) -> bool {
    let between = &tokens[(before + 1).min(after)..after];
    match between {
        [] => before < after,
        [first, .., last] => first.tag == Tag::OpeningBracket && last.tag == Tag::ClosingBracket,
        [_] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::indefinite;

    #[test]
    fn an_indefinite_article_fits_what_comes_to_stand_behind_it() {
        for (form, next, article) in [
            ("a", "author", "an"),
            ("an", "Hungarian", "a"),
            ("a", "hour", "an"),
            ("an", "union", "a"),
            ("an", "European", "a"),
            ("a", "unimportant", "an"),
            ("a", "useful", "a"),
            ("an", "umbrella", "an"),
            ("an", "honest", "an"),
            ("an", "Ukrainian", "a"),
            ("a", "onerous", "an"),
            ("a", "unidentified", "an"),
        ] {
            assert_eq!(indefinite(form, next), Some(article), "{form} {next}");
        }
        for (form, next) in [("the", "author"), ("an", "MP"), ("an", "18th"), ("an", "“"), ("a", "US")] {
            assert_eq!(indefinite(form, next), None, "{form} {next}");
        }
    }
}
