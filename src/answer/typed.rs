//! Judging a typed answer: lenient about how it is written, strict about what it says.
//!
//! Case, accents, punctuation, English leading articles and titles do not count, and numbers and
//! dates may be written in any usual way. A slip of spelling, a part of a name or a less precise
//! date is near. Another number, another year, a negation or a list of guesses is wrong, however
//! close the letters are.

use super::date;
use super::diff::difference;
use super::extent::{fuller, same_list, shorter, turned_round, without_titles};
use super::measure;
use super::phrase::{Phrase, signs};
use super::spelling::{self, is_negation};
use super::verdict::{Expected, Nearness, Part, Verdict};

/// Bytes that a reply may have, beyond a few times the answer's, to be looked at.
const LONGEST: usize = 2000;
/// Bytes up to which answers are told apart by their likeness to a reply.
const LONGEST_LIKENESS: usize = 200;

/// Judges one typed reply against all `answers` that count; `fact` is the sentence that the card
/// tests, if there is one.
pub(super) fn judge(answers: &[String], reply: &str, fact: Option<&str>) -> Part {
    let reply = reply.trim();
    let fact = fact.map(Phrase::new);
    let mut best: Option<(&str, Verdict, f64)> = None;
    for answer in answers {
        let verdict = judge_one(answer, reply, fact.as_ref());
        let likeness = likeness(answer, reply);
        let is_better = best.is_none_or(|(_, other, other_likeness)| {
            (verdict.rank(), -likeness) < (other.rank(), -other_likeness)
        });
        if is_better {
            best = Some((answer, verdict, likeness));
        }
    }
    let (answer, verdict, _) = best.unwrap_or(("", Verdict::Wrong, 0.0));
    let difference = difference(answer, reply);
    Part { verdict, expected: Expected::Text { answer: answer.to_owned(), difference } }
}

/// How alike two texts look, from 0 to 1.
fn likeness(answer: &str, reply: &str) -> f64 {
    if reply.is_empty() || answer.len().max(reply.len()) > LONGEST_LIKENESS {
        return 0.0;
    }
    strsim::normalized_levenshtein(&answer.to_lowercase(), &reply.to_lowercase())
}

fn judge_one(answer: &str, reply: &str, fact: Option<&Phrase>) -> Verdict {
    if reply.is_empty() || reply.len() > LONGEST + 4 * answer.len() {
        return Verdict::Wrong;
    }
    if reply == answer.trim() {
        return Verdict::Right;
    }
    let (expected, given) = (Phrase::new(answer), Phrase::new(reply));
    if !expected.says_something() {
        return if signs(answer) == signs(reply) { Verdict::Right } else { Verdict::Wrong };
    }
    if !given.says_something() {
        return Verdict::Wrong;
    }
    if expected.accepts(&given.tokens) {
        return Verdict::Right;
    }
    if let Some(verdict) = date::compare(answer, reply) {
        return verdict;
    }
    let is_turned_round = turned_round(reply)
        .is_some_and(|name| expected.accepts(&Phrase::new(&name).tokens))
        || turned_round(answer).is_some_and(|name| Phrase::new(&name).accepts(&given.tokens));
    let (expected, given) = (without_titles(expected), without_titles(given));
    if is_turned_round || expected.accepts(&given.tokens) {
        return Verdict::Right;
    }
    if negations(&expected) != negations(&given) {
        return Verdict::Wrong;
    }
    if let Some(count) = spelling::slips(&expected.tokens, &given.tokens, fact) {
        return Verdict::Near(Nearness::Letters(count));
    }
    if spelling::same_but_for_spaces(&expected.tokens, &given.tokens) {
        return Verdict::Near(Nearness::Spacing);
    }
    same_list(&expected, &given)
        .or_else(|| measure::compare(&expected, &given))
        .or_else(|| fuller(&expected, &given, fact))
        .or_else(|| shorter(&expected, &given).map(Verdict::Near))
        .unwrap_or(Verdict::Wrong)
}

