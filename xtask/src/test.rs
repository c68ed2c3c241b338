//! `cargo xtask test`: everything a change must pass, cheapest first.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use cluster::Cluster;

use crate::build::APP_DIR;
use crate::workspace::{Profile, Workspace};
use crate::{bundle, chromium, command, contract, deny, npm, tidy};

/// Everything a change must pass, cheapest first; stops at the first failure.
#[derive(clap::Args)]
pub struct Args {
    /// Leave out what takes a server that runs: the API's description, the browser
    #[arg(long)]
    no_e2e: bool,
    /// `sqlite`: leave out what takes PostgreSQL; `postgres`: all tests of the API on it, and nothing else
    #[arg(long)]
    engine: Option<Engine>,
}

/// What the data may be kept in.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

/// Tests that need PostgreSQL.
const NEED_POSTGRES: &str = "postgresql::";
/// Those about a file, or about programs that have one: the same wherever the others run.
const ABOUT_FILES: [&str; 3] = ["cli::", "keeping::", "durability::older::"];

const TESTS_ON_POSTGRES: &str = "tests, on PostgreSQL";
const WALKS_ON_POSTGRES: &str = "end to end, on PostgreSQL";

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
const RUNNING: [Step; 3] = [
    ("the API against its description", contract),
    ("end to end", end_to_end),
    (WALKS_ON_POSTGRES, end_to_end_on_postgres),
];

/// Runs the steps, announcing each with the time it took.
pub fn run(args: &Args) -> Result<()> {
    let workspace = Workspace::find()?;
    if let Some(Engine::Postgres) = args.engine {
        return whole_suite_on_postgres(&workspace);
    }
    let left_out: &[&str] = match args.engine {
        Some(_) => &[TESTS_ON_POSTGRES, WALKS_ON_POSTGRES],
        None => &[],
    };
    let running = if args.no_e2e { &[][..] } else { &RUNNING };
    let began = Instant::now();
    let steps = STEPS.iter().chain(running);
    for (name, step) in steps.filter(|(name, _)| !left_out.contains(name)) {
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
        let mut tests = tests(workspace, &["--all-targets"], &packages);
        tests.env_remove(cluster::ADDRESS);
        command::run(tests.args(["--", "--skip", NEED_POSTGRES]))?;
    }
    Ok(())
}

fn tests_on_postgres(workspace: &Workspace) -> Result<()> {
    on_postgres(workspace, &["--all-targets"], &[NEED_POSTGRES])
}

/// All tests of the API, which takes minutes, and what needs PostgreSQL besides.
fn whole_suite_on_postgres(workspace: &Workspace) -> Result<()> {
    on_postgres(workspace, &["--lib"], &[NEED_POSTGRES])?;
    let about_files = ABOUT_FILES.map(|name| ["--skip", name]);
    on_postgres(workspace, &["--test", "api"], about_files.as_flattened())
}

fn on_postgres(workspace: &Workspace, targets: &[&str], named: &[&str]) -> Result<()> {
    let cluster = postgres()?;
    let mut tests = tests(workspace, targets, &native());
    tests.env(cluster::ADDRESS, cluster.address("postgres"));
    command::run(tests.arg("--").args(named))
}

/// One for as long as it is kept, installed where that can be done.
fn postgres() -> Result<Cluster> {
    if !cluster::is_installed() {
        command::install_on_debian(&[cluster::PACKAGE])
            .context("install the server programs of PostgreSQL 14 or newer")?;
    }
    Cluster::start()
}

fn tests(workspace: &Workspace, targets: &[&str], packages: &[&str]) -> Command {
    let mut tests = workspace.cargo();
    if command::succeeds(workspace.cargo().args(["nextest", "--version"])) {
        tests.args(["nextest", "run"]);
    } else {
        tests.arg("test");
    }
    // A snapshot that differs is a failure here, not a proposal.
    tests.args(targets).args(packages).env("INSTA_UPDATE", "no");
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
    let mut types = npm::tool(&folder, "tsc");
    command::run(types.current_dir(&folder).arg("--noEmit"))?;
    command::run(&mut walks(workspace, ["uk", "en"])?)
}

/// The main job once more, in either language.
fn end_to_end_on_postgres(workspace: &Workspace) -> Result<()> {
    let cluster = postgres()?;
    let mut walks = walks(workspace, ["uk-postgres", "en-postgres"])?;
    walks.env(cluster::ADDRESS, cluster.address("postgres"));
    command::run(walks.env(cluster::PROGRAMS, cluster.programs()))
}

/// Those of these projects of `end2end/playwright.config.ts`.
fn walks(workspace: &Workspace, projects: [&str; 2]) -> Result<Command> {
    let folder = workspace.root.join("end2end");
    let chromium = chromium::find_or_install(&folder)?;
    let mut playwright = npm::tool(&folder, "playwright");
    playwright.current_dir(&folder).arg("test");
    playwright.args(projects.iter().flat_map(|name| ["--project", name]));
    playwright.env("LUXMEDICA_BIN", server_with_shifted_clock(workspace)?);
    if let Some(chromium) = chromium {
        playwright.env("CHROMIUM_PATH", chromium);
    }
    Ok(playwright)
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
