//! What a call brings, or why it brings nothing.

use crate::workstation_key::NoKeys;
use shared::problem::{ErrorCode, Problem};
use std::sync::Arc;

/// Why a call brought nothing.
#[derive(Debug, Clone)]
pub enum ApiError {
    /// The server refused, and says why.
    Problem(Arc<Problem>),
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

/// A refusal is the same as itself: to compare what two say is much code, and nobody asks.
impl PartialEq for ApiError {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Problem(this), Self::Problem(other)) => Arc::ptr_eq(this, other),
            (Self::Unreachable, Self::Unreachable) | (Self::Outdated, Self::Outdated) => true,
            _ => false,
        }
    }
}

impl Eq for ApiError {}

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
