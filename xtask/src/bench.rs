//! `cargo xtask bench`: what takes how long, beside what it is to be compared with.

use std::path::Path;

use anyhow::Result;

use crate::workspace::{Profile, Workspace};
use crate::{build, chromium, command, npm};

/// Builds the product as it ships, then measures it: the server, and what a browser does.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    let server = build::product(&workspace, Profile::Release)?;
    let mut bench = workspace.cargo();
    bench.args(["run", "--locked", "--release", "--package", "bench"]);
    command::run(bench.env("LUXMEDICA_BIN", &server))?;
    in_browser(&workspace, &server)
}

fn in_browser(workspace: &Workspace, server: &Path) -> Result<()> {
    let folder = workspace.root.join("end2end");
    npm::ensure_packages(&folder)?;
    let chromium = chromium::find_or_install(&folder)?;
    let mut playwright = npm::tool(&folder, "playwright");
    playwright.current_dir(&folder);
    playwright.args(["test", "--config", "bench.config.ts", "--project=uk"]);
    playwright.env("LUXMEDICA_BIN", server);
    if let Some(chromium) = chromium {
        playwright.env("CHROMIUM_PATH", chromium);
    }
    command::run(&mut playwright)
}
