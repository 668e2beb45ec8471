//! The forms in which a fact can be asked, each in a file of its own.

mod acronym;
mod called;
mod cloze;
mod count;
mod define;
mod judge;
mod order;
mod phrase;
mod place;
mod reason;
mod sketch;
mod subject;
mod time;

use std::collections::HashSet;
use std::ops::Range;

use super::context::named;
use super::wh::{Class, Classes};
use super::words::{NO_SUPERLATIVES, is_in, without_article, words};
use crate::facts::{Fact, Facts, Named, Relation, Role, Thing};
use crate::language::Kind;
use crate::language::gazetteer::{Cue, cues};
use crate::language::mentions::{is_acronym, spells};

pub(super) use judge::statement;
pub(super) use order::orders;
pub use sketch::{Asks, Sketch};

/// All that forms know of the article.
pub(super) struct Article<'f> {
    pub(super) facts: &'f Facts,
    pub(super) classes: &'f Classes,
    /// What it is called; none where only its file has a name.
    pub(super) title: Option<&'f str>,
    /// Terms that the article introduces or says the meaning of, in lower case.
    pub(super) terms: &'f HashSet<String>,
    /// What its acronyms stand for.
    pub(super) long_forms: &'f [&'f str],
}

impl<'f> Article<'f> {
    fn thing(&self, place: usize) -> &'f Thing {
        &self.facts.things[place]
    }
}

/// The terms that an article introduces or says the meaning of, in lower case.
pub(super) fn terms(facts: &Facts) -> HashSet<String> {
    let mut terms = HashSet::new();
    for fact in &facts.facts {
        terms.extend(fact.terms.iter().map(|place| fact.says[place.clone()].to_lowercase()));
        terms.extend(define::term(fact).map(str::to_lowercase));
    }
    terms
}

/// What the acronyms of an article stand for.
pub(super) fn long_forms(facts: &Facts) -> Vec<&str> {
    let spelt_out = facts.facts.iter().filter(|fact| fact.relation == Relation::StandsFor);
    spelt_out.filter_map(|fact| Some(fact.text(fact.part(Role::Object)?))).collect()
}

/// All cards of one fact, each asking for one thing in it.
pub(super) fn sketches(article: &Article, place: usize) -> Vec<Sketch> {
    let fact = &article.facts.facts[place];
    let mut sketches = Vec::new();
    sketches.extend(acronym::stands_for(fact));
    sketches.extend(time::when(fact));
    sketches.extend(time::year(fact));
    sketches.extend(subject::subject(article, fact));
    sketches.extend(subject::agent(article, fact));
    sketches.extend(subject::object(article, fact));
    sketches.extend(phrase::phrases(article, fact));
    sketches.extend(reason::why(fact));
    sketches.extend(place::place(article, fact));
    sketches.extend(define::define(article, fact));
    sketches.extend(called::called(fact));
    sketches.extend(called::alias(fact));
    sketches.extend(define::identity(article, fact));
    sketches.extend(count::how_many(fact));
    sketches.extend(count::how_long(fact));
    sketches.extend(count::share(fact));
    sketches.extend(count::number(fact));
    sketches.extend(cloze::names(article, fact));
    sketches.extend(cloze::terms(fact));
    sketches.extend(cloze::known_terms(article, fact));
    sketches.extend(cloze::keys(fact));
    // "Islamic Maghreb" is no name by itself in "Al-Qaeda in the Islamic Maghreb", which an acronym stands for.
    sketches
        .retain(|sketch| !article.long_forms.iter().any(|long| is_piece_of(&fact.says, &sketch.place, long)));
    for sketch in &mut sketches {
        sketch.fact = place;
    }
    sketches
}

/// Whether a place of a text is a part of a longer name that stands there.
fn is_piece_of(text: &str, place: &Range<usize>, name: &str) -> bool {
    text.match_indices(name).any(|(start, name)| {
        let end = start + name.len();
        start <= place.start && place.end <= end && place.len() < name.len()
    })
}

