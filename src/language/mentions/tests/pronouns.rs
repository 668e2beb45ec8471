//! What pronouns refer to.

use super::{PRESIDENT, RAIN, read, thing};
use crate::language::mentions::{Unresolved, mentions};

#[test]
fn a_person_is_taken_up_across_paragraphs_but_not_from_far() {
    let text = |between: &str| PRESIDENT.replace("    He", &format!("    #\n{between}    He"));
    let near = mentions(&read(&text("")));
    assert_eq!(thing(&near, 2, 0), thing(&near, 0, 0));
    assert_eq!(thing(&mentions(&read(&text(RAIN))), 5, 0), Err(Unresolved::Nothing));
}

#[test]
fn of_two_people_the_subject_is_taken_up() {
    let text = |relation: &str| {
        format!(
            "Ibrahim NNP 2 nsubj/person\n met VBD 0 root\n Moussa NNP 2 {relation}/person\n\n \
             He PRP 2 nsubj\n slept VBD 0 root"
        )
    };
    let clear = mentions(&read(&text("obl")));
    assert_eq!(thing(&clear, 1, 0).unwrap().name, "Ibrahim");
    let both = text("conj").replace("2 conj", "1 conj");
    assert_eq!(thing(&mentions(&read(&both)), 1, 0), Err(Unresolved::Several));
}

#[test]
fn a_pronoun_in_a_title_is_nobody() {
    let text = |pronoun: &str| {
        format!("Ibrahim NNP 2 nsubj/person\n sang VBD 0 root\n For IN 4 case\n {pronoun} PRP 2 obl")
    };
    assert_eq!(thing(&mentions(&read(&text("Him"))), 0, 3), Err(Unresolved::Nothing));
}

#[test]
fn they_are_the_plural_subject_before() {
    let text = |tag: &str| {
        format!(
            "Farmers {tag} 2 nsubj/person\n feed VBP 0 root\n horses NNS 2 obj/other\n\n \
             They PRP 2 nsubj\n grow VBP 0 root\n maize NN 2 obj"
        )
    };
    let found = mentions(&read(&text("NNS")));
    assert_eq!(thing(&found, 1, 0), thing(&found, 0, 0));
    assert_eq!(thing(&mentions(&read(&text("NN"))), 1, 0), Err(Unresolved::Several));
}

#[test]
fn what_is_not_the_subject_is_not_it() {
    let found = mentions(&read(
        "Ama NNP 2 nsubj/person\n saw VBD 0 root\n Ghana NNP 2 obj/place\n\n It PRP 2 nsubj\n won VBD 0 root",
    ));
    assert_eq!(thing(&found, 1, 0), Err(Unresolved::Several));
}

#[test]
fn it_needs_one_subject_and_a_meaning() {
    let text = |second: &str| {
        format!(
            "Ghana NNP 2 nsubj/place\n beat VBD 0 root\n Togo NNP 2 obj/place\n\n {second} PRP 2 nsubj\n won VBD 0 root"
        )
    };
    let mentions_of = |text: &str| mentions(&read(text));
    let clear = mentions_of(&text("It"));
    assert_eq!(thing(&clear, 1, 0).unwrap().name, "Ghana");
    assert_eq!(thing(&mentions_of(&text("We")), 1, 0), Err(Unresolved::Speaker));
    let rain = mentions_of(&text("It").replace("PRP 2 nsubj", "PRP 2 expl"));
    assert_eq!(thing(&rain, 1, 0), Err(Unresolved::Pleonastic));
}

#[test]
fn an_owner_of_the_subject_may_be_meant_by_its() {
    let text = "Ghana NNP 3 nmod:poss/place\n 's POS 1 case\n capital NN 4 nsubj/place\n loves VBZ 0 root\n \
                its PRP$ 6 nmod:poss\n lakes NNS 4 obj/place";
    assert_eq!(thing(&mentions(&read(text)), 0, 4), Err(Unresolved::Several));
    assert!(
        thing(
            &mentions(&read(
                &text.replace("Ghana NNP 3 nmod:poss/place\n 's POS 1 case", "The DT 3 det\n old JJ 3 amod")
            )),
            0,
            4
        )
        .is_ok()
    );
}
