//! Papers as a whole: their variants, their keys, and what is marked with them.

use proptest::prelude::*;

use super::answer::Answer;
use super::*;
use crate::answer::{Segment, Task};
use crate::deck::Kind;
use crate::quiz::{Attempt, DeckPrint, Rules};

fn texts(texts: &str) -> Vec<String> {
    texts.split(", ").map(str::to_owned).collect()
}

/// A question of every kind.
fn questions() -> Vec<Asked> {
    let gap = |answer: &str, hint: Option<&str>| Segment::Gap {
        answers: texts(answer),
        hint: hint.map(str::to_owned),
    };
    let tasks = [
        (Kind::Pick, Task::Pick { choices: texts("Chad, France, None of these, Niger"), right: 1 }),
        (
            Kind::PickAll,
            Task::PickAll { choices: texts("MNLA, ECOWAS, Ansar Dine"), right: vec![true, false, true] },
        ),
        (Kind::TrueFalse, Task::TrueFalse { truth: true }),
        (Kind::Order, Task::Order { items: texts("MINUSMA, Barkhane, Serval"), right: vec![2, 0, 1] }),
        (
            Kind::Match,
            Task::Match {
                left: texts("1968, 2012, 2020"),
                right: texts("Sanogo, Goïta, Traoré"),
                pairs: vec![2, 0, 1],
            },
        ),
        (Kind::Ask, Task::Type { answers: texts("Ibrahim Boubacar Keïta, IBK") }),
        (Kind::Number, Task::Number { value: 13289.0, tolerance: 300.0, unit: Some("soldiers".to_owned()) }),
        (
            Kind::Cloze,
            Task::Gaps {
                segments: vec![
                    Segment::Text("In ".to_owned()),
                    gap("2013, 13", Some("year")),
                    Segment::Text(" by resolution ".to_owned()),
                    gap("2100", None),
                    Segment::Text(".".to_owned()),
                ],
            },
        ),
    ];
    let asked = tasks.into_iter().enumerate().map(|(place, (kind, task))| Asked {
        card: format!("mali/fact-{place}/card"),
        kind,
        section: "Mali".to_owned(),
        prompt: if kind == Kind::Cloze { String::new() } else { format!("Question {place}?") },
        task,
        says: None,
    });
    asked.collect()
}

fn headed(title: &str) -> Heading {
    Heading { title: title.to_owned(), ..Heading::default() }
}

fn paper(seed: u64, variants: usize) -> Paper {
    let deck = DeckPrint { name: "mali".to_owned(), title: "Mali".to_owned(), hash: "0".repeat(32) };
    Paper::new(Heading { decks: vec![deck], ..headed("Mali") }, &questions(), seed, variants)
}

/// The attempt of one who answers as the key of `known` has it, on a paper of variant `had`.
fn marked(key: &Key, known: &str, had: &str) -> Attempt {
    let typed: Vec<String> =
        key.variant(known).unwrap().questions.iter().map(|question| question.answer.typed()).collect();
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    // What is a letter on one variant may be none of another: then nothing was answered.
    let had = key.variant(had).unwrap();
    mark(key, had, "Ada", &typed, &Rules::default())
        .unwrap_or_else(|_| mark(key, had, "Ada", &vec![""; typed.len()], &Rules::default()).unwrap())
}

#[test]
fn every_variant_has_all_questions_in_an_order_of_its_own() {
    let paper = paper(7, 4);
    let names: Vec<&str> = paper.variants.iter().map(|variant| variant.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "C", "D"]);
    let cards = |variant: &Variant| {
        variant.questions.iter().map(|question| question.card.clone()).collect::<Vec<_>>()
    };
    for (place, variant) in paper.variants.iter().enumerate() {
        let mut sorted = cards(variant);
        sorted.sort();
        assert_eq!(sorted, questions().into_iter().map(|question| question.card).collect::<Vec<_>>());
        for earlier in &paper.variants[..place] {
            assert_ne!(cards(earlier), cards(variant));
        }
        let pick = variant.questions.iter().find_map(|question| match &question.task {
            Task::Pick { choices, .. } => choices.last(),
            _ => None,
        });
        assert_eq!(pick.map(String::as_str), Some("None of these"));
    }
}

