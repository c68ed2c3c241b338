//! `cargo xtask`: builds, runs and tests LuxMedica.

mod bench;
mod build;
mod bundle;
mod chromium;
mod command;
mod contract;
mod demo;
mod deny;
mod dev;
mod npm;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

/// Builds, runs and tests LuxMedica.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    Demo(demo::Args),
    /// Serves the demo clinic from a quick build; rebuilds and restarts when a file changes
    Dev(demo::Args),
    Build(build::Args),
    Test(test::Args),
    /// Measures the server's parts and the server beside a bare one; prints medians and ratios
    Bench,
    /// Checks the invariants of the architecture in the sources
    Tidy,
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Demo(args) => demo::run(&args),
        Task::Dev(args) => dev::run(&args),
        Task::Build(args) => build::run(&args),
        Task::Test(args) => test::run(&args),
        Task::Bench => bench::run(),
        Task::Tidy => tidy::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
