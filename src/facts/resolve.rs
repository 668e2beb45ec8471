//! What pronouns and short names of a clause mean, written out; a clause that points at something
//! outside itself, which is not known for certain, is refused.

use std::collections::HashMap;
use std::ops::Range;

use super::refusal::Refusal;
use super::tree::Tree;
use super::words::{ANAPHORIC, DEIXIS, POINTING, UNIQUE, is_in};
use crate::language::forms::{Number, possessive};
use crate::language::mentions::{Form, Mention, Mentions};
use crate::language::values::{Quantity, Value};
use crate::language::{Class, English, Kind, Relation, Sentence, Tag, Token};

/// Words of a sentence, and what is said in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Replacement {
    pub(super) tokens: Range<usize>,
    pub(super) by: String,
    pub(super) thing: usize,
}

/// An event that a sentence told of, with its date or place: "the coup in Mali on 18 August 2020".
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// The lemma of its noun.
    pub(super) noun: String,
    pub(super) says: String,
}

/// Where a clause stands: its sentence and all that is known of it.
pub(super) struct Context<'a> {
    pub(super) english: &'a English<'a>,
    pub(super) sentences: &'a [Sentence],
    pub(super) sentence: usize,
    pub(super) tree: &'a Tree<'a>,
    pub(super) mentions: &'a Mentions,
    pub(super) values: &'a [Value],
    /// The event that the sentence before told of, if this one may go on about it.
    pub(super) event: Option<&'a Event>,
    /// How often the article says each lemma of a common noun.
    pub(super) counts: &'a HashMap<String, usize>,
    /// For each noun the things of the article that have it in their names.
    pub(super) bearers: &'a HashMap<String, Vec<usize>>,
    /// For each thing whether the text gives its name "the" more often than not.
    pub(super) takes_article: &'a [bool],
    /// For each lemma of a common noun the sentence that had it last, this one not counted.
    pub(super) nouns: &'a HashMap<String, usize>,
}

/// Finds what has to be written out so that `tokens` can be said on their own. `subject` is the head of
/// the clause's subject. With a refusal comes the token that it is about.
pub(super) fn resolve(
    context: &Context,
    tokens: &[usize],
    subject: usize,
) -> Result<Vec<Replacement>, (usize, Refusal)> {
    let mut replacements: Vec<Replacement> = Vec::new();
    for &at in tokens {
        let found = resolve_word(context, tokens, subject, at, &replacements);
        replacements.extend(found.map_err(|refusal| (at, refusal))?);
    }
    Ok(replacements)
}

fn resolve_word(
    context: &Context,
    tokens: &[usize],
    subject: usize,
    at: usize,
    said: &[Replacement],
) -> Result<Option<Replacement>, Refusal> {
    check_word(context, tokens, at)?;
    let Some(mention) = context.mentions.at(context.sentence, at).filter(|mention| mention.head == at) else {
        check_unmentioned(context, at)?;
        return Ok(None);
    };
    match mention.form {
        Form::Pronoun => pronoun(context, tokens, mention, subject),
        Form::Noun => noun(context, tokens, mention),
        Form::Name => Ok(short_name(context, tokens, mention, said)),
    }
}

/// Words that are about something outside of the clause, whatever they belong to.
fn check_word(context: &Context, tokens: &[usize], at: usize) -> Result<(), Refusal> {
    let tree = context.tree;
    let token = &tree.tokens[at];
    let word = tree.lower(at);
    let is_first_second = matches!(
        word.as_str(),
        "i" | "we"
            | "you"
            | "me"
            | "us"
            | "my"
            | "our"
            | "your"
            | "ours"
            | "yours"
            | "myself"
            | "ourselves"
            | "yourself"
    );
    // "World War I".
    let is_numeral = word == "i" && at > 0 && tree.tokens[at - 1].tag.is_proper();
    if is_first_second && !is_numeral && matches!(token.class, Class::Pronoun) {
        return Err(Refusal::Speaker);
    }
    if matches!(word.as_str(), "this" | "these" | "those")
        || word == "that" && matches!(token.relation, Relation::Det)
        || word == "that" && token.tag == Tag::Determiner
    {
        return Err(Refusal::Demonstrative(word));
    }
    if is_in(POINTING, &word) && is_pointing(context, at, &word) {
        return Err(Refusal::Demonstrative(word));
    }
    if word == "there" && token.tag != Tag::There {
        return Err(Refusal::Deixis(word));
    }
    if is_in(DEIXIS, &word) && matches!(token.class, Class::Adverb | Class::Adjective) {
        // "once" that counts, "now" in a name.
        let counts = word == "once" && token.relation == Relation::Mark;
        if !counts && !is_within_value(context, at) {
            return Err(Refusal::Deixis(word));
        }
    }
    if let Some(value) = context.values.iter().find(|value| value.words.start == at)
        && matches!(value.quantity, Quantity::Relative(_))
        && value.words.clone().all(|word| tokens.contains(&word))
    {
        return Err(Refusal::Deixis(words_of(context, value.words.clone())));
    }
    Ok(())
}

