//! What a reviewer is shown, composed once for every front end.

use super::Proposal;
use crate::answer::{Segment, Task};
use crate::ask::page::{filled, item};
use crate::ask::paint::{Block, Style};

/// A card with its answer, the fact that it tests, and where that comes from.
pub(super) fn proposal(proposal: &Proposal) -> Vec<Block> {
    let Proposal { card, says, sentence, heading, corrects, remark, decided, .. } = proposal;
    let mut blocks = vec![Block::new(Style::Dim, format!("{} · {}", card.deck, card.status)), Block::space()];
    if !card.prompt.is_empty() {
        blocks.push(Block::new(Style::Strong, card.prompt));
        blocks.push(Block::space());
    }
    blocks.extend(solution(card.task));
    if let Some(hint) = card.hint {
        blocks.push(Block::new(Style::Dim, format!("Hint: {hint}")));
    }
    blocks.push(Block::space());
    blocks.push(Block::marked("Fact:   ", Style::Body, says));
    if sentence != says {
        blocks.push(Block::marked("Source: ", Style::Body, sentence));
    }
    if let Some(heading) = heading {
        blocks.push(Block::marked("Under:  ", Style::Body, heading));
    }
    if let Some(corrects) = corrects {
        blocks.push(Block::marked("! ", Style::Warn, format!("Correction: {corrects}")));
    }
    blocks.push(Block::new(Style::Dim, remark));
    if let Some(decided) = decided {
        blocks.push(Block::marked("→ ", Style::Good, decided));
    }
    blocks
}

/// The answer, the right choices marked.
fn solution(task: &Task) -> Vec<Block> {
    let answer = |text: &str| Block::marked("Answer: ", Style::Good, text);
    match task {
        Task::Type { answers } => {
            let mut blocks: Vec<Block> = answers.first().map(|first| answer(first)).into_iter().collect();
            if let Some(others) = answers.get(1..).filter(|others| !others.is_empty()) {
                blocks.push(also(others));
            }
            blocks
        }
        Task::Number { value, tolerance, unit } => {
            let unit = unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
            let mut blocks = vec![answer(&format!("{value}{unit}"))];
            if *tolerance > 0.0 {
                blocks.push(Block::marked("        ", Style::Dim, format!("give or take {tolerance}")));
            }
            blocks
        }
        Task::Gaps { segments } => {
            let gaps: Vec<&[String]> = segments.iter().filter_map(Segment::answers).collect();
            let first: Vec<String> = gaps.iter().filter_map(|answers| answers.first().cloned()).collect();
            let others: Vec<String> =
                gaps.iter().flat_map(|answers| answers.iter().skip(1).cloned()).collect();
            let hints: Vec<&str> = segments.iter().filter_map(hint).collect();
            let mut blocks = vec![filled(segments, &first)];
            if !others.is_empty() {
                blocks.push(also(&others));
            }
            if !hints.is_empty() {
                blocks.push(Block::marked(
                    "        ",
                    Style::Dim,
                    format!("the gap shows: {}", hints.join(", ")),
                ));
            }
            blocks
        }
        Task::Pick { choices, right } => choices
            .iter()
            .enumerate()
            .map(|(place, choice)| choice_of(place, choice, place == *right))
            .collect(),
        Task::PickAll { choices, right } => choices
            .iter()
            .zip(right)
            .enumerate()
            .map(|(place, (choice, is_right))| choice_of(place, choice, *is_right))
            .collect(),
        Task::TrueFalse { truth } => vec![answer(if *truth { "true" } else { "false" })],
        Task::Order { items, right } => right
            .iter()
            .enumerate()
            .map(|(rank, place)| Block::marked(format!("{}. ", rank + 1), Style::Good, item(items, *place)))
            .collect(),
        Task::Match { left, right, pairs } => left
            .iter()
            .zip(pairs)
            .map(|(text, place)| {
                Block::new(Style::Body, format!("{text} = ")).and(Style::Good, item(right, *place))
            })
            .collect(),
        Task::Flip { back } => vec![answer(back)],
    }
}

fn also(others: &[String]) -> Block {
    Block::marked("        ", Style::Dim, format!("also: {}", others.join(", ")))
}

/// A choice; a right one is marked for those who see no colours, too.
fn choice_of(place: usize, choice: &str, is_right: bool) -> Block {
    let number = format!("{}  ", place + 1);
    match is_right {
        true => Block::marked(number, Style::Good, format!("{choice} ✓")),
        false => Block::marked(number, Style::Body, choice),
    }
}

