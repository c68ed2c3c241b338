//! The workstation's key: an ECDSA P-256 key pair that lives in this browser
//! and cannot leave it, and the proofs made with it (RFC 9449).
//!
//! Neither key nor token is ever logged or kept anywhere else.

mod proof;
mod store;

use crate::random::random;
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use proof::{Claims, PublicKey};
use shared::ids::SessionId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// The browser keeps no keys: a private window, or an address without
/// protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoKeys;

impl From<JsValue> for NoKeys {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// What a proof is about besides its request.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    Request,
    /// A token that goes along.
    Token(&'a str),
    /// An open session.
    Session(SessionId),
}

/// The key pair of this browser, as `WebCrypto` made it.
#[derive(Clone)]
pub struct WorkstationKey {
    pair: JsValue,
}

impl WorkstationKey {
    /// The key this browser was enrolled with, if it was.
    pub async fn load() -> Result<Option<Self>, NoKeys> {
        subtle()?;
        let pair = store::current().await.map_err(|_| NoKeys)?;
        Ok(pair.map(|pair| Self { pair }))
    }

    /// Makes a key to enrol with. It is kept already, but replaces the old
    /// one only by [`Self::adopt`].
    pub async fn generate() -> Result<Self, NoKeys> {
        ask_to_persist();
        let uses = Array::of2(&"sign".into(), &"verify".into());
        let made =
            subtle()?.generate_key_with_object(&algorithm("namedCurve", "P-256"), false, &uses)?;
        let pair: JsValue = JsFuture::from(made).await?;
        store::propose(&pair).await.map_err(|_| NoKeys)?;
        Ok(Self { pair })
    }

    /// From now on this is the key of this browser.
    pub async fn adopt(&self) -> Result<(), NoKeys> {
        store::adopt(&self.pair).await.map_err(|_| NoKeys)
    }

    /// Proves possession over one request, a nonce and what else it is about.
    pub async fn prove(
        &self,
        (method, address): (&str, String),
        nonce: &str,
        about: About<'_>,
    ) -> Result<String, NoKeys> {
        let subtle = subtle()?;
        let (token_hash, session) = match about {
            About::Request => (None, None),
            About::Token(token) => (Some(sha256(&subtle, token).await?), None),
            About::Session(session) => (None, Some(session.to_string())),
        };
        let claims = Claims {
            id: &proof::base64url(&random()),
            method,
            address: &address,
            nonce,
            #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
            issued_at: (js_sys::Date::now() / 1000.0) as i64,
            token_hash: token_hash.as_deref(),
            session: session.as_deref(),
        };
        let unsigned = proof::unsigned(&self.public(&subtle).await?, &claims);
        let private: CryptoKey = self.part("privateKey")?;
        let signing = subtle.sign_with_object_and_u8_array(
            &algorithm("hash", "SHA-256"),
            &private,
            unsigned.as_bytes(),
        )?;
        let signature = bytes_of(&JsFuture::from(signing).await?);
        Ok(proof::signed(&unsigned, &signature))
    }

    async fn public(&self, subtle: &SubtleCrypto) -> Result<PublicKey, NoKeys> {
        let exported = subtle.export_key("jwk", &self.part("publicKey")?)?;
        let jwk: JsValue = JsFuture::from(exported).await?;
        let coordinate = |name: &str| {
            let value = Reflect::get(&jwk, &name.into())?;
            value.as_string().ok_or(NoKeys)
        };
        Ok(PublicKey {
            x: coordinate("x")?,
            y: coordinate("y")?,
        })
    }

    fn part(&self, name: &str) -> Result<CryptoKey, NoKeys> {
        Ok(Reflect::get(&self.pair, &name.into())?.dyn_into()?)
    }
}

/// The browser's cryptography, which is missing on addresses without
/// protection.
fn subtle() -> Result<SubtleCrypto, NoKeys> {
    let subtle = Reflect::get(window().crypto()?.as_ref(), &"subtle".into())?;
    Ok(subtle.dyn_into()?)
}

fn algorithm(key: &str, value: &str) -> Object {
    let algorithm = Object::new();
    for (key, value) in [("name", "ECDSA"), (key, value)] {
        // A plain object takes every property.
        let _ = Reflect::set(&algorithm, &key.into(), &value.into());
    }
    algorithm
}

async fn sha256(subtle: &SubtleCrypto, text: &str) -> Result<String, NoKeys> {
    let digest = subtle.digest_with_str_and_u8_array("SHA-256", text.as_bytes())?;
    let digest: JsValue = JsFuture::from(digest).await?;
    Ok(proof::base64url(&bytes_of(&digest)))
}

fn bytes_of(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// Asks the browser not to clear the key away. It may decline; enrolling again
/// is the way out then.
fn ask_to_persist() {
    let _ = window().navigator().storage().persist();
}
