//! What a pronoun refers to: the thing that stands out where it comes, if no other comes near it.
//!
//! - "he" and "she": a person of that gender, or of unknown gender. Whom the text is about stands out a
//!   little anywhere.
//! - "it" and "they": only what a clause speaks of. As a subject, the subject before it in its sentence,
//!   or else the subject of the sentence before if it is that of its own; as "its" and "their", the
//!   subject of their own clause. Never where somebody says "I", "we" or "you".

use super::link::Linked;
use super::profile::{Profile, Wanted, is_pleonastic, is_subject};
use super::refer::{Reach, Reader};
use super::salience::{Field, faded, is_main, weight};
use super::{Form, Mention, Unresolved};
use crate::language::{Class, Kind, Relation, Tag, Token};

/// A pronoun takes up nothing that was said more sentences before.
const WINDOW: usize = 3;

/// Nor more mentions before; so work per mention is bounded.
const LARGEST_WINDOW: usize = 80;

/// What "and" joins on does not stand farther behind; so work per mention is bounded.
const FARTHEST_JOINED: usize = 20;

/// What stands out this many times as much as the next is meant; the subject of the sentence before,
/// where a sentence begins with "it" or "they", this many times.
const CLEAR: f64 = 2.5;
const CLEAR_SUBJECT: f64 = 1.5;

/// What whom the text is about has, wherever somebody is meant, and how many sentences after the last
/// word of them.
const TOPIC: f64 = 0.3;
const TOPIC_REACH: usize = 6;

/// Whom a text is about is named this often, and this many times as often as the next.
const FEWEST_OF_TOPIC: usize = 4;
const SHARE_OF_TOPIC: usize = 2;

/// What counts less: behind the beginning of a paragraph, a person of unknown gender, one without a
/// name, a name that may be anybody's, a thing of no known kind, an organisation for "they".
const BEHIND_PARAGRAPH: f64 = 0.5;
const UNKNOWN_GENDER: f64 = 0.6;
const UNNAMED: f64 = 0.8;
const UNKNOWN_NAME: f64 = 0.5;
const UNKNOWN_KIND: f64 = 0.6;
const COLLECTIVE: f64 = 0.4;

/// A subject is rather taken up by a subject.
const PARALLEL: f64 = 1.2;

/// A thing, or a mention of which it is not known what it speaks of, by its place.
type Candidate = Result<usize, usize>;

