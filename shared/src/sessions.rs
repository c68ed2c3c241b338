//! Sessions: signed-in browsers.

use crate::{
    browser::Browser,
    fields::{FullName, Login, OrganizationName, Position, WorkstationName},
    ids::{SessionId, UserId, WorkstationId},
    permissions::{EffectivePermission, Permission},
    roles::RoleLabel,
    time::{Timestamp, WorkingHours},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// The session of the browser that asks: who works here, until when, and what
/// they may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    /// The session.
    pub id: SessionId,
    /// Who is signed in.
    pub user_id: UserId,
    /// Their login.
    pub login: Login,
    /// Their full name.
    pub full_name: FullName,
    /// Their job title.
    pub position: Position,
    /// Where they belong.
    pub organization: OrganizationName,
    /// The roles held, by name.
    pub roles: Vec<RoleLabel>,
    /// Every permission with its decision.
    pub permissions: Vec<EffectivePermission>,
    /// Where they work.
    pub workstation_id: WorkstationId,
    /// What staff call that place.
    pub workstation: WorkstationName,
    /// The token's working hours.
    pub hours: WorkingHours,
    /// When they signed in.
    pub started_at: Timestamp,
    /// When the session ends at the latest.
    pub ends_at: Timestamp,
    /// What ends it then.
    pub ends_by: EndsBy,
    /// After how many minutes without a request it ends earlier.
    pub idle_minutes: u32,
    /// Somebody else set the password: it must be changed before anything else.
    pub password_change_required: bool,
    /// They signed in with a one-time code: there is no password to change yet.
    pub by_code: bool,
    /// The server's time, since ward clocks are wrong.
    pub now: Timestamp,
}

impl Session {
    /// Whether the user may do what `permission` names. A courtesy for the
    /// page: the server decides anew at every request.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions
            .iter()
            .any(|row| row.permission == permission && row.decision.is_allowed())
    }
}

/// That a session is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pulse {
    /// Which one this browser has.
    pub id: SessionId,
}

/// What limits a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EndsBy {
    /// The end of the working hours.
    Hours,
    /// The token's session limit.
    SessionHours,
    /// The token's last day.
    TokenExpiry,
    /// Twelve hours.
    Limit,
}

/// A session in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionRow {
    /// The session.
    pub id: SessionId,
    /// Who is signed in.
    pub user_id: UserId,
    /// Their login.
    pub login: Login,
    /// Their full name.
    pub full_name: FullName,
    /// The workstation whose key opened it.
    pub workstation: WorkstationName,
    /// The network address it was opened from; absent if it is not known.
    pub address: Option<IpAddr>,
    /// The browser, by its own word; absent if it is not known.
    pub browser: Option<Browser>,
    /// Since when.
    pub started_at: Timestamp,
    /// The latest request, to the minute.
    pub last_seen_at: Timestamp,
    /// When it ends at the latest.
    pub ends_at: Timestamp,
    /// Whether it is the session that asks.
    pub current: bool,
    /// That its cookie came without the key of its workstation, if it did.
    pub bare: Option<BareCookie>,
}

/// Requests with a session's cookie by whoever did not show the key of its
/// workstation: somebody may have copied it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BareCookie {
    /// The latest.
    pub at: Timestamp,
    /// Where it came from.
    pub address: IpAddr,
    /// How many there were.
    pub count: u64,
}

/// What the sessions' list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SessionQuery {
    /// Only this user's.
    pub user: Option<UserId>,
}
