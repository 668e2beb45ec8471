//! What a pronoun, a noun with "the" or a short name means, in words that mean it anywhere.

use std::ops::Range;

use super::description::{meaning, with_article};
use super::refusal::Refusal;
use super::resolve::{Context, Replacement, Saying, words_of};
use super::words::{ANAPHORIC, SINGLING, UNIQUE, is_in};
use crate::language::forms::{Number, possessive};
use crate::language::gazetteer::{Cue, cues};
use crate::language::mentions::{Form, Mention, Unresolved, is_in_title};
use crate::language::{Class, Kind, Relation, Tag};

/// An article that is about a war names it this often.
const FEWEST_OF_BEARER: usize = 3;

/// A noun that was said this many sentences before may be meant by "the" and the noun.
const NEAR: usize = 4;

impl Saying<'_> {
    /// Whether the clause says what a pronoun or noun stands for, so that it needs no other words: before
    /// it, or as its subject.
    fn tells(&self, mention: &Mention, thing: usize) -> bool {
        let is_named = |at: &usize| {
            let other = self.context.mentions.at(self.context.sentence, *at);
            other.is_some_and(|other| {
                let is_other = other.head != mention.head && self.tokens.contains(&other.head);
                is_other && other.thing == Ok(thing) && other.form != Form::Pronoun
            })
        };
        self.said.iter().any(|earlier| earlier.thing == thing)
            || is_named(&self.subject)
            || self.tokens.iter().take_while(|token| **token < mention.tokens.start).any(is_named)
    }
}

/// The thing that a mention takes up, if it was spoken of before.
pub(super) fn earlier(context: &Context, mention: &Mention) -> Option<usize> {
    let thing = mention.thing.ok()?;
    let first = *context.mentions.things()[thing].mentions.first()?;
    (!std::ptr::eq(&context.mentions.all()[first], mention)).then_some(thing)
}

/// What is said for a pronoun; nothing if the clause itself says what it means.
pub(super) fn pronoun(clause: &Saying, mention: &Mention) -> Result<Option<Replacement>, Refusal> {
    let context = clause.context;
    let token = &context.tree.tokens[mention.head];
    let word = context.tree.lower(mention.head);
    if word.ends_with("self") || word.ends_with("selves") || is_in_title(context.tree.tokens, mention.head) {
        return Ok(None);
    }
    if let Ok(thing) = mention.thing {
        if clause.tells(mention, thing) {
            return Ok(None);
        }
        // "Pachomius recalled him, and his brothers …": the clause would say whose they are, wrongly.
        let misleads = token.tag == Tag::PossessivePronoun && is_of_subject(clause, mention, &word);
        if let Some(by) = meaning(clause, thing).filter(|_| !misleads) {
            let is_many = matches!(word.as_str(), "they" | "them" | "their");
            // "they" means any of the several that were spoken of, unless it is always so.
            if is_many && !clause.is_present && context.mentions.things()[thing].names.is_empty() {
                return Err(Refusal::Pronoun(word));
            }
            let number = if is_many { Number::Plural } else { Number::Singular };
            let is_possessive = token.tag == Tag::PossessivePronoun;
            let by = if is_possessive { possessive(&by, number) } else { by };
            return Ok(Some(Replacement { tokens: mention.head..mention.head + 1, by, thing }));
        }
    }
    // "found it hard to fly": it stands for nothing.
    let is_empty = mention.thing == Err(Unresolved::Pleonastic) && mention.head != clause.subject;
    if is_empty
        || is_of_noun(clause, mention, &word)
        || is_of_subject(clause, mention, &word)
        || is_of_clause(clause, mention, &word)
    {
        return Ok(None);
    }
    Err(Refusal::Pronoun(word))
}

/// "slaveholders who brought enslaved people with them": whether it stands in a clause about a noun that
/// it agrees with.
fn is_of_noun(clause: &Saying, mention: &Mention, word: &str) -> bool {
    let tree = clause.context.tree;
    tree.ancestors(mention.head).any(|above| {
        let noun = tree.tokens[above].head.filter(|_| tree.tokens[above].relation == Relation::AclRelcl);
        noun.is_some_and(|noun| clause.tokens.contains(&noun) && agrees(clause.context, noun, word))
    })
}

