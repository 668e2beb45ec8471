//! What pronouns and bare noun phrases refer to: the one thing in reach that fits, or none.

use super::evidence::kinds;
use super::link::Linked;
use super::{Form, Mention, Thing, Unresolved};
use crate::language::gazetteer::{Cue, Cues, Gender, cues, gender, plain};
use crate::language::{Kind, Relation, Sentence, Tag, Token};

/// A reach with more mentions is too rich for one thing alone to be meant; so work per mention is
/// bounded, too.
const LARGEST_REACH: usize = 60;

/// What is known of a mention.
#[derive(Debug, Clone, Copy)]
struct Profile {
    kind: Option<Kind>,
    is_plural: bool,
    gender: Option<Gender>,
}

/// Gives every mention its thing.
pub(super) fn resolve(
    sentences: &[Sentence],
    mentions: &mut [Mention],
    named: &[Option<usize>],
    names: &Linked,
) -> Vec<Thing> {
    let mut text =
        Text { sentences, names, things: Vec::new(), of_name: vec![None; names.len()], profiles: Vec::new() };
    let mut genders: Vec<Option<Gender>> = Vec::new();
    let (mut previous, mut current) = (0, 0);
    for place in 0..mentions.len() {
        let (known, rest) = mentions.split_at_mut(place);
        let mention = &mut rest[0];
        if known.last().is_some_and(|last| last.sentence != mention.sentence) {
            previous = current;
            current = place;
        }
        let is_next = known.get(previous).is_some_and(|first| first.sentence + 1 == mention.sentence);
        let starts = sentences[mention.sentence].starts_paragraph;
        let reach = if current > previous && (starts || !is_next) { current } else { previous };
        text.resolve(mention, named[place], &known[reach..], reach, &mut genders);
        if let Ok(thing) = mention.thing {
            text.things[thing].mentions.push(place);
        }
    }
    text.things
}

struct Text<'a> {
    sentences: &'a [Sentence],
    names: &'a Linked,
    things: Vec<Thing>,
    /// The thing of each set of names, once it was mentioned.
    of_name: Vec<Option<usize>>,
    /// What is known of each mention so far.
    profiles: Vec<Profile>,
}