#[test]
fn a_seed_is_a_paper() {
    let all = |seed| {
        let paper = paper(seed, 4);
        let mut all = Key::of(&paper).write();
        for variant in &paper.variants {
            all += &html::paper(&paper, variant);
            all += &html::key(&paper, variant);
            all += &markdown::paper(&paper, variant);
            all += &markdown::key(&paper, variant);
        }
        all
    };
    assert_eq!(all(7), all(7));
    assert_ne!(all(7), all(8));
}

#[test]
fn a_paper_speaks_the_language_of_its_questions() {
    let text = |language: &str, instructions: Option<&str>| {
        let heading = Heading {
            language: Some(language.to_owned()),
            instructions: instructions.map(str::to_owned),
            ..headed("Mali")
        };
        let paper = Paper::new(heading, &questions(), 1, 2);
        let variant = &paper.variants[0];
        [html::paper(&paper, variant), html::key(&paper, variant), markdown::paper(&paper, variant)]
    };
    let [page, key, markdown] = text("de-AT", None);
    assert!(page.contains("<html lang=\"de-AT\">") && page.contains("<b>R</b> <span dir=\"auto\">Richtig"));
    assert!(key.contains("<html lang=\"en\">") && key.contains("<td class=\"mark\">R</td>"));
    assert!(key.contains(">Variant A. Key: not for students<") && !key.contains("Variante"), "{key}");
    assert!(markdown.contains("**Variante A**") && markdown.contains("Es sind 8 Fragen"), "{markdown}");
    let [page, key, _] = text("ar", None);
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">") && !key.contains("dir=\"rtl\""));
    let [page, _, markdown] = text("sv", Some("Lycka <till>!\nNu."));
    assert!(
        page.contains("lang=\"sv\"")
            && page.contains("Lycka &lt;till&gt;! Nu.")
            && page.contains("Variant A")
    );
    assert!(markdown.contains("Lycka \\<till\\>\\! Nu.") && !markdown.contains("Write your name"));
}

#[test]
fn what_is_typed_is_read_as_it_was_meant() {
    let paper = Paper::new(headed("Mali"), &questions(), 1, 1);
    let key = Key::of(&paper);
    let variant = key.variant("a").unwrap();
    let place =
        |kind: Kind| variant.questions.iter().position(|question| question.kind() == Some(kind)).unwrap();
    // An answer to the question of a kind, all others left out.
    let one = |kind: Kind, typed: &str| {
        let mut all = vec![""; variant.questions.len()];
        all[place(kind)] = typed;
        mark(&key, variant, "Ada", &all, &Rules::default()).map(|attempt| attempt.items[place(kind)].clone())
    };
    let worth = |kind: Kind, typed: &str| one(kind, typed).map(|item| item.credit);
    let right = |kind: Kind| variant.questions[place(kind)].answer.typed();
    assert_eq!(worth(Kind::Pick, &right(Kind::Pick).to_lowercase()), Ok(1.0));
    assert_eq!(worth(Kind::Pick, "AB"), Ok(0.0));
    assert_eq!(one(Kind::Pick, "AB").unwrap().given.len(), 2);
    assert_eq!(one(Kind::Pick, "-").unwrap().given.len(), 0);
    let spaced: String = right(Kind::PickAll).chars().rev().flat_map(|c| [c, ' ']).collect();
    assert_eq!(worth(Kind::PickAll, &spaced), Ok(1.0));
    assert_eq!(worth(Kind::TrueFalse, "true"), Ok(1.0));
    assert_eq!(worth(Kind::TrueFalse, "f"), Ok(0.0));
    assert_eq!(worth(Kind::TrueFalse, "Richtig"), Ok(1.0));
    let order = right(Kind::Order).replace("", ">");
    assert_eq!(worth(Kind::Order, order.trim_matches('>')), Ok(1.0));
    let partial: String = right(Kind::Match).chars().take(1).collect();
    assert_eq!(worth(Kind::Match, &format!("{partial}--")), Ok(1.0 / 3.0));
    assert_eq!(worth(Kind::Match, &partial), Ok(1.0 / 3.0));
    assert_eq!(worth(Kind::Ask, "ibk"), Ok(1.0));
    for (typed, credit) in [("=0.5", 0.5), ("[0.5]", 0.5), ("[ 0,25 ]", 0.25), ("=1", 1.0), ("[0]", 0.0)] {
        assert_eq!(worth(Kind::Ask, typed), Ok(credit), "{typed}");
    }
    for typed in ["=2", "=1/2", "=50%", "=0.5 ok", "=-0.5", "[2]", "[half]", "[]", "=NaN"] {
        let told = format!("answer {}: `{typed}` is no credit from 0 to 1, as [0.5]", place(Kind::Ask) + 1);
        assert_eq!(one(Kind::Ask, typed).unwrap_err().to_string(), told);
    }
    assert_eq!(worth(Kind::Ask, "0.5"), Ok(0.0));
    assert_eq!(worth(Kind::Number, "13 300"), Ok(1.0));
    assert_eq!(worth(Kind::Cloze, "2013|2100"), Ok(1.0));
    assert_eq!(worth(Kind::Cloze, "|2100"), Ok(0.5));
    let bad = |kind: Kind, typed: &str| one(kind, typed).unwrap_err().to_string();
    let number = |kind: Kind| place(kind) + 1;
    assert_eq!(
        bad(Kind::Pick, "E"),
        format!("answer {}: `E` is none of the choices A to D", number(Kind::Pick))
    );
    assert_eq!(
        bad(Kind::TrueFalse, "x"),
        format!("answer {}: `x` is neither T nor F", number(Kind::TrueFalse))
    );
    assert_eq!(
        bad(Kind::Cloze, "a|b|c"),
        format!("answer {}: `a|b|c` has more gaps than the 2 of the question", number(Kind::Cloze))
    );
    assert_eq!(
        bad(Kind::Order, "ABCA"),
        format!("answer {}: `ABCA` has more letters than the 3 there are", number(Kind::Order))
    );
    let few = mark(&key, variant, "Ada", &["A"], &Rules::default()).unwrap_err();
    assert_eq!(few.to_string(), "it has 1 answer for 8 questions");
    let nothing = mark(&key, variant, "Ada", &[], &Rules::default()).unwrap();
    assert!(nothing.out_of == 8 && nothing.items.iter().all(|item| item.given.is_empty()));
}

