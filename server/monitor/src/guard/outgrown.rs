//! The ways in that people made for somebody, and which of them end with their makers' advantage.

use super::rights::Rights;
use crate::actor::Actor;
use shared::{
    ids::{TokenId, UserId},
    permissions::Permission,
    problem::{EndingCode, EndingToken},
};

/// A way in that somebody made, its owner perhaps; whoever runs the server is nobody.
#[derive(Debug)]
pub struct Made {
    /// Which way.
    pub way: WayIn,
    /// Who made it, unless that cannot be read.
    pub by: Option<UserId>,
    /// Their full name.
    pub by_name: String,
    /// The administrative rights they had then, as [`made_with`] writes them, if that was kept.
    pub with: Option<String>,
    /// Whether it was deleted.
    pub ended: bool,
}

/// The administrative rights of whoever makes a way in, to be kept with it: their codes, a
/// space between them.
pub fn made_with(actor: &Actor) -> String {
    let all = Permission::ADMINISTRATIVE.into_iter();
    let held = all.filter(|permission| actor.may(*permission));
    held.map(Permission::code).collect::<Vec<_>>().join(" ")
}

impl Made {
    /// Whether its maker lacks any of these rights by `rights`, or lacked it then.
    pub(super) fn is_by_lesser(&self, rights: &Rights, permissions: &[Permission]) -> bool {
        let had = |permission: &Permission| {
            let with = self.with.as_ref();
            with.is_none_or(|with| with.split(' ').any(|code| code == permission.code()))
        };
        let holds = self.by.is_some_and(|by| rights.holds_all(by, permissions));
        !(permissions.iter().all(had) && holds)
    }
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
/// whoever made them lacks: they could have kept a copy, or made another as the owner.
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
