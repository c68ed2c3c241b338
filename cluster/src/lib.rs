//! A PostgreSQL of their own for tests, thrown away afterwards: from the server programs that
//! are installed, in a folder of its own, heard only there.

use anyhow::{Context as _, Result, bail};
use std::{
    ffi::OsStr,
    fs,
    io::{BufRead as _, BufReader, copy, sink},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

/// Names a server in the environment, on which the tests of the API are to run.
pub const ADDRESS: &str = "TEST_POSTGRES";
/// Names the folder of that server's programs.
pub const PROGRAMS: &str = "TEST_POSTGRES_PROGRAMS";
/// What Debian calls the server programs.
pub const PACKAGE: &str = "postgresql";
/// Who runs them where root asks: they refuse to run for root.
const USER: &str = "postgres";
/// Where Debian puts them, a folder a version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// Who is let in: `guarded` is asked for a password.
const ADMITTED: &str = "local all guarded scram-sha-256\nlocal all all trust\n";
/// What the server says once it answers.
const READY: &str = "ready to accept connections";
/// Nothing in it outlasts a test, nor a machine that loses power.
const SETTINGS: [&str; 7] = [
    "listen_addresses=",
    "lc_messages=C",
    "fsync=off",
    "full_page_writes=off",
    // Each of many databases begins as a copy of another.
    "max_wal_size=1GB",
    "autovacuum=off",
    // As many tests side by side as a large machine has cores, of which each opens several.
    "max_connections=500",
];

/// A running server; gone once it is dropped, or with the thread that started it.
#[derive(Debug)]
pub struct Cluster {
    server: Child,
    programs: PathBuf,
    folder: Folder,
}

impl Cluster {
    /// Makes one and waits until it answers.
    ///
    /// # Errors
    /// The server's programs are not installed, or fail.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = Folder::new().context(
            "PostgreSQL does not run for root: it takes `setpriv` and a user `postgres`",
        )?;
        let data = folder.data();
        let mut make = ours(programs.join("initdb"))?;
        make.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
        make.args(["--username", USER]).arg("--pgdata").arg(&data);
        read(&mut make)?;
        fs::write(data.join("pg_hba.conf"), ADMITTED).context("saying who is let in")?;
        let server = serve(&programs, &folder)?;
        Ok(Self {
            server,
            programs,
            folder,
        })
    }

    /// Kills it with all it has started; nothing is gone that it had promised.
    pub fn kill(&mut self) {
        if let Ok(Some(_)) = self.server.try_wait() {
            return;
        }
        for process in self.processes() {
            signal("-KILL", &process);
        }
        let _ = self.server.wait();
    }

    /// Lets it stand still: it holds its connections and says nothing.
    pub fn pause(&self) {
        for process in self.processes() {
            signal("-STOP", &process);
        }
    }

    /// Lets it go on after [`Cluster::pause`]; after [`Cluster::kill`] starts it again.
    ///
    /// # Errors
    /// It does not start.
    pub fn restore(&mut self) -> Result<()> {
        if let Ok(Some(_)) = self.server.try_wait() {
            self.server = serve(&self.programs, &self.folder)?;
        }
        for process in self.processes() {
            signal("-CONT", &process);
        }
        Ok(())
    }

    /// The server and what it has started.
    fn processes(&self) -> Vec<String> {
        let server = self.server.id().to_string();
        let below = read(Command::new("ps").args(["-o", "pid=", "--ppid", &server]));
        let below = below.unwrap_or_default();
        let mut all = vec![server];
        all.extend(below.split_whitespace().map(str::to_owned));
        all
    }

    /// The folder of its programs, of which some are for whoever asks it something.
    pub fn programs(&self) -> &Path {
        &self.programs
    }

    /// Where it is reached, as an administrator.
    pub fn address(&self, database: &str) -> String {
        let folder = self.folder.0.display();
        format!("postgres://{USER}@localhost/{database}?host={folder}")
    }
}

/// Starts the server and waits until it answers.
fn serve(programs: &Path, folder: &Folder) -> Result<Child> {
    let mut serve = ours(programs.join("postgres"))?;
    serve.arg("-D").arg(folder.data()).arg("-k").arg(&folder.0);
    for setting in SETTINGS {
        serve.args(["-c", setting]);
    }
    let mut server = serve
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("starting PostgreSQL")?;
    let said = server.stderr.take();
    let mut said = BufReader::new(said.context("PostgreSQL says nothing")?);
    let mut lines = String::new();
    while !lines.contains(READY) {
        if said.read_line(&mut lines)? == 0 {
            bail!("PostgreSQL did not start:\n{lines}");
        }
    }
    // It would wait for somebody who reads.
    thread::spawn(move || copy(&mut said, &mut sink()));
    Ok(server)
}

fn signal(signal: &str, process: &str) {
    let _ = Command::new("kill").args([signal, process]).status();
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Ok(Some(_)) = self.server.try_wait() {
            return;
        }
        for process in self.processes() {
            signal("-CONT", &process);
        }
        let stopped = ours(self.programs.join("pg_ctl")).and_then(|mut stop| {
            stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"]);
            read(stop.arg(self.folder.data()))
        });
        if stopped.is_err() {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}

/// Whether the server's programs are installed.
pub fn is_installed() -> bool {
    programs().is_ok()
}

/// The folder of the newest server's programs.
fn programs() -> Result<PathBuf> {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let versions = versions.map(|version| version.path().join("bin"));
    let named = read(Command::new("pg_config").arg("--bindir"));
    let mut found: Vec<PathBuf> = versions
        .chain(named.ok().map(|folder| PathBuf::from(folder.trim())))
        .filter(|folder| folder.join("initdb").is_file())
        .collect();
    found.sort_by_key(|folder| version(folder));
    let newest = found.pop();
    newest.context("the tests take the server programs of PostgreSQL 14 or newer: install them")
}

/// `…/15/bin` is of 15.
fn version(programs: &Path) -> Option<u32> {
    programs.parent()?.file_name()?.to_str()?.parse().ok()
}

/// A folder that goes when it is dropped.
#[derive(Debug)]
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        let mut make = ours("mktemp")?;
        let made = read(make.args(["-d", "-t", "luxmedica-postgres-XXXXXX"]))?;
        Ok(Self(PathBuf::from(made.trim())))
    }

    fn data(&self) -> PathBuf {
        self.0.join("data")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A program run by somebody who is not root; on Linux it ends with the thread that started it.
fn ours(program: impl AsRef<OsStr>) -> Result<Command> {
    let is_root = read(Command::new("id").arg("-u"))?.trim() == "0";
    let mut command = if cfg!(target_os = "linux") {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT"]);
        if is_root {
            command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]);
        }
        command.arg(program);
        command
    } else if is_root {
        bail!("PostgreSQL does not run for root: run the tests as somebody else");
    } else {
        Command::new(program)
    };
    command.current_dir("/").env("LC_ALL", "C");
    Ok(command)
}

/// Runs it to the end and gives what it printed.
fn read(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_owned();
    let done = command
        .output()
        .with_context(|| format!("{} cannot be run", name.display()))?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        bail!("{} failed: {said}", name.display());
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}
