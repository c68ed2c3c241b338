//! What was acknowledged is there, whatever happens; what was not is not
//! there by half.

mod batches;
mod dropped;
mod full;
mod killed;
mod locked;
mod meanwhile;
mod older;
mod overtaken;
mod rotated;

use crate::harness::{Reply, Staff, TestApp};
use serde_json::json;
use shared::endpoints::CreateOrganization;
use tokio::task::{JoinHandle, yield_now};

/// Makes an organization while another holds the writer, and so first in the batch to come.
async fn waits(head: &Staff, name: &str) -> JoinHandle<Reply> {
    let call = head.ask(CreateOrganization).json(&json!({"name": name}));
    let waiting = tokio::spawn(call.into_future());
    for _ in 0..100 {
        yield_now().await;
    }
    waiting
}

/// Shows that no record is there without what belongs to it.
async fn nothing_is_half_done(app: &TestApp) {
    for (what, sql) in INVARIANTS {
        assert_eq!(app.count(sql).await, 0, "{what}");
    }
}

/// What must never be found in a database.
const INVARIANTS: [(&str, &str); 9] = [
    (
        "a user without the version of their record",
        "select count(*) from access_user u where not exists \
         (select 1 from access_user_version v \
         where v.user_id = u.user_id and v.version = u.version)",
    ),
    (
        "a user without a password",
        "select count(*) from access_user u where deleted_at is null and not exists \
         (select 1 from authenticator_credential c where c.user_id = u.user_id)",
    ),
    (
        "a password without a user",
        "select count(*) from authenticator_credential c where not exists \
         (select 1 from access_user u where u.user_id = c.user_id and u.deleted_at is null)",
    ),
    (
        "a user without a record",
        "select count(*) from access_user u where not exists (select 1 from journal_record j \
         where j.operation = 'create_user' and j.outcome = 'done' \
         and j.subject = 'user ' || u.user_id)",
    ),
    (
        "a record without its user",
        "select count(*) from journal_record j where j.operation = 'create_user' \
         and j.outcome = 'done' and not exists \
         (select 1 from access_user u where j.subject = 'user ' || u.user_id)",
    ),
    (
        "an organization without a record",
        "select count(*) from access_organization o where not exists \
         (select 1 from journal_record j where j.operation = 'create_organization' \
         and j.outcome = 'done' and j.subject = 'organization ' || o.organization_id)",
    ),
    (
        "a record without its organization",
        "select count(*) from journal_record j where j.operation = 'create_organization' \
         and j.outcome = 'done' and not exists (select 1 from access_organization o \
         where j.subject = 'organization ' || o.organization_id)",
    ),
    (
        "an assignment without a record",
        "select count(*) from access_assignment a where not exists \
         (select 1 from journal_record j where j.operation = 'create_assignment' \
         and j.outcome = 'done' and j.subject = 'user ' || a.user_id \
         and j.notes like '%' || a.role_id || '%')",
    ),
    (
        "a user made without the Authenticator hearing of it",
        "select abs((select count(*) from journal_record where operation = 'user_created') \
         - (select count(*) from journal_record \
         where operation = 'create_user' and outcome = 'done'))",
    ),
];
