//! Running other programs.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// Runs to the end. What the program prints goes to stderr: stdout belongs to the task's own answer.
pub fn run(command: &mut Command) -> Result<()> {
    command.stdout(std::io::stderr());
    let status = command
        .status()
        .with_context(|| format!("starting {}", line(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", line(command));
    }
    Ok(())
}

/// Runs to the end and returns what the program printed.
pub fn read(command: &mut Command) -> Result<String> {
    command.stderr(Stdio::inherit());
    let Output { status, stdout, .. } = command
        .output()
        .with_context(|| format!("starting {}", line(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", line(command));
    }
    String::from_utf8(stdout)
        .with_context(|| format!("{} printed something else than text", line(command)))
}

/// Whether the program is there and content.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether this machine's packages are Debian's, and may be installed.
pub fn is_debian_root() -> bool {
    let root = read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").exists()
}

/// Installs packages where [`is_debian_root`]; elsewhere fails.
pub fn install_on_debian(packages: &[&str]) -> Result<()> {
    if !is_debian_root() {
        bail!("{} cannot be installed here", packages.join(", "));
    }
    eprintln!("    Installing {} with apt-get", packages.join(", "));
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    let quietly = ["install", "-qq", "--yes", "--no-install-recommends"];
    // Without a terminal nobody answers what it asks.
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run(install.args(quietly).args(packages))
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
