//! An installation in a folder of its own.

use super::{station::Station, store::Store};
use axum::Router;
use ground::{
    clock::Clock,
    crypto::{
        card_key::CardKey, es256::SigningKey, key_file, password::Passwords, staff_keys::StaffKeys,
    },
    random::Random,
};
use jiff::{SignedDuration, Timestamp};
use monitor::Monitor;
use server::routes;
use shared::{
    ids::{OrganizationId, RoleId},
    roles::ShippedRole,
};
use std::{
    collections::HashMap,
    ops::Deref,
    sync::{Arc, atomic::AtomicUsize},
};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use web::{
    config::Config,
    crowd::Crowd,
    dpop::{Nonces, Receipts},
    load::Load,
    rate_limit::RateLimit,
    state::{AppState, CARD_QUESTIONS, Settings},
};

/// The one address of the clinic.
pub const ORIGIN: &str = "http://localhost:8080";
/// Its host.
pub const HOST: &str = "localhost:8080";
/// A Tuesday, 11:00 in Kyiv.
pub const MORNING: &str = "2026-09-01T08:00:00Z";

/// A clinic with the shipped roles, one organization and nobody in it. Clones
/// are the same clinic.
#[derive(Clone)]
pub struct TestApp(Arc<Installation>);

pub struct Installation {
    pub state: AppState,
    pub clock: Clock,
    pub random: Random,
    pub router: Router,
    store: Store,
    pub roles: HashMap<ShippedRole, RoleId>,
    pub organization: OrganizationId,
    pub(super) station: OnceCell<Station>,
    pub(super) hired: AtomicUsize,
    /// Goes with the clinic.
    _folder: TempDir,
}

impl Installation {
    fn of(state: AppState, clock: Clock, random: Random, folder: TempDir) -> Self {
        Self {
            router: routes::app(state.clone()),
            store: Store::at(state.config.database()),
            state,
            clock,
            random,
            roles: HashMap::new(),
            organization: OrganizationId::new(uuid::Uuid::nil()),
            station: OnceCell::new(),
            hired: AtomicUsize::new(0),
            _folder: folder,
        }
    }
}

impl Deref for TestApp {
    type Target = Installation;

    fn deref(&self) -> &Installation {
        &self.0
    }
}

impl Deref for Installation {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl TestApp {
    /// On a weekday morning.
    pub async fn new() -> Self {
        Self::at(MORNING).await
    }

    /// At an instant (RFC 3339).
    pub async fn at(instant: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            public_url: Some(ORIGIN.to_owned()),
            data: folder.path().to_owned(),
            ..Config::default()
        };
        Self::with(config.check().unwrap(), instant, folder).await
    }

    /// Where administrators choose initial passwords, on a weekday morning.
    pub async fn with_initial_passwords() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            public_url: Some(ORIGIN.to_owned()),
            data: folder.path().to_owned(),
            initial_passwords: true,
            ..Config::default()
        };
        Self::with(config.check().unwrap(), MORNING, folder).await
    }

    /// With another configuration than [`TestApp::at`] has.
    pub async fn with(config: Config, instant: &str, folder: TempDir) -> Self {
        let clock = Clock::manual(instant.parse().unwrap());
        let random = Random::seeded(1);
        let (store, database) = Store::new(config.database()).await;
        let staff_key = folder.path().join("staff.pem");
        key_file::create(&staff_key, &SigningKey::generate(&random)).unwrap();
        let keys = StaffKeys::open(staff_key, random.clone()).unwrap();
        let passwords = Passwords::cheap(random.clone(), &config.facility.name).unwrap();
        let state = AppState {
            monitor: Arc::new(Monitor::new(
                database,
                &server::Assembly,
                clock.clone(),
                random.clone(),
            )),
            passwords,
            keys: Arc::new(keys),
            cards: Arc::new(CardKey::new(
                folder.path().join("cards.pem"),
                random.clone(),
            )),
            rate_limit: Arc::new(RateLimit::new(CARD_QUESTIONS)),
            load: Arc::new(Load::new(&config.limits)),
            senders: Crowd::new(config.limits.room(), None),
            nonces: Arc::new(Nonces::new(random.clone())),
            receipts: Arc::new(Receipts::new(&random)),
            throttle: Arc::default(),
            config: Arc::new(Settings::new(config).unwrap()),
        };
        let roles = super::clinic::shipped_roles(&state).await;
        let organization = super::clinic::organization(&state, "Терапевтичне відділення").await;
        Self(Arc::new(Installation {
            store,
            roles,
            organization,
            ..Installation::of(state, clock, random, folder)
        }))
    }

    /// Around an installation that somebody else prepared.
    pub fn around(state: AppState, clock: Clock, folder: TempDir) -> Self {
        let random = Random::seeded(1);
        Self(Arc::new(Installation::of(state, clock, random, folder)))
    }

    /// Lets time pass.
    pub fn wait(&self, step: SignedDuration) {
        self.clock.advance(step);
    }

    /// Lets so many seconds pass.
    pub fn wait_seconds(&self, seconds: i64) {
        self.wait(SignedDuration::from_secs(seconds));
    }

    /// Lets so many minutes pass.
    pub fn wait_minutes(&self, minutes: i64) {
        self.wait(SignedDuration::from_mins(minutes));
    }

    /// Sets the clock to an instant (RFC 3339).
    pub fn set_clock(&self, instant: &str) {
        self.clock.set(instant.parse().unwrap());
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
