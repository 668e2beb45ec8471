//! Sentences written as trees, and what their mentions refer to.

mod any_text;
mod names;
mod pronouns;

use super::{Mentions, Thing, Unresolved};
use crate::language::{Class, Kind, Sentence, Span, Tag, Token, Word};

/// Sentences from lines of `form tag head relation`, the head as a number from 1, 0 for the root; an
/// empty line ends a sentence, `#` begins a paragraph. A kind may stand behind a slash.
fn read(lines: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for block in lines.trim().split("\n\n") {
        let mut tokens = Vec::new();
        let mut starts_paragraph = sentences.is_empty();
        for line in block.lines().map(str::trim) {
            if line == "#" {
                starts_paragraph = true;
                continue;
            }
            let (line, kind) =
                line.split_once('/').map_or((line, None), |(line, kind)| (line, kind.parse().ok()));
            let parts: Vec<&str> = line.split(' ').collect();
            let [form, tag, head, relation] = parts[..] else { panic!("{line}") };
            let tag: Tag = tag.parse().unwrap();
            tokens.push(token(
                form,
                &mut start,
                tag,
                head.parse::<usize>().unwrap().checked_sub(1),
                relation,
                kind,
            ));
        }
        sentences.push(sentence(tokens, starts_paragraph));
    }
    sentences
}

fn sentence(tokens: Vec<Token>, starts_paragraph: bool) -> Sentence {
    let span = tokens[0].word.span.to(tokens[tokens.len() - 1].word.span);
    Sentence { span, tokens, starts_paragraph }
}

fn token(
    form: &str,
    start: &mut usize,
    tag: Tag,
    head: Option<usize>,
    relation: &str,
    kind: Option<Kind>,
) -> Token {
    let span = Span::new(*start, *start + form.len());
    *start = span.end + 1;
    let lemma = if tag == Tag::NounPlural { form.trim_end_matches('s') } else { form };
    Token {
        word: Word { span, form: form.to_owned(), joined: false },
        tag,
        class: if tag.is_proper() { Class::ProperNoun } else { Class::Noun },
        head,
        relation: relation.parse().unwrap(),
        lemma: lemma.to_lowercase(),
        kind,
    }
}

/// The thing whose mention has its head at a token.
fn thing(mentions: &Mentions, sentence: usize, head: usize) -> Result<&Thing, Unresolved> {
    let mention = mentions.all().iter().find(|mention| (mention.sentence, mention.head) == (sentence, head));
    mention.expect("a mention").thing.map(|thing| &mentions.things()[thing])
}

/// "Ibrahim Traoré arrived. President Traoré left the city. He slept."
const PRESIDENT: &str = "
    Ibrahim NNP 3 nsubj/person
    Traoré NNP 1 flat
    arrived VBD 0 root
    . . 3 punct

    President NNP 2 compound
    Traore NNP 3 nsubj/person
    left VBD 0 root
    the DT 5 det
    city NN 3 obj/place
    . . 3 punct

    He PRP 2 nsubj
    slept VBD 0 root
    . . 2 punct";

/// Three sentences in which nobody is named.
const RAIN: &str = "Rain NN 2 nsubj\n fell VBD 0 root\n\n Rain NN 2 nsubj\n fell VBD 0 root\n\n \
    Rain NN 2 nsubj\n fell VBD 0 root\n\n";
