//! What no card may do, whatever the article: show its answer, begin with a pronoun, be cut, offer a choice
//! that is right. Checked over every article at hand, on all that is not refused, by rules of its own.

use std::collections::HashSet;
use std::path::Path;

use griot::article::{Article, Format};
use griot::deck::{Card, Piece, Source, SourceId, pieces, read, write};
use griot::facts::{self, Thing};
use griot::generate::{Draft, Imprint, Options, deck, draft};
use griot::language::English;
use unicode_normalization::UnicodeNormalization;

/// Articles of ours, each on another matter, with what tempts a generator.
const OURS: [&str; 6] = [
    "# The Okoye Observatory\n\nThe Okoye Observatory (OO) is an observatory in the north of Kenya. Maria Okoye, a \
     physicist from Lagos, founded it in 1961 and led it until 1984. She was born in 1924. The first telescope, \
     built by Henrik Lund, was opened in March 1963. It has a mirror of 2.5 metres. Lund discovered five moons of \
     Uranus with it. \u{201c}We saw them at once,\u{201d} he said. In 1971, Élise Traoré found a comet (the brightest of \
     the decade), which was named after her. Traore's comet returns every 76 years.\n\n## Later years\n\nThe \
     observatory was closed in 1999. It may be opened again. Later, the telescope was sold to Chile.",
    "A lichen is a union of a fungus and an alga. Lichens grow on bare rock, where few plants live. The study of \
     lichens is called \u{201c}lichenology\u{201d}. Erik Acharius, who was born in Gävle in 1757, is known as the father of \
     lichenology. He described 3,300 species [12]. Some lichens live for 4,500 years. The fungus gives the alga water; \
     the alga gives it sugar. A thallus is the body of a lichen that has no roots, stems or leaves.",
    "The Treaty of Varna was signed in Varna in 1844. Bulgaria and Romania signed the Treaty of Varna. King Carol ruled \
     Romania from 1840 to 1866. His brother, Prince Michael, was killed in the Battle of Tulcea in 1851. The battle was \
     won by General Ion Popescu. Popescu's army had 12,000 men (3,000 of them on horses) and 40 guns. He lost 900 of \
     them. The war ended in 1853. Neither side won it.",
    "The Rhine Cup is a tournament for women\u{2019}s teams. Germany hosted the first Rhine Cup in 1978, and France \
     won it. In 1982 Anna Bauer scored nine goals in Basel, more than any other player. Clara Weber scored seven. \
     Maria Lopes trained the team of Portugal from 1980 to 1990. Grace Hall led England to the final of 1986. Paula \
     Stein founded the Basel League in 1990. The cup is 30 cm high. Who will win next year?",
    "Peter Naumann wrote the Kestrel compiler at Delft University in 1968. The Kestrel Language Group (KLG) published \
     the standard in 1974. KLG stands for openness. Kestrel 2 was released in May 1979 under a free licence. A token is \
     the smallest part of a program that a compiler reads. Ada Smith released the \"Merlin\" debugger in 1981 (see p. 4). \
     Robert Kahn joined the group in 1983. Kestrel runs on 14 kinds of computer, e.g. the PDP-11.",
    "Mount Hara erupted in 1883. The eruption of 1883 on Hara killed 36,000 people. The government moved the capital to \
     Port Anna. In the eruption of 1902, the army saved the town. Magma is molten rock that lies beneath the surface of \
     the Earth. Lava, which reaches 1,200 °C, flows down the slopes. The largest crater, Hara Major, is 4 km wide. The \
     volcano [last seen active in 1957] is watched by the Hara Institute (founded in 1958). It's quiet.",
];

/// Of the articles at hand, how many to go on to the next one, and how many bytes of each are read: all of
/// all of them where the build is fast enough.
const AT_HAND: (usize, usize) = if cfg!(debug_assertions) { (3, 2_000) } else { (1, usize::MAX) };

/// A card as its learner meets it.
struct Asked<'d> {
    prompt: String,
    answers: Vec<String>,
    card: &'d Card,
}

impl Asked<'_> {
    fn of(card: &Card) -> Asked<'_> {
        let (prompt, answers) = match card {
            Card::Ask(ask) => (ask.q.clone(), ask.a.all().to_vec()),
            Card::Pick(pick) => (pick.q.clone(), vec![pick.a.clone()]),
            Card::Flip(flip) => (flip.front.clone(), vec![flip.back.clone()]),
            Card::TrueFalse(statement) => (statement.q.clone(), Vec::new()),
            Card::Order(order) => (order.q.clone(), Vec::new()),
            Card::Cloze(cloze) => {
                let mut prompt = String::new();
                let mut answers = Vec::new();
                for piece in pieces(cloze.text()).unwrap() {
                    match piece {
                        Piece::Text(text) => prompt.push_str(&text),
                        Piece::Gap(gap) => {
                            prompt.push_str("_____");
                            answers.extend(gap.answers);
                        }
                    }
                }
                (prompt, answers)
            }
            card => panic!("{card:?} is not made by the generator"),
        };
        Asked { prompt, answers, card }
    }
}