fn is_within_value(context: &Context, at: usize) -> bool {
    context
        .values
        .iter()
        .any(|value| value.words.contains(&at) && !matches!(value.quantity, Quantity::Relative(_)))
}

/// Whether a word that can compare with something said before does so here: not in "such as", "so
/// that", "both … and", "the same … as", "other than", "each other".
fn is_pointing(context: &Context, at: usize, word: &str) -> bool {
    let tree = context.tree;
    let next = tree.tokens.get(at + 1).map(|_| tree.lower(at + 1)).unwrap_or_default();
    let before = at.checked_sub(1).map(|before| tree.lower(before)).unwrap_or_default();
    let within = |wanted: &str, reach: usize| {
        (at + 1..tree.tokens.len().min(at + 1 + reach)).any(|at| tree.lower(at) == wanted)
    };
    let later = |wanted: &str| within(wanted, 11);
    match word {
        "such" => {
            let is_so = tree.tokens[at].relation == Relation::DetPredet && later("that");
            !(is_so || matches!(next.as_str(), "as" | "that"))
        }
        "so" => !(next == "that" || later("that") && tree.tokens[at].relation == Relation::Advmod),
        "both" => !later("and"),
        "same" | "similar" => !(within("as", 3) || next == "to"),
        "other" | "others" => {
            !(next == "than" || before == "each" || matches!(before.as_str(), "and" | "or" | "many"))
        }
        "particular" => before == "the" || before == "that",
        "thus" | "too" => tree.tokens[at].relation == Relation::Advmod && !(word == "too" && later("to")),
        "above" | "below" => {
            tree.tokens[at].class == Class::Adverb || tree.tokens[at].relation == Relation::Amod
        }
        "else" | "otherwise" | "respective" | "respectively" | "corresponding" => true,
        // "the next day", "the former", "the following year".
        "next" | "following" | "preceding" | "former" | "latter" => before == "the",
        _ => true,
    }
}

fn check_unmentioned(context: &Context, at: usize) -> Result<(), Refusal> {
    let tree = context.tree;
    let token = &tree.tokens[at];
    let is_relative =
        matches!(token.tag, Tag::WhPronoun | Tag::WhDeterminer | Tag::WhPossessive | Tag::WhAdverb);
    if token.class == Class::Pronoun && !is_relative && token.tag != Tag::There {
        let word = tree.lower(at);
        let stands_alone = matches!(
            word.as_str(),
            "he" | "she"
                | "it"
                | "they"
                | "him"
                | "her"
                | "them"
                | "his"
                | "hers"
                | "its"
                | "their"
                | "theirs"
                | "one"
                | "ones"
        );
        if stands_alone {
            return Err(Refusal::Pronoun(word));
        }
    }
    Ok(())
}

/// The mention that a pronoun or noun stands for, if it comes before it within the clause.
fn has_antecedent_within(context: &Context, tokens: &[usize], mention: &Mention, thing: usize) -> bool {
    let before = tokens.iter().take_while(|token| **token < mention.tokens.start);
    before.filter_map(|token| context.mentions.at(context.sentence, *token)).any(|other| {
        other.head != mention.head
            && other.thing == Ok(thing)
            && other.form != Form::Pronoun
            && tokens.contains(&other.head)
    })
}

