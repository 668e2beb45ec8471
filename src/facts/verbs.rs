//! Verbs and nouns that tell the same of what they speak of.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that tell the same event or state.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Verbs in their base form with their particle; the first names the group.
    pub verbs: &'static [&'static str],
    /// Nouns for the same: "overthrow" of someone.
    pub nouns: &'static [&'static str],
    pub times: Times,
    /// Whether one does it to one, so that another one named in the same place is a mistake.
    pub exclusive: bool,
}

/// How often it is so of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Times {
    /// Whoever does it: a bridge is opened once.
    Once,
    /// Everyone who does it: many join a union, each of them once.
    OnceEach,
    /// A president may be elected again.
    Often,
    /// It is a state that lasts rather than an event.
    Lasts,
}

const fn once(verbs: &'static [&'static str], nouns: &'static [&'static str]) -> Group {
    Group { verbs, nouns, times: Times::Once, exclusive: false }
}

const fn exclusive(verbs: &'static [&'static str], nouns: &'static [&'static str]) -> Group {
    Group { verbs, nouns, times: Times::Once, exclusive: true }
}

const fn once_each(verbs: &'static [&'static str], nouns: &'static [&'static str]) -> Group {
    Group { verbs, nouns, times: Times::OnceEach, exclusive: false }
}

const fn often(verbs: &'static [&'static str], nouns: &'static [&'static str]) -> Group {
    Group { verbs, nouns, times: Times::Often, exclusive: false }
}

const fn state(verbs: &'static [&'static str]) -> Group {
    Group { verbs, nouns: &[], times: Times::Lasts, exclusive: false }
}

/// Each verb in one group only. What is not here stands for itself, and may happen again.
static GROUPS: [Group; 37] = [
    exclusive(
        &["overthrow", "oust", "depose", "topple", "unseat", "dethrone", "remove", "bring down"],
        &["overthrow", "ouster", "ousting", "deposition", "removal", "toppling"],
    ),
    exclusive(&["assassinate", "murder", "kill"], &["assassination", "murder", "killing"]),
    Group {
        verbs: &["buy", "acquire", "purchase", "take over"],
        nouns: &["acquisition", "purchase", "takeover"],
        times: Times::OnceEach,
        exclusive: true,
    },
    once(
        &["found", "establish", "create", "set up", "form", "institute"],
        &["founding", "foundation", "establishment", "creation", "formation"],
    ),
    once(
        &["launch", "start", "begin", "commence", "initiate"],
        &["launch", "start", "beginning", "commencement"],
    ),
    once(
        &["end", "conclude", "terminate", "cease", "expire", "lapse", "finish"],
        &["end", "conclusion", "termination", "expiry"],
    ),
    once(
        &["dissolve", "disband", "abolish", "shut down", "wind up"],
        &["dissolution", "abolition", "closure"],
    ),
    once(&["open", "inaugurate"], &["opening", "inauguration"]),
    once(&["build", "construct", "erect"], &["construction", "building", "erection"]),
    once(&["discover"], &["discovery"]),
    once(&["invent"], &["invention"]),
    once(&["publish", "release"], &["publication", "release"]),
    once_each(&["sign"], &["signing", "signature"]),
    once_each(&["ratify"], &["ratification"]),
    once(&["annex"], &["annexation"]),
    once(&["bear"], &["birth"]),
    once(&["die"], &["death"]),
    once_each(&["join", "accede"], &["accession"]),
    once(&["sink"], &["sinking"]),
    once_each(&["replace", "succeed", "supersede"], &["replacement"]),
    once_each(
        &["leave", "exit", "quit", "withdraw", "pull out", "depart"],
        &["withdrawal", "departure", "exit"],
    ),
    often(&["elect", "reelect", "re-elect"], &["election"]),
    often(&["appoint", "name", "nominate"], &["appointment"]),
    often(&["win"], &["victory"]),
    often(&["defeat", "beat"], &["defeat"]),
    often(&["invade"], &["invasion"]),
    often(&["capture", "seize", "conquer", "occupy"], &["capture", "seizure", "conquest"]),
    often(
        &["approve", "adopt", "authorise", "authorize"],
        &["approval", "adoption", "authorisation", "authorization"],
    ),
    often(&["ban", "prohibit", "outlaw"], &["ban", "prohibition"]),
    state(&["lead", "head", "command", "direct"]),
    state(&["rule", "govern", "reign"]),
    state(&["exist", "operate", "function", "last", "run", "serve", "work"]),
    state(&["maintain", "keep", "have", "retain", "hold", "station"]),
    state(&["be", "remain", "stay"]),
    state(&["own", "possess"]),
    state(&["host", "house"]),
    state(&["belong"]),
];

static BY_VERB: LazyLock<HashMap<&str, &Group>> = LazyLock::new(|| by(|group| group.verbs));
static BY_NOUN: LazyLock<HashMap<&str, &Group>> = LazyLock::new(|| by(|group| group.nouns));

fn by(words: fn(&'static Group) -> &'static [&'static str]) -> HashMap<&'static str, &'static Group> {
    GROUPS.iter().flat_map(|group| words(group).iter().map(move |word| (*word, group))).collect()
}

/// The group of a verb in its base form.
pub(super) fn group(verb: &str) -> Option<&'static Group> {
    BY_VERB.get(verb).copied()
}

/// The group of the event that a noun, in its base form, tells.
pub(super) fn event(noun: &str) -> Option<&'static Group> {
    BY_NOUN.get(noun).copied()
}

/// Verbs that tell nothing themselves of whether what they say holds still.
pub(super) const CONTINUES: [&str; 4] = ["continue", "remain", "keep", "stay"];

impl Group {
    /// The verb that stands for all.
    pub fn name(&self) -> &'static str {
        self.verbs.first().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, by};

    #[test]
    fn no_word_is_in_two_groups() {
        for words in [|group: &'static super::Group| group.verbs, |group: &'static super::Group| group.nouns]
        {
            let all: usize = GROUPS.iter().map(|group| words(group).len()).sum();
            assert_eq!(by(words).len(), all);
        }
        assert!(GROUPS.iter().all(|group| !group.verbs.is_empty()));
    }
}