impl Reader<'_> {
    /// The thing of a pronoun. `reach` is where somebody may speak, `window` what it may take up.
    pub(super) fn pronoun(
        &self,
        mention: &Mention,
        wanted: Wanted,
        reach: Reach,
        window: Reach,
    ) -> Result<usize, Unresolved> {
        let is_person = matches!(wanted, Wanted::One(_));
        let tokens = &self.sentences[mention.sentence].tokens;
        if wanted == Wanted::It && is_pleonastic(tokens, mention.head) {
            return Err(Unresolved::Pleonastic);
        }
        if is_in_title(tokens, mention.head) {
            return Err(Unresolved::Nothing);
        }
        if !is_person && self.is_speech(reach) {
            return Err(Unresolved::Speaker);
        }
        if is_ahead_of_subject(tokens, mention.head) {
            return Err(Unresolved::Several);
        }
        let mut field: Field<Candidate> = Field::new();
        let (mut barred, mut taken_up) = (Vec::new(), Vec::new());
        for (at, other) in window.mentions.iter().enumerate() {
            let mut profile = self.profiles[window.first + at];
            let is_out_of_reach = is_bound(tokens, mention.head) && mention.sentence != other.sentence;
            if profile.is_speaker || other.thing == Err(Unresolved::Pleonastic) || is_out_of_reach {
                continue;
            }
            let candidate = other.thing.map_err(|_| window.first + at);
            if self.is_apart(mention, other) {
                barred.push(candidate);
                continue;
            }
            profile.gender = other.thing.ok().and_then(|thing| self.genders[thing]).or(profile.gender);
            let fit = self.fit(wanted, other, profile);
            field.add(candidate, other.sentence, fit * self.lent(mention, other, profile));
            if fit > 0.0 && (is_person || self.is_taken_up(mention, other, profile)) {
                let is_parallel = !is_person && mention.sentence != other.sentence;
                taken_up.push((candidate, if is_parallel { CLEAR_SUBJECT } else { CLEAR }));
            }
        }
        if let Some(thing) = self.topic_near(mention, wanted) {
            // Wherever it was spoken of.
            field.add(Ok(thing), usize::MAX, TOPIC);
        }
        for candidate in barred {
            field.bar(candidate);
        }
        let Some(best) = field.best() else { return Err(Unresolved::Nothing) };
        // The topic may be meant without having been spoken of in reach.
        let clear =
            taken_up.iter().filter(|(candidate, _)| *candidate == best.candidate).map(|(_, clear)| *clear);
        let clear = clear.reduce(f64::min).or(is_person.then_some(CLEAR));
        // "Croes worked in Aruba. He …": whoever did something last, if it is not known that it was a thing.
        let is_somebody_else = |(at, other): (usize, &Mention)| {
            let profile = self.profiles[window.first + at];
            let is_unknown = matches!(profile.kind, None | Some(Kind::Other)) && !profile.is_plural;
            other.sentence + 1 == mention.sentence
                && other.form == Form::Name
                && is_unknown
                && profile.is_subject
                && is_main(&self.sentences[other.sentence].tokens, other.head)
                && other.thing.map_err(|_| window.first + at) != best.candidate
        };
        if is_person
            && is_subject(self.head(mention))
            && window.mentions.iter().enumerate().any(is_somebody_else)
        {
            return Err(Unresolved::Several);
        }
        match best.candidate {
            Ok(thing) if clear.is_some_and(|clear| best.most >= clear * best.next) => Ok(thing),
            _ => Err(Unresolved::Several),
        }
    }

    /// What a mention lends its thing where the pronoun comes.
    fn lent(&self, pronoun: &Mention, other: &Mention, profile: Profile) -> f64 {
        let mut lent = weight(&self.sentences[other.sentence].tokens, other.head)
            * faded(pronoun.sentence - other.sentence);
        if self.is_parted(other.sentence, pronoun.sentence) {
            lent *= BEHIND_PARAGRAPH;
        }
        if is_subject(self.head(pronoun)) && profile.is_subject {
            lent *= PARALLEL;
        }
        lent
    }

    /// How well a mention fits what a pronoun asks for: 0 for not at all.
    fn fit(&self, wanted: Wanted, other: &Mention, profile: Profile) -> f64 {
        let is_unknown = matches!(profile.kind, None | Some(Kind::Other));
        if matches!(wanted, Wanted::One(_)) && other.form == Form::Name && is_unknown && !profile.is_plural {
            return if profile.is_subject { UNKNOWN_NAME } else { 0.0 };
        }
        // "Watson and Crick … they": both of them, for whom there is no one thing.
        let tokens = &self.sentences[other.sentence].tokens;
        let is_joined = tokens[other.head + 1..]
            .iter()
            .take(FARTHEST_JOINED)
            .any(|token| token.head == Some(other.head) && token.relation == Relation::Conj);
        if !wanted.fits(profile) || wanted == Wanted::Many && is_joined && !profile.is_plural {
            return 0.0;
        }
        match wanted {
            Wanted::One(_) => {
                let gender = if profile.gender.is_some() { 1.0 } else { UNKNOWN_GENDER };
                gender * if other.form == Form::Noun { UNNAMED } else { 1.0 }
            }
            Wanted::It if is_unknown => UNKNOWN_KIND,
            Wanted::Many if !profile.is_plural => COLLECTIVE,
            Wanted::It | Wanted::Many => 1.0,
        }
    }

    /// Whether "it", "they", "its" or "their" stands where it takes up such a mention: a subject that is
    /// said in words.
    fn is_taken_up(&self, pronoun: &Mention, other: &Mention, profile: Profile) -> bool {
        if !profile.is_subject || other.form == Form::Pronoun {
            return false;
        }
        let head = self.head(pronoun);
        let is_main = |mention: &Mention| is_main(&self.sentences[mention.sentence].tokens, mention.head);
        match pronoun.sentence - other.sentence {
            0 if head.relation == Relation::NmodPoss => self.shares_clause(other, pronoun),
            0 => is_subject(head),
            1 => is_subject(head) && is_main(pronoun) && is_main(other),
            _ => false,
        }
    }

    /// Whom the text is about, if a pronoun that asks for a person may mean them.
    fn topic_near(&self, pronoun: &Mention, wanted: Wanted) -> Option<usize> {
        let Wanted::One(gender) = wanted else { return None };
        let thing = self.of_name[self.topic?]?;
        let last = self.sentence_of[*self.things[thing].mentions.last()?];
        let tokens = &self.sentences[pronoun.sentence].tokens;
        let is_near = last + TOPIC_REACH >= pronoun.sentence && !is_bound(tokens, pronoun.head);
        (is_near && self.genders[thing].is_none_or(|known| known == gender)).then_some(thing)
    }

    /// Whether a paragraph begins between two sentences.
    fn is_parted(&self, one: usize, other: usize) -> bool {
        self.sentences[one..=other].iter().skip(1).any(|sentence| sentence.starts_paragraph)
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

    /// Whether grammar keeps two mentions apart: one holds the other, or both depend on one verb.
    fn is_apart(&self, mention: &Mention, other: &Mention) -> bool {
        let (one, two) = (self.head(mention), self.head(other));
        let is_argument = one.tag == Tag::Pronoun && !is_reflexive(one) && one.head == two.head;
        let tokens = &self.sentences[mention.sentence].tokens;
        // In a clause of its own, "the king who lost his crown", it may well be the same; so it may in what "and"
        // joins on: "Tasman and his crew".
        let is_own = |token: &&Token| !matches!(token.relation, Relation::AclRelcl | Relation::Conj);
        let above = |at: &usize| tokens.get(*at).filter(is_own)?.head;
        let is_within = std::iter::successors(above(&mention.head), above);
        mention.sentence == other.sentence
            && (is_within.take(4).any(|at| at == other.head)
                || other.tokens.contains(&mention.head)
                || is_argument
                || two.head == Some(mention.head))
    }
}

