//! Who among the patients on record is perhaps there twice.

mod store;

use ground::clock::Clock;
use monitor::{
    Error, Monitor, Permit, Snapshot,
    engine::{Connection, Place},
};

pub use store::find;

monitor::commands! { ():
    /// Asks for them.
    pub struct ListDuplicates
        of internal::ListDuplicates asks list => Vec<Duplicates>,
        // Ids alone, for whoever has the database's file.
        CONCERNS_PATIENTS = false;
}

/// Records that are perhaps one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates {
    /// What they have in common.
    pub why: Common,
    /// The ids, the oldest first.
    pub patients: Vec<String>,
}

shared::closed! {
    /// What records have in common, as the log and the command line say it.
    pub enum Common {
        /// The name, as it is searched, and the birth date.
        NameAndBirthDate = "name-and-birth-date",
        /// Tax numbers of which one is out of order and the other a digit off.
        TaxNumber = "tax-number-alike",
    }
}

/// Reads them from the database at `place`, opened to be read and nothing else.
///
/// # Errors
/// It cannot be read.
pub async fn read_from(place: &Place, clock: &Clock) -> Result<Vec<Duplicates>, Error> {
    Monitor::read_beside(place, clock, ListDuplicates).await
}

async fn list(
    snapshot: &mut Snapshot<'_>,
    _: Permit<'_, ListDuplicates>,
) -> Result<Vec<Duplicates>, Error> {
    find(snapshot.connection()).await
}

/// Says in the log, by id, who among the patients is perhaps on record twice.
///
/// # Errors
/// The database cannot be read.
pub async fn tell(connection: &mut Connection) -> Result<(), Error> {
    for found in find(connection).await? {
        let (why, patients) = (found.why.code(), found.patients.join(" "));
        tracing::warn!(
            target: "namesakes",
            kind = "patient", patients, why,
            "perhaps one person: compare the records, and close one of them"
        );
    }
    Ok(())
}
