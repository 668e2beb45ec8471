//! Verbs whose forms no spelling rule gives.
//!
//! The verbs that grammars list as irregular (Quirk et al. 1985, "A Comprehensive Grammar of the
//! English Language", 3.11-3.20), with their prefixed forms, and a few regular ones that would be
//! read back wrongly ("dyed", "singed").

/// Base, past and past participle, by base. Of several rows of a verb the first is the usual one.
#[rustfmt::skip]
const ROWS: &[(&str, &str, &str)] = &[
    ("abide", "abided", "abided"), ("abide", "abode", "abode"), ("alight", "alighted", "alighted"),
    ("alight", "alit", "alit"), ("arise", "arose", "arisen"), ("awake", "awoke", "awoken"),
    ("babysit", "babysat", "babysat"), ("backslide", "backslid", "backslid"), ("be", "was", "been"),
    ("bear", "bore", "borne"), ("bear", "bore", "born"), ("beat", "beat", "beaten"),
    ("become", "became", "become"), ("befall", "befell", "befallen"), ("beget", "begot", "begotten"),
    ("begin", "began", "begun"), ("behold", "beheld", "beheld"), ("bend", "bent", "bent"),
    ("bereave", "bereaved", "bereaved"), ("bereave", "bereft", "bereft"), ("beseech", "besought", "besought"),
    ("beseech", "beseeched", "beseeched"), ("beset", "beset", "beset"), ("bespeak", "bespoke", "bespoken"),
    ("bestride", "bestrode", "bestridden"), ("bet", "bet", "bet"), ("bet", "betted", "betted"),
    ("betake", "betook", "betaken"), ("bid", "bid", "bid"), ("bid", "bade", "bidden"),
    ("bind", "bound", "bound"), ("bite", "bit", "bitten"), ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"), ("bottle-feed", "bottle-fed", "bottle-fed"), ("break", "broke", "broken"),
    ("breastfeed", "breastfed", "breastfed"), ("breed", "bred", "bred"), ("bring", "brought", "brought"),
    ("broadcast", "broadcast", "broadcast"), ("broadcast", "broadcasted", "broadcasted"),
    ("browbeat", "browbeat", "browbeaten"), ("build", "built", "built"), ("burn", "burned", "burned"),
    ("burn", "burnt", "burnt"), ("burst", "burst", "burst"), ("bust", "bust", "bust"),
    ("bust", "busted", "busted"), ("buy", "bought", "bought"), ("cast", "cast", "cast"),
    ("catch", "caught", "caught"), ("chide", "chided", "chided"), ("chide", "chid", "chidden"),
    ("choose", "chose", "chosen"), ("cleave", "cleaved", "cleaved"), ("cleave", "clove", "cloven"),
    ("cleave", "cleft", "cleft"), ("cling", "clung", "clung"), ("clothe", "clothed", "clothed"),
    ("clothe", "clad", "clad"), ("colorcast", "colorcast", "colorcast"), ("come", "came", "come"),
    ("cost", "cost", "cost"), ("cost", "costed", "costed"), ("creep", "crept", "crept"),
    ("crossbreed", "crossbred", "crossbred"), ("cut", "cut", "cut"), ("daydream", "daydreamed", "daydreamed"),
    ("daydream", "daydreamt", "daydreamt"), ("deal", "dealt", "dealt"),
    ("deepfreeze", "deepfroze", "deepfrozen"), ("dig", "dug", "dug"), ("disprove", "disproved", "disproved"),
    ("disprove", "disproved", "disproven"), ("dive", "dived", "dived"), ("dive", "dove", "dived"),
    ("do", "did", "done"), ("draw", "drew", "drawn"), ("dream", "dreamed", "dreamed"),
    ("dream", "dreamt", "dreamt"), ("drink", "drank", "drunk"), ("drive", "drove", "driven"),
    ("dwell", "dwelt", "dwelt"), ("dwell", "dwelled", "dwelled"), ("dye", "dyed", "dyed"),
    ("eat", "ate", "eaten"), ("engrave", "engraved", "engraved"), ("engrave", "engraved", "engraven"),
    ("enwind", "enwound", "enwound"), ("eye", "eyed", "eyed"), ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"), ("feel", "felt", "felt"), ("fight", "fought", "fought"),
    ("find", "found", "found"), ("fit", "fitted", "fitted"), ("fit", "fit", "fit"), ("flee", "fled", "fled"),
    ("fling", "flung", "flung"), ("floodlight", "floodlit", "floodlit"), ("fly", "flew", "flown"),
    ("forbear", "forbore", "forborne"), ("forbid", "forbade", "forbidden"), ("forbid", "forbad", "forbidden"),
    ("force-feed", "force-fed", "force-fed"), ("forecast", "forecast", "forecast"),
    ("forecast", "forecasted", "forecasted"), ("forego", "forewent", "foregone"),
    ("foreknow", "foreknew", "foreknown"), ("forerun", "foreran", "forerun"),
    ("foresee", "foresaw", "foreseen"), ("foretell", "foretold", "foretold"),
    ("forget", "forgot", "forgotten"), ("forgive", "forgave", "forgiven"), ("forgo", "forwent", "forgone"),
    ("forsake", "forsook", "forsaken"), ("forswear", "forswore", "forsworn"), ("freeze", "froze", "frozen"),
    ("gainsay", "gainsaid", "gainsaid"), ("get", "got", "got"), ("get", "got", "gotten"),
    ("ghostwrite", "ghostwrote", "ghostwritten"), ("gild", "gilded", "gilded"), ("gild", "gilt", "gilt"),
    ("gird", "girded", "girded"), ("gird", "girt", "girt"), ("give", "gave", "given"), ("go", "went", "gone"),
    ("grind", "ground", "ground"), ("grow", "grew", "grown"), ("hamstring", "hamstrung", "hamstrung"),
    ("handwrite", "handwrote", "handwritten"), ("hang", "hung", "hung"), ("hang", "hanged", "hanged"),
    ("have", "had", "had"), ("hear", "heard", "heard"), ("heave", "heaved", "heaved"),
    ("heave", "hove", "hove"), ("hew", "hewed", "hewn"), ("hew", "hewed", "hewed"), ("hide", "hid", "hidden"),
    ("hit", "hit", "hit"), ("hold", "held", "held"), ("housebreak", "housebroke", "housebroken"),
    ("hurt", "hurt", "hurt"), ("inbreed", "inbred", "inbred"), ("inlay", "inlaid", "inlaid"),
    ("input", "input", "input"), ("input", "inputted", "inputted"), ("inset", "inset", "inset"),
    ("interbreed", "interbred", "interbred"), ("intercut", "intercut", "intercut"),
    ("interlay", "interlaid", "interlaid"), ("interweave", "interwove", "interwoven"),
    ("jerry-build", "jerry-built", "jerry-built"), ("keep", "kept", "kept"), ("kneel", "knelt", "knelt"),
    ("kneel", "kneeled", "kneeled"), ("knit", "knitted", "knitted"), ("knit", "knit", "knit"),
    ("know", "knew", "known"), ("lade", "laded", "laden"), ("lay", "laid", "laid"), ("lead", "led", "led"),
    ("lean", "leaned", "leaned"), ("lean", "leant", "leant"), ("leap", "leaped", "leaped"),
    ("leap", "leapt", "leapt"), ("learn", "learned", "learned"), ("learn", "learnt", "learnt"),
    ("leave", "left", "left"), ("lend", "lent", "lent"), ("let", "let", "let"), ("lie", "lay", "lain"),
    ("lie", "lied", "lied"), ("light", "lit", "lit"), ("light", "lighted", "lighted"),
    ("lip-read", "lip-read", "lip-read"), ("lose", "lost", "lost"), ("make", "made", "made"),
    ("mean", "meant", "meant"), ("meet", "met", "met"), ("melt", "melted", "melted"),
    ("melt", "melted", "molten"), ("misbecome", "misbecame", "misbecome"), ("miscast", "miscast", "miscast"),
    ("misdeal", "misdealt", "misdealt"), ("misdo", "misdid", "misdone"), ("misgive", "misgave", "misgiven"),
    ("mishear", "misheard", "misheard"), ("mishit", "mishit", "mishit"), ("mislay", "mislaid", "mislaid"),
    ("mislead", "misled", "misled"), ("misread", "misread", "misread"), ("misspeak", "misspoke", "misspoken"),
    ("misspell", "misspelled", "misspelled"), ("misspell", "misspelt", "misspelt"),
    ("misspend", "misspent", "misspent"), ("mistake", "mistook", "mistaken"),
    ("misunderstand", "misunderstood", "misunderstood"), ("miswrite", "miswrote", "miswritten"),
    ("mow", "mowed", "mown"), ("mow", "mowed", "mowed"), ("offset", "offset", "offset"),
    ("outbid", "outbid", "outbid"), ("outbreed", "outbred", "outbred"), ("outbuild", "outbuilt", "outbuilt"),
    ("outdo", "outdid", "outdone"), ("outdraw", "outdrew", "outdrawn"), ("outdrink", "outdrank", "outdrunk"),
    ("outdrive", "outdrove", "outdriven"), ("outeat", "outate", "outeaten"),
    ("outfight", "outfought", "outfought"), ("outfly", "outflew", "outflown"),
    ("outgrow", "outgrew", "outgrown"), ("outlay", "outlaid", "outlaid"), ("outleap", "outleapt", "outleapt"),
    ("outride", "outrode", "outridden"), ("outrun", "outran", "outrun"), ("outsell", "outsold", "outsold"),
    ("outshine", "outshone", "outshone"), ("outshoot", "outshot", "outshot"),
    ("outsing", "outsang", "outsung"), ("outsit", "outsat", "outsat"), ("outspend", "outspent", "outspent"),
    ("outswim", "outswam", "outswum"), ("outthink", "outthought", "outthought"),
    ("outthrow", "outthrew", "outthrown"), ("outwear", "outwore", "outworn"),
    ("overbear", "overbore", "overborne"), ("overbid", "overbid", "overbid"),
    ("overbuild", "overbuilt", "overbuilt"), ("overbuy", "overbought", "overbought"),
    ("overcast", "overcast", "overcast"), ("overcome", "overcame", "overcome"),
    ("overcut", "overcut", "overcut"), ("overdo", "overdid", "overdone"),
    ("overdraw", "overdrew", "overdrawn"), ("overdrive", "overdrove", "overdriven"),
    ("overeat", "overate", "overeaten"), ("overfeed", "overfed", "overfed"),
    ("overfly", "overflew", "overflown"), ("overgrow", "overgrew", "overgrown"),
    ("overhang", "overhung", "overhung"), ("overhear", "overheard", "overheard"),
    ("overlay", "overlaid", "overlaid"), ("overlie", "overlay", "overlain"),
    ("overpay", "overpaid", "overpaid"), ("override", "overrode", "overridden"),
    ("overrun", "overran", "overrun"), ("oversee", "oversaw", "overseen"),
    ("oversell", "oversold", "oversold"), ("overset", "overset", "overset"),
    ("overshoot", "overshot", "overshot"), ("oversleep", "overslept", "overslept"),
    ("oversow", "oversowed", "oversown"), ("overspend", "overspent", "overspent"),
    ("overspread", "overspread", "overspread"), ("overstride", "overstrode", "overstridden"),
    ("overtake", "overtook", "overtaken"), ("overthink", "overthought", "overthought"),
    ("overthrow", "overthrew", "overthrown"), ("overwear", "overwore", "overworn"),
    ("overwind", "overwound", "overwound"), ("overwrite", "overwrote", "overwritten"),
    ("partake", "partook", "partaken"), ("pay", "paid", "paid"), ("plead", "pleaded", "pleaded"),
    ("plead", "pled", "pled"), ("plead", "plead", "plead"), ("podcast", "podcast", "podcast"),
    ("podcast", "podcasted", "podcasted"), ("prepay", "prepaid", "prepaid"), ("preset", "preset", "preset"),
    ("proofread", "proofread", "proofread"), ("prove", "proved", "proved"), ("prove", "proved", "proven"),
    ("put", "put", "put"), ("putt", "putted", "putted"), ("quick-freeze", "quick-froze", "quick-frozen"), ("quit", "quit", "quit"),
    ("quit", "quitted", "quitted"), ("read", "read", "read"), ("rebid", "rebid", "rebid"),
    ("rebind", "rebound", "rebound"), ("rebroadcast", "rebroadcast", "rebroadcast"),
    ("rebuild", "rebuilt", "rebuilt"), ("recast", "recast", "recast"), ("recut", "recut", "recut"),
    ("redeal", "redealt", "redealt"), ("redo", "redid", "redone"), ("redraw", "redrew", "redrawn"),
    ("refreeze", "refroze", "refrozen"), ("regrind", "reground", "reground"), ("regrow", "regrew", "regrown"),
    ("rehang", "rehung", "rehung"), ("rehear", "reheard", "reheard"), ("reknit", "reknit", "reknit"),
    ("relay", "relayed", "relayed"), ("relay", "relaid", "relaid"), ("relearn", "relearned", "relearned"),
    ("relearn", "relearnt", "relearnt"), ("relight", "relit", "relit"), ("remake", "remade", "remade"),
    ("rend", "rent", "rent"), ("rend", "rended", "rended"), ("repay", "repaid", "repaid"),
    ("reread", "reread", "reread"), ("rerun", "reran", "rerun"), ("resell", "resold", "resold"),
    ("resend", "resent", "resent"), ("reset", "reset", "reset"), ("resew", "resewed", "resewn"),
    ("resit", "resat", "resat"), ("restring", "restrung", "restrung"), ("retake", "retook", "retaken"),
    ("reteach", "retaught", "retaught"), ("retell", "retold", "retold"),
    ("rethink", "rethought", "rethought"), ("retread", "retrod", "retrodden"),
    ("reweave", "rewove", "rewoven"), ("rewed", "rewedded", "rewedded"), ("rewind", "rewound", "rewound"),
    ("rewrite", "rewrote", "rewritten"), ("rid", "rid", "rid"), ("rid", "ridded", "ridded"),
    ("ride", "rode", "ridden"), ("ring", "rang", "rung"), ("rise", "rose", "risen"),
    ("rive", "rived", "riven"), ("roughcast", "roughcast", "roughcast"), ("run", "ran", "run"),
    ("saw", "sawed", "sawn"), ("saw", "sawed", "sawed"), ("say", "said", "said"), ("see", "saw", "seen"),
    ("seek", "sought", "sought"), ("sell", "sold", "sold"), ("send", "sent", "sent"), ("set", "set", "set"),
    ("sew", "sewed", "sewn"), ("sew", "sewed", "sewed"), ("shake", "shook", "shaken"),
    ("shave", "shaved", "shaved"), ("shave", "shaved", "shaven"), ("shear", "sheared", "shorn"),
    ("shear", "sheared", "sheared"), ("shed", "shed", "shed"), ("shine", "shone", "shone"),
    ("shine", "shined", "shined"), ("shit", "shit", "shit"), ("shit", "shat", "shat"),
    ("shoe", "shod", "shod"), ("shoe", "shoed", "shoed"), ("shoot", "shot", "shot"),
    ("show", "showed", "shown"), ("show", "showed", "showed"), ("shrink", "shrank", "shrunk"),
    ("shrink", "shrunk", "shrunken"), ("shrive", "shrove", "shriven"), ("shut", "shut", "shut"),
    ("sight-read", "sight-read", "sight-read"), ("simulcast", "simulcast", "simulcast"),
    ("sing", "sang", "sung"), ("singe", "singed", "singed"), ("sink", "sank", "sunk"),
    ("sink", "sunk", "sunken"), ("sit", "sat", "sat"), ("skywrite", "skywrote", "skywritten"),
    ("slay", "slew", "slain"), ("sleep", "slept", "slept"), ("slide", "slid", "slid"),
    ("sling", "slung", "slung"), ("slink", "slunk", "slunk"), ("slit", "slit", "slit"),
    ("smell", "smelled", "smelled"), ("smell", "smelt", "smelt"), ("smite", "smote", "smitten"),
    ("sneak", "sneaked", "sneaked"), ("sneak", "snuck", "snuck"), ("snowblow", "snowblew", "snowblown"),
    ("sow", "sowed", "sown"), ("sow", "sowed", "sowed"), ("speak", "spoke", "spoken"),
    ("speed", "sped", "sped"), ("speed", "speeded", "speeded"), ("spell", "spelled", "spelled"),
    ("spell", "spelt", "spelt"), ("spellbind", "spellbound", "spellbound"), ("spend", "spent", "spent"),
    ("spill", "spilled", "spilled"), ("spill", "spilt", "spilt"), ("spin", "spun", "spun"),
    ("spin", "span", "spun"), ("spit", "spat", "spat"), ("spit", "spit", "spit"), ("split", "split", "split"),
    ("spoil", "spoiled", "spoiled"), ("spoil", "spoilt", "spoilt"), ("spoon-feed", "spoon-fed", "spoon-fed"),
    ("spread", "spread", "spread"), ("spring", "sprang", "sprung"), ("spring", "sprung", "sprung"),
    ("stand", "stood", "stood"), ("stave", "staved", "staved"), ("stave", "stove", "stove"),
    ("steal", "stole", "stolen"), ("stick", "stuck", "stuck"), ("sting", "stung", "stung"),
    ("stink", "stank", "stunk"), ("stink", "stunk", "stunk"), ("strew", "strewed", "strewn"),
    ("stride", "strode", "stridden"), ("strike", "struck", "struck"), ("strike", "struck", "stricken"),
    ("string", "strung", "strung"), ("strive", "strove", "striven"), ("strive", "strived", "strived"),
    ("sublet", "sublet", "sublet"), ("swear", "swore", "sworn"), ("sweep", "swept", "swept"),
    ("swell", "swelled", "swollen"), ("swell", "swelled", "swelled"), ("swim", "swam", "swum"),
    ("swing", "swung", "swung"), ("swinge", "swinged", "swinged"), ("take", "took", "taken"),
    ("teach", "taught", "taught"), ("tear", "tore", "torn"), ("telecast", "telecast", "telecast"),
    ("tell", "told", "told"), ("think", "thought", "thought"), ("thrive", "thrived", "thrived"),
    ("thrive", "throve", "thriven"), ("throw", "threw", "thrown"), ("thrust", "thrust", "thrust"),
    ("tread", "trod", "trodden"), ("tread", "trod", "trod"), ("typeset", "typeset", "typeset"),
    ("typewrite", "typewrote", "typewritten"), ("unbend", "unbent", "unbent"),
    ("unbind", "unbound", "unbound"), ("underbid", "underbid", "underbid"),
    ("undercut", "undercut", "undercut"), ("underfeed", "underfed", "underfed"),
    ("undergo", "underwent", "undergone"), ("underlay", "underlaid", "underlaid"),
    ("underlie", "underlay", "underlain"), ("underpay", "underpaid", "underpaid"),
    ("undersell", "undersold", "undersold"), ("undershoot", "undershot", "undershot"),
    ("underspend", "underspent", "underspent"), ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"), ("underwrite", "underwrote", "underwritten"),
    ("undo", "undid", "undone"), ("undraw", "undrew", "undrawn"), ("unfreeze", "unfroze", "unfrozen"),
    ("unlearn", "unlearned", "unlearned"), ("unlearn", "unlearnt", "unlearnt"),
    ("unmake", "unmade", "unmade"), ("unsay", "unsaid", "unsaid"), ("unstick", "unstuck", "unstuck"),
    ("unstring", "unstrung", "unstrung"), ("unweave", "unwove", "unwoven"), ("unwind", "unwound", "unwound"),
    ("uphold", "upheld", "upheld"), ("uprise", "uprose", "uprisen"), ("upset", "upset", "upset"),
    ("upsweep", "upswept", "upswept"), ("wake", "woke", "woken"), ("waylay", "waylaid", "waylaid"),
    ("wear", "wore", "worn"), ("weave", "wove", "woven"), ("webcast", "webcast", "webcast"),
    ("wed", "wedded", "wedded"), ("wed", "wed", "wed"), ("weep", "wept", "wept"), ("wet", "wet", "wet"),
    ("wet", "wetted", "wetted"), ("win", "won", "won"), ("wind", "wound", "wound"),
    ("wiredraw", "wiredrew", "wiredrawn"), ("withdraw", "withdrew", "withdrawn"),
    ("withhold", "withheld", "withheld"), ("withstand", "withstood", "withstood"),
    ("work", "worked", "worked"), ("work", "wrought", "wrought"), ("wring", "wrung", "wrung"),
    ("write", "wrote", "written"),
];

