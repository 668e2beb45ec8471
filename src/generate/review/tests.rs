//! Decisions, taken back and read back.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::deck::fact_ids;
use crate::deck::{CardId, read_card};
use crate::generate::{DraftFact, Form};
use crate::language::Span;

/// A draft of so many cards, two of each fact.
fn draft(count: usize) -> Draft {
    let says: Vec<String> =
        (0..count.div_ceil(2)).map(|n| format!("Bridge {n} opened in {}.", 1900 + n)).collect();
    let ids = fact_ids(says.iter().map(String::as_str));
    let facts = ids.into_iter().zip(says).map(|(id, says)| DraftFact {
        id,
        sentence: says.clone(),
        span: Span::new(0, says.len()),
        says,
        heading: None,
        corrects: None,
        authorities: Vec::new(),
    });
    let cards = (0..count).map(|n| {
        let card = format!("Ask(q: \"When did bridge {} open? ({n})\", a: \"{}\")", n / 2, 1900 + n / 2);
        let id = CardId::new(format!("when-{n}")).unwrap();
        Candidate {
            form: Form::When,
            fact: n / 2,
            card: read_card(&card).unwrap().with_id(id),
            score: 1.0 / (n + 1) as f64,
            features: Vec::new(),
        }
    });
    Draft { facts: facts.collect(), cards: cards.collect(), ..Draft::default() }
}

fn reworded(card: &Card, prompt: &str) -> Card {
    crate::generate::with_line(card, crate::generate::Field::Prompt, prompt).unwrap()
}

#[test]
fn a_review_goes_from_the_best_card_to_the_end() {
    let draft = draft(3);
    let mut review = Review::new(&draft, &[]);
    assert_eq!(review.place(), 0);
    assert!(review.keep().is_some());
    assert!(review.reject(Reason::Unclear, Some("which bridge?".to_owned())).is_some());
    let edited = reworded(review.card().unwrap(), "When did the second bridge open?");
    assert!(review.edit(edited.clone()).is_some());
    assert_eq!((review.place(), review.card()), (2, Some(&edited)), "an edited card is shown again");
    assert_eq!(review.edit(edited.clone()), None, "nothing changed");
    assert_eq!(review.keep(), None, "it is kept already");
    assert_eq!(review.candidate(), None);
    assert_eq!(review.tally(), Tally { kept: 2, edited: 1, rejected: 1, open: 0 });
    assert_eq!(review.kept().collect::<Vec<_>>(), [draft.cards[0].to_write(), (1, edited)]);
    assert_eq!(
        (review.keep(), review.reject(Reason::Other, None)),
        (None, None),
        "there is no card at the end"
    );
}

#[test]
fn open_cards_that_were_passed_come_last() {
    let draft = draft(3);
    let mut review = Review::new(&draft, &[]);
    review.back();
    assert_eq!(review.place(), 0);
    review.forward();
    review.keep();
    review.keep();
    assert_eq!(review.place(), 0);
    review.keep();
    assert_eq!(review.place(), 3);
    review.forward();
    assert_eq!(review.place(), 3);
    review.back();
    assert_eq!((review.place(), review.verdict()), (2, Some(&Verdict::Kept)));
}

#[test]
fn undo_goes_back_to_the_beginning() {
    let draft = draft(4);
    let mut review = Review::new(&draft, &[]);
    let first = review.clone();
    review.keep();
    review.back();
    review.reject(Reason::Wrong, None);
    review.edit(reworded(review.card().unwrap(), "When?"));
    assert!(review.undo().is_some());
    assert_eq!((review.place(), review.verdict()), (1, None));
    review.undo();
    assert_eq!((review.place(), review.verdict()), (0, Some(&Verdict::Kept)), "it was decided twice");
    review.undo();
    assert_eq!(review.undo(), None);
    assert_eq!(review, first);
}

