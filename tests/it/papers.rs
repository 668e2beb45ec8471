//! Papers from end to end: printed, answered, marked, analysed.

use std::collections::BTreeMap;

use crate::decks::KINDS;
use crate::griot::Griot;
use crate::pty::Pty;

/// A home with a card of every kind, and papers of them in four variants.
fn printed() -> Griot {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    griot.run("paper kinds --count 8 --seed 7 -o papers").code(0).stderr("").stdout(
        "8 questions in 4 variants, seed 7.\nSaved to papers: paper-A.html, key-A.html, the same as .md, and so on, \
         and key.ron.\n",
    );
    griot
}

/// The files of a folder, by their names.
fn files(griot: &Griot, folder: &str) -> BTreeMap<String, String> {
    let entries = griot.path(folder).read_dir().unwrap().map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    entries.map(read).collect()
}

/// The answers that the key of a variant has, read off the page as a teacher would.
fn answers(griot: &Griot, variant: &str) -> Vec<String> {
    let key = files(griot, "papers").remove(&format!("key-{variant}.md")).unwrap();
    let rows =
        key.lines().filter(|line| line.starts_with("| ") && !line.contains("---") && !line.contains("No."));
    let cells = rows.map(|row| {
        // A bar within a cell is written `\|`.
        let row = row.replace("\\|", "\u{0}");
        let cells: Vec<String> = row.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
        let first = |text: &str| text.split(" / ").next().unwrap().to_owned();
        match cells[2].as_str() {
            // Of what is written, the first text that counts; gaps are parted by bars.
            "" => cells[3].split(" | ").map(first).collect::<Vec<_>>().join(" | ").replace(" (± 50)", ""),
            letters => letters.replace(' ', ""),
        }
    });
    cells.collect()
}

fn row(student: &str, variant: &str, answers: &[String]) -> String {
    let quoted: Vec<String> = answers.iter().map(|answer| format!("\"{answer}\"")).collect();
    format!("{student},{variant},{}\n", quoted.join(","))
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let griot = printed();
    griot.run("paper kinds --count 8 --seed 7 -o again").code(0);
    let all = files(&griot, "papers");
    assert_eq!(all.len(), 4 * 4 + 1);
    assert_eq!(files(&griot, "again"), all);
    griot.run("paper kinds --count 8 --seed 8 -o other").code(0);
    assert_ne!(files(&griot, "other"), all);
    for (name, text) in &all {
        assert!(!text.contains("http"), "{name} is no file of its own");
        assert_eq!(name.ends_with("html"), text.starts_with("<!DOCTYPE html>"), "{name}");
    }
    assert!(
        all["paper-B.html"].matches("<section ").count() == 8 && all["paper-B.html"].contains("Variant B")
    );
    assert!(all["paper-A.html"].contains("break-inside: avoid"));
    assert!(!all["paper-A.html"].contains("griot") && !all["paper-A.html"].contains("kinds/"));
}

#[test]
fn papers_are_not_written_over_unless_it_is_asked_for() {
    let griot = printed();
    let before = files(&griot, "papers");
    griot.run("paper kinds --count 3 --seed 9 -o papers").code(1).stdout("").fails_well();
    assert_eq!(files(&griot, "papers"), before);
    griot
        .run("paper kinds --count 20 --seed 9 -o papers --force")
        .code(0)
        .says("There are no more than 8 questions: one is asked of each fact.\n");
    griot.run("paper kinds --kinds flip -o none").code(2);
    griot.run("paper kinds --tag none -o none").code(1).fails_well();
    assert!(!griot.path("none").exists());
    griot.run("paper kinds --variants 1 --seed 1 -o one").code(0);
    assert!(!files(&griot, "one")["paper-A.html"].contains("Variant"));
}

