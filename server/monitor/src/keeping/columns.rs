//! What the monitor's own tables hold.

use super::values::{Value, any, bytes, id, number, read, time};
use crate::outcome::Outcome;
use shared::{
    ids::{OrganizationId, PatientId, RequestId, SessionId, UserId, WorkstationId},
    journal::{Notes, Subject},
};
use std::net::IpAddr;

/// A code: nobody has typed it.
fn code(value: &Value) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    value.parses(|text| (!text.is_empty() && text.chars().all(plain)).then_some(()))
}

columns! {
    journal_record {
        record_id: number,
        at: time,
        source: code,
        destination: code,
        operation: code,
        outcome: |value| value.parses(Outcome::parse),
        user_id: id::<UserId>,
        session_id: id::<SessionId>,
        workstation_id: id::<WorkstationId>,
        address: id::<IpAddr>,
        subject: id::<Subject>,
        count: number,
        organization_id: id::<OrganizationId>,
        notes: read::<Notes>,
        reason: code,
        policy: code,
        request_id: id::<RequestId>,
    }
    journal_patient {
        patient_id: id::<PatientId>,
        record_id: number,
    }
    journal_user {
        user_id: id::<UserId>,
        record_id: number,
    }
    monitor_pulse {
        pulse_id: number,
        at: time,
        room: bytes,
    }
    monitor_folding {
        folding_id: number,
        version: number,
    }
    monitor_server {
        server_id: any,
        changes: number,
        at: time,
    }
    monitor_turn {
        turn_id: number,
    }
    monitor_steward {
        steward_id: number,
        server_id: any,
        beats: number,
    }
    monitor_nonce {
        nonce: any,
        at: time,
        session_id: id::<SessionId>,
        address: any,
    }
    monitor_secret {
        secret_id: number,
        secret: bytes,
    }
    monitor_tally {
        tally_id: any,
        count: number,
        at: time,
    }
}