#[test]
fn a_key_is_read_back_and_an_answer_that_cannot_be_is_told() {
    let key = Key::of(&paper(3, 2));
    let text = key.write();
    assert_eq!(Key::read(&text), Ok(key));
    let error = |text: &str| Key::read(text).unwrap_err().to_string();
    let broken = text.replacen("Letters(\"T\")", "Letters(\"X\")", 1);
    assert!(error(&broken).ends_with("`X` is no answer to it"), "{}", error(&broken));
    assert!(error("Deck(title: \"x\")").starts_with("1:"));
    for (written, mended, told) in [
        ("Letters(\"T\")", "Letters(\"\")", ": it has no answer"),
        ("Letters(\"T\")", "Texts([[\"true\"]])", ": `true` is no answer to it"),
        ("kind: \"ask\"", "kind: \"akk\"", ": `akk` is no kind of card"),
        ("[[\"Ibrahim Boubacar Keïta\", \"IBK\"]]", "[]", ": it has no answer"),
        ("[[\"Ibrahim Boubacar Keïta\", \"IBK\"]]", "[[]]", ": it has no answer"),
        ("[[\"Ibrahim Boubacar Keïta\", \"IBK\"]]", "[[\"a\"], [\"b\"]]", ": `a | b` is no answer to it"),
    ] {
        let broken = text.replacen(written, mended, 1);
        assert!(broken != text && error(&broken).ends_with(told), "{written}: {}", error(&broken));
    }
    let right = |kind: Kind| {
        let questions = &Key::read(&text).unwrap().variants[0].questions;
        let question = questions.iter().find(|question| question.kind() == Some(kind)).unwrap();
        question.answer.typed()
    };
    for (kind, mended) in [(Kind::PickAll, ""), (Kind::Order, "AAB"), (Kind::Match, "AB")] {
        let broken =
            text.replacen(&format!("Letters(\"{}\")", right(kind)), &format!("Letters(\"{mended}\")"), 1);
        assert!(broken != text && Key::read(&broken).is_err(), "{kind:?}");
    }
    assert!(
        error(&text.replacen("format: 1", "format: 9", 1)).starts_with("it was written by a newer griot")
    );
}

