//! A browser for the end-to-end tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{command, npm};

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The Chromium to test in; `None` is the one Playwright installed for itself.
pub fn find_or_install(end2end: &Path) -> Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os("CHROMIUM_PATH") {
        let named = PathBuf::from(named);
        if !named.is_file() {
            bail!("CHROMIUM_PATH names {}, which is no file", named.display());
        }
        return Ok(Some(named));
    }
    if let Some(found) = on_path() {
        return Ok(Some(found));
    }
    if is_debian_root() {
        eprintln!("    Installing Chromium with apt-get");
        command::run(Command::new("apt-get").args(["update", "-qq"]))?;
        command::run(Command::new("apt-get").args([
            "install",
            "-qq",
            "--yes",
            "--no-install-recommends",
            "chromium",
        ]))?;
        return on_path()
            .context("apt-get installed chromium, yet it is not on the PATH")
            .map(Some);
    }
    eprintln!("    Installing Chromium with Playwright");
    command::run(
        npm::tool(end2end, "playwright")
            .current_dir(end2end)
            .args(["install", "chromium"]),
    )
    .context("no Chromium for the end-to-end tests: install one, or name it in CHROMIUM_PATH")?;
    Ok(None)
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut candidates =
        std::env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    candidates.find(|candidate| candidate.is_file())
}

fn is_debian_root() -> bool {
    let root = command::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists()
}
