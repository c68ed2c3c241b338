//! What every handler can reach.

use crate::{
    authenticator::{proof::Nonces, throttle::Throttle},
    config::Config,
    crypto::{es256::SigningKeys, password::Passwords},
    monitor::Monitor,
};
use jiff::tz::TimeZone;
use std::sync::Arc;

/// The parts of a running server; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The way to every effect and every answer.
    pub monitor: Arc<Monitor>,
    /// What the operator decided.
    pub config: Arc<Settings>,
    /// The Argon2id computations.
    pub passwords: Passwords,
    /// The keys of staff tokens.
    pub keys: Arc<SigningKeys>,
    /// The nonces of proofs.
    pub nonces: Arc<Nonces>,
    /// Who must wait before the next attempt.
    pub throttle: Arc<Throttle>,
}

/// The configuration with what follows from it.
#[derive(Debug)]
pub struct Settings {
    /// As it was read.
    pub config: Config,
    /// The facility's time zone.
    pub zone: TimeZone,
    origin: String,
    host: String,
}

impl Settings {
    /// What follows from `config`.
    ///
    /// # Errors
    /// The time zone is unknown.
    pub fn new(config: Config) -> Result<Self, crate::config::ConfigError> {
        Ok(Self {
            zone: config.zone()?,
            origin: config.origin(),
            host: config.host(),
            config,
        })
    }

    /// The canonical address, without a trailing slash.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host the server answers under.
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl std::ops::Deref for Settings {
    type Target = Config;

    fn deref(&self) -> &Config {
        &self.config
    }
}