/// "The colony kept its laws", "The Spanish built forts where they could": whether the subject before it
/// is meant, as far as grammar goes.
fn is_of_subject(clause: &Saying, mention: &Mention, word: &str) -> bool {
    let (tree, subject) = (clause.context.tree, clause.subject);
    let is_possessive = tree.tokens[mention.head].tag == Tag::PossessivePronoun;
    let is_within = tree.reach(subject).contains(&mention.head);
    if mention.head < subject
        || is_within
        || !clause.tokens.contains(&subject)
        || !agrees(clause.context, subject, word)
    {
        return false;
    }
    let verb = tree.tokens[subject].head;
    let is_own_clause = tree.ancestors(mention.head).all(|above| {
        Some(above) == verb
            || tree.tokens[above].class != Class::Verb
            || tree.child(above, &[Relation::Nsubj, Relation::NsubjPass]).is_none()
    });
    if is_possessive {
        return is_own_clause;
    }
    // "France ended it": what a verb is done to is not its subject. In another clause any noun before may
    // be meant.
    let rivals = clause.tokens.iter().take_while(|token| **token < mention.head).filter(|token| {
        let other = clause.context.mentions.at(clause.context.sentence, **token);
        let is_noun = tree.tokens[**token].tag.is_noun() || tree.tokens[**token].class == Class::Adjective;
        is_noun
            && **token != subject
            && other.is_some_and(|other| other.head == **token)
            && !tree.reach(subject).contains(*token)
            && agrees(clause.context, **token, word)
    });
    let is_object = matches!(tree.tokens[mention.head].relation, Relation::Obj | Relation::Iobj);
    !(is_own_clause && is_object) && rivals.count() == 0
}

/// "Organisms are grouped by their traits", "Despite its wealth, the empire fell", "When he was six, Mozart played":
/// whether something else in the clause must be meant, as far as grammar goes, so that the clause says it all.
fn is_of_clause(clause: &Saying, mention: &Mention, word: &str) -> bool {
    let (context, tree, subject) = (clause.context, clause.context.tree, clause.subject);
    let head = mention.head;
    let is_possessive = tree.tokens[head].tag == Tag::PossessivePronoun;
    let may_be_meant = |at: usize| {
        let other = context.mentions.at(context.sentence, at).filter(|other| other.head == at);
        let is_said = other.is_some_and(|other| {
            let kind = other.thing.ok().and_then(|thing| context.mentions.things()[thing].kind);
            let is_measure = matches!(kind.or(tree.tokens[at].kind), Some(Kind::Time | Kind::Quantity));
            let is_other = mention.thing.is_ok() && mention.thing != other.thing;
            other.form != Form::Pronoun && !is_measure && !is_other
        });
        is_said && at != head && clause.tokens.contains(&at) && agrees(context, at, word)
    };
    let is_subject = |at: usize| tree.tokens[at].relation.is_subject();
    let verb_of = |at: usize| tree.tokens[at].head;
    let before = || clause.tokens.iter().copied().take_while(|at| *at < head);
    // Where the pronoun comes first, the subject of the clause alone is meant: "In his youth, Mozart …".
    if head < tree.reach(subject).start {
        let is_apart = is_possessive || verb_of(head) != verb_of(subject);
        return is_apart && may_be_meant(subject);
    }
    let within = tree.reach(subject);
    before().filter(|at| may_be_meant(*at)).any(|at| {
        let is_ahead = at < within.start;
        match (is_possessive, within.contains(&head)) {
            // "words and their meaning"; "When the war ended, its veterans …", but not "In Mali, its army …".
            (true, true) => within.contains(&at) || is_ahead && is_subject(at),
            (true, false) => !is_ahead || is_subject(at),
            // What a verb is done to is not its subject: a clause with a subject of its own has to say it.
            (false, _) => {
                let own = tree.child(verb_of(head).unwrap_or(head), &[Relation::Nsubj, Relation::NsubjPass]);
                is_subject(at) && verb_of(at) != verb_of(head) && own.is_some_and(|own| own != at)
            }
        }
    })
}

