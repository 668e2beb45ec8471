//! What is decided from the network's numbers: tags, classes, types, heads and relations.

use super::super::layout::{DISTANCES, EntityType, best, distance};
use super::super::tree::best_tree;
use super::{Buffers, Network, Query, Reading};
use crate::language::{Class, Relation, Tag};
use crate::network::layers::{Pass, add, round, row};

/// Memory for the scores of a sentence's arcs.
#[derive(Debug, Default)]
pub struct Arcs {
    /// Heads in columns, so that a word's scores are sums of rows; the root is the last column.
    columns: Vec<[f32; 8]>,
    sums: Vec<[f32; 8]>,
    scores: Vec<f32>,
}

impl Network<'_> {
    /// Everything that comes from the last layer, whose output is `b.pass.now`.
    #[inline(always)]
    pub(super) fn decide(&self, starts: &[usize], tags: &[Tag], b: &mut Buffers) -> Vec<Vec<Reading>> {
        let Pass { now, left, sums, .. } = &mut b.pass;
        left.fill(now, self.sizes.hidden(), round);
        for (affine, result) in [
            (&self.class, &mut b.classes),
            (&self.entity, &mut b.entities),
            (&self.arc_word, &mut b.arc_words),
            (&self.arc_head, &mut b.arc_heads),
            (&self.label_word, &mut b.label_words),
            (&self.label_head, &mut b.label_heads),
        ] {
            affine.apply(left, sums, result);
        }
        let (arc, label) = (self.sizes.arc, self.sizes.label);
        let mut all_heads = Vec::with_capacity(tags.len());
        // What a relation is decided from starts as the word's own vector.
        std::mem::swap(&mut b.deciding, &mut b.label_words);
        let mut deciding = b.deciding.chunks_exact_mut(label);
        for span in starts.windows(2) {
            let words = span[1] - span[0];
            let tags = &tags[span[0]..span[1]];
            let range = span[0] * arc..span[1] * arc;
            self.arc_scores(&b.arc_words[range.clone()], &b.arc_heads[range], tags, &mut b.arcs);
            let heads = best_tree(&b.arcs.scores, words);
            for ((word, &head), deciding) in heads.iter().enumerate().zip(&mut deciding) {
                add(deciding, row(&self.label_tag_word, tags[word].index(), label));
                add(deciding, row(&self.label_distance, distance(word, head, words), label));
                if head == words {
                    add(deciding, &self.label_root);
                } else {
                    add(deciding, row(&b.label_heads, span[0] + head, label));
                    add(deciding, row(&self.label_tag_head, tags[head].index(), label));
                }
                deciding.iter_mut().for_each(|value| *value = value.max(0.0));
            }
            all_heads.extend(heads);
        }
        left.fill(&b.deciding, label, round);
        self.label.apply(left, sums, &mut b.scores);

        let mut readings = Vec::with_capacity(starts.len() - 1);
        for span in starts.windows(2) {
            let words = span[1] - span[0];
            let reading = |at: usize| Reading {
                tag: tags[at],
                class: Class::ALL[best(row(&b.classes, at, Class::ALL.len()))],
                head: Some(all_heads[at]).filter(|&head| head != words),
                relation: relation(row(&b.scores, at, Relation::ALL.len()), all_heads[at] == words),
                entity: EntityType::None,
            };
            let words = (span[0]..span[1]).map(reading).enumerate().map(|(word, reading)| {
                let scores = row(&b.entities, span[0] + word, EntityType::ALL.len());
                Reading { entity: entity(scores, &reading), ..reading }
            });
            readings.push(words.collect());
        }
        readings
    }

    /// Scores of all heads of all words of a sentence, as [`best_tree`] takes them.
    #[inline(always)]
    fn arc_scores(&self, words: &[f32], heads: &[f32], tags: &[Tag], arcs: &mut Arcs) {
        let (arc, count) = (self.sizes.arc, tags.len());
        let stride = (count + 1).div_ceil(8);
        arcs.columns.clear();
        arcs.columns.resize(arc * stride, [0.0; 8]);
        let columns = arcs.columns.as_flattened_mut();
        for (head, vector) in heads.chunks_exact(arc).chain([self.arc_root.as_slice()]).enumerate() {
            for (at, &value) in vector.iter().enumerate() {
                columns[at * stride * 8 + head] = value;
            }
        }
        arcs.sums.resize(stride, [0.0; 8]);
        arcs.scores.resize(count * (count + 1), 0.0);
        let scores = arcs.scores.chunks_exact_mut(count + 1);
        for ((word, vector), scores) in words.chunks_exact(arc).enumerate().zip(scores) {
            arcs.sums.fill([0.0; 8]);
            for (&value, column) in vector.iter().zip(arcs.columns.chunks_exact(stride)) {
                for (sums, heads) in arcs.sums.iter_mut().zip(column) {
                    // On copies, so that the compiler knows that they do not overlap.
                    let (mut new, heads) = (*sums, *heads);
                    for (sum, head) in new.iter_mut().zip(heads) {
                        *sum += value * head;
                    }
                    *sums = new;
                }
            }
            let near = row(&self.arc_distance, tags[word].index(), DISTANCES);
            for ((head, score), sum) in scores.iter_mut().enumerate().zip(arcs.sums.as_flattened()) {
                *score = sum + near[distance(word, head, count)];
            }
        }
    }
}

/// The tags of all words: those given, else the best.
#[inline(always)]
pub fn best_tags(queries: &[Query<'_>], scores: &[f32]) -> Vec<Tag> {
    let mut scores = scores.chunks_exact(Tag::ALL.len());
    let mut tags = Vec::with_capacity(scores.len());
    for query in queries {
        for (word, scores) in scores.by_ref().take(query.features.len()).enumerate() {
            let given = query.tags.and_then(|tags| tags.get(word));
            tags.push(given.copied().unwrap_or_else(|| Tag::ALL[best(scores)]));
        }
    }
    tags
}

/// The best relation; only a root, and every root, is `root`.
fn relation(scores: &[f32], is_root: bool) -> Relation {
    if is_root {
        return Relation::Root;
    }
    let mut found = Relation::Dep.index();
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[found] && at != Relation::Root.index() {
            found = at;
        }
    }
    Relation::ALL[found]
}

/// The best type of entity. A name is one, so a proper noun that is not the second word of a person's
/// name cannot be none.
fn entity(scores: &[f32], reading: &Reading) -> EntityType {
    let is_name = reading.tag.is_proper() && !matches!(reading.relation, Relation::Flat | Relation::Goeswith);
    let scores = if is_name { &scores[..EntityType::None.index()] } else { scores };
    EntityType::ALL[best(scores)]
}