#[test]
fn papers_are_in_the_language_of_the_deck() {
    let deck = "Deck(title: \"Fluss\", language: \"de\", cards: [\n    TrueFalse(q: \"Der Rhein ist lang.\", a: true),\n])\n";
    let griot = Griot::new().deck("fluss.ron", deck);
    griot.run("paper fluss --seed 1 -o papers").code(0).never_says("English");
    let paper = &files(&griot, "papers")["paper-A.md"];
    assert!(paper.contains("Es ist 1 Frage; sie zählt einen Punkt.") && paper.contains("- **R** Richtig\n"));
    griot.write("answers.csv", "Ada,A,r\nBo,B,Falsch\n");
    griot
        .run("mark papers answers.csv")
        .code(0)
        .says("Ada      A          1.00")
        .says("Bo       B          0.00");
    griot.write("home/decks/fluss.ron", deck.replace("\"de\"", "\"sv\""));
    griot
        .run("paper fluss --seed 1 -o other --instructions Lycka")
        .code(0)
        .says("What stands around the questions is in English: griot does not know it in `sv`.\n");
    assert!(files(&griot, "other")["paper-A.html"].contains(">Lycka</p>"));
}

#[test]
fn a_key_gives_full_marks_on_its_own_variant_alone() {
    let griot = printed();
    for known in ["A", "B", "C", "D"] {
        griot.write("own.csv", row("Ada", known, &answers(&griot, known)));
        griot.run("mark papers own.csv").code(0).stderr("").says("Ada      ").says("  8.00   100.0\n");
        for had in ["A", "B", "C", "D"].into_iter().filter(|had| *had != known) {
            griot.write("other.csv", row("Eve", had, &answers(&griot, known)));
            griot.run("mark papers other.csv").any_code().never_says("8.00");
        }
    }
}

#[test]
fn bad_rows_are_told_with_their_lines_and_the_others_counted() {
    let griot = printed();
    let full = answers(&griot, "A");
    let rows = [
        "student,variant,1,2,3,4,5,6,7,8\n".to_owned(),
        row("Ada", "A", &full),
        row("Bo", "E", &full),
        row("Cy", "A", &full[..7]),
        row("ADA", "b", &full),
        row("", "A", &full),
        ",,,,,,,,,\n".to_owned(),
        row("Di", "a", &vec![String::new(); 8]),
        row("Ed\u{1b}[31m", "A", &full),
    ];
    griot.write("answers.csv", rows.concat());
    griot
        .run("mark papers/key.ron answers.csv -o results")
        .code(0)
        .stderr(
            "answers.csv:3: there is no variant `E`, only A, B, C, D\n\
             answers.csv:4: it has 7 answers for 8 questions\n\
             answers.csv:5: the answers of `ADA` stand on line 2 already\n\
             answers.csv:6: it does not say which student it is of\n\
             4 lines left out.\n",
        )
        .stdout(
            "student  variant   score       %\n\
             Ada      A          8.00   100.0\n\
             Di       A          0.00     0.0\n\
             Ed␛[31m  A          8.00   100.0\n\
             \n\
             3 students marked; on average 5.33 of 8.\n\
             Saved to results, a file for each student; `griot analyze results` tells about the questions.\n",
        );
    assert_eq!(files(&griot, "results").into_keys().collect::<Vec<_>>(), ["ada.ron", "di.ron", "ed-31m.ron"]);
    let again = griot.run("mark papers answers.csv -o results").code(1).stdout("");
    again.warns("error: results/ada.ron exists already\nhint: ");
    let json = griot.run("mark papers answers.csv --json").code(0).json();
    assert_eq!((&json["students"][0]["score"], &json["skipped"][0]["line"]), (&8.0.into(), &3.into()));
    griot.run("quiz --show results/ada.ron").code(0).says("Ada");
}

