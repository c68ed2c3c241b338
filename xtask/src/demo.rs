//! `cargo xtask demo`: from a fresh clone to a hospital one can sign in to.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::workspace::{Profile, Workspace};

/// Builds everything and serves a demo clinic, with its users and their tokens.
#[derive(clap::Args)]
pub struct Args {
    /// The port on localhost
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where the demo's database, keys and token files lie [default: .data/demo in the checkout]
    #[arg(long)]
    data: Option<PathBuf>,
    /// Print address, enrolment link and users as one line of JSON
    #[arg(long)]
    json: bool,
}

/// Builds, then becomes the server.
pub fn run(args: &Args) -> Result<()> {
    let workspace = Workspace::find()?;
    let binary = build::product(&workspace, Profile::Release)?;
    become_the(&mut serve(&workspace, binary, args))
}

/// The command that fills the demo clinic where it is missing, and serves it.
pub fn serve(workspace: &Workspace, binary: PathBuf, args: &Args) -> Command {
    let data = args
        .data
        .clone()
        .unwrap_or_else(|| workspace.root.join(".data/demo"));
    let mut command = Command::new(binary);
    command
        .arg("demo")
        .args(["--port", &args.port.to_string()])
        .arg("--data")
        .arg(data);
    if args.json {
        command.arg("--json");
    }
    command
}

/// Replaces this process, so that signals, output and exit status are the server's own.
#[cfg(unix)]
fn become_the(server: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(server.exec()).context("starting the server")
}

/// Waits for the server and ends as it did; a console's Ctrl-C reaches both.
#[cfg(not(unix))]
fn become_the(server: &mut Command) -> Result<()> {
    let status = server.status().context("starting the server")?;
    std::process::exit(status.code().unwrap_or(1))
}
