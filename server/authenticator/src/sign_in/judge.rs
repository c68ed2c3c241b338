//! The checks of a token that need no secret (REQUIREMENTS §2, 4 to 8), and
//! when the session it opens must end.

use super::evidence::{Evidence, EvidenceToken, EvidenceWorkstation};
use crate::hours::shift_at;
use ground::crypto::{
    digest::Sha256Digest,
    staff_token::{StaffClaims, TokenFault},
};
use jiff::{Timestamp, civil::Time, tz::TimeZone};
use shared::{
    ids::{TokenId, UserId},
    problem::ErrorCode,
    sessions::EndsBy,
    time::TimeOfDay,
};

/// No session lasts longer, in milliseconds.
const LIMIT_MS: i64 = 12 * HOUR_MS;
const HOUR_MS: i64 = 60 * 60 * 1000;

/// What was presented, beside what is on record.
pub(super) struct Presented<'a> {
    pub claims: &'a Result<StaffClaims, TokenFault>,
    pub digest: Sha256Digest,
    pub workstation: &'a EvidenceWorkstation,
    pub evidence: &'a Evidence,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}

/// What a good token opens.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opens {
    pub user: UserId,
    pub token: TokenId,
    pub ends_at: shared::time::Timestamp,
    pub ends_by: EndsBy,
}

/// The first reason why the token does not open a session here and now. To be
/// told only to whoever knows the password.
pub(super) fn judge(presented: &Presented<'_>) -> Result<Opens, ErrorCode> {
    let claims = presented.claims.as_ref().map_err(|fault| match fault {
        TokenFault::Altered if was_deleted(presented) => ErrorCode::TokenDeleted,
        TokenFault::Altered => ErrorCode::TokenAltered,
        TokenFault::Id => ErrorCode::TokenIdMismatch,
        TokenFault::Login => ErrorCode::TokenLoginMismatch,
    })?;
    let evidence = presented.evidence;
    let credential = evidence
        .credential
        .as_ref()
        .ok_or(ErrorCode::SignInRefused)?;
    if claims.login.to_ascii_lowercase() != credential.login_key {
        return Err(ErrorCode::TokenLoginMismatch);
    }
    let token = evidence.token.as_ref().ok_or(ErrorCode::TokenIdMismatch)?;
    if token.user != credential.user {
        return Err(ErrorCode::TokenLoginMismatch);
    }
    if token.is_deleted {
        return Err(ErrorCode::TokenDeleted);
    }
    if token.digest != presented.digest || token.workstation != claims.device {
        return Err(ErrorCode::TokenAltered);
    }
    if presented.workstation.id != claims.device {
        return Err(ErrorCode::TokenOtherWorkstation {
            token_workstation: token.workstation_name.clone(),
            this_workstation: presented.workstation.name.clone(),
        });
    }
    judge_time(token, presented.now, presented.zone)
}

/// Whether it is the very file that was made for this user and deleted since: its key may
/// be disowned.
fn was_deleted(presented: &Presented<'_>) -> bool {
    let Evidence {
        credential, token, ..
    } = presented.evidence;
    credential
        .as_ref()
        .zip(token.as_ref())
        .is_some_and(|(credential, token)| {
            token.is_deleted && token.user == credential.user && token.digest == presented.digest
        })
}

fn judge_time(token: &EvidenceToken, now: Timestamp, zone: &TimeZone) -> Result<Opens, ErrorCode> {
    let now_ms = now.as_millisecond();
    if now_ms < token.valid_from.0 {
        return Err(ErrorCode::TokenNotYetValid {
            from: token.valid_from,
        });
    }
    if token.expires_at.0 <= now_ms {
        return Err(ErrorCode::TokenExpired {
            last_day: token.last_day,
        });
    }
    let Some(shift) = shift_at(token.hours, now, zone) else {
        return Err(ErrorCode::OutsideHours {
            from: token.hours.start,
            to: token.hours.end,
            now: time_of_day(zone.to_datetime(now).time()),
        });
    };
    let session_hours = token
        .session_hours
        .map(|hours| now_ms + i64::from(hours.hours()) * HOUR_MS);
    let deadlines = [
        (shift.ends.map(Timestamp::as_millisecond), EndsBy::Hours),
        (session_hours, EndsBy::SessionHours),
        (Some(token.expires_at.0), EndsBy::TokenExpiry),
        (Some(now_ms + LIMIT_MS), EndsBy::Limit),
    ];
    let earliest = deadlines
        .into_iter()
        .filter_map(|(at, by)| at.map(|at| (at, by)))
        .min_by_key(|(at, _)| *at);
    let (ends_at, ends_by) = earliest.ok_or(ErrorCode::Internal)?;
    Ok(Opens {
        user: token.user,
        token: token.id,
        ends_at: shared::time::Timestamp(ends_at),
        ends_by,
    })
}

fn time_of_day(time: Time) -> TimeOfDay {
    let part = |value: i8| u16::from(value.unsigned_abs());
    let midnight = TimeOfDay::new(0, 0).expect("midnight is a time of day");
    TimeOfDay::new(part(time.hour()), part(time.minute())).unwrap_or(midnight)
}
