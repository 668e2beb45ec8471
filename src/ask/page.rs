//! What a learner is told, composed once for every front end.

use crate::answer::{Expected, Judgement, Part, Reply, Run, Segment, Task, Verdict};
use crate::memory::Rating;

use super::front::{Card, Feedback, Outcome};
use super::paint::{Block, Style};

/// What the learner has entered of an answer so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Draft {
    /// Texts of the gaps filled.
    pub gaps: Vec<String>,
    /// Places chosen: ticked, put in order, or paired with the items on the left.
    pub places: Vec<usize>,
    /// Whether the back of a flip card is shown.
    pub revealed: bool,
    /// Whether pairs are made one by one, so that the next one is pointed at.
    pub is_stepwise: bool,
}

/// Which question it is, and what is asked.
fn heading(card: &Card) -> Vec<Block> {
    let mut blocks = vec![Block::new(Style::Dim, format!("{} · {}", card.deck, card.status)), Block::space()];
    if !card.prompt.is_empty() {
        blocks.push(Block::new(Style::Strong, card.prompt));
    }
    blocks
}

/// The question as it stands above its answer: without what the answer says again.
pub(super) fn answered(card: &Card) -> Vec<Block> {
    match card.task {
        Task::PickAll { .. } | Task::Order { .. } | Task::Match { .. } | Task::Gaps { .. } => heading(card),
        Task::Flip { .. } => question(card, &Draft { revealed: true, ..Draft::default() }),
        _ => question(card, &Draft::default()),
    }
}

/// The question, with what was entered so far.
pub(super) fn question(card: &Card, draft: &Draft) -> Vec<Block> {
    let mut blocks = heading(card);
    let has_body = match card.task {
        Task::Type { .. } | Task::Number { .. } | Task::Gaps { .. } => false,
        Task::Flip { .. } => draft.revealed,
        _ => true,
    };
    if has_body {
        blocks.push(Block::space());
    }
    match card.task {
        Task::Type { .. } => {}
        Task::Number { unit, .. } => {
            if let Some(unit) = unit {
                blocks.push(Block::new(Style::Dim, format!("A number, in {unit}.")));
            }
        }
        Task::Gaps { segments } => blocks.push(filled(segments, &draft.gaps)),
        Task::Pick { choices, .. } => blocks.extend(numbered(choices)),
        Task::TrueFalse { .. } => blocks.extend(numbered(&["true".to_owned(), "false".to_owned()])),
        Task::PickAll { choices, .. } => {
            blocks.extend(choices.iter().enumerate().map(|(place, choice)| {
                let tick = if draft.places.contains(&place) { "[x]" } else { "[ ]" };
                Block::marked(format!("{}  {tick} ", place + 1), Style::Body, choice)
            }));
        }
        Task::Order { items, .. } => {
            blocks.extend(numbered(items));
            if !draft.places.is_empty() {
                blocks.push(Block::space());
                blocks.extend(draft.places.iter().enumerate().map(|(rank, place)| {
                    Block::marked(format!("{}. ", rank + 1), Style::Strong, item(items, *place))
                }));
            }
        }
        Task::Match { left, right, .. } => {
            blocks.extend(numbered(right));
            blocks.push(Block::space());
            blocks.extend(left.iter().enumerate().map(|(row, text)| {
                match draft.places.get(row) {
                    Some(place) => Block::marked("  ", Style::Body, text)
                        .and(Style::Body, " = ")
                        .and(Style::Strong, item(right, *place)),
                    None if draft.is_stepwise && row == draft.places.len() => {
                        Block::marked("> ", Style::Strong, format!("{text} = ?"))
                    }
                    None => Block::marked("  ", Style::Body, text),
                }
            }));
        }
        Task::Flip { back } => {
            if draft.revealed {
                blocks.push(Block::new(Style::Good, back));
            }
        }
    }
    blocks
}

