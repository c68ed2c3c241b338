//! Fluent in, Rust out: parse, check, emit. Pure functions; the build script does the reading.

mod check;
mod emit;
mod model;
mod parse;
#[cfg(test)]
mod tests;

pub use model::{Language, Problem, Source};

/// The Rust text of all messages, or everything that is wrong with them: first what
/// cannot be read, then what does not agree between the languages.
pub fn generate(sources: &[Source]) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let messages = parse::parse(sources, &mut problems);
    let pairs = if problems.is_empty() {
        check::check(messages, &mut problems)
    } else {
        Vec::new()
    };
    if problems.is_empty() {
        Ok(emit::emit(&pairs))
    } else {
        problems.sort_by(|a, b| (&a.place, a.line).cmp(&(&b.place, b.line)));
        Err(problems)
    }
}
