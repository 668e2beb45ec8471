//! What can be done in a quiz, and that it is the same when it is replayed.

use proptest::prelude::*;

use super::*;
use crate::answer::Task;
use crate::deck::{CardKey, Kind};

/// Questions whose right choice is the second of three.
fn sheets(count: usize) -> Vec<Sheet> {
    let choices = ["a", "b", "c"].map(str::to_owned).to_vec();
    let sheet = |number: usize| Sheet {
        question: Question {
            key: CardKey::from_stored(format!("deck/{number}")),
            deck: "Deck".to_owned(),
            kind: Kind::Pick,
            prompt: format!("{number}?"),
            task: Task::Pick { choices: choices.clone(), right: 1 },
            hint: None,
            note: None,
            lesson: None,
        },
        section: "Deck".to_owned(),
    };
    (0..count).map(sheet).collect()
}

fn quiz(count: usize) -> Quiz {
    Quiz::new(sheets(count), Terms::default(), &[], Moment(0))
}

fn timed(seconds: u64, events: &[Event], now: Moment) -> Quiz {
    let terms = Terms { time: Some(Duration::from_secs(seconds)), ..Terms::default() };
    Quiz::new(sheets(2), terms, events, now)
}

fn credits(quiz: &Quiz) -> Vec<f64> {
    quiz.items(&Rules::default()).iter().map(|item| item.credit).collect()
}

#[test]
fn an_answer_can_be_gone_back_to_changed_and_taken_back() {
    let mut quiz = quiz(3);
    quiz.answer(Some(Reply::Pick(0)), Moment(0));
    assert!(quiz.turn(2, Moment(0)).is_some());
    quiz.answer(Some(Reply::Pick(1)), Moment(0));
    assert_eq!(quiz.unanswered(), [1]);
    assert!(quiz.turn(0, Moment(0)).is_some());
    assert_eq!(quiz.open().and_then(|(_, mark)| mark.reply.clone()), Some(Reply::Pick(0)));
    assert_eq!(credits(&quiz), [0.0, 0.0, 1.0]);
    quiz.answer(Some(Reply::Pick(1)), Moment(0));
    assert_eq!(credits(&quiz), [1.0, 0.0, 1.0]);
    quiz.answer(None, Moment(0));
    assert_eq!((credits(&quiz), quiz.unanswered()), (vec![0.0, 0.0, 1.0], vec![0, 1]));
    assert_eq!((quiz.turn(3, Moment(0)), quiz.turn(0, Moment(0)), quiz.at()), (None, None, 0));
}

#[test]
fn flags_come_and_go() {
    let mut quiz = quiz(1);
    quiz.flag(Moment(0));
    assert!(quiz.items(&Rules::default())[0].flagged);
    quiz.flag(Moment(0));
    assert!(!quiz.items(&Rules::default())[0].flagged);
}

#[test]
fn an_answer_after_the_time_is_not_taken() {
    let mut quiz = timed(10, &[], Moment(0));
    assert_eq!(quiz.left(Moment(4_000)), Some(Duration::from_secs(6)));
    assert!(matches!(quiz.answer(Some(Reply::Pick(1)), Moment(9_999)), Taken::Noted(_)));
    assert_eq!(quiz.answer(Some(Reply::Pick(0)), Moment(10_000)), Taken::TooLate);
    assert!(quiz.is_over(Moment(10_000)));
    assert_eq!(quiz.time(Moment(60_000)), Duration::from_secs(10));
    assert_eq!(credits(&quiz), [1.0, 0.0]);
}

#[test]
fn the_question_that_is_open_when_the_time_is_over_has_taken_the_rest_of_it() {
    let mut quiz = timed(10, &[], Moment(0));
    quiz.turn(1, Moment(4_000));
    assert_eq!(quiz.leave(Moment(60_000)), Event { used: 10_000, deed: Deed::Leave });
    assert_eq!(quiz.marks().iter().map(|mark| mark.millis).collect::<Vec<_>>(), [4_000, 6_000]);
    assert_eq!(quiz.time(Moment(60_000)), Duration::from_secs(10));
}