fn pronoun(
    context: &Context,
    tokens: &[usize],
    mention: &Mention,
    subject: usize,
) -> Result<Option<Replacement>, Refusal> {
    let tree = context.tree;
    let word = tree.lower(mention.head);
    if tree.tokens[mention.head].tag == Tag::Pronoun && word.ends_with("self") || word.ends_with("selves") {
        return Ok(None);
    }
    let is_possessive = tree.tokens[mention.head].tag == Tag::PossessivePronoun;
    if let Ok(thing) = mention.thing {
        if has_antecedent_within(context, tokens, mention, thing) {
            return Ok(None);
        }
        let known = &context.mentions.things()[thing];
        if let Some(name) = known.names.first() {
            let number = if matches!(word.as_str(), "they" | "them" | "their") {
                Number::Plural
            } else {
                Number::Singular
            };
            let name = with_article(context, thing, name);
            let by = if is_possessive { possessive(&name, number) } else { name };
            return Ok(Some(Replacement { tokens: mention.head..mention.head + 1, by, thing }));
        }
        if let Some(description) = description(context, thing) {
            let by = if is_possessive { possessive(&description, Number::Singular) } else { description };
            return Ok(Some(Replacement { tokens: mention.head..mention.head + 1, by, thing }));
        }
    }
    // "slaveholders who brought enslaved people with them": the noun that the clause is about.
    let is_of_clause = tree.ancestors(mention.head).any(|above| {
        tree.tokens[above].relation == Relation::AclRelcl
            && tree.tokens[above]
                .head
                .is_some_and(|noun| tokens.contains(&noun) && agrees(context, noun, &word))
    });
    if is_of_clause {
        return Ok(None);
    }
    // "The colony kept its laws", "The Spanish built forts where they could": the subject before it, if
    // nothing else in the clause could be meant.
    if mention.head > subject && tokens.contains(&subject) && agrees(context, subject, &word) {
        let rivals = tokens.iter().take_while(|token| **token < mention.head).filter(|token| {
            let is_noun =
                tree.tokens[**token].tag.is_noun() || tree.tokens[**token].class == Class::Adjective;
            let heads =
                context.mentions.at(context.sentence, **token).is_some_and(|other| other.head == **token);
            is_noun
                && heads
                && agrees(context, **token, &word)
                && **token != subject
                && !tree.reach(subject).contains(*token)
        });
        let is_own_clause = tree.ancestors(mention.head).all(|above| {
            above == tree.tokens[subject].head.unwrap_or(above)
                || tree.tokens[above].class != Class::Verb
                || tree.child(above, &[Relation::Nsubj, Relation::NsubjPass]).is_none()
                || above == subject
        });
        // "France ended it", "Many of them wrote": what a verb is done to is not its subject, nor is what
        // stands within that.
        let is_object = matches!(tree.tokens[mention.head].relation, Relation::Obj | Relation::Iobj);
        let is_within = tree.reach(subject).contains(&mention.head);
        let is_other = !is_possessive && (is_own_clause && is_object || is_within);
        if rivals.count() == 0 && (is_own_clause || !is_possessive) && !is_other {
            return Ok(None);
        }
    }
    Err(Refusal::Pronoun(word))
}

