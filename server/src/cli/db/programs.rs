//! PostgreSQL's own programs, which know best what a database of its is made of.

use crate::cli::error::CliError;
use monitor::engine::Address;
use std::{
    io::{self, Read, Write as _},
    process::{Child, ChildStderr, Command, Stdio},
    thread::{self, JoinHandle},
};

/// What makes an archive.
pub(super) const DUMP: &str = "pg_dump";
/// What makes a database of one.
const RESTORE: &str = "pg_restore";

/// What both are told: rights and owners are those of whoever restores.
const ALIKE: [&str; 2] = ["--no-owner", "--no-privileges"];

/// A program that runs; killed unless it came to its end.
pub(super) struct Running {
    name: &'static str,
    child: Child,
    complaint: Option<JoinHandle<String>>,
}

/// Begins to write the archive of our tables at `address`, which stand in `schema`: extensions,
/// say, are others'.
///
/// # Errors
/// The program is not installed.
pub(super) fn dump(address: &Address, schema: &str) -> Result<Running, CliError> {
    let mut command = Command::new(DUMP);
    command
        // It would wait as long as somebody holds a table for themselves.
        .args([
            "--format=custom",
            "--no-password",
            "--lock-wait-timeout=10s",
        ])
        .args(ALIKE)
        .arg(format!("--table=\"{}\".*", schema.replace('"', "\"\"")))
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    address.lead(&mut command);
    run(DUMP, command)
}

/// Begins to make tables in the empty database at `address`, all or none.
///
/// # Errors
/// The program is not installed.
pub(super) fn restore(address: &Address) -> Result<Running, CliError> {
    let mut command = Command::new(RESTORE);
    command
        .args(["--single-transaction", "--exit-on-error", "--no-password"])
        .args(ALIKE)
        .args(["--dbname", address.database()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null());
    address.lead(&mut command);
    run(RESTORE, command)
}

/// Begins to read an archive to its end, and makes nothing of it.
///
/// # Errors
/// The program is not installed.
pub(super) fn read() -> Result<Running, CliError> {
    let mut command = Command::new(RESTORE);
    command
        .args(["--exit-on-error", "--file=-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null());
    run(RESTORE, command)
}

fn run(name: &'static str, mut command: Command) -> Result<Running, CliError> {
    command.env("LC_ALL", "C").stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => CliError::NoProgram(name),
        _ => CliError::io(name.as_ref())(error),
    })?;
    let complaint = child.stderr.take();
    Ok(Running {
        name,
        complaint: complaint.map(|said| thread::spawn(move || first_error(said))),
        child,
    })
}

/// The first error it tells, without what follows: that may quote rows.
fn first_error(mut said: ChildStderr) -> String {
    let mut lines = Vec::new();
    let _ = said.read_to_end(&mut lines);
    let lines = String::from_utf8_lossy(&lines);
    let error = lines.lines().find_map(|line| line.split_once("error: "));
    error.map_or_else(String::new, |(_, error)| error.to_owned())
}

impl Running {
    /// What it writes.
    pub(super) fn output(&mut self) -> Box<dyn Read> {
        match self.child.stdout.take() {
            Some(output) => Box::new(output),
            None => Box::new(io::empty()),
        }
    }

    /// Gives it more to read.
    ///
    /// # Errors
    /// It has ended, and says why.
    pub(super) fn input(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        let given = self
            .child
            .stdin
            .as_mut()
            .map(|input| input.write_all(bytes));
        match given {
            Some(Err(_)) => self.ended(),
            _ => Ok(()),
        }
    }

    /// Whether it did what it was asked for, once it has: what it was given comes to its end.
    ///
    /// # Errors
    /// It did not, and says why.
    pub(super) fn succeeded(mut self) -> Result<(), CliError> {
        self.ended()
    }

    fn ended(&mut self) -> Result<(), CliError> {
        // `wait` closes what it is given to read.
        let status = self.child.wait();
        let status = status.map_err(CliError::io(self.name.as_ref()))?;
        if status.success() {
            return Ok(());
        }
        let said = self.complaint.take().and_then(|said| said.join().ok());
        let said = said.filter(|said| !said.is_empty());
        Err(CliError::Program(
            self.name,
            said.unwrap_or_else(|| status.to_string()),
        ))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // What has ended cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
