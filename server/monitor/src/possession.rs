//! Possession: a session's cookie counts only together with the key of its
//! workstation, for a cookie can be copied and that key cannot.

use crate::{error::Error, session_state::OpenSession};
use ground::crypto::jwk::Thumbprint;
use shared::{ids::SessionId, problem::ErrorCode};

/// What whoever brings a session's cookie shows of the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possession {
    /// It was shown: at the beginning of this request, or by a proof that is
    /// recent enough for what is asked.
    Shown,
    /// A proof about this very request.
    Proof {
        /// The key that signed.
        key: Thumbprint,
        /// The session it names.
        session: Option<String>,
    },
    /// Nothing that would still hold.
    Missing,
    /// A proof that proves nothing, and why, as a code for the journal.
    Fault(&'static str),
}

/// Why a cookie brings no session.
#[derive(Debug)]
pub(super) enum Lack {
    /// None is open.
    Session,
    /// One is, but its workstation's key was not shown.
    Possession {
        /// Which one.
        session: SessionId,
        /// Why not.
        error: Error,
    },
}

impl Possession {
    /// Whether it is that of this session's workstation.
    pub(super) fn check(&self, session: &OpenSession) -> Result<(), Lack> {
        let refused = |truth| Error::Veiled {
            told: ErrorCode::ProofRefused,
            truth,
        };
        let error = match self {
            Self::Shown => return Ok(()),
            Self::Proof { key, .. } if session.thumbprint.as_ref() != Some(key) => {
                refused("proof-of-another-key")
            }
            Self::Proof { session: named, .. } if *named == Some(session.id.to_string()) => {
                return Ok(());
            }
            // The right browser, which has signed in anew since it was told.
            Self::Proof { .. } | Self::Missing => {
                let session = session.id;
                ErrorCode::ProofNeeded { session }.into()
            }
            Self::Fault(truth) => refused(truth),
        };
        let session = session.id;
        Err(Lack::Possession { session, error })
    }
}