/// The hint, or that there is none.
pub(super) fn hint(card: &Card) -> Block {
    match card.hint {
        Some(hint) => Block::new(Style::Warn, format!("Hint: {hint}")),
        None => Block::new(Style::Dim, "This card has no hint."),
    }
}

/// What came of an answer. The question stands above it on a terminal, so it is not repeated.
pub(super) fn feedback(feedback: &Feedback) -> Vec<Block> {
    let mut blocks = match feedback.outcome {
        Outcome::Judged { reply, judgement } => judged(feedback, reply, judgement),
        Outcome::Graded => {
            vec![Block::new(Style::Strong, format!("You graded it {}.", feedback.rating.name()))]
        }
        Outcome::Overruled => {
            vec![Block::new(
                Style::Strong,
                format!("Your last answer now counts as {}.", feedback.rating.name()),
            )]
        }
    };
    blocks.push(Block::space());
    blocks.extend(lesson(feedback));
    blocks.push(Block::new(Style::Dim, feedback.comes_back));
    blocks
}

/// What the card teaches: its fact, where that comes from, and its note.
pub(super) fn lesson(feedback: &Feedback) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(says) = feedback.says {
        blocks.push(Block::new(Style::Body, says));
    }
    if let Some(until) = feedback.until {
        blocks.push(Block::new(Style::Dim, format!("Ended: {until}.")));
    }
    if !feedback.citations.is_empty() {
        blocks.push(Block::marked("  ", Style::Dim, format!("Source: {}", feedback.citations.join("; "))));
    }
    if let Some(corrects) = feedback.corrects {
        blocks.push(Block::marked("! ", Style::Warn, format!("Correction: {corrects}")));
    }
    if let Some(note) = feedback.note {
        blocks.push(Block::marked("  ", Style::Body, format!("Note: {note}")));
    }
    blocks
}

/// How a reply was judged, and the right answer.
pub(super) fn judged(feedback: &Feedback, reply: &Reply, judgement: &Judgement) -> Vec<Block> {
    let right = feedback.rating != Rating::Again;
    let (style, mark, word) =
        if right { (Style::Good, "✓ ", "Right") } else { (Style::Bad, "✗ ", "Wrong") };
    let verdict = match (reply, judgement.verdict) {
        (Reply::GiveUp, _) => "No answer.".to_owned(),
        (_, Verdict::Near(nearness)) => format!("Counted as {}: {nearness}.", word.to_lowercase()),
        _ => format!("{word}."),
    };
    let mut blocks = vec![Block::marked(mark, style, verdict)];
    blocks.extend(answer(feedback.card.task, reply, judgement));
    blocks
}

