//! The words that stand on every paper, in the languages that they are known in.

/// What a paper says of itself in a language.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// The first part of its BCP 47 tag: `de`.
    pub(super) language: &'static str,
    /// Whether it is read from right to left, as Arabic is.
    pub(super) is_right_to_left: bool,
    /// What stands where a student writes the name, the day, and where the teacher writes the score.
    pub(super) name: &'static str,
    pub(super) date: &'static str,
    pub(super) score: &'static str,
    /// What stands before the letter of a variant.
    pub(super) variant: &'static str,
    /// What to do on the whole paper: before anything else, with choices, lines and gaps.
    pub(super) name_first: &'static str,
    /// Of several questions, `{}` being their number; and of a single one.
    pub(super) questions: &'static str,
    pub(super) question: &'static str,
    pub(super) mark_one: &'static str,
    pub(super) write: &'static str,
    pub(super) fill: &'static str,
    /// What to do in a question where several are right, where things are put in order, and with pairs.
    pub(super) mark_all: &'static str,
    pub(super) order: &'static str,
    pub(super) pair: &'static str,
    /// A statement that is true, as a letter and in words; and one that is not.
    pub(super) truth: [(&'static str, &'static str); 2],
}

static ALL: [Words; 7] = [
    Words {
        language: "en",
        is_right_to_left: false,
        name: "Name",
        date: "Date",
        score: "Score",
        variant: "Variant",
        name_first: "Write your name first.",
        questions: "There are {} questions; each is worth one point.",
        question: "There is 1 question; it is worth one point.",
        mark_one: "Mark one answer with a cross, unless the question says otherwise.",
        write: "Write on the line where there is one.",
        fill: "Fill the gaps.",
        mark_all: "Mark all that are right.",
        order: "Write the letters in the right order.",
        pair: "Write the letter that belongs to each.",
        truth: [("T", "True"), ("F", "False")],
    },
    Words {
        language: "de",
        is_right_to_left: false,
        name: "Name",
        date: "Datum",
        score: "Punkte",
        variant: "Variante",
        name_first: "Zuerst den Namen eintragen.",
        questions: "Es sind {} Fragen; jede zählt einen Punkt.",
        question: "Es ist 1 Frage; sie zählt einen Punkt.",
        mark_one: "Eine Antwort ankreuzen, wenn in der Frage nichts anderes steht.",
        write: "Auf die Linie schreiben, wo eine ist.",
        fill: "Die Lücken ausfüllen.",
        mark_all: "Alle richtigen Antworten ankreuzen.",
        order: "Die Buchstaben in der richtigen Reihenfolge eintragen.",
        pair: "Jeweils den passenden Buchstaben eintragen.",
        truth: [("R", "Richtig"), ("F", "Falsch")],
    },
    Words {
        language: "fr",
        is_right_to_left: false,
        name: "Nom",
        date: "Date",
        score: "Note",
        variant: "Version",
        name_first: "Écrivez d'abord votre nom.",
        questions: "Il y a {} questions ; chacune vaut un point.",
        question: "Il y a 1 question ; elle vaut un point.",
        mark_one: "Cochez une seule réponse, sauf indication contraire.",
        write: "Écrivez sur la ligne quand il y en a une.",
        fill: "Complétez les blancs.",
        mark_all: "Cochez toutes les bonnes réponses.",
        order: "Écrivez les lettres dans le bon ordre.",
        pair: "Écrivez la lettre qui correspond à chaque élément.",
        truth: [("V", "Vrai"), ("F", "Faux")],
    },
    Words {
        language: "es",
        is_right_to_left: false,
        name: "Nombre",
        date: "Fecha",
        score: "Puntuación",
        variant: "Versión",
        name_first: "Escriba primero su nombre.",
        questions: "Hay {} preguntas; cada una vale un punto.",
        question: "Hay 1 pregunta; vale un punto.",
        mark_one: "Marque una sola respuesta con una cruz, salvo que se indique otra cosa.",
        write: "Escriba sobre la línea cuando la haya.",
        fill: "Complete los espacios en blanco.",
        mark_all: "Marque todas las respuestas correctas.",
        order: "Escriba las letras en el orden correcto.",
        pair: "Escriba la letra que corresponde a cada elemento.",
        truth: [("V", "Verdadero"), ("F", "Falso")],
    },
    Words {
        language: "it",
        is_right_to_left: false,
        name: "Nome",
        date: "Data",
        score: "Punteggio",
        variant: "Versione",
        name_first: "Scrivere prima il proprio nome.",
        questions: "Ci sono {} domande; ognuna vale un punto.",
        question: "C'è 1 domanda; vale un punto.",
        mark_one: "Segnare una sola risposta con una crocetta, salvo diversa indicazione.",
        write: "Scrivere sulla riga, dove c'è.",
        fill: "Completare gli spazi vuoti.",
        mark_all: "Segnare tutte le risposte corrette.",
        order: "Scrivere le lettere nell'ordine corretto.",
        pair: "Scrivere la lettera che corrisponde a ciascun elemento.",
        truth: [("V", "Vero"), ("F", "Falso")],
    },
    Words {
        language: "pt",
        is_right_to_left: false,
        name: "Nome",
        date: "Data",
        score: "Pontuação",
        variant: "Versão",
        name_first: "Escreva primeiro o seu nome.",
        questions: "Há {} perguntas; cada uma vale um ponto.",
        question: "Há 1 pergunta; vale um ponto.",
        mark_one: "Marque uma só resposta com uma cruz, salvo indicação em contrário.",
        write: "Escreva na linha, quando houver uma.",
        fill: "Preencha as lacunas.",
        mark_all: "Marque todas as respostas corretas.",
        order: "Escreva as letras na ordem correta.",
        pair: "Escreva a letra que corresponde a cada elemento.",
        truth: [("V", "Verdadeiro"), ("F", "Falso")],
    },
    Words {
        language: "ar",
        is_right_to_left: true,
        name: "الاسم",
        date: "التاريخ",
        score: "الدرجة",
        variant: "النموذج",
        name_first: "اكتب اسمك أولاً.",
        questions: "عدد الأسئلة: {}، ولكل سؤال درجة واحدة.",
        question: "عدد الأسئلة: 1، وله درجة واحدة.",
        mark_one: "ضع علامة × على إجابة واحدة، ما لم يُطلب غير ذلك.",
        write: "اكتب على السطر حيثما وُجد.",
        fill: "املأ الفراغات.",
        mark_all: "ضع علامة × على جميع الإجابات الصحيحة.",
        order: "اكتب الحروف بالترتيب الصحيح.",
        pair: "اكتب الحرف المناسب لكل عنصر.",
        truth: [("ص", "صواب"), ("خ", "خطأ")],
    },
];

