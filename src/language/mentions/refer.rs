//! The things that the mentions of a text speak of, found from its beginning to its end.
//!
//! - A name: the thing that its spelling names.
//! - A pronoun: the thing that stands out where it comes ([`pronoun`](super::pronoun)).
//! - "the operation", "this country": the one thing in reach with that noun in its names or of that
//!   kind. In reach is what stands before it in its sentence and, within the paragraph, the sentence
//!   before. Never where somebody says "I", "we" or "you".

use super::acronym::{Fit, fit, is_acronym};
use super::evidence::kinds;
use super::link::Linked;
use super::name;
use super::profile::{Profile, Wanted, cues_of, is_plural, is_subject};
use super::pronoun::{topic, window};
use super::{Form, Mention, Thing, Unresolved};
use crate::language::gazetteer::{Cue, Gender, gender, plain};
use crate::language::{Kind, Relation, Sentence, Token};

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
        sentence_of: Vec::new(),
        topic: topic(named, names),
    };
    let (mut previous, mut current) = (0, 0);
    // Where the mentions of the last sentences begin.
    let mut firsts: Vec<usize> = vec![0];
    for (place, spelling) in named.iter().enumerate() {
        let (known, rest) = mentions.split_at_mut(place);
        let mention = &mut rest[0];
        if known.last().is_some_and(|last| last.sentence != mention.sentence) {
            (previous, current) = (current, place);
            firsts.push(place);
        }
        let window = window(known, &firsts, mention.sentence);
        let is_next = known.get(previous).is_some_and(|first| first.sentence + 1 >= mention.sentence);
        let starts = sentences[mention.sentence].starts_paragraph;
        let reach = if starts || !is_next { current } else { previous };
        let window = Reach { mentions: &known[window..], first: window };
        reader.read(mention, *spelling, Reach { mentions: &known[reach..], first: reach }, window);
    }
    reader.things
}

/// The mentions in reach, and the place of the first among all.
#[derive(Clone, Copy)]
pub(super) struct Reach<'a> {
    pub(super) mentions: &'a [Mention],
    pub(super) first: usize,
}

/// What is known of the text up to a mention.
pub(super) struct Reader<'a> {
    pub(super) sentences: &'a [Sentence],
    pub(super) names: &'a Linked,
    pub(super) things: Vec<Thing>,
    /// For each thing, once something said it.
    pub(super) genders: Vec<Option<Gender>>,
    /// For each thing, its set of names.
    pub(super) names_of: Vec<Option<usize>>,
    /// The thing of each set of names, once it was mentioned.
    pub(super) of_name: Vec<Option<usize>>,
    pub(super) profiles: Vec<Profile>,
    /// For each mention the place of its sentence.
    pub(super) sentence_of: Vec<usize>,
    /// The set of names of the person that the text is about.
    pub(super) topic: Option<usize>,
}

impl Reader<'_> {
    pub(super) fn head(&self, mention: &Mention) -> &Token {
        &self.sentences[mention.sentence].tokens[mention.head]
    }

    /// Finds the thing of the next mention.
    fn read(&mut self, mention: &mut Mention, spelling: Option<usize>, reach: Reach, window: Reach) {
        let wanted = Wanted::by(&self.head(mention).word.form);
        let (mut profile, thing) = match (mention.form, wanted) {
            (Form::Name, _) => self.name(mention, spelling, reach),
            (Form::Noun, _) => self.noun(mention, reach),
            (Form::Pronoun, Some(wanted)) => {
                (wanted.profile(self.head(mention)), self.pronoun(mention, wanted, reach, window))
            }
            (Form::Pronoun, None) => (Profile::of_speaker(self.head(mention)), Err(Unresolved::Speaker)),
        };
        mention.thing = thing;
        if let Ok(thing) = thing {
            self.things[thing].mentions.push(self.profiles.len());
            let by_name = self.names_of[thing].and_then(|set| self.names.set(set).evidence.gender);
            self.genders[thing] = self.genders[thing].or(by_name).or(profile.gender);
            profile.kind = self.things[thing].kind.or(profile.kind);
        }
        self.profiles.push(profile);
        self.sentence_of.push(mention.sentence);
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
        // "This" points at what was just said, whatever it is.
        let is_kind = determiner.lemma != "the" || !kinds(cues_of(&noun.word.form)).is_empty();
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
    pub(super) fn is_speech(&self, reach: Reach) -> bool {
        self.profiles[reach.first..].iter().take(LARGEST_REACH).any(|known| known.is_speaker)
    }

    /// The one thing in reach that fits, if a mention of it is also such as to be taken up; `fits` says both of a
    /// mention.
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
