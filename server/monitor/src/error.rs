//! Whatever keeps a request from being answered, and what of it may be told.
//!
//! What a caller learns is an [`ErrorCode`] and nothing else: no database's
//! or library's text leaves the server.

use crate::{
    engine::{
        failure::{self, Failure},
        names::DriverError,
        opening::NotOpened,
    },
    outcome::Outcome,
};
use ground::{
    calendar::OutOfRange,
    crypto::{key_file::KeyFileError, password::PasswordError},
    qr::TooLong,
};
use shared::{
    fields::Rule,
    ids::PatientId,
    problem::{ErrorCode, FieldFault},
};

/// Whatever keeps a request from being answered as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something the caller may be told.
    #[error("refused: {0:?}")]
    Refused(ErrorCode),
    /// Something the caller may not be told: they learn `told`, the journal
    /// keeps `truth`.
    #[error("refused: {truth}")]
    Veiled {
        /// What is answered.
        told: ErrorCode,
        /// What was found, as a code for the journal.
        truth: &'static str,
    },
    /// No row of the security policy admits the event.
    #[error("no row of the policy admits this")]
    NotInPolicy,
    /// The database refused or is out of reach.
    #[error("database: {0}")]
    Database(#[from] DriverError),
    /// The database cannot be used.
    #[error(transparent)]
    NotOpened(#[from] NotOpened),
    /// The database holds what no form could have sent.
    #[error("the database holds a value that breaks its own rules")]
    Corrupt,
    /// The same, and it is known where.
    #[error("the row {id} of {table} holds what no form could have sent")]
    Damaged {
        /// The table.
        table: &'static str,
        /// The row's id.
        id: String,
    },
    /// Another transaction came in between: the effect is to be repeated.
    #[error("another transaction came in between")]
    Overtaken,
    /// A transaction shared with others could not be committed.
    #[error("the change could not be stored")]
    Unavailable,
    /// A password could not be digested, a key read, a paper drawn.
    #[error(transparent)]
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl From<FieldFault> for Error {
    fn from(fault: FieldFault) -> Self {
        let fields = vec![fault];
        ErrorCode::InvalidFields { fields }.into()
    }
}

impl From<PasswordError> for Error {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Refused(fault) => fault.into(),
            error => Self::failed(error),
        }
    }
}

impl From<KeyFileError> for Error {
    fn from(error: KeyFileError) -> Self {
        Self::failed(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::failed(error)
    }
}

impl From<OutOfRange> for Error {
    fn from(_: OutOfRange) -> Self {
        Self::Corrupt
    }
}

impl From<TooLong> for Error {
    fn from(_: TooLong) -> Self {
        Self::Corrupt
    }
}

impl From<ErrorCode> for Error {
    fn from(code: ErrorCode) -> Self {
        Self::Refused(code)
    }
}

impl Error {
    /// A password could not be digested, a key read, a paper drawn.
    pub fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(error.into())
    }

    /// One field breaks a rule.
    pub fn field(field: &str, rule: Rule) -> Self {
        FieldFault::new(field, rule).into()
    }

    /// Refuses fields that break rules, if there are any.
    ///
    /// # Errors
    /// There are.
    pub fn unless_empty(fields: Vec<FieldFault>) -> Result<(), Self> {
        if fields.is_empty() {
            return Ok(());
        }
        Err(ErrorCode::InvalidFields { fields }.into())
    }

    /// What the caller is told.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Refused(code) | Self::Veiled { told: code, .. } => code.clone(),
            Self::Database(error) => match failure::of(error) {
                Failure::Busy | Failure::Serialization => ErrorCode::Busy,
                Failure::OutOfReach => ErrorCode::Unavailable,
                Failure::NotUnique(_) | Failure::Referenced | Failure::Damaged | Failure::Other => {
                    ErrorCode::Internal
                }
            },
            Self::Overtaken => ErrorCode::Busy,
            Self::Unavailable => ErrorCode::Unavailable,
            Self::Damaged { id, .. } => ErrorCode::Damaged { id: id.clone() },
            Self::NotInPolicy | Self::NotOpened(_) | Self::Corrupt | Self::Failed(_) => {
                ErrorCode::Internal
            }
        }
    }

    /// What the engine could not do, if it was that.
    pub(crate) fn engine_failure(&self) -> Option<Failure<'_>> {
        match self {
            Self::Database(error) => Some(failure::of(error)),
            Self::Overtaken => Some(Failure::Serialization),
            Self::Unavailable => Some(Failure::OutOfReach),
            _ => None,
        }
    }

    /// Whether the same, done from the beginning, may end otherwise: the database cannot
    /// bring transactions into an order, or a constraint is broken that the effect had
    /// looked at itself. Somebody came in between, and then it says who.
    pub fn asks_to_repeat(&self) -> bool {
        match self {
            Self::Overtaken => true,
            Self::Database(error) => matches!(
                failure::of(error),
                Failure::Serialization | Failure::NotUnique(_) | Failure::Referenced
            ),
            _ => false,
        }
    }

    /// Whether the whole transaction cannot be brought into an order with another's, and not
    /// only what was done last.
    pub(crate) fn spoils_transaction(&self) -> bool {
        matches!(self, Self::Database(error) if failure::of(error) == Failure::Serialization)
    }

    /// Whether a row holds what no form could have sent.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Corrupt | Self::Damaged { .. } => true,
            Self::Database(error) => failure::of(error) == Failure::Damaged,
            _ => false,
        }
    }

    /// Whether the engine cannot make out what it finds in its file.
    pub fn is_destruction(&self) -> bool {
        matches!(self, Self::Database(error) if failure::is_destruction(error))
    }

    /// The same, naming the row if it is a damaged one.
    #[must_use]
    pub fn at(self, table: &'static str, id: &impl ToString) -> Self {
        match self {
            Self::Damaged { .. } => self,
            damage if damage.is_damage() => Self::Damaged {
                table,
                id: id.to_string(),
            },
            other => other,
        }
    }

    /// How the journal counts it.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Refused(_) | Self::Veiled { .. } | Self::NotInPolicy => Outcome::Refused,
            Self::Database(_)
            | Self::NotOpened(_)
            | Self::Corrupt
            | Self::Damaged { .. }
            | Self::Overtaken
            | Self::Unavailable
            | Self::Failed(_) => Outcome::Failed,
        }
    }

    /// The reason the journal keeps.
    pub fn reason(&self) -> Reason {
        Reason(match self {
            Self::Refused(code) => code.name(),
            Self::Veiled { truth, .. } => (*truth).to_owned(),
            Self::NotInPolicy => "not-in-policy".to_owned(),
            Self::Database(_)
            | Self::NotOpened(_)
            | Self::Corrupt
            | Self::Damaged { .. }
            | Self::Overtaken
            | Self::Unavailable
            | Self::Failed(_) => self.code().name(),
        })
    }

    /// The patients whom the refusal itself shows.
    pub fn patients(&self) -> Vec<PatientId> {
        match self {
            Self::Refused(ErrorCode::LikelyDuplicate(duplicates)) => duplicates
                .patients
                .iter()
                .map(|duplicate| duplicate.id)
                .collect(),
            Self::Refused(ErrorCode::TaxNumberTaken { patient }) => vec![*patient],
            _ => Vec::new(),
        }
    }
}

/// Why something was refused or failed, as the journal keeps it: a code, never text
/// that somebody entered. Only an [`Error`] makes one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason(String);

impl Reason {
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
