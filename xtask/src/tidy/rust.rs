//! A Rust file as a list of tokens: macro bodies included, comments and doc comments left out.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Word,
    /// A string literal; the token's text is what stands between the quotes.
    Text,
    /// Punctuation, a bracket, another literal.
    Mark,
}

/// Stands for any word in a pattern.
pub const WORD: &str = "any word";

#[derive(Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// How it is written; one character per punctuation mark.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
    /// Whether it belongs to an item that only test builds have.
    pub test: bool,
}

/// A function and how long it is.
pub struct Function {
    pub name: String,
    /// Where it begins.
    pub line: usize,
    /// From `fn` to the closing brace.
    pub length: usize,
    /// Whether only test builds have it.
    pub test: bool,
}

/// A file's tokens and functions.
#[derive(Default)]
pub struct Rust {
    /// In the order of the file.
    pub tokens: Vec<Token>,
    /// In the order of the file.
    pub functions: Vec<Function>,
    /// How many lines belong to items that only test builds have.
    pub test_lines: usize,
}

impl Rust {
    /// Reads a file; the error says what no token begins with.
    pub fn lex(source: &str) -> Result<Self, String> {
        let stream: TokenStream = source
            .parse()
            .map_err(|error: proc_macro2::LexError| error.to_string())?;
        let mut rust = Self::default();
        rust.add_all(stream, false);
        Ok(rust)
    }

    /// Where this sequence of words and marks stands; [`WORD`] in the pattern fits any word.
    pub fn find(&self, pattern: &[&str]) -> impl Iterator<Item = &[Token]> {
        let fits = |(token, wanted): (&Token, &&str)| match *wanted {
            WORD => token.kind == Kind::Word,
            wanted => token.kind != Kind::Text && token.text == wanted,
        };
        let windows = self.tokens.windows(pattern.len());
        windows.filter(move |window| window.iter().zip(pattern).all(fits))
    }

    /// The string literals.
    pub fn texts(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|token| token.kind == Kind::Text)
    }

    fn add_all(&mut self, stream: TokenStream, within_test: bool) {
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        let mut test_ends = if within_test { trees.len() } else { 0 };
        let mut doc_ends = 0;
        for (place, tree) in trees.iter().enumerate() {
            if let Some(attribute) = attribute_at(&trees[place..]) {
                if names(attribute, "doc") {
                    doc_ends = place + attribute_length(&trees[place..]);
                }
                if place >= test_ends && is_for_tests(attribute) {
                    test_ends = end_of_item(&trees, place);
                    self.test_lines += last_line(&trees[test_ends - 1]) - first_line(tree) + 1;
                }
            }
            if place >= doc_ends {
                self.functions
                    .extend(function_at(&trees[place..], place < test_ends));
                self.add(tree, place < test_ends);
            }
        }
    }

    fn add(&mut self, tree: &TokenTree, test: bool) {
        let line = first_line(tree);
        let (kind, text) = match tree {
            TokenTree::Group(group) => return self.add_group(group, test),
            TokenTree::Ident(ident) => (Kind::Word, ident.to_string()),
            TokenTree::Punct(punct) => (Kind::Mark, punct.as_char().to_string()),
            TokenTree::Literal(literal) => match content(&literal.to_string()) {
                Some(content) => (Kind::Text, content),
                None => (Kind::Mark, literal.to_string()),
            },
        };
        self.tokens.push(Token {
            kind,
            text,
            line,
            test,
        });
    }

    fn add_group(&mut self, group: &Group, test: bool) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        let bracket = |text: &str, line| Token {
            kind: Kind::Mark,
            text: text.to_owned(),
            line,
            test,
        };
        self.tokens
            .push(bracket(open, group.span_open().start().line));
        self.add_all(group.stream(), test);
        self.tokens
            .push(bracket(close, group.span_close().start().line));
    }
}

fn first_line(tree: &TokenTree) -> usize {
    tree.span().start().line
}

fn last_line(tree: &TokenTree) -> usize {
    tree.span().end().line
}

