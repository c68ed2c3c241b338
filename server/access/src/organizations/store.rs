//! The SQL of organizations, and nothing else.

use super::{CreateOrganization, DeleteOrganization, ListOrganizations, UpdateOrganization};
use ground::{text, typeface};
use monitor::{
    Error, FromRow, Named, Namesake, OnUnique, Permit, Snapshot, Subject, Tx, engine::Connection,
    names, query, query_as, readable, stored, stored_id,
};
use shared::{
    fields::{FullName, OrganizationName},
    ids::OrganizationId,
    organizations::Organization,
    page::Version,
    problem::{ErrorCode, FieldFault, Names},
};

#[derive(FromRow)]
struct Row {
    organization_id: String,
    name: String,
    members: i64,
    namesake: bool,
    version: i64,
}

impl TryFrom<Row> for Organization {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Self {
            id: stored_id(&row.organization_id)?,
            name: stored(row.name)?,
            members: row.members.unsigned_abs(),
            namesake: row.namesake,
            version: Version(row.version),
        })
    }
}

const LIST: &str = "select o.organization_id, o.name, o.version, \
    o.name_key like ' %' as namesake, \
    (select count(*) from access_user u \
     where u.organization_id = o.organization_id and u.deleted_at is null) as members \
    from access_organization o where o.deleted_at is null \
    order by o.name_sort, o.organization_id";

pub(super) async fn list(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListOrganizations>,
) -> Result<Vec<Organization>, Error> {
    let rows = query(LIST).fetch_all(snapshot.connection()).await?;
    snapshot.sift("access_organization", &rows, |row: Row| row.try_into())
}

const ONE: &str = "select o.organization_id, o.name, o.version, \
    o.name_key like ' %' as namesake, \
    (select count(*) from access_user u \
     where u.organization_id = o.organization_id and u.deleted_at is null) as members \
    from access_organization o where o.organization_id = $1 and o.deleted_at is null";

async fn one(connection: &mut Connection, id: OrganizationId) -> Result<Organization, Error> {
    let row: Option<Row> = query_as(ONE)
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    row.ok_or(ErrorCode::NotFound)?.try_into()
}

const INSERT: &str = "insert into access_organization \
    (organization_id, name, name_key, name_sort, created_at, version) \
    values ($1, $2, $3, $4, $5, 1)";

/// Makes the organization.
pub async fn insert(
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreateOrganization>,
) -> Result<Organization, Error> {
    let CreateOrganization(form) = permit.command();
    check_name(&form.name)?;
    let id = tx.new_id(OrganizationId::new);
    let now = tx.now().0;
    query(INSERT)
        .bind(id.to_string())
        .bind(form.name.as_str())
        .bind(text::fold(form.name.as_str()))
        .bind(text::sort_key(form.name.as_str()))
        .bind(now)
        .execute(tx.connection())
        .await
        .on_unique(
            "access_organization.name_key",
            ErrorCode::OrganizationNameTaken,
        )?;
    tx.about(Subject::Organization(id));
    one(tx.connection(), id).await
}

/// Refuses a name of signs alone, or one that no paper could show.
fn check_name(name: &OrganizationName) -> Result<(), Error> {
    let given = name.check_given();
    given.map_err(|rule| FieldFault::new("name", rule))?;
    Ok(typeface::check("name", name.as_str())?)
}

const UPDATE: &str = "update access_organization \
    set name = $1, name_key = $2, name_sort = $3, changed_at = $4, changed_by = $5, \
        version = version + 1 \
    where organization_id = $6 and version = $7 and deleted_at is null";

pub(super) async fn update(
    tx: &mut Tx<'_>,
    permit: Permit<'_, UpdateOrganization>,
) -> Result<Organization, Error> {
    let &UpdateOrganization {
        id,
        ref form,
        version,
    } = permit.command();
    let member = tx.actor().member();
    if member.is_some_and(|member| member.organization_id == id) {
        return Err(ErrorCode::OwnOrganization.into());
    }
    let before = one(tx.connection(), id).await.ok();
    // What stood there before the rule did may stay.
    if before.is_none_or(|before| before.name != form.name) {
        check_name(&form.name)?;
    }
    let (now, actor) = (tx.now().0, tx.actor_id());
    let done = query(UPDATE)
        .bind(form.name.as_str())
        .bind(text::fold(form.name.as_str()))
        .bind(text::sort_key(form.name.as_str()))
        .bind(now)
        .bind(actor)
        .bind(id.to_string())
        .bind(version.0)
        .execute(tx.connection())
        .await
        .on_unique(
            "access_organization.name_key",
            ErrorCode::OrganizationNameTaken,
        )?;
    if done.rows_affected() == 0 {
        return Err(tx.missing_or_stale(CHANGED_BY, id).await?);
    }
    tx.note().changed([("name", true)]);
    one(tx.connection(), id).await
}

const CHANGED_BY: &str = "select u.full_name from access_organization o \
    left join access_user u on u.user_id = o.changed_by \
    where o.organization_id = $1 and o.deleted_at is null";

const MEMBERS: &str = "select user_id, full_name from access_user \
    where organization_id = $1 and deleted_at is null order by full_name_sort, user_id";
const DELETE: &str = "update access_organization \
    set deleted_at = $1, changed_at = $1, changed_by = $2, name_key = '#' || organization_id \
    where organization_id = $3 and deleted_at is null and not exists \
        (select 1 from access_user where organization_id = $3 and deleted_at is null)";

pub(super) async fn delete(
    tx: &mut Tx<'_>,
    permit: Permit<'_, DeleteOrganization>,
) -> Result<(), Error> {
    let &DeleteOrganization(id) = permit.command();
    // One writer (ADR 23): nobody comes to belong to it meanwhile.
    let members = query(MEMBERS)
        .bind(id.to_string())
        .fetch_all(tx.connection())
        .await?;
    if let Some(members) = Names::of(names::<FullName>("access_user", &members)) {
        return Err(ErrorCode::OrganizationInUse { members }.into());
    }
    let (now, actor) = (tx.now().0, tx.actor_id());
    let done = query(DELETE)
        .bind(now)
        .bind(actor)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    if done.rows_affected() == 0 {
        // It is there, or this says that it is not: then somebody has come to belong to it.
        one(tx.connection(), id).await?;
        return Err(Error::Overtaken);
    }
    Ok(())
}

const NAMESAKES: &str = "select 'organization' as kind, organization_id as id, name \
    from access_organization where name_key like ' %' order by id";

/// What has the name of an older one.
pub async fn namesakes(connection: &mut Connection) -> Result<Vec<Namesake>, Error> {
    let rows = query(NAMESAKES).fetch_all(connection).await?;
    Ok(readable(&rows))
}

const ORGANIZATIONS: Named = Named {
    park: PARK_ORGANIZATIONS,
    read: READ_ORGANIZATIONS,
    write: WRITE_ORGANIZATION,
    take: TAKE_ORGANIZATION,
};
const PARK_ORGANIZATIONS: &str = "update access_organization \
    set name_key = ' ' || organization_id where deleted_at is null";
const READ_ORGANIZATIONS: &str = "select organization_id, name from access_organization \
    where organization_id > $1 order by organization_id limit $2";
const WRITE_ORGANIZATION: &str =
    "update access_organization set name = $1, name_sort = $2 where organization_id = $3";
const TAKE_ORGANIZATION: &str = "update access_organization set name_key = $1 \
    where organization_id = $2 and deleted_at is null \
    and not exists (select 1 from access_organization o where o.name_key = $1)";

/// Folds everything anew. Of several that have one name now, the oldest keeps it.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    ORGANIZATIONS.refold(connection).await
}
