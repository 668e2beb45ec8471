//! The best and the weakest students of a test.
//!
//! Kelley (1939) showed that of groups at both ends 27 % is the best size to tell items apart by.

use serde::Serialize;

/// The share of all students that a group is.
const SHARE: f64 = 0.27;

/// The upper and the lower group. Students are ranked by score, the best first, and students with
/// the same score in the order in which they were given; the first n are the upper group and the
/// last n the lower one, n being 27 % of all, rounded (a half to the even number, as R does), at
/// least 1 and at most half of them. So of students with one score at an edge those who were given
/// first count as the better ones: the rule of `order(score, decreasing = TRUE)` in R.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Groups {
    /// Students in either group; 0 when there are fewer than two.
    pub size: usize,
    pub upper: Edge,
    pub lower: Edge,
    /// The places of the students.
    #[serde(skip)]
    pub(super) upper_students: Vec<usize>,
    #[serde(skip)]
    pub(super) lower_students: Vec<usize>,
}

/// The score at which a group ends, and how many students have it.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Edge {
    /// The score of the student next to the middle.
    pub score: f64,
    /// Students with this score.
    pub tied: usize,
    /// Those of them that are in the group.
    pub tied_inside: usize,
}

impl Edge {
    /// Whether the order in which students were given decided who is in the group.
    pub fn is_cut(&self) -> bool {
        self.tied_inside < self.tied
    }
}

impl Groups {
    /// The groups of students with these scores: their places, and what they have.
    pub(super) fn of(scores: &[(usize, f64)]) -> Groups {
        let mut ranked = scores.to_vec();
        // Stable: of equal scores the first one given stays first.
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
        let all = ranked.len();
        let size = ((SHARE * all as f64).round_ties_even() as usize).max(1).min(all / 2);
        let edge = |group: &[(usize, f64)], at: Option<&(usize, f64)>| {
            let Some(&(_, score)) = at else { return Edge::default() };
            let tied = |students: &[(usize, f64)]| students.iter().filter(|(_, own)| *own == score).count();
            Edge { score, tied: tied(&ranked), tied_inside: tied(group) }
        };
        let (best, weakest) = (&ranked[..size], &ranked[all - size..]);
        let places = |group: &[(usize, f64)]| group.iter().map(|(student, _)| *student).collect();
        Groups {
            size,
            upper: edge(best, best.last()),
            lower: edge(weakest, weakest.first()),
            upper_students: places(best),
            lower_students: places(weakest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(scores: &[f64]) -> Groups {
        Groups::of(&scores.iter().copied().enumerate().collect::<Vec<_>>())
    }

    #[test]
    fn groups_are_of_27_in_a_hundred() {
        let size = |students: usize| groups(&vec![1.0; students]).size;
        assert_eq!([0, 1, 2, 3, 4, 40, 50, 100].map(size), [0, 0, 1, 1, 1, 11, 14, 27]);
    }

    #[test]
    fn of_equal_scores_the_first_given_are_the_better() {
        let groups = groups(&[1.0, 3.0, 3.0, 2.0, 3.0, 1.0, 1.0, 0.0]);
        assert_eq!((groups.upper_students, groups.lower_students), (vec![1, 2], vec![6, 7]));
        assert_eq!(groups.upper, Edge { score: 3.0, tied: 3, tied_inside: 2 });
        assert_eq!(groups.lower, Edge { score: 1.0, tied: 3, tied_inside: 1 });
        assert!(groups.upper.is_cut());
    }
}
