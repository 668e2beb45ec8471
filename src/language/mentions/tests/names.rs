//! How far names go, and which of them name the same.

use super::{PRESIDENT, RAIN, read, thing};
use crate::language::Kind;
use crate::language::mentions::{Form, Unresolved, mentions, name};

#[test]
fn a_last_name_a_title_and_a_pronoun_name_the_person() {
    let mentions = mentions(&read(PRESIDENT));
    let person = thing(&mentions, 0, 0).unwrap();
    assert_eq!(person.name, "Ibrahim Traoré");
    assert_eq!(person.names, ["Ibrahim Traoré", "Traore"]);
    assert_eq!(person.kind, Some(Kind::Person));
    assert_eq!(person.mentions.len(), 3);
    let title = mentions.at(1, 0).unwrap();
    assert_eq!((title.head, title.tokens.clone()), (1, 0..2));
}

/// Somebody of the same last name.
const MOUSSA: &str = "\n\n Moussa NNP 3 nsubj/person\n Traoré NNP 1 flat\n slept VBD 0 root";

#[test]
fn a_last_name_that_two_share_names_neither() {
    let mentions = mentions(&read(&format!("{RAIN}{}{MOUSSA}", PRESIDENT.trim_start())));
    assert_eq!(thing(&mentions, 4, 1), Err(Unresolved::Several));
    assert_eq!(thing(&mentions, 3, 0).unwrap().names, ["Ibrahim Traoré"]);
    assert_eq!(thing(&mentions, 6, 0).unwrap().names, ["Moussa Traoré"]);
}

#[test]
fn a_last_name_is_that_of_whom_the_text_begins_with() {
    let mentions = mentions(&read(&format!("{PRESIDENT}{MOUSSA}")));
    assert_eq!(thing(&mentions, 1, 1).unwrap().names, ["Ibrahim Traoré", "Traore"]);
    assert_eq!(thing(&mentions, 3, 0).unwrap().names, ["Moussa Traoré"]);
}

#[test]
fn a_title_of_the_other_gender_is_of_somebody_else() {
    let mentions = mentions(&read(&PRESIDENT.replace("President", "Madame")));
    assert_eq!(thing(&mentions, 0, 0).unwrap().names, ["Ibrahim Traoré"]);
    assert_eq!(thing(&mentions, 1, 1).unwrap().names, ["Traore"]);
}

#[test]
fn an_acronym_in_brackets_names_the_same() {
    let mentions = mentions(&read(
        "The DT 2 det
         Sahel NNP 3 compound
         Force NNP 7 nsubj/organisation
         ( -LRB- 5 punct
         SF NNP 3 appos/organisation
         ) -RRB- 5 punct
         left VBD 0 root

         SF NNP 2 nsubj/organisation
         returned VBD 0 root",
    ));
    let force = thing(&mentions, 1, 0).unwrap();
    assert_eq!(force.names, ["Sahel Force", "SF"]);
    assert_eq!(force.mentions.len(), 3);
    assert_eq!(mentions.at(0, 0).unwrap().tokens, 0..3);
}

#[test]
fn an_acronym_says_how_far_a_name_goes() {
    let mentions = mentions(&read(
        "The DT 4 det
         Joint NNP 4 amod
         Relief NNP 4 compound
         Mission NNP 10 nsubj/organisation
         in IN 6 case
         Togo NNP 4 nmod/place
         ( -LRB- 8 punct
         JRMT NNP 4 appos/organisation
         ) -RRB- 8 punct
         left VBD 0 root",
    ));
    assert_eq!(thing(&mentions, 0, 3).unwrap().names, ["Joint Relief Mission in Togo", "JRMT"]);
}

#[test]
fn a_noun_phrase_has_an_acronym() {
    let mentions = mentions(&read(
        "Gross JJ 3 amod
         domestic JJ 3 amod
         product NN 7 nsubj/other
         ( -LRB- 5 punct
         GDP NNP 3 appos/quantity
         ) -RRB- 5 punct
         grew VBD 0 root",
    ));
    assert_eq!(thing(&mentions, 0, 4), thing(&mentions, 0, 2));
}

#[test]
fn a_name_keeps_its_of_and_loses_its_owner() {
    let mentions = mentions(&read(
        "Ghana NNP 3 nmod:poss
         's POS 1 case
         Bank NNP 6 nsubj/organisation
         of IN 5 case
         Accra NNP 3 nmod/place
         closed VBD 0 root",
    ));
    assert!(thing(&mentions, 0, 2).is_ok_and(|thing| thing.name == "Bank of Accra"));
    assert!(mentions.thing_at(0, 0).is_some_and(|thing| thing.name == "Ghana"));
}

#[test]
fn an_operation_is_taken_up_by_its_noun() {
    let text = "
        Operation NNP 3 nsubj/event
        Kola NNP 1 flat
        began VBD 0 root

        The DT 2 det
        operation NN 3 nsubj/event
        failed VBD 0 root

        #
        Kola NNP 2 nsubj/event
        ended VBD 0 root";
    let mentions = mentions(&read(text));
    assert_eq!(thing(&mentions, 1, 1), thing(&mentions, 0, 0));
    assert_eq!(thing(&mentions, 2, 0), thing(&mentions, 0, 0));
}

#[test]
fn what_is_joined_by_and_is_no_part() {
    let mentions =
        mentions(&read("Ghana NNP 4 nsubj/place\n and CC 3 cc\n Togo NNP 1 conj/place\n agreed VBD 0 root"));
    assert_eq!(
        mentions.things().iter().map(|thing| thing.name.as_str()).collect::<Vec<_>>(),
        ["Ghana", "Togo"]
    );
}

