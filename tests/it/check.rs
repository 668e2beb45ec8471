//! `griot check`: what it says, what it mends, what it prints for programs.

use serde_json::Value;

use crate::griot::Griot;

const BROKEN: &str = r#"// Rivers
Deck(
    id: "rivers",
    title: 'Rivers',
    cards: [
        Ask(id: "mali", q: "Which river is in Mali?", a: "The Niger"),
        Flip(id: "delta", front: "delta", bak: "mouth"),
        Pick(id: "long", q: "Which is not a river?", a: "Chad", not: ["Nile", "Niger"]),
    ],
)
"#;

#[test]
fn everything_is_told_in_one_run_with_the_line_mended() {
    let griot = Griot::new();
    griot.write("rivers.ron", BROKEN);
    griot.run("check rivers.ron").code(1).stderr("").stdout(
        "error[single-quotes]: a text in `'`
 --> rivers.ron:4:12
  |
4 |     title: 'Rivers',
  |            ^^^^^^^^
  |
help: texts stand in straight double quotes, \"…\"
  |
4 -     title: 'Rivers',
4 +     title: \"Rivers\",
  |

error[unknown-field]: a Flip card has no field `bak`
 --> rivers.ron:7:43
  |
7 |         Flip(id: \"delta\", front: \"delta\", bak: \"mouth\"),
  |                                           ^^^ did you mean `back`?
  |
help: its fields are front, back, id, hint, note, tags, level
  |
7 |         Flip(id: \"delta\", front: \"delta\", back: \"mouth\"),
  |                                             +

warning[negative]: `not` is easily overlooked
 --> rivers.ron:8:39
  |
8 |         Pick(id: \"long\", q: \"Which is not a river?\", a: \"Chad\", not: [\"Nile\", \"Niger\"]),
  |                                       ^^^
  |
  = help: ask for what is so, or write NOT: a slip in reading would count as a slip of memory

1 deck checked: 2 errors, 1 warning.
",
    );
}

#[test]
fn warnings_fail_when_they_shall_and_can_be_allowed() {
    let griot = Griot::new();
    let warned = BROKEN.replace('\'', "\"").replace("bak", "back");
    griot.write("rivers.ron", &warned);
    griot.run("check rivers.ron").code(0).says("1 deck checked: 0 errors, 1 warning.\n");
    griot.run("check rivers.ron --strict").code(1).says("1 deck checked: 0 errors, 1 warning.\n");
    griot.write(
        "rivers.ron",
        warned.replace("        Pick(", "        // griot: allow(negative)\n        Pick("),
    );
    griot.run("check rivers.ron --strict").code(0).stdout("1 deck checked: 0 errors, 0 warnings.\n");
}

#[test]
fn what_is_sure_is_mended_and_all_else_stays() {
    let griot = Griot::new();
    let nameless = BROKEN.replace("id: \"rivers\",\n    ", "").replace("id: \"delta\", ", "");
    griot.write("my rivers.ron", &nameless);
    griot.write("rivers.ron", &nameless);
    let shown = griot.run("check rivers.ron --fix --dry-run").code(0);
    shown
        .says("rivers.ron: 2 mistakes to be mended, 2 ids to be written.\n--- rivers.ron\n+++ rivers.ron\n")
        .says("-    title: 'Rivers',\n+    id: \"rivers\",\n+    title: \"Rivers\",\n")
        .says("\nNothing was changed: --dry-run only shows it.\n1 deck checked: 0 errors, 1 warning.\n");
    assert_eq!(std::fs::read_to_string(griot.path("rivers.ron")).unwrap(), nameless);
    let fixed = griot.run("check rivers.ron --fix").code(0);
    fixed
        .says("rivers.ron: 2 mistakes mended, 2 ids written.\n")
        .says("1 deck checked: 0 errors, 1 warning.\n");
    let expected = BROKEN.replace('\'', "\"").replace("bak:", "back:");
    assert_eq!(std::fs::read_to_string(griot.path("rivers.ron")).unwrap(), expected);
    griot.run("check rivers.ron --fix").code(0).says("Nothing has a sure mend.\n");
}

#[test]
fn a_guess_is_shown_and_not_written() {
    let griot = Griot::new();
    let open = "Deck(title: \"Rivers\", cards: [\n    Flip(front: \"delta, back: \"mouth\"),\n])\n";
    griot.write("rivers.ron", open);
    griot
        .run("check rivers.ron --fix")
        .code(1)
        .says("error[missing-quote]")
        .says("2 |     Flip(front: \"delta\", back: \"mouth\"),")
        .says("rivers.ron: ids are written once no error is left.\nerror");
    assert_eq!(std::fs::read_to_string(griot.path("rivers.ron")).unwrap(), open);
}

#[test]
fn decks_are_held_against_each_other() {
    let griot = Griot::new();
    let deck = |q: &str| {
        format!("Deck(id: \"rivers\", title: \"R\", cards: [\n    Ask(q: \"{q}\", a: \"The Niger\"),\n])")
    };
    griot.write("decks/a.ron", deck("Which river flows through Mali?"));
    griot.write("decks/b.ron", deck("Which is the river that flows through Mali?"));
    griot
        .run("check decks")
        .code(1)
        .says("a.ron has the deck id `rivers`, too\n")
        .says("warning[near-duplicate]: this asks the same as another card: [folder]/decks/a.ron:2\n")
        .says("2 decks checked: 1 error, 1 warning.\n");
}

#[test]
fn the_same_file_by_two_paths_is_one_deck() {
    let griot = Griot::new();
    griot.write("decks/rivers.ron", BROKEN.replace('\'', "\"").replace("bak", "back"));
    griot
        .run("check decks decks/rivers.ron ./decks/rivers.ron")
        .code(0)
        .says("1 deck checked: 0 errors, 1 warning.\n");
}

#[test]
fn nothing_to_check_is_told() {
    let griot = Griot::new();
    std::fs::create_dir(griot.path("empty")).unwrap();
    griot
        .run("check empty none.ron")
        .code(1)
        .says("empty: error: no deck (*.ron) is in this folder\nnone.ron: error: there is no such file\n");
    griot.run("check rivers").code(1).says("rivers: error: there is no such file, and no deck of this name");
    griot.run("check").code(2);
    griot.run("check a.ron --dry-run").code(2).warns("--fix");
}

/// What is wrong with a value by a schema, of those words of JSON Schema that ours uses.
fn flaw(schema: &Value, value: &Value, root: &Value, path: &str) -> Option<String> {
    let schema = match schema["$ref"].as_str() {
        Some(name) => root.pointer(&name[1..]).unwrap(),
        None => schema,
    };
    if let Some(only) = schema.get("const") {
        return (only != value).then(|| format!("{path} is {value}"));
    }
    if let Some(some) = schema["enum"].as_array() {
        return (!some.contains(value)).then(|| format!("{path} is {value}"));
    }
    let is_of_type = match schema["type"].as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        other => panic!("unknown type {other}"),
    };
    if !is_of_type {
        return Some(format!("{path} is {value}"));
    }
    if let Some(items) = value.as_array() {
        return items.iter().find_map(|item| flaw(&schema["items"], item, root, &format!("{path}[]")));
    }
    let fields = value.as_object()?;
    let missing = schema["required"]
        .as_array()
        .unwrap()
        .iter()
        .find(|name| !fields.contains_key(name.as_str().unwrap()));
    if let Some(missing) = missing {
        return Some(format!("{path} lacks {missing}"));
    }
    fields.iter().find_map(|(name, value)| match schema["properties"].get(name) {
        Some(schema) => flaw(schema, value, root, &format!("{path}.{name}")),
        None => Some(format!("{path} has a field {name}")),
    })
}

#[test]
fn json_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../../decks/check.schema.json")).unwrap();
    let griot = Griot::new();
    griot.write("decks/rivers.ron", BROKEN);
    griot.write("decks/twice.ron", "\u{feff}Deck(title: \"x\", cards: [Ask(q: \"é\u{1b}\", q: \"b\", a: [),\nFlip(id: \"a\", front: \"b\", back: \"c\"), Flip(id: \"a\", front: \"d\", back: \"e\")])");
    let output = griot.run("check decks none.ron --json").code(1).stderr("");
    assert!(!output.out.contains('\u{1b}'));
    let json = output.json();
    assert_eq!(flaw(&schema, &json, &schema, "output"), None);
    assert_eq!(json["files"][2]["problem"], "there is no such file");
    let found = &json["files"][0]["diagnostics"][1];
    assert_eq!((&found["line"], &found["column"], &found["endColumn"]), (&7.into(), &43.into(), &46.into()));
    assert_eq!(found["fix"]["lineMended"], "        Flip(id: \"delta\", front: \"delta\", back: \"mouth\"),");
    // The bytes are those of the file.
    let bytes = |name: &str| found[name].as_u64().unwrap() as usize;
    assert_eq!(&BROKEN[bytes("start")..bytes("end")], "bak");
    let related =
        json["files"][1]["diagnostics"].as_array().unwrap().iter().any(|found| found["related"].is_object());
    assert!(related, "{json:#}");
}
