//! The ways in that others made, and which of them end with their makers' advantage.

use shared::{
    ids::{TokenId, UserId},
    problem::{EndingCode, EndingToken},
};

/// A way in that somebody other than its owner made; whoever runs the server is nobody.
#[derive(Debug)]
pub struct Made {
    /// Which way.
    pub way: WayIn,
    /// Who made it.
    pub by: UserId,
    /// Their full name.
    pub by_name: String,
}

/// A way in.
#[derive(Debug)]
pub enum WayIn {
    /// A token, whether it has begun or is over.
    Token {
        /// Which.
        id: TokenId,
        /// The workstation it works at.
        workstation: String,
    },
    /// A one-time code or an initial password.
    Code,
}

/// The ways in that end because their owners gain an administrative right which
/// whoever made them lacks: they could have kept a copy.
#[derive(Debug, Default)]
pub struct Outgrown {
    /// Tokens.
    pub tokens: Vec<EndingToken>,
    /// One-time codes and initial passwords.
    pub codes: Vec<EndingCode>,
}

impl Outgrown {
    /// Whether nothing ends.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty() && self.codes.is_empty()
    }

    pub(super) fn add(&mut self, user: UserId, who: String, made: Made) {
        let made_by = made.by_name;
        match made.way {
            WayIn::Token { id, workstation } => self.tokens.push(EndingToken {
                id,
                who,
                workstation,
                made_by,
            }),
            WayIn::Code => self.codes.push(EndingCode { user, who, made_by }),
        }
    }
}
