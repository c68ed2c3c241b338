//! Workstations: browsers with a key that stays there.

use super::{app::TestApp, call::Call, clinic, proof::Proof, reply::Reply};
use ground::crypto::es256::SigningKey;
use shared::{
    endpoints::{Enrol, GetThisWorkstation, IssueNonce},
    ids::WorkstationId,
};

/// A browser on a computer.
#[derive(Clone)]
pub struct Station {
    pub id: WorkstationId,
    pub name: String,
    pub key: SigningKey,
}

impl TestApp {
    /// The workstation everybody works at unless a test says otherwise.
    pub async fn station(&self) -> Station {
        let make = || self.new_station("Каб. 214, ординаторська");
        self.station.get_or_init(make).await.clone()
    }

    /// Another enrolled workstation.
    pub async fn new_station(&self, name: &str) -> Station {
        let id = clinic::workstation(&self.state, name).await;
        let station = Station {
            id,
            name: name.to_owned(),
            key: self.new_key(),
        };
        let code = self.enrolment_code(id).await;
        self.enrol(&station.key, &code).await.expect(201);
        station
    }

    /// The key of a browser.
    pub fn new_key(&self) -> SigningKey {
        SigningKey::generate(&self.random)
    }

    /// The code of a fresh enrolment link.
    pub async fn enrolment_code(&self, workstation: WorkstationId) -> String {
        let link = clinic::link(&self.state, workstation).await;
        code_of(&link).to_owned()
    }

    /// Uses an enrolment code up, in the browser with this key.
    pub async fn enrol(&self, key: &SigningKey, code: &str) -> Reply {
        self.enrolment(key, code).await.await
    }

    /// The request of [`TestApp::enrol`], to be sent.
    pub async fn enrolment(&self, key: &SigningKey, code: &str) -> Call {
        let proof = Proof::to(Enrol, &self.nonce().await);
        self.ask(Enrol)
            .json(&serde_json::json!({"code": code}))
            .header("dpop", &proof.sign(key))
    }

    /// What the browser with this key is told it is.
    pub async fn whoami(&self, key: &SigningKey) -> Reply {
        let proof = Proof::to(GetThisWorkstation, &self.nonce().await);
        self.ask(GetThisWorkstation)
            .header("dpop", &proof.sign(key))
            .await
    }

    /// A nonce for one proof.
    pub async fn nonce(&self) -> String {
        let reply = self.ask(IssueNonce).await;
        let nonce = reply.expect(200);
        nonce["nonce"].as_str().unwrap().to_owned()
    }
}

/// The code in a link's fragment.
pub fn code_of(link: &str) -> &str {
    link.split_once('#').unwrap().1
}
