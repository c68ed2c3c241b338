//! Why a command did not do what it was asked for.

use super::words;
use monitor::{Error, engine::Address};
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
