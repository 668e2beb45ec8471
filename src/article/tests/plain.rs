use super::super::Reason;
use super::{left, paragraphs, paths, plain};
use crate::language::Span;

#[test]
fn headings_are_told_by_their_place() {
    let article = plain(
        "The River Niger\n\nThe Niger rises in Guinea and flows to Nigeria.\n\nCOURSE OF THE RIVER\n\n\
         The river bends at Timbuktu. It passes Gao afterwards.\n\n2.1 Where does it end?\n\nIt ends in a wide delta.\n",
    );
    assert_eq!(article.title(), Some("The River Niger"));
    assert_eq!(paths(&article), ["", "COURSE OF THE RIVER", "2.1 Where does it end?"]);
    assert_eq!(article.section_at(article.text().find("Gao").unwrap()).headings, ["COURSE OF THE RIVER"]);
    assert_eq!(article.section_at(usize::MAX).headings, ["2.1 Where does it end?"]);
}

#[test]
fn numbers_give_headings_their_rank() {
    let article = plain(
        "1. Rivers\n\nThe Niger is a river in Africa.\n\n1.1 Floods\n\nThe river was flooded in 2012.\n\n\
         2. Lakes\n\nLake Chad is a lake in Africa.\n",
    );
    assert_eq!(paths(&article), ["Rivers", "Rivers / 1.1 Floods", "Lakes"]);
}

#[test]
fn wrapped_lines_are_joined_and_find_their_way_back() {
    let text = "The desert covers most of the north of the country, where only a few\r\n\
                towns stand. Salt was traded there for gold, and the trade made inter-\r\n\
                national fairs grow; the well-\r\nknown caravans were long and the well-known guides were few.\r\n";
    let article = plain(text);
    assert_eq!(
        article.text(),
        "The desert covers most of the north of the country, where only a few towns stand. Salt was traded there \
         for gold, and the trade made international fairs grow; the well-known caravans were long and the well-known \
         guides were few."
    );
    let at = article.text().find("international").unwrap();
    assert_eq!(&text[article.origin(Span::new(at, at + 13))], "inter-\r\nnational");
    let at = article.text().find("Salt was").unwrap();
    assert_eq!(&text[article.origin(Span::new(at, at + 8))], "Salt was");
}

#[test]
fn a_text_without_blank_lines_has_a_paragraph_on_each_line() {
    let article = plain(
        "Kings of the north\nThe first king ruled for twenty years and built a wall around his town, which still stands today, \
         and nobody has climbed it since he died there.\nHis daughter ruled after him.\nShe was loved.\n",
    );
    assert_eq!(article.title(), Some("Kings of the north"));
    assert_eq!(paragraphs(&article).len(), 2, "{:?}", paragraphs(&article));
}

#[test]
fn wrapped_text_without_blank_lines_keeps_its_paragraphs() {
    let article = plain(
        "The town was founded by fishermen who came down the river in the year\n\
         of the great drought and stayed.\n\
         Later it was taken by the king of the north, who built a wall and a\n\
         market there, and who is remembered for both.\n",
    );
    assert_eq!(
        paragraphs(&article),
        [
            "The town was founded by fishermen who came down the river in the year of the great drought and stayed.",
            "Later it was taken by the king of the north, who built a wall and a market there, and who is remembered for both."
        ]
    );
}

#[test]
fn items_that_are_sentences_are_prose() {
    let article = plain(
        "The war had three causes:\n\n- Gold: The kings wanted the mines of the south.\n- Pride of the nobles\n\
         * The harvest of 1590 was lost.\n3. Supporting the farmers.\n• Describe the causes of the war.\n\
         - caused the war. It was lost by all.\n",
    );
    assert_eq!(
        paragraphs(&article),
        ["The kings wanted the mines of the south.", "The harvest of 1590 was lost."]
    );
    assert_eq!(
        left(&article, Reason::List),
        ["Pride of the nobles", "Supporting the farmers.", "caused the war. It was lost by all."]
    );
    assert_eq!(left(&article, Reason::Instruction), ["Describe the causes of the war."]);
    assert_eq!(left(&article, Reason::Fragment), ["The war had three causes:"]);
}

