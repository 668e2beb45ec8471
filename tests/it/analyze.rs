//! `griot analyze`: the questions of a test, by the answers of a class.

use crate::griot::Griot;

/// Six students and four questions; everyone got the first right, and of the last one is missing.
const CLASS: &str =
    "student,easy,good,bad,last\nAda,1,1,0,1\nBo,1,1,0,1\nCy,1,1,0,\nDi,1,0,1,0\nEd,1,0,1,0\nFlo,1,0,1,0\n";

#[test]
fn a_class_is_told_in_lines() {
    let griot = Griot::new();
    griot.write("class.csv", CLASS);
    griot.run("analyze class.csv").code(0).stderr("").stdout(
        "\
6 students, 4 questions.
6 students are few: a correlation may be off by 0.8 either way. Take what is
advised as a question, not as a verdict.
1 answer is missing; it counts as wrong. --missing skip leaves out what is
missing.

Mean score          2.3333 of 4
Scores              from 2 to 3, half of them up to 2
Standard deviation  0.4714 (of these students; 0.5164 as an estimate for others
                    like them)
KR-20               -3.0000 (questions work against each other: check the key;
                    -3.3750 without the questions that all answered alike)
Standard error      1.0328 (of measurement, in points of a score)

What to look at
3. bad
   Better students get this wrong: check the key.
2. good
   Hardly tells better students from weaker ones: look at the wording and at the
   key.
1. easy
   Everyone got this right: it tells nobody from anybody.

Students by score
0  0
1  0
2  4  ########################################
3  2  ####################
4  0

Questions
question  answers        p        D        r     rest
1. easy         6   1.0000   0.0000        -        -
2. good         6   0.5000   1.0000   0.7071  -0.4472
3. bad          6   0.5000  -1.0000  -0.7071  -0.9285
4. last         6   0.3333   1.0000   1.0000        -
p: mean credit, the share that is right. D: p of the upper group less p of the
lower one (the best 2 and the weakest 2 by score, 27%; of students with one
score those first in the file rank higher). r: correlation with the score; rest:
with the score of all other questions.

Students
student    score        %
Ada         3.00     75.0
Bo          3.00     75.0
Cy          2.00     50.0
Di          2.00     50.0
Ed          2.00     50.0
Flo         2.00     50.0
",
    );
}

#[test]
fn figures_are_a_table_json_and_a_page() {
    let griot = Griot::new();
    griot.write("class.csv", CLASS);
    let table = griot.run("analyze class.csv --csv").code(0).stderr("").out;
    assert!(table.starts_with("question,asked,answers,unanswered,p,"), "{table}");
    assert!(table.contains("\nlast,,6,1,0.333333,1.000000,0.000000,1.000000,1.000000,,"), "{table}");
    let json = griot.run("analyze class.csv --json --missing skip").code(0).json();
    assert_eq!((&json["items"][3]["answers"], &json["items"][3]["p"]), (&5.into(), &0.4.into()));
    assert_eq!(json["items"][2]["advice"][0]["code"], "check-key");
    griot.run("analyze class.csv --html items.html").code(0).stdout("Saved to items.html.\n");
    let page = std::fs::read_to_string(griot.path("items.html")).unwrap();
    assert!(page.contains("<title>Questions of class.csv</title>") && page.ends_with("</html>\n"));
    griot.run("analyze class.csv --html items.html").code(1).fails_well();
    griot.run("analyze class.csv --html items.html --force").code(0);
    let piped = griot.run("analyze - --html -").stdin(CLASS).code(0).out;
    assert_eq!(piped.replace("Questions of -", "Questions of class.csv"), page);
}

#[test]
fn a_table_may_begin_with_a_word_and_a_bracket() {
    let griot = Griot::new();
    griot.write("class.csv", "Name (Klasse 9b),a,b\nAda,1,0\nBo,0,1\n");
    griot.run("analyze class.csv").code(0).stderr("").says("2 students, 2 questions.\n");
}

#[test]
fn few_students_and_few_answers_are_told() {
    let griot = Griot::new();
    let rows = |number: usize| "1,0,\n0,1,1\n".repeat(number / 2);
    griot.write("two.csv", format!("a,b,c\n{}", rows(2)));
    griot.write("many.csv", format!("a,b,c\n{}", rows(40)));
    griot.run("analyze two.csv").code(0).says("\n2 students are few: a correlation may be off by 1.0 ");
    griot.run("analyze many.csv").code(0).never_says("few");
    griot
        .run("analyze many.csv --missing skip --width 120")
        .code(0)
        .says("\nSome questions have few answers (20 and more): a correlation may be off by 0.4 either way.");
}

#[test]
fn students_of_several_files_are_one_class() {
    let griot = Griot::new();
    griot.write("one.csv", "a,b\n1,0\n");
    griot.write("two.csv", "b,c\n1,1\n0,1\n");
    let json = griot.run("analyze one.csv two.csv --json").code(0).json();
    assert_eq!((&json["whole"]["students"], &json["whole"]["questions"]), (&3.into(), &3.into()));
    assert_eq!(json["items"][1]["answers"], 3);
    assert_eq!(json["items"][2]["unanswered"], 0, "who was not asked has left nothing out");
}

#[test]
fn what_cannot_be_analysed_is_told() {
    let griot = Griot::new();
    griot.write("bad.csv", "a,total\n1,7\n");
    griot.write("open.csv", "a,b\n1,\"0\n");
    griot.write("head.csv", "a,b\n");
    griot.write("broken.ron", "Deck(title: \"x\")");
    for (line, told) in [
        ("analyze bad.csv", "bad.csv:2: `7`, in column `total`, is no credit"),
        ("analyze open.csv", "open.csv:2: a quote is opened and never closed"),
        ("analyze broken.ron", "broken.ron:1:"),
        ("analyze head.csv", "there are no answers in head.csv"),
        ("analyze none.csv", "none.csv: there is no such file"),
    ] {
        griot.run(line).code(1).stdout("").fails_well().warns(told);
    }
    griot.run("analyze").code(2);
}
