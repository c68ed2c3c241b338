//! Staff tokens: the file a user holds as the second factor.

use crate::{
    fields::{FullName, Login, Position, Rule, WorkstationName},
    ids::{TokenId, UserId, WorkstationId},
    page::Order,
    time::{Day, Timestamp, WorkingHours},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The largest token file, in bytes.
pub const MAX_TOKEN_BYTES: usize = 8000;

/// After how many hours a session ends, whatever the working hours: 1 to 12
/// (the claim `time`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "i64", into = "i64")]
#[schemars(extend("minimum" = 1, "maximum" = 12))]
pub struct SessionHours(u8);

impl SessionHours {
    /// 1 to 12.
    pub const fn hours(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for SessionHours {
    type Error = Rule;

    fn try_from(hours: i64) -> Result<Self, Rule> {
        match u8::try_from(hours) {
            Ok(hours @ 1..=12) => Ok(Self(hours)),
            _ => Err(Rule::SessionHoursInvalid),
        }
    }
}

impl From<SessionHours> for i64 {
    fn from(hours: SessionHours) -> Self {
        hours.0.into()
    }
}

/// What the form sends to create a token. The server gives the ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// Whose token (`sub`, `login`, `fullname`).
    pub user_id: UserId,
    /// The job title written into it.
    pub job_title: Position,
    /// Where it works (`device`).
    pub workstation_id: WorkstationId,
    /// When in the day it works (`startwork`, `endwork`).
    pub hours: WorkingHours,
    /// The first day it works (`nbf`); absent means from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// The last day it works; a shift begun that day finishes (`exp`).
    pub last_day: Day,
    /// A shorter session (`time`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_hours: Option<SessionHours>,
}

/// A token on record. The token itself is shown once and not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Token {
    /// The JWT's `jti`.
    pub id: TokenId,
    /// Whose token.
    pub user_id: UserId,
    /// Their login.
    pub login: Login,
    /// Their full name as it is now.
    pub full_name: FullName,
    /// The job title written into it.
    pub job_title: Position,
    /// Where it works.
    pub workstation_id: WorkstationId,
    /// The workstation's name as it is now.
    pub workstation: WorkstationName,
    /// When in the day it works.
    pub hours: WorkingHours,
    /// When it begins to work.
    pub valid_from: Timestamp,
    /// The last day it works.
    pub last_day: Day,
    /// A shorter session.
    pub session_hours: Option<SessionHours>,
    /// SHA-256 of the token, hexadecimal.
    pub sha256: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Whether it works now, hours aside.
    pub state: TokenState,
}

/// Whether a token works, hours aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TokenState {
    /// Its first day has not come.
    NotYetValid,
    /// It works.
    Valid,
    /// Its last day has passed.
    Expired,
}

/// The answer to [`NewToken`]: the only time the token is shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CreatedToken {
    /// What stays on record.
    pub record: Token,
    /// The JWT, to be saved as a file.
    pub token: String,
}

impl std::fmt::Debug for CreatedToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreatedToken")
            .field("record", &self.record)
            .finish_non_exhaustive()
    }
}

/// What the tokens' list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TokenQuery {
    /// Part of a name, login, workstation or ID.
    pub search: Option<String>,
    /// Only this user's.
    pub user: Option<UserId>,
    /// Only tokens in this state.
    pub state: Option<TokenState>,
    /// Only valid tokens that end within 14 days.
    pub expiring: Option<bool>,
    /// The column to sort by.
    pub sort: TokenSort,
    /// Its direction.
    pub order: Order,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// The sortable columns of the tokens' list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the columns")]
pub enum TokenSort {
    #[default]
    FullName,
    Workstation,
    LastDay,
    CreatedAt,
}
