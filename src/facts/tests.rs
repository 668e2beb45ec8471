//! Small texts, and what is read from them.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::language::English;

fn facts(text: &str) -> Facts {
    static ENGLISH: LazyLock<English> = LazyLock::new(|| English::embedded().unwrap());
    read(&ENGLISH, text)
}

/// What is said in the facts of a text.
fn says(text: &str) -> Vec<String> {
    facts(text).facts.into_iter().map(|fact| fact.says).collect()
}

/// Asserts what each of these texts says.
#[track_caller]
fn say(cases: &[(&str, &[&str])]) {
    let wrong = cases.iter().filter_map(|(text, expected)| {
        let said = says(text);
        (said != *expected).then(|| format!("{text}\n    {said:#?}, not {expected:#?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Asserts that the last sentence of each of these texts gives no fact, and why.
#[track_caller]
fn refuse(cases: &[(&str, Refusal)]) {
    let wrong = cases.iter().filter_map(|(text, expected)| {
        let read = facts(text);
        let last = read.sentences.last().unwrap();
        let is_right = last.facts.is_empty() && last.refused == [expected.clone()];
        (!is_right).then(|| format!("{text}\n    {last:?}, not {expected:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of some ranges of each fact.
fn words(text: &str, ranges: fn(&Fact) -> &[Range<usize>]) -> Vec<String> {
    let facts = facts(text).facts;
    let words = |fact: &Fact| -> Vec<String> {
        ranges(fact).iter().map(|range| fact.says[range.clone()].to_owned()).collect()
    };
    facts.iter().flat_map(words).collect()
}

#[test]
fn a_plain_sentence_is_its_own_fact() {
    say(&[
        ("Pluto has five moons.", &["Pluto has five moons."]),
        ("Uruguay won the World Cup in 1930.", &["Uruguay won the World Cup in 1930."]),
        ("The Berlin Wall fell in 1989.", &["The Berlin Wall fell in 1989."]),
    ]);
}

#[test]
fn joined_verbs_share_their_subject() {
    say(&[
        (
            "Tim Berners-Lee invented the World Wide Web in 1989 and founded the World Wide Web Consortium in 1994.",
            &[
                "Tim Berners-Lee invented the World Wide Web in 1989.",
                "Tim Berners-Lee founded the World Wide Web Consortium in 1994.",
            ],
        ),
        (
            "Ferdinand Magellan left Spain in 1519, and Juan Sebastián Elcano brought the Victoria home in 1522.",
            &[
                "Ferdinand Magellan left Spain in 1519.",
                "Juan Sebastián Elcano brought the Victoria home in 1522.",
            ],
        ),
        // What is denied is left out, and what is said beside it stays.
        ("Mercury orbits the Sun in 88 days and has no moons.", &["Mercury orbits the Sun in 88 days."]),
    ]);
}

#[test]
fn relative_clauses_are_facts_of_their_own() {
    say(&[
        (
            "Peru joined the United Nations, which was founded in 1945.",
            &[
                "Peru joined the United Nations, which was founded in 1945.",
                "The United Nations was founded in 1945.",
            ],
        ),
        (
            "Ada Lovelace, who was born in London in 1815, wrote notes on the Analytical Engine.",
            &[
                "Ada Lovelace, who was born in London in 1815, wrote notes on the Analytical Engine.",
                "Ada Lovelace was born in London in 1815.",
            ],
        ),
        // The pronoun is no subject there.
        (
            "Pluto, which Clyde Tombaugh discovered in 1930, is a dwarf planet.",
            &["Pluto, which Clyde Tombaugh discovered in 1930, is a dwarf planet."],
        ),
    ]);
}

#[test]
fn what_a_name_is_called_beside_it_is_a_fact() {
    say(&[
        (
            "Kenya, a country in East Africa, joined the Commonwealth in 1963.",
            &[
                "Kenya, a country in East Africa, joined the Commonwealth in 1963.",
                "Kenya is a country in East Africa.",
            ],
        ),
        // Who is told of in the past is no more.
        (
            "Johannes Kepler, an astronomer from Weil der Stadt, published the Rudolphine Tables in 1627.",
            &[
                "Johannes Kepler, an astronomer from Weil der Stadt, published the Rudolphine Tables in 1627.",
                "Johannes Kepler was an astronomer from Weil der Stadt.",
            ],
        ),
        (
            "The kidney (a bean-shaped organ) filters blood.",
            &["The kidney filters blood.", "The kidney is a bean-shaped organ."],
        ),
    ]);
    let read = facts("Kenya, a country in East Africa, joined the Commonwealth in 1963.");
    let added: Vec<bool> = read.facts.iter().map(|fact| fact.traits.is_added).collect();
    assert_eq!(added, [false, true]);
}

#[test]
fn a_participle_that_was_taken_for_the_verb_makes_no_fact() {
    let text = "The Suez Canal, opened in 1869, links the Red Sea and the Mediterranean Sea.";
    assert_eq!(says(text), ["The Suez Canal links the Red Sea and the Mediterranean Sea."]);
}

#[test]
fn brackets_are_left_out() {
    say(&[
        (
            "The first modern Olympic Games were held in Athens in 1896 (the games of 1900 were in Paris).",
            &["The first modern Olympic Games were held in Athens in 1896."],
        ),
        (
            "Glucose (also called dextrose) is a sugar with six carbon atoms.",
            &["Glucose is a sugar with six carbon atoms."],
        ),
    ]);
}

#[test]
fn words_that_lead_over_from_the_sentence_before_are_left_out() {
    say(&[
        ("However, Brazil won the World Cup in 1958.", &["Brazil won the World Cup in 1958."]),
        ("As a result, Pelé became famous in Sweden.", &["Pelé became famous in Sweden."]),
    ]);
}

#[test]
fn pronouns_are_written_out() {
    say(&[
        (
            "Wilma Rudolph won three gold medals in Rome in 1960. She was born in Tennessee in 1940.",
            &[
                "Wilma Rudolph won three gold medals in Rome in 1960.",
                "Wilma Rudolph was born in Tennessee in 1940.",
            ],
        ),
        (
            "Rosalind Franklin studied coal in Paris. Her photograph of DNA was taken in May 1952.",
            &[
                "Rosalind Franklin studied coal in Paris.",
                "Rosalind Franklin's photograph of DNA was taken in May 1952.",
            ],
        ),
        // A pronoun whose noun stands in the clause stays.
        ("Saturn keeps its rings.", &["Saturn keeps its rings."]),
    ]);
    let text = "Wilma Rudolph won three gold medals in Rome in 1960. She was born in Tennessee in 1940.";
    let read = facts(text);
    let resolved = &read.facts[1].resolved;
    assert_eq!(resolved.len(), 1);
    assert_eq!((resolved[0].span.of(text), resolved[0].name.as_str()), ("She", "Wilma Rudolph"));
    assert_eq!(read.facts[1].source.of(text), "She was born in Tennessee in 1940.");
}

#[test]
fn a_person_is_said_once() {
    say(&[
        (
            "Wilma Rudolph won three gold medals in Rome in 1960. She praised her coach in 1961.",
            &[
                "Wilma Rudolph won three gold medals in Rome in 1960.",
                "Wilma Rudolph praised her coach in 1961.",
            ],
        ),
        (
            "Wilma Rudolph won three gold medals in 1960. After her return she opened a school in Tennessee.",
            &[
                "Wilma Rudolph won three gold medals in 1960.",
                "After her return Wilma Rudolph opened a school in Tennessee.",
            ],
        ),
    ]);
}

#[test]
fn a_chain_of_pronouns_is_followed() {
    let text = "Wilma Rudolph won three gold medals in Rome in 1960. She married in 1961. She later taught children \
                in Indiana.";
    assert_eq!(
        says(text)[1..],
        ["Wilma Rudolph married in 1961.", "Wilma Rudolph taught children in Indiana."]
    );
}

#[test]
fn what_is_always_so_of_a_kind_is_said_of_the_kind() {
    say(&[
        (
            "Enzymes speed up reactions in the cell. They consist of amino acids.",
            &["Enzymes speed up reactions in the cell.", "Enzymes consist of amino acids."],
        ),
        // Which soldiers?
        ("Soldiers entered the village. They burned three houses.", &["Soldiers entered the village."]),
    ]);
}

#[test]
fn short_names_are_written_out() {
    let text = "Maria Okoye founded the Institute of Geology in 1961. Okoye died in Lagos in 1990.";
    assert_eq!(says(text)[1..], ["Maria Okoye died in Lagos in 1990."]);
}

#[test]
fn a_noun_is_written_out_where_one_thing_alone_can_be_meant() {
    say(&[
        (
            "France launched Operation Serval in January 2013. The operation ended in July 2014.",
            &["France launched Operation Serval in January 2013.", "Operation Serval ended in July 2014."],
        ),
        ("The operation ended in July 2014.", &[]),
    ]);
}

#[test]
fn an_event_of_the_sentence_before_is_said() {
    say(&[
        (
            "The coup of 1968 in Mali ended the rule of the first president. The military ousted Modibo Keïta.",
            &[
                "The coup of 1968 in Mali ended the rule of the first president.",
                "In the coup of 1968 in Mali, the military ousted Modibo Keïta.",
            ],
        ),
        // Not where the clause names it, and not into another paragraph.
        (
            "The Treaty of Rome was signed in Rome in 1957. The Treaty of Rome was signed by six countries.",
            &[
                "The Treaty of Rome was signed in Rome in 1957.",
                "The Treaty of Rome was signed by six countries.",
            ],
        ),
        (
            "The revolution of 1974 in Portugal was short.\n\nYoung officers arrested Marcelo Caetano.",
            &["The revolution of 1974 in Portugal was short.", "Young officers arrested Marcelo Caetano."],
        ),
    ]);
}

#[test]
fn acronyms_are_explained_in_either_order() {
    say(&[
        (
            "The International Atomic Energy Agency (IAEA) was founded in 1957.",
            &[
                "IAEA stands for International Atomic Energy Agency.",
                "The International Atomic Energy Agency was founded in 1957.",
            ],
        ),
        (
            "NATO (North Atlantic Treaty Organization) was founded in 1949.",
            &["NATO stands for North Atlantic Treaty Organization.", "NATO was founded in 1949."],
        ),
        // A name in brackets that is no acronym of the other.
        ("The Tagus (IAEA) flows through Lisbon.", &["The Tagus flows through Lisbon."]),
    ]);
    let read = facts("NATO (North Atlantic Treaty Organization) was founded in 1949.");
    assert_eq!(read.facts[0].relation, Relation::StandsFor);
    assert_eq!(read.facts[0].part(Role::Object).map(|part| part.place.clone()), Some(16..50));
}

#[test]
fn terms_asides_and_keys_are_marked() {
    let terms: fn(&Fact) -> &[Range<usize>] = |fact| &fact.terms;
    assert_eq!(words("The division of a cell is called mitosis.", terms), ["mitosis"]);
    assert_eq!(words("The loss of water from leaves is known as transpiration.", terms), ["transpiration"]);
    assert_eq!(words("The study of birds is referred to as ornithology.", terms), ["ornithology"]);
    assert_eq!(words("The officers called the president in Lisbon.", terms), ["president"; 0]);
    let asides: fn(&Fact) -> &[Range<usize>] = |fact| &fact.asides;
    assert_eq!(
        words("The femur, the longest bone of the body, carries the weight of the trunk.", asides),
        ["the longest bone of the body"]
    );
    assert_eq!(words("The femur carries the weight of the trunk.", asides), [""; 0]);
    let keys: fn(&Fact) -> &[Range<usize>] = |fact| &fact.keys;
    let lichens = "Lichens grow on bare rock. Many lichens live for centuries. Goats in Norway eat lichens.";
    assert_eq!(words(lichens, keys), ["Lichens", "lichens"]);
    assert_eq!(
        words("Goats in Norway eat lichens.", keys),
        [""; 0],
        "said once, it is no matter of the article"
    );
}

#[test]
fn parts_are_known_by_their_places() {
    let read = facts("Clyde Tombaugh discovered Pluto in Arizona in February 1930.");
    let fact = &read.facts[0];
    let parts: Vec<(Role, &str)> = fact.parts.iter().map(|part| (part.role, fact.text(part))).collect();
    let expected = [
        (Role::Subject, "Clyde Tombaugh"),
        (Role::Verb, "discovered"),
        (Role::Object, "Pluto"),
        (Role::Place, "in Arizona"),
        (Role::Time, "in February 1930"),
    ];
    assert_eq!(parts, expected);
    let bare = |part: &Part| fact.behind_preposition(part).map(|place| &fact.says[place]);
    let bare: Vec<Option<&str>> = fact.parts[3..].iter().map(bare).collect();
    assert_eq!(bare, [Some("Arizona"), Some("February 1930")]);
    let late = Part { place: 42..60, ..fact.parts[4].clone() };
    assert_eq!(fact.behind_preposition(&late), None, "{:?} does not begin with it", fact.text(&late));
}

#[test]
fn what_an_article_speaks_of_most_is_its_topic() {
    let text = "Iceland lies in the Atlantic Ocean. Iceland has many volcanoes. Iceland joined NATO in 1949. \
                Iceland left Denmark in 1944. Iceland hosted a summit in 1986.";
    let read = facts(text);
    assert_eq!(read.topic.map(|topic| read.things[topic].name.as_str()), Some("Iceland"));
    let few = facts("Iceland lies in the Atlantic Ocean. Iceland has many volcanoes.");
    assert_eq!(few.topic, None);
}

#[test]
fn what_points_outside_of_itself_is_refused() {
    let word = |word: &str| word.to_owned();
    refuse(&[
        (
            "The Battle of Hastings took place in 1066. This battle changed England.",
            Refusal::Demonstrative(word("this")),
        ),
        (
            "The Battle of Hastings took place in 1066. These events changed France.",
            Refusal::Demonstrative(word("these")),
        ),
        ("Egypt has many canals. Such canals are long.", Refusal::Demonstrative(word("such"))),
        (
            "Nasser and Sadat ruled Egypt. The latter was shot in 1981.",
            Refusal::Demonstrative(word("latter")),
        ),
        (
            "Alan Turing met Max Newman in Cambridge in 1935. He wrote a paper in 1936.",
            Refusal::Pronoun(word("he")),
        ),
        ("Madison and Jay wrote essays. Many of them wrote in New York.", Refusal::Pronoun(word("them"))),
        ("It was discovered in Arizona in 1930.", Refusal::Pronoun(word("it"))),
        ("The war ended in 1918.", Refusal::Reference(word("The war"))),
        // What would tell which committee was left out.
        (
            "The committee, which was later dissolved, chose Tokyo in 1959.",
            Refusal::Reference(word("The committee")),
        ),
        ("Egypt now owns the Suez Canal.", Refusal::Deixis(word("now"))),
        ("Egypt widened the Suez Canal again two years later.", Refusal::Deixis(word("two years later"))),
    ]);
}

#[test]
fn what_a_verb_is_done_to_is_not_its_subject() {
    let text = "France launched Operation Serval in January 2013 and ended it in July 2014.";
    assert_eq!(says(text), ["France launched Operation Serval in January 2013."]);
    let read = facts(text);
    assert_eq!(read.sentences[0].refused, [Refusal::Pronoun("it".to_owned())]);
}

#[test]
fn what_is_not_certain_is_refused() {
    let word = |word: &str| word.to_owned();
    refuse(&[
        ("The castle of York may be visited in summer.", Refusal::Modal),
        ("Treaties should be kept in Europe.", Refusal::Modal),
        ("Perhaps the bridge of Avignon was built in 1185.", Refusal::Hedge(word("perhaps"))),
        ("The Suez Canal was probably dug by slaves.", Refusal::Hedge(word("probably"))),
        ("The Suez Canal seems to be full.", Refusal::Hedge(word("seem"))),
        ("Egypt is believed to own the Suez Canal.", Refusal::Hedge(word("believe"))),
        ("If it rains, the bridge of Avignon is closed.", Refusal::Condition),
        ("Unless Egypt agrees, the Suez Canal stays closed.", Refusal::Condition),
        ("The bridge of Avignon was not finished.", Refusal::Negative),
        ("Egypt never closed the Suez Canal in 1960.", Refusal::Negative),
        ("It is said that the bridge of Avignon was built by a shepherd.", Refusal::NoSubject),
        ("There is a canal in Egypt.", Refusal::NoSubject),
    ]);
}

#[test]
fn what_is_no_statement_is_refused() {
    refuse(&[
        ("We visited the bridge of Avignon in 2010.", Refusal::Speaker),
        ("Was the bridge of Avignon built in 1185?", Refusal::NoStatement),
        ("The Bridge of Avignon", Refusal::NoStatement),
        ("\u{201c}The bridge is old,\u{201d} said the mayor of Avignon.", Refusal::Quotation),
        (
            "The mayor of Avignon said that \"nobody in this town will ever cross the bridge again\" in 1990.",
            Refusal::Quotation,
        ),
        ("The Suez Canal (opened in 1869 was dug by hand.", Refusal::Unbalanced),
        ("Suez Canal.", Refusal::TooShort),
    ]);
    let long = format!("Egypt dug canals in {}Cairo.", "Cairo, ".repeat(60));
    refuse(&[(&long, Refusal::TooLong)]);
    let marks = format!("Egypt dug a canal {}in Cairo in 1869.", ", ".repeat(200));
    refuse(&[(&marks, Refusal::TooLong)]);
}

#[test]
fn a_denial_and_a_hedge_in_passing_leave_the_rest() {
    say(&[(
        "Magellan, who was perhaps born in Sabrosa, left Spain in 1519.",
        &["Magellan left Spain in 1519."],
    )]);
}

/// What is wrong with the places of a fact, if something is.
fn misplaced(facts: &Facts, fact: &Fact) -> Option<String> {
    let is_place = |place: &Range<usize>| fact.says.get(place.clone()).is_some_and(|text| !text.is_empty());
    let parts = fact.parts.iter().map(|part| &part.place);
    let names = fact.names.iter().map(|named| &named.place);
    let values = fact.values.iter().map(|value| &value.place);
    let counted = fact.values.iter().filter_map(|value| value.counted.as_ref());
    let marked = fact.asides.iter().chain(&fact.terms).chain(&fact.technical).chain(&fact.keys);
    let mut places = parts.clone().chain(names).chain(values).chain(counted).chain(marked);
    if let Some(place) = places.find(|place| !is_place(place)) {
        return Some(format!("{place:?} is no place of it"));
    }
    if !parts.clone().zip(parts.skip(1)).all(|(one, next)| one.end <= next.start) {
        return Some("its parts overlap".to_owned());
    }
    let things =
        fact.names.iter().map(|named| named.thing).chain(fact.parts.iter().filter_map(|part| part.thing));
    if things.max().is_some_and(|thing| thing >= facts.things.len()) {
        return Some("it names a thing that is not there".to_owned());
    }
    let begins = fact.says.starts_with(char::is_alphanumeric);
    (!begins || !fact.says.ends_with('.')).then(|| "it is cut".to_owned())
}

/// Words of sentences that give facts, and marks that tear them.
fn word() -> impl Strategy<Value = String> {
    let words = "Pluto Maria Okoye Okoye's France NATO Élise İnönü Мария 東京 1930 2013 five the The a an of in In by to as \
                 and or which who that it he its their was is were has launched born called known founded discovered \
                 planet moon treaty operation war coup rings country capital largest first not may perhaps if also \
                 ( ) [ ] “ ” ‘ ’ \" ' « » , , . . : ; — - 's n't U.S. early éé \u{1b} \u{ad} \u{301} 👩‍🚀";
    prop_oneof![
        20 => prop::sample::select(words.split(' ').map(str::to_owned).collect::<Vec<String>>()),
        1 => "\\PC{1,8}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    let spaced = prop::collection::vec(word(), 0..40).prop_map(|words| words.join(" ") + ".");
    let shuffled = Just(
        "Pluto, which Clyde Tombaugh discovered in Arizona in 1930, is a dwarf planet ( a small one ) and has five moons ."
            .split(' ')
            .collect::<Vec<&str>>(),
    );
    let shuffled = shuffled.prop_shuffle().prop_map(|words| words.join(" "));
    prop_oneof![4 => spaced, 2 => shuffled, 1 => "\\PC{0,80}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_is_read_the_same_again_and_every_place_is_one(text in text()) {
        let read = facts(&text);
        for fact in &read.facts {
            prop_assert_eq!(misplaced(&read, fact), None, "{:?}", fact);
            prop_assert!(is_balanced(&fact.says), "{}", fact.says);
            prop_assert!(!fact.source.of(&text).is_empty());
        }
        prop_assert_eq!(read, facts(&text));
    }

    #[test]
    fn balanced_is_what_pairs_up(text in "[(){}«»“” a]{0,12}") {
        // Pairs that nothing stands in are taken out until there are none.
        let mut rest = text.replace([' ', 'a'], "");
        for _ in 0..6 {
            for pair in ["()", "{}", "«»", "“”"] {
                rest = rest.replace(pair, "");
            }
        }
        prop_assert_eq!(is_balanced(&text), rest.is_empty());
    }
}
