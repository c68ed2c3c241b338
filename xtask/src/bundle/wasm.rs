//! From Rust to a WASM file that awaits its JavaScript half.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::client::Client;
use super::parts::{self, Cut};
use crate::command;
use crate::workspace::{Profile, Workspace};

/// The compile target of the clients.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles a client; returns cargo's WASM file.
pub fn compile(workspace: &Workspace, profile: Profile, client: &Client) -> Result<PathBuf> {
    ensure_target()?;
    let (cargo_profile, folder) = profile.of_clients();
    let mut build = workspace.cargo();
    build.args(["rustc", "--package", client.name, "--target", TARGET]);
    build.args(["--profile", cargo_profile]);
    if client.is_in_parts() {
        // Whoever cuts it must know what refers to what.
        build.args(["--", "-Clink-arg=--emit-relocs", "-Cstrip=none"]);
    }
    command::run(&mut build)?;
    let compiled = workspace.target.join(TARGET).join(folder).join(client.name);
    Ok(compiled.with_extension("wasm"))
}

/// Writes `client.js` and `client_bg.wasm`, the two halves wasm-bindgen makes of `compiled`, or of its base, if it comes
/// in parts, which are the answer. What is worked on keeps the names of its functions, for stack traces.
pub fn bind(
    client: &Client,
    compiled: &Path,
    profile: Profile,
    folder: &Path,
) -> Result<Option<Cut>> {
    let cut = client.is_in_parts().then(|| parts::cut(compiled, folder));
    let cut = cut.transpose()?;
    Bindgen::new()
        .input_path(cut.as_ref().map_or(compiled, |cut| &cut.base))
        // The parts are linked to the base by what the linker exports, under the names it knows.
        .keep_lld_exports(cut.is_some())
        .demangle(cut.is_none())
        .out_name("client")
        .web(true)?
        .typescript(false)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate(folder)
        .context("wasm-bindgen")?;
    Ok(cut)
}

/// Adds the compiler's WASM half where it is missing.
pub fn ensure_target() -> Result<()> {
    let library = command::read(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    eprintln!("    Adding the compile target {TARGET}");
    if !command::succeeds(Command::new("rustup").arg("--version")) {
        bail!(
            "the Rust target {TARGET} is missing, and rustup, which could add it, is too: https://rustup.rs"
        );
    }
    command::run(Command::new("rustup").args(["target", "add", TARGET]))
}
