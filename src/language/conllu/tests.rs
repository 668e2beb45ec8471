//! Files are read to the letter, mistakes are found, and what is written is read back.

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};

use super::{Column, Id, Keep, Reader, Table};
use crate::language::split::{self, is_blank, is_invisible};
use crate::language::{Class, Kind, RawSentence, Relation, Sentence, Span, Tag, Token, Word};

const FILE: &str = "\
# newdoc id = d1
# sent_id = d1-1
# text = She didn't go (yet).
1	She	she	PRON	PRP	Case=Nom	4	nsubj	4:nsubj	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	4:aux	_
3	n't	not	PART	RB	_	4	advmod	4:advmod	_
3.1	really	really	ADV	RB	_	_	_	4:advmod	CopyOf=-1
4	go	go	VERB	VB	_	0	root	0:root	_
5	(	(	PUNCT	-LRB-	_	6	punct	6:punct	SpaceAfter=No
6	yet	yet	ADV	RB	_	4	advmod	4:advmod	Kind=time|SpaceAfter=No
7	)	)	PUNCT	-RRB-	_	6	punct	6:punct	SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	4:punct	_

";

fn tables(file: &str) -> Vec<Table> {
    Reader::new(file.as_bytes()).collect::<Result<_, _>>().unwrap()
}

fn one(file: &str) -> Table {
    let [table] = <[Table; 1]>::try_from(tables(file)).unwrap();
    table
}

/// The message for a file that cannot be read.
#[track_caller]
fn mistake(file: impl AsRef<[u8]>) -> String {
    let mut reader = Reader::new(file.as_ref());
    let error = reader.find_map(Result::err).expect("a mistake is found");
    assert!(reader.next().is_none(), "nothing follows a mistake");
    error.to_string()
}

/// Rows of words with these heads.
fn rows(heads: &[&str]) -> String {
    let rows = heads.iter().enumerate().map(|(place, head)| {
        format!(
            "{}\tw\tw\tNOUN\tNN\t_\t{head}\t{}\t_\t_\n",
            place + 1,
            if *head == "0" { "root" } else { "dep" }
        )
    });
    rows.collect()
}

#[test]
fn a_file_is_kept_to_the_letter() {
    let table = one(FILE);
    assert_eq!(table.to_string(), FILE);
    assert_eq!((table.begins(), table.len()), (1, 8));
    assert_eq!(table.comment("sent_id"), Some("d1-1"));
    assert_eq!(table.comment("newpar"), None);
    assert!(table.starts_document() && table.starts_paragraph());
    let go = table.words().nth(3).unwrap();
    assert_eq!((go.id(), go.form(), go.head()), (Id::Word(4), "go", Some(0)));
    assert_eq!((go.tag(), go.class()), (Some(Tag::VerbBase), Some(Class::Verb)));
    assert_eq!(table.words().next().unwrap().field(Column::Feats), "Case=Nom");
}

#[test]
fn words_stand_where_their_tokens_do() {
    let table = one(FILE);
    assert_eq!(table.text(), "She didn't go (yet).");
    let line = table.line(100);
    let text = format!("{}{}", " ".repeat(100), table.text());
    let words: Vec<_> = line.words.iter().map(|word| (word.span.of(&text), word.joined)).collect();
    let joined = [false, false, true, false, false, false, false, false];
    let forms = ["She", "did", "n't", "go", "(", "yet", ")", "."];
    assert_eq!(words, forms.into_iter().zip(joined).collect::<Vec<_>>());
    assert_eq!(line.span, Span::new(100, 120));
}

#[test]
fn words_that_are_written_otherwise_share_their_token() {
    let file = "1-3\twørk\t_\t_\t_\t_\t_\t_\t_\t_\n".to_owned()
        + &rows(&["0", "1", "1"]).replace("\tw\tw", "\twxyz\tw");
    let spans: Vec<_> = one(&file).line(0).words.iter().map(|word| word.span).collect();
    assert_eq!(spans, [Span::new(0, 5), Span::new(5, 5), Span::new(5, 5)]);
}

