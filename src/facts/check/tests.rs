use proptest::prelude::*;

use super::*;
use crate::facts::reference::read;
use crate::language::mentions::mentions;
use crate::language::{Class, English, Relation, Tag, Token, Word};

/// Articles as they are read, to be checked on New Year's Day 2026.
fn report(articles: &[&str], facts: &str) -> Report {
    let english = English::embedded().unwrap();
    let reference = read(facts).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let sentences: Vec<Vec<Sentence>> = articles.iter().map(|text| english.read(text).collect()).collect();
    let mentions: Vec<Mentions> = sentences.iter().map(|sentences| mentions(sentences)).collect();
    let readings: Vec<Reading> = sentences
        .iter()
        .zip(&mentions)
        .map(|(sentences, mentions)| Reading { sentences, mentions })
        .collect();
    check(&readings, &reference, Date::constant(2026, 1, 1))
}

/// What is found in an article: `kind: words`, and `ok: words` for what is confirmed.
fn found(text: &str, facts: &str) -> Vec<String> {
    let report = report(&[text], &format!("Reference({NAMES}, facts: [{facts}])"));
    let confirmed = report.confirmed.iter().map(|confirmed| (confirmed.place, "ok"));
    let findings = report.findings.iter().map(|finding| (finding.place, finding.fault.name()));
    let mut all: Vec<(Place, &str)> = confirmed.chain(findings).collect();
    all.sort();
    all.iter().map(|(place, kind)| format!("{kind}: {}", place.span.of(text))).collect()
}

