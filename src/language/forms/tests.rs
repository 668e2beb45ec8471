use std::borrow::Cow;

use proptest::prelude::*;

use super::*;
use crate::language::Tag;

const VERB_TAGS: [Tag; 4] = [Tag::VerbPast, Tag::VerbParticiple, Tag::VerbGerund, Tag::VerbThird];

/// Regular verbs: those that a rule of spelling gets wrong first.
const REGULAR: &str = "\
    accept accuse achieve act add advise age agree allow announce answer appeal appear apply approve argue arrange \
    attack avoid bag ban bathe benefit boycott breathe broaden cancel canoe carry cause challenge change charge chase \
    cherish clash close collapse combat combine comment commit compare compete complain complete compute concede \
    condemn connect conquer consider contain continue contribute control convene convince create credit criticise \
    dance debut decide declare decline defeat defer define delete demand demote deny depart deploy deposit describe \
    destroy determine develop die differ disagree discuss divide draft drop echo edit educate elect embargo embed emerge \
    encourage end enforce engage enroll ensure enter equip escape establish evaluate evolve examine exchange exclude \
    exile expel explode explore export express extend face fear file fill finance finish focus force format form found \
    free fuel gather govern grant guarantee guide happen harm help hijack hinge hire honour hop hope host house ignore \
    impose improve include increase inherit injure install intervene introduce invade invite involve issue jail join \
    judge jump kayak kidnap kill label lack laugh launch level license like limit link live loathe lobby loot manage \
    march mediate merge mimic monitor move murder name need negotiate number obey occupy occur offer omit open oppose \
    orchestrate order organise oust panic pardon participate pass patrol pause permit persuade phone picnic plan play \
    pledge point postpone prefer prepare prevent proclaim promise promote propel protest provide publish pull pursue \
    push quarrel quote raid raise range rape rebel recall receive recognise recruit reduce refer reform refuse regret \
    reign reject release remain remember remove rename repeal replace reply report rescue resign resolve respond \
    restore retire retreat return reveal reverse review revise revolt rival rob rule sanction secede seize sense \
    separate serve settle shape share shell sign signal smile solve sponsor stabilise stage start stop study submit \
    succeed sue suffer suggest support surprise surround suspend swap target tax threaten tie total trade traffic train \
    transfer transmit trap travel treat try type unify unite urge use veto violate visit vote waive want warn waste \
    watch welcome whisper widen worry zigzag";

/// Nouns with their plurals.
const NOUNS: &str = "\
    army/armies attorney-general/attorneys-general analysis/analyses aircraft/aircraft \
    alumnus/alumni appendix/appendices axis/axes bus/buses campus/campuses cargo/cargoes case/cases cause/causes \
    child/children church/churches city/cities class/classes coalition/coalitions corps/corps country/countries \
    coup/coups course/courses crisis/crises criterion/criteria cookie/cookies day/days disease/diseases echo/echoes \
    enemy/enemies foot/feet gas/gases German/Germans grandchild/grandchildren headache/headaches hero/heroes \
    horse/horses house/houses human/humans hypothesis/hypotheses index/indices journey/journeys knife/knives \
    leaf/leaves lens/lenses life/lives man/men medium/media menu/menus monarch/monarchs mother-in-law/mothers-in-law \
    mouse/mice movie/movies news/news NGO/NGOs MP/MPs nurse/nurses passer-by/passers-by peace-keeper/peace-keepers \
    person/people phenomenon/phenomena brother/brothers referendum/referendums zero/zeros photo/photos policeman/policemen potato/potatoes premise/premises prize/prizes \
    purpose/purposes quiz/quizzes response/responses roof/roofs series/series sheep/sheep shoe/shoes size/sizes \
    species/species status/statuses stimulus/stimuli stomach/stomachs tax/taxes taxi/taxis thief/thieves tie/ties \
    tooth/teeth treaty/treaties use/uses veto/vetoes virus/viruses volcano/volcanoes wife/wives wolf/wolves \
    woman/women";