/// Whether a noun can be meant by a possessive pronoun.
fn agrees(context: &Context, noun: usize, pronoun: &str) -> bool {
    let token = &context.tree.tokens[noun];
    // An adjective with an article is a people: "the Spanish".
    let is_people = context.tree.tokens[noun].class == Class::Adjective;
    let is_plural = is_people || super::clause::number_of(context.tree, noun) == Number::Plural;
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

/// What describes a thing without a name so that it is told apart anywhere: "the 2012 coup in Mali".
fn description(context: &Context, thing: usize) -> Option<String> {
    let all = context.mentions.all();
    let mut mentions = context.mentions.things()[thing].mentions.iter().map(|place| &all[*place]);
    mentions.find_map(|mention| {
        let tokens = &context.sentences[mention.sentence].tokens[mention.tokens.clone()];
        let is_rich = tokens.iter().any(|token| token.tag.is_proper() || token.tag == Tag::Number);
        let is_plain =
            tokens.iter().all(|token| token.class != Class::Pronoun && token.class != Class::Punctuation);
        if mention.form != Form::Noun || mention.sentence >= context.sentence || !is_rich || !is_plain {
            return None;
        }
        (tokens.len() <= LONGEST_DESCRIPTION).then(|| definite(tokens))
    })
}

/// More words are no description to put in the place of "it".
const LONGEST_DESCRIPTION: usize = 8;

/// The words of a noun phrase with "the" for "a".
pub(super) fn definite(tokens: &[Token]) -> String {
    let mut text = String::new();
    for (place, token) in tokens.iter().enumerate() {
        let form = token.word.form.as_str();
        if place > 0 && tokens[place - 1].word.span.end < token.word.span.start {
            text.push(' ');
        }
        match form.to_lowercase().as_str() {
            "a" | "an" | "the" if place == 0 => text.push_str("the"),
            _ => text.push_str(form),
        }
    }
    text
}

/// A name with the article that the text gives it most: "the United Nations".
fn with_article(context: &Context, thing: usize, name: &str) -> String {
    if context.takes_article[thing] && !name.to_lowercase().starts_with("the ") {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

fn noun(context: &Context, tokens: &[usize], mention: &Mention) -> Result<Option<Replacement>, Refusal> {
    let tree = context.tree;
    let head = mention.head;
    let Some(article) = tree.child(head, &[Relation::Det]).filter(|at| tree.lower(*at) == "the") else {
        return Ok(None);
    };
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
            || matches!(
                token.lemma.as_str(),
                "first" | "last" | "only" | "second" | "third" | "main" | "most"
            )
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
    let phrase = || words_of(context, mention.tokens.clone());
    if let Ok(thing) = mention.thing {
        let known = &context.mentions.things()[thing];
        let is_new = known
            .mentions
            .first()
            .is_some_and(|first| std::ptr::eq(&context.mentions.all()[*first], mention));
        if !is_new {
            if has_antecedent_within(context, tokens, mention, thing) {
                return Ok(None);
            }
            return match known.names.first() {
                Some(name) => {
                    let by = with_article(context, thing, name);
                    Ok(Some(Replacement { tokens: mention.tokens.clone(), by, thing }))
                }
                None => match description(context, thing) {
                    Some(by) => Ok(Some(Replacement { tokens: mention.tokens.clone(), by, thing })),
                    None => Err(Refusal::Reference(phrase())),
                },
            };
        }
    } else if mention.thing != Err(crate::language::mentions::Unresolved::Nothing) {
        return Err(Refusal::Reference(phrase()));
    }
    let lemma = tree.tokens[head].lemma.to_lowercase();
    if is_in(UNIQUE, &lemma) || is_in(UNIQUE, &tree.lower(head)) {
        return Ok(None);
    }
    let was_said = context.nouns.get(&lemma).is_some_and(|sentence| sentence + NEAR >= context.sentence);
    // Who acted in the event that was told of: "the military", "the rebels".
    if context.event.is_some() && (tree.tokens[head].relation == Relation::Nsubj) {
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
        Replacement { tokens: mention.tokens.clone(), by, thing: *thing }
    })
}

/// An article that is about a war names it this often.
const FEWEST_OF_BEARER: usize = 3;

/// A noun that was said this many sentences before may be meant by "the" and the noun.
const NEAR: usize = 4;

/// "Keïta" is said in full the first time: "Ibrahim Boubacar Keïta".
fn short_name(
    context: &Context,
    tokens: &[usize],
    mention: &Mention,
    said: &[Replacement],
) -> Option<Replacement> {
    let thing = mention.thing.ok()?;
    let known = &context.mentions.things()[thing];
    if known.kind != Some(Kind::Person)
        || has_antecedent_within(context, tokens, mention, thing)
        || said.iter().any(|earlier| earlier.thing == thing)
    {
        return None;
    }
    // "Chargaff's rules" have that name.
    let relation = context.tree.tokens[mention.head].relation;
    // "Washington, DC" is no person.
    let is_place = context.tree.tokens[mention.head].kind == Some(Kind::Place);
    if is_place || matches!(relation, Relation::NmodPoss | Relation::Compound | Relation::Amod) {
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
    // "Dr. Keïta", but not "Aminata Keïta", whose own first name is not that of the full one.
    let before = mention.tokens.clone().take_while(|at| *at < first).last();
    let is_other = before.is_some_and(|at| {
        let token = &context.tree.tokens[at];
        token.tag.is_proper() && token.relation == Relation::Flat
            || matches!(token.relation, Relation::Compound)
    });
    (!is_other).then(|| Replacement { tokens: first..mention.tokens.end, by: name.clone(), thing })
}

fn words_of(context: &Context, tokens: Range<usize>) -> String {
    let words: Vec<&str> = tokens.map(|at| context.tree.tokens[at].word.form.as_str()).collect();
    words.join(" ")
}