/// Asserts what is found in each of these texts.
#[track_caller]
fn finds(facts: &str, cases: &[(&str, &[&str])]) {
    let wrong = cases.iter().filter_map(|(text, expected)| {
        let found = found(text, facts);
        (found != *expected).then(|| format!("{text}\n    {found:?}, not {expected:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Asserts that nothing is found in these texts.
#[track_caller]
fn silent(facts: &str, texts: &[&str]) {
    let cases: Vec<(&str, &[&str])> = texts.iter().map(|text| (*text, [].as_slice())).collect();
    finds(facts, &cases);
}

const NAMES: &str = r#"names: [
    ["European Union", "EU"], ["Britain", "the United Kingdom"],
    ["Lake Force", "Combined Stabilization Mission for the Lake Region", "peacekeepers in Harland"],
]"#;

const COUPS: &str = r#"
    Known(subject: "Idris Okello", relation: "overthrow", object: "Samuel Banda", from: "1974-03-02"),
    Known(subject: "Peter Mwangi", relation: "overthrow", object: "Idris Okello", from: "1989-11-30"),
    Known(subject: "Grace Achieng", relation: "be elected", object: "president of Harland", from: "1990"),
"#;

#[test]
fn who_did_what_to_whom_is_not_turned_round() {
    let cases = [
        ("In 1974 Samuel Banda overthrew Idris Okello.", "role-swap: overthrew Idris Okello"),
        ("Idris Okello was ousted by Samuel Banda.", "role-swap: Idris Okello was ousted"),
        (
            "A coup took place in 1974, toppling President Idris Okello.",
            "role-swap: toppling President Idris Okello",
        ),
        ("The 1974 coup deposed Okello.", "role-swap: deposed Okello"),
        ("The coup of 1974 against Idris Okello was short.", "role-swap: coup of 1974 against Idris Okello"),
    ];
    finds(COUPS, &cases.each_ref().map(|(text, expected)| (*text, std::slice::from_ref(expected))));
}

#[test]
fn another_victim_or_another_agent_is_told() {
    let cases = [
        (
            "The war began with the 1989 overthrow of President Grace Achieng by young officers.",
            "other-party: 1989 overthrow of President Grace Achieng",
        ),
        ("In November 1989 soldiers overthrew Grace Achieng.", "other-party: overthrew Grace Achieng"),
        ("Peter Mwangi overthrew Samuel Banda in 1974.", "other-party: overthrew Samuel Banda"),
    ];
    finds(COUPS, &cases.each_ref().map(|(text, expected)| (*text, std::slice::from_ref(expected))));
}

#[test]
fn what_agrees_is_confirmed() {
    let cases = [
        ("In 1974 Idris Okello overthrew President Samuel Banda.", "ok: overthrew President Samuel Banda"),
        (
            "Samuel Banda was removed from office by Idris Okello in March 1974.",
            "ok: Samuel Banda was removed",
        ),
        ("Soldiers overthrew Samuel Banda on 2 March 1974.", "ok: overthrew Samuel Banda"),
        ("It was led by officers who ousted Samuel Banda.", "ok: ousted Samuel Banda"),
        ("Okello's overthrow in 1989 was a surprise.", "ok: Okello's overthrow"),
        ("Grace Achieng was elected in 1990.", "ok: Grace Achieng was elected"),
    ];
    finds(COUPS, &cases.each_ref().map(|(text, expected)| (*text, std::slice::from_ref(expected))));
}

#[test]
fn nothing_is_said_of_what_is_not_claimed_or_not_known() {
    silent(
        COUPS,
        &[
            "In 1974 Zanele Dube overthrew Kofi Asante.",
            "The failed coup of 1974 against Idris Okello was forgotten.",
            "Samuel Banda did not overthrow Idris Okello in 1974.",
            "Samuel Banda tried to overthrow Idris Okello in 1974.",
            "If Samuel Banda overthrows Idris Okello, the war is over.",
            "Samuel Banda could have overthrown Idris Okello in 1974.",
            "“Samuel Banda overthrew Idris Okello,” the poster said.",
            "Samuel Banda almost overthrew Idris Okello in 1974.",
            "In 1974 Idris Okello met Samuel Banda.",
            "In 1989 rebels overthrew Kofi Asante of Norland.",
            "Idris Okello ruled until 1989.",
        ],
    );
}

const BRIDGES: &str = r#"
    Known(subject: "Harbour Bridge", relation: "open", from: "1937-05-27"),
    Known(subject: "Bello Motors", relation: "buy", object: "Sahara Cars", from: "2012-04"),
    Known(subject: "River Treaty", relation: "be signed", from: "1987-12-08"),
    Known(subject: "Ada Bello", relation: "be born", from: "1931"),
    Known(subject: "Britain", relation: "join", object: "European Union", from: "1973"),
    Known(subject: "Britain", relation: "leave", object: "European Union", from: "2020-01-31"),
    Known(subject: "Ada Bello", relation: "win", object: "Lagos Prize", from: "1960"),
"#;

#[test]
fn a_date_that_excludes_the_known_one_is_told() {
    let cases = [
        ("The Harbour Bridge was opened in 1939.", "wrong-date: 1939"),
        ("The Harbour Bridge opened on 28 May 1937.", "wrong-date: 28 May 1937"),
        ("Bello Motors acquired Sahara Cars in May 2012.", "wrong-date: May 2012"),
        ("Sahara Cars was taken over by Bello Motors in 2011.", "wrong-date: 2011"),
        ("The River Treaty was signed in Accra in 1986.", "wrong-date: 1986"),
        ("Ada Bello was born in 1932.", "wrong-date: 1932"),
        ("Britain left the European Union in 2016.", "wrong-date: 2016"),
    ];
    finds(BRIDGES, &cases.each_ref().map(|(text, expected)| (*text, std::slice::from_ref(expected))));
}

#[test]
fn a_date_is_compared_as_exactly_as_it_is_told() {
    for text in [
        "The Harbour Bridge opened in 1937.",
        "The Harbour Bridge opened in May 1937.",
        "The Harbour Bridge opened in the 1930s.",
        "Bello Motors bought Sahara Cars in 2012.",
        "Bello Motors bought Sahara Cars on 9 April 2012.",
        "Britain joined the EU in 1973.",
    ] {
        let found = found(text, BRIDGES);
        assert!(matches!(found.as_slice(), [one] if one.starts_with("ok: ")), "{text}: {found:?}");
    }
}

#[test]
fn what_may_happen_again_has_no_wrong_date() {
    silent(
        BRIDGES,
        &[
            "Ada Bello won the Lagos Prize in 1964.",
            "Greece joined the European Union in 1981.",
            "The Harbour Bridge was opened again in 1946.",
            "Bello Motors was founded in 2015.",
            "Sahara Cars was taken over in 2011.",
            "Since 1950 the Harbour Bridge has opened at noon.",
        ],
    );
}

#[test]
fn what_many_do_needs_the_one_who_did_it() {
    let facts = r#"Known(subject: "Harland", relation: "gain", object: "independence", from: "1960")"#;
    finds(facts, &[("Harland gained independence in 1960.", &["ok: gained independence"])]);
    silent(facts, &["The colonies gained independence in 1960."]);
}

const ENDED: &str = r#"
    Known(subject: "Lake Force", relation: "operate in", object: "Harland", from: "2003", until: "2011-06-30"),
    Known(subject: "River Treaty", relation: "be in force", from: "1988", until: "2019-08-02"),
    Known(subject: "Britain", relation: "be a member of", object: "the European Union", from: "1973",
          until: "2020-01-31"),
    Known(subject: "Norland", relation: "be a member of", object: "the European Union", from: "1995"),
    Known(subject: "Norland", relation: "maintain", object: "troops in Harland", until: "2009"),
    Known(subject: "Norland's military presence in Harland", relation: "last", until: "2009"),
    Known(subject: "Sahara Cars", relation: "end", from: "2012"),
"#;

#[test]
fn what_has_ended_is_not_told_as_present() {
    let cases = [
        ("The Lake Force continues working in the hills.", "ended: continues working"),
        ("Despite its losses, the Lake Force remains a vital force.", "ended: remains a vital force"),
        ("The Lake Force, which patrols the coast, had good boats.", "ended: patrols the coast"),
        ("The peacekeepers in Harland face many attacks.", "ended: face many attacks"),
        ("The River Treaty bans such weapons.", "ended: bans such weapons"),
        ("The River Treaty is still in force.", "ended: is still in force"),
        ("Britain is a member of the EU.", "ended: is a member"),
        ("Norland has maintained troops in Harland.", "ended: has maintained troops"),
        ("Norland still keeps troops in Harland.", "ended: keeps troops"),
        ("Norland's military presence in Harland reflects its fears.", "ended: reflects its fears"),
        ("Sahara Cars makes small cars.", "ended: makes small cars"),
    ];
    finds(ENDED, &cases.each_ref().map(|(text, expected)| (*text, std::slice::from_ref(expected))));
}

#[test]
fn the_past_and_what_outlasts_the_end_may_be_told() {
    silent(
        ENDED,
        &[
            "The Lake Force worked in the hills until 2011.",
            "The Lake Force is no longer in the hills.",
            "The Lake Force has left the country.",
            "The Lake Force was a large mission.",
            "The Lake Force is remembered for its boats.",
            "The Lake Force remains the largest mission that Harland has seen.",
            "In 2003 the Lake Force takes over from the army.",
            "“The Lake Force protects the coast,” a general said in 2005.",
            "Lake Force stands for courage.",
            "The boats of the Lake Force rot in the harbour.",
            "If the Lake Force stays, the coast is safe.",
            "Britain is an island.",
            "Britain keeps troops in Cyprus.",
            "Norland maintains troops in Cyprus.",
        ],
    );
    finds(ENDED, &[("Norland is a member of the European Union.", &["ok: is a member"])]);
}

#[test]
fn the_mission_is_the_one_that_the_article_names() {
    let text = "The Combined Stabilization Mission for the Lake Region was large. Many of its soldiers came from \
                abroad. Roads were bad. Rain fell for months. The mission remains a friend of the farmers.";
    finds(ENDED, &[(text, &["ended: remains a friend"])]);
    let text = "The Combined Stabilization Mission for the Lake Region was large. The Rescue Mission of Norland \
                was small. The mission remains a friend of the farmers.";
    silent(ENDED, &[text]);
}

#[test]
fn two_dates_of_one_event_contradict_each_other() {
    let told = |articles: &[&str]| -> Vec<(usize, String, usize, String)> {
        let report = report(articles, "Reference(facts: [])");
        let findings = report.findings.iter().map(|finding| {
            let Fault::OtherDate { other, .. } = &finding.fault else { panic!("{finding:?}") };
            let of = |place: &Place| (place.article, place.span.of(articles[place.article]).to_owned());
            let ((here, words), (there, others)) = (of(&finding.place), of(other));
            (here, words, there, others)
        });
        findings.collect()
    };
    let contradiction = told(&[
        "Kano College was founded in 1921. It is a good school. In 1924 Ada Bello founded Kano College.",
    ]);
    assert_eq!(contradiction, [(0, "founded Kano College".into(), 0, "Kano College was founded".into())]);
    let contradiction = told(&["Ada Bello died in 1990.", "Ada Bello died on 3 May 1991."]);
    assert_eq!(contradiction, [(1, "Ada Bello died".into(), 0, "Ada Bello died".into())]);
    for articles in [
        ["Kano College was founded in 1921.", "Kano College was founded in May 1921."],
        ["Soldiers overthrew Samuel Banda in 1974.", "Soldiers overthrew Idris Okello in 1989."],
        ["Bello Motors opened in Ghana in 1991.", "Bello Motors opened in Togo in 1995."],
        ["Ada Bello won the prize in 1960.", "Ada Bello won the prize in 1961."],
        ["Norland joined the League in 1950.", "Harland joined the League in 1960."],
        ["The company was founded in 1950.", "The company was founded in 1960."],
    ] {
        assert_eq!(told(&articles), [], "{articles:?}");
    }
}

#[test]
fn a_verdict_is_of_a_sentence() {
    let text = "Rain fell. In 1974 Samuel Banda overthrew Idris Okello. In 1989 Peter Mwangi overthrew Idris \
                Okello.";
    let report = report(&[text], &format!("Reference(facts: [{COUPS}])"));
    let english = English::embedded().unwrap();
    let spans: Vec<Span> = english.read(text).map(|sentence| sentence.span).collect();
    assert_eq!(report.verdict(0, spans[0]), Verdict::Unknown);
    let Verdict::Wrong(finding) = report.verdict(0, spans[1]) else { panic!() };
    assert_eq!(finding.corrects(text), "The article says: “overthrew Idris Okello”.");
    assert_eq!(report.verdict(0, spans[2]), Verdict::Confirmed(vec![1]));
    assert_eq!(report.verdict(1, spans[1]), Verdict::Unknown);
}

/// "presence of presence of presence …", each within the one before.
#[test]
fn a_sentence_without_end_takes_its_length() {
    let token = |place: usize, form: &str, tag: Tag, relation: Relation, head: Option<usize>| Token {
        word: Word { span: Span::new(place * 9, place * 9 + 8), form: form.to_owned(), joined: false },
        tag,
        class: if tag == Tag::Noun { Class::Noun } else { Class::Adposition },
        head,
        relation,
        lemma: form.to_owned(),
        kind: None,
    };
    let tokens: Vec<Token> = (0..20_000)
        .map(|place| match place {
            0 => token(0, "presence", Tag::Noun, Relation::Root, None),
            place if place % 2 == 0 => token(place, "presence", Tag::Noun, Relation::Nmod, Some(place - 2)),
            place => token(place, "of", Tag::Preposition, Relation::Case, Some((place + 1).min(19_998))),
        })
        .collect();
    let span = Span::new(0, tokens.len() * 9);
    let sentences = [Sentence { span, tokens, starts_paragraph: true }];
    let mentions = mentions(&sentences);
    let reference = read(&format!("Reference(facts: [{ENDED}])")).unwrap();
    let reading = Reading { sentences: &sentences, mentions: &mentions };
    assert_eq!(check(&[reading], &reference, Date::constant(2026, 1, 1)), Report::default());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_fail(text in "((The |In |1974 |coup |of |against |Idris Okello|Lake Force|overthrew |was |is |by |, |\\. |“|\\(|é|\n){1,30})") {
        let report = report(&[&text], &format!("Reference({NAMES}, facts: [{COUPS}{ENDED}])"));
        let places = report.findings.iter().map(|finding| finding.place);
        for place in places.chain(report.confirmed.iter().map(|confirmed| confirmed.place)) {
            prop_assert!(text.get(place.span.start..place.span.end).is_some());
        }
    }
}

#[test]
fn a_subject_that_names_what_is_there_no_more_is_noted() {
    let known = r#"Reference(facts: [
        Known(subject: "Lake Force", relation: "operate in", object: "Harland", from: "2003", until: "2011-06-30"),
    ])"#;
    let text = "Lake Force's mandate encompasses three tasks. The army trusts Lake Force. The river is long.";
    let noted = report(&[text], known).of_ended;
    let noted: Vec<&str> = noted.iter().map(|place| place.sentence.of(text)).collect();
    assert_eq!(noted, ["Lake Force's mandate encompasses three tasks."]);
}
