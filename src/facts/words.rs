//! Words that decide whether a clause can stand on its own. All lists are in lower case and sorted.

/// Adverbs that join a sentence to the one before; at its beginning they can be left out.
#[rustfmt::skip]
pub(super) const CONNECTIVES: &[&str] = &[
    "accordingly", "additionally", "afterward", "afterwards", "also", "alternatively", "besides",
    "consequently", "conversely", "currently", "eventually", "finally", "first", "firstly", "fortunately",
    "further", "furthermore", "hence", "however", "importantly", "indeed",
    "instead", "interestingly", "ironically", "lastly", "later", "likewise", "meanwhile",
    "moreover", "nevertheless", "nonetheless", "notably", "overall", "rather", "recently", "remarkably", "second",
    "secondly", "significantly", "similarly", "soon", "still", "subsequently", "surprisingly", "then",
    "thereafter", "therefore", "third", "thirdly", "though", "thus", "today",
    "ultimately", "unfortunately", "yet",
];

/// Phrases that do the same as the connectives.
pub(super) const CONNECTIVE_PHRASES: &[&[&str]] = &[
    &["above", "all"],
    &["after", "all"],
    &["as", "a", "consequence"],
    &["as", "a", "result"],
    &["as", "such"],
    &["as", "well"],
    &["at", "first"],
    &["at", "least"],
    &["at", "that", "time"],
    &["at", "the", "same", "time"],
    &["at", "the", "time"],
    &["at", "times"],
    &["by", "comparison"],
    &["by", "contrast"],
    &["for", "example"],
    &["for", "instance"],
    &["for", "one", "thing"],
    &["in", "addition"],
    &["in", "conclusion"],
    &["in", "contrast"],
    &["in", "essence"],
    &["in", "exchange"],
    &["in", "fact"],
    &["in", "general"],
    &["in", "other", "words"],
    &["in", "particular"],
    &["in", "practice"],
    &["in", "reality"],
    &["in", "response"],
    &["in", "return"],
    &["in", "short"],
    &["in", "summary"],
    &["in", "the", "end"],
    &["in", "the", "process"],
    &["in", "this", "way"],
    &["in", "turn"],
    &["more", "exactly"],
    &["more", "formally"],
    &["more", "generally"],
    &["more", "precisely"],
    &["more", "specifically"],
    &["of", "course"],
    &["on", "the", "contrary"],
    &["on", "the", "other", "hand"],
    &["on", "the", "whole"],
    &["over", "time"],
    &["strictly", "speaking"],
    &["that", "is"],
    &["to", "be", "sure"],
];

/// Where something is from what was spoken of before: "further west".
pub(super) const DIRECTIONS: &[&str] =
    &["along", "away", "downstream", "east", "inland", "north", "south", "upstream", "west"];

/// How large something is, which "-er" compares with another thing.
pub(super) const SIZES: &[&str] =
    &["big", "bigger", "broad", "broader", "large", "larger", "small", "smaller", "wide", "wider"];

/// Participles and adverbs of clauses that tell what came of all that was said before, or more of the noun before them,
/// rather than what the subject did, and such as stand before a noun: "leading to war", "spanning the river",
/// "including".
#[rustfmt::skip]
pub(super) const ABOUT_A_CLAUSE: &[&str] = &[
    "accord", "account", "add", "allow", "assume", "be", "bear", "begin", "bring", "cause", "compel", "concern",
    "connect", "consider", "consist", "contain", "contribute", "create", "depend", "depict", "enable", "encourage",
    "ensure", "exclude", "extend", "feature", "follow", "force", "further", "give", "have", "help", "hence",
    "however", "include", "increase", "indicate", "lead", "leave", "link", "lower", "mean", "measure", "note", "open",
    "overlook", "owe", "pave", "permit", "produce", "prompt", "provide", "raise", "range", "reduce", "regard",
    "require", "result", "run", "separate", "show", "span", "spark", "stand", "start", "strengthen", "stretch",
    "suggest", "surround", "thereby", "thus", "trigger", "use", "vary", "weaken", "weigh",
];

