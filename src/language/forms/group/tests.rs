use super::*;

/// "was/VBD established/VBN" as words with their tags.
fn read(text: &str) -> Option<VerbGroup> {
    let words: Vec<(&str, Tag)> = text
        .split(' ')
        .map(|word| {
            let (form, tag) = word.rsplit_once('/').unwrap();
            (form, tag.parse().unwrap())
        })
        .collect();
    VerbGroup::read(&words)
}

fn plain(text: &str) -> String {
    text.split(' ').map(|word| word.rsplit_once('/').unwrap().0).collect::<Vec<_>>().join(" ")
}

#[test]
fn questions() {
    use Number::{Plural, Singular};
    let expected = [
        ("was/VBD established/VBN", Singular, "was … established"),
        ("were/VBD attacked/VBN", Plural, "were … attacked"),
        ("launched/VBD", Singular, "did … launch"),
        ("led/VBD to/IN", Singular, "did … lead to"),
        ("has/VBZ been/VBN leading/VBG", Singular, "has … been leading"),
        ("had/VBD been/VBN built/VBN", Singular, "had … been built"),
        ("did/VBD not/RB sign/VB", Plural, "did … not sign"),
        ("did/VBD n't/RB sign/VB", Plural, "did … not sign"),
        ("would/MD have/VB been/VBN attacked/VBN", Plural, "would … have been attacked"),
        ("is/VBZ", Singular, "is … "),
        ("are/VBP", Plural, "are … "),
        ("was/VBD not/RB", Singular, "was … not"),
        ("contains/VBZ", Singular, "does … contain"),
        ("contain/VBP", Plural, "do … contain"),
        ("has/VBZ", Singular, "does … have"),
        ("did/VBD", Singular, "did … do"),
        ("wo/MD n't/RB take/VB over/RP", Singular, "will … not take over"),
        ("'s/VBZ been/VBN held/VBN", Singular, "has … been held"),
        ("is/VBZ being/VBG rebuilt/VBN", Singular, "is … being rebuilt"),
        ("was/VBD officially/RB renamed/VBN", Singular, "was … officially renamed"),
        ("officially/RB launched/VBD", Singular, "did … officially launch"),
        ("has/VBZ since/RB then/RB been/VBN rebuilt/VBN", Singular, "has … since then been rebuilt"),
        ("was/VBD overthrown/VBN", Singular, "was … overthrown"),
        ("has/VBZ to/TO sign/VB", Singular, "does … have to sign"),
        ("Was/VBD founded/VBN", Singular, "was … founded"),
    ];
    for (text, number, turned) in expected {
        let question = read(text).unwrap_or_else(|| panic!("{text}")).question(number);
        assert_eq!(format!("{} … {}", question.auxiliary, question.rest), turned, "{text}");
    }
}

#[test]
fn what_is_no_finite_group_is_refused() {
    for text in [
        "to/TO lead/VB",
        "leading/VBG",
        "led/VBN",
        "would/MD",
        "would/MD not/RB",
        "ought/MD to/TO go/VB",
        "not/RB",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(VerbGroup::read(&[]), None);
}

#[test]
fn what_a_group_says() {
    let group = read("would/MD never/RB have/VB been/VBN attacked/VBN").unwrap();
    assert_eq!((group.verb.as_str(), group.tense), ("attack", Tense::Modal(Modal::Would)));
    assert!(group.is_perfect && group.is_passive && group.is_negative && !group.is_progressive);
    let group = read("were/VBD leading/VBG").unwrap();
    assert_eq!((group.tense, group.number), (Tense::Past, Some(Number::Plural)));
    assert!(group.is_progressive && !group.is_passive && !group.is_negative);
    assert_eq!(read("led/VBD").unwrap().number, None);
    assert!(read("is/VBZ not/RB").unwrap().is_negative);
}

#[test]
fn another_tense_or_number() {
    let mut group = read("is/VBZ led/VBN by/IN").unwrap();
    assert_eq!(group.statement(Number::Plural), "are led by");
    group.tense = Tense::Past;
    assert_eq!(group.statement(Number::Plural), "were led by");
    assert_eq!(group.question(Number::Singular).auxiliary, "was");
}

#[test]
fn a_statement_says_the_same_again() {
    let texts = [
        "launched/VBD",
        "was/VBD soon/RB established/VBN",
        "has/VBZ been/VBN leading/VBG",
        "did/VBD not/RB sign/VB",
        "would/MD probably/RB not/RB have/VB been/VBN attacked/VBN",
        "never/RB took/VBD over/RP",
        "is/VBZ not/RB",
        "has/VBZ been/VBN officially/RB recognised/VBN",
    ];
    for text in texts {
        assert_eq!(read(text).unwrap().statement(Number::Singular), plain(text));
    }
}
