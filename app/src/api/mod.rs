//! The only code that speaks to the server. Every call names an
//! [`Endpoint`] of `shared`; addresses, methods and types come from there.

pub mod account;
pub mod assignments;
pub mod catalogue;
pub mod facility;
pub mod lapses;
mod nonce;
pub mod notices;
pub mod organizations;
pub mod patients;
pub mod people;
pub mod possession;
pub mod referrals;
pub mod refusal;
pub mod requisitions;
pub mod roles;
mod sending;
pub mod session;
pub mod sessions;
pub mod step_up;
pub mod tokens;
mod transport;
pub mod users;
pub mod workstation;
pub mod workstations;

use crate::workstation_key::NoKeys;
use serde::de::DeserializeOwned;
use shared::{
    endpoints::Endpoint,
    json,
    page::Version,
    problem::{ErrorCode, Problem},
    referrals::FormKey,
};
use std::{fmt::Display, marker::PhantomData};
use transport::Outgoing;

pub use sending::{Heard, listen};
pub use transport::{on_damage, target};

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

/// A call to be sent.
pub struct Call<E> {
    outgoing: Outgoing,
    endpoint: PhantomData<E>,
}

impl<E: Endpoint> Call<E> {
    /// Asks `E` for `request`.
    pub fn new(request: &E::Request) -> Self {
        let request = serde_json::to_value(request).unwrap_or_default();
        Self {
            outgoing: Outgoing::new(E::METHOD, E::PATH, request),
            endpoint: PhantomData,
        }
    }

    /// Names the record the address asks for.
    pub fn id(mut self, id: impl Display) -> Self {
        self.outgoing.id(&id.to_string());
        self
    }

    /// Names the version the change was made from.
    pub fn if_match(mut self, version: Version) -> Self {
        self.outgoing.header("If-Match", version.to_string());
        self
    }

    /// Confirms what a refusal `rights-surface` showed.
    pub fn confirmed(mut self, shown: Option<String>) -> Self {
        if let Some(shown) = shown {
            self.outgoing.header("Confirmed-Rights", shown);
        }
        self
    }

    /// Says that the patient is none of those a refusal `likely-twin` showed.
    pub fn not_a_twin(mut self, shown: Option<String>) -> Self {
        if let Some(shown) = shown {
            self.outgoing.header("Not-A-Twin", shown);
        }
        self
    }

    /// Names the form, which may be sent again: it is carried out once.
    pub fn once(mut self, key: FormKey) -> Self {
        self.outgoing.header("Idempotency-Key", key.to_string());
        self
    }

    /// Asks by itself: the answer is no sign that somebody is at work.
    pub fn aside(mut self) -> Self {
        self.outgoing.aside = true;
        self
    }

    /// Adds the workstation's proof (RFC 9449 §4).
    pub fn proof(mut self, proof: String) -> Self {
        self.outgoing.header(transport::DPOP, proof);
        self
    }

    /// Sends it and waits for the answer.
    pub async fn send(self) -> Answer<E::Response> {
        decode(&sending::send(self.outgoing).await?)
    }
}

/// Asks for something that needs neither id nor version.
pub async fn call<E: Endpoint>(request: &E::Request) -> Answer<E::Response> {
    Call::<E>::new(request).send().await
}

fn decode<T: DeserializeOwned>(body: &str) -> Answer<T> {
    json::parse(body).ok_or(ApiError::Outdated)
}
