//! `cargo xtask test`: everything a change must pass, cheapest first.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::build::APP_DIR;
use crate::workspace::{Profile, Workspace};
use crate::{bundle, chromium, command, contract, deny, npm, tidy};

/// Everything a change must pass, cheapest first; stops at the first failure.
#[derive(clap::Args)]
pub struct Args {
    /// Leave out what takes a server that runs: the API's description, the browser
    #[arg(long)]
    no_e2e: bool,
    /// `sqlite`: leave out the tests on PostgreSQL; `postgres`: those alone, and more of them
    #[arg(long)]
    engine: Option<Engine>,
}

/// What the data may be kept in.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

/// What runs on PostgreSQL: what needs it, and, where it is asked for alone, those of the API's
/// tests that say nothing to the database in SQLite's words.
const ON_POSTGRES: [&str; 8] = [
    "postgresql::",
    "assignments::",
    "journal::what_somebody",
    "organizations::",
    "roles::",
    "sessions::",
    "tokens::",
    "users::",
];

const TESTS_ON_POSTGRES: &str = "tests, on PostgreSQL";

/// A step's name, and what it does.
type Step = (&'static str, fn(&Workspace) -> Result<()>);

const STEPS: [Step; 9] = [
    ("format", format),
    ("tidy", tidy::check),
    ("what comes from elsewhere", deny::check),
    ("clippy, native", clippy_native),
    ("clippy, wasm", clippy_wasm),
    ("tests, on SQLite", tests_on_sqlite),
    (TESTS_ON_POSTGRES, tests_on_postgres),
    ("doc tests", doc_tests),
    ("bundle and its size", size),
];

/// What takes a server that runs.
const RUNNING: [Step; 2] = [
    ("the API against its description", contract),
    ("end to end", end_to_end),
];

/// Runs the steps, announcing each with the time it took.
pub fn run(args: &Args) -> Result<()> {
    let workspace = Workspace::find()?;
    if let Some(Engine::Postgres) = args.engine {
        return on_postgres(&workspace, &ON_POSTGRES);
    }
    let left_out = args.engine.map(|_| TESTS_ON_POSTGRES);
    let running = if args.no_e2e { &[][..] } else { &RUNNING };
    let began = Instant::now();
    let steps = STEPS.iter().chain(running);
    for (name, step) in steps.filter(|(name, _)| Some(*name) != left_out) {
        eprintln!("\n=== {name}");
        let began = Instant::now();
        step(&workspace).with_context(|| format!("`cargo xtask test` stopped at: {name}"))?;
        eprintln!(
            "=== {name}: passed in {:.1} s",
            began.elapsed().as_secs_f32()
        );
    }
    eprintln!(
        "\n=== everything passed in {:.0} s",
        began.elapsed().as_secs_f32()
    );
    Ok(())
}

/// The packages that run on this machine: everything but the app.
const NATIVE: [&str; 4] = ["--locked", "--workspace", "--exclude", "app"];
/// A clock that can be moved, since the walk needs night shifts and expired tokens, and passwords that are cheap to
/// check: no release can have either. All steps build with it, so that what the server stands on is compiled once.
const SHIFTED: [&str; 2] = ["--features", "luxmedica/shifted-clock"];
/// The app, of which what needs no browser is tested on this machine. By itself: beside it, what the others stand on
/// would be compiled once more.
const APP: [&str; 3] = ["--locked", "--package", "app"];

fn format(workspace: &Workspace) -> Result<()> {
    command::run(workspace.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy_native(workspace: &Workspace) -> Result<()> {
    let mut clippy = workspace.cargo();
    clippy.args(["clippy", "--quiet", "--all-targets"]);
    command::run(clippy.args(NATIVE))
}

fn clippy_wasm(workspace: &Workspace) -> Result<()> {
    bundle::ensure_target()?;
    let mut clippy = workspace.cargo();
    clippy.args(["clippy", "--quiet", "--locked"]);
    clippy.args(["--package", "app", "--package", "verify"]);
    command::run(clippy.args(["--target", bundle::TARGET]))
}

fn tests_on_sqlite(workspace: &Workspace) -> Result<()> {
    for packages in [native(), APP.to_vec()] {
        let mut tests = tests(workspace, &packages);
        tests.env_remove(cluster::ADDRESS);
        command::run(tests.args(["--", "--skip", ON_POSTGRES[0]]))?;
    }
    Ok(())
}

fn tests_on_postgres(workspace: &Workspace) -> Result<()> {
    on_postgres(workspace, &ON_POSTGRES[..1])
}

fn on_postgres(workspace: &Workspace, named: &[&str]) -> Result<()> {
    if !cluster::is_installed() {
        command::install_on_debian(&[cluster::PACKAGE])
            .context("install the server programs of PostgreSQL 14 or newer")?;
    }
    let cluster = cluster::Cluster::start()?;
    let mut tests = tests(workspace, &native());
    tests.env(cluster::ADDRESS, cluster.address("postgres"));
    command::run(tests.arg("--").args(named))
}

fn tests(workspace: &Workspace, packages: &[&str]) -> Command {
    let mut tests = workspace.cargo();
    if command::succeeds(workspace.cargo().args(["nextest", "--version"])) {
        tests.args(["nextest", "run"]);
    } else {
        tests.args(["test", "--all-targets"]);
    }
    // A snapshot that differs is a failure here, not a proposal.
    tests.args(packages).env("INSTA_UPDATE", "no");
    tests
}

fn doc_tests(workspace: &Workspace) -> Result<()> {
    let mut tests = workspace.cargo();
    tests.args(["test", "--doc", "--quiet"]);
    command::run(tests.args(native()))
}

fn size(workspace: &Workspace) -> Result<()> {
    bundle::check_budget(&bundle::build(workspace, Profile::Release)?)
}

fn contract(workspace: &Workspace) -> Result<()> {
    contract::check(workspace, &server_with_shifted_clock(workspace)?)
}

fn end_to_end(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("end2end");
    npm::ensure_packages(&folder)?;
    let chromium = chromium::find_or_install(&folder)?;
    let server = server_with_shifted_clock(workspace)?;
    let tool = |name| {
        let mut tool = npm::tool(&folder, name);
        tool.current_dir(&folder);
        tool
    };
    command::run(tool("tsc").arg("--noEmit"))?;
    let mut playwright = tool("playwright");
    playwright.arg("test").env("LUXMEDICA_BIN", server);
    if let Some(chromium) = chromium {
        playwright.env("CHROMIUM_PATH", chromium);
    }
    command::run(&mut playwright)
}

fn native() -> Vec<&'static str> {
    [&NATIVE[..], &SHIFTED].concat()
}

/// Built beside a test, it stands on what all tests stand on; by itself, that would be compiled once more.
fn server_with_shifted_clock(workspace: &Workspace) -> Result<PathBuf> {
    let mut build = workspace.cargo();
    build.arg("build").args(native());
    build.args(["--bin", "luxmedica", "--test", "properties"]);
    command::run(build.env(APP_DIR, workspace.bundle(Profile::Release)))?;
    Ok(workspace.server(Profile::Dev))
}
