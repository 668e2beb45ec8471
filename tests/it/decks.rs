//! The decks that the tests study.

/// One card of each kind, loose, in the order of `Kind::ALL`.
pub const KINDS: &str = r#"Deck(
    title: "Every kind",
    cards: [
        Ask(id: "ask", q: "Which river flows through Bamako?", a: ["The Niger", "Joliba"],
            hint: "Five letters.", note: "It bends at Timbuktu.", tags: ["water"]),
        Pick(id: "pick", q: "What is the capital of Mali?", a: "Bamako", not: ["Dakar", "Niamey"]),
        PickAll(id: "pick-all", q: "Which rivers flow through Mali?", a: ["Niger", "Senegal"],
                not: ["Nile", "Volta"], tags: ["water"]),
        Cloze(id: "cloze", text: "Mali became independent in [1::1960] under [1::Modibo Keïta|president]."),
        TrueFalse(id: "true-false", q: "Mali has a coast.", a: false),
        Order(id: "order", q: "Put in order of their founding.", a: ["Ghana", "Mali", "Songhai"]),
        Match(id: "match", q: "Match the capitals.", a: [("Senegal", "Dakar"), ("Niger", "Niamey")]),
        Number(id: "number", q: "How long is the Niger?", a: 4180, tolerance: 50, unit: "km"),
        Flip(id: "flip", front: "griot", back: "keeper of oral history"),
    ],
)
"#;

/// Three loose cards with the answers 1, 2 and 3.
pub const THREE: &str = r#"Deck(title: "Three", cards: [
    Ask(id: "one", q: "One?", a: "1"),
    Ask(id: "two", q: "Two?", a: "2"),
    Ask(id: "three", q: "Three?", a: "3"),
])
"#;

/// A fact with all that can be said of one, and three cards.
pub const SERVAL: &str = r#"Deck(
    title: "Serval",
    about: "One fact, three cards.",
    sources: [
        Source(id: "article", title: "An article", url: "https://example.org/article"),
        Source(id: "unsc-2100", title: "Resolution 2100"),
    ],
    facts: [
        Fact(
            id: "serval",
            says: "France began Operation Serval on 11 January 2013.",
            cite: ["unsc-2100", "article#Serval", "article#France"],
            quote: "It was on 11 January that Serval began.",
            corrects: "The article says 2014.",
            until: "2014-07-15",
            tags: ["france"],
            cards: [
                Ask(id: "year", q: "In which year did Operation Serval begin?", a: "2013"),
                Pick(id: "who", q: "Who began Operation Serval?", a: "France", not: ["Mali", "Chad"]),
                TrueFalse(id: "true", q: "Operation Serval began in 2013.", a: true),
            ],
        ),
    ],
)
"#;

/// A deck of `count` cards: `What is 7?`, answered by `7`.
pub fn numbers(title: &str, count: usize) -> String {
    let cards: String =
        (1..=count).map(|n| format!("    Ask(id: \"n{n}\", q: \"What is {n}?\", a: \"{n}\"),\n")).collect();
    format!("Deck(title: \"{title}\", cards: [\n{cards}])\n")
}
