//! Help, completions, the manual page, settings, and wrong usage.

use crate::griot::Griot;

/// The commands that a help text lists.
fn subcommands(help: &str) -> Vec<String> {
    let list = help.split_once("\nCommands:\n").map_or("", |(_, list)| list);
    let names = list.lines().take_while(|line| !line.is_empty());
    names
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_has_help_with_an_example() {
    let griot = Griot::new();
    let mut waiting = vec![String::new()];
    let mut seen = Vec::new();
    while let Some(command) = waiting.pop() {
        let output =
            griot.run(&format!("{command} --help")).code(0).stderr("").says("Usage: griot").says("Example");
        waiting.extend(subcommands(&output.out).iter().map(|name| format!("{command} {name}")));
        seen.push(command);
    }
    for command in ["", " study", " config edit", " doctor"] {
        assert!(seen.iter().any(|seen| seen == command), "`{command}` is not in {seen:?}");
    }
    assert!(!griot.store().exists(), "asking for help makes no store");
}

#[test]
fn completions_for_every_shell_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = Griot::new().run(&format!("completions {shell}")).code(0).stderr("");
        for word in ["study", "doctor", "seed", "plain"] {
            assert!(output.out.contains(word), "no `{word}` in {output}");
        }
    }
    Griot::new().run("completions tcsh").code(2).stdout("").warns("error: ");
}

#[test]
fn the_manual_page_is_one() {
    let output = Griot::new().run("man").code(0).stderr("").says(".TH griot 1").says(".SH NAME");
    for command in ["study", "check", "history", "doctor"] {
        assert!(output.out.contains(command), "no `{command}` in {output}");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_a_way_out() {
    for line in
        ["studdy", "study --new", "study --new -1", "study --nwe 3", "history --last x", "check", "backup"]
    {
        let output = Griot::new().run(line).code(2).stdout("");
        assert!(output.err.starts_with("error: "), "{output}");
        assert!(output.err.contains("For more information, try '--help'."), "{output}");
    }
    Griot::new().run("studdy").code(2).warns("'study'");
}

#[test]
fn the_version_is_the_package_s() {
    Griot::new().run("--version").code(0).stdout(concat!("griot ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_wrong_clock_is_told() {
    let griot = Griot::new().with("GRIOT_NOW", "yesterday");
    griot.run("due").code(2).stdout("").stderr(
        "error: GRIOT_NOW is no time: yesterday\n\
         hint: write it as in 2026-01-05T10:00:00+00:00[Africa/Bamako], or unset it\n",
    );
}

#[test]
fn settings_are_shown() {
    let griot = Griot::new();
    griot.run("config").code(0).stderr("").stdout(
        "\
settings           [folder]/home/settings.ron (not made yet: `griot config edit` makes it)
desired_retention  0.9
new_per_day        10
day_starts_at      4
colour             true
decks              [folder]/home/decks
progress           [folder]/home/progress.db
",
    );
    griot.write("home/settings.ron", "Settings(new_per_day: 3, decks: \"mine\", colour: false)");
    griot.write("home/mine/three.ron", crate::decks::THREE);
    griot.run("config").code(0).stdout(
        "\
settings           [folder]/home/settings.ron
desired_retention  0.9
new_per_day        3
day_starts_at      4
colour             false
decks              [folder]/home/mine
progress           [folder]/home/progress.db
",
    );
}

#[test]
fn the_folder_of_decks_has_to_be_there() {
    let griot = Griot::new();
    let griot = griot.deck("three.ron", crate::decks::THREE);
    griot.write("home/settings.ron", "Settings(decks: \"typo\")");
    griot.run("decks").code(1).stdout("").stderr(
        "error: [folder]/home/settings.ron: there is no folder [folder]/home/typo, which `decks` names\n\
         hint: make the folder, or name another: `griot config edit`\n",
    );
}

#[test]
#[cfg(unix)]
fn the_folder_of_decks_may_be_below_the_user_s_home() {
    let griot = Griot::new();
    let me = griot.path("me").display().to_string();
    let griot = griot.with("HOME", &me);
    griot.write("home/settings.ron", "Settings(decks: \"~/cards\")");
    griot.write("me/cards/three.ron", crate::decks::THREE);
    griot.run("decks").code(0).says("\nthree ").says("Your own decks go into [folder]/me/cards\n");
}

#[test]
fn settings_are_edited_and_checked() {
    let griot = Griot::new().with("EDITOR", "cp good.ron").with("VISUAL", "");
    griot.write("good.ron", "Settings(new_per_day: 3)");
    griot.run("config edit").code(0).stderr("").stdout("The settings are in order.\n");
    griot.run("config").code(0).says("new_per_day        3\n");
    griot.write("good.ron", "Settings(\n  new_per_dya: 3)");
    griot.run("config edit").code(1).stdout("").fails_well().warns("home/settings.ron:2:");
    griot.run("study").code(1).stdout("").fails_well().warns("home/settings.ron:2:");
    // The way out that the hint names works while the settings are broken.
    griot.write("good.ron", "");
    griot.run("config edit").code(0).stdout("The settings are in order.\n");
}

#[test]
fn new_settings_hold_the_defaults_with_what_they_mean() {
    let griot = Griot::new().with("VISUAL", "true");
    griot.run("config edit").code(0);
    let settings = std::fs::read_to_string(griot.path("home/settings.ron")).unwrap();
    assert!(settings.contains("new_per_day: 10,"), "{settings}");
    let griot = griot.with("VISUAL", "no-such-editor");
    griot.run("config edit").code(1).stdout("").fails_well().warns("no-such-editor");
}

#[test]
fn settings_change_what_is_done() {
    let griot = Griot::new().deck("three.ron", crate::decks::THREE);
    griot.write("home/settings.ron", "Settings(new_per_day: 1)");
    griot.run("study three").stdin("1\n2\n").code(0).says("1 card studied (1 new)");
    griot.write("home/settings.ron", "Settings(desired_retention: 0.7)");
    griot.run("study three").stdin("2\n").code(0).says("Comes back in 24 days");
}
