use proptest::prelude::*;

use super::*;

fn has(forms: &str, at: usize, cue: Cue) -> bool {
    cues(&forms.split(' ').collect::<Vec<_>>())[at].has(cue)
}

#[test]
fn lists_are_sorted_and_every_cue_has_a_name() {
    for list in NAMES.iter().map(|(_, list)| *list).chain([&ACRONYMS, &NOUNS]) {
        let lines: Vec<&str> = list.text().lines().filter(|line| !line.starts_with('#')).collect();
        let keys: Vec<&str> = lines.iter().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(keys.is_sorted_by(|one, other| one < other));
        assert!(list.text().starts_with("# ") && keys.len() > 20);
        for line in lines {
            assert!(
                line.split('\t')
                    .skip(1)
                    .all(|names| names.split(' ').all(|name| name.parse::<Cue>().is_ok()))
            );
        }
    }
}

#[test]
fn every_name_is_found_under_its_own_key() {
    for (cue, list) in &NAMES {
        for name in list.text().lines().filter(|line| !line.starts_with('#')) {
            let written = name.to_uppercase();
            let forms: Vec<&str> = written.split(' ').collect();
            assert!(cues(&forms).iter().all(|cues| cues.has(*cue)), "{name}");
        }
    }
}

#[test]
fn the_longest_name_is_taken() {
    assert!(has("Federal Republic of Germany", 2, Cue::Country));
    assert!(has("the Democratic Republic of the Congo .", 5, Cue::Country));
    assert!(has("New York City", 0, Cue::City) && has("New York City", 2, Cue::City));
    assert!(!has("New ideas", 0, Cue::City));
    assert!(has("Guinea - Bissau", 2, Cue::Country) && has("Guinea-Bissau", 0, Cue::Country));
    assert!(has("the Hudson 's Bay Company", 2, Cue::Organisation));
    assert!(!has("Mali 's", 1, Cue::Country));
}

#[test]
fn names_need_a_capital_and_no_accents() {
    assert!(!has("mali", 0, Cue::Country) && has("MALI", 0, Cue::Country));
    assert!(has("Keïta", 0, Cue::Surname) && has("KEITA", 0, Cue::Surname));
    assert!(has("Côte d’Ivoire", 1, Cue::Country));
    assert!(has("U.N.", 0, Cue::Organisation) && has("the UN", 1, Cue::Organisation));
    assert!(!has("who", 0, Cue::Organisation) && !has("Who", 0, Cue::Organisation));
    assert!(has("in May", 1, Cue::TimeNoun) && !has("it may", 1, Cue::TimeNoun));
}

#[test]
fn nouns_in_any_number() {
    assert!(has("ministers", 0, Cue::Role) && has("women", 0, Cue::Role) && has("cities", 0, Cue::PlaceNoun));
    assert!(has("prime minister", 0, Cue::Title) && has("Prime Ministers", 1, Cue::Title));
    assert!(has("Battle", 0, Cue::EventNoun) && has("km", 0, Cue::QuantityNoun) && has("Dr.", 0, Cue::Title));
}

#[test]
fn gender_is_said_by_names_titles_and_nouns() {
    assert_eq!(gender("Fatoumata"), Some(Gender::Female));
    assert_eq!(gender("Ibrahim"), Some(Gender::Male));
    assert_eq!(gender("Mrs."), Some(Gender::Female));
    assert_eq!(gender("Kim"), None);
    assert_eq!(gender("president"), None);
}

proptest! {
    #[test]
    fn any_words_have_cues(words in prop::collection::vec("New|York|-|'s|of|U\\.N\\.|\\PC{0,8}", 0..12)) {
        let forms: Vec<&str> = words.iter().map(String::as_str).collect();
        prop_assert_eq!(cues(&forms).len(), forms.len());
    }
}