/// Every past and participle with its base, by form.
static BY_FORM: [(&str, &str); 2 * ROWS.len()] = by_form();

/// Past and past participle of an irregular verb.
pub(super) fn past_and_participle(base: &str) -> Option<(&'static str, &'static str)> {
    let at = ROWS.partition_point(|row| row.0 < base);
    ROWS.get(at).filter(|row| row.0 == base).map(|row| (row.1, row.2))
}

/// The verbs that have the form as their past or past participle.
pub(super) fn bases(form: &str) -> impl Iterator<Item = &'static str> {
    let at = BY_FORM.partition_point(|entry| entry.0 < form);
    let mut last = "";
    BY_FORM[at..].iter().take_while(move |entry| entry.0 == form).map(|entry| entry.1).filter(move |base| {
        let is_new = *base != last;
        last = base;
        is_new
    })
}

/// Sorted when compiled, so that nothing is left to do at the start. The rows are nearly in order
/// of their forms, which is where an insertion sort is fast.
const fn by_form() -> [(&'static str, &'static str); 2 * ROWS.len()] {
    let mut entries = [("", ""); 2 * ROWS.len()];
    let mut len = 0;
    while len < entries.len() {
        let (base, past, participle) = ROWS[len / 2];
        let form = if len % 2 == 0 { past } else { participle };
        let mut at = len;
        while at > 0 && is_less(form, entries[at - 1].0) {
            entries[at] = entries[at - 1];
            at -= 1;
        }
        entries[at] = (form, base);
        len += 1;
    }
    entries
}

/// `<` of strings, which a `const fn` cannot use.
const fn is_less(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return one[at] < other[at];
        }
        at += 1;
    }
    one.len() < other.len()
}

#[cfg(test)]
pub(super) fn rows() -> &'static [(&'static str, &'static str, &'static str)] {
    ROWS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(ROWS.is_sorted_by_key(|row| row.0));
        assert!(BY_FORM.is_sorted_by_key(|entry| entry.0));
    }

    #[test]
    fn no_form_has_two_bases() {
        for (form, _) in BY_FORM {
            assert_eq!(bases(form).count(), 1, "{form}");
        }
    }

    #[test]
    fn forms_are_found() {
        assert_eq!(past_and_participle("undergo"), Some(("underwent", "undergone")));
        assert_eq!(past_and_participle("walk"), None);
        assert_eq!(bases("led").collect::<Vec<_>>(), ["lead"]);
        assert_eq!(bases("founded").count(), 0);
    }
}
