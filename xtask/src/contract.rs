//! The API against its description: schemathesis asks everything that `docs/openapi.json`
//! describes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;
use crate::workspace::Workspace;

const NEEDED: &str = "Python 3.10 or newer is needed, with venv and pip: https://www.python.org";

/// Starts `server`'s demo and asks as everybody.
pub fn check(workspace: &Workspace, server: &Path) -> Result<()> {
    let folder = workspace.root.join("contract");
    let mut run = Command::new(ensure_python(workspace, &folder)?);
    run.arg(folder.join("run.py")).arg(server);
    // Nothing is written beside the sources.
    run.env("PYTHONDONTWRITEBYTECODE", "1");
    command::run(run.arg(workspace.root.join("docs/openapi.json")))
}

/// A Python that has what `requirements.txt` names.
fn ensure_python(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    let requirements = folder.join("requirements.txt");
    let venv = workspace.target.join("tools").join("contract");
    let programs = venv.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = programs
        .join("python")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let wanted = std::fs::read_to_string(&requirements)?;
    let installed = venv.join("requirements.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(python);
    }
    eprintln!("    Installing Python packages in {}", venv.display());
    let make = |python: &str| {
        let mut make = Command::new(python);
        make.args(["-m", "venv", "--clear"]).arg(&venv);
        command::succeeds(&mut make)
    };
    if !make("python3") && !make("python") {
        command::install_on_debian(&["python3-venv"]).context(NEEDED)?;
        command::run(
            Command::new("python3")
                .args(["-m", "venv", "--clear"])
                .arg(&venv),
        )
        .context(NEEDED)?;
    }
    let mut pip = Command::new(&python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    command::run(pip.arg("--requirement").arg(&requirements)).context(NEEDED)?;
    std::fs::write(installed, wanted)?;
    Ok(python)
}
