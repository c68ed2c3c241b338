//! The command line of whoever runs the server.

mod catalogue;
mod demo;
mod init;
mod journal;
mod keys;
mod os_user;
mod patients;
mod print;
mod provision;
mod recover;
mod serve;
mod words;

use crate::assembly;
use clap::{Parser, Subcommand};
use ground::{chance::Chance, clock::Clock};
use monitor::Error;
use referrals::{cards::keys::RotateError, catalogue::import::ImportError};
use std::{
    io,
    path::{Path, PathBuf},
};
use web::{
    config::{Config, ConfigError},
    state::{AppState, StartError},
};

/// LuxMedica: electronic referrals behind an access-control module.
///
/// Begin with `luxmedica init`, then `luxmedica serve`. To look around first,
/// `luxmedica demo` serves a made-up clinic.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Cli {
    /// The configuration file (TOML). Every key can also be set in the
    /// environment: `LUXMEDICA_LISTEN`, `LUXMEDICA_FACILITY__NAME` and so on.
    #[arg(
        long,
        short,
        global = true,
        env = "LUXMEDICA_CONFIG",
        value_name = "FILE"
    )]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Prepare a new installation: keys, shipped roles, the first
    /// administrator with their token, and the link of the first workstation.
    Init(init::Args),
    /// Serve the installation until interrupted.
    Serve,
    /// Give a locked-out administrator every administrative right back, and a
    /// new enrolment link, token and password. Works while the server runs;
    /// everything is journalled, with whoever ran it.
    Recover(recover::Args),
    /// Read the journal: what was done, by whom, what was refused and why. Needs no
    /// key and writes nothing; works while the server runs.
    Journal(journal::Args),
    /// Import services and diagnoses. Works while the server runs; journalled.
    Catalogue(catalogue::Args),
    /// Patients who are perhaps on record twice.
    #[command(subcommand)]
    Patients(patients::Command),
    /// The keys that sign referrals and token files.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Fill a demo clinic, unless it is there already, and serve it.
    Demo(demo::Args),
}

/// Why a command did not do what it was asked for. What it says goes to the
/// terminal of whoever runs the server.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The configuration does not fit.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The installation does not open.
    #[error("{0}\nIs this an installation? Prepare one with: luxmedica init")]
    Start(#[from] StartError),
    /// The system refused.
    #[error("{}", words::of(.0))]
    Refused(#[from] Error),
    /// A value breaks a rule of the forms.
    #[error("--{option}: {rule}")]
    Option {
        /// The option.
        option: &'static str,
        /// The rule it breaks.
        rule: shared::fields::Rule,
    },
    /// There is an installation already.
    #[error("{} is an installation already; to get in again: luxmedica recover", .0.display())]
    NotNew(PathBuf),
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
        /// Where.
        address: std::net::SocketAddr,
        /// Why not.
        source: io::Error,
    },
}

impl CliError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Io { path, source }
    }
}

impl Cli {
    /// Does what was asked for.
    ///
    /// # Errors
    /// Whatever kept it from being done, worded for the terminal.
    pub async fn run(self) -> Result<(), CliError> {
        let config = self.config.as_deref();
        match self.command {
            Subcommands::Init(args) => init::run(Config::read(config)?, args).await,
            Subcommands::Serve => serve::run(Config::read(config)?).await,
            Subcommands::Recover(args) => recover::run(Config::read(config)?, args).await,
            Subcommands::Journal(args) => journal::run(Config::read(config)?, args).await,
            Subcommands::Catalogue(args) => catalogue::run(Config::read(config)?, args).await,
            Subcommands::Patients(command) => patients::run(Config::read(config)?, command).await,
            Subcommands::Keys(command) => keys::run(Config::read(config)?, command).await,
            Subcommands::Demo(args) => demo::run(args).await,
        }
    }
}

/// Opens the installation by the system's clock and chance.
async fn open(config: Config) -> Result<AppState, CliError> {
    Ok(assembly::open(config, Clock::system(), Chance::system()).await?)
}