impl Text<'_> {
    /// Finds the thing of a mention among those known, of which `reach` is the first in reach.
    fn resolve(
        &mut self,
        mention: &mut Mention,
        named: Option<usize>,
        known: &[Mention],
        reach: usize,
        genders: &mut Vec<Option<Gender>>,
    ) {
        let token = &self.sentences[mention.sentence].tokens[mention.head];
        let mut profile = self.profile(mention, token, named);
        let appositive = self.apposition(mention, token, known);
        mention.thing = match mention.form {
            Form::Name => Ok(self.named(named.map_or(0, |spelling| self.names.number(spelling)), appositive)),
            Form::Noun if appositive.is_some() => Ok(appositive.unwrap_or_default()),
            Form::Noun => match self.bare(mention) {
                Some(noun) => self.only(known, reach, |text, at, other| text.is_called(other, at, &noun)),
                None => Ok(self.unnamed(mention, profile.kind)),
            },
            Form::Pronoun => self.pronoun(mention, &mut profile, known, reach, genders),
        };
        if let Ok(thing) = mention.thing {
            genders.resize(self.things.len(), None);
            genders[thing] = genders[thing].or(profile.gender);
            profile.gender = genders[thing];
            profile.kind = self.things[thing].kind.or(profile.kind);
        }
        self.profiles.push(profile);
    }

    /// The thing with these names.
    fn named(&mut self, set: usize, appositive: Option<usize>) -> usize {
        if let Some(thing) = self.of_name[set] {
            return thing;
        }
        let names = self.names.set(set);
        let (kind, name, names) = (names.evidence.kind(), names.names[0].clone(), names.names.clone());
        let thing = match appositive.filter(|thing| self.things[*thing].names.is_empty()) {
            Some(thing) => {
                self.things[thing].kind = kind.or(self.things[thing].kind);
                self.things[thing].name = name;
                self.things[thing].names = names;
                thing
            }
            None => {
                self.things.push(Thing { kind, name, names, mentions: Vec::new() });
                self.things.len() - 1
            }
        };
        self.of_name[set] = Some(thing);
        thing
    }

    /// A thing of its own for a noun phrase.
    fn unnamed(&mut self, mention: &Mention, kind: Option<Kind>) -> usize {
        let tokens = &self.sentences[mention.sentence].tokens[mention.tokens.clone()];
        let name = super::name::written(tokens);
        self.things.push(Thing { kind, name, names: Vec::new(), mentions: Vec::new() });
        self.things.len() - 1
    }

    fn profile(&self, mention: &Mention, token: &Token, named: Option<usize>) -> Profile {
        let is_plural = matches!(token.tag, Tag::NounPlural | Tag::ProperNounPlural);
        if let Some(spelling) = named {
            let set = self.names.set(self.names.number(spelling));
            let titles = &self.sentences[mention.sentence].tokens[mention.tokens.clone()];
            let gender = titles.iter().find_map(|token| gender(&token.word.form));
            let kind = set.evidence.kind();
            let is_plural = is_plural && kind == Some(Kind::Person);
            return Profile {
                kind,
                is_plural,
                gender: gender.filter(|_| kind.is_none_or(|kind| kind == Kind::Person)),
            };
        }
        let cues = cues_of(&token.word.form);
        let kind = match token.kind {
            _ if cues.has(Cue::Role) && kinds(cues).is_empty() => Some(Kind::Person),
            None => kinds(cues).first().copied(),
            known => known,
        };
        Profile { kind, is_plural, gender: gender(&token.lemma) }
    }

    /// The thing that the mention stands in apposition to, or the reverse: "Keïta, the president".
    fn apposition(&self, mention: &Mention, token: &Token, known: &[Mention]) -> Option<usize> {
        let head = token.head.filter(|_| token.relation == Relation::Appos)?;
        let place = known
            .binary_search_by_key(&(mention.sentence, head), |other| (other.sentence, other.head))
            .ok()?;
        let other = &self.sentences[mention.sentence].tokens[head];
        let is_plural = |token: &Token| matches!(token.tag, Tag::NounPlural | Tag::ProperNounPlural);
        (is_plural(other) == is_plural(token)).then(|| known[place].thing.ok()).flatten()
    }

    /// The noun of "the operation", "this country": a determiner and a noun that says of what kind a
    /// thing is, nothing else.
    fn bare(&self, mention: &Mention) -> Option<String> {
        let tokens = &self.sentences[mention.sentence].tokens;
        let [determiner, noun] = &tokens[mention.tokens.clone()] else { return None };
        let is_definite = matches!(determiner.lemma.as_str(), "the" | "this" | "that" | "these" | "those");
        let has_more = tokens.get(mention.head + 1).is_some_and(|next| {
            next.head == Some(mention.head) && matches!(next.relation, Relation::AclRelcl | Relation::Acl)
        });
        let is_kind = !kinds(cues_of(&noun.word.form)).is_empty();
        (is_definite && is_kind && !has_more && mention.tokens.end == mention.head + 1)
            .then(|| plain(&noun.lemma))
    }

    /// Whether a thing may be called by a noun: by one in its own name, or by one that fits its kind.
    fn is_called(&self, other: &Mention, at: usize, noun: &str) -> bool {
        let Ok(thing) = other.thing else { return false };
        let head = &self.sentences[other.sentence].tokens[other.head];
        if other.form == Form::Pronoun {
            return false;
        }
        let _ = (thing, at);
        plain(&head.lemma) == noun
    }

    /// The thing of a pronoun.
    fn pronoun(
        &self,
        mention: &Mention,
        profile: &mut Profile,
        known: &[Mention],
        reach: usize,
        genders: &[Option<Gender>],
    ) -> Result<usize, Unresolved> {
        let tokens = &self.sentences[mention.sentence].tokens;
        let token = &tokens[mention.head];
        let wanted = match token.word.form.to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => Wanted::One(Gender::Male),
            "she" | "her" | "hers" | "herself" => Wanted::One(Gender::Female),
            "it" | "its" | "itself" => Wanted::It,
            "they" | "them" | "their" | "theirs" | "themselves" => Wanted::Many,
            _ => return Err(Unresolved::Speaker),
        };
        match wanted {
            Wanted::One(gender) => {
                *profile = Profile { kind: Some(Kind::Person), is_plural: false, gender: Some(gender) }
            }
            Wanted::It => profile.kind = None,
            Wanted::Many => profile.is_plural = true,
        }
        if token.relation == Relation::Expl || wanted == Wanted::It && is_pleonastic(tokens, mention.head) {
            return Err(Unresolved::Pleonastic);
        }
        self.only(known, reach, |text, at, other| {
            let other_profile = text.profiles[at];
            let gender = other.thing.ok().and_then(|thing| genders[thing]).or(other_profile.gender);
            wanted.fits(Profile { gender, ..other_profile }) && !text.is_apart(mention, other)
        })
    }

    /// Whether grammar keeps two mentions apart: one holds the other, or both depend on one verb.
    fn is_apart(&self, mention: &Mention, other: &Mention) -> bool {
        if mention.sentence != other.sentence {
            return false;
        }
        let tokens = &self.sentences[mention.sentence].tokens;
        let (one, two) = (&tokens[mention.head], &tokens[other.head]);
        let is_reflexive = one.word.form.ends_with("self") || one.word.form.ends_with("selves");
        other.tokens.contains(&mention.head)
            || one.head == two.head && one.tag == Tag::Pronoun && !is_reflexive
            || two.head == Some(mention.head)
    }

    /// The one thing in reach that fits.
    fn only(
        &self,
        known: &[Mention],
        reach: usize,
        fits: impl Fn(&Self, usize, &Mention) -> bool,
    ) -> Result<usize, Unresolved> {
        if known.len() > LARGEST_REACH {
            return Err(Unresolved::Several);
        }
        let mut only = None;
        for (at, other) in known.iter().enumerate() {
            if !fits(self, reach + at, other) {
                continue;
            }
            match (other.thing, only) {
                (Err(Unresolved::Pleonastic | Unresolved::Speaker), _) => {}
                (Err(_), _) => return Err(Unresolved::Several),
                (Ok(thing), Some(one)) if thing != one => return Err(Unresolved::Several),
                (Ok(thing), _) => only = Some(thing),
            }
        }
        only.ok_or(Unresolved::Nothing)
    }
}

