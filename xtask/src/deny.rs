//! What comes from elsewhere: licences, sources, forbidden crates, known vulnerabilities.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;
use crate::workspace::Workspace;

/// The version that is built where none is installed. A later one is as good.
const VERSION: &str = "0.20.2";

/// Runs `cargo deny`, as `deny.toml` has it.
pub fn check(workspace: &Workspace) -> Result<()> {
    let program = find_or_build(workspace)?;
    let deny = || {
        let mut deny = Command::new(&program);
        // What `cargo deny` is called with: the tool's name comes first.
        deny.current_dir(&workspace.root).args(["deny", "--locked"]);
        deny
    };
    command::run(deny().args(["check", "bans", "licenses", "sources"]))?;
    if command::succeeds(deny().args(["fetch", "db"])) {
        return command::run(deny().args(["check", "advisories"]));
    }
    eprintln!(
        "    Known vulnerabilities were NOT looked for: the RustSec database cannot be had here. \
         With a network: cargo deny check advisories"
    );
    Ok(())
}

fn find_or_build(workspace: &Workspace) -> Result<PathBuf> {
    let is_there = |program: &Path| command::succeeds(Command::new(program).arg("--version"));
    let installed = PathBuf::from("cargo-deny");
    if is_there(&installed) {
        return Ok(installed);
    }
    let root = workspace.target.join("tools").join(VERSION);
    let name = Path::new("cargo-deny").with_extension(std::env::consts::EXE_EXTENSION);
    let built = root.join("bin").join(name);
    if !is_there(&built) {
        eprintln!("    Building cargo-deny {VERSION}, once");
        let mut install = workspace.cargo();
        // Unoptimized: built in a minute and a half instead of many, it runs for seconds all the same.
        install.args(["install", "--quiet", "--locked", "--debug", "--no-track"]);
        install.args(["cargo-deny", "--version", VERSION]);
        install.arg("--root").arg(&root);
        let build = root.join("build");
        command::run(install.env("CARGO_TARGET_DIR", &build)).context(
            "cargo-deny is missing and could not be built; with a network: cargo install --locked cargo-deny",
        )?;
        std::fs::remove_dir_all(build)?;
    }
    Ok(built)
}
