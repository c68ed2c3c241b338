//! The command line of whoever runs the server.

mod catalogue;
mod db;
mod demo;
mod error;
mod init;
mod journal;
mod keys;
mod metrics;
mod os_user;
mod patients;
mod print;
mod provision;
mod recover;
mod serve;
mod words;

pub use error::CliError;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use web::config::Config;

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
    /// Keep the database: look through it, back it up, restore a backup.
    #[command(subcommand)]
    Db(db::Command),
    /// The keys that sign referrals and token files.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Fill a demo clinic, unless it is there already, and serve it.
    Demo(demo::Args),
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
            Subcommands::Db(command) => db::run(Config::read(config)?, command).await,
            Subcommands::Keys(command) => keys::run(Config::read(config)?, command).await,
            Subcommands::Demo(args) => demo::run(args).await,
        }
    }
}
