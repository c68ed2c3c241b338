//! Reading the journal on the server itself.

use super::store;
use ground::clock::Clock;
use monitor::{Actor, Error, Monitor, engine::Place};
use serde::Serialize;
use shared::{ids::PatientId, journal::Notes, time::Timestamp};

monitor::commands! { ():
    /// Asks for journal lines.
    #[derive(Debug, Clone, Default)]
    pub struct ReadJournal {
        /// Only what this login did or underwent.
        pub login: Option<String>,
        /// Only what showed or touched this patient's data.
        pub patient: Option<PatientId>,
        /// Only this operation.
        pub operation: Option<String>,
        /// Only this outcome.
        pub outcome: Option<String>,
        /// Only from this instant on.
        pub since: Option<Timestamp>,
        /// At most this many, the newest.
        pub limit: u32,
    } asks store::lines => Result<Lines, Unknown>;
}

/// A line of the journal.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the columns' names")]
pub struct Line {
    pub record_id: i64,
    pub at: i64,
    pub source: String,
    pub destination: String,
    pub operation: String,
    pub outcome: String,
    pub login: Option<String>,
    pub organization: Option<String>,
    pub workstation: Option<String>,
    pub address: Option<String>,
    pub subject: Option<String>,
    #[serde(flatten)]
    pub notes: Notes,
    pub reason: Option<String>,
    pub policy: Option<String>,
    pub request: Option<String>,
    pub count: i64,
}

/// The newest lines that answer a question.
#[derive(Debug)]
pub struct Lines {
    /// The newest last.
    pub newest: Vec<Line>,
    /// The numbers of those among them that cannot be read.
    pub damaged: Vec<String>,
    /// How many there are in all.
    pub all: u64,
}

/// What a question names that does not exist: no line would read as if nothing had happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Nobody ever had the login.
    Login,
    /// No patient has the id, nor had one.
    Patient,
}

/// Reads the journal, on the server itself.
///
/// # Errors
/// The database is out of reach.
pub async fn read(
    monitor: &Monitor,
    question: ReadJournal,
) -> Result<Result<Lines, Unknown>, Error> {
    monitor.consult(&(), &Actor::Operator, question).await
}

/// The same from the database at `place`, opened to be read and nothing else.
///
/// # Errors
/// It cannot be read.
pub async fn read_from(
    place: &Place,
    clock: &Clock,
    question: ReadJournal,
) -> Result<Result<Lines, Unknown>, Error> {
    Monitor::read_beside(place, clock, question).await
}
