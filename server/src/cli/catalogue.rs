//! `luxmedica catalogue`: what can be asked for, and the diagnoses it is asked
//! for by.

use super::{error::CliError, print};
use crate::assembly;
use referrals::catalogue::import::{self, Counts, Kind, Report};
use std::{fs, path::PathBuf};
use web::config::Config;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, clap::Subcommand)]
enum Act {
    /// Import groups, services and diagnoses from a CSV file (UTF-8, UTF-16 or
    /// Windows-1251) with the columns kind, code, parent, category, `name_uk`, `name_en`, active. All
    /// of it or, if a row is wrong, nothing; what no row names stays.
    Import {
        /// The file
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
        /// Say what the file would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    let Act::Import { file, dry_run } = args.act;
    let bytes = fs::read(&file).map_err(CliError::io(&file))?;
    let app = assembly::open_by_system(config).await?;
    let report = if dry_run {
        import::compare(&app.monitor, &bytes).await
    } else {
        import::import(&app.monitor, &bytes).await
    };
    app.monitor.flush().await?;
    print::written(print::lines(table(&report?, dry_run).into_iter()))
}

/// What came of it, or would.
fn table(report: &Report, dry_run: bool) -> Vec<String> {
    let mut lines = vec!["           new  changed  unchanged  deactivated".to_owned()];
    lines.extend(Kind::ALL.into_iter().map(|kind| {
        let Counts {
            new,
            changed,
            unchanged,
            deactivated,
        } = report.of(kind);
        let code = kind.code();
        format!("{code:<8}{new:>6}{changed:>9}{unchanged:>11}{deactivated:>13}")
    }));
    if dry_run {
        lines.push("This was a dry run: nothing was changed.".to_owned());
    }
    lines
}
