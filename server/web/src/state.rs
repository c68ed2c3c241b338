//! What every handler can reach.

use crate::{
    config::{Config, ConfigError, address::plain_host},
    crowd::Crowd,
    dpop::{Nonces, Receipts},
    load::Load,
    rate_limit::RateLimit,
    throttle::SignInThrottle,
};
use ground::{
    calendar::Calendar,
    clock::Clock,
    crypto::{
        card_key::CardKey, key_file::KeyFileError, password::Passwords, staff_keys::StaffKeys,
    },
    private,
    random::Random,
};
use jiff::tz::TimeZone;
use monitor::{Database, Error, Listener, Monitor};
use shared::{
    fields::{Password, Rule},
    problem::FieldFault,
};
use std::{io, net::IpAddr, path::PathBuf, sync::Arc};

/// So often a minute one network may ask about cards: often enough for a reception desk,
/// too seldom to watch what becomes of many papers.
pub const CARD_QUESTIONS: u32 = 240;

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
    pub keys: Arc<StaffKeys>,
    /// The key of referrals.
    pub cards: Arc<CardKey>,
    /// How often cards may be asked about, by network.
    pub rate_limit: Arc<RateLimit<IpAddr>>,
    /// What one user may ask of the server.
    pub load: Arc<Load>,
    /// Whose requests the trusted proxy passes on.
    pub senders: Crowd,
    /// The nonces of proofs.
    pub nonces: Arc<Nonces>,
    /// The receipts for proofs.
    pub receipts: Arc<Receipts>,
    /// Who must wait before the next attempt.
    pub throttle: Arc<SignInThrottle>,
}

impl AppState {
    /// Opens the installation in the data folder, of which `domains` keep their parts.
    ///
    /// # Errors
    /// The folder is not an installation, or its files cannot be read.
    pub async fn open(
        config: Config,
        domains: &'static dyn Listener,
        clock: Clock,
        random: Random,
    ) -> Result<Self, StartError> {
        let folder = |source| StartError::Folder {
            path: config.data.clone(),
            source,
        };
        private::folder(&config.data).map_err(folder)?;
        let keys = StaffKeys::open(config.staff_key(), random.clone())?;
        let hospital = &config.facility.name;
        #[cfg(not(feature = "shifted-clock"))]
        let passwords = Passwords::new(random.clone(), hospital).map_err(Error::from)?;
        // Browser tests sign in hundreds of times.
        #[cfg(feature = "shifted-clock")]
        let passwords = Passwords::cheap(random.clone(), hospital).map_err(Error::from)?;
        let card_key = config.card_key();
        let database = Database::of(&config.place()).await?;
        let monitor = Monitor::new(database, domains, clock, random.clone());
        monitor.refold().await?;
        let secret = monitor.secret().await?.unwrap_or_else(|| random.bytes());
        Ok(Self {
            monitor: Arc::new(monitor),
            passwords,
            keys: Arc::new(keys),
            cards: Arc::new(CardKey::new(card_key, random.clone())),
            rate_limit: Arc::new(RateLimit::new("cards", CARD_QUESTIONS)),
            load: Arc::new(Load::new(&config.limits)),
            senders: Crowd::new(config.limits.room(), None),
            receipts: Arc::new(Receipts::by(secret)),
            nonces: Arc::new(Nonces::by(secret, random)),
            throttle: Arc::default(),
            config: Arc::new(Settings::new(config)?),
        })
    }
}

/// Why an installation does not open.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Its folder.
    #[error("{}: {source}", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Its key file.
    #[error(transparent)]
    Key(#[from] KeyFileError),
    /// Its configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Its database.
    #[error(transparent)]
    Database(#[from] Error),
}

/// The configuration with what follows from it.
#[derive(Debug)]
pub struct Settings {
    /// As it was read.
    pub config: Config,
    /// The facility's time zone.
    pub zone: TimeZone,
    /// Its days.
    pub calendar: Calendar,
    origin: String,
    host: String,
    is_https: bool,
}

impl Settings {
    /// What follows from `config`.
    ///
    /// # Errors
    /// The time zone is unknown.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let zone = config.zone()?;
        Ok(Self {
            calendar: Calendar::new(zone.clone()),
            zone,
            origin: config.origin(),
            host: config.host(),
            is_https: config.is_https(),
            config,
        })
    }

    /// The canonical address, without a trailing slash.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What is wrong with a password that somebody chose for another, unless that is switched on.
    pub fn not_given(&self, password: Option<&Password>) -> Option<FieldFault> {
        let is_refused = password.is_some() && !self.config.initial_passwords;
        is_refused.then(|| FieldFault::new("password", Rule::PasswordNotGiven))
    }

    /// The host the server answers under.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether staff reach the server by HTTPS.
    pub const fn is_https(&self) -> bool {
        self.is_https
    }

    /// Whether `host` is that, however a proxy writes it.
    pub fn is_host(&self, host: &str) -> bool {
        let scheme = if self.is_https { "https" } else { "http" };
        plain_host(scheme, host) == self.host
    }
}

impl std::ops::Deref for Settings {
    type Target = Config;

    fn deref(&self) -> &Config {
        &self.config
    }
}
