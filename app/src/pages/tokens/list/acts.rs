//! The list of tokens, and what can be done from its rows.

use crate::components::{load::Loader, subject::Subject};
use shared::{page, tokens::Token};

pub type Tokens = Loader<page::Page<Token>>;

/// The dialogs a row can open.
#[derive(Clone, Copy)]
pub struct Acts {
    /// Everything on record.
    pub details: Subject<Token>,
    /// The question before it is deleted.
    pub delete: Subject<Token>,
}
