//! Whoever runs the command, as the operating system knows them.

use shared::journal::{Account, OsUser};

/// The account the command runs under and, if `sudo` says so, whose it was before.
pub(super) fn name() -> OsUser {
    OsUser {
        account: Account::from(whoami::username().unwrap_or_default()),
        sudo: std::env::var("SUDO_USER").ok().map(Account::from),
    }
}
