//! An open session as its browser has it: a cookie, and the key beside it.

use super::{app::TestApp, proof::Proof};
use ground::crypto::{digest::Sha256Digest, es256::SigningKey};

/// What a browser needs to ask within a session.
#[derive(Clone)]
pub struct Session {
    /// The value of the session's cookie.
    pub secret: String,
    /// The session's id, which proofs name.
    pub id: String,
    /// The key of the workstation.
    pub key: SigningKey,
}

impl Session {
    /// Both cookies, with a receipt of this instant.
    pub fn cookies(&self, app: &TestApp) -> String {
        let session = Sha256Digest::of(&self.secret);
        let receipt = app.state.receipts.give(&session, app.clock.passed());
        format!("__Host-session={}; __Host-receipt={receipt}", self.secret)
    }

    /// A proof for one request, to be signed or spoiled.
    pub fn proof(&self, app: &TestApp, method: &str, path: &str) -> Proof {
        let path = path.split('?').next().unwrap();
        let nonce = app.state.nonces.issue(app.state.monitor.common_now());
        Proof::new(method, path, &nonce).claim("sid", serde_json::json!(self.id))
    }
}
