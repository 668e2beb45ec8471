//! Which clauses of a sentence are facts.

use super::{facts, say, says};

#[test]
fn a_plain_sentence_is_its_own_fact() {
    say(&[
        ("Pluto has five moons.", &["Pluto has five moons."]),
        ("Uruguay won the World Cup in 1930.", &["Uruguay won the World Cup in 1930."]),
        ("The Berlin Wall fell in 1989.", &["The Berlin Wall fell in 1989."]),
    ]);
}

#[test]
fn joined_verbs_share_their_subject() {
    say(&[
        (
            "Tim Berners-Lee invented the World Wide Web in 1989 and founded the World Wide Web Consortium in 1994.",
            &[
                "Tim Berners-Lee invented the World Wide Web in 1989.",
                "Tim Berners-Lee founded the World Wide Web Consortium in 1994.",
            ],
        ),
        (
            "Ferdinand Magellan left Spain in 1519, and Juan Sebastián Elcano brought the Victoria home in 1522.",
            &[
                "Ferdinand Magellan left Spain in 1519.",
                "Juan Sebastián Elcano brought the Victoria home in 1522.",
            ],
        ),
        // Of two commas one goes with the conjunction, and the other one, too.
        (
            "The Crown sent ships to Guinea in 1455 and, in 1469, licensed Fernão Gomes.",
            &["The Crown sent ships to Guinea in 1455.", "The Crown in 1469 licensed Fernão Gomes."],
        ),
        // What is denied is left out, and what is said beside it stays.
        ("Mercury orbits the Sun in 88 days and has no moons.", &["Mercury orbits the Sun in 88 days."]),
    ]);
}

#[test]
fn relative_clauses_are_facts_of_their_own() {
    say(&[
        (
            "Peru joined the United Nations, which was founded in 1945.",
            &[
                "Peru joined the United Nations, which was founded in 1945.",
                "The United Nations was founded in 1945.",
            ],
        ),
        (
            "Ada Lovelace, who was born in London in 1815, wrote notes on the Analytical Engine.",
            &[
                "Ada Lovelace, who was born in London in 1815, wrote notes on the Analytical Engine.",
                "Ada Lovelace was born in London in 1815.",
            ],
        ),
        // The pronoun is no subject there.
        (
            "Pluto, which Clyde Tombaugh discovered in 1930, is a dwarf planet.",
            &["Pluto, which Clyde Tombaugh discovered in 1930, is a dwarf planet."],
        ),
    ]);
}

#[test]
fn what_a_participle_says_of_the_subject_is_a_fact() {
    say(&[
        (
            "Founded in 1088, the University of Bologna is the oldest university in Europe.",
            &[
                "Founded in 1088, the University of Bologna is the oldest university in Europe.",
                "The University of Bologna was founded in 1088.",
            ],
        ),
        (
            "In 1883 Krakatoa erupted, killing 36,000 people.",
            &["In 1883 Krakatoa erupted, killing 36,000 people.", "In 1883 Krakatoa killed 36,000 people."],
        ),
        // What lasts is told as what it hangs on.
        (
            "Located in Bavaria, Munich hosts the Oktoberfest.",
            &["Located in Bavaria, Munich hosts the Oktoberfest.", "Munich is located in Bavaria."],
        ),
        // What came of something is no deed of its subject.
        (
            "Clyde Tombaugh left Kansas in 1929, leading to a quarrel with Vesto Slipher.",
            &["Clyde Tombaugh left Kansas in 1929, leading to a quarrel with Vesto Slipher."],
        ),
    ]);
}

#[test]
fn what_something_is_made_by_what_was_said_it_is() {
    let said = says("The Akashi Bridge spans 1,991 metres, making it the longest bridge in Japan.");
    assert!(said.contains(&"The Akashi Bridge is the longest bridge in Japan.".to_owned()), "{said:?}");
    // It is what was taken.
    let said = says("France annexed Savoy in 1860, making it the largest department.");
    assert!(!said.iter().any(|says| says.contains("France was")), "{said:?}");
}

#[test]
fn a_clause_that_another_should_follow_is_none() {
    let said = says(
        "When New York representative James Tallmadge, an opponent of slavery, attempted to change the bill.",
    );
    assert_eq!(said, ["James Tallmadge was an opponent of slavery."]);
}

#[test]
fn what_a_name_is_called_beside_it_is_a_fact() {
    say(&[
        (
            "Kenya, a country in East Africa, joined the Commonwealth in 1963.",
            &[
                "Kenya, a country in East Africa, joined the Commonwealth in 1963.",
                "Kenya is a country in East Africa.",
            ],
        ),
        // Who is told of in the past is no more.
        (
            "Johannes Kepler, an astronomer from Weil der Stadt, published the Rudolphine Tables in 1627.",
            &[
                "Johannes Kepler, an astronomer from Weil der Stadt, published the Rudolphine Tables in 1627.",
                "Johannes Kepler was an astronomer from Weil der Stadt.",
            ],
        ),
        (
            "The kidney (a bean-shaped organ) filters blood.",
            &["The kidney filters blood.", "The kidney is a bean-shaped organ."],
        ),
    ]);
    let read = facts("Kenya, a country in East Africa, joined the Commonwealth in 1963.");
    let added: Vec<bool> = read.facts.iter().map(|fact| fact.traits.is_added).collect();
    assert_eq!(added, [false, true]);
}