#[test]
fn line_breaks_marks_and_blank_lines_are_tolerated() {
    let file = format!("\u{feff}\n\n{}\r\n \n\n{FILE}", FILE.trim_end());
    let tables = tables(&file.replace("_\n", "_\r\n"));
    assert_eq!(tables.iter().map(Table::to_string).collect::<String>(), FILE.repeat(2));
    assert_eq!(tables[0].begins(), 3);
    assert!(Reader::new("\n\n".as_bytes()).next().is_none());
    // The last line of a file may lack its line break.
    assert_eq!(one(FILE.trim_end()).to_string(), FILE);
}

#[test]
fn unknown_values_matter_only_where_they_are_asked_for() {
    let table = one(&rows(&["0"]).replace("NN", "NOPE"));
    assert_eq!(table.words().next().unwrap().tag(), None);
    assert_eq!(table.line(0).words.len(), 1);
    let error = table.sentence(0).unwrap_err().to_string();
    assert_eq!(error, "line 1: `NOPE` in the column XPOS is not known");
    assert_eq!(table.relations().unwrap(), [Relation::Root]);
}

#[test]
fn mistakes_are_told_with_their_line() {
    let good = rows(&["0"]);
    assert_eq!(mistake("1\tw\n"), "line 1: it has 2 columns where CoNLL-U has 10 columns between tabs");
    assert_eq!(
        mistake(format!("{good}\nword\n")),
        "line 3: it has 1 column where CoNLL-U has 10 columns between tabs"
    );
    assert_eq!(
        mistake(good.replace('\n', "\t_\n")),
        "line 1: it has 11 columns where CoNLL-U has 10 columns between tabs"
    );
    assert_eq!(mistake(good.replacen('1', "+1", 1)), "line 1: `+1` is no id: ids are as 3, 3-4 or 3.1");
    assert_eq!(mistake(good.repeat(2)), "line 2: the id 1 is out of order: the next word is 2");
    assert_eq!(
        mistake(good.replacen('1', "1.1", 1)),
        "line 1: the id 1.1 is out of order: the next word is 1"
    );
    assert_eq!(
        mistake(good.replacen('1', "2-1", 1)),
        "line 1: the id 2-1 is out of order: the next word is 1"
    );
    assert_eq!(mistake(good.replacen("\tw\t", "\t\t", 1)), "line 1: the column FORM is empty");
    assert_eq!(
        mistake(rows(&["-1"])),
        "line 1: `-1` is no head: heads are 0 for the root, or the id of a word"
    );
    assert_eq!(
        mistake(format!("# c\n{}", rows(&["0", "3"]))),
        "line 3: the head 3 is outside of the sentence, whose last word is 2"
    );
    assert_eq!(
        mistake(format!("1-3\tw\t_\t_\t_\t_\t_\t_\t_\t_\n{good}")),
        "line 1: the multiword token 1-3 is not all in the sentence, whose last word is 1"
    );
    assert_eq!(
        mistake(format!("{good}# late\n")),
        "line 2: a comment stands within a sentence: comments come before it"
    );
    assert_eq!(mistake("# one\n\n"), "line 1: no word follows the comments");
    assert_eq!(mistake(b"# \xff\n"), "line 1: it is not UTF-8");
    assert!(mistake("9".repeat(1000) + "\tw\t_\t_\t_\t_\t_\t_\t_\t_\n").len() < 200);
}

