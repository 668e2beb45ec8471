//! `griot parse`: what it prints, what it keeps, what it refuses. What a word is in its sentence is
//! the model's business, and not looked at here.

use std::io::Read;
use std::ops::Range;
use std::process::Stdio;

use griot::language::split::{is_blank, is_invisible};

use crate::griot::{Griot, Output};

const GOLD: &str = "\
# newdoc id = d
# sent_id = d-1
# text = She didn't go (yet).
1\tShe\tshe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t4:nsubj\tOwn=1|Kind=work
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tOwn=2
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t4:aux\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\t_
3.1\treally\treally\tADV\tRB\t_\t_\t_\t4:advmod\tCopyOf=-1
4\tgo\tgo\tVERB\tVB\t_\t0\troot\t0:root\t_
5\t(\t(\tPUNCT\t-LRB-\t_\t6\tpunct\t6:punct\tSpaceAfter=No
6\tyet\tyet\tADV\tRB\t_\t4\tadvmod\t4:advmod\tSpaceAfter=No
7\t)\t)\tPUNCT\t-RRB-\t_\t6\tpunct\t6:punct\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct\t_

# sent_id = d-2
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

";

/// Runs the command on this text.
fn parse(text: impl AsRef<[u8]>) -> Output {
    Griot::new().run("parse -").stdin(text).code(0).stderr("")
}

/// The fields of all rows.
fn rows(output: &str) -> Vec<Vec<&str>> {
    let rows = output.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| row.split('\t').collect()).collect()
}

/// Asserts that output is CoNLL-U: ten columns, words counted from 1, a tree in every sentence, of
/// which there is one at least.
#[track_caller]
fn sound(output: &Output) {
    let mut sentences = 0;
    for sentence in output.out.split_terminator("\n\n") {
        let rows = rows(sentence);
        assert!(rows.iter().all(|row| row.len() == 10 && row.iter().all(|field| !field.is_empty())));
        let words: Vec<_> = rows.iter().filter(|row| !row[0].contains(['-', '.'])).collect();
        assert!(words.iter().enumerate().all(|(place, row)| row[0] == (place + 1).to_string()));
        let heads: Vec<usize> = words.iter().map(|row| row[6].parse().unwrap()).collect();
        assert!(is_tree(&heads), "{heads:?}");
        sentences += 1;
    }
    assert!(sentences > 0, "nothing was printed");
}

/// Whether these heads, counted from 1, lead from every word to the one that has the head 0.
fn is_tree(heads: &[usize]) -> bool {
    // Words of which it is known, so that no way is gone twice.
    let mut known = vec![false; heads.len() + 1];
    known[0] = true;
    for start in 1..=heads.len() {
        let mut way = Vec::new();
        let mut word = start;
        while !known[word] {
            way.push(word);
            word = heads[word - 1];
            if word > heads.len() || way.len() > heads.len() {
                return false;
            }
        }
        way.into_iter().for_each(|word| known[word] = true);
    }
    heads.iter().filter(|head| **head == 0).count() == 1
}

/// Asserts that the command ends well, with CoNLL-U in which every character of the text stands that
/// shows.
#[track_caller]
fn survives(text: &str) -> Output {
    let griot = Griot::new();
    griot.write("text.txt", text);
    let output = griot.run("parse text.txt").code(0).stderr("");
    sound(&output);
    let shows = |gap: &str| gap.chars().any(|c| !is_blank(c) && !is_invisible(c));
    let mut end = 0;
    for row in rows(&output.out) {
        // The row of a token that holds several words has no span of its own.
        if row[0].contains('-') {
            continue;
        }
        let word = span(row[9]);
        assert!(shows(&text[word.clone()]), "{row:?}");
        assert!(!shows(&text[end..word.start]), "lost before {row:?}");
        end = word.end;
    }
    assert!(!shows(&text[end..]), "lost at the end");
    assert!(!output.out.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
    output
}

/// The bytes that a column MISC names.
fn span(misc: &str) -> Range<usize> {
    let (_, span) = misc.split_once("Span=").unwrap();
    let (start, end) = span.split_once(':').unwrap();
    start.parse().unwrap()..end.parse().unwrap()
}

#[test]
fn trees_are_told_from_others() {
    assert!(is_tree(&[2, 0, 2, 3]));
    for heads in [&[2, 1][..], &[0, 0], &[0, 3, 2], &[0, 2], &[0, 9], &[]] {
        assert!(!is_tree(heads), "{heads:?}");
    }
}

#[test]
fn a_text_becomes_rows() {
    let text = "Keïta led, then left.\n\n  He\treturned. ";
    let output = parse(text);
    sound(&output);
    let comments: Vec<_> = output.out.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        comments,
        [
            "# newpar",
            "# sent_id = 1",
            "# text = Keïta led, then left.",
            "# newpar",
            "# sent_id = 2",
            "# text = He returned."
        ]
    );
    let rows = rows(&output.out);
    let forms: Vec<_> = rows.iter().map(|row| row[1]).collect();
    assert_eq!(forms, ["Keïta", "led", ",", "then", "left", ".", "He", "returned", "."]);
    for row in &rows {
        let word = span(row[9]);
        assert_eq!(&text[word.clone()], row[1]);
        let is_joined = text[word.end..].starts_with(|c: char| !c.is_whitespace());
        assert_eq!(row[9].contains("SpaceAfter=No"), is_joined, "{row:?}");
    }
}

