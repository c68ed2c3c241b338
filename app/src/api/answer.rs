//! What a call brings, or why it brings nothing.

use crate::workstation_key::NoKeys;
use shared::problem::{ErrorCode, Problem};

/// Why a call brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// The server refused, and says why.
    Problem(Problem),
    /// No answer within ten seconds, or one that is not the server's.
    Unreachable,
    /// The server speaks of things this page does not know: it is newer.
    Outdated,
}

impl ApiError {
    /// What the server says happened.
    pub fn code(&self) -> Option<&ErrorCode> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            Self::Unreachable | Self::Outdated => None,
        }
    }

    /// Whether the session is over, or of no use here since this browser
    /// cannot show its key; that has its own way of being shown.
    pub fn is_session_end(&self) -> bool {
        matches!(
            self.code(),
            Some(ErrorCode::NotSignedIn | ErrorCode::SessionEnded | ErrorCode::ProofNeeded { .. })
        )
    }
}

/// Why there is no proof of the workstation's key, or why it brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProofError {
    /// See [`NoKeys`].
    NoKeys,
    /// The server was not reached, or refused.
    Api(ApiError),
}

impl From<NoKeys> for ProofError {
    fn from(NoKeys: NoKeys) -> Self {
        Self::NoKeys
    }
}

impl From<ApiError> for ProofError {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

/// What a call brings.
pub type Answer<T> = Result<T, ApiError>;