/// The names, dates and numbers of a fact outside of some ranges: what tells which fact a question means.
/// Words count that have a capital or a digit, the first word of the fact only if it keeps its capital.
fn anchors(fact: &Fact, gone: &[Range<usize>]) -> usize {
    let stays = |at: usize| gone.iter().all(|gone| at < gone.start || gone.end <= at);
    let mut words: Vec<&str> = Vec::new();
    for word in fact.says.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
    {
        let at = word.as_ptr() as usize - fact.says.as_ptr() as usize;
        let is_name = word.starts_with(char::is_uppercase) && (at > 0 || fact.keeps_capital);
        let is_rare = fact.technical.iter().any(|place| place.start == at);
        let is_told = is_rare || is_name || word.starts_with(|c: char| c.is_ascii_digit()) || is_unique(word);
        if is_told && stays(at) && !words.contains(&word) {
            words.push(word);
        }
    }
    words.len()
}

/// Whether a question that asks who did it speaks of somebody else without a name: "Who confided in him?"
fn points_elsewhere(prompt: &str) -> bool {
    prompt.split([' ', ',', '?']).any(|word| matches!(word, "him" | "them"))
}

/// Whether a word says that there is one alone: "first", "largest".
fn is_unique(word: &str) -> bool {
    matches!(word, "first" | "last" | "only" | "most" | "least")
        || word.len() > 5 && word.ends_with("est") && !is_in(NO_SUPERLATIVES, word)
}

/// The ranges that a question leaves out: what is asked for, and what is said in passing.
fn gone(fact: &Fact, asked: &Range<usize>) -> Vec<Range<usize>> {
    let mut gone = fact.asides.clone();
    gone.push(asked.clone());
    gone
}

/// The ways to write a thing's name, the one in the fact first.
fn names(article: &Article, place: usize, said: &str) -> Vec<String> {
    let thing = article.thing(place);
    let mut names = vec![said.to_owned()];
    // "Angkor Wat" may look like somebody, but is a temple.
    let has_given = || cues(&[thing.name.split(' ').next().unwrap_or_default()])[0].has(Cue::GivenName);
    let is_somebody = article.classes.get(place).is_none_or(|class| *class == Class::Person) || has_given();
    let is_person = thing.kind == Some(Kind::Person);
    // Of a longer name the title has what everybody says: "Naguib Mahfouz".
    let title =
        article.title.and_then(|title| called_after(article.facts, title, place)).filter(|_| is_somebody);
    // Miguel de Cervantes Saavedra is "Cervantes" if the title says so.
    let surname = match title {
        Some(title) => title.rsplit(' ').next().filter(|name| !is_numeral(name)),
        None => surname(thing).filter(|_| is_somebody),
    };
    // "Cushitic" is not "Western Cushitic".
    let is_piece = |name: &str| {
        let longer = |other: &String| other.len() > name.len() && other.contains(name);
        let is_within = thing.names.iter().any(longer) || longer(&thing.name);
        !is_person && (is_within || name.len() > said.len() && name.contains(said))
    };
    let known = thing.names.iter().map(String::as_str).chain([thing.name.as_str()]);
    for name in known.chain(title).chain(surname) {
        // One word of a name may be that of others, too: a first name, "Treaty".
        let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
        let tells = name.contains(' ') && (last(name) == last(said) || spells(said, name))
            || is_acronym(name) && !is_numeral(name) && (spells(name, said) || spells(name, &thing.name))
            || Some(name) == surname
            || Some(name) == title
            || surname.is_none() && cues(&[name])[0].is_empty() && thing.kind != Some(Kind::Person);
        if tells
            && !is_piece(name)
            && !names.iter().any(|known| known.eq_ignore_ascii_case(name))
            && names.len() < 4
        {
            names.push(name.to_owned());
        }
    }
    names
}

