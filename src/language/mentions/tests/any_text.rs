//! Any text is read, in linear time.

use proptest::prelude::*;

use super::{sentence, token};
use crate::language::mentions::mentions;
use crate::language::values::values;
use crate::language::{English, Kind, Relation, Sentence, Tag, Token, Word};

#[test]
fn many_names_take_linear_time() {
    let (mut sentences, mut start) = (Vec::new(), 0);
    for number in 0..30_000 {
        let form = format!("Name{}", number % 15_000);
        let tokens = vec![
            token("Ibrahim", &mut start, Tag::ProperNoun, None, "root", Some(Kind::Person)),
            token(&form, &mut start, Tag::ProperNoun, Some(0), "flat", None),
            token("his", &mut start, Tag::PossessivePronoun, Some(0), "nmod:poss", None),
        ];
        sentences.push(sentence(tokens, number == 0));
    }
    assert_eq!(mentions(&sentences).things().len(), 15_000);
}

fn any_sentence() -> impl Strategy<Value = Vec<Token>> {
    let form = prop::sample::select(vec![
        "Mali",
        "Keïta",
        "UN",
        "United",
        "Nations",
        "(",
        ")",
        "\"",
        "“",
        "of",
        "the",
        "-",
        "it",
        "he",
        "President",
        "war",
    ]);
    let part = (
        form,
        0..Tag::ALL.len(),
        0..Relation::ALL.len(),
        any::<prop::sample::Index>(),
        0..Kind::ALL.len() + 1,
    );
    prop::collection::vec(part, 1..14).prop_map(|parts| {
        let mut start = 0;
        let tree = parts.iter().enumerate().map(|(at, (form, tag, relation, head, kind))| {
            let head = (at > 0).then(|| head.index(at.max(1)));
            // A quarter of the words are names, more than a tag in fifty would give.
            let tag = if tag % 4 == 0 { Tag::ProperNoun } else { Tag::ALL[*tag] };
            token(form, &mut start, tag, head, Relation::ALL[*relation].name(), Kind::ALL.get(*kind).copied())
        });
        let mut tokens: Vec<Token> = tree.collect();
        // Heads may stand on either side.
        if parts.len() % 2 == 0 {
            let last = tokens.len() - 1;
            tokens.iter_mut().for_each(|token| token.head = token.head.map(|head| last - head));
            let heads: Vec<Option<usize>> = tokens.iter().rev().map(|token| token.head).collect();
            tokens.iter_mut().zip(heads).for_each(|(token, head)| token.head = head);
        }
        tokens
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_read_to_its_values(
        scraps in prop::collection::vec("[A-Z]?[a-z]{1,7}|May|Theresa|World War I|the U\\.N\\.|1[0-9]{3}|\\$3m|[.,;:()\"“”'—-]|\\PC{1,4}", 0..60),
        gap in " |\n|\n\n|",
    ) {
        let english = English::embedded().unwrap();
        let text = scraps.join(&gap);
        let sentences: Vec<Sentence> = english.read(&text).collect();
        let found = mentions(&sentences);
        let heads: Vec<(usize, usize)> = found.all().iter().map(|mention| (mention.sentence, mention.head)).collect();
        prop_assert!(heads.is_sorted_by(|one, other| one < other));
        for mention in found.all() {
            prop_assert!(mention.tokens.contains(&mention.head));
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some_and(|words| !words.is_empty()));
        }
        for sentence in &sentences {
            let words: Vec<Word> = sentence.tokens.iter().map(|token| token.word.clone()).collect();
            let values = values(&words);
            prop_assert!(values.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for value in &values {
                prop_assert!(sentence.span.start <= value.span.start && value.span.end <= sentence.span.end);
                prop_assert!(text.get(value.span.start..value.span.end).is_some());
            }
        }
    }
}

proptest! {
    #[test]
    fn any_tree_is_read(parts in prop::collection::vec((any_sentence(), any::<bool>()), 1..6)) {
        let sentences: Vec<Sentence> =
            parts.into_iter().map(|(tokens, starts)| sentence(tokens, starts)).collect();
        let found = mentions(&sentences);
        for (place, mention) in found.all().iter().enumerate() {
            let sentence = &sentences[mention.sentence];
            prop_assert!(mention.tokens.end <= sentence.tokens.len() && mention.tokens.contains(&mention.head));
            prop_assert!(sentence.span.start <= mention.span.start && mention.span.end <= sentence.span.end);
            let brackets = |form: &str| sentence.tokens[mention.tokens.clone()].iter().filter(|t| t.word.form == form).count();
            prop_assert_eq!(brackets("("), brackets(")"));
            if let Ok(thing) = mention.thing {
                prop_assert!(found.things()[thing].mentions.contains(&place));
            }
        }
        let all: usize = found.things().iter().map(|thing| thing.mentions.len()).sum();
        prop_assert_eq!(all, found.all().iter().filter(|mention| mention.thing.is_ok()).count());
        prop_assert!(found.things().iter().all(|thing| !thing.mentions.is_empty() && !thing.name.is_empty()));
        prop_assert_eq!(mentions(&sentences), found);
    }
}
