//! The SQL of a password entered again.

use super::ConfirmPassword;
use monitor::{Error, Permit, Tx};

const CONFIRM: &str = "update authenticator_session set password_at = $1 where session_id = $2";

/// Notes in a session that its password was entered again.
pub(super) async fn confirm(
    tx: &mut Tx<'_>,
    permit: Permit<'_, ConfirmPassword>,
) -> Result<(), Error> {
    let &ConfirmPassword(id) = permit.command();
    sqlx::query(CONFIRM)
        .bind(tx.passed().0)
        .bind(id.to_string())
        .execute(tx.connection())
        .await?;
    Ok(())
}
