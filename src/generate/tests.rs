//! Small texts, and how they are asked. Which of several cards is the best depends on weights that change,
//! so each test asks in one form alone.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::forms::{Asks, Sketch, orders, statement};
use super::*;
use crate::facts::{Facts, read};
use crate::language::English;

fn facts(text: &str) -> Facts {
    static ENGLISH: LazyLock<English> = LazyLock::new(|| English::embedded().unwrap());
    read(&ENGLISH, text)
}

/// All cards of these forms that are not refused.
fn drafted(text: &str, forms: &[Form]) -> Draft {
    let forms = Some(forms.iter().copied().collect());
    draft(&facts(text), text, &|_| None, &Options { forms, min_score: 0.0, max: None })
}

/// The prompt and answer of each card in one form.
fn asked(text: &str, form: Form) -> Vec<(String, String)> {
    let cards = drafted(text, &[form]).cards;
    let mut asked: Vec<(usize, Texts)> =
        cards.iter().map(|candidate| (candidate.fact, Texts::of(&candidate.card))).collect();
    asked.sort_by_key(|(fact, texts)| (*fact, texts.prompt.clone()));
    asked.into_iter().map(|(_, texts)| (texts.prompt.clone(), texts.answer().to_owned())).collect()
}

/// Asserts what is asked about each of these texts in one form.
#[track_caller]
fn asks(form: Form, cases: &[(&str, &[(&str, &str)])]) {
    let wrong = cases.iter().filter_map(|(text, expected)| {
        let asked = asked(text, form);
        let is_right = asked.iter().map(|(q, a)| (q.as_str(), a.as_str())).eq(expected.iter().copied());
        (!is_right).then(|| format!("{text}\n    {asked:#?}, not {expected:#?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Why a prompt is not asked, with all forms or some.
fn why(text: &str, forms: &[Form], prompt: &str) -> Option<Refusal> {
    let refused = drafted(text, forms).refused;
    refused
        .into_iter()
        .find(|refused| refused.prompt == prompt && refused.why != Refusal::Form)
        .map(|it| it.why)
}

#[test]
fn when() {
    asks(
        Form::When,
        &[
            (
                "Clyde Tombaugh discovered Pluto in February 1930.",
                &[("When did Clyde Tombaugh discover Pluto?", "February 1930")],
            ),
            ("The Berlin Wall fell in 1989.", &[("In which year did the Berlin Wall fall?", "1989")]),
            (
                "Ada Lovelace was born in London in 1815.",
                &[("In which year was Ada Lovelace born in London?", "1815")],
            ),
            (
                "In 1953, Maria Okoye moved to Hampton.",
                &[("In which year did Maria Okoye move to Hampton?", "1953")],
            ),
            // No one date, and no exact one.
            ("Timbuktu was founded around 1100.", &[]),
            ("The First World War lasted from 1914 to 1918.", &[]),
            ("Jupiter has 95 moons.", &[]),
        ],
    );
}

#[test]
fn year() {
    asks(
        Form::Year,
        &[
            ("The Berlin Wall fell in 1989.", &[("The Berlin Wall fell in [1989].", "1989")]),
            ("Timbuktu was founded around 1100.", &[]),
            ("Clyde Tombaugh discovered Pluto in February 1930.", &[]),
        ],
    );
}

#[test]
fn who() {
    asks(
        Form::Who,
        &[
            (
                "Clyde Tombaugh discovered Pluto in Arizona in 1930.",
                &[("Who discovered Pluto in Arizona in 1930?", "Clyde Tombaugh")],
            ),
            (
                "France launched Operation Serval in January 2013.",
                &[("Which country launched Operation Serval in January 2013?", "France")],
            ),
            (
                "Pluto was discovered in Arizona by Clyde Tombaugh.",
                &[
                    ("What was discovered in Arizona by Clyde Tombaugh?", "Pluto"),
                    ("Who discovered Pluto in Arizona?", "Clyde Tombaugh"),
                ],
            ),
            // Two did it, so that neither is all of the answer.
            ("Ken Thompson and Dennis Ritchie wrote Unix in 1969.", &[]),
            ("Kenya is a country in East Africa.", &[]),
        ],
    );
    let draft = drafted("Clyde Tombaugh discovered Pluto in Arizona in 1930.", &[Form::Who]);
    assert_eq!(Texts::of(&draft.cards[0].card).answers, ["Clyde Tombaugh", "Tombaugh"]);
}

#[test]
fn what() {
    asks(
        Form::What,
        &[
            (
                "Clyde Tombaugh discovered Pluto in February 1930.",
                &[("What did Clyde Tombaugh discover in February 1930?", "Pluto")],
            ),
            (
                "Otto Hahn met Fritz Strassmann in Berlin in 1935.",
                &[("Whom did Otto Hahn meet in Berlin in 1935?", "Fritz Strassmann")],
            ),
            (
                "New Zealand joined the United Nations in 1945.",
                &[("Which organisation did New Zealand join in 1945?", "United Nations")],
            ),
            ("Wilma Rudolph won three gold medals in Rome in 1960.", &[]),
        ],
    );
}

#[test]
fn what_for_phrases_that_are_no_names() {
    asks(
        Form::What,
        &[
            (
                "Louis Pasteur disproved the theory of spontaneous generation in 1862.",
                &[("What did Louis Pasteur disprove in 1862?", "the theory of spontaneous generation")],
            ),
            (
                "Photosynthesis releases oxygen into the atmosphere of Earth.",
                &[
                    ("What does photosynthesis release into the atmosphere of Earth?", "oxygen"),
                    ("What releases oxygen into the atmosphere of Earth?", "photosynthesis"),
                ],
            ),
            (
                "The Spanish fleet was destroyed by a violent hurricane in 1591.",
                &[
                    ("What destroyed the Spanish fleet in 1591?", "a violent hurricane"),
                    ("What was destroyed by a violent hurricane in 1591?", "the Spanish fleet"),
                ],
            ),
            (
                "Insulin is a hormone that lowers blood sugar. Insulin is produced by the pancreas.",
                &[("Which hormone is produced by the pancreas?", "insulin")],
            ),
            // Of those there are many, or it is not said which.
            ("Louis Pasteur disproved several theories in 1862.", &[]),
            ("Louis Pasteur published the result in 1862.", &[]),
        ],
    );
}

#[test]
fn why_something_was() {
    asks(
        Form::Why,
        &[
            (
                "The Ottoman Empire closed the Dardanelles because Russia declared war in 1914.",
                &[(
                    "Why did the Ottoman Empire close the Dardanelles?",
                    "because Russia declared war in 1914",
                )],
            ),
            (
                "Ferdinand de Lesseps founded a company in 1858 to build the Suez Canal.",
                &[("Why did Ferdinand de Lesseps found a company in 1858?", "to build the Suez Canal")],
            ),
            ("Ferdinand de Lesseps wanted to build the Suez Canal.", &[]),
        ],
    );
}

#[test]
fn what_is_called_so() {
    let osmosis = "The movement of water through a membrane is called osmosis.";
    asks(
        Form::Reverse,
        &[
            (osmosis, &[("What is the movement of water through a membrane called?", "osmosis")]),
            (
                "Enzymes, or biological catalysts, speed up chemical reactions.",
                &[("What is another name for enzymes?", "biological catalysts")],
            ),
        ],
    );
    asks(
        Form::Definition,
        &[
            (
                "Substances that speed up chemical reactions are called catalysts.",
                &[("What are catalysts?", "substances that speed up chemical reactions")],
            ),
            (
                "The term osmosis refers to the movement of water through a membrane.",
                &[("What does the term osmosis refer to?", "the movement of water through a membrane")],
            ),
            (
                "Catalysts are substances that speed up chemical reactions.",
                &[("What are catalysts?", "substances that speed up chemical reactions")],
            ),
        ],
    );
}

#[test]
fn place() {
    asks(
        Form::Where,
        &[
            (
                "Uruguay won the 1930 World Cup in Montevideo.",
                &[("In which city did Uruguay win the 1930 World Cup?", "Montevideo")],
            ),
            (
                "Wilma Rudolph was born in Tennessee in 1940.",
                &[("Where was Wilma Rudolph born in 1940?", "Tennessee")],
            ),
            (
                "Richard III died at the Battle of Bosworth in 1485.",
                &[("Where did Richard III die in 1485?", "the Battle of Bosworth")],
            ),
            ("Wilma Rudolph retired in 1962.", &[]),
        ],
    );
}

#[test]
fn how_many() {
    asks(
        Form::HowMany,
        &[
            ("Pluto has five moons.", &[("How many moons does Pluto have?", "five")]),
            (
                "About 390 billion trees grow in the Amazon rainforest.",
                &[("How many trees grow in the Amazon rainforest?", "About 390 billion")],
            ),
            (
                "The Amazon River is 6,400 kilometres long.",
                &[("The Amazon River is [6,400 kilometres] long.", "6,400 kilometres")],
            ),
            (
                "Mansa Musa ruled the Mali Empire for twenty-five years.",
                &[("How long did Mansa Musa rule the Mali Empire?", "twenty-five years")],
            ),
            (
                "About 40 percent of the population of Bamako was born in Kayes.",
                &[("What percentage of the population of Bamako was born in Kayes?", "About 40 percent")],
            ),
            ("Pluto has several moons.", &[]),
            ("Thousands of people visit Pompeii in summer.", &[]),
        ],
    );
}

#[test]
fn definitions_and_their_reverse() {
    let glacier = "A glacier is a large body of ice that moves slowly over land.";
    asks(
        Form::Definition,
        &[
            (glacier, &[("What is a glacier?", "a large body of ice that moves slowly over land")]),
            ("Timbuktu is a city in Mali.", &[]),
            ("Photosynthesis is a type of reaction.", &[]),
            ("A glacier was a large body of ice that moved slowly over land.", &[]),
        ],
    );
    asks(
        Form::Reverse,
        &[
            (glacier, &[("A [glacier] is a large body of ice that moves slowly over land.", "glacier")]),
            // Many cities are that.
            ("Timbuktu is a city that lies in the north.", &[]),
        ],
    );
}

#[test]
fn acronyms_and_terms() {
    asks(
        Form::Acronym,
        &[(
            "The International Atomic Energy Agency (IAEA) was founded in 1957.",
            &[("What does IAEA stand for?", "International Atomic Energy Agency")],
        )],
    );
    asks(
        Form::Acronym,
        &[
            (
                "The African-led International Support Mission in Mali (AFISMA) arrived in 2013.",
                &[("What does AFISMA stand for?", "African-led International Support Mission in Mali")],
            ),
            (
                "The World Health Organization (WHO) was founded in 1948.",
                &[("What does WHO stand for?", "World Health Organization")],
            ),
            ("The International Support Mission in Mali (AFISMA) arrived in 2013.", &[]),
        ],
    );
    asks(
        Form::Term,
        &[
            (
                "The loss of water from leaves is known as transpiration.",
                &[("The loss of water from leaves is known as [transpiration].", "transpiration")],
            ),
            ("Troops from Italy met in 1934.", &[("Troops from [Italy] met in 1934.", "Italy")]),
            // A question asks for it.
            ("Italy hosted a summit in 1934.", &[]),
            // One of several that are joined is not all of the answer.
            ("Unix was written in 1969 by Ken Thompson and Dennis Ritchie.", &[]),
        ],
    );
}

fn sketch(facts: &Facts, fact: usize, answer: &str) -> Sketch {
    let start = facts.facts[fact].says.find(answer).unwrap();
    Sketch {
        form: Form::Year,
        fact,
        asks: Asks::Question { prompt: "When?".to_owned(), answers: vec![answer.to_owned()] },
        place: start..start + answer.len(),
        thing: None,
        choices: Vec::new(),
        has_context: false,
        anchors: 1,
    }
}

#[test]
fn statements_to_judge() {
    let facts = facts("Grace Hopper finished a compiler in 1952.");
    let right = sketch(&facts, 0, "1952");
    let state = |wrong: Option<&str>| {
        statement(&facts.facts[0], &right, wrong.map(|wrong| (right.place.clone(), wrong))).asks
    };
    let stated = |says: &str, is_true| Asks::Statement { says: says.to_owned(), is_true };
    assert_eq!(state(None), stated("Grace Hopper finished a compiler in 1952.", true));
    assert_eq!(state(Some("1957")), stated("Grace Hopper finished a compiler in 1957.", false));
}

#[test]
fn events_to_put_in_order() {
    let order = |text: &str| -> Vec<Vec<String>> {
        let sketches = orders(&facts(text), |_| true);
        let items = |sketch: Sketch| match sketch.asks {
            Asks::Order { items, .. } => items,
            asks => panic!("{asks:?} is no order"),
        };
        sketches.into_iter().map(items).collect()
    };
    let two = "James Chadwick discovered the neutron in 1932. Niels Bohr founded an institute in Copenhagen in 1921. ";
    let three = format!("{two}Ernest Rutherford discovered the proton in 1917.");
    let expected = [
        "Ernest Rutherford discovered the proton",
        "Niels Bohr founded an institute in Copenhagen",
        "James Chadwick discovered the neutron",
    ];
    assert_eq!(order(&three), [expected]);
    assert_eq!(order(two), [[""; 0]; 0], "two events are a coin to toss");
    let far = format!(
        "{two}{}Ernest Rutherford discovered the proton in 1917.",
        "Copper conducts heat. ".repeat(40)
    );
    assert_eq!(order(&far), [[""; 0]; 0], "it belongs to another story");
    let same_year = format!("{two}Lise Meitner moved to Berlin in 1921.");
    assert_eq!(order(&same_year), [[""; 0]; 0], "nobody knows which of two in one year was first");
    let twice = format!("{two}{two}");
    assert_eq!(order(&twice), [[""; 0]; 0], "one event is not two");
}

#[test]
fn what_gives_itself_away_is_refused() {
    let rome = "The Treaty of Rome was signed in Rome in 1957.";
    assert_eq!(
        why(rome, &[Form::Where], "Where was the Treaty of Rome signed in 1957?"),
        Some(Refusal::AnswerShown)
    );
    let accents = "Modibo Keïta founded the Keita Institute in 1950.";
    assert_eq!(
        why(accents, &[Form::Who], "Who founded the Keita Institute in 1950?"),
        Some(Refusal::AnswerShown)
    );
}

#[test]
fn what_nobody_could_know_is_refused() {
    let text = "Operation Barkhane was long.";
    assert_eq!(asked(text, Form::Term), []);
    assert_eq!(why(text, &[Form::Term], "_____ was long."), Some(Refusal::Vague));
}

#[test]
fn what_is_asked_already_is_refused() {
    let twice = "The Berlin Wall fell in 1989. Germany was divided in 1949. The Berlin Wall fell in 1989.";
    assert_eq!(
        why(twice, &[Form::When], "In which year did the Berlin Wall fall?"),
        Some(Refusal::Duplicate)
    );
    let text = "The Berlin Wall fell in 1989.";
    let both = drafted(text, &[Form::When, Form::Year]);
    assert_eq!(both.cards.len(), 1, "both ask for the same words");
    assert!(both.refused.iter().any(|refused| refused.why == Refusal::Covered));
}

#[test]
fn what_was_not_wanted_is_refused() {
    let text = "The Berlin Wall fell in 1989. Clyde Tombaugh discovered Pluto in February 1930.";
    let options = |min_score, max| Options { forms: None, min_score, max };
    let made = |options: &Options| draft(&facts(text), text, &|_| None, options);
    let all = made(&options(0.0, None));
    assert!(all.cards.len() >= 2);
    let one = made(&options(0.0, Some(1)));
    assert_eq!(one.cards[0].card, all.cards[0].card, "the best");
    let rest = one.refused.iter().filter(|refused| refused.why == Refusal::Enough).count();
    assert_eq!((one.cards.len(), rest), (1, all.cards.len() - 1));
    let none = made(&options(1.1, None));
    assert_eq!(none.cards, []);
    assert!(none.refused.iter().any(|refused| refused.why == Refusal::Score));
    let forms = Some([Form::Acronym].into());
    let other = made(&Options { forms, ..options(0.0, None) });
    assert!(other.cards.is_empty() && other.refused.iter().all(|refused| refused.why == Refusal::Form));
}

const ICELAND: &str = "Iceland lies in the Atlantic Ocean. Iceland has many volcanoes. Iceland joined NATO in 1949. \
                       Iceland left Denmark in 1944. Iceland hosted a summit in 1986. The first university was founded in 1911.";

#[test]
fn what_the_article_is_about_stands_before_a_question_that_does_not_say_it() {
    let when = asked(ICELAND, Form::When);
    let prompts: Vec<&str> = when.iter().map(|(prompt, _)| prompt.as_str()).collect();
    assert_eq!(
        prompts,
        [
            "In which year did Iceland join NATO?",
            "In which year did Iceland leave Denmark?",
            "In which year did Iceland host a summit?",
            "Iceland: In which year was the first university founded?",
        ]
    );
    let has_context: Vec<f64> = drafted(ICELAND, &[Form::When])
        .cards
        .iter()
        .filter(|candidate| candidate.card.prompt().starts_with("Iceland: "))
        .flat_map(|candidate| candidate.features.iter().filter(|(name, _)| *name == "context"))
        .map(|(_, value)| *value)
        .collect();
    assert_eq!(has_context, [1.0]);
}

#[test]
fn what_the_article_is_about_is_not_asked_for() {
    assert_eq!(why(ICELAND, &[Form::Who], "Which country joined NATO in 1949?"), Some(Refusal::Topic));
}

const PHYSICS: &str = "The physicist Ernest Rutherford discovered the proton in 1917. The physicist James Chadwick discovered the neutron in 1932. \
                       The physicist Niels Bohr founded an institute in Copenhagen in 1921. The physicist Werner Heisenberg moved to Leipzig in 1927. \
                       The physicist Enrico Fermi taught in Florence in 1924.";

/// The choices of each card, right one first.
fn choices(text: &str, form: Form) -> Vec<Vec<String>> {
    let cards = drafted(text, &[form]).cards;
    let picks = cards.into_iter().filter_map(|candidate| match candidate.card {
        Card::Pick(pick) => Some(std::iter::once(pick.a).chain(pick.not).collect()),
        _ => None,
    });
    picks.collect()
}

#[test]
fn choices_are_people_of_the_same_story() {
    let choices = choices(PHYSICS, Form::Who);
    let people = ["Ernest Rutherford", "James Chadwick", "Niels Bohr", "Werner Heisenberg", "Enrico Fermi"];
    assert!(!choices.is_empty());
    for mut choices in choices {
        assert_eq!(choices.len(), 4, "{choices:?}");
        assert!(choices.iter().all(|choice| people.contains(&choice.as_str())), "{choices:?}");
        choices.sort();
        choices.dedup();
        assert_eq!(choices.len(), 4, "{choices:?}");
    }
    let roleless = PHYSICS.replace("The physicist ", "");
    assert_eq!(self::choices(&roleless, Form::Who), [[""; 0]; 0], "nobody says what they are");
}

#[test]
fn there_are_no_choices_rather_than_bad_ones() {
    let two = "The physicist Ernest Rutherford discovered the proton in 1917. The physicist James Chadwick discovered the neutron in 1932. \
               The painter Enrico Fermi taught in Florence in 1924.";
    assert_eq!(choices(two, Form::Who), [[""; 0]; 0], "too few");
    let kin = "The physicist Maria Okoye founded a school in Lagos in 1961. The physicist Paul Okoye founded a bank in Abuja in 1965. \
               The physicist Grace Okoye founded a port in Warri in 1968. The physicist Peter Okoye founded a mill in Jos in 1971.";
    assert_eq!(choices(kin, Form::Who), [[""; 0]; 0], "one name is in the other");
    let centuries = "The physicist Ernest Rutherford discovered the proton in 1917. The physicist William Harvey studied the heart in 1628. \
                     The physicist Robert Hooke drew a flea in 1665. The physicist Edmond Halley sailed to Saint Helena in 1676.";
    let of_rutherford =
        |choices: Vec<Vec<String>>| choices.into_iter().filter(|it| it[0] == "Ernest Rutherford").count();
    assert_eq!(of_rutherford(choices(centuries, Form::Who)), 0, "they never met");
}

#[test]
fn a_choice_is_not_in_the_sentence_and_no_other_fact_says_that_it_is_right() {
    let of = |text: &str, answer: &str| -> Vec<String> {
        let mut all = choices(text, Form::Who).into_iter().chain(choices(text, Form::What));
        all.find(|choices| choices[0] == answer).unwrap_or_default()
    };
    let met =
        format!("{PHYSICS} The physicist Enrico Fermi met the physicist Paul Dirac in Cambridge in 1923.");
    let dirac = of(&met, "Paul Dirac");
    assert_eq!(dirac.len(), 4, "{dirac:?}");
    assert!(dirac.iter().all(|choice| choice != "Enrico Fermi"), "{dirac:?}");
    let shared =
        format!("{PHYSICS} The physicist Paul Dirac also founded an institute in Copenhagen in 1922.");
    let bohr = of(&shared, "Niels Bohr");
    assert_eq!(bohr.len(), 4, "{bohr:?}");
    assert!(bohr.iter().all(|choice| choice != "Paul Dirac"), "{bohr:?}");
}

#[test]
fn a_draft_has_the_facts_of_its_cards_and_their_sentences() {
    let text =
        "Pluto was seen early. Clyde Tombaugh, a farmer from Kansas, discovered Pluto in February 1930.";
    let facts = facts(text);
    let heading = |offset: usize| (offset > 10).then(|| "Discovery".to_owned());
    let draft = draft(&facts, text, &heading, &Options { forms: None, min_score: 0.0, max: None });
    assert!(!draft.cards.is_empty());
    for candidate in &draft.cards {
        let fact = &draft.facts[candidate.fact];
        assert_eq!(fact.sentence, fact.span.of(text));
        assert_eq!(fact.heading.is_some(), fact.span.start > 10);
        assert!((0.0..=1.0).contains(&candidate.score));
    }
    assert!(draft.cards.is_sorted_by(|a, b| a.score >= b.score), "best first");
}

/// Words of sentences that give cards, and marks that tear them.
fn text() -> impl Strategy<Value = String> {
    let words = "Pluto Maria Okoye France NATO Élise Мария 東京 1930 2013 five the The a an of in In by to as and or which \
                 it he its was is were has launched born called known founded discovered means refers planet treaty \
                 operation country largest first not ( ) [ ] | \\ “ ” \" ' , , . : ; — 's éé \u{1b} \u{301}";
    let word = prop_oneof![
        20 => prop::sample::select(words.split(' ').map(str::to_owned).collect::<Vec<String>>()),
        1 => "\\PC{1,8}",
    ];
    let torn = prop::collection::vec(word, 0..40).prop_map(|words| words.join(" ") + ".");
    let sentences = [
        "Clyde Tombaugh discovered Pluto in Arizona in 1930.",
        "Pluto, a dwarf planet, has five moons.",
        "The IAEA (International Atomic Energy Agency) was founded in Vienna in 1957.",
        "A glacier is a body of ice that moves slowly over land [1].",
        "The division of a cell is called \u{201c}mitosis\u{201d}.",
        "France launched Operation Serval in 2013 and left Mali in 2022.",
        "In 1953, Élise Okoye moved to 東京.",
        "Maria Okoye was born in Lagos in 1931.",
    ];
    let whole = prop::collection::vec(prop::sample::select(sentences.to_vec()), 0..8)
        .prop_map(|sentences| sentences.join(" "));
    prop_oneof![2 => torn, 2 => whole, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_gives_the_same_draft_again_and_sound_ids(text in text()) {
        let facts = facts(&text);
        let options = Options { forms: None, min_score: 0.0, max: None };
        let first = draft(&facts, &text, &|_| None, &options);
        prop_assert_eq!(&first, &draft(&facts, &text, &|_| None, &options));
        let mut ids: Vec<(usize, String)> = Vec::new();
        for candidate in &first.cards {
            prop_assert!(candidate.fact < first.facts.len());
            let id = candidate.card.common().id;
            ids.push((candidate.fact, id.map(|id| id.to_string()).unwrap_or_default()));
        }
        ids.sort();
        let count = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "{:?}", ids);
        prop_assert!(ids.iter().all(|(_, id)| !id.is_empty()));
    }
}
