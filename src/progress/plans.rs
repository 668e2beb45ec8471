//! The plans that the learner follows. Each one is recorded; the newest one is in force.

use rusqlite::{OptionalExtension, Row, params};

use super::error::StoreError;
use super::store::Store;
use crate::clock::{Day, Moment};

/// A plan that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    pub at: Moment,
    pub day: Day,
    /// Minutes a day.
    pub minutes: u32,
    /// The study day of the exam that it is for; `None` for a plan of every day.
    pub exam: Option<Day>,
    /// The names of the decks of the exam, a line each.
    pub decks: String,
    /// What is followed, in words of the one who made it.
    pub follows: String,
}

const PLAN_COLUMNS: &str = "at, day, minutes, exam, decks, follows";

impl Store {
    /// Records a plan, which is in force from then on.
    pub fn keep_plan(&mut self, plan: &PlanRow) -> Result<(), StoreError> {
        self.transaction(|connection| {
            connection.execute(
                "INSERT INTO plans (at, day, minutes, exam, decks, follows) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    plan.at.0,
                    plan.day.0,
                    plan.minutes,
                    plan.exam.map(|day| day.0),
                    plan.decks,
                    plan.follows
                ],
            )?;
            Ok(())
        })
    }

    /// The newest plan of every day.
    pub fn daily_plan(&self) -> Result<Option<PlanRow>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {PLAN_COLUMNS} FROM plans WHERE exam IS NULL ORDER BY id DESC LIMIT 1"
                ))?
                .query_row([], plan_of)
                .optional()
        })
    }

    /// The plans for exams after a day that were not given up, newest first.
    pub fn exam_plans(&self, today: Day) -> Result<Vec<PlanRow>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(&format!(
                    "SELECT {PLAN_COLUMNS} FROM plans WHERE exam > ?1 AND given_up = 0 ORDER BY id DESC"
                ))?
                .query_map([today.0], plan_of)?
                .collect()
        })
    }

    /// Gives up all plans for exams; returns whether there was one.
    pub fn give_up_exams(&mut self) -> Result<bool, StoreError> {
        self.transaction(|connection| {
            let given_up = connection
                .execute("UPDATE plans SET given_up = 1 WHERE exam IS NOT NULL AND given_up = 0", [])?;
            Ok(given_up > 0)
        })
    }
}

fn plan_of(row: &Row) -> rusqlite::Result<PlanRow> {
    Ok(PlanRow {
        at: Moment(row.get("at")?),
        day: Day(row.get("day")?),
        minutes: row.get("minutes")?,
        exam: row.get::<_, Option<i32>>("exam")?.map(Day),
        decks: row.get("decks")?,
        follows: row.get("follows")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_plan_is_in_force() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::open(&home.path().join("progress.db")).unwrap();
        assert_eq!((store.daily_plan().unwrap(), store.exam_plans(Day(0)).unwrap()), (None, vec![]));
        assert!(!store.give_up_exams().unwrap());
        let plan = |day, exam| PlanRow {
            at: Moment(5),
            day: Day(day),
            minutes: 20,
            exam,
            decks: "a\nb".to_owned(),
            follows: "{}".to_owned(),
        };
        let plans = [plan(1, None), plan(2, Some(Day(40))), plan(3, None), plan(4, Some(Day(50)))];
        for plan in &plans {
            store.keep_plan(plan).unwrap();
        }
        assert_eq!(store.daily_plan().unwrap().as_ref(), Some(&plans[2]));
        assert_eq!(store.exam_plans(Day(39)).unwrap(), [plans[3].clone(), plans[1].clone()]);
        assert_eq!(store.exam_plans(Day(40)).unwrap(), [plans[3].clone()]);
        assert!(store.give_up_exams().unwrap());
        assert_eq!(store.exam_plans(Day(0)).unwrap(), []);
    }
}