/// The names of what a definition is of where it gives two: "an elevator or lift is …"; else what was said alone.
fn either(fact: &Fact, place: &Range<usize>) -> Vec<String> {
    let said = &fact.says[place.clone()];
    let is_defined = matches!(fact.relation, Relation::Is(_)) && fact.is_in_part(Role::Subject, place);
    match two_names(said).filter(|_| is_defined) {
        Some(names) => names.map(str::to_owned).to_vec(),
        None => vec![said.to_owned()],
    }
}

/// "elevator" and "lift" of "elevator or lift".
fn two_names(said: &str) -> Option<[&str; 2]> {
    let (name, other) = said.split_once(" or ")?;
    let names = [name.trim_end_matches(','), without_article(other.trim_end_matches(','))];
    let is_short =
        |name: &&str| (1..=3).contains(&name.split(' ').count()) && !name.contains([',', ';', '(']);
    let [count, of_other] = names.map(|name| name.split(' ').count());
    // "kidney or renal failure": what the first one lacks stands behind the second.
    let is_whole = count >= of_other && !other.contains(" or ");
    (is_whole && names.iter().all(is_short)).then_some(names)
}

/// What stands behind a gap. A comma that set off the second of two names went with it: "a home, or domicile, is".
fn behind(fact: &Fact, place: &Range<usize>) -> String {
    let after = &fact.says[place.end..];
    let is_set_off = fact.says[place.clone()].contains(", or ");
    after.strip_prefix(',').filter(|_| is_set_off).unwrap_or(after).to_owned()
}

/// What the title calls somebody who has a longer name: Emiliano Zapata Salazar is "Emiliano Zapata". None if somebody
/// else has just that name: John Quincy Adams is not "John Adams".
pub(super) fn called_after<'t>(facts: &Facts, title: &'t str, place: usize) -> Option<&'t str> {
    let thing = &facts.things[place];
    let title = named(title)?;
    let words_of_title: Vec<&str> = words(title).collect();
    let is_name = words_of_title.iter().all(|word| word.starts_with(char::is_uppercase));
    let longer: Vec<&str> = words(&thing.name).collect();
    let is_within = words_of_title.iter().all(|word| longer.contains(word));
    let is_long = (2..longer.len()).contains(&words_of_title.len());
    let is_other = || facts.things.iter().any(|other| other.name == title);
    (thing.kind == Some(Kind::Person) && is_name && is_long && is_within && !is_other()).then_some(title)
}

/// The last name of a person; none for "Askia the Great", "Zosimos of Panopolis", "Wilhelm II" and "Project Leader".
fn surname(thing: &Thing) -> Option<&str> {
    let (before, last) = thing.name.rsplit_once(' ').filter(|_| thing.kind == Some(Kind::Person))?;
    // "Emiliano Zapata Salazar" is Zapata where the article calls him so.
    let is_called = |name: &&String| {
        let is_given = self::cues(&[name.as_str()])[0].has(Cue::GivenName);
        !is_given && !is_numeral(name) && before.split(' ').skip(1).any(|word| word == *name)
    };
    if let Some(name) =
        thing.names.iter().find(is_called).filter(|_| thing.names.iter().all(|name| name != last))
    {
        return Some(name);
    }
    let joint = before.rsplit(' ').next().unwrap_or_default();
    let cues = self::cues(&[last])[0];
    let given = before.split(' ').next().unwrap_or_default();
    // "Iron Chancellor" has no last name, and Ivan IV Vasilyevich has that name from his father.
    let is_office = cues.has_any(&[Cue::Title, Cue::Role])
        && !(cues.has(Cue::Surname) && self::cues(&[given])[0].has(Cue::GivenName))
        || before.split(' ').any(is_numeral);
    let is_epithet = matches!(joint.to_lowercase().as_str(), "the" | "of" | "and");
    let is_name = last.starts_with(char::is_uppercase) && last.chars().count() > 2 && !is_numeral(last);
    // "Gegeen Khan" and "Frederick William" are nobody's last names, unless the article calls them so.
    let is_alone = thing.names.iter().any(|name| name == last);
    let has_given = self::cues(&[before.split(' ').next().unwrap_or_default()])[0].has(Cue::GivenName);
    let is_last = is_alone
        || has_given && !cues.has(Cue::GivenName)
        || cues.has(Cue::Surname) && !cues.has(Cue::GivenName);
    let is_reign = matches!(last, "Khan" | "Shah" | "Pasha" | "Bey" | "Khanate");
    (is_name && is_last && !is_epithet && !is_office && !is_reign).then_some(last)
}

