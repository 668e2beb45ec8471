//! Dependency relations.

use super::names::named;

named! {
    /// How a word depends on its head, in Universal Dependencies with the subtypes of the English
    /// treebanks.
    Relation {
        Punct = "punct", Case = "case", Det = "det", Nsubj = "nsubj", Root = "root",
        Advmod = "advmod", Amod = "amod", Obj = "obj", Obl = "obl", Conj = "conj", Nmod = "nmod",
        Compound = "compound", Cc = "cc", Mark = "mark", Aux = "aux", Cop = "cop",
        NmodPoss = "nmod:poss", Advcl = "advcl", Xcomp = "xcomp", Flat = "flat",
        AclRelcl = "acl:relcl", Ccomp = "ccomp", Parataxis = "parataxis", Acl = "acl",
        Nummod = "nummod", Appos = "appos", AuxPass = "aux:pass", NsubjPass = "nsubj:pass",
        Discourse = "discourse", OblUnmarked = "obl:unmarked", NmodUnmarked = "nmod:unmarked",
        CompoundPrt = "compound:prt", Expl = "expl", Fixed = "fixed", Iobj = "iobj", List = "list",
        OblAgent = "obl:agent", Reparandum = "reparandum", NmodDesc = "nmod:desc",
        Csubj = "csubj", Dep = "dep", NsubjOuter = "nsubj:outer", DetPredet = "det:predet",
        AdvclRelcl = "advcl:relcl", Vocative = "vocative", Goeswith = "goeswith",
        CcPreconj = "cc:preconj", Orphan = "orphan", Dislocated = "dislocated",
        CsubjPass = "csubj:pass", CsubjOuter = "csubj:outer",
    }
}

impl Relation {
    /// The name without its subtype: `nsubj` for `nsubj:pass`.
    pub fn base(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }

    /// Whether it makes a noun the subject of a clause.
    pub const fn is_subject(self) -> bool {
        matches!(self, Relation::Nsubj | Relation::NsubjPass | Relation::NsubjOuter)
    }
}