#[test]
fn columns_are_found_by_their_numbers_in_any_language() {
    let griot = printed();
    let full = answers(&griot, "A");
    let turned: Vec<String> = full.iter().rev().cloned().collect();
    let head = |name: &str, variant: &str, word: &str| {
        let columns = (1..=8).rev().map(|number| format!("{word}{number}"));
        format!("{name},{variant},{}\n", columns.collect::<Vec<_>>().join(","))
    };
    for (name, variant, word) in [
        ("Name", "Variante", ""),
        ("Name", "Variant", "Frage "),
        ("Nom", "Sujet", "Question n° "),
        ("Schüler", "Heft", "Nr. "),
        ("x", "y", "Q"),
    ] {
        griot.write("answers.csv", head(name, variant, word) + &row("Ada", "A", &turned));
        griot.run("mark papers answers.csv").code(0).stderr("").says("Ada      A          8.00   100.0\n");
    }
    // What says no order is not guessed at, and nothing is written.
    griot
        .write("answers.csv", "Name,Variante,Frage 1,Frage 2,Frage 4\n".to_owned() + &row("Ada", "A", &full));
    let refused = griot.run("mark papers answers.csv -o results").code(1).stdout("").fails_well();
    refused.warns(
        "error: answers.csv:1: the columns of answers are called Frage 1, Frage 2, Frage 4, and there are 8 questions\n",
    );
    assert!(!griot.path("results").exists());
    // A line of answers is no line of names.
    griot.write("answers.csv", row("Bo", "E", &full) + &row("Ada", "A", &full));
    griot
        .run("mark papers answers.csv")
        .code(0)
        .stderr("answers.csv:1: there is no variant `E`, only A, B, C, D\n1 line left out.\n");
}

#[test]
fn papers_of_one_variant_need_no_column_for_it() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    griot.run("paper kinds --count 8 --seed 7 --variants 1 -o papers").code(0);
    let full = answers(&griot, "A");
    let without = |head: &str, student: &str, answers: &[String]| {
        head.to_owned() + &row(student, "A", answers).replacen(",A,", ",", 1)
    };
    for table in [
        without("", "Ada", &full),
        without("Name,1,2,3,4,5,6,7,8\n", "Ada", &full),
        without("Name,8,7,6,5,4,3,2,1\n", "Ada", &full.iter().rev().cloned().collect::<Vec<_>>()),
        row("Ada", "A", &full),
        row("Ada", "", &full),
        "Name,Variant,1,2,3,4,5,6,7,8\n".to_owned() + &row("Ada", "A", &full),
    ] {
        griot.write("answers.csv", &table);
        griot.run("mark papers answers.csv").code(0).stderr("").says("Ada      A          8.00   100.0\n");
    }
}

#[test]
fn an_empty_sheet_may_be_typed_short() {
    let griot = printed();
    griot.write("answers.csv", "Bo,B\nCy,C,\nDi\n");
    griot
        .run("mark papers answers.csv")
        .code(0)
        .stderr("answers.csv:3: it does not say which variant it is of: A, B, C, D\n1 line left out.\n")
        .says("Bo       B          0.00     0.0\nCy       C          0.00     0.0\n");
}

#[test]
fn marks_are_a_table_for_spreadsheets() {
    let griot = printed();
    griot.write("answers.csv", row("\"=1+1\"", "A", &answers(&griot, "A")) + "\"Keita, Bo\",B\n");
    griot.run("mark papers answers.csv --csv").code(0).stderr("").stdout(
        "student,variant,score,out_of,percent\n'=1+1,A,8.0000,8,100.0\n\"Keita, Bo\",B,0.0000,8,0.0\n",
    );
    griot.run("mark papers answers.csv --csv --json").code(2);
}

