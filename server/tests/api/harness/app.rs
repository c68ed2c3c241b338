//! An installation in a folder of its own.

use super::{
    station::Station,
    store::{Store, new_database},
};
use axum::Router;
use cluster::Cluster;
use ground::{
    clock::Clock,
    crypto::{
        card_key::CardKey, es256::SigningKey, key_file, password::Passwords, staff_keys::StaffKeys,
    },
    random::Random,
};
use jiff::{SignedDuration, Timestamp};
use monitor::{Database, Monitor};
use server::routes;
use shared::{
    ids::{OrganizationId, RoleId},
    roles::ShippedRole,
};
use std::{
    collections::HashMap,
    fs,
    ops::Deref,
    path::Path,
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
    folder: TempDir,
}

impl Installation {
    fn of(state: AppState, clock: Clock, random: Random, folder: TempDir) -> Self {
        Self {
            router: routes::app(state.clone()),
            store: Store::at(state.config.database_file()),
            state,
            clock,
            random,
            roles: HashMap::new(),
            organization: OrganizationId::new(uuid::Uuid::nil()),
            station: OnceCell::new(),
            hired: AtomicUsize::new(0),
            folder,
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
        Self::with(config(&folder), instant, folder).await
    }

    /// In a file, whatever the other tests run on: for what PostgreSQL's types and keys keep out of its tables, and for
    /// what is the file's own.
    pub async fn in_file() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder);
        let (store, database) = Box::pin(Store::in_file(config.database_file())).await;
        Self::in_store(store, database, config, MORNING, folder).await
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

    /// On a database of its own of this server, whatever the other tests run on.
    pub async fn on(cluster: &Cluster) -> Self {
        let address = new_database(&cluster.address("postgres")).await;
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            public_url: Some(ORIGIN.to_owned()),
            data: folder.path().to_owned(),
            database: Some(address),
            ..Config::default()
        };
        Self::with(config.check().unwrap(), MORNING, folder).await
    }

    /// Another server on the same database, with the same keys and by the same clock.
    pub async fn beside(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for key in ["staff.pem", "cards.pem"] {
            let [from, to] = [&self.folder, &folder].map(|folder| folder.path().join(key));
            let _ = fs::copy(from, to);
        }
        let config = Config {
            data: folder.path().to_owned(),
            ..self.state.config.config.clone()
        };
        let (store, database) = Store::on(self.store.address().unwrap()).await;
        let (clock, random) = (self.clock.clone(), Random::seeded(2));
        let state = Box::pin(state(config, &folder, database, &clock, &random)).await;
        Self(Arc::new(Installation {
            store,
            roles: self.roles.clone(),
            organization: self.organization,
            ..Installation::of(state, clock, random, folder)
        }))
    }

    /// With another configuration than [`TestApp::at`] has.
    pub async fn with(config: Config, instant: &str, folder: TempDir) -> Self {
        let (store, database) = match &config.database {
            Some(address) => Box::pin(Store::on(address)).await,
            None => Box::pin(Store::new(config.database_file())).await,
        };
        Self::in_store(store, database, config, instant, folder).await
    }

    async fn in_store(
        store: Store,
        database: Database,
        config: Config,
        instant: &str,
        folder: TempDir,
    ) -> Self {
        let clock = Clock::manual(instant.parse().unwrap());
        let random = Random::seeded(1);
        let staff_key = folder.path().join("staff.pem");
        key_file::create(&staff_key, &SigningKey::generate(&random)).unwrap();
        let state = Box::pin(state(config, &folder, database, &clock, &random)).await;
        if store.address().is_some() {
            // Nobody looks again in a test: what is known counts until time passes.
            state.monitor.watch().await.unwrap();
            // It keeps the house from now on.
            state.monitor.flush().await.unwrap();
        }
        let roles = super::clinic::shipped_roles(&state).await;
        let organization = super::clinic::organization(&state, "Терапевтичне відділення").await;
        Self(Arc::new(Installation {
            store,
            roles,
            organization,
            ..Installation::of(state, clock, random, folder)
        }))
    }

    /// The folder of its keys.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// Around an installation that somebody else prepared.
    pub fn around(state: AppState, clock: Clock, folder: TempDir) -> Self {
        let random = Random::seeded(1);
        Self(Arc::new(Installation::of(state, clock, random, folder)))
    }

    /// Looks at what others changed, where others may share the database.
    pub async fn hears_of_others(&self) {
        if self.store.address().is_some() {
            self.state.monitor.watch().await.unwrap();
        }
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

fn config(folder: &TempDir) -> Config {
    let config = Config {
        public_url: Some(ORIGIN.to_owned()),
        data: folder.path().to_owned(),
        ..Config::default()
    };
    config.check().unwrap()
}

/// A server as [`AppState::open`] makes it, with cheap passwords.
async fn state(
    config: Config,
    folder: &TempDir,
    database: Database,
    clock: &Clock,
    random: &Random,
) -> AppState {
    let keys = StaffKeys::open(folder.path().join("staff.pem"), random.clone()).unwrap();
    let passwords = Passwords::cheap(random.clone(), &config.facility.name).unwrap();
    let monitor = Monitor::new(database, &server::Assembly, clock.clone(), random.clone());
    let secret = monitor.secret().await.unwrap();
    let cards = folder.path().join("cards.pem");
    AppState {
        monitor: Arc::new(monitor),
        passwords,
        keys: Arc::new(keys),
        cards: Arc::new(CardKey::new(cards, random.clone())),
        rate_limit: Arc::new(RateLimit::new("cards", CARD_QUESTIONS)),
        load: Arc::new(Load::new(&config.limits)),
        senders: Crowd::new(config.limits.room(), None),
        nonces: Arc::new(match secret {
            Some(secret) => Nonces::by(secret, random.clone()),
            None => Nonces::new(random.clone()),
        }),
        receipts: Arc::new(secret.map_or_else(|| Receipts::new(random), Receipts::by)),
        throttle: Arc::default(),
        config: Arc::new(Settings::new(config).unwrap()),
    }
}