/// The words of a text in lower case and without accents.
fn folded(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    let plain = plain.to_lowercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_paired(text: &str) -> bool {
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '\u{201c}' => open.push(c),
            ')' if open.pop() != Some('(') => return false,
            ']' if open.pop() != Some('[') => return false,
            '}' if open.pop() != Some('{') => return false,
            '\u{201d}' if open.pop() != Some('\u{201c}') => return false,
            _ => {}
        }
    }
    open.is_empty() && text.matches('"').count().is_multiple_of(2)
}

const PRONOUNS: [&str; 11] = ["he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their"];

/// Words before a pronoun that it cannot stand for.
const NO_NOUNS: [&str; 44] = [
    "who", "whom", "what", "which", "when", "where", "how", "many", "much", "in", "on", "at", "by", "to",
    "of", "from", "with", "for", "after", "before", "under", "during", "did", "does", "do", "was", "were",
    "is", "are", "has", "have", "had", "the", "a", "an", "and", "but", "year", "decade", "century", "put",
    "these", "also", "only",
];

/// Whether a pronoun stands in a prompt before anything that it could stand for. A gap is something.
fn is_unresolved(prompt: &str) -> bool {
    let gapless = prompt.replace("_____", "gap");
    let words = folded(&gapless);
    // "What had its origins in ragtime?"
    if let [who, has, ..] = &words[..]
        && matches!(who.as_str(), "who" | "what")
        && matches!(has.as_str(), "has" | "have" | "had")
    {
        return false;
    }
    let noun = words.iter().position(|word| !NO_NOUNS.contains(&word.as_str()));
    noun.is_some_and(|first| PRONOUNS.contains(&words[first].as_str()))
}

/// What is wrong with a card.
fn faults(asked: &Asked, things: &[Thing]) -> Vec<&'static str> {
    let Asked { prompt, answers, card } = asked;
    let mut faults = Vec::new();
    let words = folded(prompt);
    let shows = |answer: &String| {
        let answer = folded(answer);
        answer.is_empty() || words.windows(answer.len()).any(|window| *window == answer)
    };
    if answers.iter().any(shows) {
        faults.push("shows its answer");
    }
    if is_unresolved(prompt) {
        faults.push("begins with a pronoun");
    }
    if !is_paired(prompt) || !answers.iter().all(|answer| is_paired(answer)) {
        faults.push("has a bracket or quotation mark without its partner");
    }
    if prompt.chars().count() > 200 {
        faults.push("is too long");
    }
    if !prompt.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '_') {
        faults.push("begins in lower case");
    }
    let is_question = matches!(card, Card::Ask(_) | Card::Pick(_) | Card::Flip(_));
    if !prompt.ends_with(if is_question { '?' } else { '.' }) {
        faults.push("ends without its mark");
    }
    let choices = match card {
        Card::Pick(pick) => &pick.not[..],
        _ => &[],
    };
    if matches!(card, Card::Pick(_)) && choices.len() < 2 {
        faults.push("has too few choices");
    }
    let others = things.iter().filter(|thing| answers.iter().any(|answer| thing.names.contains(answer)));
    let others: HashSet<Vec<String>> =
        others.flat_map(|thing| &thing.names).chain(answers).map(|name| folded(name)).collect();
    let distinct: HashSet<Vec<String>> = choices.iter().map(|choice| folded(choice)).collect();
    if distinct.len() < choices.len() || choices.iter().any(|choice| others.contains(&folded(choice))) {
        faults.push("has a choice that is right, or two that are one");
    }
    let items = match card {
        Card::Order(order) => &order.a[..],
        _ => &[],
    };
    let mut texts = [prompt].into_iter().chain(answers).chain(choices).chain(items);
    if texts.any(|text| text.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))) {
        faults.push("has a control character");
    }
    faults
}

/// All that is wrong with the cards of an article, each with its card.
fn faults_of(draft: &Draft, things: &[Thing]) -> Vec<String> {
    let mut all = Vec::new();
    let mut known = HashSet::new();
    for candidate in &draft.cards {
        let asked = Asked::of(&candidate.card);
        let mut faults = faults(&asked, things);
        let items = match &candidate.card {
            Card::Order(order) => order.a.clone(),
            _ => Vec::new(),
        };
        if !known.insert((asked.prompt.to_lowercase(), asked.answers.clone(), items)) {
            faults.push("is asked twice");
        }
        all.extend(
            faults.into_iter().map(|fault| format!("{fault}: {} = {:?}", asked.prompt, asked.answers)),
        );
    }
    let article = Source {
        id: SourceId::new("article").unwrap(),
        title: "Article".to_owned(),
        author: None,
        date: None,
        url: None,
    };
    let imprint = Imprint { title: "Cards".to_owned(), article, authorities: Vec::new() };
    let deck = deck(draft, draft.cards.iter().map(|candidate| candidate.to_write()), &imprint);
    let ids: Vec<_> = deck.facts.iter().map(|fact| &fact.id).collect();
    if ids.iter().collect::<HashSet<_>>().len() < ids.len() {
        all.push("two facts have one id".to_owned());
    }
    for fact in &deck.facts {
        let ids: HashSet<_> = fact.cards.iter().map(|card| card.common().id).collect();
        if ids.len() < fact.cards.len() {
            all.push(format!("two cards have one id: {}", fact.says));
        }
    }
    all.extend(read(&write(&deck)).diagnostics.iter().map(|found| format!("check: {}", found.message)));
    all
}

