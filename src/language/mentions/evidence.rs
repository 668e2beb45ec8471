//! What kind of thing a name names: what the lists say, then its noun, then the model.

use crate::language::gazetteer::{Cue, Cues, Gender};
use crate::language::{Kind, Token};

/// The kinds that lists of names say.
const LISTS: [(Cue, Kind); 5] = [
    (Cue::Country, Kind::Place),
    (Cue::City, Kind::Place),
    (Cue::Place, Kind::Place),
    (Cue::Organisation, Kind::Organisation),
    (Cue::Event, Kind::Event),
];

/// What speaks for the kind of a thing, collected over its mentions.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    /// A title stood before it.
    pub(super) has_title: bool,
    /// What its title says, or its first name.
    pub(super) gender: Option<Gender>,
    /// The cues of lists of names that cover a whole name.
    pub(super) cues: Cues,
    /// The kind that the lists of names agree on.
    listed: Option<Kind>,
    /// The kinds that its noun may mean: "Mission" an event or an organisation.
    nouns: Vec<Kind>,
    /// What a list says that holds words of all kinds: surnames and given names.
    weak: Option<Kind>,
    /// How often the model said each kind.
    votes: [u32; Kind::ALL.len()],
}

impl Evidence {
    /// What one mention says: the cues of its words, and its head, which need not be among them.
    pub(super) fn of(cues: &[Cues], head: &Token, head_cues: Cues, has_title: bool) -> Evidence {
        let mut evidence = Evidence { has_title, ..Evidence::default() };
        let all = |cue: Cue| !cues.is_empty() && cues.iter().all(|cues| cues.has(cue));
        evidence.cues.extend(LISTS.into_iter().map(|(cue, _)| cue).filter(|cue| all(*cue)));
        let mut listed: Vec<Kind> =
            LISTS.into_iter().filter(|(cue, _)| evidence.cues.has(*cue)).map(|(_, kind)| kind).collect();
        listed.dedup();
        let first = cues.first().copied().unwrap_or_default();
        let last = cues.last().copied().unwrap_or_default();
        let person = first.has(Cue::GivenName) || all(Cue::Surname);
        let is_surname =
            last.has(Cue::Surname) && (kinds(last).is_empty() || head.kind == Some(Kind::Person));
        if cues.len() > 1 && first.has(Cue::GivenName) && is_surname {
            listed.push(Kind::Person);
        }
        // "Bill" alone is a name.
        let is_noun = cues.len() > 1 || !first.has_any(&[Cue::GivenName, Cue::Surname]);
        evidence.nouns = [head_cues, last, first]
            .map(kinds)
            .into_iter()
            .find(|kinds| !kinds.is_empty() && is_noun)
            .unwrap_or_default();
        match listed[..] {
            [kind] if cues.len() > 1 || !person => evidence.listed = Some(kind),
            [] if person => evidence.weak = Some(Kind::Person),
            _ => {}
        }
        if let Some(kind) = head.kind {
            evidence.votes[kind.index()] += 1;
        }
        evidence
    }

    /// Counts the mention as one of a person, whatever the model said.
    pub(super) fn set_person(&mut self) {
        self.votes = Default::default();
        self.votes[Kind::Person.index()] = 1;
    }

    /// Takes in what another mention says.
    pub(super) fn add(&mut self, other: &Evidence) {
        self.has_title |= other.has_title;
        self.gender = self.gender.or(other.gender);
        self.cues.extend(other.cues.iter());
        self.listed = self.listed.or(other.listed);
        self.weak = self.weak.or(other.weak);
        if self.nouns.is_empty() {
            self.nouns.clone_from(&other.nouns);
        }
        for (votes, more) in self.votes.iter_mut().zip(other.votes) {
            *votes += more;
        }
    }

    /// The kind that the strongest evidence says.
    pub(super) fn kind(&self) -> Option<Kind> {
        let voted = self.voted(|_| true);
        if self.has_title {
            return Some(Kind::Person);
        }
        // What is named after a plan or an affair need not be one.
        let is_doubtful = matches!(voted, Some(Kind::Other | Kind::Organisation | Kind::Person));
        let noun = self.voted(|kind| self.nouns.contains(&kind)).or_else(|| self.housed());
        let first = self.nouns.first().copied().filter(|kind| *kind != Kind::Event || !is_doubtful);
        // "YouTube" is a company, and what it makes.
        let is_product = voted == Some(Kind::Other);
        let listed = self.listed.filter(|kind| *kind != Kind::Organisation || !is_product);
        listed.or(noun).or(first).or(voted).or(self.weak)
    }

    /// What the model says of a house that may stand for those who are in it, or a state for its
    /// government: "Library" means a place, "National Library" mostly an organisation.
    fn housed(&self) -> Option<Kind> {
        let is_either = |kind: Kind| matches!(kind, Kind::Place | Kind::Organisation);
        self.nouns.iter().copied().any(is_either).then(|| self.voted(is_either)).flatten()
    }

    /// Whether it cannot be a person.
    pub(super) fn is_no_person(&self) -> bool {
        let said = self.listed.or(self.nouns.first().copied());
        !self.has_title
            && said.or(self.voted(|_| true)).is_some_and(|kind| kind != Kind::Person && kind != Kind::Other)
    }

    /// The kind that the model said most often among some; of two that it said alike, rather the one that
    /// a list says too, and rather any than `Other`.
    fn voted(&self, among: impl Fn(Kind) -> bool) -> Option<Kind> {
        let kinds = Kind::ALL.iter().copied().filter(|kind| among(*kind) && self.votes[kind.index()] > 0);
        let rank = |kind: Kind| {
            let said = self.votes[kind.index()];
            (said, self.weak == Some(kind), kind != Kind::Other, std::cmp::Reverse(kind))
        };
        kinds.max_by_key(|kind| rank(*kind))
    }
}

/// The kinds of thing that a noun may mean.
pub(super) fn kinds(cues: Cues) -> Vec<Kind> {
    const NOUNS: [(Cue, Kind); 4] = [
        (Cue::EventNoun, Kind::Event),
        (Cue::OrganisationNoun, Kind::Organisation),
        (Cue::PlaceNoun, Kind::Place),
        (Cue::WorkNoun, Kind::Work),
    ];
    NOUNS.into_iter().filter(|(cue, _)| cues.has(*cue)).map(|(_, kind)| kind).collect()
}
