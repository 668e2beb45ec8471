use super::super::{Article, Format, Unfit, Why};
use super::plain;

#[test]
fn english_is_told_from_other_languages() {
    let language = |text: &str| match plain(text).judge() {
        Err(Unfit::NotEnglish { language }) => language,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(
        language("Le fleuve traverse la ville. Les bateaux sont dans le port, et le roi est sur la rive."),
        Some("French")
    );
    assert_eq!(
        language("Der Fluss ist breit und die Stadt ist alt. Der König wurde von den Bauern nicht geliebt."),
        Some("German")
    );
    assert_eq!(
        language("El río es ancho. La ciudad fue fundada por los reyes del norte en el año de la sequía."),
        Some("Spanish")
    );
    assert_eq!(
        language("Il fiume è largo. La città è stata fondata dai re del nord, e non è più la capitale."),
        Some("Italian")
    );
    assert_eq!(
        language("Река широкая и старая. Город был основан на берегу, и он не был столицей."),
        Some("Russian")
    );
    assert_eq!(language("川は広いです。町は北の王によって建てられました。"), Some("Japanese"));
    assert_eq!(language("河流很宽。这座城市是由北方的国王建立的。"), Some("Chinese"));
    assert_eq!(language("नदी चौड़ी है। शहर उत्तर के राजा ने बसाया था।"), None);
}

#[test]
fn names_and_quotations_stay_english() {
    let fit = [
        "Mali is in Africa.",
        "Amadou Toumani Touré met Ibrahim Boubacar Keïta, Moussa Traoré, Alpha Oumar Konaré and Modibo Keïta in Bamako.",
        "The motto of France is \"Liberté, égalité, fraternité\", and that of the city is \"Fluctuat nec mergitur\".",
        "The song \"La vie en rose\" was sung by Édith Piaf in Les Trois Baudets, a club in the Rue de la Gaîté.",
    ];
    for text in fit {
        assert_eq!(plain(text).judge(), Ok(()), "{text}");
    }
}

#[test]
fn what_is_no_article_is_named() {
    let judge = |text: &str| plain(text).judge();
    assert_eq!(judge(""), Err(Unfit::Empty));
    assert_eq!(judge(" \n - * \u{feff} ..."), Err(Unfit::Empty));
    let links = "- https://example.org/one\n- https://example.org/two\n- www.example.org\n";
    assert_eq!(judge(links), Err(Unfit::NoProse(Why::Links)));
    let code = "use std::io;\n\nfn main() {\n    let x = io::stdin();\n    println!(\"{x:?}\");\n}\n";
    assert_eq!(judge(code), Err(Unfit::NoProse(Why::Code)));
    let poem = "The river sings below the town,\nIts water never old,\nIt bears the boats of summer down\nAnd keeps the winter's cold.\n\n\
                The ferryman is fast asleep,\nHis pole is in the sand,\nThe river, being dark and deep,\nGoes on without the land.\n";
    assert_eq!(judge(poem), Err(Unfit::NoProse(Why::Verse)));
    let recipe = "Rice with fish\n\nThis dish is loved by all.\n\nIngredients\n\n- 2 cups of rice\n- 500 g fish\n- 1 tbsp oil\n- Salt\n\n\
                  Method\n\n1. Heat the oil in a large pot and add the fish.\n2. Add the rice and stir it for two minutes.\n\
                  3. Serve hot with slices of lime.\n";
    assert_eq!(judge(recipe), Err(Unfit::NoProse(Why::Instructions)));
    let names = "xsltSaveResultTo xsltParseStylesheetDoc xsltFreeStylesheet xsltApplyStylesheet\n".repeat(20);
    assert_eq!(judge(&names), Err(Unfit::NoProse(Why::Fragments)));
    assert_eq!(judge("Apples\nPears\nPlums\nFigs\n"), Err(Unfit::NoProse(Why::Fragments)));
}

#[test]
fn every_refusal_says_what_to_do() {
    let page = Article::read("<nav><a href=a>One</a><a href=b>Two</a></nav>", Format::Html);
    let unfit = page.judge().unwrap_err();
    assert_eq!(unfit.to_string(), "there is no article in it: it is mostly links and references");
    assert_eq!(unfit.hint(), "give it an article in whole sentences, without what surrounds it");
    let french = Unfit::NotEnglish { language: Some("French") };
    assert_eq!(french.to_string(), "it is not in English: it seems to be in French");
    assert_eq!(Unfit::NotEnglish { language: None }.to_string(), "it is not in English");
}
