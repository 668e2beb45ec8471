//! Whether a clause still stands when parts of it were left out: nothing may hang on what is gone.

use super::clause::{Clause, Piece};
use super::tree::Tree;
use super::words::{NAME_PARTICLES, is_in};
use crate::language::{Class, Relation, Tag};

/// Whether the tokens of a clause are a sentence without what was left out of its own.
pub(super) fn stands(tree: &Tree, clause: &Clause, tokens: &[usize]) -> bool {
    let Clause { pieces, verbs, subject, .. } = clause;
    let remains = Remains { tree, pieces, subject: *subject, verbs, tokens };
    !(hangs(tree, clause, tokens)
        || remains.is_headless()
        || remains.is_run_together()
        || remains.lacks_its_verb()
        || remains.lacks_its_object()
        || remains.lacks_last_of_list()
        || remains.lacks_and()
        || remains.is_patched()
        || remains.lacks_its_pair()
        || remains.is_torn_name()
        || remains.is_shared_object()
        || remains.begins_within())
}

/// Whether words stay of which the word that they hang on is gone, or an "and" is gone of words that stay: "as
/// attempts to invade" without "failed".
fn hangs(tree: &Tree, clause: &Clause, tokens: &[usize]) -> bool {
    tokens.iter().any(|at| {
        let token = &tree.tokens[*at];
        let is_core = *at == clause.subject
            || *at == clause.predicate
            || clause.borrowed == Some(*at)
            || tree.is_punctuation(*at);
        let has_head = token.head.is_none_or(|head| tokens.contains(&head));
        let lost_and = token.relation == Relation::Conj
            && tree.child(*at, &[Relation::Cc]).is_some_and(|and| !tokens.contains(&and));
        !is_core && (!has_head && !clause.verbs.contains(at) || lost_and)
    })
}

/// Words that are left of a sentence, in order.
struct Remains<'a> {
    tree: &'a Tree<'a>,
    /// With the verbs that were added.
    pieces: &'a [Piece],
    /// The head of the subject.
    subject: usize,
    /// The main verb of the clause and its auxiliaries.
    verbs: &'a [usize],
    tokens: &'a [usize],
}

