//! A browser for the end-to-end tests.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{command, npm};

/// Chromium without a window of its own, which takes half the time.
const SHELL: &str = "chromium-headless-shell";
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
    if on_path(&[SHELL]).is_none()
        && command::is_debian_root()
        && let Err(error) = command::install_on_debian(&[SHELL])
    {
        eprintln!("    {error:#}");
    }
    if let Some(found) = on_path(&[SHELL]).or_else(|| on_path(&NAMES)) {
        return Ok(Some(found));
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

/// The first of these programs in the earliest folder that has one.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut candidates = std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    candidates.find(|candidate| candidate.is_file())
}