#[test]
fn a_participle_that_was_taken_for_the_verb_makes_no_fact() {
    let text = "The Suez Canal, opened in 1869, links the Red Sea and the Mediterranean Sea.";
    assert_eq!(says(text), ["The Suez Canal links the Red Sea and the Mediterranean Sea."]);
}

#[test]
fn brackets_are_left_out() {
    say(&[
        (
            "The first modern Olympic Games were held in Athens in 1896 (the games of 1900 were in Paris).",
            &["The first modern Olympic Games were held in Athens in 1896."],
        ),
        (
            "Glucose (also called dextrose) is a sugar with six carbon atoms.",
            &["Glucose is a sugar with six carbon atoms."],
        ),
    ]);
}

#[test]
fn words_that_lead_over_from_the_sentence_before_are_left_out() {
    say(&[
        ("However, Brazil won the World Cup in 1958.", &["Brazil won the World Cup in 1958."]),
        ("As a result, Pelé became famous in Sweden.", &["Pelé became famous in Sweden."]),
    ]);
}

#[test]
fn a_denial_and_a_hedge_in_passing_leave_the_rest() {
    say(&[(
        "Magellan, who was perhaps born in Sabrosa, left Spain in 1519.",
        &["Magellan left Spain in 1519."],
    )]);
}

#[test]
fn what_would_be_left_without_its_verb_is_no_fact() {
    say(&[
        ("Minimus – A poetic pig who writes the second national anthem of the farm.", &[]),
        // "was" is said once for both verbs.
        (
            "A bridge was built across the Tyne and opened by Queen Elizabeth II in 1981.",
            &["A bridge was built across the Tyne."],
        ),
    ]);
}

#[test]
fn what_hangs_on_words_that_were_left_out_is_no_fact() {
    for text in [
        "The Boeing company raised its prices in 1955 when the committee for the Geophysical Year, a body of scientists and explorers, proposed that governments launch satellites.",
        "In 1937, Aldous Huxley moved to Hollywood with his wife Maria, son Matthew, and friend Gerald Heard.",
        "The court's decisions, beginning with Brown in 1954, encouraged and lent legitimacy to new movements.",
        "Achilles chases Hector around the wall of Troy three times before Athena, in the form of his brother, persuades Hector to stop running.",
    ] {
        for said in says(text) {
            let is_whole =
                ["explorers.", "Matthew.", "encouraged.", "Athena."].iter().all(|end| !said.ends_with(end));
            assert!(is_whole, "{said}");
        }
    }
}

#[test]
fn a_comma_that_closes_what_stays_stays() {
    say(&[(
        "Joe Rosenthal, a photographer from Washington, then visited Iwo Jima in 1945.",
        &[
            "Joe Rosenthal, a photographer from Washington, visited Iwo Jima in 1945.",
            "Joe Rosenthal was a photographer from Washington.",
        ],
    )]);
}

#[test]
fn a_list_does_not_lose_the_one_with_the_conjunction() {
    let text = "A symbol is a mark, sign, or word that indicates, signifies, or is understood as representing an idea, \
                object, or relationship.";
    let says = says(text);
    assert!(says.iter().all(|says| !says.ends_with("signifies.")), "{says:?}");
}

#[test]
fn what_lost_its_other_half_is_no_fact() {
    say(&[
        ("Congress passed, and Kennedy signed, the Equal Pay Act in 1963.", &["Congress passed."]),
        (
            "Muscles move the body of an animal by bending joints, pumping blood, pushing food along, and holding it upright.",
            &[],
        ),
        ("Porto Alegre is the capital of the Brazilian state of Rio Grande do Sul.", &[]),
        ("Rennin is also known as the as the enzyme chymosin.", &[]),
        ("Chief cells—Located in the stomach are chief cells, which produce pepsin.", &[]),
    ]);
}

#[test]
fn adverbs_that_say_when_it_is_so_stay() {
    say(&[
        (
            "Historically, Kyoto was the largest city in Japan.",
            &["Historically, Kyoto was the largest city in Japan."],
        ),
        ("However, Kyoto was the largest city in Japan.", &["Kyoto was the largest city in Japan."]),
    ]);
}

#[test]
fn a_comma_stays_where_what_stood_beside_it_is_left_out() {
    say(&[(
        "In the case of Peru, for example, exports grew in 1995.",
        &["In the case of Peru, exports grew in 1995."],
    )]);
}