impl Remains<'_> {
    /// "as attempts to invade": the verb of the clause was taken for something else, and left out.
    fn is_headless(&self) -> bool {
        self.tokens.iter().any(|at| {
            let token = &self.tree.tokens[*at];
            let head = token.head.filter(|_| token.relation == Relation::Mark && token.lemma == "as");
            head.is_some_and(|head| {
                let is_verb = self.tree.tokens[head].class == Class::Verb;
                !is_verb
                    && self.tree.child(head, &[Relation::Cop, Relation::Aux, Relation::AuxPass]).is_none()
            })
        })
    }

    /// Sentences run together, verbs left out.
    fn is_run_together(&self) -> bool {
        self.tokens.iter().any(|at| {
            let token = &self.tree.tokens[*at];
            matches!(token.relation, Relation::Parataxis | Relation::Orphan | Relation::List | Relation::Dep)
                || token.word.form == ";"
        })
    }

    /// "when the committee, a body of scientists": a clause begins and its verb does not come, or comes in what was
    /// left out.
    fn lacks_its_verb(&self) -> bool {
        let is_verb = |at: &usize| matches!(self.tree.tokens[*at].class, Class::Verb | Class::Auxiliary);
        let behind = |is_such: &dyn Fn(&usize) -> bool| {
            &self.tokens[self.tokens.iter().rposition(is_such).map_or(0, |verb| verb + 1)..]
        };
        // "because of" stands before a noun.
        let has = |tail: &[usize], word: &str| {
            tail.iter().any(|at| {
                let is_of = self.tree.tokens.get(at + 1).is_some_and(|next| next.word.form == "of");
                self.tree.lower(*at) == word && !is_of
            })
        };
        let tail = behind(&is_verb);
        if CLAUSAL.iter().any(|word| has(tail, word)) {
            return true;
        }
        // "as the Central Powers, led by Germany": a participle is no verb of a clause.
        let tail = behind(&|at| self.tree.tokens[*at].tag.is_finite());
        let begins = |word: &str| has(tail, word);
        let joins_behind_comma = tail
            .windows(2)
            .any(|pair| self.tree.is_comma(pair[0]) && self.tree.tokens[pair[1]].tag == Tag::Conjunction);
        let may_lack = joins_behind_comma || ALSO_CLAUSAL.iter().any(|word| begins(word));
        let gone = self.gone_behind();
        let goes_on = |at: usize| {
            let tag = self.tree.tokens[at].tag;
            tag.is_finite() || tag == Tag::VerbGerund && begins("with")
        };
        let first =
            |from: usize| (from..gone.end).find(|at| !matches!(self.tree.tokens[*at].class, Class::Adverb));
        let starts = gone
            .clone()
            .filter(|at| *at == gone.start || self.tree.is_comma(*at))
            .filter_map(|at| first(if self.tree.is_comma(at) { at + 1 } else { at }));
        may_lack && starts.into_iter().any(goes_on)
    }

    /// "the mission undermined" of "undermined and tainted the presidency", "depriving" of "depriving its allies".
    fn lacks_its_object(&self) -> bool {
        let Some(last) = self.last() else { return false };
        if !self.tree.tokens[last].tag.is_verb() {
            return false;
        }
        let tag = |at: usize| self.tree.tokens.get(at).map(|token| token.tag);
        let is_passive = self.tree.child(last, &[Relation::AuxPass]).is_some();
        let begins = |at: usize| {
            tag(at).is_some_and(|tag| {
                tag.is_noun()
                    || matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Adverb | Tag::PossessivePronoun)
            })
        };
        let is_joined = tag(last + 1) == Some(Tag::Conjunction);
        let second = (last + 2..last + 4).find(|at| tag(*at).is_some_and(Tag::is_verb));
        let is_shared = is_joined && !is_passive && second.is_some_and(|verb| begins(verb + 1));
        is_shared || begins(last + 1)
    }

    /// "with his wife Maria, son Matthew" without "and friend Gerald".
    fn lacks_last_of_list(&self) -> bool {
        let Some(last) = self.last() else { return false };
        let Some(comma) = self.tokens.iter().rposition(|at| self.tree.is_comma(*at)) else { return false };
        let item = &self.tokens[comma + 1..];
        let is_item = item.iter().all(|at| {
            let token = &self.tree.tokens[*at];
            !token.tag.is_finite() && token.tag != Tag::Conjunction && token.tag != Tag::WhDeterminer
        });
        // "led by Montcalm, a veteran, and …": what somebody is.
        let is_described = item.first().is_some_and(|at| {
            matches!(self.tree.tokens[*at].tag, Tag::Determiner | Tag::PossessivePronoun | Tag::Preposition)
        });
        let next = (last + 1..self.tree.tokens.len()).find(|at| !self.tree.is_comma(*at));
        // "replicating DNA, responding to stimuli" without "providing structure".
        let tag = |at: &usize| self.tree.tokens[*at].tag;
        let is_going_on = |at: &usize| tag(at) == Tag::VerbGerund;
        if item.first().is_some_and(is_going_on) && next.as_ref().is_some_and(is_going_on) {
            return self.tree.is_comma(last + 1);
        }
        let Some(and) = next.filter(|at| self.tree.tokens[*at].tag == Tag::Conjunction) else { return false };
        let behind = self.tree.tokens[and + 1..].iter();
        let mut behind = behind.skip_while(|token| {
            matches!(token.tag, Tag::Determiner | Tag::Adjective | Tag::PossessivePronoun | Tag::Number)
        });
        let is_noun = behind.next().is_some_and(|token| token.tag.is_noun());
        // "and friends came": another sentence.
        let is_clause = behind.next().is_some_and(|token| token.tag.is_finite());
        !item.is_empty() && is_item && !is_described && is_noun && !is_clause
    }

    /// "that indicates, signifies" without "or represents an idea": of several that a conjunction joined it is gone, and
    /// what stood behind it.
    fn lacks_and(&self) -> bool {
        let tree = self.tree;
        let is_and = |at: &usize| tree.tokens[*at].tag == Tag::Conjunction;
        let has_and = |at: &usize| tree.child(*at, &[Relation::Cc]).is_some();
        let Some(last) = self.last().filter(|_| self.gone_behind().any(|at| is_and(&at))) else {
            return false;
        };
        self.tokens.iter().filter(|head| tree.tokens[**head].class != Class::Adjective).any(|head| {
            let stay = || tree.in_relation(*head, Relation::Conj).filter(|at| self.tokens.contains(at));
            stay().any(|at| tree.reach(at).contains(&last)) && !stay().any(|at| has_and(&at))
        })
    }

    /// "Kennedy signed, the act": what comes behind the comma was done by others, too.
    fn is_shared_object(&self) -> bool {
        let verb = self.tokens.windows(3).find(|three| {
            let [verb, comma, next] = three else { return false };
            self.verbs.contains(verb)
                && self.tree.is_comma(*comma)
                && self.tree.tokens[*next].tag == Tag::Determiner
                && *next == comma + 1
        });
        verb.is_some_and(|three| {
            let objects = self.tree.in_relation(three[0], Relation::Obj);
            objects.into_iter().any(|object| self.tree.reach(object).start <= three[2] && three[2] <= object)
        })
    }

    /// "the language Old Church Slavonic the basis of the script": two phrases meet where something was between them.
    fn is_patched(&self) -> bool {
        self.pieces.windows(2).any(|pair| {
            let [Piece::Token(last), Piece::Token(next)] = *pair else { return false };
            let (before, after) = (&self.tree.tokens[last], &self.tree.tokens[next]);
            let is_gap = last + 1 < next && self.tree.bracket(next - 1).is_none();
            let begins = after.tag == Tag::Determiner
                && !matches!(self.tree.lower(next).as_str(), "each" | "every" | "all" | "both");
            let is_name = before.tag.is_proper() && after.tag.is_proper();
            // "used democracy [when it suited him,] negotiated with revolutionaries"
            let is_verb = matches!(after.tag, Tag::VerbPast | Tag::VerbParticiple)
                && self.tree.follows_comma(next)
                && !self.verbs.contains(&next)
                && last != self.subject;
            is_gap && before.tag.is_noun() && (begins || is_name || is_verb)
        })
    }

    /// "not only" without "but", "either" without "or".
    fn lacks_its_pair(&self) -> bool {
        let words: Vec<String> = self.tokens.iter().map(|at| self.tree.lower(*at)).collect();
        let has = |word: &str| words.iter().any(|other| other == word);
        let is_only =
            |pair: &[String]| pair[0] == "not" && matches!(pair[1].as_str(), "only" | "just" | "merely");
        let is_either = self
            .tokens
            .iter()
            .any(|at| self.tree.tokens[*at].tag == Tag::Conjunction && self.tree.lower(*at) == "either");
        let has_gone = |word: &str| {
            let mut within = self.tokens.first().map_or(0, |first| *first)..self.tree.tokens.len();
            within.any(|at| self.tree.lower(at) == word && !self.tokens.contains(&at))
        };
        let is_both = words
            .iter()
            .position(|word| word == "both")
            .is_some_and(|both| has_gone("and") && !words[both..].iter().any(|word| word == "and"));
        // "the ratio between actual brain size" without "and expected brain size"; not "between social groups".
        let are_several = |at: &usize| {
            matches!(
                self.tree.tokens[*at].tag,
                Tag::NounPlural | Tag::ProperNounPlural | Tag::Number | Tag::Pronoun
            )
        };
        let is_between = words.iter().position(|word| word == "between").is_some_and(|between| {
            let next = &self.tokens[between + 1..self.tokens.len().min(between + 1 + LONGEST_BETWEEN)];
            has_gone("and")
                && !words[between..].iter().any(|word| word == "and")
                && !next.iter().any(are_several)
        });
        words.windows(2).any(is_only) && !has("but")
            || is_either && (!has("or") || has_gone("or"))
            || is_both
            || is_between
    }

    /// "the state of Rio Grande" without "do Sul", "the group SU" without "(3)".
    fn is_torn_name(&self) -> bool {
        let tokens = &self.tree.tokens;
        let is_torn = |last: usize| {
            let next = last + 1;
            let is_glued = tokens[next].tag == Tag::OpeningBracket
                && tokens[last].word.span.end == tokens[next].word.span.start;
            let is_capital = |at: usize| {
                tokens.get(at).is_some_and(|token| token.word.form.starts_with(char::is_uppercase))
            };
            let is_particle = is_in(NAME_PARTICLES, &self.tree.lower(next));
            is_glued || is_particle && is_capital(last) && is_capital(next + 1)
        };
        let is_gone = |at: &usize| at + 1 < tokens.len() && !self.tokens.contains(&(at + 1));
        self.tokens.iter().copied().filter(is_gone).any(is_torn)
    }

    /// "In which newspapers competed": it begins in the middle of a sentence.
    fn begins_within(&self) -> bool {
        let tag = |place: usize| self.tokens.get(place).map(|at| self.tree.tokens[*at].tag);
        let is_relative = |place| matches!(tag(place), Some(Tag::WhDeterminer | Tag::WhPossessive));
        is_relative(0) || tag(0) == Some(Tag::Preposition) && is_relative(1)
    }

    /// The last word that is left.
    fn last(&self) -> Option<usize> {
        self.tokens.iter().rev().copied().find(|at| !self.tree.is_punctuation(*at))
    }

    /// What was left out behind that.
    fn gone_behind(&self) -> std::ops::Range<usize> {
        let end = self.tree.tokens.len();
        self.last().map_or(end..end, |last| last + 1..end)
    }
}

/// Words behind "between" in which it shows that there are several.
const LONGEST_BETWEEN: usize = 5;

/// Words that begin a clause, behind which a verb has to come.
const CLAUSAL: [&str; 6] = ["although", "because", "though", "unless", "when", "whereas"];

/// Words that begin a clause or stand before a noun.
const ALSO_CLAUSAL: [&str; 8] = ["after", "as", "before", "since", "that", "until", "while", "with"];
