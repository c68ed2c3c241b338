//! What a message is between the Fluent text and the Rust text.

use std::collections::BTreeMap;
use std::fmt;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Uk,
    En,
}

impl Language {
    /// The name of its folder.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uk => "uk",
            Self::En => "en",
        }
    }

    /// The CLDR plural categories that whole numbers fall into.
    pub const fn categories(self) -> &'static [Category] {
        match self {
            Self::Uk => &[Category::One, Category::Few, Category::Many],
            Self::En => &[Category::One, Category::Other],
        }
    }
}

/// A CLDR plural category of one of our languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    One,
    Few,
    Many,
    Other,
}

impl Category {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "one" => Self::One,
            "few" => Self::Few,
            "many" => Self::Many,
            "other" => Self::Other,
            _ => return None,
        })
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// One Fluent file.
pub struct Source {
    pub language: Language,
    pub file: String,
    pub text: String,
}

impl Source {
    pub fn place(&self) -> String {
        format!("locales/{}/{}", self.language.code(), self.file)
    }
}

/// A message in one language.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: String,
    pub language: Language,
    pub file: String,
    pub place: String,
    pub line: usize,
    pub pieces: Vec<Piece>,
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    Argument(String),
    Select(Select),
}

/// A choice between texts by the value of an argument.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    pub argument: String,
    pub choice: Choice,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// By number: first the exact ones, then by plural category.
    Plural {
        exact: Vec<(u64, Vec<Piece>)>,
        categories: Vec<(Category, Vec<Piece>)>,
    },
    /// By word, and the variant for all other words.
    Keyword {
        words: Vec<(String, Vec<Piece>)>,
        default: Vec<Piece>,
    },
}

impl Select {
    /// The texts to choose from.
    pub fn bodies(&self) -> Vec<&[Piece]> {
        match &self.choice {
            Choice::Plural { exact, categories } => exact
                .iter()
                .map(|(_, body)| body.as_slice())
                .chain(categories.iter().map(|(_, body)| body.as_slice()))
                .collect(),
            Choice::Keyword { words, default } => words
                .iter()
                .map(|(_, body)| body.as_slice())
                .chain([default.as_slice()])
                .collect(),
        }
    }
}

/// What the Rust function takes for an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
}

/// The arguments of a message by name.
pub type Arguments = BTreeMap<String, Kind>;

/// A message in both languages, its arguments agreed.
pub struct Pair {
    pub id: String,
    pub uk: Vec<Piece>,
    pub en: Vec<Piece>,
    pub arguments: Arguments,
}

/// Something wrong in a Fluent file.
#[derive(Debug)]
pub struct Problem {
    pub place: String,
    pub line: usize,
    pub id: String,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            line,
            id,
            what,
        } = self;
        write!(f, "{place}:{line}: {id}: {what}")
    }
}
