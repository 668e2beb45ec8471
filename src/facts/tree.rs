//! A sentence as a tree that can be walked downwards.

use std::ops::Range;

use crate::language::forms::Number;
use crate::language::{Class, Relation, Sentence, Tag, Token};

/// The children of each token, in the order of the sentence.
pub(super) struct Tree<'s> {
    pub(super) tokens: &'s [Token],
    children: Vec<Vec<usize>>,
    /// The first and one past the last token of each subtree.
    reach: Vec<Range<usize>>,
    /// For each token the innermost opening bracket that it stands behind, or that it is.
    brackets: Vec<Option<usize>>,
}

impl<'s> Tree<'s> {
    pub(super) fn of(sentence: &'s Sentence) -> Tree<'s> {
        let tokens = &sentence.tokens[..];
        let mut children = vec![Vec::new(); tokens.len()];
        for (at, token) in tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[head].push(at);
            }
        }
        let reach = (0..tokens.len()).map(|at| at..at + 1).collect();
        let mut tree = Tree { tokens, children, reach, brackets: brackets(tokens) };
        for at in tree.bottom_up() {
            if let Some(head) = tokens[at].head {
                let reach = tree.reach[at].clone();
                let of_head = &mut tree.reach[head];
                *of_head = of_head.start.min(reach.start)..of_head.end.max(reach.end);
            }
        }
        tree
    }

    /// Every token after all below it.
    fn bottom_up(&self) -> Vec<usize> {
        let roots = (0..self.tokens.len()).filter(|at| self.tokens[*at].head.is_none());
        let mut order: Vec<usize> = roots.collect();
        let mut next = 0;
        while let Some(&at) = order.get(next) {
            order.extend(&self.children[at]);
            next += 1;
        }
        order.reverse();
        order
    }

    pub(super) fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }

    pub(super) fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// The children in this relation, subtypes not among them.
    pub(super) fn in_relation(&self, at: usize, relation: Relation) -> impl Iterator<Item = usize> {
        self.children[at].iter().copied().filter(move |child| self.tokens[*child].relation == relation)
    }

    /// The first child in one of these relations.
    pub(super) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children[at].iter().copied().find(|child| relations.contains(&self.tokens[*child].relation))
    }

    /// From the first token of the subtree to its last.
    pub(super) fn reach(&self, at: usize) -> Range<usize> {
        self.reach[at].clone()
    }

    /// The tokens of the subtree in their order, without the subtrees that `leaves_out` names.
    pub(super) fn below(&self, at: usize, leaves_out: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while let Some(&at) = found.get(next) {
            found.extend(self.children[at].iter().filter(|child| !leaves_out(**child)));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The tokens from this one's head up to the root.
    pub(super) fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        // Trees have no circles, so this ends.
        std::iter::successors(self.tokens[at].head, |at| self.tokens[*at].head)
    }

    /// The bracket that a token stands in; the brackets themselves stand in it, too.
    pub(super) fn bracket(&self, at: usize) -> Option<usize> {
        self.brackets[at]
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.tokens[at].word.form.to_lowercase()
    }

    pub(super) fn is_punctuation(&self, at: usize) -> bool {
        self.tokens[at].class == Class::Punctuation
    }

    /// Whether there is a token at a place, and it is a comma.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.tag == Tag::Comma)
    }

    pub(super) fn follows_comma(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_comma(before))
    }

    /// Whether a token does no more than part or join what stands on either side of it.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        self.is_punctuation(at) || self.tokens[at].relation == Relation::Cc
    }

    /// Whether a noun phrase is one or several.
    pub(super) fn number_of(&self, noun: usize) -> Number {
        let is_joined = self.in_relation(noun, Relation::Conj).next().is_some();
        match self.tokens[noun].tag {
            Tag::NounPlural | Tag::ProperNounPlural => Number::Plural,
            _ if is_joined => Number::Plural,
            Tag::Pronoun if matches!(self.lower(noun).as_str(), "they" | "them") => Number::Plural,
            _ => Number::Singular,
        }
    }
}

fn brackets(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut open = Vec::new();
    let mut brackets = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if token.tag == Tag::OpeningBracket {
            open.push(at);
        }
        brackets.push(open.last().copied());
        if token.tag == Tag::ClosingBracket {
            open.pop();
        }
    }
    brackets
}
