//! Parts of speech: the Penn Treebank's tags and Universal Dependencies' classes.

use super::names::named;

named! {
    /// A part of speech of the Penn Treebank, as English treebanks of Universal Dependencies write
    /// it in their column XPOS.
    Tag {
        Noun = "NN", Preposition = "IN", Determiner = "DT", ProperNoun = "NNP", Pronoun = "PRP",
        Adjective = "JJ", Stop = ".", Adverb = "RB", VerbPresent = "VBP", Comma = ",",
        VerbThird = "VBZ", NounPlural = "NNS", Modal = "MD", VerbPast = "VBD", VerbBase = "VB",
        To = "TO", Conjunction = "CC", Number = "CD", VerbParticiple = "VBN", Interjection = "UH",
        VerbGerund = "VBG", Colon = ":", Hyphen = "HYPH", OpeningQuote = "``", ClosingQuote = "''",
        ClosingBracket = "-RRB-", OpeningBracket = "-LRB-", Particle = "RP",
        PossessivePronoun = "PRP$", WhAdverb = "WRB", WhPronoun = "WP", Possessive = "POS",
        OtherPunctuation = "NFP", ProperNounPlural = "NNPS", Comparative = "JJR",
        Superlative = "JJS", Currency = "$", There = "EX", AdverbComparative = "RBR",
        Symbol = "SYM", GoesWith = "GW", WhDeterminer = "WDT", Address = "ADD", Foreign = "FW",
        Predeterminer = "PDT", AdverbSuperlative = "RBS", ListMark = "LS",
        WhPossessive = "WP$", Affix = "AFX",
    }
}

impl Tag {
    /// A verb in any form, modals not among them.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::VerbBase
                | Tag::VerbPast
                | Tag::VerbGerund
                | Tag::VerbParticiple
                | Tag::VerbPresent
                | Tag::VerbThird
        )
    }

    /// A verb form that a sentence of its own can have, a modal among them.
    pub const fn is_finite(self) -> bool {
        matches!(self, Tag::VerbPast | Tag::VerbThird | Tag::VerbPresent | Tag::Modal)
    }

    /// A common or proper noun.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::NounPlural) || self.is_proper()
    }

    /// A proper noun.
    pub const fn is_proper(self) -> bool {
        matches!(self, Tag::ProperNoun | Tag::ProperNounPlural)
    }
}

named! {
    /// A part of speech of Universal Dependencies (column UPOS).
    Class {
        Noun = "NOUN", Punctuation = "PUNCT", Verb = "VERB", Pronoun = "PRON", Adposition = "ADP",
        Determiner = "DET", ProperNoun = "PROPN", Adjective = "ADJ", Auxiliary = "AUX",
        Adverb = "ADV", Coordinator = "CCONJ", Particle = "PART", Number = "NUM",
        Subordinator = "SCONJ", Interjection = "INTJ", Other = "X", Symbol = "SYM",
    }
}
