//! Packages from npm, as the lockfile beside them says.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::command::{self, node_program};

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
    command::run(node_program("npm").current_dir(folder).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))
}

fn require_node() -> Result<()> {
    let version =
        command::read(std::process::Command::new("node").arg("--version")).with_context(|| {
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