/// Whether a noun can be meant by a pronoun.
fn agrees(context: &Context, noun: usize, pronoun: &str) -> bool {
    let token = &context.tree.tokens[noun];
    // An adjective with an article is a people: "the Spanish".
    let is_people = token.class == Class::Adjective;
    let is_plural = is_people || context.tree.number_of(noun) == Number::Plural;
    let thing = context.mentions.at(context.sentence, noun).filter(|mention| mention.head == noun);
    let kind = thing
        .and_then(|mention| mention.thing.ok())
        .and_then(|thing| context.mentions.things()[thing].kind)
        .or(token.kind);
    match pronoun {
        "his" | "her" | "he" | "she" | "him" => !is_plural && kind == Some(Kind::Person),
        "its" | "it" => !is_plural && kind != Some(Kind::Person),
        "their" | "they" | "them" => is_plural,
        _ => false,
    }
}

/// What is said for "the" and a noun, or "this treaty"; nothing if the words mean the same anywhere.
pub(super) fn noun(clause: &Saying, mention: &Mention) -> Result<Option<Replacement>, Refusal> {
    let (context, tokens) = (clause.context, clause.tokens);
    let tree = context.tree;
    let head = mention.head;
    let phrase = || words_of(context, mention.tokens.clone());
    let Some(article) = tree.child(head, &[Relation::Det]) else { return Ok(None) };
    let is_demonstrative = matches!(tree.lower(article).as_str(), "this" | "that" | "these" | "those");
    if is_demonstrative && let Some(thing) = earlier(context, mention) {
        return taken_up(clause, mention, thing);
    }
    if tree.lower(article) != "the" {
        return Ok(None);
    }
    // Whatever tells which one is meant: "the king of Spain", "the army that …", "the French army". What was
    // left out of the clause tells nothing.
    let is_told = tree.children(head).iter().filter(|child| tokens.contains(child)).any(|child| {
        let token = &tree.tokens[*child];
        matches!(
            token.relation,
            Relation::Nmod
                | Relation::NmodPoss
                | Relation::Acl
                | Relation::AclRelcl
                | Relation::Nummod
                | Relation::Appos
                | Relation::Advcl
        ) || token.tag == Tag::Superlative
            || token.tag.is_proper()
            || is_in(SINGLING, &token.lemma)
            || tree.child(*child, &[Relation::Advmod]).is_some_and(|most| tree.lower(most) == "most")
    });
    // "the Spanish", "the Pueblo": a people.
    let is_people = tree.tokens[head].word.form.starts_with(char::is_uppercase);
    if is_told || is_people || tree.tokens[head].tag == Tag::Superlative {
        return Ok(None);
    }
    if let Some(by) = bearer(context, head) {
        return Ok(Some(by));
    }
    let is_bare = tree.children(head).iter().all(|child| {
        *child == article || !matches!(tree.tokens[*child].relation, Relation::Amod | Relation::Compound)
    });
    if let Some(thing) = earlier(context, mention) {
        return taken_up(clause, mention, thing);
    }
    if let Some(by) = topic(context, mention) {
        return Ok(Some(by));
    }
    if !matches!(mention.thing, Ok(_) | Err(Unresolved::Nothing)) {
        return Err(Refusal::Reference(phrase()));
    }
    let lemma = tree.tokens[head].lemma.to_lowercase();
    if is_in(UNIQUE, &lemma) || is_in(UNIQUE, &tree.lower(head)) {
        return Ok(None);
    }
    let was_said = context.nouns.get(&lemma).is_some_and(|sentence| sentence + NEAR >= context.sentence);
    // Who acted in the event that was told of: "the military", "the rebels".
    if context.event.is_some() && tree.tokens[head].relation == Relation::Nsubj {
        return Ok(None);
    }
    let is_agent = matches!(tree.tokens[head].kind, Some(Kind::Person | Kind::Organisation | Kind::Event));
    if was_said && (is_bare || is_agent || is_in(ANAPHORIC, &lemma))
        || is_bare && (is_in(ANAPHORIC, &tree.lower(head)) || is_agent)
    {
        return Err(Refusal::Reference(phrase()));
    }
    Ok(None)
}

