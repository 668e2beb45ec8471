//! What a pronoun or a noun asks of the thing that it refers to.

use super::evidence::kinds;
use crate::language::gazetteer::{Cue, Cues, Gender, cues, gender};
use crate::language::{Kind, Relation, Tag, Token};

/// What is known of a mention.
#[derive(Debug, Clone, Copy)]
pub(super) struct Profile {
    pub(super) kind: Option<Kind>,
    pub(super) is_plural: bool,
    pub(super) gender: Option<Gender>,
    /// Whether it is what its clause speaks of.
    pub(super) is_subject: bool,
    /// "I", "we", "you"
    pub(super) is_speaker: bool,
}

impl Profile {
    /// What a noun phrase says by its head.
    pub(super) fn of_noun(head: &Token) -> Profile {
        let cues = cues_of(&head.word.form);
        let kind = match head.kind {
            _ if cues.has(Cue::Role) && kinds(cues).is_empty() => Some(Kind::Person),
            // "The family": people, but not one.
            Some(Kind::Person) if cues.has(Cue::OrganisationNoun) => Some(Kind::Organisation),
            None => kinds(cues).first().copied(),
            known => known,
        };
        let is_subject = is_subject(head);
        Profile {
            kind,
            is_plural: is_plural(head),
            gender: gender(&head.lemma),
            is_subject,
            is_speaker: false,
        }
    }
}

impl Profile {
    /// What a pronoun of the first or second person says.
    pub(super) fn of_speaker(head: &Token) -> Profile {
        Profile { is_speaker: true, ..Profile::of_noun(head) }
    }
}

/// The cues of a word alone.
pub(super) fn cues_of(form: &str) -> Cues {
    cues(&[form]).pop().unwrap_or_default()
}

pub(super) fn is_plural(head: &Token) -> bool {
    matches!(head.tag, Tag::NounPlural | Tag::ProperNounPlural)
}

pub(super) fn is_subject(head: &Token) -> bool {
    head.relation.is_subject()
}

/// What a pronoun asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// "she", "he"
    One(Gender),
    /// "it"
    It,
    /// "they"
    Many,
}

impl Wanted {
    /// What a pronoun of the third person asks for.
    pub(super) fn by(pronoun: &str) -> Option<Wanted> {
        match pronoun.to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => Some(Wanted::One(Gender::Male)),
            "she" | "her" | "hers" | "herself" => Some(Wanted::One(Gender::Female)),
            "it" | "its" | "itself" => Some(Wanted::It),
            "they" | "them" | "their" | "theirs" | "themselves" => Some(Wanted::Many),
            _ => None,
        }
    }

    /// What the pronoun itself says.
    pub(super) fn profile(self, head: &Token) -> Profile {
        let (kind, gender) = match self {
            Wanted::One(gender) => (Some(Kind::Person), Some(gender)),
            Wanted::It | Wanted::Many => (None, None),
        };
        let is_subject = is_subject(head);
        Profile { kind, is_plural: self == Wanted::Many, gender, is_subject, is_speaker: false }
    }

    /// Whether a mention may be meant.
    pub(super) fn fits(self, profile: Profile) -> bool {
        let is_countable = !matches!(profile.kind, Some(Kind::Time | Kind::Quantity));
        match self {
            Wanted::One(gender) => {
                let is_gender = profile.gender.is_none_or(|known| known == gender);
                !profile.is_plural && profile.kind == Some(Kind::Person) && is_gender
            }
            Wanted::It => !profile.is_plural && is_countable && profile.kind != Some(Kind::Person),
            Wanted::Many => is_countable && (profile.is_plural || profile.kind == Some(Kind::Organisation)),
        }
    }
}

/// "It is known that …", "it rained": whether this "it" stands for nothing.
pub(super) fn is_pleonastic(tokens: &[Token], at: usize) -> bool {
    let Some(head) = tokens[at].head.filter(|head| *head < tokens.len()) else { return false };
    if tokens[at].relation == Relation::Expl {
        return true;
    }
    let verb = tokens[head].lemma.as_str();
    let is_weather =
        matches!(verb, "rain" | "snow" | "get" | "seem" | "appear" | "turn" | "happen" | "follow");
    let has_clause = tokens.iter().skip(head + 1).take(12).any(|token| {
        use Relation::{AclRelcl, Ccomp, Csubj, CsubjPass};
        token.head == Some(head) && matches!(token.relation, Csubj | CsubjPass | Ccomp | AclRelcl)
    });
    let is_predicate =
        matches!(tokens[head].tag, Tag::Adjective | Tag::VerbParticiple) || tokens[head].tag.is_noun();
    is_subject(&tokens[at]) && (is_weather || has_clause && is_predicate)
}
