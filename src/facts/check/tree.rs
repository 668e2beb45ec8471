//! A sentence as a tree: what depends on a word, when it was, whether it is claimed at all.

use std::ops::Range;

use crate::language::forms::VerbGroup;
use crate::language::values::{Qualifier, Quantity, When, values};
use crate::language::{Relation, Sentence, Span, Tag, Token};

pub(super) struct Tree<'s> {
    pub sentence: &'s Sentence,
    children: Vec<Vec<usize>>,
    pub dates: Vec<Dated>,
    /// For each token whether it stands in quotes.
    quoted: Vec<bool>,
}

/// A date and the word that it belongs to.
pub(super) struct Dated {
    pub when: When,
    pub span: Span,
    /// Its words.
    pub words: Range<usize>,
    /// The word that it depends on.
    pub of: usize,
    pub relation: Relation,
    /// Whether no preposition stands before it but "in", "on", "at", "of" and the like.
    pub is_plain: bool,
}

/// The subject of a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject {
    pub token: usize,
    pub is_passive: bool,
}

/// How far a subject is looked for along coordinated and subordinate verbs.
const REACH: usize = 8;

const TIME_PREPOSITIONS: [&str; 6] = ["in", "on", "at", "of", "during", "from"];

/// What makes a clause a mere thought.
const HYPOTHETICAL: [&str; 8] = ["if", "unless", "whether", "until", "till", "lest", "before", "without"];

/// Words that put an end to what a present tense says.
const PAST_ADVERBS: [&str; 11] =
    ["not", "n't", "n’t", "never", "longer", "formerly", "previously", "once", "hardly", "almost", "nearly"];

impl<'s> Tree<'s> {
    pub fn new(sentence: &'s Sentence) -> Tree<'s> {
        let mut children = vec![Vec::new(); sentence.tokens.len()];
        for (place, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[head].push(place);
            }
        }
        let mut tree = Tree { sentence, children, dates: Vec::new(), quoted: quoted(sentence) };
        tree.dates = tree.find_dates();
        tree
    }

    fn find_dates(&self) -> Vec<Dated> {
        let words: Vec<_> = self.sentence.tokens.iter().map(|token| token.word.clone()).collect();
        let dated = values(&words).into_iter().filter_map(|value| {
            let Quantity::Date(when) = value.quantity else { return None };
            let heads = value.words.clone().find_map(|at| {
                let head = self.token(at).head?;
                (!value.words.contains(&head)).then_some((at, head))
            });
            let (top, of) = heads?;
            let case = self.child(top, Relation::Case).map(|case| self.lower(case));
            let is_plain = case.is_none_or(|case| TIME_PREPOSITIONS.contains(&case.as_str()))
                && when.qualifier == Qualifier::Exactly;
            Some(Dated {
                when,
                span: value.span,
                words: value.words,
                of,
                relation: self.token(top).relation,
                is_plain,
            })
        });
        dated.collect()
    }

