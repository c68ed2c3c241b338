//! Attempts to sign in: right, until a test spoils one thing.

use super::{app::TestApp, call::Call, proof::Proof, reply::Reply, station::Station};
use ground::crypto::es256::SigningKey;
use serde_json::{Value, json};
use shared::endpoints::Authenticate;

/// What the sign-in form and the browser send together.
#[derive(Clone)]
#[must_use]
pub struct Attempt {
    app: TestApp,
    cookie: Option<String>,
    login: String,
    password: String,
    token: String,
    key: SigningKey,
    address: Option<String>,
    spoil: Vec<(Part, &'static str, Value)>,
    nonce: Option<String>,
    proofs: usize,
}

#[derive(Clone, Copy)]
enum Part {
    Header,
    Claims,
}

impl Attempt {
    pub(super) fn new(
        app: &TestApp,
        login: &str,
        password: &str,
        token: &str,
        at: &Station,
    ) -> Self {
        Self {
            app: app.clone(),
            cookie: None,
            login: login.to_owned(),
            password: password.to_owned(),
            token: token.to_owned(),
            key: at.key.clone(),
            address: None,
            spoil: Vec::new(),
            nonce: None,
            proofs: 1,
        }
    }

    /// In a browser that has a session already.
    pub(super) fn with_cookie(mut self, cookie: Option<&str>) -> Self {
        self.cookie = cookie.map(str::to_owned);
        self
    }

    pub fn login(mut self, login: &str) -> Self {
        login.clone_into(&mut self.login);
        self
    }

    pub fn password(mut self, password: &str) -> Self {
        password.clone_into(&mut self.password);
        self
    }

    /// With another token file; the proof is about it, too.
    pub fn token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.token);
        self
    }

    /// In another browser.
    pub fn at(self, station: &Station) -> Self {
        self.key(&station.key)
    }

    /// By another key.
    pub fn key(mut self, key: &SigningKey) -> Self {
        self.key = key.clone();
        self
    }

    /// From another address.
    pub fn from(mut self, address: &str) -> Self {
        self.address = Some(address.to_owned());
        self
    }

    /// With a nonce obtained before.
    pub fn nonce(mut self, nonce: &str) -> Self {
        self.nonce = Some(nonce.to_owned());
        self
    }

    /// With another claim in the proof, or without it if it is `null`.
    pub fn claim(mut self, name: &'static str, value: Value) -> Self {
        self.spoil.push((Part::Claims, name, value));
        self
    }

    /// With another member in the proof's header.
    pub fn head(mut self, name: &'static str, value: Value) -> Self {
        self.spoil.push((Part::Header, name, value));
        self
    }

    /// With so many proofs.
    pub fn proofs(mut self, count: usize) -> Self {
        self.proofs = count;
        self
    }

    /// The request, to be sent or spoiled further.
    pub async fn call(&self) -> Call {
        let app = &self.app;
        let nonce = match &self.nonce {
            Some(nonce) => nonce.clone(),
            None => app.nonce().await,
        };
        let mut proof = Proof::to(Authenticate, &nonce).with_token(self.token.trim());
        for (part, name, value) in &self.spoil {
            proof = match part {
                Part::Header => proof.head(name, value.clone()),
                Part::Claims => proof.claim(name, value.clone()),
            };
        }
        let proof = proof.sign(&self.key);
        let form = json!({"login": self.login, "password": self.password, "token": self.token});
        let mut call = app.ask(Authenticate).json(&form);
        if let Some(secret) = &self.cookie {
            call = call.cookie(secret);
        }
        if let Some(address) = &self.address {
            call = call.from(address);
        }
        (0..self.proofs).fold(call, |call, _| call.and_header("dpop", &proof))
    }

    pub async fn send(&self) -> Reply {
        self.call().await.await
    }
}

impl TestApp {
    /// An attempt of anybody's.
    pub fn attempt(&self, login: &str, password: &str, token: &str, at: &Station) -> Attempt {
        Attempt::new(self, login, password, token, at)
    }
}