/// The right answer beside the reply, the difference marked.
pub(super) fn answer(task: &Task, reply: &Reply, judgement: &Judgement) -> Vec<Block> {
    let parts = &judgement.parts;
    let missed = |place: usize| parts.get(place).is_some_and(|part| part.verdict != Verdict::Right);
    match task {
        Task::Type { answers } => {
            let mut blocks = texts(typed(reply), parts.first());
            let shown = shown_text(parts.first());
            let others: Vec<&str> =
                answers.iter().map(String::as_str).filter(|answer| Some(*answer) != shown).take(4).collect();
            if !others.is_empty() {
                blocks.push(Block::marked("        ", Style::Dim, format!("also: {}", others.join(", "))));
            }
            blocks
        }
        Task::Number { tolerance, .. } => {
            // Digits that differ are no slips.
            let mut blocks = texts(typed(reply), parts.first().map(unmarked).as_ref());
            if *tolerance > 0.0 {
                blocks.push(Block::marked("        ", Style::Dim, format!("give or take {tolerance}")));
            }
            blocks
        }
        Task::Gaps { segments } => {
            let given: &[String] = if let Reply::Gaps(texts) = reply { texts } else { &[] };
            let answers = segments.iter().filter_map(Segment::answers);
            let right: Vec<String> = answers.filter_map(|answers| answers.first().cloned()).collect();
            let mut blocks = vec![filled(segments, &right)];
            for (place, part) in parts.iter().enumerate() {
                if part.verdict != Verdict::Right
                    && let Some(text) = given.get(place).filter(|text| !text.is_empty())
                {
                    blocks.extend(texts(Some(text), Some(part)));
                }
            }
            blocks
        }
        Task::Pick { choices, right } => {
            let mut blocks = vec![Block::marked("Answer: ", Style::Strong, item(choices, *right))];
            if let Reply::Pick(place) = reply
                && place != right
            {
                blocks.insert(0, Block::marked("Yours:  ", Style::Body, item(choices, *place)));
            }
            blocks
        }
        Task::TrueFalse { truth } => {
            vec![Block::marked("Answer: ", Style::Strong, if *truth { "true" } else { "false" })]
        }
        Task::PickAll { choices, right } => {
            let chosen: &[usize] = if let Reply::PickAll(places) = reply { places } else { &[] };
            let lines = choices.iter().zip(right).enumerate().map(|(place, (choice, is_right))| {
                let remark = match (reply, is_right, chosen.contains(&place)) {
                    (Reply::PickAll(_), true, false) => " (missed)",
                    (Reply::PickAll(_), false, true) => " (does not belong)",
                    _ => "",
                };
                let (marker, style) = if *is_right { ("[x] ", Style::Strong) } else { ("[ ] ", Style::Dim) };
                Block::marked(marker, style, choice).and(Style::Bad, remark)
            });
            lines.collect()
        }
        Task::Order { items, right } => right
            .iter()
            .enumerate()
            .map(|(rank, place)| {
                let is_elsewhere = matches!(reply, Reply::Order(_)) && missed(rank);
                let remark = if is_elsewhere { " (was elsewhere)" } else { "" };
                Block::marked(format!("{}. ", rank + 1), Style::Strong, item(items, *place))
                    .and(Style::Bad, remark)
            })
            .collect(),
        Task::Match { left, right, pairs } => left
            .iter()
            .zip(pairs)
            .enumerate()
            .map(|(row, (text, place))| {
                let block =
                    Block::new(Style::Body, format!("{text} = ")).and(Style::Strong, item(right, *place));
                match reply {
                    Reply::Match(places) if missed(row) => match places.get(row) {
                        Some(given) => block.and(Style::Bad, format!(" (not {})", item(right, *given))),
                        None => block,
                    },
                    _ => block,
                }
            })
            .collect(),
        Task::Flip { .. } => revealed(task),
    }
}

/// The other side of a flip card; nothing of any other.
pub(super) fn revealed(task: &Task) -> Vec<Block> {
    match task {
        Task::Flip { back } => vec![Block::new(Style::Good, back)],
        _ => Vec::new(),
    }
}

/// What was typed; `None` for no answer.
fn typed(reply: &Reply) -> Option<&str> {
    match reply {
        Reply::Text(text) => Some(text),
        _ => None,
    }
}

/// A typed reply and the accepted answer nearest to it. What differs stands in brackets, unless
/// most of it does.
fn texts(given: Option<&str>, part: Option<&Part>) -> Vec<Block> {
    let Some(Part { expected: Expected::Text { answer, difference }, verdict }) = part else {
        return Vec::new();
    };
    let differs = |run: &&Run| !run.same;
    let length = |run: &Run| run.text.chars().count();
    let wrong: usize = difference.iter().filter(differs).map(length).sum();
    let all: usize = difference.iter().map(length).sum();
    let is_worth_it = match (given, verdict) {
        (None, _) => false,
        // Right in other words or another spelling of a number: there is nothing to correct. Right
        // letter for letter but for accents: there is.
        (Some(given), Verdict::Right) => given.trim().chars().count() == all,
        (Some(given), _) => !given.trim().is_empty(),
    };
    let marked = wrong > 0 && wrong * 2 <= all && is_worth_it;
    let mut blocks = Vec::new();
    if let Some(given) = given.map(str::trim).filter(|given| !given.is_empty() && given != answer) {
        blocks.push(Block::marked("Yours:  ", Style::Body, given));
    }
    let mut right = Block { marker: "Answer: ".to_owned(), spans: Vec::new() };
    if marked {
        for run in difference {
            right = match run.same {
                true => right.and(Style::Strong, &run.text),
                false if *verdict == Verdict::Right => right.and(Style::Warn, format!("[{}]", run.text)),
                false => right.and(Style::Bad, format!("[{}]", run.text)),
            };
        }
    } else {
        right = right.and(Style::Strong, answer);
    }
    blocks.push(right);
    blocks
}