#[test]
fn only_trees_are_trees() {
    let error = |heads: &[&str]| one(&rows(heads)).heads().unwrap_err().to_string();
    assert_eq!(one(&rows(&["2", "0", "2"])).heads().unwrap(), [Some(1), None, Some(1)]);
    assert_eq!(error(&["0", "_"]), "line 2: the word has no head");
    assert_eq!(error(&["0", "0"]), "line 1: the sentence has 2 roots, and a tree has one");
    assert_eq!(error(&["2", "1"]), "line 1: the sentence has 0 roots, and a tree has one");
    assert_eq!(error(&["0", "3", "2"]), "line 2: the word's heads lead back to it, never to a root");
    assert_eq!(error(&["0", "2"]), "line 2: the word's heads lead back to it, never to a root");
    // Deep trees are no matter of recursion.
    let deep: Vec<String> = (0..100_000).map(|head| head.to_string()).collect();
    let deep: Vec<&str> = deep.iter().map(String::as_str).collect();
    assert!(one(&rows(&deep)).heads().is_ok());
}

#[test]
fn an_annotation_leaves_what_it_says_nothing_of() {
    let mut table = one(FILE);
    let mut sentence = table.sentence(0).unwrap();
    for token in &mut sentence.tokens {
        (token.tag, token.class, token.kind) = (Tag::Foreign, Class::Other, None);
    }
    sentence.tokens[0].kind = Some(Kind::Person);
    let mut kept = table.clone();
    table.annotate(&sentence, Keep::Words);
    let printed = table.to_string();
    assert!(printed.contains("\n1\tShe\tshe\tX\tFW\t_\t4\tnsubj\t_\tKind=person\n"), "{printed}");
    assert!(printed.contains("\n6\tyet\tyet\tX\tFW\t_\t4\tadvmod\t_\tSpaceAfter=No\n"), "{printed}");
    for whole in FILE
        .lines()
        .filter(|line| line.starts_with(['#']) || line.contains(['-', '.']) && line.contains("\t_\t_\t_"))
    {
        assert!(printed.contains(whole), "no {whole} in {printed}");
    }
    kept.annotate(&sentence, Keep::Tags);
    assert_eq!(kept.tags().unwrap()[0], Tag::Pronoun);
    assert_eq!(kept.words().next().unwrap().class(), Some(Class::Pronoun));
}

/// A sentence of nouns that all hang on the first one.
fn flat(line: RawSentence) -> Sentence {
    let tokens = line.words.into_iter().enumerate().map(|(place, word)| Token {
        tag: Tag::Noun,
        class: Class::Noun,
        head: (place > 0).then_some(0),
        relation: if place > 0 { Relation::Dep } else { Relation::Root },
        lemma: String::new(),
        kind: None,
        word,
    });
    Sentence { span: line.span, tokens: tokens.collect(), starts_paragraph: line.starts_paragraph }
}

/// The text of each sentence as its table's comment has it and as its rows spell it.
fn spelled(text: &str) -> Vec<(String, String)> {
    let tables = split::sentences(text).map(|line| one(&Table::of(&flat(line), text, 1).to_string()));
    tables.map(|table| (table.comment("text").unwrap().to_owned(), table.text())).collect()
}

#[test]
fn what_does_not_show_is_not_written() {
    for (text, written) in [
        ("❤\u{fe0f} x", "❤ x"),
        ("❤\u{fe0f}x", "❤x"),
        ("a\u{1}b", "a b"),
        ("Ba\u{ad}ma\u{34f}ko\u{180e}, \u{200b}\t\u{feff}yes\u{2060}.", "Bamako, yes."),
        ("a \u{ad} b\u{ad}", "a b"),
    ] {
        assert_eq!(spelled(text), [(written.to_owned(), written.to_owned())], "{text:?}");
    }
}

#[test]
fn nothing_in_a_text_breaks_a_line() {
    let text = "A\u{2028}B\tC\r\nD";
    let word =
        |start, end| Word { span: Span::new(start, end), form: text[start..end].to_owned(), joined: false };
    let span = Span::new(0, text.len());
    let line = RawSentence { span, words: vec![word(0, 6), word(6, span.end)], starts_paragraph: true };
    let printed = Table::of(&flat(line), text, 7).to_string();
    assert_eq!(
        printed,
        "# newpar\n# sent_id = 7\n# text = A B C D\n\
         1\tA B \t_\tNOUN\tNN\t_\t0\troot\t_\tSpaceAfter=No|Span=0:6\n\
         2\tC  D\t_\tNOUN\tNN\t_\t1\tdep\t_\tSpan=6:10\n\n"
    );
}

