//! Nouns whose plural no spelling rule gives, from the common knowledge of English grammars
//! (Quirk et al. 1985, "A Comprehensive Grammar of the English Language", 5.73-5.103).

/// Plural and singular, by plural.
#[rustfmt::skip]
pub(super) const IRREGULAR: &[(&str, &str)] = &[
    ("addenda", "addendum"), ("algae", "alga"), ("alumnae", "alumna"), ("alumni", "alumnus"),
    ("antennae", "antenna"), ("apices", "apex"), ("appendices", "appendix"), ("aquaria", "aquarium"),
    ("automata", "automaton"), ("axes", "axis"), ("bacilli", "bacillus"), ("bacteria", "bacterium"),
    ("beaux", "beau"), ("brethren", "brother"), ("bureaux", "bureau"), ("cacti", "cactus"),
    ("calves", "calf"), ("catharses", "catharsis"), ("chateaux", "chateau"), ("cherubim", "cherub"),
    ("chilies", "chili"), ("châteaux", "château"), ("codices", "codex"), ("consortia", "consortium"),
    ("corpora", "corpus"), ("cortices", "cortex"), ("crises", "crisis"), ("criteria", "criterion"),
    ("curricula", "curriculum"), ("dice", "die"), ("dwarves", "dwarf"), ("ellipses", "ellipsis"),
    ("elves", "elf"), ("emphases", "emphasis"), ("errata", "erratum"), ("foci", "focus"),
    ("formulae", "formula"), ("fungi", "fungus"), ("genera", "genus"), ("geneses", "genesis"),
    ("genii", "genius"), ("gladioli", "gladiolus"), ("graffiti", "graffito"), ("halves", "half"),
    ("helices", "helix"), ("hippopotami", "hippopotamus"), ("hooves", "hoof"), ("indices", "index"),
    ("knives", "knife"), ("larvae", "larva"), ("leaves", "leaf"), ("lice", "louse"), ("lives", "life"),
    ("loaves", "loaf"), ("loci", "locus"), ("matrices", "matrix"), ("media", "medium"),
    ("memoranda", "memorandum"), ("millennia", "millennium"), ("minutiae", "minutia"), ("moduli", "modulus"),
    ("monies", "money"), ("nebulae", "nebula"), ("nemeses", "nemesis"), ("neuroses", "neurosis"),
    ("nuclei", "nucleus"), ("oases", "oasis"), ("octopi", "octopus"), ("ova", "ovum"), ("oxen", "ox"),
    ("palazzi", "palazzo"), ("paparazzi", "paparazzo"), ("people", "person"), ("phenomena", "phenomenon"),
    ("plateaux", "plateau"), ("polyhedra", "polyhedron"), ("psychoses", "psychosis"), ("quanta", "quantum"),
    ("radii", "radius"), ("referenda", "referendum"), ("scarves", "scarf"), ("schemata", "schema"),
    ("selves", "self"), ("sheaves", "sheaf"), ("shelves", "shelf"), ("simplices", "simplex"),
    ("spectra", "spectrum"), ("stigmata", "stigma"), ("stimuli", "stimulus"), ("strata", "stratum"),
    ("supernovae", "supernova"), ("syllabi", "syllabus"), ("symbioses", "symbiosis"),
    ("symposia", "symposium"), ("synopses", "synopsis"), ("tableaux", "tableau"), ("taxa", "taxon"),
    ("termini", "terminus"), ("testes", "testis"), ("thieves", "thief"), ("tori", "torus"),
    ("trousseaux", "trousseau"), ("uteri", "uterus"), ("vertebrae", "vertebra"), ("vertices", "vertex"),
    ("vitae", "vita"), ("vortices", "vortex"), ("wharves", "wharf"), ("wives", "wife"), ("wolves", "wolf"),
];

