//! Fluent text to messages. What the generated code cannot say is refused here.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::model::{Category, Choice, Message, Piece, Problem, Select, Source};

type Terms<'s> = BTreeMap<(&'static str, &'s str), &'s Pattern<&'s str>>;

/// The messages of all files, in their order; problems are added to the list.
pub fn parse(sources: &[Source], problems: &mut Vec<Problem>) -> Vec<Message> {
    let files: Vec<(&Source, Resource<&str>)> = sources
        .iter()
        .map(|source| (source, syntax(source, problems)))
        .collect();

    let mut terms = Terms::new();
    for (source, resource) in &files {
        for entry in &resource.body {
            if let Entry::Term(term) = entry {
                terms.insert((source.language.code(), term.id.name), &term.value);
            }
        }
    }

    let mut messages = Vec::new();
    for (source, resource) in &files {
        let mut lines = Lines::of(&source.text);
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    let mut reader = Reader {
                        source,
                        terms: &terms,
                        id,
                        line: lines.next(id),
                        inside_term: false,
                        problems,
                    };
                    if !message.attributes.is_empty() {
                        reader.refuse("attributes are not supported");
                    }
                    let pieces = match &message.value {
                        Some(pattern) => reader.pattern(pattern),
                        None => Vec::new(),
                    };
                    messages.push(Message {
                        id: id.to_owned(),
                        language: source.language,
                        file: source.file.clone(),
                        place: source.place(),
                        line: reader.line,
                        pieces,
                    });
                }
                Entry::Term(term) if !term.attributes.is_empty() => {
                    let id = term.id.name;
                    let line = lines.next(&format!("-{id}"));
                    let what = "attributes of terms are not supported".to_owned();
                    problems.push(Problem {
                        place: source.place(),
                        line,
                        id: format!("-{id}"),
                        what,
                    });
                }
                // Junk is already reported as an error of syntax.
                Entry::Term(_)
                | Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => {}
            }
        }
    }
    messages
}

fn syntax<'s>(source: &'s Source, problems: &mut Vec<Problem>) -> Resource<&'s str> {
    fluent_syntax::parser::parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let before = source.text.get(..error.pos.start).unwrap_or(&source.text);
            let line = before.matches('\n').count() + 1;
            let id = source
                .text
                .lines()
                .take(line)
                .filter_map(entry_id)
                .last()
                .unwrap_or("?");
            let (place, id) = (source.place(), id.to_owned());
            problems.push(Problem {
                place,
                line,
                id,
                what: format!("not Fluent: {error}"),
            });
        }
        resource
    })
}

/// The id of the message or term that begins on this line.
fn entry_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let name = id.strip_prefix('-').unwrap_or(id);
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(letters)).then_some(id)
}

/// Where each entry begins: the syntax tree does not say.
struct Lines<'s>(Vec<(&'s str, usize)>);

impl<'s> Lines<'s> {
    fn of(text: &'s str) -> Self {
        Self(
            text.lines()
                .zip(1..)
                .filter_map(|(line, number)| Some((entry_id(line)?, number)))
                .collect(),
        )
    }

    /// The line of the next entry with this id; entries are asked for in their order.
    fn next(&mut self, id: &str) -> usize {
        match self.0.iter().position(|(name, _)| *name == id) {
            Some(at) => self.0.remove(at).1,
            None => 1,
        }
    }
}

