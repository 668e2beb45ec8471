//! What a quiz is drawn from a deck.

use crate::griot::Griot;

/// Of each two of these three facts, the first and the second cannot be asked together.
const LEAKS: &str = r#"Deck(
    title: "Coups",
    facts: [
        Fact(id: "coup", says: "Traoré overthrew Keïta in 1968.", cards: [
            Ask(id: "who", q: "Who was overthrown in 1968?", a: "Modibo Keïta"),
        ]),
        Fact(id: "party", says: "Keïta led the US-RDA.", cards: [
            Pick(id: "led", q: "Which party did Modibo Keita lead?", a: "US-RDA", not: ["ADEMA", "RPM"]),
        ]),
        Fact(id: "capital", says: "Bamako is the capital.", cards: [
            Cloze(id: "city", text: "The capital is [Bamako]."),
        ]),
    ],
)
"#;

#[test]
fn no_question_gives_away_the_answer_to_another_where_there_are_others() {
    let griot = Griot::new().deck("coups.ron", LEAKS);
    let asked = |options: &str| {
        let json = griot.run(&format!("quiz coups --json {options}")).stdin(":e\ny\n").code(0).json();
        let cards =
            json["items"].as_array().unwrap().iter().map(|item| item["card"].as_str().unwrap().to_owned());
        cards.collect::<Vec<_>>()
    };
    for seed in 0..12 {
        let cards = asked(&format!("--count 2 --seed {seed}"));
        assert_eq!((cards.len(), cards.iter().any(|card| card.contains("capital"))), (2, true), "{cards:?}");
        assert_eq!(asked(&format!("--count 2 --seed {seed}")), cards);
    }
    // Where there is nothing else they are asked all the same.
    assert_eq!(asked("--seed 1").len(), 3);
}