fn negations(phrase: &Phrase) -> usize {
    phrase.tokens.iter().filter(|token| token.is_word() && is_negation(&token.text)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACT: &str = "Ibrahim Boubacar Keïta was elected president of Mali in August 2013.";
    const RIGHT: Verdict = Verdict::Right;
    const WRONG: Verdict = Verdict::Wrong;
    const MORE: Verdict = Verdict::Near(Nearness::More);
    const PART: Verdict = Verdict::Near(Nearness::Part);
    const ONE_LETTER: Verdict = Verdict::Near(Nearness::Letters(1));

    fn check(cases: &[(&str, &str, Verdict)]) {
        for (answer, reply, verdict) in cases {
            let part = judge(&[(*answer).to_owned()], reply, Some(FACT));
            assert_eq!(part.verdict, *verdict, "{answer} / {reply}");
        }
    }

    #[test]
    fn writing_does_not_count() {
        check(&[
            ("Keïta", "KEITA", RIGHT),
            ("Straße", "strasse", RIGHT),
            ("the United Nations", "united nations", RIGHT),
            ("United Nations", "The United Nations!", RIGHT),
            ("U.N.", "un", RIGHT),
            ("al-Qaeda", "Al Qaeda", RIGHT),
            ("“Azawad”", "'azawad'", RIGHT),
            ("Simon & Garfunkel", "simon and garfunkel", RIGHT),
            ("H₂O", "h2o", RIGHT),
            ("x²", "x^2", RIGHT),
            ("Modibo Keïta", "Keita, Modibo", RIGHT),
            ("Keïta, Modibo", "modibo keita", RIGHT),
            ("President Keïta", "keita", RIGHT),
            ("Amadou Sanogo", "Captain Amadou Sanogo", RIGHT),
            ("Henry VIII", "henry the 8th", RIGHT),
            ("Henry VIII", "Henry 8", RIGHT),
            ("World War II", "world war two", RIGHT),
        ]);
    }

    #[test]
    fn signs_that_carry_meaning_count() {
        check(&[
            ("+", "+", RIGHT),
            ("+", "-", WRONG),
            ("->", "->", RIGHT),
            ("->", "=>", WRONG),
            ("C++", "c++", RIGHT),
            ("C++", "C", WRONG),
            ("C++", "C#", WRONG),
            ("C", "C++", WRONG),
            ("-5", "5", WRONG),
            ("5", "-5", WRONG),
            ("3.5", "35", WRONG),
            ("12%", "12 percent", RIGHT),
            ("x != y", "x = y", WRONG),
            ("10³", "103", WRONG),
            ("H2O", "H2", WRONG),
            ("が", "か", WRONG),
            ("U = R · I", "U = R I", RIGHT),
            ("U = R · I", "U = R / I", WRONG),
            ("v = s/t", "v = s / t", RIGHT),
            ("x = a - b", "x = a b", WRONG),
        ]);
    }

    #[test]
    fn numbers_are_read() {
        check(&[
            ("13,000", "13 000", RIGHT),
            ("13,000", "13.000", RIGHT),
            ("13,000", "13'000", RIGHT),
            ("13,000", "13000", RIGHT),
            ("13,000", "thirteen thousand", RIGHT),
            ("1.5 million", "1,500,000", RIGHT),
            ("1,920", "1920", RIGHT),
            ("3,5", "3.5", RIGHT),
            ("over 13,000 troops", "over thirteen thousand troops", RIGHT),
            ("over 13,000 troops", "13 000", PART),
            ("over 13,000 troops", "12 000", WRONG),
            ("2013", "2012", WRONG),
            ("2013", "20133", WRONG),
            ("2013", "2012 or 2013", WRONG),
            ("2013", "in 2013", RIGHT),
            ("13,000", "13", WRONG),
            ("$5", "5 dollars", RIGHT),
            ("$5", "5", PART),
            ("$5", "€5", Verdict::Near(Nearness::Unit)),
            ("50%", "50", PART),
            ("50%", "51", WRONG),
            ("50", "50%", Verdict::Near(Nearness::Unit)),
            ("5 km", "5 kilometres", RIGHT),
            ("5 km", "5 miles", WRONG),
            ("5 °C", "5C", RIGHT),
            ("Louis XIV", "Louis the fourteenth", RIGHT),
        ]);
    }

    #[test]
    fn dates_are_read() {
        let missing = |day, month| Verdict::Near(Nearness::Missing { day, month, year: false });
        check(&[
            ("25 April 2013", "April 25, 2013", RIGHT),
            ("2013", "25 April 2013", RIGHT),
            ("25 April 2013", "2013", missing(true, true)),
            ("25 April 2013", "April 2013", missing(true, false)),
            ("25 April 2013", "25 Apirl 2013", ONE_LETTER),
            ("25 April 2013", "26 April 2013", WRONG),
            ("44 BC", "44", WRONG),
        ]);
    }

    #[test]
    fn slips_are_near() {
        check(&[
            ("Bamako", "Bamaco", ONE_LETTER),
            ("Mali", "Malo", ONE_LETTER),
            ("Gao", "Goa", WRONG),
            ("Timbuktu", "Timbuctoo", WRONG),
            ("timetable", "time table", Verdict::Near(Nearness::Spacing)),
            ("das Haus", "Haus", Verdict::Near(Nearness::Article)),
            ("das Haus", "die Haus", WRONG),
            ("they did not sign", "they did sign", WRONG),
            ("Bamako", "August", WRONG),
        ]);
    }

    #[test]
    fn names_may_be_fuller_or_shorter() {
        check(&[
            ("Keïta", "ibrahim boubacar keita", RIGHT),
            ("MINUSMA", "the MINUSMA mission", MORE),
            ("Ibrahim Boubacar Keïta", "keita", PART),
            ("Ibrahim Boubacar Keïta", "Ibrahim Boubacar", PART),
            ("Keïta", "Keita, Traoré", WRONG),
            ("Keïta", "not Keita", WRONG),
        ]);
    }

    #[test]
    fn any_answer_counts_and_the_nearest_is_shown() {
        let answers = ["Ouagadougou".to_owned(), "Bamako".to_owned(), "Niamey".to_owned()];
        let shown = |reply: &str| match judge(&answers, reply, None) {
            Part { verdict, expected: Expected::Text { answer, .. } } => (verdict, answer),
            part => panic!("{part:?}"),
        };
        assert_eq!(shown("bamako"), (RIGHT, "Bamako".to_owned()));
        assert_eq!(shown("Niamei"), (ONE_LETTER, "Niamey".to_owned()));
        assert_eq!(shown("Nairobi"), (WRONG, "Niamey".to_owned()));
        assert_eq!(shown(""), (WRONG, "Ouagadougou".to_owned()));
        assert_eq!(judge(&[], "", None).verdict, WRONG);
    }

    #[test]
    fn nothing_is_wrong() {
        check(&[
            ("Mali", "", WRONG),
            ("Mali", " \t", WRONG),
            ("Mali", "...", WRONG),
            ("", "", WRONG),
            ("?", ".", WRONG),
        ]);
    }

    #[test]
    fn a_long_reply_is_wrong() {
        check(&[("Mali", &"mali ".repeat(200_000), WRONG)]);
    }
}
