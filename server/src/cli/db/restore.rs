//! `luxmedica db restore`: a backup becomes the database.

use super::{check, interruption::Interruption, programs};
use crate::{
    backup::{BackupError, Kind, Part, Reading},
    cli::{error::CliError, print},
};
use ground::private;
use monitor::{
    Error,
    engine::{Address, Claim, NotOpened, beside},
    keeping,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use web::config::Config;

/// Make the database of this configuration from a backup: a file in the data folder, or the
/// tables of an empty PostgreSQL database. Stop the server first.
///
/// Nothing is replaced: where there is a database already, move it away. Before anything is
/// there, all of the backup is read and must be what was written; what does not come to its end
/// leaves nothing behind. Then the database is looked through, as `luxmedica db check` does, and
/// what was damaged when the backup was made is named. One of an older version is brought to
/// this one as the server starts.
///
/// The keys and the configuration are not in a backup: put them back from where they are kept.
/// What was taken away since the backup is there again, tokens and rights, too.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The backup
    file: PathBuf,
    /// Only read it and look it through, also beside a database and a server that runs
    #[arg(long)]
    dry_run: bool,
}

pub(super) async fn run(
    config: &Config,
    args: Args,
    interruption: &Interruption,
) -> Result<(), CliError> {
    let backup = Backup {
        file: &args.file,
        interruption,
    };
    let head = backup.open()?.head;
    let kind = match &config.database {
        None => Kind::File,
        Some(_) => Kind::Archive,
    };
    if head.kind != kind {
        return Err(CliError::OtherEngine);
    }
    if args.dry_run {
        return try_it(config, &backup, &head.made_at).await;
    }
    match &config.database {
        None => into_file(config, &backup).await?,
        Some(address) => into_server(address, &backup, head.migration).await?,
    }
    // From here on it is done, whoever interrupts.
    let said = format!("Restored        the database as it was at {}", head.made_at);
    print::written(print::lines([said].into_iter().chain(missing_keys(config))))?;
    let place = config.place();
    tokio::select! {
        checked = check::run(&place) => checked,
        () = interruption.heard() => Err(CliError::Unchecked),
    }
}

/// The file, and who may ask to end while it is read.
struct Backup<'a> {
    file: &'a Path,
    interruption: &'a Interruption,
}

impl Backup<'_> {
    fn open(&self) -> Result<Reading, BackupError> {
        Reading::begin(self.file)
    }

    fn read(&self, mut take: impl FnMut(&[u8]) -> Result<(), CliError>) -> Result<(), CliError> {
        self.open()?.read(|bytes| {
            self.interruption.unless_heard()?;
            take(bytes)
        })
    }
}

/// What the next start would miss.
fn missing_keys(config: &Config) -> Option<String> {
    let key = config.staff_key();
    let says = || {
        format!(
            "Missing         {}: put the keys back before you start the server",
            key.display()
        )
    };
    (!key.exists()).then(says)
}

/// Reads it, and says what would come back.
async fn try_it(config: &Config, backup: &Backup<'_>, made_at: &str) -> Result<(), CliError> {
    let said =
        format!("Read            the backup of {made_at}, as it was written; nothing was changed");
    let said = || print::written(print::lines([said].into_iter()));
    if config.database.is_some() {
        let mut reader = programs::read()?;
        backup.read(|bytes| reader.input(bytes))?;
        reader.succeeded()?;
        return said();
    }
    // The database lies where one does, if there is such a place.
    let near = if config.data.exists() {
        config.database_file()
    } else {
        backup.file.to_owned()
    };
    let part = unpack(&beside(&near, ".tried"), backup).await?;
    said()?;
    let place = part.path().into();
    tokio::select! {
        checked = check::run(&place) => checked,
        () = backup.interruption.heard() => Err(CliError::Interrupted),
    }
}

async fn into_file(config: &Config, backup: &Backup<'_>) -> Result<(), CliError> {
    let file = config.database_file();
    unless_there(&file)?;
    let is_new = !config.data.exists();
    private::make_folder(&config.data).map_err(CliError::io(&config.data))?;
    let restored = async {
        let part = unpack(&file, backup).await?;
        part.flush()?;
        // Meanwhile somebody may have started the server.
        unless_there(&file)?;
        backup.interruption.unless_heard()?;
        part.install().map_err(|error| match error {
            BackupError::There(path) => CliError::NotEmpty(path),
            error => error.into(),
        })
    };
    let restored = restored.await;
    if restored.is_err() && is_new {
        // It holds nothing.
        let _ = fs::remove_dir(&config.data);
    }
    restored
}

/// Refuses to put a database beside what another has left.
fn unless_there(file: &Path) -> Result<(), CliError> {
    let mut around = ["", "-wal", "-shm", "-journal"]
        .map(|ending| beside(file, ending))
        .into_iter();
    match around.find(|path| path.exists()) {
        Some(there) => Err(CliError::NotEmpty(there)),
        None => Ok(()),
    }
}

/// The database that is in a backup, on its way to `place`: one of ours, whatever is in its rows.
async fn unpack(place: &Path, backup: &Backup<'_>) -> Result<Part, CliError> {
    let mut part = Part::begin(place)?;
    backup.read(|bytes| Ok(part.write(bytes)?))?;
    keeping::migration(&part.path().into()).await?;
    Ok(part)
}

/// Reads it twice: nothing may be written before it is known to be whole.
async fn into_server(
    address: &Address,
    backup: &Backup<'_>,
    migration: i64,
) -> Result<(), CliError> {
    let there = || CliError::NotEmpty(address.to_string().into());
    let mut claim = Claim::of(address).await?.ok_or_else(there)?;
    backup.read(|_| Ok(()))?;
    if keeping::newest() < migration {
        return Err(Error::from(NotOpened::Newer(migration)).into());
    }
    let mut restore = programs::restore(address)?;
    let restored = backup.read(|bytes| restore.input(bytes));
    let restored = restored.and_then(|()| restore.succeeded());
    // Meanwhile somebody may have started the server.
    if restored.is_err() && !claim.is_empty().await? {
        return Err(there());
    }
    restored
}
