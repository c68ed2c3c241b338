//! `cargo xtask build`: the browser bundle, then the server that carries it.

use std::path::PathBuf;

use anyhow::Result;

use crate::bundle;
use crate::command;
use crate::workspace::{Profile, Workspace};

/// Tells the server's build where the bundle lies that it embeds.
pub const APP_DIR: &str = "LUXMEDICA_APP_DIR";

/// Builds the browser bundle, then the server that carries it.
#[derive(clap::Args)]
pub struct Args {
    /// Small and fast, as shipped (the default)
    #[arg(long, conflicts_with = "dev")]
    release: bool,
    /// Quick to compile
    #[arg(long)]
    dev: bool,
}

/// Builds and prints where the binary is.
pub fn run(args: &Args) -> Result<()> {
    let workspace = Workspace::find()?;
    let profile = if args.dev {
        Profile::Dev
    } else {
        Profile::Release
    };
    let binary = product(&workspace, profile)?;
    println!("{}", binary.display());
    Ok(())
}

/// Builds bundle and server; returns the server's binary.
pub fn product(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let app = bundle::build(workspace, profile)?;
    let mut build = workspace.cargo();
    build.args(["build", "--package", "luxmedica", "--bin", "luxmedica"]);
    build.args(["--profile", profile.of_server().0]);
    command::run(build.env(APP_DIR, app))?;
    Ok(workspace.server(profile))
}