/// What is said for a noun that takes up a thing.
fn taken_up(clause: &Saying, mention: &Mention, thing: usize) -> Result<Option<Replacement>, Refusal> {
    if clause.tells(mention, thing) {
        return Ok(None);
    }
    let by = meaning(clause, thing)
        .ok_or_else(|| Refusal::Reference(words_of(clause.context, mention.tokens.clone())))?;
    Ok(Some(Replacement { tokens: mention.tokens.clone(), by, thing }))
}

/// "the war", in an article where one thing alone that was named before has that noun in its name.
fn bearer(context: &Context, head: usize) -> Option<Replacement> {
    let tree = context.tree;
    let (noun, mention) = (tree.lower(head), context.mentions.at(context.sentence, head)?);
    let is_bare = tree.children(head).iter().all(|child| {
        matches!(tree.tokens[*child].relation, Relation::Det | Relation::Case | Relation::Punct)
    });
    let [thing] = context.bearers.get(&noun)?.as_slice() else { return None };
    let known = &context.mentions.things()[*thing];
    let first = &context.mentions.all()[*known.mentions.first()?];
    let is_known = first.sentence < context.sentence && known.mentions.len() >= FEWEST_OF_BEARER;
    let has_name_here =
        context.mentions.of_sentence(context.sentence).iter().any(|other| other.thing == Ok(*thing));
    (is_bare && is_known && !has_name_here).then(|| {
        let by = with_article(context, *thing, &known.name);
        // "the bank" is "the National Bank", but "the city" is "Mexico City".
        let first = known.name.split(' ').next().unwrap_or_default();
        let is_word = context.small.contains(&first.to_lowercase()) && cues(&[first])[0].is_empty();
        let by = if is_word && !by.starts_with("the ") { format!("the {by}") } else { by };
        Replacement { tokens: mention.tokens.clone(), by, thing: *thing }
    })
}

/// "the city", in an article about a city, where nothing near by may be called so, too.
fn topic(context: &Context, mention: &Mention) -> Option<Replacement> {
    let (tree, topic) = (context.tree, context.topic?);
    let token = &tree.tokens[mention.head];
    let noun = token.lemma.to_lowercase();
    let is_bare = mention.tokens.len() == 2 && mention.tokens.end == mention.head + 1;
    let is_alone =
        context.bearers.get(&noun).is_none_or(|bearers| bearers.iter().all(|it| *it == topic.thing));
    let has_name_here =
        context.mentions.of_sentence(context.sentence).iter().any(|other| other.thing == Ok(topic.thing));
    let is_known = mention.thing != Err(Unresolved::Several) && topic.first < context.sentence;
    let is_topic = is_bare && is_alone && is_known && !has_name_here;
    (is_topic && token.tag == Tag::Noun && topic.nouns.contains(&noun)).then(|| Replacement {
        tokens: mention.tokens.clone(),
        by: with_article(context, topic.thing, &context.mentions.things()[topic.thing].names[0]),
        thing: topic.thing,
    })
}

