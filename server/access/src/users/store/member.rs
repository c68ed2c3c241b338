//! The SQL of a member: reads only.

use monitor::{
    Error, FromRow, Lossy, Member, Permit, Snapshot, engine::Connection, named, query_as,
    query_scalar, stored, stored_id,
};
use shared::{
    fields::{Login, Position},
    ids::UserId,
    page::Version,
};

monitor::commands! { ():
    /// Asks for a user in whose name the operator writes something down.
    pub struct GetMember(pub UserId) of internal::GetMember asks read => Option<Member>;

    /// Asks for the user of a login.
    pub struct FindUser(pub Login) of GetUser asks by_login => Option<Found>;
}

/// What the command line needs to know of a user.
#[derive(Debug, Clone)]
pub struct Found {
    /// The user.
    pub id: UserId,
    /// Their job title.
    pub position: Position,
}

#[derive(FromRow)]
struct Row {
    version: i64,
    full_name: String,
    position: String,
    licence_number: Option<String>,
    organization_id: String,
    organization: Lossy,
}

const MEMBER: &str = "select u.version, u.full_name, u.position, u.licence_number, \
    u.organization_id, o.name as organization \
    from access_user u join access_organization o on o.organization_id = u.organization_id \
    where u.user_id = $1 and u.deleted_at is null";

async fn read(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetMember>,
) -> Result<Option<Member>, Error> {
    let &GetMember(user) = permit.command();
    member(snapshot.connection(), user).await
}

pub(crate) async fn member(
    connection: &mut Connection,
    user_id: UserId,
) -> Result<Option<Member>, Error> {
    let row: Option<Row> = query_as(MEMBER)
        .bind(user_id.to_string())
        .fetch_optional(connection)
        .await
        .map_err(|error| Error::from(error).at("access_user", &user_id))?;
    let member = row.map(|row| {
        Ok(Member {
            user_id,
            version: Version(row.version),
            full_name: stored(row.full_name)?,
            position: stored(row.position)?,
            licence_number: row.licence_number.map(stored).transpose()?,
            organization_id: stored_id(&row.organization_id)?,
            organization: named(
                "access_organization",
                &row.organization_id,
                row.organization,
            )?,
        })
    });
    let member: Result<_, Error> = member.transpose();
    member.map_err(|error| error.at("access_user", &user_id))
}

const BY_LOGIN: &str = "select user_id, position from access_user \
    where login_key = $1 and deleted_at is null";

async fn by_login(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, FindUser>,
) -> Result<Option<Found>, Error> {
    let FindUser(login) = permit.command();
    let row: Option<(String, Lossy)> = query_as(BY_LOGIN)
        .bind(login.key())
        .fetch_optional(snapshot.connection())
        .await?;
    row.map(|(id, Lossy(position))| {
        let position = stored(position).map_err(|error| error.at("access_user", &id))?;
        Ok(Found {
            id: stored_id(&id)?,
            position,
        })
    })
    .transpose()
}

const NAME: &str = "select full_name from access_user where user_id = $1";

/// What somebody is called.
pub(crate) async fn name_of(connection: &mut Connection, user: UserId) -> Result<String, Error> {
    let name: Result<Lossy, _> = query_scalar(NAME)
        .bind(user.to_string())
        .fetch_one(connection)
        .await;
    Ok(name?.0)
}
