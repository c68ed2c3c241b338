//! The SQL of folding users' names and job titles anew.

use ground::text::{self, fold, sort_key};
use monitor::{Error, FromRow, Leaves, engine::Connection, query};
use shared::text::{line, repaired};

#[derive(FromRow)]
struct UserRow {
    user_id: String,
    login_key: String,
    full_name: String,
    position: String,
}

const USERS: &str = "select user_id, login_key, full_name, position from access_user \
    where user_id > $1 order by user_id limit $2";
const USER: &str = "update access_user set full_name = $1, full_name_sort = $2, position = $3, \
    position_sort = $4, search = $5, position_search = $6 where user_id = $7";

/// Folds everything anew.
pub async fn refold(connection: &mut Connection) -> Result<(), Error> {
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next(connection, USERS).await? {
        for row in rows {
            let UserRow { user_id, .. } = &row;
            let full_name = repaired(&line(&row.full_name));
            let position = line(&row.position);
            query(USER)
                .bind(&full_name)
                .bind(sort_key(&full_name))
                .bind(&position)
                .bind(sort_key(&position))
                .bind(text::person(&full_name, &row.login_key))
                .bind(fold(&position))
                .bind(user_id)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}