/// Participles of clauses that do not tell what was done to the subject: "compared with", "given".
#[rustfmt::skip]
pub(super) const COMPARISONS: &[&str] = &[
    "ask", "base", "combine", "compare", "confront", "couple", "face", "follow", "give", "join", "provide", "see",
    "tell", "use", "view",
];

/// Words that begin a clause which another one follows.
pub(super) const CLAUSE_OPENINGS: &[&str] =
    &["although", "because", "if", "though", "unless", "when", "whereas", "while"];

/// Participles of states that last as long as what is said with them: "Located in the Alps, the town is …".
#[rustfmt::skip]
pub(super) const STATES: &[&str] = &[
    "border", "bound", "cover", "headquarter", "know", "locate", "situate", "surround",
];

/// Small words within names of other languages.
#[rustfmt::skip]
pub(super) const NAME_PARTICLES: &[&str] = &[
    "aan", "al", "am", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "van", "von", "y", "zu",
];

/// Those of the connectives that say of something past no more than that it came after what was said before.
#[rustfmt::skip]
pub(super) const THEN: &[&str] = &[
    "afterward", "afterwards", "eventually", "later", "soon", "subsequently", "then", "thereafter",
];

/// Adverbs that join a clause to what was said before wherever they stand.
#[rustfmt::skip]
pub(super) const JOINING: &[&str] = &[
    "accordingly", "consequently", "furthermore", "hence", "however", "instead", "likewise", "moreover",
    "nevertheless", "nonetheless", "similarly", "thereby", "therefore", "thus",
];

/// Words of phrases that say when something was.
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "afterward", "afterwards", "ago", "century", "day", "decade", "earlier", "hour", "later", "minute",
    "moment", "month", "morning", "night", "period", "point", "since", "soon", "spring", "summer", "then",
    "time", "week", "winter", "year",
];

/// Adverbs that say a thing is not certain, or is somebody's opinion.
#[rustfmt::skip]
pub(super) const HEDGES: &[&str] = &[
    "allegedly", "apparently", "arguably", "conceivably", "evidently", "hopefully", "likely", "maybe",
    "ostensibly", "perhaps", "possibly", "potentially", "presumably", "probably", "purportedly",
    "reportedly", "reputedly", "seemingly", "supposedly", "theoretically", "unlikely",
];

/// Verbs whose subject only appears to do something, or is only said to.
pub(super) const HEDGING_VERBS: &[&str] = &[
    "allege",
    "appear",
    "assume",
    "claim",
    "look",
    "purport",
    "seem",
    "speculate",
    "suppose",
    "suspect",
    "tend",
];

/// Verbs of which the passive tells what people say: "is believed to".
#[rustfmt::skip]
pub(super) const SAYING_VERBS: &[&str] = &[
    "accuse", "allege", "assume", "believe", "claim", "consider", "estimate", "expect", "feel", "hold",
    "imagine", "know", "presume", "regard", "report", "rumor", "rumour", "say", "suppose", "suspect",
    "think", "understand",
];

/// Verbs that tell what somebody said or thought, the words of which are not facts of the article's own.
#[rustfmt::skip]
pub(super) const REPORTING_VERBS: &[&str] = &[
    "add", "admit", "advocate", "agree", "allege", "announce", "argue", "ask", "assert", "assume",
    "believe", "claim", "comment", "complain", "conclude", "contend", "declare", "deny", "doubt",
    "emphasize", "estimate", "explain", "fear", "feel", "guess", "hope", "hypothesize", "imagine",
    "insist", "maintain", "mean", "note", "observe", "predict", "promise", "propose", "recall", "remark",
    "remember", "reply", "report", "say", "speculate", "state", "stress", "suggest", "suppose", "suspect",
    "tell", "think", "understand", "urge", "warn", "wonder", "worry", "write",
];

/// Of these, the verbs that put something forward: that somebody known did so is a fact, whatever becomes of what
/// they put forward.
#[rustfmt::skip]
pub(super) const PROPOSING_VERBS: &[&str] = &[
    "advocate", "announce", "argue", "assert", "conclude", "contend", "declare", "estimate", "hypothesize",
    "maintain", "observe", "predict", "propose", "suggest",
];