/// Ends of plurals and singulars that have other words before them: "policemen", "grandchildren".
pub(super) const SUFFIXES: &[(&str, &str)] = &[
    ("children", "child"),
    ("feet", "foot"),
    ("geese", "goose"),
    ("gnoses", "gnosis"),
    ("men", "man"),
    ("mice", "mouse"),
    ("people", "person"),
    ("morphoses", "morphosis"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("lyses", "lysis"),
];

/// What follows the noun that changes in a compound.
pub(super) const TAILS: &[&str] =
    &["-at-arms", "-by", "-general", "-in-chief", "-in-law", "-of-", " d'", " d’", " of ", " in ", "-elect"];

/// One form for singular and plural, or no other number.
#[rustfmt::skip]
pub(super) const INVARIABLE: &[&str] = &[
    "acoustics", "aerobics", "aerodynamics", "aeronautics", "aesthetics", "alms", "amends", "analytics",
    "arrears", "arthritis", "athletics", "auspices", "barracks", "belongings", "biceps", "billiards",
    "binoculars", "bison", "bourgeois", "caries", "cattle", "chassis", "civics", "clergy", "clothes", "cod",
    "corps", "craft", "crossroads", "cybernetics", "data", "debris", "deer", "diabetes", "dynamics",
    "economics", "eighties", "electronics", "elk", "ergonomics", "ethics", "fedayeen", "fifties", "fish",
    "forceps", "forties", "furnishings", "gallows", "genetics", "geophysics", "geopolitics", "glasses",
    "goggles", "grassroots", "gymnastics", "halal", "headquarters", "herpes", "hertz", "hydraulics",
    "hysterics", "innings", "jeans", "kinetics", "kudos", "linguistics", "logistics", "mathematics", "maths",
    "means", "measles", "metaphysics", "moose", "mujahideen", "mumps", "news", "nineties", "obstetrics",
    "odds", "offspring", "optics", "outskirts", "pajamas", "pants", "paraphernalia", "personnel", "physics",
    "pliers", "police", "politics", "proceedings", "pyjamas", "rabies", "regalia", "regards", "remains",
    "rendezvous", "riches", "robotics", "salmon", "savings", "scissors", "series", "seventies", "sheep",
    "shrimp", "sixties", "species", "squid", "staff", "sunglasses", "surroundings", "swine", "thanks",
    "thirties", "tights", "trousers", "trout", "tweezers", "twenties", "whereabouts",
];

/// Singulars in a single -s that the rules would take for plurals.
#[rustfmt::skip]
pub(super) const SINGULAR_IN_S: &[&str] = &[
    "alias", "always", "asbestos", "atlas", "bias", "cannabis", "canvas", "chaos", "christmas", "cosmos",
    "dais", "diabetes", "epidermis", "ethos", "gas", "ibis", "iris", "lens", "mantis", "marquis",
    "metropolis", "pancreas", "pathos", "pelvis", "penis", "rhinoceros", "tennis", "thermos", "trellis",
];

/// Nouns in -u and -i that take a plain -s.
#[rustfmt::skip]
pub(super) const VOWEL_S: &[&str] = &[
    "bantu", "basi", "bayou", "beau", "caribou", "eau", "ecu", "emirati", "emu", "farsi", "flu", "gnu",
    "graffiti", "gujarati", "guru", "haiku", "haiti", "hindu", "iglu", "kuwaiti", "lieu", "literati", "maxi",
    "menu", "parsi", "pasi", "pepsi", "pikachu", "quasi", "sansi", "spaghetti", "tabu", "tau", "taxi", "thou",
    "tofu", "tsetsi", "tutsi", "tutu", "wapiti", "yeti", "you", "zulu",
];

/// Nouns in -ie.
#[rustfmt::skip]
pub(super) const IES: &[&str] = &[
    "^die", "^lie", "^pie", "^tie", "^untie", "^vie", "auntie", "beanie", "bikie", "birdie", "bogie",
    "boogie", "bookie", "boonie", "bourgeoisie", "brie", "brownie", "budgie", "caddie", "calorie",
    "camaraderie", "collie", "cookie", "coterie", "cowrie", "dearie", "dixie", "eyrie", "faerie", "foodie",
    "freebie", "genie", "goalie", "groupie", "hippie", "hogtie", "hoodie", "hottie", "indie", "junkie",
    "kiddie", "laddie", "lassie", "leftie", "lingerie", "magpie", "menagerie", "movie", "necktie", "newbie",
    "newsie", "oldie", "patisserie", "pinkie", "pixie", "potpie", "prairie", "quickie", "reverie", "rookie",
    "rotisserie", "selfie", "smoothie", "softie", "sortie", "specie", "stymie", "sweetie", "talkie",
    "toughie", "townie", "valkyrie", "veggie", "walkie", "yuppie", "zombie",
];

/// Nouns in -o that take -es.
#[rustfmt::skip]
pub(super) const OES: &[&str] = &[
    "antihero", "archipelago", "buffalo", "cargo", "desperado", "domino", "echo", "embargo", "fiasco",
    "flamingo", "fresco", "go", "grotto", "hero", "innuendo", "mango", "manifesto", "memento", "mosquito",
    "motto", "negro", "no", "peccadillo", "portico", "potato", "superhero", "tomato", "tornado", "torpedo",
    "veto", "volcano",
];

/// Nouns in -oe.
#[rustfmt::skip]
pub(super) const OE: &[&str] = &[
    "^canoe", "^doe", "^foe", "^hoe", "^roe", "^toe", "^woe", "aloe", "floe", "mistletoe", "oboe", "shoe",
    "sloe", "throe", "tiptoe",
];

/// Plurals that are read, but not given: their nouns have a more usual one.
#[rustfmt::skip]
pub(super) const RARE: &[&str] = &[
    "antennae", "aquaria", "brethren", "bureaux", "cherubim", "consortia", "dwarves", "formulae", "genii",
    "gladioli", "hippopotami", "memoranda", "monies", "octopi", "plateaux", "referenda", "schemata",
    "stigmata", "supernovae", "tori", "uteri",
];

/// Nouns in -che.
#[rustfmt::skip]
pub(super) const CHES: &[&str] = &[
    "^ache", "apache", "avalanche", "backache", "barouche", "bellyache", "brioche", "cache", "cartouche",
    "cliche", "comanche", "creche", "crèche", "douche", "earache", "gauche", "headache", "heartache",
    "microfiche", "moustache", "mustache", "niche", "panache", "pastiche", "porsche", "psyche", "quiche",
    "stomachache", "synecdoche", "toothache", "tranche",
];

/// What is left of nouns in -use; those in -us are more.
#[rustfmt::skip]
pub(super) const WITH_USE: &[&str] = &[
    "^fus", "^mus", "^rus", "^us", "abus", "aus", "excus", "misus", "otenus", "ous", "overus", "reclus",
    "refus", "reus",
];

/// What is left of nouns in another vowel or consonant and -s, to which -es was put.
#[rustfmt::skip]
pub(super) const WITHOUT_E: &[&str] = &[
    "^gas", "alias", "asbestos", "atlas", "bias", "biogas", "canvas", "christmas", "cosmos", "dallas", "ibis",
    "iris", "jones", "lens", "mantis", "metropolis", "pancreas", "pelvis", "penis", "portcullis",
    "rhinoceros", "summons", "tennis", "texas", "thermos", "thomas", "trellis", "williams",
];

/// Names that are no plurals of others.
#[rustfmt::skip]
pub(super) const NAMES: &[&str] = &[
    "Alps", "Andes", "Bahamas", "Beatles", "Commons", "Emirates", "Falls", "Hebrides", "Highlands",
    "Himalayas", "Maldives", "Netherlands", "Olympics", "Paralympics", "Philippines", "Pyrenees",
    "Seychelles", "Springs", "Taliban", "United Nations", "United States", "Works",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_by_halves_is_sorted() {
        assert!(IRREGULAR.is_sorted_by_key(|row| row.0));
        assert!(INVARIABLE.is_sorted() && SINGULAR_IN_S.is_sorted());
    }
}