#[test]
fn a_key_edited_after_the_class_marks_anew() {
    let griot = printed();
    let full = answers(&griot, "A");
    griot.write("answers.csv", row("Ada", "A", &vec![String::new(); 8]) + &row("Bo", "A", &full));
    griot.run("mark papers answers.csv -o results").code(0).says("Bo       A          8.00   100.0\n");
    let key = std::fs::read_to_string(griot.path("papers/key.ron")).unwrap();
    let mended = key.replace("Letters(\"T\")", "Void").replace("Letters(\"F\")", "Void");
    assert_ne!(mended, key);
    griot.write("papers/key.ron", mended);
    griot
        .run("mark papers answers.csv -o results --force")
        .code(0)
        .says("Bo       A          7.00   100.0\n")
        .says("on average 3.50 of 7.");
    griot.write(
        "papers/key.ron",
        key.replace("Letters(\"T\")", "Letters(\"\")").replace("Letters(\"F\")", "Texts([])"),
    );
    griot.run("mark papers answers.csv").code(1).stdout("").fails_well().warns(": it has no answer\n");
}

#[test]
fn force_leaves_nothing_that_should_have_gone() {
    let griot = printed();
    griot.write("papers/paper-notes.md", "mine");
    griot.run("paper kinds --count 8 --seed 5 --variants 1 -o papers --force").code(0);
    let left: Vec<String> = files(&griot, "papers").into_keys().collect();
    assert_eq!(left, ["key-A.html", "key-A.md", "key.ron", "paper-A.html", "paper-A.md", "paper-notes.md"]);
    griot.write("answers.csv", "Jon,A\nAda,A\n");
    griot.run("mark papers answers.csv -o results").code(0);
    griot.write("results/other.ron", "mine");
    griot.write("answers.csv", "John,A\nAda,A\n");
    let refused = griot.run("mark papers answers.csv -o results --force").code(1).stdout("").fails_well();
    refused.warns("error: results has results of these papers that are not of this table: jon.ron\n");
    assert!(!griot.path("results/john.ron").exists());
    std::fs::remove_file(griot.path("results/jon.ron")).unwrap();
    griot.run("mark papers answers.csv -o results --force").code(0);
    let left: Vec<String> = files(&griot, "results").into_keys().collect();
    assert_eq!(left, ["ada.ron", "john.ron", "other.ron"]);
}

#[test]
fn every_student_is_analysed_whatever_the_name() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    griot.run("paper kinds --count 1 --seed 7 --variants 1 -o papers").code(0);
    griot.write("answers.csv", "...,A,\n..,A,\n../../etc,A,\n!!,A,\n");
    griot.run("mark papers answers.csv -o results").code(0).stderr("");
    let names: Vec<String> = files(&griot, "results").into_keys().collect();
    assert_eq!(names, ["etc.ron", "student-2.ron", "student-3.ron", "student.ron"]);
    griot.run("analyze results").code(0).stderr("").says("4 students, 1 question.\n");
}

#[test]
fn the_table_fits_a_narrow_terminal_and_is_whole_in_a_pipe() {
    let griot = printed();
    let name = "Maria Magdalena von und zu Hohenstein";
    griot.write("answers.csv", row(name, "A", &answers(&griot, "A")));
    griot.run("mark papers answers.csv").code(0).says(&format!("{name}  A          8.00   100.0\n"));
    let mut pty = Pty::sized(&griot, "mark papers answers.csv", 40, 12);
    pty.leaves(0)
        .sees("student          variant   score       %\nMaria Magdalen…  A          8.00   100.0\n");
}

#[test]
fn what_cannot_be_marked_is_told() {
    let griot = printed();
    griot.write("answers.csv", "Ada,Z,A\n");
    griot.write("open.csv", "Ada,A,\"x\n");
    griot.write("deck.ron", KINDS);
    for (line, told) in [
        ("mark papers answers.csv", "error: no line of answers.csv could be marked"),
        ("mark papers open.csv", "open.csv:1: a quote is opened and never closed"),
        ("mark deck.ron answers.csv", "deck.ron:1:"),
        ("mark none.ron answers.csv", "none.ron: there is no such file"),
    ] {
        let output = griot.run(line).code(1).stdout("").warns(told);
        assert!(output.err.contains("\nhint: "), "{output}");
    }
}

