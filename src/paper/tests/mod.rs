//! Papers as a whole: their variants, and how they are printed.

mod marking;

use proptest::prelude::*;

use super::*;
use crate::answer::{Segment, Task};
use crate::deck::Kind;
use crate::quiz::DeckPrint;

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
fn what_means_something_to_pandoc_alone_is_escaped() {
    assert_eq!(markdown::escape("10^3^ @ada ==x=="), r"10\^3\^ \@ada \=\=x\=\=");
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
    fn any_text_is_read_from_markdown_as_it_is(text in "[ -~é\n]{0,30}") {
        let escaped = format!("x{}", markdown::escape(&text));
        let seen: String = pulldown_cmark::Parser::new(&escaped)
            .filter_map(|event| if let pulldown_cmark::Event::Text(text) = event { Some(text.to_string()) } else { None })
            .collect();
        prop_assert_eq!(seen, format!("x{}", crate::text::safe_line(&text)));
    }
}