/// "Keïta" is said in full the first time: "Ibrahim Boubacar Keïta".
pub(super) fn short_name(clause: &Saying, mention: &Mention) -> Option<Replacement> {
    let context = clause.context;
    let thing = mention.thing.ok()?;
    let known = &context.mentions.things()[thing];
    let is_said = clause.said.iter().any(|earlier| earlier.thing == thing);
    if known.kind != Some(Kind::Person) || is_said || is_named_before(clause, mention, thing) {
        return None;
    }
    // "Chargaff's rules" have that name.
    let relation = context.tree.tokens[mention.head].relation;
    // "Washington, DC" is no person.
    let is_place = context.tree.tokens[mention.head].kind == Some(Kind::Place);
    let within = |relation| matches!(relation, Relation::NmodPoss | Relation::Compound | Relation::Amod);
    // "the Hotak and Durrani dynasties"
    let first = context.tree.tokens[mention.head].head.filter(|_| relation == Relation::Conj);
    if is_place || within(relation) || first.is_some_and(|at| within(context.tree.tokens[at].relation)) {
        return None;
    }
    // "the senior Johnston" is told from another one.
    let is_told_apart = context
        .tree
        .in_relation(mention.head, Relation::Amod)
        .any(|at| context.tree.tokens[at].word.form.starts_with(char::is_lowercase));
    if is_told_apart {
        return None;
    }
    let name = known.names.first()?;
    // The words of the mention that the full name ends with.
    let full: Vec<&str> = name.split(' ').collect();
    let words: Vec<&str> =
        mention.tokens.clone().map(|at| context.tree.tokens[at].word.form.as_str()).collect();
    let alike = full.iter().rev().zip(words.iter().rev()).take_while(|(full, word)| full == word).count();
    if alike == 0 || alike == full.len() {
        return None;
    }
    let first = mention.tokens.end - alike;
    if is_of_other_name(context, first..mention.tokens.end) || is_called_before(context, thing, full.len()) {
        return None;
    }
    // "Dr. Keïta", but not "Aminata Keïta", whose own first name is not that of the full one.
    let before = mention.tokens.clone().take_while(|at| *at < first).last();
    let is_other = before.is_some_and(|at| {
        let token = &context.tree.tokens[at];
        let is_title = cues(&[token.word.form.as_str()])[0].has_any(&[Cue::Title, Cue::Role]);
        token.tag.is_proper() && (token.relation == Relation::Flat || !is_title)
            || matches!(token.relation, Relation::Compound)
    });
    // "Askia the Great", where that is the full name; "the Saadi", who are a family.
    let is_part = first.checked_sub(1).is_some_and(|at| {
        let word = context.tree.tokens[at].word.form.as_str();
        full.contains(&word) || context.tree.tokens[at].tag == Tag::Determiner
    });
    (!is_other && !is_part).then(|| Replacement {
        tokens: first..mention.tokens.end,
        by: name.clone(),
        thing,
    })
}

/// Whether words that are a part of a name stand in another one: "Cyrus the Great" is not Darius the Great, "Griswold v.
/// Connecticut" no person, and "the Prince of Metternich-Winneburg" has that name from a place.
fn is_of_other_name(context: &Context, words: Range<usize>) -> bool {
    let tokens = &context.tree.tokens;
    let form = |at: usize| tokens.get(at).map_or("", |token| token.word.form.as_str());
    let is_capital = |at: usize| form(at).starts_with(char::is_uppercase);
    let joins = |at: usize| matches!(form(at), "v." | "vs." | "v" | "vs" | "-" | "–");
    let is_led = words.start.checked_sub(1).is_some_and(|at| {
        let is_of = form(at) == "of" && at > 0 && is_capital(at - 1);
        (joins(at) || is_of) && tokens[at].relation != Relation::Root
    });
    !is_capital(words.start) || joins(words.end) || is_led
}

/// Whether the article calls somebody by a part of a name before it gives the name itself: "Roosevelt" is not Eleanor
/// Roosevelt, who comes up later.
fn is_called_before(context: &Context, thing: usize, words: usize) -> bool {
    let mentions = context.mentions.things()[thing].mentions.iter().map(|at| &context.mentions.all()[*at]);
    let first = mentions.filter(|mention| mention.form == Form::Name).find_map(|mention| {
        let tokens = &context.sentences[mention.sentence].tokens[mention.tokens.clone()];
        let own = tokens.iter().filter(|token| token.tag.is_proper()).count();
        (own > 0).then_some(own)
    });
    first.is_some_and(|own| own < words.min(2))
}

/// Whether a thing has its name in the clause before a mention of it.
fn is_named_before(clause: &Saying, mention: &Mention, thing: usize) -> bool {
    let before = clause.tokens.iter().take_while(|token| **token < mention.tokens.start);
    before
        .filter_map(|token| clause.context.mentions.at(clause.context.sentence, *token))
        .any(|other| other.head != mention.head && other.thing == Ok(thing) && other.form == Form::Name)
}