/// English: what a paper says whose language is not told, or not known here.
pub static ENGLISH: &Words = &ALL[0];

impl Words {
    /// The words of a language, whose BCP 47 tag it is; `None` where they are not known.
    pub fn of(tag: &str) -> Option<&'static Words> {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        ALL.iter().find(|words| words.language.eq_ignore_ascii_case(first))
    }
}

/// Whether a column of a table is called as one that holds variants, in any of the languages.
pub fn is_variant_column(name: &str) -> bool {
    let name = name.to_lowercase();
    ["paper", "version"].contains(&name.as_str())
        || ALL.iter().any(|words| words.variant.to_lowercase() == name)
}

/// Whether a column of a table is called as one that holds the names of students.
pub fn is_name_column(name: &str) -> bool {
    let name = name.to_lowercase();
    ["student", "students", "pupil", "learner"].contains(&name.as_str())
        || ALL.iter().any(|words| words.name.to_lowercase() == name)
}

/// Whether a statement was said to be true, in any of the languages; `None` of anything else.
pub(super) fn truth(typed: &str) -> Option<bool> {
    let typed = typed.to_lowercase();
    let is = |(letter, word): &(&str, &str)| letter.to_lowercase() == typed || word.to_lowercase() == typed;
    let place = ALL.iter().find_map(|words| words.truth.iter().position(is))?;
    Some(place == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_tag() {
        let language = |tag| Words::of(tag).map(|words| words.language);
        assert_eq!(["de", "de-AT", "PT_br"].map(language), [Some("de"), Some("de"), Some("pt")]);
        assert_eq!(["", "sv", "deu"].map(language), [None; 3]);
    }

    #[test]
    fn true_and_false_are_told_apart_in_all_languages_at_once() {
        for words in &ALL {
            for (place, (letter, word)) in words.truth.iter().enumerate() {
                assert_eq!([truth(letter), truth(word)], [Some(place == 0); 2], "{word}");
            }
        }
        assert_eq!((truth("f"), truth("RICHTIG"), truth("x")), (Some(false), Some(true), None));
    }

    #[test]
    fn columns_are_known_by_their_names_in_all_languages() {
        assert!(["Variante", "VERSION", "versão", "النموذج"].into_iter().all(is_variant_column));
        assert!(["Student", "nom", "الاسم"].into_iter().all(is_name_column));
        assert!(!is_variant_column("A") && !is_name_column("Ada"));
    }

    #[test]
    fn every_language_says_how_many_questions_there_are() {
        assert!(ALL.iter().all(|words| words.questions.matches("{}").count() == 1));
    }
}
