//! Putting the bundle together: `public/`, then each client: hashed assets, the page that names them, its service
//! worker.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::client::Client;
use super::page::Assets;
use super::shorten::shorten;
use super::{fingerprint, order, page, wasm};
use crate::workspace::{Profile, Workspace, files_below};
use crate::{command, npm};

/// Puts the files of `public/` at the root of the bundle.
pub fn add_public(workspace: &Workspace, site: &Path) -> Result<()> {
    let public = workspace.root.join("public");
    for file in files_below(&public)? {
        let copy = site.join(file.strip_prefix(&public)?);
        fs::create_dir_all(copy.parent().context("a file has a folder")?)?;
        fs::copy(&file, copy)?;
    }
    Ok(())
}

/// Adds a client to the bundle in `staging/site`, uncompressed.
pub fn add(
    client: &Client,
    workspace: &Workspace,
    profile: Profile,
    compiled: &Path,
    staging: &Path,
) -> Result<()> {
    let site = client.folder(&staging.join("site"));
    let folder = site.join("assets");
    fs::create_dir_all(&folder)?;

    let bound = staging.join("bound").join(client.name);
    let cut = wasm::bind(client, compiled, profile, &bound)?;
    if let Some(cut) = cut {
        cut.keep(client, profile, &folder)?;
    }
    let script = bundle_script(client, workspace, &bound)?;
    let wasm = bound.join("client_bg.wasm");
    let (short_wasm, short_script) = shorten(
        &fs::read(&wasm)?,
        &fs::read_to_string(&script)?,
        profile == Profile::Dev,
    )?;
    let short_wasm = match profile {
        Profile::Release => order::ordered(&short_wasm)?,
        Profile::Dev => short_wasm,
    };
    fs::write(&wasm, short_wasm)?;
    let wasm = keep(&wasm, client.name, &folder)?;
    fs::write(&script, short_script.replace(WASM, &client.address(&wasm)))?;
    let style = bundle_style(client, workspace, &bound, &folder)?;
    let assets = Assets {
        wasm,
        script: keep(&script, client.name, &folder)?,
        style: keep(&style, client.name, &folder)?,
        fonts: names_in(&folder, |extension| extension == "woff2")?,
        messages: messages(workspace)?,
    };

    let boot = workspace.root.join("boot");
    let template = fs::read_to_string(boot.join("index.html"))?;
    let form = client.form.map(|form| fs::read_to_string(boot.join(form)));
    let form = form.transpose()?.unwrap_or_default();
    let page = page::render(&template.replace("{{form}}", &form), client, &assets)?;
    fs::write(site.join("index.html"), &page)?;
    add_service_worker(client, workspace, &site, &page)
}

/// Every message in each language.
fn messages(workspace: &Workspace) -> Result<Vec<(&'static str, String)>> {
    let in_each = ["uk", "en"].map(|lang| {
        let folder = workspace.root.join("shared/locales").join(lang);
        let files = files_below(&folder)?;
        let texts: Vec<String> = files
            .iter()
            .map(fs::read_to_string)
            .collect::<Result<_, _>>()?;
        Ok((lang, texts.join("\n")))
    });
    in_each.into_iter().collect()
}

/// The service worker, if the client has one. It learns what to keep, and a version that changes with any of it.
fn add_service_worker(
    client: &Client,
    workspace: &Workspace,
    site: &Path,
    page: &str,
) -> Result<()> {
    let source = client.worker(workspace);
    if !source.is_file() {
        return Ok(());
    }
    let assets = names_in(&site.join("assets"), |_| true)?;
    let assets: Vec<_> = assets.iter().map(|name| client.address(name)).collect();
    let version = fingerprint::of_content(page.as_bytes());
    command::run(
        esbuild(workspace)
            .arg(&source)
            .args(["--format=iife", "--target=es2022"])
            .arg(format!(
                "--define:ASSETS={}",
                serde_json::to_string(&assets)?
            ))
            .arg(format!(
                "--define:VERSION={}",
                serde_json::to_string(&version)?
            ))
            .arg(format!("--outfile={}", site.join("sw.js").display())),
    )
}

/// Stands in a script for the address of the WASM it belongs to.
const WASM: &str = "address-of-the-client.wasm";

/// One script of `boot.js`, wasm-bindgen's half of the client, and whatever that imports.
fn bundle_script(client: &Client, workspace: &Workspace, bound: &Path) -> Result<PathBuf> {
    for script in ["boot.js", "parts.js", "sign_in.js"] {
        fs::copy(workspace.root.join("boot").join(script), bound.join(script))?;
    }
    // What nobody uses of it may go: esbuild cannot know that making one changes nothing.
    let half = bound.join("client.js");
    let script = fs::read_to_string(&half)?;
    let registry = "new FinalizationRegistry(";
    fs::write(
        &half,
        script.replace(registry, &format!("/* @__PURE__ */ {registry}")),
    )?;
    let entry = bound.join("boot.js");
    let bundled = bound.join("bundled.js");
    let address = serde_json::to_string(WASM)?;
    let worker = client.worker(workspace).is_file();
    let worker = serde_json::to_string(&worker.then(|| format!("{}sw.js", client.base)))?;
    command::run(
        esbuild(workspace)
            .arg(&entry)
            .args(["--format=esm", "--target=es2022"])
            // wasm-bindgen names what parts are fetched with once for each of them.
            .arg("--log-override:duplicate-object-key=silent")
            .arg(format!("--define:WASM={address}"))
            .arg("--define:Symbol.dispose=undefined")
            .arg(format!("--define:WORKER={worker}"))
            .arg(format!("--define:FORM={}", client.form.is_some()))
            .arg(format!("--outfile={}", bundled.display())),
    )?;
    Ok(bundled)
}

/// The packages the fonts are from.
const FONTS: [&str; 2] = [
    "@fontsource-variable/ibm-plex-sans",
    "@fontsource/ibm-plex-mono",
];

/// One style sheet; its fonts go to `folder` under hashed names, with no more in them than it names.
fn bundle_style(
    client: &Client,
    workspace: &Workspace,
    bound: &Path,
    folder: &Path,
) -> Result<PathBuf> {
    let style = workspace.root.join("style");
    let fonts = bound.join("fonts");
    command::run(
        Command::new("node")
            .arg(style.join("fonts.mjs"))
            .arg(&fonts),
    )?;
    let aliases = FONTS.map(|from| format!("--alias:{from}={}", fonts.join(from).display()));
    command::run(
        esbuild(workspace)
            .arg(style.join(client.style))
            .args(aliases)
            .args(["--loader:.woff2=file", "--asset-names=[name]-[hash]"])
            .arg(format!("--outdir={}", folder.display())),
    )?;
    Ok(folder.join(client.style))
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

fn names_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>> {
    let files = files_below(folder)?;
    let wanted = files.iter().filter(|file| {
        let extension = file.extension().unwrap_or_default().to_string_lossy();
        wanted(&extension)
    });
    Ok(wanted
        .filter_map(|file| Some(file.file_name()?.to_string_lossy().into_owned()))
        .collect())
}
