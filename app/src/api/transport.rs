//! One request over `fetch`, and who listens to the answers.

use super::{Answer, ApiError};
use gloo_net::http::{RequestBuilder, Response};
use serde_json::Value;
use shared::{
    endpoints::{Endpoint, Method},
    problem::{ErrorCode, Problem},
};
use std::{cell::RefCell, rc::Rc};
use web_sys::{AbortSignal, RequestCredentials};

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// A request in the making.
pub(super) struct Outgoing {
    method: Method,
    path: String,
    request: Value,
    headers: Vec<(&'static str, String)>,
    /// Whether the page asks by itself.
    aside: bool,
}

impl Outgoing {
    pub(super) fn new(method: Method, path: &str, request: Value) -> Self {
        Self {
            method,
            path: path.to_owned(),
            request,
            headers: Vec::new(),
            aside: false,
        }
    }

    pub(super) fn id(&mut self, id: &str) {
        self.path = self.path.replace("{id}", id);
    }

    pub(super) fn aside(&mut self) {
        self.aside = true;
    }

    pub(super) fn header(&mut self, name: &'static str, value: String) {
        self.headers.push((name, value));
    }
}

/// What an answer tells about the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The server answered.
    Answered,
    /// The server knows no session of this browser any more.
    NoSession,
}

type Listener = Rc<dyn Fn(Heard)>;
/// Hears of records that a list could not show, by their ids.
type OnDamage = Rc<dyn Fn(String)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
    static ON_DAMAGE: RefCell<Option<OnDamage>> = const { RefCell::new(None) };
}

/// Lets `listener` hear of every answer.
pub fn listen(listener: impl Fn(Heard) + 'static) {
    LISTENER.set(Some(Rc::new(listener)));
}

/// Lets `listener` hear of records that a list could not show, by their ids.
pub fn on_damage(listener: impl Fn(String) + 'static) {
    ON_DAMAGE.set(Some(Rc::new(listener)));
}

fn tell_damage(response: &Response) {
    let ids = response.headers().get("Damaged-Records");
    let listener = ON_DAMAGE.with_borrow(Clone::clone);
    if let (Some(ids), Some(listener)) = (ids, listener) {
        listener(ids);
    }
}

fn tell(heard: Heard) {
    if let Some(listener) = LISTENER.with_borrow(Clone::clone) {
        listener(heard);
    }
}

/// The method and the absolute address of an endpoint without an id: what a
/// proof of the workstation's key is made over.
pub fn target<E: Endpoint>() -> (&'static str, String) {
    let origin = leptos::prelude::window().location().origin();
    (name(E::METHOD), origin.unwrap_or_default() + E::PATH)
}

/// Sends the request; the body of the answer is JSON, `null` when empty.
pub(super) async fn send(outgoing: Outgoing) -> Answer<String> {
    let answered = (!outgoing.aside).then_some(Heard::Answered);
    let response = fetch(outgoing).await.ok_or(ApiError::Unreachable)?;
    let body = response.text().await.map_err(|_| ApiError::Unreachable)?;
    if response.ok() {
        answered.into_iter().for_each(tell);
        tell_damage(&response);
        return Ok(if body.is_empty() { "null".into() } else { body });
    }
    let problem: Problem = serde_json::from_str(&body).map_err(|_| ApiError::Unreachable)?;
    let heard = match problem.code {
        ErrorCode::NotSignedIn | ErrorCode::SessionEnded => Some(Heard::NoSession),
        _ => answered,
    };
    heard.into_iter().for_each(tell);
    Err(ApiError::Problem(problem))
}

async fn fetch(outgoing: Outgoing) -> Option<Response> {
    let reads = outgoing.method == Method::Get;
    let signal = AbortSignal::timeout_with_u32(PATIENCE);
    let mut request = RequestBuilder::new(&outgoing.path)
        .method(method(outgoing.method))
        .credentials(RequestCredentials::SameOrigin)
        .abort_signal(Some(&signal));
    if reads {
        request = request.query(query(&outgoing.request));
    }
    for (name, value) in &outgoing.headers {
        request = request.header(name, value);
    }
    let request = if reads || outgoing.request.is_null() {
        request.build()
    } else {
        let body = outgoing.request.to_string();
        request
            .header("Content-Type", "application/json")
            .body(body)
    };
    request.ok()?.send().await.ok()
}

/// A request as a query, without what is absent.
fn query(request: &Value) -> Vec<(&str, String)> {
    let text = |(name, value): (_, &Value)| match value {
        Value::Null => None,
        Value::String(text) => Some((name, text.clone())),
        other => Some((name, other.to_string())),
    };
    let fields = request.as_object().into_iter().flatten();
    fields
        .map(|(name, value)| (name.as_str(), value))
        .filter_map(text)
        .collect()
}

const fn name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
    }
}

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}
