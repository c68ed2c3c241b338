//! Importing a catalogue from a CSV file: all of it or nothing. A row makes or
//! replaces what has its kind and code; what no row names stays as it is.

mod columns;
mod date;
mod diagnosis;
mod faults;
mod file;
mod lines;
mod plan;
mod sheet;
mod store;
mod tree;

use monitor::{Actor, Error, Monitor};
use std::sync::Mutex;

pub use faults::{Fault, Faults, Wrong};
pub use plan::{Counts, Report};
pub use sheet::Kind;
pub use store::refold;

/// The demo's catalogue.
pub const DEMO: &str = include_str!("../../../data/catalogue.csv");

monitor::commands! { FoundFaults:
    /// Brings the catalogue to what a file says, of which these are the bytes.
    pub struct ImportCatalogue(Vec<u8>)
        of internal::ImportCatalogue does store::import with found => Report,
        CONCERNS_PATIENTS = false, TOUCHES_SESSIONS = false;
}

monitor::commands! { ():
    /// Asks what that would change.
    pub struct CompareCatalogue(Vec<u8>)
        of internal::ImportCatalogue asks store::compare => Result<Report, Vec<Fault>>,
        CONCERNS_PATIENTS = false;
}

/// Why a file was not imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Rows of it are wrong.
    #[error(transparent)]
    Faulty(Faults),
    /// The system refused or failed.
    #[error("{0:?}")]
    Refused(#[from] Error),
}

/// What the rows of a file break, for whoever imports it.
type FoundFaults = Mutex<Vec<Fault>>;

/// Imports the file, on the server itself.
///
/// # Errors
/// The file has faults, or the database is out of reach: nothing is changed.
pub async fn import(monitor: &Monitor, file: &[u8]) -> Result<Report, ImportError> {
    let command = ImportCatalogue(file.to_vec());
    let found = FoundFaults::default();
    let done = monitor.operate(&found, command).await;
    let faults = found.into_inner().unwrap_or_default();
    match done {
        Err(_) if !faults.is_empty() => Err(ImportError::Faulty(Faults::new(faults))),
        done => Ok(done?),
    }
}

/// What importing the file would do; nothing here can write.
///
/// # Errors
/// The file has faults, or the database is out of reach.
pub async fn compare(monitor: &Monitor, file: &[u8]) -> Result<Report, ImportError> {
    let question = CompareCatalogue(file.to_vec());
    let compared = monitor.consult(&(), &Actor::Operator, question).await?;
    compared.map_err(|faults| ImportError::Faulty(Faults::new(faults)))
}