#[test]
fn the_time_of_looking_at_the_whole_goes_to_no_question() {
    let mut quiz = timed(60, &[], Moment(0));
    let mut events = Vec::new();
    events.extend(quiz.survey(Moment(4_000)));
    assert_eq!(quiz.survey(Moment(5_000)), None);
    events.push(Event { used: 6_000, deed: Deed::Think });
    events.extend(quiz.turn(0, Moment(9_000)));
    assert_eq!(quiz.turn(0, Moment(9_500)), None);
    events.extend(quiz.turn(1, Moment(10_000)));
    events.extend(quiz.survey(Moment(12_000)));
    events.push(quiz.leave(Moment(20_000)));
    let times = |quiz: &Quiz| quiz.marks().iter().map(|mark| mark.millis).collect::<Vec<_>>();
    assert_eq!((times(&quiz), quiz.used()), (vec![5_000, 2_000], 20_000));
    let mut resumed = timed(60, &events, Moment(0));
    assert_eq!((times(&resumed), resumed.used()), (vec![5_000, 2_000], 20_000));
    // Who comes back is asked the question that was open last.
    resumed.go_on(Moment(0));
    resumed.leave(Moment(1_000));
    assert_eq!(times(&resumed), [5_000, 3_000]);
}

#[test]
fn a_clock_that_is_set_back_takes_no_time_away() {
    let mut quiz = timed(10, &[], Moment(5_000));
    quiz.flag(Moment(8_000));
    assert_eq!(quiz.left(Moment(0)), Some(Duration::from_secs(7)));
}

#[test]
fn an_interrupted_quiz_goes_on_with_the_time_that_was_left() {
    let mut quiz = timed(10, &[], Moment(0));
    let mut events = Vec::new();
    if let Taken::Noted(event) = quiz.answer(Some(Reply::Pick(2)), Moment(2_000)) {
        events.push(event);
    }
    events.extend(quiz.turn(1, Moment(3_000)));
    events.push(quiz.leave(Moment(5_000)));
    let later = Moment(1_000_000);
    let mut resumed = timed(10, &events, Moment(999_000));
    // What the learner thinks about before going on costs nothing.
    events.push(resumed.go_on(later));
    assert_eq!((resumed.at(), resumed.left(later)), (1, Some(Duration::from_secs(5))));
    assert_eq!(resumed.marks(), quiz.marks());
    assert_eq!(resumed.marks().iter().map(|mark| mark.millis).collect::<Vec<_>>(), [3_000, 2_000]);
    assert_eq!((resumed.breaks(), timed(10, &events, later).breaks()), (1, 1));
}

#[test]
fn an_answer_stands_once_the_right_one_was_shown() {
    let terms = Terms { shows_answers: true, ..Terms::default() };
    let mut quiz = Quiz::new(sheets(1), terms, &[], Moment(0));
    assert!(!quiz.is_settled());
    quiz.answer(Some(Reply::Pick(0)), Moment(0));
    assert_eq!(quiz.answer(Some(Reply::Pick(1)), Moment(0)), Taken::Settled);
    assert_eq!(credits(&quiz), [0.0]);
}

#[test]
fn an_empty_quiz_is_one() {
    let mut quiz = quiz(0);
    assert!(quiz.open().is_none());
    quiz.flag(Moment(0));
    quiz.answer(Some(Reply::Pick(0)), Moment(0));
    assert_eq!(quiz.items(&Rules::default()), []);
}

fn deeds() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0usize..6).prop_map(Deed::Turn),
        (0usize..6, prop::option::of((0usize..5).prop_map(Reply::Pick)))
            .prop_map(|(place, reply)| Deed::Answer(place, reply)),
        (0usize..6, any::<bool>()).prop_map(|(place, flag)| Deed::Flag(place, flag)),
        prop_oneof![Just(Deed::Survey), Just(Deed::Think), Just(Deed::Leave), Just(Deed::Return)],
    ]
}

proptest! {
    #[test]
    fn any_events_are_replayed(deeds in prop::collection::vec((deeds(), any::<u64>()), 0..20)) {
        let events: Vec<Event> = deeds.into_iter().map(|(deed, used)| Event { used, deed }).collect();
        let json = serde_json::to_string(&events).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Vec<Event>>(&json).unwrap(), &events);
        let quiz = Quiz::new(sheets(3), Terms::default(), &events, Moment(0));
        prop_assert!(quiz.at() < 3);
        prop_assert_eq!(quiz.items(&Rules::default()).len(), 3);
    }
}