fn is_mark(tree: Option<&TokenTree>, mark: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// `#[…]` is two trees, `#![…]` three.
fn attribute_length(trees: &[TokenTree]) -> usize {
    if is_mark(trees.get(1), '!') { 3 } else { 2 }
}

/// What stands in the brackets, if an attribute begins here.
fn attribute_at(trees: &[TokenTree]) -> Option<&Group> {
    match trees.get(attribute_length(trees) - 1) {
        Some(TokenTree::Group(group))
            if is_mark(trees.first(), '#') && group.delimiter() == Delimiter::Bracket =>
        {
            Some(group)
        }
        _ => None,
    }
}

fn names(attribute: &Group, name: &str) -> bool {
    matches!(attribute.stream().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == name)
}

/// `cfg(test)`, alone or among others; `cfg(not(test))` is the contrary.
fn is_for_tests(attribute: &Group) -> bool {
    let text = attribute.stream().to_string();
    let words: Vec<_> = text
        .split(|character: char| !character.is_alphanumeric())
        .collect();
    names(attribute, "cfg") && words.contains(&"test") && !words.contains(&"not")
}

/// The end of the item that the attribute at `start` belongs to; an inner one belongs to all that follows.
fn end_of_item(trees: &[TokenTree], start: usize) -> usize {
    if is_mark(trees.get(start + 1), '!') {
        return trees.len();
    }
    let mut braces_belong_to_a_value = false;
    for (place, tree) in trees.iter().enumerate().skip(start) {
        match tree {
            TokenTree::Ident(word)
                if ["use", "const", "static", "let"]
                    .iter()
                    .any(|keyword| word == keyword) =>
            {
                braces_belong_to_a_value = true;
            }
            TokenTree::Ident(word) if word == "fn" => braces_belong_to_a_value = false,
            TokenTree::Punct(punct) if punct.as_char() == ';' => return place + 1,
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Brace && !braces_belong_to_a_value =>
            {
                return place + 1;
            }
            _ => {}
        }
    }
    trees.len()
}

/// The function that begins here, if it has a name and a body.
fn function_at(trees: &[TokenTree], test: bool) -> Option<Function> {
    let [TokenTree::Ident(keyword), TokenTree::Ident(name), rest @ ..] = trees else {
        return None;
    };
    if keyword != "fn" {
        return None;
    }
    let is_body = |tree: &&TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let body = rest
        .iter()
        .take_while(|tree| !is_mark(Some(tree), ';'))
        .find(is_body)?;
    let line = keyword.span().start().line;
    Some(Function {
        name: name.to_string(),
        line,
        length: last_line(body) - line + 1,
        test,
    })
}

/// What stands between the quotes of a string literal, its escapes undone as far as rules care.
fn content(literal: &str) -> Option<String> {
    let (prefix, rest) = literal.split_once('"')?;
    if !prefix.chars().all(|character| "bcr#".contains(character)) {
        return None;
    }
    let (inner, _) = rest.rsplit_once('"')?;
    if prefix.contains('r') {
        return Some(inner.to_owned());
    }
    Some(
        inner
            .replace("\\n", "\n")
            .replace("\\\"", "\"")
            .replace("\\\n", " "),
    )
}

#[cfg(test)]
mod tests {
    use super::{Kind, Rust, WORD};

    const SOURCE: &str = r#"//! Says "select".
use std::fmt;
#[doc = "insert"]
fn live() {
    view! { <p title="shown">{"raw \"text\""}</p> }
}
#[cfg(test)]
use std::{io, fs};
#[cfg(not(test))]
const LIVE: char = '"';
#[cfg(test)]
mod tests {
    fn tried() { "tested"; }
}
fn after() {}
"#;

    #[test]
    fn texts_are_literals_not_comments() {
        let rust = Rust::lex(SOURCE).unwrap();
        let texts: Vec<_> = rust
            .texts()
            .map(|token| (token.text.as_str(), token.line, token.test))
            .collect();
        assert_eq!(
            texts,
            [
                ("shown", 5, false),
                ("raw \"text\"", 5, false),
                ("tested", 13, true)
            ]
        );
    }

    #[test]
    fn test_items_end_where_they_end() {
        let rust = Rust::lex(SOURCE).unwrap();
        let of = |word: &str| {
            rust.tokens
                .iter()
                .find(|token| token.kind == Kind::Word && token.text == word)
                .unwrap()
                .test
        };
        assert_eq!(
            ["fmt", "io", "fs", "LIVE", "tried", "after"].map(of),
            [false, true, true, false, true, false]
        );
        assert_eq!(rust.test_lines, 6);
    }

    #[test]
    fn functions_have_names_and_lengths() {
        let rust = Rust::lex(SOURCE).unwrap();
        let functions: Vec<_> = rust
            .functions
            .iter()
            .map(|function| (function.name.as_str(), function.length, function.test))
            .collect();
        assert_eq!(
            functions,
            [("live", 3, false), ("tried", 1, true), ("after", 1, false)]
        );
    }

    #[test]
    fn sequences_are_found_across_lines() {
        let rust = Rust::lex("fn f() { value\n    .unwrap () }").unwrap();
        let found: Vec<_> = rust
            .find(&[".", WORD, "(", ")"])
            .map(|tokens| tokens[1].line)
            .collect();
        assert_eq!(found, [2]);
    }
}