#[test]
fn marks_of_an_encyclopedia_are_not_read() {
    let article = plain(
        "\u{feff}Kano[edit]\n\nKano (/ˈkɑːnoʊ/ (listen); Hausa: Kanò; founded 999) is a city[1][23] in the north.[citation needed] \
         Its dye pits are old.[a] A guide said \"[t]hey never close\" in [2003].[4]: 17–19 The walls (Arabic: ganuwa) stand[note 2] \
         still.² They cover 14 km² (5.4 sq mi).\n",
    );
    assert_eq!(plain("[edit] [1] The town was old. [2] [3]").text(), "The town was old.");
    assert_eq!(article.title(), Some("Kano"));
    assert_eq!(
        article.text(),
        "Kano (founded 999) is a city in the north. Its dye pits are old. A guide said \"[t]hey never close\" in [2003]. \
         The walls stand still. They cover 14 km² (5.4 sq mi)."
    );
}

#[test]
fn what_surrounds_an_article_is_left_out() {
    let article = plain(
        "Skip to content\n\nHome\nNews\nSport\nWeather\n\nThe bridge of Segou\n\nBy Awa Traore, March 3, 2020\n\n\
         SEGOU, Mali (RPA) — The new bridge was opened on Monday. It cost nine million euros.\n\n\
         Figure 3.2 The bridge at night (credit: Awa Traore)\n\nFigure 3 shows how the bridge was built in two years.\n\n\
         Image: RPA\n\nWe use cookies to make this better for you.\n\nSubscribe to our newsletter.\n\n© 2020 RPA\n\n\
         See also\n\nThe old ferry was sold in 2019. It was rusty.\n\nReferences\n\nTraore, A. (2020). Bridges. pp. 3–5.\n",
    );
    assert_eq!(article.title(), Some("The bridge of Segou"));
    assert_eq!(
        paragraphs(&article),
        [
            "The new bridge was opened on Monday. It cost nine million euros.",
            "Figure 3 shows how the bridge was built in two years."
        ]
    );
    assert_eq!(left(&article, Reason::Credit), ["By Awa Traore, March 3, 2020", "© 2020 RPA"]);
    assert_eq!(left(&article, Reason::Caption).len(), 2);
    assert!(
        left(&article, Reason::Reference)
            .contains(&"The old ferry was sold in 2019. It was rusty.".to_owned())
    );
}

#[test]
fn objectives_end_where_the_text_begins() {
    let article = plain(
        "Salt\n\nLearning Objectives\n\nBy the end of this section, you will be able to:\n\nDescribe how salt was mined\n\n\
         Explain why it was dear\n\nSalt was mined in the desert. Camels carried it south.\n\nReview Questions\n\n\
         Who carried the salt?\n\nA trader has two camels. Each carries four slabs of salt.\n",
    );
    assert_eq!(article.title(), Some("Salt"));
    assert_eq!(paragraphs(&article), ["Salt was mined in the desert. Camels carried it south."]);
}

#[test]
fn verse_code_and_tables_are_told_by_their_layout() {
    let article = plain(
        "The river sings below the town,\nIts water never old,\nIt bears the boats of summer down\nAnd keeps the winter's cold.\n\n\
         fn main() {\n    println!(\"{}\", 1);\n}\n\nYear   Rain   Heat\n2001   300    41\n2002   280    42\n\n\
         The poem is by a fisherman of the town.\n",
    );
    assert_eq!(paragraphs(&article), ["The poem is by a fisherman of the town."]);
    assert_eq!(left(&article, Reason::Verse).len(), 1);
    assert_eq!(left(&article, Reason::Code).len(), 1);
    assert_eq!(left(&article, Reason::Table).len(), 1);
}

#[test]
fn a_paragraph_that_was_cut_loses_the_cut_sentence() {
    let article = plain("such as the one in Gao. The mosque was built in 1325. It is known for:\n");
    assert_eq!(article.text(), "The mosque was built in 1325.");
    assert_eq!(plain("iPhone sales were low in 2007.").text(), "iPhone sales were low in 2007.");
}

#[test]
fn the_name_of_a_picture_parts_no_heading_from_its_text() {
    let article =
        plain("The press\n\nThe press was old.\n\nHopper\n\nHopper logo\n\nThe Hopper was printed in Gao.\n");
    assert_eq!(paths(&article), ["", "Hopper"]);
    assert_eq!(left(&article, Reason::Caption), ["Hopper logo"]);
}