#[test]
fn a_file_is_read_like_a_pipe_and_makes_no_store() {
    let griot = Griot::new();
    griot.write("text.txt", "One. Two.");
    let output = griot.run("parse text.txt").code(0).stderr("");
    assert_eq!(output.out, parse("One. Two.").out);
    assert_eq!(output.out, griot.run("parse text.txt").code(0).out, "the same again");
    assert!(!griot.store().exists());
}

#[test]
fn words_of_conllu_stay() {
    let griot = Griot::new();
    griot.write("gold.conllu", GOLD);
    let output = griot.run("parse --conllu gold.conllu").code(0).stderr("");
    sound(&output);
    assert_eq!(output.out.lines().count(), GOLD.lines().count());
    for (new, old) in output.out.lines().zip(GOLD.lines()) {
        let (new, old): (Vec<_>, Vec<_>) = (new.split('\t').collect(), old.split('\t').collect());
        if old.len() == 1 || old[0].contains(['-', '.']) {
            assert_eq!(new, old, "comments, multiword tokens and empty nodes stay");
        } else {
            assert_eq!(new[..2], old[..2], "ids and forms stay");
            let own = |misc: &str| -> Vec<String> {
                let parts = misc.split('|').filter(|part| *part != "_" && !part.starts_with("Kind="));
                parts.map(str::to_owned).collect()
            };
            assert_eq!(own(new[9]), own(old[9]), "what else is said of a word stays");
        }
    }
    output.never_says("Kind=work");
}

#[test]
fn gold_tags_stay() {
    let griot = Griot::new();
    griot.write("gold.conllu", GOLD);
    let output = griot.run("parse --conllu gold.conllu --gold-tags").code(0).stderr("");
    let tags = |text| rows(text).into_iter().map(|row| (row[3], row[4])).collect::<Vec<_>>();
    assert_eq!(tags(&output.out), tags(GOLD));
    griot.write("odd.conllu", GOLD.replace("\tVBD\t", "\tVVD\t"));
    griot.run("parse --conllu odd.conllu").code(0).stderr("");
    griot.run("parse --conllu odd.conllu --gold-tags").code(1).stdout("").stderr(
        "error: odd.conllu:6: `VVD` in the column XPOS is not known\n\
         hint: without --gold-tags, griot uses its own\n",
    );
    griot.run("parse gold.conllu --gold-tags").code(2).stdout("").warns("--conllu");
}

#[test]
fn the_output_is_read_again() {
    let griot = Griot::new();
    griot.write("text.txt", "One, two. Three!\n\nFour?");
    let first = griot.run("parse text.txt").code(0);
    griot.write("first.conllu", &first.out);
    griot.run("parse --conllu first.conllu").code(0).stderr("").stdout(&first.out);
}

#[test]
fn what_took_how_long_is_told() {
    let griot = Griot::new();
    griot.write("text.txt", "One two. Three four.");
    let output = griot.run("parse --timing text.txt").code(0);
    let lines: Vec<_> = output.err.lines().collect();
    assert_eq!(lines.len(), 3, "{output}");
    assert!(lines[0].starts_with("model  loaded in ") && lines[0].ends_with(" ms"), "{output}");
    assert!(lines[1].starts_with("read   2 sentences, 6 tokens in "), "{output}");
    assert!(lines[1].ends_with(" tokens per second"), "{output}");
    assert!(lines[2].starts_with("wrote  in "), "{output}");
}

#[test]
fn what_cannot_be_read_is_told() {
    let griot = Griot::new();
    griot.write("folder/notes.txt", "");
    griot.write("blank.txt", " \n\t\n");
    griot.write("latin.txt", b"Ke\xefta led.");
    griot.write("wide.txt", b"\xff\xfeK\0");
    let tell = |line: &str, message: &str| {
        griot.run(line).code(1).stdout("").fails_well().stderr(&format!("error: {message}\n"));
    };
    tell(
        "parse none.txt",
        "none.txt: there is no such file\nhint: name another file, or - to read what is piped in",
    );
    tell("parse folder", "folder: it is a folder\nhint: name one of its files");
    tell("parse blank.txt", "blank.txt: there is no text in it\nhint: name a file with some text");
    tell("parse -", "standard input: there is no text in it\nhint: name a file with some text");
    tell(
        "parse latin.txt",
        "latin.txt: it is no UTF-8 text: byte 2, counted from 0, belongs to no character\n\
         hint: if it is text in another encoding, convert it first, as in `iconv -f WINDOWS-1252 -t UTF-8`",
    );
    tell(
        "parse wide.txt",
        "wide.txt: it is no UTF-8 text: byte 0, counted from 0, belongs to no character\n\
         hint: it looks like UTF-16; convert it first, as in `iconv -f UTF-16 -t UTF-8`",
    );
    griot.run("parse").code(2).stdout("").warns("<FILE>");
}