/// What can be done with a card.
pub(super) fn help(is_plain: bool) -> Vec<Block> {
    let line = |key: &str, text: &str| Block::marked(format!("{key:<2} "), Style::Body, text);
    let mut blocks = vec![
        line("k", "keep the card as it is shown"),
        line("e", "edit its prompt, its answer or its choices; it is kept with that"),
        line(
            "r",
            "reject it, and say why: wrong (not what the sentence says), unclear (not one answer), trivial, grammar, other",
        ),
        line("u", "undo the last decision; again for the one before, back to the very first"),
        line("f", "forward to the next card without deciding (or →)"),
        line("b", "back to the card before (or ←)"),
        line("h", "this help"),
        line(
            "q",
            "leave; Esc, Ctrl-C and Ctrl-D do the same. Every decision is saved already, and the same command goes on where you leave.",
        ),
        Block::space(),
        Block::new(
            Style::Body,
            "Several answers, or choices, are parted by “ / ”; the first answer is the one shown. In a text with gaps, the gaps stand in [brackets].",
        ),
    ];
    if is_plain {
        blocks.push(Block::new(
            Style::Body,
            "A line each: k; r unclear; r other the year is missing; e prompt Who led it?; e answer France / the French; e choices Chad / Niger.",
        ));
    }
    blocks
}

/// What a gap shows.
fn hint(segment: &Segment) -> Option<&str> {
    match segment {
        Segment::Gap { hint, .. } => hint.as_deref(),
        Segment::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Palette;
    use crate::ask::review::sample::sample;

    fn lines(blocks: &[Block], columns: usize) -> String {
        blocks.iter().flat_map(|block| Palette::None.lines(block, columns)).collect::<Vec<_>>().join("\n")
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_card_is_shown_with_its_answer_and_where_it_comes_from() {
        let task = Task::Pick { choices: texts(&["Chad", "France", "Niger"]), right: 1 };
        let mut shown = sample("Which country paid for the new bridge in 1968?", &task, &[]);
        assert_eq!(
            lines(&proposal(&shown), 80),
            "\
Bridges · card 2 of 9 · 1 kept · 0 rejected

Which country paid for the new bridge in 1968?

1  Chad
2  France ✓
3  Niger

Fact:   France paid for the new bridge in 1968.
Source: In 1968 it paid for that.
Under:  The new bridge
who · 82 % likely to be a good card"
        );
        shown.sentence = shown.says;
        shown.heading = None;
        shown.corrects = Some("The article says 1986.");
        shown.decided = Some("kept");
        assert_eq!(
            lines(&proposal(&shown), 40),
            "\
Bridges · card 2 of 9 · 1 kept · 0
rejected

Which country paid for the new bridge in
1968?

1  Chad
2  France ✓
3  Niger

Fact:   France paid for the new bridge
        in 1968.
! Correction: The article says 1986.
who · 82 % likely to be a good card
→ kept"
        );
    }

    #[test]
    fn every_kind_of_task_shows_its_answer() {
        let gap = |answers: &[&str]| Segment::Gap { answers: texts(answers), hint: None };
        for (task, shown) in [
            (Task::Type { answers: texts(&["1968"]) }, "Answer: 1968"),
            (
                Task::Type { answers: texts(&["France", "Paris", "it"]) },
                "Answer: France\n        also: Paris, it",
            ),
            (
                Task::Number { value: 503.0, tolerance: 5.0, unit: Some("metres".to_owned()) },
                "Answer: 503 metres\n        give or take 5",
            ),
            (
                Task::Gaps {
                    segments: vec![
                        Segment::Text("In ".to_owned()),
                        gap(&["1968", "’68"]),
                        Segment::Text(".".to_owned()),
                    ],
                },
                "In [1968].\n        also: ’68",
            ),
            (
                Task::Gaps {
                    segments: vec![Segment::Gap {
                        answers: texts(&["Chad"]),
                        hint: Some("country, C…".to_owned()),
                    }],
                },
                "[Chad]\n        the gap shows: country, C…",
            ),
            (Task::TrueFalse { truth: false }, "Answer: false"),
            (Task::PickAll { choices: texts(&["a", "b"]), right: vec![true, false] }, "1  a ✓\n2  b"),
            (Task::Order { items: texts(&["b", "a"]), right: vec![1, 0] }, "1. a\n2. b"),
            (
                Task::Match { left: texts(&["a", "b"]), right: texts(&["B", "A"]), pairs: vec![1, 0] },
                "a = A\nb = B",
            ),
            (Task::Flip { back: "back".to_owned() }, "Answer: back"),
        ] {
            assert_eq!(lines(&solution(&task), 80), shown);
        }
    }
}
