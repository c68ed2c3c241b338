//! Questions to the server. No answer is no error here: the page lives without,
//! and says why.

use super::dom::window;
use js_sys::{Date, Uint8Array};
use judging::standing::Listed;
use shared::{
    card::{CardStatus, CardStatusQuery, ISSUER_PATH, KEYS_PATH, REVOCATIONS_PATH},
    endpoints::{CheckCard, Endpoint, GetFacility},
    facility::Facility,
    json,
    time::Timestamp,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestInit, Response};

/// How long an answer may take, in milliseconds: somebody stands at a counter.
const PATIENCE: u32 = 6_000;

/// Why the server says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// It cannot be reached.
    Unreachable,
    /// It is asked too often.
    Busy,
    /// It answers, but not what was asked.
    Unable,
}

impl Silence {
    /// Of the status of a refusal; 0 is no answer at all.
    const fn of(status: u16) -> Self {
        match status {
            0 => Self::Unreachable,
            429 => Self::Busy,
            _ => Self::Unable,
        }
    }
}

/// What came back.
pub struct Reply {
    /// The content.
    pub body: Vec<u8>,
    /// Why it is what was kept from earlier, if it is.
    pub saved: Option<Silence>,
    date: Option<Timestamp>,
}

/// Who runs this installation.
pub async fn facility() -> Option<Facility> {
    let reply = get(GetFacility::PATH, RequestCache::NoCache).await.ok()?;
    json::parse(reply.body)
}

/// The issuer's keys.
pub async fn keys() -> Result<Reply, Silence> {
    get(&[ISSUER_PATH, KEYS_PATH].concat(), RequestCache::NoCache).await
}

/// The list of what was withdrawn, of the key `name`, which has changed
/// `version` times.
pub async fn withdrawn(name: &str, version: u64) -> Option<Listed> {
    let listed = list(name, RequestCache::NoCache).await;
    if listed.as_ref().is_some_and(|one| version <= one.list.ctr) {
        return listed;
    }
    // Something on the way has kept an older one.
    list(name, RequestCache::Reload).await.or(listed)
}

async fn list(name: &str, cache: RequestCache) -> Option<Listed> {
    let path = REVOCATIONS_PATH.replace("{kid}", name);
    let reply = get(&[ISSUER_PATH, &path].concat(), cache).await.ok()?;
    Some(Listed {
        list: json::parse(reply.body)?,
        at: reply.date?,
    })
}

/// The present status of a card that is ours.
pub async fn status(card: &str) -> Result<CardStatus, Silence> {
    let options = question(card).ok_or(Silence::Unable)?;
    let reply = ask(CheckCard::PATH, &options).await?;
    json::parse(reply.body).ok_or(Silence::Unable)
}

fn question(card: &str) -> Option<RequestInit> {
    let query = CardStatusQuery {
        card: card.to_owned(),
    };
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&serde_json::to_string(&query).ok()?.into());
    let headers = Headers::new().ok()?;
    headers.set("content-type", "application/json").ok()?;
    options.set_headers(&headers);
    Some(options)
}

async fn get(path: &str, cache: RequestCache) -> Result<Reply, Silence> {
    let options = RequestInit::new();
    options.set_cache(cache);
    ask(path, &options).await
}

async fn ask(path: &str, options: &RequestInit) -> Result<Reply, Silence> {
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response = fetched(path, options).await.ok_or(Silence::Unreachable)?;
    if !response.ok() {
        return Err(Silence::of(response.status()));
    }
    let header = |name: &str| response.headers().get(name).ok().flatten();
    // A guests' network that asks to sign in answers in the server's place.
    if !header("content-type").is_some_and(|media_type| media_type.contains("json")) {
        return Err(Silence::Unreachable);
    }
    let saved = header("lm-saved").and_then(|status| status.parse().ok());
    let date = header("date").map(|date| Date::parse(&date));
    let body = response.array_buffer().map_err(|_| Silence::Unreachable)?;
    let body = JsFuture::from(body).await;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit"
    )]
    let at = |date: f64| Timestamp(date as i64);
    Ok(Reply {
        body: Uint8Array::new(&body.map_err(|_| Silence::Unreachable)?).to_vec(),
        saved: saved.map(Silence::of),
        date: date.filter(|date| date.is_finite()).map(at),
    })
}

async fn fetched(path: &str, options: &RequestInit) -> Option<Response> {
    let response = window().fetch_with_str_and_init(path, options);
    JsFuture::from(response).await.ok()?.dyn_into().ok()
}
