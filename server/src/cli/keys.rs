//! `luxmedica keys`: the keys that sign referrals.

use super::{CliError, open};
use crate::{config::Config, referrals::cards::keys::rotate};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Let a new key sign from now on, also in a server that runs. Papers signed before
    /// stay genuine: the old key's public half stays published. Do it once a year.
    Rotate {
        /// Somebody may have read the old key file: papers signed before count as not
        /// genuine from now on, and must be printed again
        #[arg(long)]
        compromised: bool,
    },
}

#[expect(clippy::print_stdout, reason = "this is what the command is for")]
pub(super) async fn run(config: Config, command: Command) -> Result<(), CliError> {
    let app = open(config).await?;
    match command {
        Command::Rotate { compromised } => {
            let kid = rotate(&app.monitor, &app.cards, compromised).await?;
            println!("From now on referrals are signed by the key {kid}");
        }
    }
    Ok(())
}
