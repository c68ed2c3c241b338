//! `luxmedica keys`: the keys that sign referrals and token files.

use super::{error::CliError, print};
use crate::assembly;
use authenticator::staff_key;
use referrals::cards::keys::rotate;
use web::config::Config;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Let a new key sign from now on, also in a server that runs. Papers signed before
    /// stay genuine: the old key's public half stays published. Do it once a year.
    Rotate {
        /// Somebody may have read the old key file: papers it signed count as not genuine
        /// from now on, and must be printed again; those of keys before it stay genuine
        #[arg(long)]
        compromised: bool,
    },
    /// Let a new key sign token files from now on, also in a server that runs. Those made
    /// before go on working until their last day.
    RotateStaff {
        /// Somebody may have read the old key file: token files made with it work no more,
        /// and everybody needs a new one; `luxmedica recover` makes the first
        #[arg(long)]
        compromised: bool,
    },
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), CliError> {
    let app = assembly::open_by_system(config).await?;
    let said = match command {
        Command::Rotate { compromised } => {
            let kid = rotate(&app.monitor, &app.cards, compromised).await?;
            format!("From now on referrals are signed by the key {kid}")
        }
        Command::RotateStaff { compromised } => {
            let kid = staff_key::rotate(&app.monitor, &app.keys, compromised).await?;
            format!("From now on token files are signed by the key {kid}")
        }
    };
    print::written(print::lines([said].into_iter()))
}
