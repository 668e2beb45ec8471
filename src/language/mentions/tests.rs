use proptest::prelude::*;

use super::*;
use crate::language::values::values;
use crate::language::{Class, English, Relation, Tag, Token, Word};

/// Sentences from lines of `form tag head relation`, the head as a number from 1, 0 for the root; an
/// empty line ends a sentence, `#` begins a paragraph. A kind may stand behind a slash.
fn read(lines: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for block in lines.trim().split("\n\n") {
        let mut tokens = Vec::new();
        let mut starts_paragraph = sentences.is_empty();
        for line in block.lines().map(str::trim) {
            if line == "#" {
                starts_paragraph = true;
                continue;
            }
            let (line, kind) =
                line.split_once('/').map_or((line, None), |(line, kind)| (line, kind.parse().ok()));
            let parts: Vec<&str> = line.split(' ').collect();
            let [form, tag, head, relation] = parts[..] else { panic!("{line}") };
            let tag: Tag = tag.parse().unwrap();
            tokens.push(token(
                form,
                &mut start,
                tag,
                head.parse::<usize>().unwrap().checked_sub(1),
                relation,
                kind,
            ));
        }
        sentences.push(sentence(tokens, starts_paragraph));
    }
    sentences
}

fn sentence(tokens: Vec<Token>, starts_paragraph: bool) -> Sentence {
    let span = tokens[0].word.span.to(tokens[tokens.len() - 1].word.span);
    Sentence { span, tokens, starts_paragraph }
}

fn token(
    form: &str,
    start: &mut usize,
    tag: Tag,
    head: Option<usize>,
    relation: &str,
    kind: Option<Kind>,
) -> Token {
    let span = Span::new(*start, *start + form.len());
    *start = span.end + 1;
    let lemma = if tag == Tag::NounPlural { form.trim_end_matches('s') } else { form };
    Token {
        word: Word { span, form: form.to_owned(), joined: false },
        tag,
        class: if tag.is_proper() { Class::ProperNoun } else { Class::Noun },
        head,
        relation: relation.parse().unwrap(),
        lemma: lemma.to_lowercase(),
        kind,
    }
}

/// The thing whose mention has its head at a token.
fn thing(mentions: &Mentions, sentence: usize, head: usize) -> Result<&Thing, Unresolved> {
    let mention = mentions.all().iter().find(|mention| (mention.sentence, mention.head) == (sentence, head));
    mention.expect("a mention").thing.map(|thing| &mentions.things()[thing])
}

/// "Ibrahim Traoré arrived. President Traoré left the city. He slept."
const PRESIDENT: &str = "
    Ibrahim NNP 3 nsubj/person
    Traoré NNP 1 flat
    arrived VBD 0 root
    . . 3 punct

    President NNP 2 compound
    Traore NNP 3 nsubj/person
    left VBD 0 root
    the DT 5 det
    city NN 3 obj/place
    . . 3 punct

    He PRP 2 nsubj
    slept VBD 0 root
    . . 2 punct";

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

/// Three sentences in which nobody is named.
const RAIN: &str = "Rain NN 2 nsubj\n fell VBD 0 root\n\n Rain NN 2 nsubj\n fell VBD 0 root\n\n \
    Rain NN 2 nsubj\n fell VBD 0 root\n\n";

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