/// A text of words with or without a space between them, and its sentence.
fn sentences() -> impl Strategy<Value = (String, Sentence)> {
    let written = "[a-zé日.(=|#_-]([\u{ad}\u{fe0f}]?[a-zé日.(=|#_-]){0,4}";
    let gap = "[ \n\u{1}\u{34f}\u{180e}\u{200b}]{0,2}";
    let word = (written, gap, any::<bool>(), any::<prop::sample::Index>());
    let words = prop::collection::vec((word, any::<prop::sample::Index>(), 0..9usize), 1..12);
    ("[ \n]{0,3}", words, any::<bool>()).prop_map(|(mut text, words, starts_paragraph)| {
        let mut tokens: Vec<Token> = Vec::new();
        let count = words.len();
        for (place, ((written, gap, is_joined, relation), value, kind)) in words.into_iter().enumerate() {
            let start = text.len();
            text.push_str(&written);
            let form: String = written.chars().filter(|c| !is_invisible(*c)).collect();
            let joined = is_joined && tokens.last().is_some_and(|last| last.word.span.end == start);
            let word = Word { span: Span::new(start, text.len()), form, joined };
            text.push_str(&gap);
            let head = place.checked_sub(1).map(|last| value.index(last + 1));
            tokens.push(Token {
                tag: *value.get(Tag::ALL),
                class: *value.get(Class::ALL),
                head,
                relation: *relation.get(Relation::ALL),
                lemma: word.form.to_lowercase(),
                kind: Kind::ALL.get(kind).copied(),
                word,
            });
        }
        let span = Span::new(tokens[0].word.span.start, tokens[count - 1].word.span.end);
        (text, Sentence { span, tokens, starts_paragraph })
    })
}

proptest! {
    #[test]
    fn a_sentence_comes_back((text, sentence) in sentences()) {
        let table = Table::of(&sentence, &text, 1);
        let read = one(&table.to_string());
        prop_assert_eq!(read.to_string(), table.to_string());
        prop_assert_eq!(read.sentence(0).unwrap(), sentence.clone());
        // What the rows spell is the text, but for what does not show and the kind of blanks.
        let words = |text: &str| {
            let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
            seen.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        prop_assert_eq!(read.text(), words(&text));
        prop_assert_eq!(read.comment("text").unwrap(), words(&text));
    }

    #[test]
    fn the_text_of_a_sentence_is_what_its_rows_spell(
        text in "[a-cI.,'’(❤é日 \n\t\u{0}\u{1}\u{7f}\u{a0}\u{ad}\u{34f}\u{180e}\u{200b}\u{2028}\u{fe0f}\u{feff}]{0,60}",
    ) {
        for (comment, rows) in spelled(&text) {
            prop_assert_eq!(comment, rows);
        }
    }

    #[test]
    fn an_annotation_with_what_is_there_changes_nothing((text, sentence) in sentences()) {
        let table = one(&Table::of(&sentence, &text, 1).to_string());
        let mut again = table.clone();
        again.annotate(&sentence, Keep::Words);
        prop_assert_eq!(again.to_string(), table.to_string());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for table in Reader::new(&bytes[..]).map_while(Result::ok) {
            prop_assert!(table.len() > 0);
        }
    }

    #[test]
    fn damaged_files_are_read_or_refused(at in any::<prop::sample::Index>(), with in "[\t\n#0-9._-]{0,3}") {
        let at = at.index(FILE.len());
        let file = format!("{}{with}{}", &FILE[..at], &FILE[at + 1..]);
        for table in Reader::new(file.as_bytes()).map_while(Result::ok) {
            prop_assert_eq!(table.line(0).words.len(), table.len());
            prop_assert_eq!(one(&table.to_string()).text(), table.text());
            let _ = table.sentence(0);
        }
    }
}
