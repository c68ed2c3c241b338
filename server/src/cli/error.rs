//! Why a command did not do what it was asked for.

use super::words;
use crate::backup::BackupError;
use monitor::{
    Error,
    engine::{Address, NoAddress},
};
use referrals::{cards::keys::RotateError, catalogue::import::ImportError};
use shared::ids::PatientId;
use std::{
    io,
    path::{Path, PathBuf},
};
use web::{config::ConfigError, state::StartError};

/// Why a command did not do what it was asked for. What it says goes to the
/// terminal of whoever runs the server.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The configuration does not fit.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The installation does not open.
    #[error("{}{}", .0, hint(.0))]
    Start(#[from] StartError),
    /// The system refused.
    #[error("{}", words::of(.0))]
    Refused(#[from] Error),
    /// A value breaks a rule of the forms.
    #[error("--{option}: {rule}{}", words::named(.characters))]
    Option {
        /// The option.
        option: &'static str,
        /// The rule it breaks.
        rule: shared::fields::Rule,
        /// The characters that break it, where the rule is about single ones.
        characters: String,
    },
    /// There is an installation already.
    #[error("{} is an installation already; to get in again: luxmedica recover", .0.display())]
    NotNew(PathBuf),
    /// There is something in the database already.
    #[error(
        "{0} holds tables already, or somebody is about to make them: name an empty database; \
         to get in again: luxmedica recover"
    )]
    Filled(Address),
    /// The environment names no database.
    #[error("LUXMEDICA_DATABASE is {0}")]
    NoAddress(#[from] NoAddress),
    /// A demo would set published passwords here.
    #[error("{} is an installation, not a demo; choose another --data", .0.display())]
    NotDemo(PathBuf),
    /// Somebody's token may be in it.
    #[error("{} is there already; name another file with --token-file", .0.display())]
    TokenFileThere(PathBuf),
    /// The file that is to be replaced is something else.
    #[error("{} holds no token and stays; name another file with --token-file", .0.display())]
    NoTokenFile(PathBuf),
    /// Nobody has this login.
    #[error("nobody has the login {0}")]
    NoSuchLogin(String),
    /// No patient has this id.
    #[error("no patient has the id {0}")]
    NoSuchPatient(PatientId),
    /// Rights would take effect that nobody confirmed.
    #[error("{0}\nnothing was changed; to carry it out: --yes")]
    NotConfirmed(String),
    /// A catalogue was not imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// No other key took over.
    #[error(transparent)]
    Rotate(#[from] RotateError),
    /// The database is not whole.
    #[error(
        "damaged in {0} places: see what each of them is, and correct it or restore a backup that \
         is whole"
    )]
    Damaged(usize),
    /// What was copied is not whole.
    #[error(
        "{} was written, but the database is damaged in {places} places: keep every older backup, \
         and look what is lost: luxmedica db check",
        backup.display()
    )]
    DamagedBackup {
        /// The copy.
        backup: PathBuf,
        /// How much is.
        places: usize,
    },
    /// A backup cannot be written or used.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// Nothing is replaced.
    #[error("{} is there already: stop the server and move it away, or name an empty database", .0.display())]
    NotEmpty(PathBuf),
    /// It is the other engine's.
    #[error(
        "the backup is of the other engine: restore it with a configuration like the one it was made \
         with"
    )]
    OtherEngine,
    /// The disk would be full.
    #[error("{} has too little room: it takes {} MB for the time", folder.display(), needs / 1_000_000 + 1)]
    NoRoom {
        /// Where.
        folder: PathBuf,
        /// How many bytes it takes.
        needs: u64,
    },
    /// A program of PostgreSQL's is not there.
    #[error(
        "{0} is not there: install PostgreSQL's client programs (postgresql-client) and try again"
    )]
    NoProgram(&'static str),
    /// It failed.
    #[error("{0}: {1}")]
    Program(&'static str, String),
    /// Somebody ended the command.
    #[error("interrupted: nothing was changed")]
    Interrupted,
    /// Somebody ended the command after it had done what cannot be taken back.
    #[error("interrupted: what is restored was not looked through: luxmedica db check")]
    Unchecked,
    /// A file or the terminal.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// The server cannot listen.
    #[error("cannot serve on {address}: {source}")]
    Listen {
        /// The address it was told to serve on.
        address: std::net::SocketAddr,
        /// Why not.
        source: io::Error,
    },
}

impl CliError {
    /// What went wrong with the file at `path`.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Io { path, source }
    }
}

/// What to do where there is perhaps no installation.
const fn hint(error: &StartError) -> &'static str {
    match error {
        StartError::Database(Error::NotOpened(_)) => "",
        _ => "\nIs this an installation? Prepare one with: luxmedica init",
    }
}