/// The number of cards of an article, after asserting that nothing is wrong with them.
fn sound(english: &English, name: &str, file: &str) -> usize {
    let article = Article::read(file, Format::guess(None, file));
    let facts = facts::read(english, article.text(), article.title());
    let options = Options { forms: None, min_score: 0.0, max: None, title: None };
    let draft = draft(&facts, article.text(), &|_| None, &options);
    let faults = faults_of(&draft, &facts.things);
    assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
    draft.cards.len()
}

#[test]
fn no_card_of_our_articles_has_a_fault() {
    let english = English::embedded().unwrap();
    for article in OURS {
        let cards = sound(&english, &article[..20], article);
        assert!(cards >= 4, "{cards} cards of {article}");
    }
}

#[test]
fn no_card_of_the_articles_at_hand_has_a_fault() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(folder) = shared.join("articles").read_dir() else {
        eprintln!("skipped: {} is not there", shared.display());
        return;
    };
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.extend(Some(shared.join("mali/article.txt")).filter(|path| path.exists()));
    paths.sort();
    let english = English::embedded().unwrap();
    let (step, bytes) = AT_HAND;
    let mut cards = 0;
    for path in paths.iter().step_by(step) {
        let text = std::fs::read_to_string(path).unwrap();
        let end = (bytes.min(text.len())..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap();
        cards += sound(&english, &path.display().to_string(), &text[..end]);
    }
    assert!(cards >= paths.len(), "{cards} cards of {} articles", paths.len());
}

#[test]
fn a_fault_is_found() {
    let name = |names: &[&str]| Thing {
        kind: None,
        name: names[0].to_owned(),
        names: names.iter().map(|&name| name.to_owned()).collect(),
        mentions: 1,
        roles: Vec::new(),
        rank: None,
        first: 0,
    };
    let things = [name(&["United Nations", "UN"])];
    let long = format!(r#"Ask(q: "Who {}led?", a: "x")"#, "and who ".repeat(30));
    for (card, fault) in [
        (r#"Ask(q: "Who led Keita's army?", a: "Keïta")"#, "shows its answer"),
        (r#"Cloze("In [1930], the 1930 game ended.")"#, "shows its answer"),
        (r#"Ask(q: "When did it end?", a: "1930")"#, "begins with a pronoun"),
        (r#"Ask(q: "In which year was his army lost?", a: "1930")"#, "begins with a pronoun"),
        (r#"Ask(q: "Who led (in 1930?", a: "x")"#, "has a bracket or quotation mark without its partner"),
        (r#"Ask(q: "Who led?", a: "the “x")"#, "has a bracket or quotation mark without its partner"),
        (long.as_str(), "is too long"),
        (r#"Ask(q: "who led?", a: "x")"#, "begins in lower case"),
        (r#"Ask(q: "Who led.", a: "x")"#, "ends without its mark"),
        (r#"Cloze("Who led [x]?")"#, "ends without its mark"),
        (r#"Pick(q: "Who led?", a: "x", not: ["y"])"#, "has too few choices"),
        (
            r#"Pick(q: "Who led?", a: "UN", not: ["EU", "the AU", "United Nations"])"#,
            "has a choice that is right, or two that are one",
        ),
        (
            r#"Pick(q: "Who led?", a: "x", not: ["Keïta", "Keita", "z"])"#,
            "has a choice that is right, or two that are one",
        ),
        ("Ask(q: \"Who \u{9b}led?\", a: \"x\")", "has a control character"),
    ] {
        let card = griot::deck::read_card(card).unwrap_or_else(|_| panic!("{card}"));
        assert_eq!(faults(&Asked::of(&card), &things), [fault], "{card:?}");
    }
    for good in [
        r#"Ask(q: "Which country lost its king?", a: "x")"#,
        r#"Cloze("[Okoye] kept his (red) car.")"#,
        r#"Pick(q: "Who led?", a: "UN", not: ["EU", "the AU"])"#,
    ] {
        let card = griot::deck::read_card(good).unwrap_or_else(|_| panic!("{good}"));
        assert_eq!(faults(&Asked::of(&card), &things), [""; 0], "{good}");
    }
}