/// The set of names of the person that a text is about: named most, and far more often than the next.
pub(super) fn topic(named: &[Option<usize>], names: &Linked) -> Option<usize> {
    let mut counts = vec![0; names.len()];
    for set in named.iter().flatten().filter_map(|spelling| names.number(*spelling)) {
        counts[set] += 1;
    }
    let people = |set: &usize| names.set(*set).evidence.kind() == Some(Kind::Person);
    let mut sets: Vec<usize> = (0..names.len()).filter(people).collect();
    sets.sort_unstable_by_key(|set| (std::cmp::Reverse(counts[*set]), *set));
    let (first, next) = (*sets.first()?, sets.get(1).map_or(0, |next| counts[*next]));
    (counts[first] >= FEWEST_OF_TOPIC && counts[first] >= SHARE_OF_TOPIC * next).then_some(first)
}

/// Where the mentions begin that a pronoun may take up. `firsts` is where those of each sentence begin.
pub(super) fn window(known: &[Mention], firsts: &[usize], sentence: usize) -> usize {
    let near = firsts.iter().rev().take(WINDOW + 1).copied();
    let is_near = |first: &usize| known.get(*first).is_some_and(|first| first.sentence + WINDOW >= sentence);
    let first = near.filter(is_near).min().unwrap_or(known.len());
    first.max(known.len().saturating_sub(LARGEST_WINDOW))
}

/// "For Whom He Sings": whether a capital within a sentence says that a pronoun is part of a title.
pub fn is_in_title(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let begins = before.class == Class::Punctuation && before.tag != Tag::Comma;
    tokens[at].word.form.starts_with(char::is_uppercase) && !begins
}

/// "Impressed by the talent of his student, Chukhrai …": whether a pronoun stands before the subject of the sentence,
/// which it may mean.
fn is_ahead_of_subject(tokens: &[Token], at: usize) -> bool {
    let Some(root) = tokens.iter().position(|token| token.head.is_none()) else { return false };
    let mut subjects =
        (0..tokens.len()).filter(|at| tokens[*at].head == Some(root) && is_subject(&tokens[*at]));
    let Some(subject) = subjects.next() else { return false };
    let is_named = tokens[subject].tag.is_proper();
    is_named && at < subject && tokens[..subject].iter().skip(at).any(|token| token.tag == Tag::Comma)
}

/// Whether a pronoun means something of its own sentence: "itself", "its own".
fn is_bound(tokens: &[Token], at: usize) -> bool {
    is_reflexive(&tokens[at]) || tokens.get(at + 1).is_some_and(|next| next.word.form == "own")
}

fn is_reflexive(token: &Token) -> bool {
    token.word.form.ends_with("self") || token.word.form.ends_with("selves")
}