    pub fn token(&self, at: usize) -> &'s Token {
        &self.sentence.tokens[at]
    }

    /// All words that depend on one, in order.
    pub fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// The words that depend on one in this way.
    pub fn with(&self, at: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.children[at].iter().copied().filter(move |child| self.token(*child).relation == relation)
    }

    pub fn child(&self, at: usize, relation: Relation) -> Option<usize> {
        self.with(at, relation).next()
    }

    pub fn lower(&self, at: usize) -> String {
        self.token(at).word.form.to_lowercase()
    }

    /// Whether a word is part of a date.
    pub fn is_date(&self, at: usize) -> bool {
        self.dates.iter().any(|dated| dated.words.contains(&at))
    }

    /// The preposition of a noun.
    pub fn case(&self, at: usize) -> Option<String> {
        self.child(at, Relation::Case).map(|case| self.lower(case))
    }

    /// A word with those that are coordinated with it.
    pub fn coordinated(&self, at: usize) -> Vec<usize> {
        std::iter::once(at).chain(self.with(at, Relation::Conj)).collect()
    }

    pub fn is_quoted(&self, at: usize) -> bool {
        self.quoted[at]
    }

    /// The bytes from the first of these words to the last.
    pub fn span(&self, tokens: impl IntoIterator<Item = usize>) -> Option<Span> {
        tokens.into_iter().map(|at| self.token(at).word.span).reduce(Span::to)
    }

    /// A verb in its base form with its particle: "set up".
    pub fn verb(&self, at: usize) -> String {
        let lemma = self.token(at).lemma.to_lowercase();
        match self.child(at, Relation::CompoundPrt) {
            Some(particle) => format!("{lemma} {}", self.lower(particle)),
            None => lemma,
        }
    }

    /// The words of a predicate's verb group: its auxiliaries, and itself if it is a verb.
    pub fn verbs(&self, predicate: usize) -> Vec<usize> {
        let is_auxiliary = |relation| matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop);
        let mut verbs: Vec<usize> = self.children[predicate]
            .iter()
            .copied()
            .filter(|child| is_auxiliary(self.token(*child).relation))
            .collect();
        let has_copula = verbs.iter().any(|verb| self.token(*verb).relation == Relation::Cop);
        if self.token(predicate).tag.is_verb() && !has_copula {
            verbs.push(predicate);
        }
        verbs.sort_unstable();
        verbs
    }

    /// The tense and voice of a finite predicate.
    pub fn group(&self, predicate: usize) -> Option<VerbGroup> {
        let words: Vec<(&str, Tag)> = self
            .verbs(predicate)
            .into_iter()
            .map(|at| (self.token(at).word.form.as_str(), self.token(at).tag))
            .collect();
        VerbGroup::read(&words)
    }

    /// Whether something is denied, or told of the past, by an adverb.
    pub fn is_denied(&self, predicate: usize) -> bool {
        let denies = |at: &usize| {
            self.token(*at).relation == Relation::Advmod && PAST_ADVERBS.contains(&self.lower(*at).as_str())
        };
        self.children[predicate].iter().any(denies)
    }

    /// Whether a predicate stands in a clause that claims nothing.
    pub fn is_hypothetical(&self, predicate: usize) -> bool {
        let thought = |at: usize| {
            self.with(at, Relation::Mark).any(|mark| HYPOTHETICAL.contains(&self.lower(mark).as_str()))
        };
        thought(predicate)
            || self
                .token(predicate)
                .head
                .is_some_and(|head| self.token(predicate).relation == Relation::Conj && thought(head))
    }

    /// The subject of a predicate, its own or one that it shares.
    pub fn subject(&self, predicate: usize) -> Option<Subject> {
        let mut at = predicate;
        for _ in 0..REACH {
            let own = self.children[at].iter().copied().find_map(|child| {
                let is_passive = match self.token(child).relation {
                    Relation::Nsubj => false,
                    Relation::NsubjPass => true,
                    _ => return None,
                };
                Some(Subject { token: child, is_passive })
            });
            let token = self.token(at);
            if let Some(subject) = own {
                let stands_for = matches!(self.token(subject.token).tag, Tag::WhPronoun | Tag::WhDeterminer);
                return match token.head.filter(|_| stands_for) {
                    Some(noun) if token.relation == Relation::AclRelcl => {
                        Some(Subject { token: noun, ..subject })
                    }
                    Some(_) => None,
                    None => Some(subject),
                };
            }
            let head = token.head?;
            match token.relation {
                Relation::Acl => {
                    return Some(Subject { token: head, is_passive: token.tag == Tag::VerbParticiple });
                }
                Relation::Conj => at = head,
                Relation::Advcl if token.tag == Tag::VerbGerund => at = head,
                _ => return None,
            }
        }
        None
    }
}

fn quoted(sentence: &Sentence) -> Vec<bool> {
    let mut within = false;
    let flags = sentence.tokens.iter().map(|token| {
        match token.word.form.as_str() {
            "“" | "«" | "„" => within = true,
            "”" | "»" => within = false,
            "\"" | "``" | "''" => within = !within,
            _ => {}
        }
        within
    });
    flags.collect()
}