/// Pronouns of whoever speaks, and of whom they speak to.
#[rustfmt::skip]
pub(super) const SPEAKERS: &[&str] = &[
    "i", "me", "my", "myself", "our", "ours", "ourselves", "us", "we", "you", "your", "yours", "yourself",
];

/// Pronouns that mean somebody or something said before.
#[rustfmt::skip]
pub(super) const PRONOUNS: &[&str] = &[
    "he", "her", "hers", "him", "his", "it", "its", "one", "ones", "she", "their", "theirs", "them", "they",
];

/// Words that tell a time from another one, or from the day of writing.
#[rustfmt::skip]
pub(super) const DEIXIS: &[&str] = &[
    "afterward", "afterwards", "ago", "already", "beforehand", "current", "currently", "earlier",
    "eventually", "formerly", "here", "immediately", "lately", "later", "meantime", "meanwhile", "now",
    "nowadays", "once", "presently", "previous", "previously", "recent", "recently", "shortly",
    "simultaneously", "soon", "subsequent", "subsequently", "then", "thereafter", "thereby", "today",
    "tomorrow", "tonight", "yesterday", "yet",
];

/// Adjectives that compare with something said before.
#[rustfmt::skip]
pub(super) const POINTING: &[&str] = &[
    "above", "aforementioned", "another", "below", "both", "corresponding", "else", "following", "former",
    "latter", "next", "other", "others", "otherwise", "particular", "preceding", "respective",
    "respectively", "same", "similar", "so", "such", "thus", "too",
];

/// Nouns that mean the one thing of their kind when they stand with "the" alone.
#[rustfmt::skip]
pub(super) const UNIQUE: &[&str] = &[
    "air", "atmosphere", "bible", "body", "brain", "cosmos", "earth", "east", "economy", "environment",
    "equator", "future", "galaxy", "ground", "heart", "holocaust", "horizon", "internet", "liver", "moon",
    "nation-state", "north", "ocean", "past", "pope", "present", "public", "qur'an", "quran",
    "renaissance", "sea", "skin", "sky", "south", "sun", "universe", "weather", "web", "west", "world",
];

/// Nouns that mean something said before when they stand with "the" alone, whatever it was.
#[rustfmt::skip]
pub(super) const ANAPHORIC: &[&str] = &[
    "act", "agreement", "aim", "amount", "answer", "approach", "area", "article", "attempt", "author",
    "authors", "building", "case", "cause", "chapter", "concept", "condition", "conditions", "data",
    "date", "decision", "device", "difference", "document", "effect", "effects", "effort", "efforts",
    "event", "events", "evidence", "example", "experiment", "fact", "factor", "field", "figure",
    "findings", "goal", "group", "groups", "idea", "ideas", "incident", "individual", "individuals",
    "instrument", "issue", "item", "law", "letter", "list", "machine", "material", "matter", "meaning",
    "measure", "method", "model", "motion", "move", "movement", "name", "notion", "number", "object",
    "objects", "one", "ones", "operation", "opposite", "organism", "outcome", "pair", "paper", "part",
    "participants", "party", "passage", "path", "pattern", "period", "phenomenon", "place", "plan",
    "point", "position", "practice", "principle", "problem", "problems", "procedure", "process",
    "product", "program", "programme", "project", "proposal", "question", "reaction", "reason", "reasons",
    "region", "report", "researchers", "response", "rest", "result", "results", "role", "rule", "section",
    "sequence", "series", "set", "shift", "side", "site", "situation", "solution", "state", "statement",
    "story", "strategy", "structure", "study", "subject", "substance", "symbol", "system", "table",
    "task", "technique", "term", "text", "theory", "thing", "things", "time", "title", "tool", "topic",
    "trend", "two", "type", "value", "version", "view", "vote", "way", "word", "words", "work", "writer",
    "year", "years",
];

/// Adjectives by which one alone of several can be meant.
pub(super) const SINGLING: &[&str] = &["first", "last", "main", "most", "only", "second", "third"];

/// Prepositions that lead on to where something was, behind what may be asked for.
pub(super) const WHEREABOUTS: &[&str] = &["across", "among", "at", "from", "in", "throughout", "within"];

