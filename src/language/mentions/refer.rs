//! What pronouns and bare noun phrases refer to: the one thing in reach that fits, or none.
//!
//! In reach is what stands before it in its sentence and, within the paragraph, the sentence before.
//! - "he" and "she": the one person in reach of that gender, or of unknown gender.
//! - "it" and "they": as the subject of a main clause, the one subject in reach that fits; as "its" and
//!   "their", the subject of their own clause. Never where somebody says "I", "we" or "you".
//! - "the operation", "this country": the one thing in reach with that noun in its names or of that
//!   kind, likewise.

use super::acronym::{Fit, fit, is_acronym};
use super::evidence::kinds;
use super::link::Linked;
use super::name;
use super::profile::{Profile, Wanted, cues_of, is_pleonastic, is_plural, is_subject};
use super::{Form, Mention, Thing, Unresolved};
use crate::language::gazetteer::{Cue, Gender, gender, plain};
use crate::language::{Kind, Relation, Sentence, Tag, Token};

/// A reach with more mentions is too rich for one thing alone to be meant; so work per mention is
/// bounded, too.
const LARGEST_REACH: usize = 60;

/// Gives every mention its thing. `named` is the number of each mention's name.
pub(super) fn resolve(
    sentences: &[Sentence],
    mentions: &mut [Mention],
    named: &[Option<usize>],
    names: &Linked,
) -> Vec<Thing> {
    let mut reader = Reader {
        sentences,
        names,
        things: Vec::new(),
        genders: Vec::new(),
        names_of: Vec::new(),
        of_name: vec![None; names.len()],
        profiles: Vec::new(),
    };
    let (mut previous, mut current) = (0, 0);
    for (place, spelling) in named.iter().enumerate() {
        let (known, rest) = mentions.split_at_mut(place);
        let mention = &mut rest[0];
        if known.last().is_some_and(|last| last.sentence != mention.sentence) {
            (previous, current) = (current, place);
        }
        let is_next = known.get(previous).is_some_and(|first| first.sentence + 1 >= mention.sentence);
        let starts = sentences[mention.sentence].starts_paragraph;
        let reach = if starts || !is_next { current } else { previous };
        reader.read(mention, *spelling, Reach { mentions: &known[reach..], first: reach });
    }
    reader.things
}

/// The mentions in reach, and the place of the first among all.
#[derive(Clone, Copy)]
struct Reach<'a> {
    mentions: &'a [Mention],
    first: usize,
}

/// What is known of the text up to a mention.
struct Reader<'a> {
    sentences: &'a [Sentence],
    names: &'a Linked,
    things: Vec<Thing>,
    /// For each thing, once something said it.
    genders: Vec<Option<Gender>>,
    /// For each thing, its set of names.
    names_of: Vec<Option<usize>>,
    /// The thing of each set of names, once it was mentioned.
    of_name: Vec<Option<usize>>,
    profiles: Vec<Profile>,
}

