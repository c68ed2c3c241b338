//! `luxmedica db`: keeping the database.

mod backup;
mod check;
mod interruption;
mod programs;
mod restore;

use super::error::CliError;
use interruption::Interruption;
use web::config::Config;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Look through the database: whether the engine finds its own structures in order, what
    /// refers to what is there, every value is what its column may hold, and the journal has
    /// no gap. Says by table and id what is damaged, and then fails. Writes nothing; works
    /// while the server runs.
    Check,
    Backup(backup::Args),
    Restore(restore::Args),
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), CliError> {
    match command {
        Command::Check => check::run(&config.place()).await,
        Command::Backup(args) => backup::run(&config, args, &Interruption::listen()).await,
        Command::Restore(args) => restore::run(&config, args, &Interruption::listen()).await,
    }
}
