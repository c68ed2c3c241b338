//! What the tables of ways in hold.

use crate::{hours, sessions};
use ground::crypto::{digest::Sha256Digest, jwk::Thumbprint};
use monitor::keeping::{Value, any, field, flag, id, number, time};
use shared::{
    fields::{FullName, InventoryLabel, Place, Position, WorkstationName},
    ids::{SessionId, TokenId, UserId, WorkstationId},
    notices::NoticedAct,
    time::Day,
    tokens::SessionHours,
};
use std::net::IpAddr;
use uuid::Uuid;

/// A minute of the day.
fn minute(value: &Value) -> bool {
    value.counts(|minute| hours::stored_hours(minute, minute).is_ok())
}

monitor::columns! {
    authenticator_credential {
        user_id: id::<UserId>,
        login_key: any,
        password: any,
        password_set_at: time,
        change_required: flag,
        last_sign_in_at: time,
        set_by: id::<UserId>,
        one_time: flag,
        lapses_at: time,
        used_at: time,
        made_with: any,
        left_ms: any,
    }
    authenticator_workstation {
        workstation_id: id::<WorkstationId>,
        name: field::<WorkstationName>,
        name_key: any,
        name_sort: any,
        place: field::<Place>,
        inventory_label: field::<InventoryLabel>,
        thumbprint: id::<Thumbprint>,
        enrolled_at: time,
        created_at: time,
        changed_at: time,
        changed_by: id::<UserId>,
        version: number,
    }
    authenticator_enrolment {
        workstation_id: id::<WorkstationId>,
        code_sha256: id::<Sha256Digest>,
        expires_at: time,
        made_by: id::<UserId>,
        left_ms: any,
    }
    authenticator_token {
        token_id: id::<TokenId>,
        user_id: id::<UserId>,
        workstation_id: id::<WorkstationId>,
        sha256: id::<Sha256Digest>,
        job_title: field::<Position>,
        start_work: minute,
        end_work: minute,
        valid_from: time,
        last_day: field::<Day>,
        expires_at: time,
        session_hours: |value| value.counts(|hours| SessionHours::try_from(hours).is_ok()),
        created_at: time,
        created_by: id::<UserId>,
        deleted_at: time,
        kid: any,
        made_with: any,
    }
    authenticator_session {
        session_id: id::<SessionId>,
        secret_sha256: id::<Sha256Digest>,
        user_id: id::<UserId>,
        token_id: id::<TokenId>,
        workstation_id: id::<WorkstationId>,
        started_at: time,
        last_seen_at: time,
        ends_at: time,
        ends_by: |value| value.parses(|code| sessions::ends_by(code).ok()),
        address: id::<IpAddr>,
        browser: any,
        password_at: time,
        bare_at: time,
        bare_from: id::<IpAddr>,
        bare_count: number,
    }
    authenticator_signed_in {
        user_id: id::<UserId>,
        thumbprint: id::<Thumbprint>,
        at: time,
    }
    authenticator_notice {
        notice_id: id::<Uuid>,
        user_id: id::<UserId>,
        act: |value| value.parses(NoticedAct::parse),
        at: time,
        by_user: id::<UserId>,
        by_name: field::<FullName>,
        alone: flag,
        shown_from: time,
        auditor: flag,
    }
    authenticator_four_eyes {
        four_eyes_id: number,
        left_ms: any,
    }
}
