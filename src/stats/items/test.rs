//! What is analysed: a test, and who answered what.

use std::collections::HashMap;

use serde::Serialize;

/// What came of a question for one student.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Given {
    /// The student did not have this question.
    #[default]
    NotAsked,
    /// It was left without an answer.
    Nothing,
    /// An answer, and what it is worth: 1 when it is right, 0 when it is wrong, or a part.
    Credit(f64),
}

/// What an answer that is missing counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    /// Nothing: it scores 0 as a wrong one does. What a teacher does who marks a test.
    Wrong,
    /// It is left out of the figures of its question, and a student's score is the mean of the
    /// answers that are there, times the number of questions. What `psych::alpha` of R does.
    Skip,
}

/// A question of a test.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// What it is called: the column of a table, the key of a card.
    pub name: String,
    /// What is asked, where that is known.
    pub asked: Option<String>,
    /// Its choices, and whether each is right; in the order in which they were first met.
    pub choices: Vec<(String, bool)>,
    /// Who chose what: the place of the student, and that of the choice.
    pub(super) chosen: Vec<(usize, usize)>,
    /// Seconds to the answer, of those that were timed.
    pub(super) seconds: Vec<f64>,
}

/// A test that students took.
#[derive(Debug, Clone, Default)]
pub struct Test {
    pub(super) questions: Vec<Question>,
    places: HashMap<String, usize>,
    pub(super) students: Vec<Student>,
}

/// A student, and what came of each question; of those behind the last, nothing was asked.
#[derive(Debug, Clone)]
pub(super) struct Student {
    pub(super) name: String,
    /// How often the student took it.
    pub(super) results: usize,
    given: Vec<Given>,
}

impl Student {
    pub(super) fn given(&self, question: usize) -> Given {
        self.given.get(question).copied().unwrap_or_default()
    }
}

impl Test {
    /// The place of the question of this name, which is new to the test if it was not named before.
    pub fn question(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        self.places.insert(name.to_owned(), self.questions.len());
        self.questions.push(Question { name: name.to_owned(), ..Question::default() });
        self.questions.len() - 1
    }

    /// Says what the question in this place asks, if that was not said before.
    pub fn asks(&mut self, question: usize, asked: &str) {
        if let Some(question) = self.questions.get_mut(question)
            && question.asked.is_none()
        {
            question.asked = Some(asked.to_owned());
        }
    }

    /// Says that a question has a choice, and whether it is right; returns the place of the choice.
    pub fn choice(&mut self, question: usize, text: &str, is_right: bool) -> Option<usize> {
        let choices = &mut self.questions.get_mut(question)?.choices;
        let known = choices.iter().position(|(known, _)| known == text);
        Some(known.unwrap_or_else(|| {
            choices.push((text.to_owned(), is_right));
            choices.len() - 1
        }))
    }

    /// Adds a student; returns the place of the student.
    pub fn student(&mut self, name: &str) -> usize {
        self.students.push(Student {
            name: name.to_owned(),
            results: 1,
            given: Vec::with_capacity(self.questions.len()),
        });
        self.students.len() - 1
    }

    /// Says that the student in this place took it once more.
    pub fn again(&mut self, student: usize) {
        if let Some(student) = self.students.get_mut(student) {
            student.results += 1;
        }
    }

    /// What came of a question for a student, as far as it was said.
    pub fn given(&self, student: usize, question: usize) -> Given {
        self.students.get(student).map_or(Given::NotAsked, |student| student.given(question))
    }

    /// Says what came of a question for a student.
    pub fn answer(&mut self, student: usize, question: usize, given: Given) {
        let Some(Student { given: row, .. }) = self.students.get_mut(student) else { return };
        if row.len() <= question {
            row.resize(question + 1, Given::NotAsked);
        }
        row[question] = given;
    }

    /// Says that a student chose a choice of a question.
    pub fn chose(&mut self, student: usize, question: usize, choice: usize) {
        if let Some(question) = self.questions.get_mut(question) {
            question.chosen.push((student, choice));
        }
    }

    /// Says how long an answer to a question took, in seconds.
    pub fn took(&mut self, question: usize, seconds: f64) {
        if let Some(question) = self.questions.get_mut(question) {
            question.seconds.push(seconds);
        }
    }

    /// How many students took it.
    pub fn students(&self) -> usize {
        self.students.len()
    }
}
