//! Two small files, scored by hand.

use crate::align;
use crate::corpus::Corpus;
use crate::entities::kinds;
use crate::raw;
use crate::scores::{Score, Scores, lemmas, overall, relations};

const GOLD: &str = "\
# newdoc id = d
1\tAwa\tAwa\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=(1-person-new)
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tswim\tswim\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
1\tLagos\tLagos\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(2-place-new)
2\tgrew\tgrow\tVERB\tVBD\t_\t0\troot\t_\t_
3\tyesterday\tyesterday\tNOUN\tNN\t_\t2\tobl:tmod\t_\tSpaceAfter=No
4\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_

";

/// "can't" is one word, and "Lagos" a sentence. The tag of "swim" and the classes, the lemma and the
/// tag of "grew", the relation of the first stop and the kind of "Awa" are wrong, too.
const SYSTEM: &str = "\
1\tAwa\tAwa\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\tKind=organisation
2\tcan't\tcan't\tAUX\tMD\t_\t3\taux\t_\t_
3\tswim\tswim\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tdep\t_\t_

1\tLagos\tLagos\tPROPN\tNNP\t_\t0\troot\t_\tKind=place

1\tgrew\tgrew\tVERB\tVB\t_\t0\troot\t_\t_
2\tyesterday\tyesterday\tNOUN\tNN\t_\t1\tobl:unmarked\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

";

fn corpus(file: &str) -> Corpus {
    Corpus::read(file.as_bytes()).unwrap()
}

/// A sentence of these tokens, each with the words it is written for, if they are others.
fn sentence(tokens: &[(&str, &[&str])]) -> Corpus {
    let mut rows = String::new();
    let mut word = 0;
    for (form, words) in tokens {
        if !words.is_empty() {
            rows += &format!("{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n", word + 1, word + words.len());
        }
        for form in if words.is_empty() { std::slice::from_ref(form) } else { words } {
            rows += &format!("{}\t{form}\t_\t_\t_\t_\t{word}\tdep\t_\t_\n", word + 1);
            word += 1;
        }
    }
    corpus(&rows)
}

#[track_caller]
fn score(scores: &Scores, name: &str) -> Score {
    scores.rows.iter().find(|(known, _)| known == name).unwrap().1
}

fn counts(right: usize, gold: usize, system: usize) -> Score {
    Score { right, gold, system }
}

#[test]
fn what_is_right_is_counted() {
    let (gold, system) = (corpus(GOLD), corpus(SYSTEM));
    gold.same_text(&system).unwrap();
    let pairs = align::words(&gold, &system);
    let scores = overall(&gold, &system, &pairs);
    for (name, expected) in [
        ("tokens", counts(8, 8, 8)),
        ("sentences", counts(1, 2, 3)),
        ("words", counts(7, 9, 8)),
        ("UPOS", counts(6, 9, 8)),
        ("XPOS", counts(5, 9, 8)),
        ("lemmas", counts(6, 9, 8)),
        ("UAS", counts(6, 9, 8)),
        ("LAS", counts(5, 9, 8)),
    ] {
        assert_eq!(score(&scores, name), expected, "{name}");
    }
    let scores = relations(&gold, &system, &pairs);
    assert_eq!(score(&scores, "nsubj"), counts(0, 2, 0));
    assert_eq!(score(&scores, "nsubj:pass"), counts(0, 0, 1));
    assert_eq!(score(&scores, "obl:unmarked"), counts(1, 1, 1));
    let scores = lemmas(&gold, &system, &pairs);
    assert_eq!(score(&scores, "VERB"), counts(1, 2, 2));
    assert_eq!(score(&scores, "PROPN"), counts(2, 2, 2));
    assert_eq!(score(&scores, "AUX"), counts(0, 0, 0));
    let scores = kinds(&gold, &system, &pairs);
    assert_eq!(score(&scores, "entity heads"), counts(1, 2, 2));
    assert_eq!(score(&scores, "place"), counts(1, 1, 1));
    assert_eq!(score(&scores, "person"), counts(0, 1, 0));
    assert_eq!(score(&scores, "organisation"), counts(0, 0, 1));
}

#[test]
fn a_file_is_all_right_by_itself() {
    let (gold, again) = (corpus(GOLD), corpus(GOLD));
    let pairs = align::words(&gold, &again);
    for scores in
        [overall(&gold, &again, &pairs), relations(&gold, &again, &pairs), lemmas(&gold, &again, &pairs)]
    {
        assert!(scores.rows.iter().all(|(_, score)| *score == counts(score.gold, score.gold, score.gold)));
    }
    assert_eq!(score(&overall(&gold, &again, &pairs), "LAS"), counts(9, 9, 9));
}

#[test]
fn scores_are_percentages() {
    let score = counts(7, 9, 8);
    let near = |a: f64, b: f64| (a - b).abs() < 0.005;
    assert!(near(score.precision(), 87.5) && near(score.recall(), 77.78) && near(score.f1(), 82.35));
    assert_eq!(counts(0, 0, 0).f1(), 0.0);
}

#[test]
fn words_are_matched_by_characters_and_in_multiword_tokens_by_form() {
    let words = |gold: &Corpus, system: &Corpus| align::words(gold, system).pairs;
    let hyphen = sentence(&[("a-b", &[]), ("c", &[])]);
    assert_eq!(words(&hyphen, &sentence(&[("a", &[]), ("-", &[]), ("b", &[]), ("c", &[])])), [(1, 3)]);
    let fused = sentence(&[("dunno", &["do", "n't", "know"]), ("x", &[])]);
    let other = sentence(&[("dunno", &["Do", "not", "know"]), ("x", &[])]);
    assert_eq!(words(&fused, &other), [(0, 0), (2, 2), (3, 3)]);
    // A token of the one that reaches over two of the other.
    let wide = sentence(&[("dun", &["do", "n't"]), ("no", &["know"]), ("x", &[])]);
    assert_eq!(words(&fused, &wide), [(0, 0), (1, 1), (2, 2), (3, 3)]);
}

#[test]
fn other_texts_are_not_compared() {
    let error = corpus(GOLD).same_text(&corpus(&SYSTEM.replace("grew", "grows"))).unwrap_err();
    assert!(error.contains("after 20 characters") && error.contains("`ewyesterday.`"), "{error}");
    assert!(Corpus::read(GOLD.replace("\t4\taux", "\t0\taux").as_bytes()).is_err(), "two roots");
}

#[test]
fn the_text_is_written_as_it_was() {
    let mut text = Vec::new();
    raw::write("gold", GOLD.as_bytes(), &mut text).unwrap();
    assert_eq!(String::from_utf8(text).unwrap(), "Awa can't swim.\n\nLagos grew yesterday.\n");
    let error = raw::write("gold", "word".as_bytes(), &mut Vec::new()).unwrap_err();
    assert!(error.to_string().starts_with("gold: line 1: "), "{error}");
}
