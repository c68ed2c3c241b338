//! Putting the bundle together: hashed assets, then the page that names them, then `public/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::page::Assets;
use super::{fingerprint, page, wasm};
use crate::workspace::{Profile, Workspace, files_below};
use crate::{command, npm};

/// Makes the bundle inside `staging`, uncompressed; returns its folder.
pub fn assemble(
    workspace: &Workspace,
    profile: Profile,
    compiled: &Path,
    staging: &Path,
) -> Result<PathBuf> {
    let site = staging.join("site");
    let folder = site.join("assets");
    fs::create_dir_all(&folder)?;

    let bound = staging.join("bound");
    wasm::bind(compiled, profile, &bound)?;
    let wasm = keep(&bound.join("app_bg.wasm"), "app", &folder)?;
    let script = bundle_script(workspace, &bound, &wasm)?;
    let style = bundle_style(workspace, &folder)?;
    let assets = Assets {
        wasm,
        script: keep(&script, "app", &folder)?,
        style: keep(&style, "app", &folder)?,
        fonts: names_in(&folder, "woff2")?,
    };

    let template = fs::read_to_string(workspace.root.join("app/index.html"))?;
    fs::write(site.join("index.html"), page::render(&template, &assets)?)?;
    let public = workspace.root.join("public");
    for file in files_below(&public)? {
        let copy = site.join(file.strip_prefix(&public)?);
        fs::create_dir_all(copy.parent().context("a file has a folder")?)?;
        fs::copy(&file, copy)?;
    }
    Ok(site)
}

/// One script of `boot.js`, wasm-bindgen's half of the app, and whatever that imports.
fn bundle_script(workspace: &Workspace, bound: &Path, wasm: &str) -> Result<PathBuf> {
    let entry = bound.join("boot.js");
    fs::copy(workspace.root.join("app/boot.js"), &entry)?;
    let bundled = bound.join("bundled.js");
    let address = serde_json::to_string(&page::address(wasm))?;
    command::run(
        esbuild(workspace)
            .arg(&entry)
            .args(["--format=esm", "--target=es2022"])
            .arg(format!("--define:APP_WASM={address}"))
            .arg(format!("--outfile={}", bundled.display())),
    )?;
    Ok(bundled)
}

/// One style sheet; its fonts go to `folder` under hashed names.
fn bundle_style(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    command::run(
        esbuild(workspace)
            .arg(workspace.root.join("style/main.css"))
            .args(["--loader:.woff2=file", "--asset-names=[name]-[hash]"])
            .arg(format!("--outdir={}", folder.display())),
    )?;
    Ok(folder.join("main.css"))
}

fn esbuild(workspace: &Workspace) -> Command {
    let mut command = npm::tool(&workspace.root.join("style"), "esbuild");
    command.args([
        "--bundle",
        "--minify",
        "--log-level=warning",
        "--legal-comments=none",
    ]);
    command
}

/// Moves a file into `folder` as `name-<hash>`; returns its new name.
fn keep(file: &Path, name: &str, folder: &Path) -> Result<String> {
    let content = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let extension = file
        .extension()
        .context("an asset has an extension")?
        .to_string_lossy();
    let name = format!("{name}-{}.{extension}", fingerprint::of_content(&content));
    fs::rename(file, folder.join(&name))?;
    Ok(name)
}

fn names_in(folder: &Path, extension: &str) -> Result<Vec<String>> {
    let files = files_below(folder)?;
    let wanted = files
        .iter()
        .filter(|file| file.extension().is_some_and(|found| found == extension));
    Ok(wanted
        .filter_map(|file| Some(file.file_name()?.to_string_lossy().into_owned()))
        .collect())
}
