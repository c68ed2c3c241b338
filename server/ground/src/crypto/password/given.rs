//! A way in that somebody else made: until its owner replaces it by a password of
//! their own, or it lapses.

use super::{Owner, PasswordDigest, Passwords, code::Code, error::PasswordError};
use crate::clock::AHEAD_MS;
use serde::{Deserialize, Serialize};
use shared::{fields::Password, ids::UserId, problem::ErrorCode, time::Timestamp};

/// For how long what a new user was given works, in milliseconds.
pub const FIRST_MS: i64 = 7 * DAY_MS;
/// For how long what replaces a password works, in milliseconds.
pub const RESET_MS: i64 = DAY_MS;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What somebody else made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Given {
    /// Of the password or the code.
    pub digest: PasswordDigest,
    /// Whether it is a code.
    pub one_time: bool,
}

impl Given {
    /// A password.
    pub const fn password(digest: PasswordDigest) -> Self {
        Self {
            digest,
            one_time: false,
        }
    }
}

/// How far what somebody was given has come.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lapse {
    /// The first instant it works no more; absent for a password of one's own.
    pub at: Option<Timestamp>,
    /// When its session was opened, if it is a code that has opened one.
    pub used_at: Option<Timestamp>,
}

impl Lapse {
    /// Whether it still lets its owner in. One that lasts longer than any is given was
    /// given by a clock that was ahead.
    ///
    /// # Errors
    /// Why it does not any more.
    pub fn check(self, now: Timestamp) -> Result<(), ErrorCode> {
        if let Some(at) = self.used_at {
            return Err(ErrorCode::CodeUsed { at });
        }
        match self.at {
            Some(at) if at <= now || now.0 + FIRST_MS + AHEAD_MS < at.0 => {
                Err(ErrorCode::CodeLapsed)
            }
            _ => Ok(()),
        }
    }
}

impl Passwords {
    /// In the place of what will be given, while it is found out whether it may be.
    pub fn none_yet(&self) -> Given {
        Given {
            digest: self.0.nobody.clone(),
            one_time: true,
        }
    }

    /// What lets `owner` in: the initial password that `by` chose for them, otherwise a
    /// new code, which is told this once.
    ///
    /// # Errors
    /// The rule the password breaks.
    pub async fn give(
        &self,
        by: Option<UserId>,
        password: Option<&Password>,
        owner: Owner<'_>,
    ) -> Result<(Given, Option<Code>), PasswordError> {
        if let Some(password) = password {
            let digest = self.choose(by, "password", password, owner).await?;
            return Ok((Given::password(digest), None));
        }
        let code = Code::draw(&self.0.random);
        let digest = self.digest(by, code.expose()).await?;
        let given = Given {
            digest,
            one_time: true,
        };
        Ok((given, Some(code)))
    }
}
