//! What is asked in each form.

use super::{ENGLISH, asked, drafted, facts};
use crate::facts::read;
use crate::generate::{Form, Options, Texts, draft};

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
                &[("The loss of water from leaves is known as [transpiration|t…].", "transpiration")],
            ),
            ("Troops from Italy met in 1934.", &[("Troops from [Italy|country, I…] met in 1934.", "Italy")]),
            ("Italy hosted a summit in 1934.", &[("[Italy|country, I…] hosted a summit in 1934.", "Italy")]),
            // One of several that are joined is not all of the answer.
            (
                "Unix was written in 1969 by Ken Thompson and Dennis Ritchie.",
                &[("[Unix|U…] was written in 1969 by Ken Thompson and Dennis Ritchie.", "Unix")],
            ),
        ],
    );
}

#[test]
fn an_acronym_of_few_letters_is_asked_for_with_what_the_article_is_called() {
    let text = "The Lunar Module (LM) landed in 1969. The Manned Spacecraft Center Association of Florida (MSCAF) met in 1970.";
    let options = Options {
        forms: Some([Form::Acronym].into()),
        min_score: 0.0,
        max: None,
        title: Some("Apollo 11".to_owned()),
    };
    let draft = draft(&facts(text), text, &|_| None, &options);
    let mut prompts: Vec<&str> = draft.cards.iter().map(|candidate| candidate.card.prompt()).collect();
    prompts.sort_unstable();
    assert_eq!(prompts, ["Apollo 11: What does LM stand for?", "What does MSCAF stand for?"]);
}

#[test]
fn a_prompt_that_does_not_say_what_it_speaks_of_begins_with_the_title() {
    let prompts = |title: &str, text: &str| -> Vec<String> {
        let options = Options {
            forms: Some([Form::When].into()),
            min_score: 0.0,
            max: None,
            title: Some(title.to_owned()),
        };
        let draft = draft(&facts(text), text, &|_| None, &options);
        draft.cards.iter().map(|candidate| candidate.card.prompt().to_owned()).collect()
    };
    let text = "Engineers in Houston finished a lunar spacecraft in 1968.";
    assert_eq!(
        prompts("Apollo 8", text),
        ["Apollo 8: In which year did engineers in Houston finish a lunar spacecraft?"]
    );
    // It says so itself, or the title would give the answer away, or there is none.
    for (title, text) in [
        ("Spacecraft", text),
        ("The year 1968", text),
        ("Introduction", text),
        ("Apollo 8", "Grace Hopper finished a compiler in 1952."),
    ] {
        assert!(prompts(title, text).iter().all(|prompt| !prompt.contains(": ")), "{title}");
    }
}

#[test]
fn a_word_that_is_made_of_a_name_gives_it_away() {
    let text = "Italian engineers finished the Salas Dam in Italy in 1971.";
    assert!(asked(text, Form::Term).iter().all(|(_, answer)| answer != "Italy"));
}

#[test]
fn an_acronym_that_its_name_lacks_a_word_of_is_not_asked_for() {
    let text =
        "Work began on the American code, the Standard Code for Information Interchange (ASCII), in 1960.";
    assert_eq!(asked(text, Form::Acronym), []);
}

#[test]
fn a_quotation_mark_before_a_name_is_one_character() {
    let text = "The members of the First Federal Congress settled in 1789 on “President of the United States” in New York.";
    asked(text, Form::Term);
}

#[test]
fn a_question_for_a_date_leaves_out_a_beginning_in_several_parts() {
    let text = "In Sweden, five years after the death of Peter, Philip Johan published an atlas of the Urals in 1730.";
    asks(Form::When, &[(text, &[("In which year did Philip Johan publish an atlas of the Urals?", "1730")])]);
}

#[test]
fn what_had_been_done_before_something_else_has_no_date_of_its_own() {
    asks(
        Form::When,
        &[
            ("Portugal had repulsed Morocco in 1578.", &[]),
            ("Relations have improved in Kenya in 2008.", &[]),
        ],
    );
}

#[test]
fn only_last_names_count_for_a_whole_name() {
    let variants = |text: &str| -> Vec<String> {
        let cards = drafted(text, &[Form::Who]).cards;
        cards.iter().flat_map(|candidate| Texts::of(&candidate.card).answers).collect()
    };
    assert_eq!(variants("Frederick Banting discovered insulin in 1921."), ["Frederick Banting", "Banting"]);
    assert_eq!(variants("Zosimos of Panopolis wrote the Cheirokmeta in 300."), ["Zosimos of Panopolis"]);
}