fn bases() -> impl Iterator<Item = &'static str> {
    irregular::rows().iter().map(|row| row.0).chain(REGULAR.split_whitespace())
}

#[test]
fn every_form_of_a_verb_goes_back_to_its_base() {
    for base in bases() {
        for tag in VERB_TAGS {
            let form = inflect(base, tag);
            if form == "putting" {
                // Of "putt", and of the more usual "put".
                continue;
            }
            assert_eq!(lemma(&form, tag), base, "{form}/{tag}");
        }
        assert_eq!(lemma(base, Tag::VerbBase), base);
    }
}

#[test]
fn every_irregular_form_goes_back_to_its_base() {
    for &(base, past, participle) in irregular::rows() {
        assert_eq!(lemma(past, Tag::VerbPast), base);
        assert_eq!(lemma(participle, Tag::VerbParticiple), base);
    }
}

#[test]
fn no_irregular_verb_is_given_a_regular_form() {
    for wrong in ["leaded", "goed", "withstanded", "foreseed", "bringed", "misleaded"] {
        let base = wrong.trim_end_matches("ed");
        assert_ne!(inflect(base, Tag::VerbPast), wrong);
    }
}

#[test]
fn forms_of_verbs() {
    let expected = [
        ("stop", "stopped", "stopping", "stops"),
        ("visit", "visited", "visiting", "visits"),
        ("refer", "referred", "referring", "refers"),
        ("travel", "travelled", "travelling", "travels"),
        ("hope", "hoped", "hoping", "hopes"),
        ("hop", "hopped", "hopping", "hops"),
        ("dye", "dyed", "dyeing", "dyes"),
        ("singe", "singed", "singeing", "singes"),
        ("age", "aged", "aging", "ages"),
        ("die", "died", "dying", "dies"),
        ("panic", "panicked", "panicking", "panics"),
        ("carry", "carried", "carrying", "carries"),
        ("play", "played", "playing", "plays"),
        ("veto", "vetoed", "vetoing", "vetoes"),
        ("pass", "passed", "passing", "passes"),
        ("rush", "rushed", "rushing", "rushes"),
        ("teach", "taught", "teaching", "teaches"),
        ("tax", "taxed", "taxing", "taxes"),
        ("buzz", "buzzed", "buzzing", "buzzes"),
        ("quiz", "quizzed", "quizzing", "quizzes"),
        ("free", "freed", "freeing", "frees"),
        ("appeal", "appealed", "appealing", "appeals"),
        ("equip", "equipped", "equipping", "equips"),
        ("be", "was", "being", "is"),
        ("have", "had", "having", "has"),
        ("undergo", "underwent", "undergoing", "undergoes"),
        ("lie", "lay", "lying", "lies"),
        ("develop", "developed", "developing", "develops"),
        ("fix", "fixed", "fixing", "fixes"),
        ("show", "showed", "showing", "shows"),
    ];
    for (base, past, gerund, third) in expected {
        assert_eq!(inflect(base, Tag::VerbPast), past);
        assert_eq!(inflect(base, Tag::VerbGerund), gerund);
        assert_eq!(inflect(base, Tag::VerbThird), third);
    }
}

#[test]
fn american_and_british_spellings_are_read() {
    for (form, base) in
        [("traveled", "travel"), ("travelled", "travel"), ("canceled", "cancel"), ("focussed", "focus")]
    {
        assert_eq!(lemma(form, Tag::VerbPast), base);
    }
    for (form, base) in
        [("ageing", "age"), ("aging", "age"), ("signaling", "signal"), ("signalling", "signal")]
    {
        assert_eq!(lemma(form, Tag::VerbGerund), base);
    }
}

