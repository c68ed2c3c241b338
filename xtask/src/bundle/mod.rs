//! The browser bundle: a folder the server serves as it is.
//!
//! ```text
//! index.html                    for `/` and every address of the app
//! favicon.svg  theme.js  …      the files of `public/`, at the root
//! assets/*-<hash>.*             never change: WASM and its parts, script, style sheet, fonts
//! verify/                       the same for the page that checks paper referrals
//! *.br  *.gz                    beside each file they are a smaller form of
//! ```

mod budget;
mod client;
mod compress;
mod fingerprint;
mod order;
mod page;
mod parts;
mod shorten;
mod site;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use client::CLIENTS;

use crate::npm;
use crate::workspace::{Profile, Workspace};

pub use budget::check as check_budget;
pub use wasm::{TARGET, ensure_target};

/// Builds the bundle unless it is up to date; returns its folder.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    npm::ensure_packages(&workspace.root.join("style"))?;
    let compiled = CLIENTS
        .iter()
        .map(|client| wasm::compile(workspace, profile, client));
    let compiled: Vec<PathBuf> = compiled.collect::<Result<_>>()?;

    let finished = workspace.bundle(profile);
    let seal = finished.with_extension("seal");
    let fingerprint = fingerprint::of_inputs(workspace, &compiled)?;
    if finished.is_dir() && fs::read_to_string(&seal).is_ok_and(|sealed| sealed == fingerprint) {
        return Ok(finished);
    }

    eprintln!("    Bundling the clients");
    let staging = finished.with_extension("staging");
    remove(&staging)?;
    remove(&seal)?;
    let site = staging.join("site");
    site::add_public(workspace, &site)?;
    for (client, compiled) in CLIENTS.iter().zip(&compiled) {
        site::add(client, workspace, profile, compiled, &staging)?;
    }
    if profile == Profile::Release {
        compress::everything_below(&site)?;
    }
    remove(&finished)?;
    fs::rename(&site, &finished)
        .with_context(|| format!("moving the bundle to {}", finished.display()))?;
    remove(&staging)?;
    fs::write(seal, fingerprint)?;
    Ok(finished)
}

fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("removing {}", path.display()))
        }
        _ => Ok(()),
    }
}