/// Whether a word is a numeral behind a name, "Philip II", or a "Jr.".
fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) || matches!(word.trim_end_matches('.'), "Jr" | "Sr")
}

/// Whether a name goes on before or behind where it was thought to begin and end.
fn is_torn(fact: &Fact, named: &Named, kind: Option<Kind>) -> bool {
    let (is_person, is_place) = (kind == Some(Kind::Person), kind == Some(Kind::Place));
    let before = &fact.says[..named.place.start];
    let after = &fact.says[named.place.end..];
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let leads = before.ends_with(' ').then(|| before.split_whitespace().next_back().unwrap_or_default());
    let is_led = leads.is_some_and(|word| {
        let cues = cues(&[word])[0];
        // "President Keïta" and "Malian Army"; but "Clyst St. Mary", "Major League Baseball", "Dean Forester", and
        // "Latin America", "Caucasian Albania".
        let is_of_people = cues.has_any(&[Cue::Nationality, Cue::Country]);
        let is_first =
            is_place && !fact.says[named.place.clone()].contains(' ') && cues.has(Cue::Nationality);
        let is_title = is_of_people && !is_first
            || cues.has_any(&[Cue::Title, Cue::Role]) && is_person && !cues.has(Cue::GivenName);
        is_capital(word) && !is_title && before.trim_end() != word
    });
    let follows = after.starts_with(' ').then(|| after.split_whitespace().next().unwrap_or_default());
    let is_followed =
        follows.is_some_and(|word| is_capital(word) || word.starts_with(|c: char| c.is_ascii_digit()));
    let goes_on =
        |word: &str| after.strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let said = &fact.says[named.place.clone()];
    // "Denmark-Norway", "Jammu & Kashmir", "Roman Catholicism", "East of the Rhine".
    let is_half = before.ends_with(['-', '–', '/']) || before.ends_with("& ") || after.starts_with(" & ");
    let is_faith = leads.is_some_and(is_capital)
        && !said.contains(' ')
        && (said.ends_with("ism") || said.ends_with("ity"));
    is_led
        || is_half
        || is_faith && before.contains(' ')
        || is_direction(said)
        || is_followed
        || is_person && (is_epithet(before) || goes_on(" the "))
        || is_of_title(fact, &named.place)
        || is_of_quotation(&fact.says, &named.place)
        || goes_on(" of ")
        || goes_on(" of the ")
        || goes_on(" in ") && is_prize(&fact.says[named.place.clone()])
        || is_behind_of(fact, &named.place)
        || goes_on(" for ")
        || goes_on(" and ") && is_of_fields(&fact.says[named.place.clone()])
        || is_of_foreign(before, &fact.says[named.place.clone()], after)
        || is_joined_on(after)
        || matches!(said, "Inc" | "Ltd" | "Corp" | "Co")
}

/// Whether words say where something is from a place: "East of the Rhine".
fn is_direction(name: &str) -> bool {
    let first = name.split_once(" of ").map_or("", |(first, _)| first);
    matches!(
        first,
        "North" | "South" | "East" | "West" | "Northeast" | "Northwest" | "Southeast" | "Southwest"
    )
}