/// Prepositions of a time that is told by another one: "until the war in 1914".
#[rustfmt::skip]
pub(super) const BOUNDS: &[&str] = &[
    "after", "before", "by", "during", "from", "since", "through", "till", "until",
];

/// Conjunctions that make what they introduce a condition.
pub(super) const CONDITIONS: &[&str] = &["if", "lest", "provided", "supposing", "unless", "whether"];

/// Words that deny what is said wherever they stand.
pub(super) const NEGATIVES: &[&str] = &["hardly", "neither", "nobody", "none", "nor", "nothing", "scarcely"];

/// Subjects that need a phrase behind them to say what they mean: "some of the houses".
#[rustfmt::skip]
pub(super) const VAGUE_SUBJECTS: &[&str] = &[
    "all", "another", "any", "anyone", "both", "each", "everyone", "example", "examples", "few",
    "instances", "many", "more", "most", "much", "one", "others", "people", "several", "some", "someone",
    "what", "whatever", "which", "who",
];

/// Prepositions of adverbials that a verb with an object is as true without.
pub(super) const ADJUNCT_PREPOSITIONS: &[&str] =
    &["after", "along", "alongside", "at", "before", "despite", "during", "in", "on", "through", "with"];

/// Conjunctions of clauses that the main one is as true without.
pub(super) const ADJUNCT_CONJUNCTIONS: &[&str] =
    &["after", "although", "as", "because", "before", "since", "though", "where", "while"];

/// First words of phrases that say why something was so, or what it was in spite of.
pub(super) const LEADING_REASONS: &[&str] = &["because", "besides", "despite", "due", "owing", "thanks"];

/// Events, and what is done in them: who "ousted" somebody right after a coup was told of did so in it.
const FRAMES: &[(&[&str], &[&str])] = &[
    (
        &[
            "coup",
            "mutiny",
            "overthrow",
            "putsch",
            "rebellion",
            "revolt",
            "revolution",
            "takeover",
            "uprising",
        ],
        &[
            "arrest",
            "depose",
            "dissolve",
            "install",
            "oust",
            "overthrow",
            "remove",
            "seize",
            "suspend",
            "topple",
        ],
    ),
    (&["election", "referendum", "vote"], &["defeat", "elect", "lose", "win"]),
    (
        &["assault", "attack", "battle", "campaign", "invasion", "offensive", "raid", "siege", "war"],
        &["capture", "defeat", "destroy", "kill", "occupy", "recapture", "retake", "sink", "surrender"],
    ),
    (&["accord", "agreement", "armistice", "pact", "peace", "treaty"], &["cede", "sign"]),
];

/// Whether a noun is one of those events.
pub(super) fn is_event(noun: &str) -> bool {
    FRAMES.iter().any(|(events, _)| is_in(events, noun))
}

/// Whether what the verb says is done in events of this noun.
pub(super) fn belongs(verb: &str, event: &str) -> bool {
    FRAMES.iter().any(|(events, verbs)| is_in(events, event) && is_in(verbs, verb))
}

/// Whether a sorted list has a word.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        let lists = [
            CONNECTIVES,
            DIRECTIONS,
            SIZES,
            ABOUT_A_CLAUSE,
            CLAUSE_OPENINGS,
            COMPARISONS,
            NAME_PARTICLES,
            STATES,
            THEN,
            JOINING,
            TIMES,
            HEDGES,
            HEDGING_VERBS,
            SAYING_VERBS,
            REPORTING_VERBS,
            PROPOSING_VERBS,
            SPEAKERS,
            PRONOUNS,
            DEIXIS,
            POINTING,
            UNIQUE,
            ANAPHORIC,
            SINGLING,
            WHEREABOUTS,
            BOUNDS,
            CONDITIONS,
            NEGATIVES,
            VAGUE_SUBJECTS,
            ADJUNCT_PREPOSITIONS,
            ADJUNCT_CONJUNCTIONS,
            LEADING_REASONS,
        ];
        let frames = FRAMES.iter().flat_map(|(events, verbs)| [*events, *verbs]);
        for pair in lists.into_iter().chain(frames).flat_map(|list| list.windows(2)) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        for pair in CONNECTIVE_PHRASES.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
    }
}