impl Reader<'_> {
    fn head(&self, mention: &Mention) -> &Token {
        &self.sentences[mention.sentence].tokens[mention.head]
    }

    /// Finds the thing of the next mention.
    fn read(&mut self, mention: &mut Mention, spelling: Option<usize>, reach: Reach) {
        let wanted = Wanted::by(&self.head(mention).word.form);
        let (profile, thing) = match (mention.form, wanted) {
            (Form::Name, _) => self.name(mention, spelling, reach),
            (Form::Noun, _) => self.noun(mention, reach),
            (Form::Pronoun, Some(wanted)) => {
                (wanted.profile(self.head(mention)), self.pronoun(mention, wanted, reach))
            }
            (Form::Pronoun, None) => (Profile::of_speaker(self.head(mention)), Err(Unresolved::Speaker)),
        };
        mention.thing = thing;
        let mut profile = profile;
        if let Ok(thing) = thing {
            self.things[thing].mentions.push(self.profiles.len());
            self.genders[thing] = self.genders[thing].or(profile.gender);
            profile.kind = self.things[thing].kind.or(profile.kind);
        }
        self.profiles.push(profile);
    }

    fn add(&mut self, kind: Option<Kind>, name: String, names: Vec<String>) -> usize {
        self.things.push(Thing { kind, name, names, mentions: Vec::new() });
        self.genders.push(None);
        self.names_of.push(None);
        self.things.len() - 1
    }

    fn name(
        &mut self,
        mention: &Mention,
        spelling: Option<usize>,
        reach: Reach,
    ) -> (Profile, Result<usize, Unresolved>) {
        let head = self.head(mention);
        let tokens = &self.sentences[mention.sentence].tokens[mention.tokens.clone()];
        let said = tokens.iter().find_map(|token| gender(&token.word.form));
        let (is_plural, is_subject) = (is_plural(head), is_subject(head));
        let profile = |kind: Option<Kind>| Profile {
            kind,
            is_plural: is_plural && kind == Some(Kind::Person),
            gender: said.filter(|_| kind == Some(Kind::Person)),
            is_speaker: false,
            is_subject,
        };
        let Some(set) = spelling.and_then(|spelling| self.names.number(spelling)) else {
            return (profile(Some(Kind::Person)), Err(Unresolved::Several));
        };
        let names = self.names.set(set);
        let kind = names.evidence.kind();
        if let Some(thing) = self.of_name[set] {
            return (profile(kind), Ok(thing));
        }
        // "The president, Keïta": what was known without a name has one now.
        let thing = self.apposed(mention, kind, reach).filter(|thing| self.things[*thing].names.is_empty());
        let thing = thing.unwrap_or_else(|| self.add(kind, String::new(), Vec::new()));
        self.things[thing].kind = kind.or(self.things[thing].kind);
        self.things[thing].name.clone_from(&names.names[0]);
        self.things[thing].names.clone_from(&names.names);
        (self.of_name[set], self.names_of[thing]) = (Some(thing), Some(set));
        (profile(kind), Ok(thing))
    }

    fn noun(&mut self, mention: &Mention, reach: Reach) -> (Profile, Result<usize, Unresolved>) {
        let profile = Profile::of_noun(self.head(mention));
        let apposed = self.apposed(mention, profile.kind, reach);
        if let Some(thing) = apposed.filter(|thing| !self.things[*thing].names.is_empty()) {
            return (profile, Ok(thing));
        }
        if let Some(noun) = self.bare(mention) {
            if self.is_speech(reach) {
                return (profile, Err(Unresolved::Speaker));
            }
            let thing = self.only(reach, |reader, other, known| {
                let fits = known.is_plural == profile.is_plural && reader.is_called(other, &noun);
                (fits, reader.is_introduced(other, &noun))
            });
            return (profile, thing);
        }
        let tokens = &self.sentences[mention.sentence].tokens[mention.tokens.clone()];
        let name = name::written(tokens);
        (profile, Ok(self.add(profile.kind, name, Vec::new())))
    }

    /// The thing that the mention stands in apposition to: "Keïta, the president", "gross domestic
    /// product (GDP)".
    fn apposed(&self, mention: &Mention, kind: Option<Kind>, reach: Reach) -> Option<usize> {
        let token = self.head(mention);
        let head = token.head.filter(|_| token.relation == Relation::Appos)?;
        let key = (mention.sentence, head);
        let place = reach.mentions.binary_search_by_key(&key, |other| (other.sentence, other.head)).ok()?;
        let (other, known) = (&reach.mentions[place], self.profiles[reach.first + place]);
        let is_same = known.is_plural == is_plural(token) && (known.kind == kind || kind.is_none());
        let words = name::words(&self.sentences[mention.sentence].tokens[other.tokens.clone()]);
        let is_acronym = is_acronym(&token.word.form) && fit(&token.word.form, &words) == Fit::Good;
        other.thing.ok().filter(|_| (is_same || is_acronym) && other.form != Form::Pronoun)
    }

    /// The noun of "the operation", "this country": a determiner and a noun that says of what kind a
    /// thing is, nothing else.
    fn bare(&self, mention: &Mention) -> Option<String> {
        let tokens = &self.sentences[mention.sentence].tokens;
        let [determiner, noun] = &tokens[mention.tokens.clone()] else { return None };
        let is_definite = matches!(determiner.lemma.as_str(), "the" | "this" | "that" | "these" | "those");
        let has_clause = tokens[mention.head + 1..].iter().take(3).any(|next| {
            next.head == Some(mention.head) && matches!(next.relation, Relation::AclRelcl | Relation::Acl)
        });
        let is_kind = !kinds(cues_of(&noun.word.form)).is_empty();
        (is_definite && is_kind && !has_clause && mention.tokens.end == mention.head + 1)
            .then(|| plain(&noun.lemma))
    }

    /// Whether a mention's thing may be called by a noun: one in its names, or one that fits its kind.
    fn is_called(&self, other: &Mention, noun: &str) -> bool {
        if other.form == Form::Pronoun {
            return false;
        }
        let set = other.thing.ok().and_then(|thing| self.names_of[thing]);
        let Some(set) = set else { return plain(&self.head(other).lemma) == noun };
        let set = self.names.set(set);
        let (kind, cues) = (set.evidence.kind(), set.evidence.cues);
        match noun {
            // A place that no list knows may be anything.
            "country" | "nation" => cues.has(Cue::Country) || kind == Some(Kind::Place) && cues.is_empty(),
            "city" | "town" => cues.has(Cue::City) || kind == Some(Kind::Place) && cues.is_empty(),
            "organisation" | "organization" | "group" => kind == Some(Kind::Organisation),
            noun => set.nouns.contains(noun),
        }
    }

    /// Whether a mention brings its thing in, so that a noun alone can take it up: by a name, of which
    /// it is known what it names, or by "a". "The last election" tells it from others, of which "the
    /// election" may be one.
    fn is_introduced(&self, other: &Mention, noun: &str) -> bool {
        let tokens = &self.sentences[other.sentence].tokens;
        let set = other.thing.ok().and_then(|thing| self.names_of[thing]);
        let is_listed = set.is_none_or(|set| !self.names.set(set).evidence.cues.is_empty());
        match other.form {
            Form::Name => is_listed || !matches!(noun, "country" | "nation" | "city" | "town"),
            Form::Noun => {
                matches!(tokens[other.tokens.start].lemma.as_str(), "a" | "an") || self.bare(other).is_some()
            }
            Form::Pronoun => false,
        }
    }

    /// Whether somebody speaks to somebody: they may mean what both see, or know.
    fn is_speech(&self, reach: Reach) -> bool {
        self.profiles[reach.first..].iter().take(LARGEST_REACH).any(|known| known.is_speaker)
    }

    /// The thing of a pronoun.
    fn pronoun(&self, mention: &Mention, wanted: Wanted, reach: Reach) -> Result<usize, Unresolved> {
        if wanted == Wanted::It && is_pleonastic(&self.sentences[mention.sentence].tokens, mention.head) {
            return Err(Unresolved::Pleonastic);
        }
        if self.is_speech(reach) && !matches!(wanted, Wanted::One(_)) {
            return Err(Unresolved::Speaker);
        }
        let token = self.head(mention);
        let is_person = matches!(wanted, Wanted::One(_));
        let is_possessive = token.relation == Relation::NmodPoss;
        let is_reflexive = is_reflexive(token);
        self.only(reach, |reader, other, known| {
            let gender = other.thing.ok().and_then(|thing| reader.genders[thing]).or(known.gender);
            let is_in_reach = !is_reflexive || mention.sentence == other.sentence;
            let fits =
                is_in_reach && wanted.fits(Profile { gender, ..known }) && !reader.is_apart(mention, other);
            match (is_person, is_possessive) {
                // "the Galileo spacecraft": a name that only describes.
                (true, _) => (fits, reader.head(other).relation != Relation::Compound),
                (false, true) => {
                    let is_subject = known.is_subject || reader.owns_subject(other);
                    let is_near = is_subject && mention.sentence == other.sentence;
                    (fits && is_near, wanted.takes_up(known) && reader.shares_clause(other, mention))
                }
                (false, false) => (
                    fits && known.is_subject,
                    wanted.takes_up(known) && reader.is_main_subject(token, mention),
                ),
            }
        })
    }

    /// Whether a pronoun is what its whole sentence speaks of.
    fn is_main_subject(&self, token: &Token, mention: &Mention) -> bool {
        let verb = token.head.and_then(|head| self.sentences[mention.sentence].tokens.get(head));
        is_subject(token) && verb.is_some_and(|verb| verb.relation == Relation::Root)
    }

    /// Whether a subject is that of the clause that a possessive stands in: "Mali called back its
    /// troops".
    fn shares_clause(&self, subject: &Mention, possessive: &Mention) -> bool {
        let tokens = &self.sentences[subject.sentence].tokens;
        let verb = tokens[subject.head].head;
        let above = |at: &usize| tokens.get(*at).and_then(|token| token.head);
        // The noun that it belongs to, what that noun is part of, and so on up to the verb.
        std::iter::successors(Some(possessive.head), above).skip(2).take(3).any(|at| Some(at) == verb)
    }

    /// Whether it says whose the subject is: "Ghana's capital is Accra, and its largest lake …"
    fn owns_subject(&self, mention: &Mention) -> bool {
        let tokens = &self.sentences[mention.sentence].tokens;
        let owned = self.head(mention).head.and_then(|at| tokens.get(at));
        self.head(mention).relation == Relation::NmodPoss && owned.is_some_and(is_subject)
    }

    /// Whether grammar keeps two mentions apart: one holds the other, or both depend on one verb.
    fn is_apart(&self, mention: &Mention, other: &Mention) -> bool {
        let (one, two) = (self.head(mention), self.head(other));
        let is_argument = one.tag == Tag::Pronoun && !is_reflexive(one) && one.head == two.head;
        let is_within =
            std::iter::successors(one.head, |at| self.sentences[mention.sentence].tokens.get(*at)?.head);
        mention.sentence == other.sentence
            && (is_within.take(4).any(|at| at == other.head)
                || other.tokens.contains(&mention.head)
                || is_argument
                || two.head == Some(mention.head))
    }

    /// The one thing in reach that fits, if a mention of it is also such as to be taken up.
    fn only(
        &self,
        reach: Reach,
        fits: impl Fn(&Self, &Mention, Profile) -> (bool, bool),
    ) -> Result<usize, Unresolved> {
        if reach.mentions.len() > LARGEST_REACH {
            return Err(Unresolved::Several);
        }
        let (mut only, mut is_good) = (None, false);
        for (at, other) in reach.mentions.iter().enumerate() {
            let known = self.profiles[reach.first + at];
            let (fits, takes_up) = fits(self, other, known);
            match other.thing {
                _ if !fits || known.is_speaker => continue,
                Err(Unresolved::Pleonastic) => continue,
                Err(_) => return Err(Unresolved::Several),
                Ok(thing) if only.is_some_and(|only| only != thing) => return Err(Unresolved::Several),
                Ok(thing) => only = Some(thing),
            }
            is_good |= takes_up;
        }
        only.filter(|_| is_good).ok_or(Unresolved::Nothing)
    }
}

fn is_reflexive(token: &Token) -> bool {
    token.word.form.ends_with("self") || token.word.form.ends_with("selves")
}