#[test]
fn a_participle_that_was_taken_for_the_verb_is_not_asked_with() {
    let text = "In 1147, as part of the Reconquista, crusader knights led by Afonso I of Portugal besieged and \
                conquered Lisbon.";
    assert!(asked(text, Form::What).iter().all(|(prompt, _)| !prompt.contains("who led by")));
}

#[test]
fn a_question_does_not_begin_with_what_its_subject_did() {
    let text = "Ratified in March 1796, the Pinckney Treaty settled the boundary of Spanish Florida.";
    assert_eq!(asked(text, Form::What), []);
    asks(
        Form::Who,
        &[(
            text,
            &[
                (
                    "Ratified in March 1796, which treaty settled the boundary of Spanish Florida?",
                    "Pinckney Treaty",
                ),
                ("Which treaty was ratified in March 1796?", "Pinckney Treaty"),
            ],
        )],
    );
}

#[test]
fn a_date_that_belongs_to_a_noun_is_not_when_it_was() {
    asks(
        Form::When,
        &[
            ("The Hanseatic League lost its power until its dissolution in 1669.", &[]),
            ("The Kangaroo Island emu died out after the settlement of Australia in 1788.", &[]),
        ],
    );
}

#[test]
fn half_of_a_name_is_not_asked_for() {
    for (text, answer) in [
        ("Denmark-Norway joined the war against Sweden in 1700.", "Norway"),
        ("The king converted to Roman Catholicism in 1593.", "Catholicism"),
        ("Nun Kun is the highest peak of Jammu & Kashmir.", "Jammu"),
    ] {
        let answers: Vec<String> = asked(text, Form::Term).into_iter().map(|(_, answer)| answer).collect();
        assert!(!answers.iter().any(|other| other == answer), "{text} {answers:?}");
    }
}

/// The prompts and answers of an article that has a title.
fn asked_of(title: &str, text: &str) -> Vec<(String, String)> {
    let options = Options { forms: None, min_score: 0.0, max: None, title: Some(title.to_owned()) };
    let facts = read(&ENGLISH, text, Some(title));
    let cards = draft(&facts, text, &|_| None, &options).cards;
    let texts = cards.iter().map(|candidate| Texts::of(&candidate.card));
    texts.map(|texts| (texts.prompt.clone(), texts.answer().to_owned())).collect()
}

#[test]
fn what_the_title_names_is_not_asked_for_again_and_again() {
    let text = "Daguerre was an artist of great renown. In 1829, Daguerre joined Nicéphore Niépce in Paris. \
                In 1839, Daguerre entered the National Academy of Design. Niépce died in 1833. \
                Niépce had a son in Paris. Niépce made the first heliograph in 1822.";
    let asked = asked_of("Daguerre", text);
    assert!(asked.len() > 3, "{asked:?}");
    assert!(asked.iter().filter(|(_, answer)| answer == "Daguerre").count() <= 1, "{asked:?}");
    let text = "In plants, photosynthesis releases oxygen. In bacteria, photosynthesis needs no water. \
                In algae, photosynthesis takes place in organelles called chloroplasts.";
    let asked = asked_of("Photosynthesis", text);
    assert!(asked.iter().any(|(_, answer)| answer == "chloroplasts"), "{asked:?}");
    assert!(
        asked.iter().all(|(prompt, answer)| answer != "photosynthesis" || prompt.ends_with('?')),
        "{asked:?}"
    );
}

#[test]
fn half_of_an_abbreviated_name_is_no_gap() {
    let asked = asked("Severe malaria is caused by P. falciparum in most regions of Africa.", Form::Term);
    assert!(asked.iter().all(|(_, answer)| answer == "Africa" || answer.starts_with("P. ")), "{asked:?}");
}

#[test]
fn a_reason_is_asked_for_without_what_was_so_beside_it() {
    asks(
        Form::Why,
        &[(
            "France founded the League to prevent wars in Europe, with the great powers as members.",
            &[("Why did France found the League?", "to prevent wars in Europe")],
        )],
    );
}

#[test]
fn a_year_that_may_be_another_is_no_gap() {
    let asked = asked("Niépce made the first camera photograph in Paris in 1826 or 1827.", Form::Year);
    assert_eq!(asked, []);
}