#[test]
fn a_person_may_be_called_like_a_month() {
    let text = "
        Theresa NNP 3 nsubj/person
        May NNP 1 flat
        won VBD 0 root

        May NNP 2 nsubj/time
        resigned VBD 0 root
        in IN 4 case
        May NNP 2 obl/time

        May MD 2 aux
        resigned VBN 0 root";
    let found = mentions(&read(text));
    assert_eq!(thing(&found, 1, 0).unwrap().name, "Theresa May");
    assert!(found.at(1, 3).is_none(), "a date");
    assert_eq!(thing(&found, 2, 0).unwrap().name, "Theresa May");
    let unknown = mentions(&read("June NNP 2 nsubj/person\n sang VBD 0 root\n April NNP 2 obl/time"));
    assert_eq!(thing(&unknown, 0, 0).unwrap().name, "June");
    assert!(unknown.at(0, 2).is_none());
}

/// The names of the things in one sentence.
fn names_of(text: &str) -> Vec<String> {
    let found = mentions(&read(text));
    let named = found.things().iter().filter(|thing| !thing.names.is_empty());
    named.map(|thing| thing.name.clone()).collect()
}

#[test]
fn a_listed_name_is_taken_in_full() {
    let war = "World NNP 2 compound\n War NNP 4 nsubj/event\n I PRP 2 appos/person\n ended VBD 0 root";
    assert_eq!(names_of(war), ["World War I"]);
    assert!(mentions(&read(war)).all().iter().all(|mention| mention.form != Form::Pronoun));
    let city =
        "New NNP 2 amod\n York NNP 4 compound/place\n City NNP 4 compound/place\n firefighters NNS 0 root";
    assert_eq!(names_of(city), ["New York City"]);
}

#[test]
fn a_persons_name_is_taken_in_full_and_alone() {
    assert_eq!(
        names_of("Salim NNP 4 nsubj/person\n bin NNP 1 flat\n Karam NNP 1 flat\n fled VBD 0 root"),
        ["Salim bin Karam"]
    );
    let epithet = "Bassi NNP 4 nsubj/person\n the DT 3 det\n Great NNP 1 appos/person\n fell VBD 0 root";
    assert_eq!(names_of(epithet), ["Bassi the Great"]);
    let party = "Republican NNP 2 amod\n George NNP 4 nsubj/person\n Kamara NNP 2 flat\n won VBD 0 root";
    assert_eq!(names_of(party), ["George Kamara"]);
    let state = "Ghana NNP 2 compound/place\n President NNP 3 nmod:desc\n John NNP 5 nsubj/person\n \
                 Mahama NNP 3 flat\n won VBD 0 root";
    assert_eq!(names_of(state), ["John Mahama"]);
    let bay = "San NNP 2 amod\n Francisco NNP 3 compound\n Bay NNP 4 nsubj/place\n froze VBD 0 root";
    assert_eq!(names_of(bay), ["San Francisco Bay"]);
}

#[test]
fn peoples_offices_and_parts_of_names_are_no_names() {
    assert!(names_of("the DT 2 det\n Zealots NNPS 3 nsubj/person\n fled VBD 0 root").is_empty());
    assert!(names_of("trans-Andean NNP 2 amod\n roads NNS 0 root").is_empty());
    let office = "Secretary NNP 4 nmod:desc/person\n of IN 3 case\n Defense NNP 1 nmod/other\n Mary NNP 6 nsubj/person\n \
                  Boone NNP 4 flat\n left VBD 0 root";
    assert_eq!(names_of(office), ["Mary Boone"]);
    let council = "Economic NNP 4 amod\n and CC 3 cc\n Social NNP 1 conj/organisation\n Council NNP 5 nsubj/organisation\n \
                   met VBD 0 root";
    assert_eq!(names_of(council), ["Economic and Social Council"]);
    let bill = "Bill NNP 4 nsubj/work\n of IN 3 case\n Rights NNPS 1 nmod/other\n passed VBD 0 root";
    assert_eq!(names_of(bill), ["Bill of Rights"]);
}

#[test]
fn a_noun_takes_up_a_name_that_it_heads() {
    let nouns = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
        name::nouns(&words).cloned().collect::<Vec<_>>()
    };
    assert_eq!(nouns("world war ii"), ["war"]);
    assert_eq!(nouns("treaty of kano"), ["treaty"]);
    assert_eq!(nouns("fort henry"), ["henry", "fort"]);
    assert!(nouns("").is_empty());
}

#[test]
fn two_people_side_by_side_are_two() {
    let text = "Ada NNP 6 nsubj/person\n Mensah NNP 1 flat\n , , 4 punct\n John NNP 1 appos/person\n Boateng NNP 4 flat\n \
                left VBD 0 root";
    assert_eq!(names_of(text), ["Ada Mensah", "John Boateng"]);
}

#[test]
fn a_name_is_written_as_in_the_text_rather_than_as_in_a_heading() {
    let text = "TOGO NNP 0 root/place\n\n #\n Togo NNP 2 nsubj/place\n won VBD 0 root";
    let found = mentions(&read(text));
    assert_eq!(found.things()[0].names, ["Togo"]);
}

#[test]
fn a_library_may_be_an_organisation() {
    let text = |kind: &str| format!("Nok NNP 2 compound\n Library NNP 3 nsubj/{kind}\n bought VBD 0 root");
    let kind = |said: &str| mentions(&read(&text(said))).things()[0].kind;
    assert_eq!(kind("organisation"), Some(Kind::Organisation));
    assert_eq!(kind("person"), Some(Kind::Place));
}