#[test]
fn what_means_something_to_pandoc_alone_is_escaped() {
    assert_eq!(markdown::escape("10^3^ @ada ==x=="), r"10\^3\^ \@ada \=\=x\=\=");
}

#[test]
fn a_key_is_put_right_after_the_class() {
    let paper = Paper::new(headed("Mali"), &questions()[..3], 1, 1);
    let mut key = Key::of(&paper);
    let sheets = ["A", "B", "C", "D"];
    // What each of four letters gets for the choice, with everything else left out.
    let credits = |key: &Key| {
        let key = Key::read(&key.write()).unwrap();
        let variant = &key.variants[0];
        let place =
            variant.questions.iter().position(|question| question.kind() == Some(Kind::Pick)).unwrap();
        sheets.map(|letter| {
            let mut typed = ["-"; 3];
            typed[place] = letter;
            let attempt = mark(&key, variant, "Ada", &typed, &Rules::default()).unwrap();
            (attempt.score, attempt.out_of)
        })
    };
    let place = key.variants[0].questions.iter().position(|own| own.kind() == Some(Kind::Pick)).unwrap();
    key.variants[0].questions[place].answer = Answer::Letters("CA".to_owned());
    assert_eq!(credits(&key), [(1.0, 3), (0.0, 3), (1.0, 3), (0.0, 3)]);
    let attempt = mark(&key, &key.variants[0], "Ada", &[], &Rules::default()).unwrap();
    assert_eq!(attempt.items[place].right.len(), 2);
    // What is struck out is worth nothing to anybody, whatever stands there.
    key.variants[0].questions[place].answer = Answer::Void;
    assert_eq!(credits(&key), [(0.0, 2); 4]);
    let mut typed = ["-"; 3];
    typed[place] = "no letter";
    assert!(mark(&key, &key.variants[0], "Ada", &typed, &Rules::default()).is_ok());
}

#[test]
fn what_is_printed_holds_no_markup_of_a_card() {
    let evil = "<b>*x*</b> | `y` [z](w) _u_ # & \u{1b}[31m\n- a";
    let mut asked = questions();
    for question in &mut asked {
        question.prompt = evil.to_owned();
        if let Task::Pick { choices, .. } = &mut question.task {
            evil.clone_into(&mut choices[0]);
        }
    }
    let paper = Paper::new(headed(evil), &asked, 1, 1);
    let pages = [html::paper(&paper, &paper.variants[0]), html::key(&paper, &paper.variants[0])];
    assert!(pages.iter().all(|page| !page.contains("<b>*") && !page.contains('\u{1b}')));
    // What a reader of Markdown sees is what stands in the card.
    let text = markdown::paper(&paper, &paper.variants[0]);
    let seen: String = pulldown_cmark::Parser::new(&text)
        .filter_map(|event| match event {
            pulldown_cmark::Event::Text(text) => Some(text.to_string()),
            pulldown_cmark::Event::Code(code) => Some(format!("CODE{code}")),
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { .. }) => Some("LINK".to_owned()),
            _ => None,
        })
        .collect();
    let shown = crate::text::safe_line(evil);
    assert!(seen.matches(&shown).count() >= 8, "{seen}");
    assert!(!seen.contains("CODE") && !seen.contains("LINK"));
}

proptest! {
    #[test]
    fn a_key_gives_full_marks_and_another_one_does_not(seed in any::<u64>()) {
        let key = Key::read(&Key::of(&paper(seed, 4)).write()).unwrap();
        for known in ["A", "B", "C", "D"] {
            for had in ["A", "B", "C", "D"] {
                let attempt = marked(&key, known, had);
                prop_assert_eq!(attempt.out_of, 8);
                prop_assert_eq!(attempt.score == 8.0, known == had, "{} {} {}", known, had, attempt.score);
                prop_assert_eq!(Attempt::read(&attempt.write()), Ok(attempt));
            }
        }
    }

    #[test]
    fn any_text_is_read_from_markdown_as_it_is(text in "[ -~é\n]{0,30}") {
        let escaped = format!("x{}", markdown::escape(&text));
        let seen: String = pulldown_cmark::Parser::new(&escaped)
            .filter_map(|event| if let pulldown_cmark::Event::Text(text) = event { Some(text.to_string()) } else { None })
            .collect();
        prop_assert_eq!(seen, format!("x{}", crate::text::safe_line(&text)));
    }
}
