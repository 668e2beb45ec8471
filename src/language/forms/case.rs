//! Capitals: which common words keep theirs.

use std::borrow::Cow;

use crate::language::Tag;

/// A common word as its lemma is written: in lower case, without the capital of a sentence's start,
/// but "American", "TV" and "PhD" as they are. Its apostrophe is straight.
pub(super) fn common(form: &str, tag: Tag) -> Cow<'_, str> {
    let has_capital = form.chars().any(char::is_uppercase);
    if !has_capital {
        return if form.contains('’') { form.replace('’', "'").into() } else { form.into() };
    }
    let may_keep = matches!(tag, Tag::Noun | Tag::NounPlural | Tag::Adjective);
    let parts = form.split('-').enumerate().map(|(at, part)| {
        // A capital within a word is no sentence's: "pro-Beijing".
        let is_within = at > 0 && part.starts_with(char::is_uppercase) && part.contains(char::is_lowercase);
        if may_keep && (is_within || keeps_capitals(part, tag)) {
            part.to_owned()
        } else {
            part.to_lowercase().replace('’', "'")
        }
    });
    parts.collect::<Vec<_>>().join("-").into()
}

fn keeps_capitals(form: &str, tag: Tag) -> bool {
    let letters = form.strip_suffix('s').unwrap_or(form);
    if !letters.chars().any(char::is_lowercase) {
        // "TV", "GDP", "CO2", "LGBTQ"; a longer word that can be spoken is one that shouts.
        return match letters.len() {
            0..=3 => tag != Tag::Adjective,
            _ => {
                !letters.contains(['A', 'E', 'I', 'O', 'U'])
                    || letters.bytes().any(|byte| byte.is_ascii_digit())
            }
        };
    }
    // "PhD", "McCarthyist".
    form.chars().skip(1).any(char::is_uppercase) || is_of_a_people(form, tag)
}

/// "American", "Shiites".
fn is_of_a_people(form: &str, tag: Tag) -> bool {
    let word = if tag == Tag::NounPlural { form.strip_suffix('s').unwrap_or(form) } else { form };
    let is_derived = || {
        tag == Tag::Adjective
            && ["ian", "ean", "ese"].iter().any(|ending| word.ends_with(ending))
            && COMMON.binary_search(&word.to_lowercase().as_str()).is_err()
    };
    PEOPLES.binary_search(&word).is_ok() || is_derived()
}

/// Adjectives that are no one's name, although they end like those.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "agrarian", "amphibian", "authoritarian", "avian", "civilian", "clean", "contrarian", "disciplinarian", "draconian",
    "egalitarian", "epicurean", "equestrian", "guardian", "humanitarian", "lean", "lesbian", "libertarian", "mean",
    "median", "obese", "pedestrian", "plebeian", "proletarian", "reptilian", "sectarian", "subterranean",
    "totalitarian", "unclean", "utilitarian", "utopian", "vegetarian",
];