/// What a pronoun asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    One(Gender),
    It,
    Many,
}

impl Wanted {
    fn fits(self, profile: Profile) -> bool {
        let is_countable = !matches!(profile.kind, Some(Kind::Time | Kind::Quantity));
        match self {
            Wanted::One(gender) => {
                !profile.is_plural
                    && matches!(profile.kind, None | Some(Kind::Person))
                    && profile.gender.is_none_or(|known| known == gender)
            }
            Wanted::It => !profile.is_plural && is_countable && profile.kind != Some(Kind::Person),
            Wanted::Many => is_countable && (profile.is_plural || profile.kind == Some(Kind::Organisation)),
        }
    }
}

/// "It is known that …", "it rained": whether this "it" stands for nothing.
fn is_pleonastic(tokens: &[Token], at: usize) -> bool {
    let Some(head) = tokens[at].head.filter(|head| *head < tokens.len()) else { return false };
    let verb = tokens[head].lemma.as_str();
    let is_weather = matches!(verb, "rain" | "snow" | "seem" | "appear" | "turn" | "happen" | "follow");
    let clause = tokens.iter().skip(head + 1).take(12).any(|token| {
        token.head == Some(head)
            && matches!(
                token.relation,
                Relation::Csubj | Relation::CsubjPass | Relation::Ccomp | Relation::AclRelcl
            )
            && tokens[at].relation != Relation::NmodPoss
    });
    let is_copula = tokens[head].tag == Tag::Adjective || tokens[head].tag == Tag::VerbParticiple;
    is_weather || clause && is_copula
}

fn cues_of(form: &str) -> Cues {
    cues(&[form]).pop().unwrap_or_default()
}
