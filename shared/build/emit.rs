//! Messages to Rust: one function each, strings joined without the formatting machinery.

use super::check::visit;
use super::model::{Arguments, Category, Choice, Kind, Language, Pair, Piece, Select};
use super::parse::merge;

/// The text of the generated file.
pub fn emit(pairs: &[Pair]) -> String {
    pairs.iter().map(function).collect()
}

fn function(pair: &Pair) -> String {
    let name = pair.id.replace('-', "_");
    let doc = doc(&pair.en);
    if pair.arguments.is_empty() {
        let (uk, en) = (plain(&pair.uk), plain(&pair.en));
        let (lang, body) = if uk == en {
            ("_lang", format!("{uk:?}"))
        } else {
            (
                "lang",
                format!("either(lang, {:?})", format!("{uk}\u{1f}{en}")),
            )
        };
        return format!(
            "/// {doc}\npub const fn {name}({lang}: Lang) -> &'static str {{\n    {body}\n}}\n\n"
        );
    }

    let mut parameters = String::new();
    let mut numbers = String::new();
    for (argument, kind) in &pair.arguments {
        let argument = snake(argument);
        parameters.push_str(", ");
        parameters.push_str(&argument);
        parameters.push_str(match kind {
            Kind::Text => ": &str",
            Kind::Number => ": u64",
        });
    }
    for (argument, kind) in &pair.arguments {
        if *kind == Kind::Number && (shows(&pair.uk, argument) || shows(&pair.en, argument)) {
            let argument = snake(argument);
            let shown = format!("    let {argument}_shown = number(lang, {argument});\n");
            numbers.push_str(&shown);
        }
    }
    let uk = Writer {
        language: Language::Uk,
        arguments: &pair.arguments,
    }
    .parts(&pair.uk);
    let en = Writer {
        language: Language::En,
        arguments: &pair.arguments,
    }
    .parts(&pair.en);
    let parts = by_language(uk, en);
    let lang = if parts.contains("match lang") || !numbers.is_empty() {
        "lang"
    } else {
        "_lang"
    };
    format!(
        "/// {doc}\npub fn {name}({lang}: Lang{parameters}) -> String {{\n{numbers}    let parts: &[&str] = {parts};\n    \
         parts.concat()\n}}\n\n"
    )
}

fn by_language(uk: String, en: String) -> String {
    if uk == en {
        uk
    } else {
        format!("match lang {{ Lang::Uk => {uk}, Lang::En => {en} }}")
    }
}

/// The English text, arguments and choices in braces.
fn doc(pieces: &[Piece]) -> String {
    let shown = plain(pieces)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if shown.contains('`') {
        format!("`` {shown} ``")
    } else {
        format!("`{shown}`")
    }
}

fn plain(pieces: &[Piece]) -> String {
    let parts = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Argument(name) => format!("{{{name}}}"),
        Piece::Select(select) => select
            .bodies()
            .last()
            .map_or_else(String::new, |body| plain(body)),
    });
    parts.collect()
}

fn text(pieces: &[Piece]) -> String {
    format!("{:?}", plain(pieces))
}

fn snake(argument: &str) -> String {
    argument.replace('-', "_")
}

/// Whether the argument stands in the text itself, not only as a selector.
fn shows(pieces: &[Piece], argument: &str) -> bool {
    let mut shown = false;
    visit(pieces, &mut |piece| {
        shown |= matches!(piece, Piece::Argument(name) if name == argument);
    });
    shown
}

/// Whether the pieces are one text without arguments, perhaps an empty one.
fn is_text(pieces: &[Piece]) -> bool {
    matches!(pieces, [] | [Piece::Text(_)])
}

struct Writer<'a> {
    language: Language,
    arguments: &'a Arguments,
}

impl Writer<'_> {
    /// An expression of type `&[&str]`. A choice between plain texts becomes an element of the slice;
    /// a choice whose texts hold arguments moves outwards and takes its surroundings into each branch.
    fn parts(&self, pieces: &[Piece]) -> String {
        let outer = pieces
            .iter()
            .enumerate()
            .find_map(|(at, piece)| match piece {
                Piece::Select(select) if !select.bodies().into_iter().all(is_text) => {
                    Some((at, select))
                }
                _ => None,
            });
        let Some((at, select)) = outer else {
            let elements: Vec<String> = pieces.iter().map(|piece| self.element(piece)).collect();
            return format!("&[{}]", elements.join(", "));
        };
        self.choose(select, &|body| {
            let whole = [&pieces[..at], body, &pieces[at + 1..]].concat();
            self.parts(&merge(whole))
        })
    }

    /// An expression of type `&str`.
    fn element(&self, piece: &Piece) -> String {
        match piece {
            Piece::Text(text) => format!("{text:?}"),
            Piece::Argument(name) => match self.arguments.get(name) {
                Some(Kind::Number) => format!("{}_shown.as_str()", snake(name)),
                _ => snake(name),
            },
            Piece::Select(select) => self.choose(select, &|body| text(body)),
        }
    }

    fn choose(&self, select: &Select, write: &dyn Fn(&[Piece]) -> String) -> String {
        let argument = snake(&select.argument);
        match &select.choice {
            Choice::Keyword { words, default } => {
                let mut arms = Vec::new();
                let default = write(default);
                for (word, body) in words {
                    arm(&mut arms, format!("{word:?}"), write(body));
                }
                arms.retain(|(_, body)| *body != default);
                if arms.is_empty() {
                    default
                } else {
                    format!("match {argument} {{ {}, _ => {default} }}", join(&arms))
                }
            }
            Choice::Plural { exact, categories } => {
                let mut rest = self.plural(&argument, categories, write);
                for (number, body) in exact.iter().rev() {
                    let body = write(body);
                    if body != rest {
                        let block = if rest.starts_with("if ") {
                            rest
                        } else {
                            format!("{{ {rest} }}")
                        };
                        rest = format!("if {argument} == {number} {{ {body} }} else {block}");
                    }
                }
                rest
            }
        }
    }

    fn plural(
        &self,
        argument: &str,
        categories: &[(Category, Vec<Piece>)],
        write: &dyn Fn(&[Piece]) -> String,
    ) -> String {
        let mut arms = Vec::new();
        for (category, body) in categories {
            arm(&mut arms, format!("Plural::{category:?}"), write(body));
        }
        match (self.language, arms.as_slice()) {
            (_, [(_, only)]) => only.clone(),
            (Language::En, [(first, a), (_, b)]) => {
                let (one, other) = if first == "Plural::One" {
                    (a, b)
                } else {
                    (b, a)
                };
                let block = if other.starts_with("if ") {
                    other.clone()
                } else {
                    format!("{{ {other} }}")
                };
                format!("if {argument} == 1 {{ {one} }} else {block}")
            }
            _ => format!("match Plural::of({argument}) {{ {} }}", join(&arms)),
        }
    }
}

/// Adds a branch; branches with the same body become one.
fn arm(arms: &mut Vec<(String, String)>, pattern: String, body: String) {
    match arms.iter_mut().find(|(_, other)| *other == body) {
        Some((patterns, _)) => {
            patterns.push_str(" | ");
            patterns.push_str(&pattern);
        }
        None => arms.push((pattern, body)),
    }
}

fn join(arms: &[(String, String)]) -> String {
    arms.iter()
        .map(|(pattern, body)| format!("{pattern} => {body}"))
        .collect::<Vec<_>>()
        .join(", ")
}
