//! The SQL of assignments, and nothing else.

use super::{CreateAssignment, DeleteAssignment, GetHolder};
use crate::{
    rights::{self, label},
    users,
};
use monitor::{
    Error, FromRow, Lossy, OnUnique, Permit, Snapshot, Subject, Tx, query, query_as, stored_id,
    stored_time,
};
use shared::{
    assignments::{Assignment, Holder},
    ids::{AssignmentId, RoleId, UserId},
    journal::Mark,
    problem::ErrorCode,
};

#[derive(FromRow)]
struct Row {
    assignment_id: String,
    role_id: String,
    name: Lossy,
    shipped: Option<String>,
    given_at: i64,
    given_by: Option<String>,
}

impl TryFrom<Row> for Assignment {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: stored_id(&row.assignment_id)?,
            role: label(stored_id(&row.role_id)?, row.name, row.shipped.as_deref())?,
            since: stored_time(row.given_at)?,
            given_by: row.given_by,
        })
    }
}

/// The columns of [`Row`].
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "select a.assignment_id, a.role_id, r.name, r.shipped, a.given_at, \
             g.full_name as given_by \
             from access_assignment a \
             join access_role r on r.role_id = a.role_id \
             left join access_user g on g.user_id = a.given_by \
             where ",
            $condition
        )
    };
}

const OF_USER: &str = select!("a.user_id = $1 order by a.given_at, a.assignment_id");
const ONE: &str = select!("a.assignment_id = $1");

pub(super) async fn holder(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetHolder>,
) -> Result<Holder, Error> {
    let &GetHolder(id) = permit.command();
    let person = users::person(snapshot.connection(), id).await;
    let person = person.map_err(|error| error.at("access_user", &id))?;
    let rows = query(OF_USER)
        .bind(id.to_string())
        .fetch_all(snapshot.connection())
        .await?;
    let assignments = snapshot.sift("access_assignment", &rows, |row: Row| row.try_into())?;
    let roles = rights::roles_of(snapshot.connection(), id).await?;
    Ok(Holder {
        person,
        assignments,
        permissions: rights::effective(&roles),
    })
}

/// Finds nothing to insert when the user or the role does not exist.
const INSERT: &str = "insert into access_assignment \
    (assignment_id, user_id, role_id, given_at, given_by) \
    select $1, u.user_id, r.role_id, $2, $3 from access_user u, access_role r \
    where u.user_id = $4 and u.deleted_at is null and r.role_id = $5";

/// Makes the assignment.
pub async fn insert(
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreateAssignment>,
) -> Result<Assignment, Error> {
    let CreateAssignment { new, .. } = permit.command();
    tx.acts_upon(new.user_id);
    tx.note().mark(Mark::RoleGiven { role: new.role_id });
    let id = give(tx, new.user_id, new.role_id).await?;
    let row: Row = query_as(ONE)
        .bind(id.to_string())
        .fetch_one(tx.connection())
        .await?;
    row.try_into()
}

/// Gives `user` the role.
pub(crate) async fn give(
    tx: &mut Tx<'_>,
    user: UserId,
    role: RoleId,
) -> Result<AssignmentId, Error> {
    let id = tx.new_id(AssignmentId::new);
    let (now, actor) = (tx.now().0, tx.actor_id());
    let done = query(INSERT)
        .bind(id.to_string())
        .bind(now)
        .bind(actor)
        .bind(user.to_string())
        .bind(role.to_string())
        .execute(tx.connection())
        .await
        .on_unique("access_assignment.user_id", ErrorCode::AssignmentExists)?;
    match done.rows_affected() {
        0 => Err(ErrorCode::NotFound.into()),
        _ => Ok(id),
    }
}

const DELETE: &str = "delete from access_assignment where assignment_id = $1 \
    returning user_id, role_id";

pub(super) async fn delete(
    tx: &mut Tx<'_>,
    permit: Permit<'_, DeleteAssignment>,
) -> Result<(), Error> {
    let &DeleteAssignment { id, .. } = permit.command();
    let gone: Option<(String, String)> = query_as(DELETE)
        .bind(id.to_string())
        .fetch_optional(tx.connection())
        .await?;
    let (user, role) = gone.ok_or(ErrorCode::NotFound)?;
    let (user, role) = (stored_id(&user)?, stored_id(&role)?);
    tx.about(Subject::User(user));
    tx.acts_upon(user);
    tx.note().mark(Mark::RoleWithdrawn { role });
    Ok(())
}

const WITHDRAW: &str = "delete from access_assignment where user_id = $1 and role_id = $2";

/// Takes the role from `user`.
pub(crate) async fn withdraw(tx: &mut Tx<'_>, user: UserId, role: RoleId) -> Result<(), Error> {
    query(WITHDRAW)
        .bind(user.to_string())
        .bind(role.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}