#[test]
fn plurals_go_back_to_their_singular() {
    for pair in NOUNS.split_whitespace() {
        let (one, several) = pair.split_once('/').unwrap();
        assert_eq!(plural(one), several);
        assert_eq!(singular(several), one);
        assert_eq!(plural(&singular(several)), several);
    }
}

#[test]
fn plurals_of_two_singulars_are_read_as_the_usual_one() {
    assert_eq!((plural("basis").as_str(), singular("bases").as_str()), ("bases", "base"));
    assert_eq!((plural("axe").as_str(), singular("axes").as_str()), ("axes", "axis"));
    assert_eq!((plural("zero").as_str(), singular("zeroes").as_str()), ("zeros", "zero"));
}

#[test]
fn what_looks_like_a_plural_stays() {
    for noun in
        ["news", "politics", "bus", "gas", "analysis", "status", "Netherlands", "the United States", "series"]
    {
        assert_eq!(singular(noun), noun);
    }
    for noun in ["news", "bus", "gas", "analysis", "status", "corps"] {
        assert_eq!(lemma(noun, Tag::Noun), noun);
    }
    for noun in ["Netherlands", "Philippines"] {
        assert_eq!(lemma(noun, Tag::ProperNounPlural), noun);
    }
}

#[test]
fn compounds_change_where_they_should() {
    for (one, several) in [
        ("head of state", "heads of state"),
        ("peace agreement", "peace agreements"),
        ("coup d'état", "coups d'état"),
        ("Englishwoman", "Englishwomen"),
        ("Kennedy", "Kennedys"),
        ("Malian", "Malians"),
    ] {
        assert_eq!(plural(one), several);
        assert_eq!(singular(several), if one == "Kennedy" { "Kennedy" } else { one });
    }
}

#[test]
fn a_long_word_takes_no_longer_than_its_length() {
    for end in ["ed", "ing", "ies", "men", "-by"] {
        let word = format!("{}{end}", "Ab-é of ".repeat(1 << 14));
        for tag in [
            Tag::VerbPast,
            Tag::VerbGerund,
            Tag::VerbThird,
            Tag::NounPlural,
            Tag::Superlative,
            Tag::Adjective,
        ] {
            assert!(!lemma(&word, tag).is_empty());
            assert!(!inflect(&word, tag).is_empty());
        }
        assert_eq!(article(&word), "an");
    }
    let words = [("'s", Tag::VerbThird), ("never", Tag::Adverb)].repeat(50_000);
    assert!(VerbGroup::read(&words).is_some());
}

proptest! {
    #[test]
    fn any_form_has_a_lemma_and_forms(
        start in any::<String>(),
        end in prop::sample::select(vec!["", "ed", "ied", "ing", "s", "ies", "ches", "'d", "men", "iest", "qued", "-by", "y"]),
        at in 0..Tag::ALL.len(),
    ) {
        let form = format!("{start}{end}");
        let tag = Tag::ALL[at];
        let base: Cow<str> = lemma(&form, tag);
        let _ = inflect(&base, tag);
        let _ = inflect(&form, tag);
        let _ = article(&form);
        let _ = possessive(&form, Number::Plural);
        prop_assert!(form.is_empty() || !base.is_empty());
    }

    #[test]
    fn no_ending_alone_is_taken_off(at in 0..Tag::ALL.len(), form in prop::sample::select(vec!["'d", "ed", "s", "ing", "er", "est"])) {
        prop_assert!(!lemma(form, Tag::ALL[at]).is_empty());
    }

    #[test]
    fn any_words_are_read_or_refused(words in prop::collection::vec(("[a-zé']{0,8}", 0..Tag::ALL.len()), 0..6)) {
        let words: Vec<(&str, Tag)> = words.iter().map(|(form, at)| (form.as_str(), Tag::ALL[*at])).collect();
        if let Some(group) = VerbGroup::read(&words) {
            let question = group.question(Number::Plural);
            prop_assert!(!question.auxiliary.is_empty() || words.iter().any(|word| word.0.is_empty()));
        }
    }
}