struct Reader<'a, 's> {
    source: &'a Source,
    terms: &'a Terms<'s>,
    id: &'a str,
    line: usize,
    inside_term: bool,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_, '_> {
    fn refuse(&mut self, what: impl Into<String>) {
        let (place, line, id, what) = (
            self.source.place(),
            self.line,
            self.id.to_owned(),
            what.into(),
        );
        self.problems.push(Problem {
            place,
            line,
            id,
            what,
        });
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    pieces.push(Piece::Text((*value).to_owned()));
                }
                PatternElement::Placeable { expression } => {
                    pieces.extend(self.expression(expression));
                }
            }
        }
        merge(pieces)
    }

    fn expression(&mut self, expression: &Expression<&str>) -> Vec<Piece> {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select {
                selector: InlineExpression::VariableReference { id },
                variants,
            } => {
                if self.inside_term {
                    self.refuse("a term may hold text only");
                }
                self.select(id.name, variants)
                    .map(Piece::Select)
                    .into_iter()
                    .collect()
            }
            Expression::Select { .. } => {
                self.refuse("only an argument can be a selector");
                Vec::new()
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) -> Vec<Piece> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                vec![Piece::Text(unescape_unicode_to_string(value).into_owned())]
            }
            InlineExpression::NumberLiteral { value } => vec![Piece::Text((*value).to_owned())],
            InlineExpression::VariableReference { .. } if self.inside_term => {
                self.refuse("a term may hold text only");
                Vec::new()
            }
            InlineExpression::VariableReference { id } => vec![Piece::Argument(id.name.to_owned())],
            InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } if !self.inside_term => {
                let Some(term) = self
                    .terms
                    .get(&(self.source.language.code(), id.name))
                    .copied()
                else {
                    self.refuse(format!("there is no term -{}", id.name));
                    return Vec::new();
                };
                self.inside_term = true;
                let pieces = self.pattern(term);
                self.inside_term = false;
                pieces
            }
            InlineExpression::TermReference { .. } => {
                self.refuse("terms take no arguments, have no attributes and do not hold terms");
                Vec::new()
            }
            InlineExpression::FunctionReference { id, .. } => {
                self.refuse(format!("the function {} is not supported", id.name));
                Vec::new()
            }
            InlineExpression::MessageReference { id, .. } => {
                self.refuse(format!(
                    "the reference to the message {} is not supported",
                    id.name
                ));
                Vec::new()
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn select(&mut self, argument: &str, variants: &[Variant<&str>]) -> Option<Select> {
        let is_plural = variants.iter().any(|variant| match variant.key {
            VariantKey::Identifier { name } => {
                matches!(name, "zero" | "one" | "two" | "few" | "many")
            }
            VariantKey::NumberLiteral { .. } => true,
        });
        let choice = if is_plural {
            self.plural(argument, variants)?
        } else {
            self.keyword(argument, variants)?
        };
        Some(Select {
            argument: argument.to_owned(),
            choice,
        })
    }

    fn plural(&mut self, argument: &str, variants: &[Variant<&str>]) -> Option<Choice> {
        let language = self.source.language;
        let (mut exact, mut categories) = (Vec::new(), Vec::new());
        for variant in variants {
            let body = self.pattern(&variant.value);
            match variant.key {
                VariantKey::NumberLiteral { value } => match value.parse() {
                    Ok(1) if language.categories().len() == 2 => {
                        self.refuse(format!("${argument}: [1] is [one] in {}", language.code()));
                    }
                    Ok(number) if exact.iter().all(|(other, _)| *other != number) => {
                        exact.push((number, body));
                    }
                    _ => self.refuse(format!(
                        "${argument}: [{value}] is given twice or is not a whole number"
                    )),
                },
                VariantKey::Identifier { name } => match Category::named(name) {
                    Some(category) if categories.iter().any(|(other, _)| *other == category) => {
                        self.refuse(format!("${argument}: [{name}] is given twice"));
                    }
                    Some(category) if language.categories().contains(&category) => {
                        categories.push((category, body));
                    }
                    _ => self.refuse(format!(
                        "${argument}: [{name}] is no plural category of whole numbers in {}",
                        language.code()
                    )),
                },
            }
        }
        let mut complete = true;
        for needed in language.categories() {
            if categories.iter().all(|(category, _)| category != needed) {
                self.refuse(format!(
                    "${argument}: [{}] is missing, {} needs it",
                    needed.name(),
                    language.code()
                ));
                complete = false;
            }
        }
        complete.then_some(Choice::Plural { exact, categories })
    }

    fn keyword(&mut self, argument: &str, variants: &[Variant<&str>]) -> Option<Choice> {
        let (mut words, mut default) = (Vec::<(String, _)>::new(), None);
        for variant in variants {
            let body = self.pattern(&variant.value);
            let VariantKey::Identifier { name } = variant.key else {
                continue;
            };
            if words.iter().any(|(word, _)| word == name) {
                self.refuse(format!("${argument}: [{name}] is given twice"));
            } else if variant.default {
                default = Some(body);
            } else {
                words.push((name.to_owned(), body));
            }
        }
        if words.is_empty() {
            self.refuse(format!(
                "${argument}: a selector needs at least two variants"
            ));
            return None;
        }
        Some(Choice::Keyword {
            words,
            default: default?,
        })
    }
}

/// Neighbouring texts become one.
pub fn merge(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (merged.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => merged.push(piece),
        }
    }
    merged
}
