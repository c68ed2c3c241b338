//! One request over `fetch`.

use super::{
    answer::{Answer, ApiError},
    nonce,
};
use crate::boot;
use gloo_net::http::{RequestBuilder, Response};
use serde_json::Value;
use shared::{
    endpoints::{Endpoint, Method},
    json,
    problem::Problem,
};
use std::{cell::RefCell, rc::Rc, sync::Arc};
use web_sys::{AbortSignal, RequestCredentials};

/// The header of a proof (RFC 9449 §4.1).
pub(super) const DPOP: &str = "DPoP";

/// How long an answer may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// A request in the making.
pub(super) struct Outgoing {
    method: Method,
    path: String,
    request: Value,
    headers: Vec<(&'static str, String)>,
    /// Whether the page asks by itself.
    pub(super) aside: bool,
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

    /// Asks for an endpoint that takes nothing.
    pub(super) fn of<E: Endpoint<Request = ()>>() -> Self {
        Self::new(E::METHOD, E::PATH, Value::Null)
    }

    pub(super) fn reads(&self) -> bool {
        self.method == Method::Get
    }

    pub(super) fn id(&mut self, id: &str) {
        self.path = self.path.replace("{id}", id);
    }

    /// Over what a proof is made: the method's name and the path.
    pub(super) fn target(&self) -> (&'static str, &str) {
        (self.method.name(), &self.path)
    }

    pub(super) fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|(one, _)| *one == name)
    }

    pub(super) fn header(&mut self, name: &'static str, value: String) {
        self.headers.push((name, value));
    }
}

/// Hears of records that a list could not show, by their ids.
type OnDamage = Rc<dyn Fn(String)>;

thread_local! {
    static ON_DAMAGE: RefCell<Option<OnDamage>> = const { RefCell::new(None) };
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

/// The method and the absolute address of an endpoint without an id: what a
/// proof of the workstation's key is made over.
pub fn target<E: Endpoint>() -> (&'static str, String) {
    (E::METHOD.name(), address(E::PATH))
}

/// The absolute address of a path.
pub(super) fn address(path: &str) -> String {
    let origin = leptos::prelude::window().location().origin();
    origin.unwrap_or_default() + path
}

/// One request and its answer, whatever that is.
pub(super) async fn exchange(
    outgoing: &Outgoing,
    proof: Option<String>,
) -> Answer<Result<String, Arc<Problem>>> {
    let response = fetch(outgoing, proof).await.ok_or(ApiError::Unreachable)?;
    if let Some(nonce) = response.headers().get("DPoP-Nonce") {
        nonce::keep(nonce);
    }
    let body = response.text().await.map_err(|_| ApiError::Unreachable)?;
    if response.ok() {
        if !is_ours(&response) {
            return Err(ApiError::Unreachable);
        }
        tell_damage(&response);
        return Ok(Ok(body));
    }
    let problem = json::parse(body).ok_or(ApiError::Unreachable)?;
    Ok(Err(Arc::new(problem)))
}

/// Whether the server answers, and not something on the way in its place, such as the page
/// by which a guests' network asks to sign in.
fn is_ours(response: &Response) -> bool {
    let media_type = response.headers().get("Content-Type");
    response.headers().has("X-Request-Id")
        && media_type.is_some_and(|media_type| media_type.starts_with("application/json"))
}

async fn fetch(outgoing: &Outgoing, proof: Option<String>) -> Option<Response> {
    let reads = outgoing.reads();
    if reads && let Some(answer) = boot::answer(&outgoing.path).await {
        return answer.map(Into::into);
    }
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
    if let Some(proof) = proof {
        request = request.header(DPOP, &proof);
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

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}