/// Whether a word goes on behind its end: "X3" in "X3.9", "Coup" in "Coup-like".
fn is_joined_on(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some('-' | '–' | '/' | '+') => true,
        Some('.' | ',') => chars.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether a particle of another language joins a name to what stands before or behind it: "Physik" in "Annalen der
/// Physik", "Coup" in "Coup d'état".
fn is_of_foreign(before: &str, name: &str, after: &str) -> bool {
    const PARTICLES: [&str; 23] = [
        "aan", "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
        "ibn", "la", "le", "upon", "van", "von", "y", "zu",
    ];
    let is_particle =
        |word: &str| PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("d’");
    let next = after.strip_prefix(' ').and_then(|after| after.split(' ').next());
    let last = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
    [next, last, name.split(' ').next_back()].into_iter().flatten().any(is_particle)
}

/// Whether what stands before a name makes an epithet of it: "Great" in "Askia the Great".
fn is_epithet(before: &str) -> bool {
    let name = before.strip_suffix(" the ").and_then(|before| before.rsplit(' ').next());
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether more may belong to a name that is joined on with "and": "the Institute of History and Philology".
fn is_of_fields(name: &str) -> bool {
    let Some((before, _)) = name.rsplit_once(" of ").or_else(|| name.rsplit_once(" for ")) else {
        return false;
    };
    let words: Vec<&str> = before.split(' ').collect();
    cues(&words).last().is_some_and(|cues| cues.has_any(&[Cue::OrganisationNoun, Cue::WorkNoun]))
}

/// Whether a name goes on behind it: "the Nobel Prize in Chemistry".
fn is_prize(name: &str) -> bool {
    ["Prize", "Award", "Medal"].iter().any(|word| name.ends_with(word))
}

/// Whether a name ends another one: "America" in "the National Conservatory of Music of America".
fn is_behind_of(fact: &Fact, place: &Range<usize>) -> bool {
    let before = fact.says[..place.start].trim_end_matches("the ");
    let Some(before) = before.strip_suffix(" of ") else { return false };
    fact.names.iter().any(|other| other.place.end == before.len())
}

/// Whether a place is part of what stands in quotation marks.
fn is_of_quotation(says: &str, place: &Range<usize>) -> bool {
    let quotes = |c: char| matches!(c, '“' | '”' | '"');
    let before = &says[..place.start];
    let is_open = before.matches(quotes).count() % 2 == 1;
    is_open
        && !(before.ends_with(quotes) && says[place.end..].trim_start_matches([',', '.']).starts_with(quotes))
}

/// Whether a name ends a title: "Samoa" in "Coming of Age in Samoa", where "Age" is no name by itself.
fn is_of_title(fact: &Fact, place: &Range<usize>) -> bool {
    let before = fact.says[..place.start].trim_end_matches("the ");
    let Some(before) = [" of ", " in ", " for "].iter().find_map(|word| before.strip_suffix(word)) else {
        return false;
    };
    let start = before
        .rfind([' ', '“', '"'])
        .map_or(0, |mark| mark + before[mark..].chars().next().map_or(0, char::len_utf8));
    let is_named = |other: &Named| other.place.start <= start && before.len() <= other.place.end;
    start > 0 && before[start..].starts_with(char::is_uppercase) && !fact.names.iter().any(is_named)
}

/// The name that a range of a fact is as a whole, apart from an article before it.
fn whole_name<'f>(fact: &'f Fact, place: &Range<usize>) -> Option<&'f Named> {
    fact.names.iter().find(|named| {
        named.place.end == place.end
            && named.place.start >= place.start
            && matches!(fact.says[place.start..named.place.start].trim().to_lowercase().as_str(), "" | "the")
    })
}

#[cfg(test)]
mod tests {
    use super::two_names;

    #[test]
    fn two_names_are_told_from_one_with_a_shared_noun() {
        assert_eq!(two_names("elevator or lift"), Some(["elevator", "lift"]));
        assert_eq!(two_names("home, or domicile,"), Some(["home", "domicile"]));
        assert_eq!(two_names("psychiatric hospital or an asylum"), Some(["psychiatric hospital", "asylum"]));
        for said in
            ["kidney or renal failure", "optical or light microscope", "lift", "red, blue or green light"]
        {
            assert_eq!(two_names(said), None, "{said}");
        }
    }
}