/// Twelve students with results: the better six choose `Dakar`, and nobody `Niamey`.
fn marked() -> Griot {
    let griot = printed();
    let key = std::fs::read_to_string(griot.path("papers/key.ron")).unwrap();
    let mut rows = String::new();
    for student in 0..12 {
        let variant = ["A", "B", "C", "D"][student % 4];
        let mut given = answers(&griot, variant);
        let block = key.split("name: \"").find(|block| block.starts_with(&format!("{variant}\","))).unwrap();
        let cards: Vec<&str> = block.split("Question(card: \"").skip(1).collect();
        for (place, card) in cards.iter().enumerate() {
            let is_pick = card.starts_with("kinds/pick\"");
            if is_pick && student >= 6 {
                let choices = card.split("choices: [").nth(1).unwrap().split(", ");
                let dakar = choices.take(3).position(|choice| choice.starts_with("\"Dakar")).unwrap();
                given[place] = char::from(b'A' + u8::try_from(dakar).unwrap()).to_string();
            } else if !is_pick && place > student {
                given[place].clear();
            }
        }
        rows += &row(&format!("Student {student}"), variant, &given);
    }
    griot.write("answers.csv", rows);
    griot.run("mark papers answers.csv -o results").code(0).stderr("");
    griot
}

#[test]
fn marked_papers_are_analysed_whatever_their_variant() {
    let griot = marked();
    let json = griot.run("analyze results --json").code(0).stderr("").json();
    assert_eq!((&json["whole"]["students"], &json["whole"]["questions"]), (&12.into(), &8.into()));
    let items = json["items"].as_array().unwrap();
    let pick = items.iter().find(|item| item["name"] == "kinds/pick").unwrap();
    assert_eq!((&pick["p"], &pick["advice"][0]["code"]), (&0.5.into(), &"check-key".into()));
    let chosen = |text: &str| {
        let choices = pick["choices"].as_array().unwrap();
        choices.iter().find(|choice| choice["text"] == text).unwrap()["chosen"].clone()
    };
    assert_eq!(["Bamako", "Dakar", "Niamey"].map(chosen), [6, 6, 0]);
    griot
        .run("analyze results")
        .code(0)
        .says("Better students get this wrong and choose “Dakar”: check the key.");
}

#[test]
fn of_two_results_of_a_student_the_first_answers_count() {
    let griot = Griot::new();
    let questions = ["one", "two", "three"].map(|id| format!("Ask(id: \"{id}\", q: \"{id}?\", a: \"yes\")"));
    for (deck, cards) in [("first", &questions[..2]), ("second", &questions[1..])] {
        griot.write(
            &format!("all-{deck}/all.ron"),
            format!("Deck(title: \"All\", cards: [{}])", cards.join(", ")),
        );
        griot.run(&format!("paper all-{deck}/all.ron --variants 1 --seed 1 -o {deck}")).code(0);
    }
    griot.write("answers.csv", "Ada,A,yes,yes\nBo,A,-,no\n");
    griot.run("mark first answers.csv -o a").code(0);
    griot.write("answers.csv", "ADA,A,no,no\n");
    griot.run("mark second answers.csv -o b").code(0);
    let output = griot.run("analyze a b --json").code(0).stderr("");
    let json = output.json();
    let students = json["students"].as_array().unwrap();
    assert_eq!((&students[0]["score"], &students[0]["results"]), (&2.0.into(), &2.into()));
    assert_eq!((&json["whole"]["students"], &json["whole"]["questions"]), (&2.into(), &3.into()));
    griot
        .run("analyze a b")
        .code(0)
        .says("Ada has several results: the first answer to each question counts. --retakes\ncounts all");
    griot.run("analyze a b --retakes").code(0).says("3 students, 3 questions.\n");
}

