//! `cargo xtask dev`: the demo, rebuilt and restarted whenever a file changes.

use std::process::Child;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::workspace::{Profile, Workspace, files_below};
use crate::{build, demo};

/// What the clients and the server are made of.
const WATCHED: [&str; 7] = [
    "app", "boot", "public", "server", "shared", "style", "verify",
];

/// Serves the demo clinic from a quick build; rebuilds and restarts when a file changes.
pub fn run(args: &demo::Args) -> Result<()> {
    let workspace = Workspace::find()?;
    let mut server: Option<Child> = None;
    loop {
        let seen = newest_change(&workspace)?;
        match build::product(&workspace, Profile::Dev) {
            Ok(binary) => {
                stop(server.take())?;
                server = Some(demo::serve(&workspace, binary, args).spawn()?);
            }
            Err(error) => eprintln!("{error:#}; waiting for the next change"),
        }
        while newest_change(&workspace)? == seen {
            pause();
        }
    }
}

fn stop(server: Option<Child>) -> Result<()> {
    if let Some(mut server) = server {
        server.kill()?;
        server.wait()?;
    }
    Ok(())
}

/// The number of watched files and the time the newest was written: a file that comes, goes or changes shows.
fn newest_change(workspace: &Workspace) -> Result<(usize, Option<SystemTime>)> {
    let mut files = Vec::new();
    for folder in WATCHED {
        files.extend(files_below(&workspace.root.join(folder))?);
    }
    let newest = files
        .iter()
        .filter_map(|file| file.metadata().ok()?.modified().ok())
        .max();
    Ok((files.len(), newest))
}

#[expect(
    clippy::disallowed_methods,
    reason = "watching files by looking at them now and then"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(300));
}
