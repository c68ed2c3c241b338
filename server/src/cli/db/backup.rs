//! `luxmedica db backup`: the database in one file.

use super::{interruption::Interruption, programs};
use crate::{
    backup::{BackupError, CHUNK, Head, Kind, Part, Writing, folder},
    cli::{error::CliError, print},
};
use ground::clock::Clock;
use monitor::{
    engine::{Address, beside},
    keeping,
};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};
use web::config::Config;

/// Write the whole database into one new file, as it is at one moment, also while the server
/// runs and writes. Of a database that is damaged, what can be read: it says so, and then fails.
///
/// Not in the file: the keys that sign (keys/ in the data folder) and the configuration, so that
/// whoever finds a backup signs nothing. Copy both once to a place of their own, and the keys
/// again after each `luxmedica keys`: without them nobody's token file works any more.
///
/// Whoever reads the file reads patients' records: keep it where nobody else does, or encrypt it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The file to make; one that is there stays as it is
    file: PathBuf,
}

pub(super) async fn run(
    config: &Config,
    args: Args,
    interruption: &Interruption,
) -> Result<(), CliError> {
    let migration = keeping::migration(&config.place()).await?;
    let mut part = Part::begin(&args.file)?;
    let head = |kind| Head {
        kind,
        migration,
        made_at: Clock::system().now().to_string(),
        made_by: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let damage = match &config.database {
        None => of_file(config, &mut part, &head(Kind::File), interruption).await?,
        Some(address) => {
            of_server(address, &mut part, &head(Kind::Archive), interruption).await?;
            Vec::new()
        }
    };
    part.flush()?;
    interruption.unless_heard()?;
    part.install()?;
    let told = damage.iter().map(|one| format!("damaged: {one}"));
    let lines = told.chain(said(&args.file, config));
    print::written(print::lines(lines))?;
    if damage.is_empty() {
        return Ok(());
    }
    Err(CliError::DamagedBackup {
        backup: args.file,
        places: damage.len(),
    })
}

fn said(file: &Path, config: &Config) -> [String; 4] {
    let (file, keys) = (file.display(), config.data.join("keys"));
    [
        format!("Backup          {file}"),
        "In it           all records: whoever reads the file reads them".to_owned(),
        format!("Not in it       {} and the configuration", keys.display()),
        format!("Try it          luxmedica db restore {file} --dry-run"),
    ]
}

/// Says what of it is damaged.
async fn of_file(
    config: &Config,
    part: &mut Part,
    head: &Head,
    interruption: &Interruption,
) -> Result<Vec<String>, CliError> {
    let database = config.database_file();
    let mut scratch = Part::begin(&beside(part.path(), ".snapshot"))?;
    has_room(scratch.path(), &database)?;
    let asks_to_end = interruption.asks_to_end();
    let copied = keeping::snapshot(&database, scratch.path(), asks_to_end).await;
    interruption.unless_heard()?;
    let damage = copied?;
    let name = scratch.path().to_owned();
    pour(
        scratch.file(),
        &name,
        Writing::begin(part, head)?,
        interruption,
    )?;
    Ok(damage)
}

async fn of_server(
    address: &Address,
    part: &mut Part,
    head: &Head,
    interruption: &Interruption,
) -> Result<(), CliError> {
    let schema = keeping::schema(address).await?;
    let mut dump = programs::dump(address, &schema)?;
    let writing = Writing::begin(part, head)?;
    pour(
        dump.output(),
        Path::new(programs::DUMP),
        writing,
        interruption,
    )?;
    dump.succeeded()
}

/// Writes all that `from` holds, and ends.
fn pour(
    mut from: impl Read,
    name: &Path,
    mut to: Writing<'_>,
    interruption: &Interruption,
) -> Result<(), CliError> {
    let mut chunk = vec![0; CHUNK];
    loop {
        interruption.unless_heard()?;
        match from.read(&mut chunk).map_err(BackupError::io(name))? {
            0 => return Ok(to.end()?),
            read => to.write(&chunk[..read])?,
        }
    }
}

/// Refuses to fill a disk that a server may be writing to.
#[cfg(unix)]
fn has_room(scratch: &Path, database: &Path) -> Result<(), CliError> {
    let length = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    let needs = 2 * (length(database) + length(&beside(database, "-wal")));
    let folder = folder(scratch);
    let disk = rustix::fs::statvfs(folder);
    let disk = disk.map_err(|error| CliError::io(folder)(error.into()))?;
    if disk.f_bavail * disk.f_frsize < needs {
        let folder = folder.to_owned();
        return Err(CliError::NoRoom { folder, needs });
    }
    Ok(())
}

#[cfg(not(unix))]
fn has_room(_: &Path, _: &Path) -> Result<(), CliError> {
    Ok(())
}
