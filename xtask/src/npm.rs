//! Packages from npm, as the lockfile beside them says.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::command;

const OLDEST_NODE: u32 = 20;

/// Installs the packages of `folder` if they are missing or older than its lockfile.
pub fn ensure_packages(folder: &Path) -> Result<()> {
    let locked = changed(&folder.join("package-lock.json"))?;
    // npm writes this file last, so its age is that of the installation.
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    if installed.is_ok_and(|installed| installed >= locked) {
        return Ok(());
    }
    require_node()?;
    eprintln!("    Installing npm packages in {}", folder.display());
    let quietly = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    command::run(
        program("npm".as_ref())
            .current_dir(folder)
            .arg("ci")
            .args(quietly),
    )
}

/// A tool among the packages of `folder`.
pub fn tool(folder: &Path, name: &str) -> Command {
    program(&folder.join("node_modules/.bin").join(name))
}

/// What npm puts on the disk to be run: on Windows a script, which needs its ending.
fn program(path: &Path) -> Command {
    let path = if cfg!(windows) {
        path.with_extension("cmd")
    } else {
        path.to_owned()
    };
    Command::new(path)
}

fn require_node() -> Result<()> {
    let version = command::read(Command::new("node").arg("--version")).with_context(|| {
        format!("Node.js {OLDEST_NODE} or newer is needed, with npm: https://nodejs.org")
    })?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!(
            "Node.js {OLDEST_NODE} or newer is needed; this one is {}",
            version.trim()
        ),
    }
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn changed(file: &Path) -> Result<SystemTime> {
    let metadata = fs::metadata(file).with_context(|| format!("reading {}", file.display()))?;
    Ok(metadata.modified()?)
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_what_node_prints() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("not a version"), None);
    }
}