#[test]
fn results_that_cannot_be_trusted_or_are_there_twice_are_left_out() {
    let griot = marked();
    let text = std::fs::read_to_string(griot.path("results/student-0.ron")).unwrap();
    griot.write("results/student-1.ron", text.replace("credit: 0.0", "credit: 1.0"));
    griot.write("copy.ron", text);
    let output = griot.run("analyze results copy.ron --json").code(0);
    assert_eq!(output.json()["whole"]["students"], 11);
    assert_eq!(
        output.err,
        "Left out: results/student-1.ron: it was changed after griot wrote it: its checksum does not fit\n\
         Left out: copy.ron: the same result was read before\n"
    );
    griot.write("empty/readme.txt", "");
    griot.run("analyze empty").code(1).fails_well();
    griot.run("analyze papers").code(1).warns("error: there are no answers in papers\nhint: ");
    griot.run("analyze papers/key.ron").code(1).fails_well().warns("papers/key.ron:1:");
}

#[test]
fn what_is_no_result_in_a_folder_is_left_out_and_told() {
    let griot = printed();
    griot.write("answers.csv", "Ada,A\nBo,B\n");
    griot.run("mark papers answers.csv -o papers").code(0);
    griot.write("papers/empty.ron", "");
    std::fs::write(griot.path("papers/latin.ron"), b"Attempt(student: \"Ren\xe9\")").unwrap();
    let output = griot.run("analyze papers").code(0).says("2 students, 8 questions.\n");
    let told: Vec<&str> = output.err.lines().collect();
    assert_eq!(told.len(), 3, "{output}");
    for (told, beginning) in told.iter().zip([
        "Left out: papers/empty.ron:",
        "Left out: papers/key.ron:1:1: it is no result of a quiz",
        "Left out: papers/latin.ron: it is no UTF-8 text",
    ]) {
        assert!(told.starts_with(beginning), "{told}");
    }
}

#[test]
fn advice_is_written_next_to_the_cards() {
    let griot = marked();
    let file = "home/decks/kinds.ron";
    griot.run("analyze results --suggest kinds").code(0).says(": advice on ");
    let advised = std::fs::read_to_string(griot.path(file)).unwrap();
    assert!(
        advised.contains(
            "\n        // griot analyze, 12 students: Better students get this wrong and choose “Dakar”: check the key. (p 0.50, "
        ),
        "{advised}"
    );
    let is_own = |line: &&str| !line.trim_start().starts_with("// griot analyze,");
    let kept: Vec<&str> = advised.lines().filter(is_own).collect();
    assert_eq!(kept, KINDS.lines().collect::<Vec<_>>(), "all else is as it was");
    griot.run(&format!("analyze results --suggest {file}")).code(0);
    assert_eq!(std::fs::read_to_string(griot.path(file)).unwrap(), advised, "said once");
    griot.run(&format!("check {file}")).code(0);
    griot.write("matrix.csv", "a,b\n1,0\n0,1\n");
    griot.run(&format!("analyze matrix.csv --suggest {file}")).code(1);
    griot.run("analyze results --suggest mali").code(2).fails_well();
    assert_eq!(std::fs::read_to_string(griot.path(file)).unwrap(), advised);
}

#[test]
fn quizzes_are_analysed_with_their_times() {
    let griot = Griot::new().deck("kinds.ron", KINDS);
    for (name, answer) in [("Ada", "4180 km"), ("Bo", "1"), ("Ada", "4190 km")] {
        let line = format!("quiz kinds --kinds number --count 1 --seed 1 --name {name} --plain");
        griot.run(&line).stdin(format!("{answer}\n:e\nn\n")).code(0);
    }
    griot
        .run("analyze home/quizzes --width 72 --retakes")
        .code(0)
        .says("3 students, 1 question.\n")
        .says("Ada has several results; all count.\n")
        .says("KR-20               - (one question alone has none)\n")
        .says("1. kinds/number        3   0.6667   1.0000   1.0000        -      0 s\n");
    griot
        .run("analyze home/quizzes --width 72")
        .code(0)
        .says("2 students, 1 question.\n")
        .says("Ada has several results: the first answer to each question counts.")
        .says("1. kinds/number        2   0.5000   1.0000   1.0000        -      0 s\n");
}
