//! `luxmedica patients`: what whoever runs the server is told of patients: ids.

use super::{error::CliError, print};
use ground::clock::Clock;
use referrals::patients::duplicates::{Duplicates, read_from};
use web::{config::Config, state::StartError};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List records that are perhaps one person's, by their ids: of one name and birth
    /// date, or of tax numbers a digit apart. Writes nothing; works while the server runs.
    /// Closed records are not listed: open both, and close the one that is not to be used.
    Duplicates,
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), CliError> {
    let Command::Duplicates = command;
    let found = read_from(&config.place(), &Clock::system()).await;
    let found = found.map_err(StartError::Database)?;
    print::written(print::lines(found.iter().map(text)))
}

fn text(found: &Duplicates) -> String {
    format!("{:<19}  {}", found.why.code(), found.patients.join("  "))
}
