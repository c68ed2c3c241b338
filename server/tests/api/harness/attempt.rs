//! Attempts to sign in: right, until a test spoils one thing.

use super::{call::Call, proof::Proof, reply::Reply, staff::Staff, station::Station};
use serde_json::{Value, json};
use server::crypto::es256::SigningKey;

/// What the sign-in form and the browser send together.
#[derive(Clone)]
#[must_use]
pub struct Attempt {
    staff: Staff,
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
    pub(super) fn new(staff: &Staff) -> Self {
        Self {
            login: staff.login.clone(),
            password: staff.password.clone(),
            token: staff.token.clone(),
            key: staff.station.key.clone(),
            address: None,
            spoil: Vec::new(),
            nonce: None,
            proofs: 1,
            staff: staff.clone(),
        }
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
        let app = &self.staff.app;
        let nonce = match &self.nonce {
            Some(nonce) => nonce.clone(),
            None => app.nonce().await,
        };
        let mut proof = Proof::new("POST", "/api/session", &nonce).with_token(&self.token);
        for (part, name, value) in &self.spoil {
            proof = match part {
                Part::Header => proof.head(name, value.clone()),
                Part::Claims => proof.claim(name, value.clone()),
            };
        }
        let proof = proof.sign(&self.key);
        let form = json!({"login": self.login, "password": self.password, "token": self.token});
        let mut call = app.post("/api/session", &form);
        if let Some(secret) = &self.staff.cookie {
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
