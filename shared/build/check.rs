//! Both languages must say the same things with the same arguments.

use std::collections::BTreeMap;

use super::model::{Arguments, Choice, Kind, Language, Message, Pair, Piece, Problem};

/// Words that cannot name a Rust function or argument here.
const RESERVED: [&str; 41] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "fn", "for", "gen", "if", "impl", "in", "lang",
    "let", "loop", "match", "mod", "move", "mut", "number", "pub", "ref", "return", "self",
    "static", "struct", "super", "trait", "true", "type", "where",
];

/// Arguments that are numbers even where no plural depends on them.
const NUMBERS: [&str; 8] = [
    "count", "days", "first", "hours", "last", "minutes", "seconds", "total",
];

/// Pairs the messages by their ids, sorted; problems are added to the list.
pub fn check(messages: Vec<Message>, problems: &mut Vec<Problem>) -> Vec<Pair> {
    let mut by_id: BTreeMap<String, (Option<Message>, Option<Message>)> = BTreeMap::new();
    for message in messages {
        if !is_name(&message.id) {
            problems.push(problem(
                &message,
                "an id is words of a–z and 0–9 joined by dashes",
            ));
        }
        let (uk, en) = by_id.entry(message.id.clone()).or_default();
        let slot = match message.language {
            Language::Uk => uk,
            Language::En => en,
        };
        match slot {
            Some(first) => {
                let what = format!("is already in {}:{}", first.place, first.line);
                problems.push(problem(&message, &what));
            }
            None => *slot = Some(message),
        }
    }

    let mut pairs = Vec::new();
    for (id, pair) in by_id {
        match pair {
            (Some(uk), Some(en)) => {
                let arguments = agree(&uk, &en, problems);
                pairs.push(Pair {
                    id,
                    uk: uk.pieces,
                    en: en.pieces,
                    arguments,
                });
            }
            (Some(only), None) => problems.push(problem(&only, "is missing in en")),
            (None, Some(only)) => problems.push(problem(&only, "is missing in uk")),
            (None, None) => {}
        }
    }
    pairs
}

fn agree(uk: &Message, en: &Message, problems: &mut Vec<Problem>) -> Arguments {
    if uk.file != en.file {
        problems.push(problem(
            uk,
            &format!("is in another file in en, {}", en.place),
        ));
    }
    let mut arguments = arguments(uk, problems);
    let in_english = self::arguments(en, problems);
    for (from, to, message, other) in [
        (&arguments, &in_english, uk, "en"),
        (&in_english, &arguments, en, "uk"),
    ] {
        for name in from.keys().filter(|name| !to.contains_key(*name)) {
            problems.push(problem(message, &format!("${name} is not used in {other}")));
        }
    }
    for (name, kind) in in_english {
        if kind == Kind::Number {
            arguments.insert(name, kind);
        }
    }
    for (message, name, kind) in keyword_selectors(uk)
        .chain(keyword_selectors(en))
        .map(|(m, n)| (m, n, arguments.get(n)))
    {
        if kind == Some(&Kind::Number) {
            problems.push(problem(
                message,
                &format!("${name} selects by number and by word"),
            ));
        }
    }
    arguments
}

fn arguments(message: &Message, problems: &mut Vec<Problem>) -> Arguments {
    let mut found = Arguments::new();
    visit(&message.pieces, &mut |piece| match piece {
        Piece::Text(_) => {}
        Piece::Argument(name) => {
            found.entry(name.clone()).or_insert_with(|| {
                if NUMBERS.contains(&name.as_str()) {
                    Kind::Number
                } else {
                    Kind::Text
                }
            });
        }
        Piece::Select(select) => {
            let kind = match select.choice {
                Choice::Plural { .. } => Kind::Number,
                Choice::Keyword { .. } => Kind::Text,
            };
            let known = found.entry(select.argument.clone()).or_insert(kind);
            if kind == Kind::Number {
                *known = kind;
            }
        }
    });
    for name in found.keys() {
        if !is_name(name) || RESERVED.contains(&name.as_str()) {
            problems.push(problem(
                message,
                &format!("${name} cannot be the name of an argument"),
            ));
        }
    }
    found
}

fn keyword_selectors(message: &Message) -> impl Iterator<Item = (&Message, &str)> {
    let mut names = Vec::new();
    visit(&message.pieces, &mut |piece| {
        if let Piece::Select(select) = piece
            && matches!(select.choice, Choice::Keyword { .. })
        {
            names.push(select.argument.as_str());
        }
    });
    names.into_iter().map(move |name| (message, name))
}

/// Shows every piece, those inside variants too.
pub fn visit<'p>(pieces: &'p [Piece], see: &mut impl FnMut(&'p Piece)) {
    for piece in pieces {
        see(piece);
        if let Piece::Select(select) = piece {
            for body in select.bodies() {
                visit(body, see);
            }
        }
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split('-').all(|word| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

fn problem(message: &Message, what: &str) -> Problem {
    Problem {
        place: message.place.clone(),
        line: message.line,
        id: message.id.clone(),
        what: what.to_owned(),
    }
}