/// Peoples, faiths and their adjectives; of the many in -ian, -ean and -ese the most usual.
#[rustfmt::skip]
const PEOPLES: &[&str] = &[
    "Afghan", "African", "Alaskan", "Albanian", "Alpine", "American", "Anglican", "Anglo",
    "Antarctic", "Arab", "Arabic", "Arctic", "Argentine", "Armenian", "Aryan", "Ashkenazi", "Asian", "Atlantic",
    "Australian", "Austrian", "Azerbaijani", "Aztec", "Bahraini", "Balkan", "Baltic", "Bangladeshi", "Bantu",
    "Baptist", "Basque", "Bedouin", "Belgian", "Bengali", "Berber", "Bolshevik", "Bosniak", "Brazilian",
    "Breton", "British", "Buddhist", "Bulgarian", "Byzantine", "Calvinist", "Canadian", "Catalan", "Catholic",
    "Celtic", "Chadian", "Chechen", "Chilean", "Chinese", "Christian", "Colombian", "Coloured", "Communist",
    "Coptic", "Croat", "Cuban", "Cypriot", "Czech", "Danish", "Democrat", "Democratic", "Dominican", "Dutch",
    "Egyptian", "Elizabethan", "Emirati", "English", "Ethiopian", "European", "Fijian", "Filipino", "Finnish",
    "Flemish", "Franco", "French", "Freudian", "Fulani", "Gaelic", "Georgian", "German", "Germanic", "Ghanaian",
    "Gothic", "Greek", "Gujarati", "Haitian", "Hausa", "Hawaiian", "Hebrew", "Hegelian", "Hellenic", "Hindi",
    "Hindu", "Hispanic", "Hungarian", "Icelandic", "Igbo", "Indian", "Indo", "Indonesian", "Inuit", "Iranian",
    "Iraqi", "Irish", "Islamic", "Islamist", "Israeli", "Italian", "Jamaican", "Japanese", "Jesuit", "Jew",
    "Jewish", "Jordanian", "Kazakh", "Kenyan", "Koranic", "Kurd", "Kurdish", "Kuwaiti", "Kyrgyz", "Lankan",
    "Lao", "Latin", "Latina", "Latino", "Levantine", "Libyan", "Lutheran", "Maasai", "Malagasy", "Malay",
    "Malaysian", "Malian", "Maoist", "Maori", "Marxist", "Masonic", "Maya", "Mayan", "Methodist", "Mexican",
    "Mongol", "Mormon", "Moroccan", "Moslem", "Muslim", "Nazi", "Nigerian", "Nigerien", "Nordic", "Norman",
    "Norwegian", "Olympic", "Omani", "Ottoman", "Pacific", "Pakistani", "Palestinian", "Papal", "Paraguayan",
    "Paralympic", "Parisian", "Pashtun", "Persian", "Peruvian", "Platonic", "Polish", "Polynesian",
    "Presbyterian", "Protestant", "Punjabi", "Puritan", "Qatari", "Quaker", "Quranic", "Rastafarian",
    "Republican", "Roman", "Romanian", "Russian", "Rwandan", "Salafi", "Sami", "Samoan", "Satanic", "Saudi",
    "Saxon", "Scandinavian", "Scot", "Scottish", "Semitic", "Sephardic", "Serb", "Serbian", "Shi'ite", "Shia",
    "Shiite", "Sikh", "Sinhala", "Slav", "Slavic", "Slovak", "Slovene", "Socratic", "Somali", "Soviet",
    "Spaniard", "Spanish", "Sri", "Stalinist", "Sufi", "Sunni", "Swahili", "Swede", "Swedish", "Swiss",
    "Syrian", "Tajik", "Talmudic", "Tamil", "Tatar", "Texan", "Thai", "Tibetan", "Tongan", "Trojan",
    "Trotskyist", "Tswana", "Tuareg", "Tunisian", "Turk", "Turkic", "Turkish", "Turkmen", "Ugandan",
    "Ukrainian", "Uruguayan", "Uyghur", "Uzbek", "Vedic", "Venezuelan", "Victorian", "Viking", "Wahhabi",
    "Welsh", "Xhosa", "Yemeni", "Yoruba", "Zambian", "Zen", "Zionist", "Zulu",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(COMMON.is_sorted() && PEOPLES.is_sorted());
    }

    #[test]
    fn common_words_lose_their_capital() {
        for (form, tag, word) in [
            ("Soldiers", Tag::NounPlural, "soldiers"),
            ("Malian", Tag::Adjective, "Malian"),
            ("Anti-French", Tag::Adjective, "anti-French"),
            ("French-led", Tag::Adjective, "French-led"),
            ("Pro-Bamako", Tag::Adjective, "pro-Bamako"),
            ("Humanitarian", Tag::Adjective, "humanitarian"),
            ("TV", Tag::Noun, "TV"),
            ("GDP", Tag::Noun, "GDP"),
            ("NGOs", Tag::NounPlural, "NGOs"),
            ("PhD", Tag::Noun, "PhD"),
            ("Islamists", Tag::NounPlural, "Islamists"),
            ("WORLD", Tag::Noun, "world"),
            ("Didn’t", Tag::VerbPast, "didn't"),
        ] {
            assert_eq!(common(form, tag), word);
        }
    }
}
