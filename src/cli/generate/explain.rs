//! What was made of every sentence, and why no more.

use std::io::{self, Write};

use super::Made;
use crate::generate::{Candidate, Refused, Texts};
use crate::language::Span;
use crate::text::safe_line;

/// Prints every sentence with its facts and its cards, kept (`+`) and refused (`-`).
pub fn print(out: &mut impl Write, made: &Made) -> io::Result<()> {
    let Made { source, text, facts, draft, checked } = made;
    let lines = source.lines();
    let mut kept: Vec<(Span, &Candidate)> = draft
        .cards
        .iter()
        .filter_map(|card| draft.facts.get(card.fact).map(|fact| (fact.span, card)))
        .collect();
    kept.sort_by_key(|(span, _)| *span);
    let mut refused: Vec<&Refused> = draft.refused.iter().collect();
    refused.sort_by_key(|refused| refused.span);
    let (mut kept, mut refused) = (kept.into_iter().peekable(), refused.into_iter().peekable());
    for sentence in &facts.sentences {
        let said = safe_line(sentence.span.of(text));
        // What is known stands behind the article.
        match sentence.span.start < source.article.text().len() {
            true => writeln!(out, "{}: {said}", lines.of(sentence.span))?,
            false => writeln!(out, "known: {said}")?,
        }
        if let Some(checked) = checked {
            for finding in checked.findings(sentence.span) {
                writeln!(out, "  wrong: {}", safe_line(&finding.message(&checked.reference)))?;
            }
        }
        for fact in facts.facts.get(sentence.facts.clone()).unwrap_or_default() {
            writeln!(out, "  fact: {}", safe_line(&fact.says))?;
        }
        for why in &sentence.refused {
            writeln!(out, "  no fact: {}", safe_line(&why.to_string()))?;
        }
        let is_here = |span: Span| span.start < sentence.span.end;
        while let Some((_, card)) = kept.next_if(|(span, _)| is_here(*span)) {
            let texts = Texts::of(&card.card);
            let told = told(&texts.prompt, texts.answer());
            writeln!(out, "  + {:.2} {}: {told}", card.score, card.form)?;
            if !texts.choices.is_empty() {
                writeln!(out, "      not: {}", safe_line(&texts.choices.join(", ")))?;
            }
        }
        while let Some(refused) = refused.next_if(|refused| is_here(refused.span)) {
            let told = told(&refused.prompt, &refused.answer);
            writeln!(out, "  - {}: {told}\n      refused: {}", refused.form, refused.why)?;
        }
    }
    Ok(())
}

fn told(prompt: &str, answer: &str) -> String {
    format!("{} = {}", safe_line(prompt), safe_line(answer))
}
