//! Questions to the server. No answer is no error here: the page lives without.

use super::dom::window;
use js_sys::{Date, Uint8Array};
use shared::{
    card::{CardStatus, CardStatusQuery, ISSUER_PATH, KEYS_PATH, REVOCATIONS_PATH, RevocationList},
    endpoints::{CheckCard, Endpoint, GetFacility},
    facility::Facility,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestInit, Response};

/// How long an answer may take, in milliseconds: somebody stands at a counter.
const PATIENCE: u32 = 6_000;

/// What came back.
pub struct Reply {
    /// The content.
    pub body: Vec<u8>,
    /// Whether it was kept from earlier, for want of a network.
    pub saved: bool,
    /// When the server gave it, in milliseconds since 1970.
    pub date: Option<f64>,
}

/// Who runs this installation.
pub async fn facility() -> Option<Facility> {
    let reply = get(GetFacility::PATH).await?;
    serde_json::from_slice(&reply.body).ok()
}

/// The issuer's keys.
pub async fn keys() -> Option<Reply> {
    get(&[ISSUER_PATH, KEYS_PATH].concat()).await
}

/// The list of what was withdrawn, of the key `name`, and when it was read.
pub async fn withdrawn(name: &str) -> Option<(RevocationList, Option<f64>)> {
    let path = REVOCATIONS_PATH.replace("{kid}", name);
    let reply = get(&[ISSUER_PATH, &path].concat()).await?;
    Some((serde_json::from_slice(&reply.body).ok()?, reply.date))
}

/// The present status of a card that is ours.
pub async fn status(card: &str) -> Option<CardStatus> {
    let query = CardStatusQuery {
        card: card.to_owned(),
    };
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&serde_json::to_string(&query).ok()?.into());
    let headers = Headers::new().ok()?;
    headers.set("content-type", "application/json").ok()?;
    options.set_headers(&headers);
    let reply = ask(CheckCard::PATH, &options).await?;
    serde_json::from_slice(&reply.body).ok()
}

async fn get(path: &str) -> Option<Reply> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    ask(path, &options).await
}

async fn ask(path: &str, options: &RequestInit) -> Option<Reply> {
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response = window().fetch_with_str_and_init(path, options);
    let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let date = header("date").map(|date| Date::parse(&date));
    let body = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Reply {
        body: Uint8Array::new(&body).to_vec(),
        saved: header("lm-saved").is_some(),
        date: date.filter(|date| date.is_finite()),
    })
}