#[test]
fn a_line_says_all_that_was_decided() {
    let draft = draft(1);
    let mut review = Review::new(&draft, &[]);
    let subject = r#""fact":"bridge-0-opened-1900","card":"when-0","form":"when","score":1.0,"prompt":"When did bridge 0 open? (0)","answers":["1900"]"#;
    let edited = reworded(review.card().unwrap(), "When?");
    for (entry, line) in [
        (
            review.reject(Reason::Other, Some("twice".to_owned())),
            format!(r#"{{"verdict":"reject","reason":"other","note":"twice",{subject}}}"#),
        ),
        (review.undo(), format!(r#"{{"verdict":"undo",{subject}}}"#)),
        (
            review.edit(edited),
            format!(
                r#"{{"verdict":"edit",{subject},"edited":{{"Ask":{{"q":"When?","a":"1900","id":"when-0"}}}}}}"#
            ),
        ),
        (review.undo(), format!(r#"{{"verdict":"undo",{subject}}}"#)),
        (review.keep(), format!(r#"{{"verdict":"keep",{subject}}}"#)),
        (
            Some(Entry::Written { fingerprint: 0xabc }),
            r#"{"verdict":"written","fingerprint":"0000000000000abc"}"#.to_owned(),
        ),
    ] {
        assert_eq!(entry.unwrap().line(), format!("{line}\n"));
    }
}

#[test]
fn what_an_edit_of_the_article_leaves_alone_stays_decided() {
    let before = draft(6);
    let mut review = Review::new(&before, &[]);
    let entries: Vec<Entry> = (0..6).filter_map(|_| review.keep()).collect();
    let text: String = entries.iter().map(Entry::line).collect();
    let log = Log::read(text.as_bytes());
    let mut after = before.clone();
    after.cards[1].card = reworded(&after.cards[1].card, "When did it open?");
    after.cards[2].score = 0.01;
    after.cards.remove(4);
    let review = Review::new(&after, &log.decisions);
    assert_eq!(review.tally(), Tally { kept: 4, edited: 0, rejected: 0, open: 1 });
    assert_eq!(review.place(), 1);
}

#[test]
fn lines_that_make_no_sense_are_counted_and_cost_no_other() {
    let draft = draft(2);
    let mut review = Review::new(&draft, &[]);
    let (first, second) = (review.keep().unwrap().line(), review.keep().unwrap().line());
    let log = Log::read(format!("{first}nonsense\n\n{{}}\n{second}").as_bytes());
    assert_eq!((log.decisions.len(), log.unreadable), (2, 2));
    // An undo of what was never decided undoes nothing.
    let undo = Entry::Undone(Subject::of(&draft, &draft.cards[0])).line();
    assert_eq!(Log::read(format!("{undo}{first}").as_bytes()).decisions.len(), 1);
}

/// What a person may do.
#[derive(Debug, Clone)]
enum Step {
    Keep,
    Edit(String),
    Reject(Reason, Option<String>),
    Undo,
    Back,
    Forward,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => Just(Step::Keep),
        2 => "[a-zé\"\\\\]{1,4}".prop_map(Step::Edit),
        2 => (prop::sample::select(Reason::ALL.as_slice()), proptest::option::of(any::<String>()))
            .prop_map(|(reason, note)| Step::Reject(reason, note)),
        2 => Just(Step::Undo),
        1 => Just(Step::Back),
        1 => Just(Step::Forward),
    ]
}

fn take(review: &mut Review, step: &Step) -> Option<Entry> {
    match step {
        Step::Keep => review.keep(),
        Step::Edit(prompt) => {
            let card = reworded(review.card()?, prompt);
            review.edit(card)
        }
        Step::Reject(reason, note) => review.reject(*reason, note.clone()),
        Step::Undo => review.undo(),
        Step::Back => {
            review.back();
            None
        }
        Step::Forward => {
            review.forward();
            None
        }
    }
}

/// All that was decided, and in what order.
fn decided(review: &Review) -> (Vec<Vec<Verdict>>, Vec<usize>) {
    (review.verdicts.clone(), review.decided.clone())
}

proptest! {
    #[test]
    fn a_log_cut_anywhere_holds_what_was_decided_up_to_there(
        count in 1..6_usize, steps in vec(step(), 0..40), cut in any::<prop::sample::Index>()
    ) {
        let draft = draft(count);
        let mut review = Review::new(&draft, &[]);
        let (mut text, mut ends, mut states) = (String::new(), Vec::new(), vec![decided(&review)]);
        for step in &steps {
            if let Some(entry) = take(&mut review, step) {
                text.push_str(&entry.line());
                // A line is whole without the line break behind it.
                ends.push(text.len() - 1);
                states.push(decided(&review));
            }
        }
        let cut = cut.index(text.len() + 1);
        let log = Log::read(&text.as_bytes()[..cut]);
        let whole = ends.iter().filter(|end| **end <= cut).count();
        let resumed = Review::new(&draft, &log.decisions);
        prop_assert_eq!(decided(&resumed), states[whole].clone());
        prop_assert_eq!(log.unreadable, 0);
        prop_assert!(resumed.verdict().is_none(), "it goes on with an open card");
        // What is added behind the sound part is read with it.
        let rest = &text[..log.sound];
        let joined = if rest.is_empty() || rest.ends_with('\n') { rest.to_owned() } else { format!("{rest}\n") };
        let undo = resumed.clone().undo().map_or(String::new(), |entry| entry.line());
        let again = Log::read(format!("{joined}{undo}").as_bytes());
        let mut undone = resumed;
        undone.undo();
        prop_assert_eq!(decided(&Review::new(&draft, &again.decisions)), decided(&undone));
    }

    #[test]
    fn any_bytes_are_a_log(bytes in vec(any::<u8>(), 0..200)) {
        let log = Log::read(&bytes);
        prop_assert!(log.sound <= bytes.len());
    }
}
