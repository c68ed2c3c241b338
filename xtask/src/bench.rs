//! `cargo xtask bench`: what takes how long, beside what it is to be compared with.

use anyhow::Result;

use crate::build;
use crate::command;
use crate::workspace::{Profile, Workspace};

/// Builds the product as it ships, then measures it.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    let server = build::product(&workspace, Profile::Release)?;
    let mut bench = workspace.cargo();
    bench.args(["run", "--locked", "--release", "--package", "bench"]);
    command::run(bench.env("LUXMEDICA_BIN", server))
}