/// The part with nothing in its answer marked.
fn unmarked(part: &Part) -> Part {
    let mut part = part.clone();
    if let Expected::Text { difference, .. } = &mut part.expected {
        difference.clear();
    }
    part
}

fn shown_text(part: Option<&Part>) -> Option<&str> {
    match part {
        Some(Part { expected: Expected::Text { answer, .. }, .. }) => Some(answer),
        _ => None,
    }
}

/// A text with gaps, as far as they are filled.
pub(super) fn filled(segments: &[Segment], texts: &[String]) -> Block {
    let several = segments.iter().filter_map(Segment::answers).count() > 1;
    let mut block = Block { marker: String::new(), spans: Vec::new() };
    let mut place = 0;
    for segment in segments {
        match segment {
            Segment::Text(text) => block = block.and(Style::Body, text),
            Segment::Gap { hint, .. } => {
                block = match (texts.get(place), hint) {
                    (Some(text), _) => block.and(Style::Strong, format!("[{text}]")),
                    (None, Some(hint)) => {
                        block.and(Style::Warn, format!("[{}…: {hint}]", number(several, place)))
                    }
                    (None, None) => block.and(Style::Warn, format!("[{}…]", number(several, place))),
                };
                place += 1;
            }
        }
    }
    block
}

fn number(several: bool, place: usize) -> String {
    if several { format!("{} ", place + 1) } else { String::new() }
}

fn numbered(items: &[String]) -> impl Iterator<Item = Block> + '_ {
    items.iter().enumerate().map(|(place, text)| Block::marked(format!("{}  ", place + 1), Style::Body, text))
}

/// The item at this place, as a text.
pub(super) fn item(items: &[String], place: usize) -> &str {
    items.get(place).map_or("", String::as_str)
}

/// What can be done at a question, for the help page; `typed` where an answer is typed.
pub(super) fn help(typed: bool) -> Vec<Block> {
    let colon = if typed { ":" } else { "" };
    let line = |command: &str, text: &str| Block::marked(format!("{colon}{command:<5}"), Style::Body, text);
    let mut blocks = vec![
        line("?", "a hint"),
        line("u", "undo the last answer; again for the one before"),
        line("s", "skip: leave the card for another session"),
        line("b", "bury: not again before tomorrow"),
        line("x", "suspend: never ask it again (griot resume brings it back)"),
        line("h", "this help"),
        line("q", "leave; Esc, Ctrl-C and Ctrl-D do the same. Every answer is saved already."),
        Block::space(),
        Block::new(
            Style::Body,
            "After an answer: 1 again, 2 hard, 3 good, 4 easy give it another rating than the one it was judged \
             to deserve (:1 to :4 where answers are typed, and in plain mode).",
        ),
        Block::new(
            Style::Body,
            "An empty answer shows the right one. A card answered wrongly comes back until it is right.",
        ),
        Block::new(
            Style::Body,
            "Right counts as good, wrong as again. A right choice may be a guess: the fewer the choices, the \
             less it counts, unless you rate it yourself.",
        ),
    ];
    if typed {
        blocks.push(Block::new(
            Style::Body,
            "Commands begin with a colon. To answer with a text that begins with one, type two: ::q answers “:q”.",
        ));
    }
    blocks
}
