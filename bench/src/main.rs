//! Measures, side by side in one run, and prints medians and ratios: what a
//! machine makes of a number differs, what two numbers make of each other does
//! not. Nothing here passes or fails.

mod client;
mod desk;
mod duplicates;
mod parts;
mod population;
mod report;
mod requests;

use anyhow::{Context, Result};
use report::Report;
use std::{env, path::PathBuf};

fn main() -> Result<()> {
    let server = env::var_os("LUXMEDICA_BIN").map(PathBuf::from);
    let server = server.context("LUXMEDICA_BIN names the server to measure")?;
    let mut report = Report::default();
    parts::measure(&mut report)?;
    duplicates::measure(&mut report)?;
    requests::measure(&server, &mut report)?;
    report.print();
    Ok(())
}