#[test]
fn what_is_no_conllu_is_told() {
    let griot = Griot::new();
    let tell = |text: &str, message: &str| {
        griot.write("gold.conllu", text);
        let message = format!("error: {message}\n");
        griot.run("parse --conllu gold.conllu").code(1).fails_well().stderr(&message);
    };
    tell(
        "Plain text.\n",
        "gold.conllu:1: it has 1 column where CoNLL-U has 10 columns between tabs\n\
         hint: without --conllu, plain text is read",
    );
    let outside = GOLD.replace("\t4\tnsubj\t", "\t9\tnsubj\t");
    tell(
        &outside,
        "gold.conllu:4: the head 9 is outside of the sentence, whose last word is 8\n\
         hint: without --conllu, plain text is read",
    );
    tell("\n\n", "gold.conllu: there is no text in it\nhint: name a file with some text");
}

#[test]
fn it_is_documented_but_not_in_the_list() {
    let griot = Griot::new();
    griot.run("--help").code(0).never_says("parse");
    griot.run("help parse").code(0).says("Usage: griot parse").says("--gold-tags").says("Example");
    griot.run("man").code(0).says("griot\\-parse(1)");
}

#[test]
fn no_control_character_reaches_the_terminal() {
    let text = "A\u{1b}[2J \u{9b}31m b\u{202e}c\u{7}.\u{0} \u{2028}d\u{85}e\u{b}f.";
    let is_hidden =
        |c: char| !matches!(c, '\n' | '\t') && (c.is_control() || matches!(c, '\u{202e}' | '\u{2028}'));
    let output = parse(text);
    assert!(!output.out.contains(is_hidden), "{output}");
    sound(&output);
    let griot = Griot::new();
    griot.write("gold.conllu", GOLD.replace("She", text).replace("Own=2", "Own=\u{1b}[2J"));
    let output = griot.run("parse --conllu gold.conllu").code(0).stderr("");
    assert!(!output.out.contains(is_hidden), "{output}");
    assert_eq!(output.out.lines().count(), GOLD.lines().count());
}

#[test]
fn a_reader_that_goes_away_has_had_enough() {
    let griot = Griot::new();
    griot.write("text.txt", "One two three. ".repeat(700));
    let mut command = griot.command("parse text.txt");
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 8];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(&first, b"# newpar");
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", output.status);
    assert!(output.stderr.is_empty());
}

#[test]
fn texts_that_no_one_wrote_are_survived() {
    survives(&"x".repeat(1 << 20));
    survives(&"(".repeat(3_000));
    survives(&"[{(".repeat(1_000));
    survives(&"\u{ad}\u{200b}.".repeat(1_000));
    survives(&"日本語 Ελληνικά العربية हिन्दी русский 👩‍👩‍👧 e\u{301}. ".repeat(60));
    // Bytes by chance, always the same ones.
    let mut state = 1u64;
    let bytes = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 56) as u8
    });
    let bytes: Vec<u8> = bytes.take(6_000).collect();
    survives(&String::from_utf8_lossy(&bytes));
}

#[test]
fn conllu_that_no_one_wrote_is_survived() {
    let griot = Griot::new();
    let row = |id: &str, head: &str, misc: &str| format!("{id}\tword\t_\t_\t_\t_\t{head}\t_\t_\t{misc}\n");
    let huge = usize::MAX;

    // A sentence that is far longer than any, with the deepest of trees.
    let long: String = (0..2_000).map(|head| row(&(head + 1).to_string(), &head.to_string(), "_")).collect();
    griot.write("long.conllu", &long);
    let output = griot.run("parse --conllu long.conllu").code(0).stderr("");
    sound(&output);
    assert_eq!(rows(&output.out).len(), 2_000);

    // Spans that are in no text, nor in order, nor spans. Several sentences, as each follows another.
    for misc in [format!("Span=0:{huge}"), format!("Span={huge}:{huge}"), format!("Span=0:{huge}0")] {
        let sentence = row("1", "0", &misc) + &row("2", "1", "Span=9:3") + "\n";
        griot.write("spans.conllu", sentence.repeat(3) + &(row("1", "_", &misc) + "\n").repeat(3));
        let output = griot.run("parse --conllu spans.conllu").code(0).stderr("").says(&misc);
        sound(&output);
        assert_eq!(rows(&output.out).len(), 9);
    }

    for file in [
        row(&huge.to_string(), "0", "_"),
        row(&format!("{huge}0"), "0", "_"),
        row(&format!("1-{huge}"), "_", "_") + &row("1", "0", "_"),
        row(&format!("0.{huge}"), "_", "_") + &row("1", "0", "_"),
        row(&format!("{huge}.1"), "_", "_") + &row("1", "0", "_"),
        row("1", &huge.to_string(), "_"),
        row("1", &format!("{huge}0"), "_"),
    ] {
        griot.write("huge.conllu", &file);
        let output = griot.run("parse --conllu huge.conllu").code(1).stdout("").fails_well();
        output.warns("huge.conllu:1: ");
    }
}
