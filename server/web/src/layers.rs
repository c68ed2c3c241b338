//! What surrounds every request: where it comes from, whether a page of ours
//! made it, and the headers every answer carries.

use crate::{cookies, crowd::Entered, proof::DPOP, refusal::Refusal, state::AppState};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, Uri, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use monitor::within_request;
use shared::{
    client::VERIFY,
    endpoints::{Endpoint as _, GetHealth, GetReadiness},
    ids::RequestId,
    problem::ErrorCode,
};
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    pin::Pin,
};
use tower_http::compression::{CompressionLayer, predicate::SizeAbove};
use tracing::Instrument as _;

/// Where the request comes from, behind the trusted proxy if there is one.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

/// The trusted proxy passed the request on, for whomever it says.
#[derive(Debug, Clone, Copy)]
struct Forwarded(Option<IpAddr>);

/// Headers by which it is decided. Of two of them this server and a proxy may each read
/// another (RFC 9110 §5.3).
const SINGLE: [HeaderName; 10] = [
    header::HOST,
    header::ORIGIN,
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::IF_MATCH,
    HeaderName::from_static("sec-fetch-site"),
    HeaderName::from_static("idempotency-key"),
    HeaderName::from_static("confirmed-rights"),
    HeaderName::from_static("not-a-duplicate"),
    HeaderName::from_static("x-forwarded-proto"),
];

/// Refuses a request that says twice what it may say once.
pub async fn single_headers(request: Request, next: Next) -> Response {
    let headers = request.headers();
    if SINGLE
        .iter()
        .any(|name| 1 < headers.get_all(name).iter().count())
    {
        return Refusal::from(ErrorCode::Malformed).into_response();
    }
    next.run(request).await
}

/// Where the trusted proxy encrypts, refuses what came past it, and what it does not say came
/// to it by HTTPS: a page is opened again so.
pub async fn encrypted(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let config = &app.config;
    let elsewhere = config.is_https() && config.tls.is_none() && config.trusted_proxy.is_some();
    let scheme = request.headers().get("x-forwarded-proto");
    // Of two proxies each says its own.
    let by_https = scheme.is_some_and(|schemes| {
        let mut schemes = schemes.as_bytes().split(|byte| *byte == b',');
        schemes.all(|scheme| scheme.trim_ascii().eq_ignore_ascii_case(b"https"))
    });
    let forwarded = request.extensions().get::<Forwarded>().is_some();
    if !elsewhere || (forwarded && by_https) {
        return next.run(request).await;
    }
    // Opened again, it would come back without the header, too.
    let is_unsaid = forwarded && scheme.is_none();
    if is_unsaid {
        tracing::warn!("the trusted proxy sends no X-Forwarded-Proto");
    }
    let there = (!is_unsaid).then(|| canonical(&app, &request)).flatten();
    there.unwrap_or_else(|| Refusal::from(ErrorCode::NotEncrypted).into_response())
}

/// Where the page that was asked for is, if it was one.
fn canonical(app: &AppState, request: &Request) -> Option<Response> {
    let page = request.method() == Method::GET && !is_api(request.uri());
    page.then(|| {
        let path = request.uri().path_and_query();
        let path = path.map_or("/", |path| path.as_str());
        // For now: the address may change, and a browser would never ask again.
        let there = Redirect::temporary(&format!("{}{path}", app.config.origin()));
        ([(header::CACHE_CONTROL, "no-store")], there).into_response()
    })
}

impl ClientAddress {
    /// Who sent the request, if the trusted proxy passed it on and says so.
    pub fn forwarded(extensions: &Extensions) -> Option<IpAddr> {
        let Forwarded(sender) = extensions.get()?;
        *sender
    }

    /// The address that [`client_address`] found.
    pub fn of(extensions: &Extensions) -> IpAddr {
        let address = extensions.get::<Self>();
        address.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Self(address)| *address)
    }
}

/// Finds the client's address: the connection's, or, when that is the trusted
/// proxy's, the last one the proxy put into `X-Forwarded-For`.
pub async fn client_address(
    State(app): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = connection.map(|ConnectInfo(address)| address.ip().to_canonical());
    let trusted = peer.is_some() && peer == app.config.trusted_proxy;
    let forwarded = trusted.then(|| forwarded_for(request.headers())).flatten();
    if trusted {
        request.extensions_mut().insert(Forwarded(forwarded));
    }
    if let Some(address) = forwarded.or(peer) {
        request.extensions_mut().insert(ClientAddress(address));
    }
    next.run(request).await
}

fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").into_iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

/// Runs a request to its end even when its client has gone: what was begun is
/// finished or undone, never left half-way.
pub async fn uncancelled(request: Request, next: Next) -> Response {
    let answering: Pin<Box<dyn Future<Output = Response> + Send>> =
        match request.extensions().get::<RequestId>() {
            Some(id) => Box::pin(within_request(*id, next.run(request))),
            None => Box::pin(next.run(request)),
        };
    match tokio::spawn(answering.in_current_span()).await {
        Ok(response) => response,
        Err(_) => Refusal::from(ErrorCode::Internal).into_response(),
    }
}

/// Answers only under the canonical name: a page opened under another is sent
/// there, an API call is refused.
pub async fn canonical_host(
    State(app): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let named = request.uri().authority().map(Authority::as_str);
    let host = request.headers().get(header::HOST);
    // An address that names a host overrides the header (RFC 9112 §3.2.2), but nobody of
    // ours sends two different ones.
    let mut hosts = named
        .into_iter()
        .chain(host.map(|host| host.to_str().unwrap_or_default()));
    let ours = |host: &str| app.config.is_host(host);
    // To a browser the root's dot makes another origin, of which no key is known.
    let mut rooted = hosts.clone().map(name).filter(|name| name.ends_with('.'));
    let elsewhere = rooted.next().and_then(|_| canonical(&app, &request));
    if elsewhere.is_none() && hosts.next().is_some_and(ours) && hosts.all(ours) {
        // From here on there is one way to write it: `Origin` is compared with it.
        let path = request.uri().path_and_query().cloned();
        *request.uri_mut() = path.map_or_else(Uri::default, Uri::from);
        let headers = request.headers_mut();
        if let Ok(host) = HeaderValue::from_str(app.config.host()) {
            headers.insert(header::HOST, host);
        }
        let origin = headers
            .get(header::ORIGIN)
            .and_then(|origin| origin.to_str().ok());
        let scheme = if app.config.is_https() {
            "https://"
        } else {
            "http://"
        };
        let host = origin.and_then(|origin| origin.strip_prefix(scheme));
        if host.is_some_and(ours)
            && let Ok(origin) = HeaderValue::from_str(app.config.origin())
        {
            headers.insert(header::ORIGIN, origin);
        }
        return next.run(request).await;
    }
    elsewhere
        .or_else(|| canonical(&app, &request))
        .unwrap_or_else(|| Refusal::from(ErrorCode::CrossOrigin).into_response())
}

/// The host without its port.
fn name(host: &str) -> &str {
    host.split(':').next().unwrap_or(host)
}

/// Refuses a state-changing request that shows no proof of coming from a page
/// of ours; [`tower_http::csrf`] judges the proof itself.
pub async fn same_origin_proof(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let says = |name: &str| headers.get(name).is_some_and(|value| !value.is_empty());
    let shown = says("sec-fetch-site") || says("origin");
    // The layer below compares hosts; a page that came unencrypted is another origin, too.
    let origin = headers.get(header::ORIGIN);
    let ours = origin.is_none_or(|origin| origin.as_bytes() == app.config.origin().as_bytes());
    if request.method().is_safe() || (shown && ours) {
        return next.run(request).await;
    }
    Refusal::from(ErrorCode::CrossOrigin).into_response()
}

/// Gives a session a nonce for its next proof along with the answer to one, and
/// wherever one may be missing (RFC 9449 §8.2).
pub async fn next_nonce(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let in_session = cookies::session(headers).is_some();
    let proves = headers.contains_key(DPOP);
    let mut response = next.run(request).await;
    if in_session && (proves || response.status().is_client_error()) {
        let nonce = app.nonces.issue(app.monitor.common_now());
        if let Ok(nonce) = HeaderValue::from_str(&nonce) {
            response.headers_mut().insert("dpop-nonce", nonce);
        }
    }
    response
}

/// Whether a path belongs to the API.
pub fn is_api(uri: &Uri) -> bool {
    uri.path() == "/api" || uri.path().starts_with("/api/")
}

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CONTENT_SECURITY_POLICY),
    ),
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        ),
    ),
];

/// As every page's, but whoever holds a paper referral may hold it before the
/// camera.
const PERMISSIONS_OF_VERIFY: HeaderValue = HeaderValue::from_static(
    "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
);

/// Puts the security headers on every answer, and keeps the API's out of
/// caches.
pub async fn security_headers(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let api = is_api(request.uri());
    let verify = request.uri().path() == VERIFY;
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
    if verify {
        headers.insert("permissions-policy", PERMISSIONS_OF_VERIFY);
    }
    if api {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if app.config.is_https() {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// The smallest answer that is worth compressing, in bytes: less fits into one packet anyway.
const LEAST_COMPRESSED: u64 = 1024;

/// Compresses answers (RFC 9110 §8.4.1) that are the same for everybody, and those alone: where a secret
/// and text that somebody chose stand in one answer, its length tells of the secret (BREACH).
pub fn compressed() -> CompressionLayer<SizeAbove> {
    CompressionLayer::new().compress_when(SizeAbove::new(LEAST_COMPRESSED))
}

/// Gives the request the id by which the log and the journal name it, and the answer
/// the same, for whoever reports a fault.
pub async fn identify(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let monitor = &app.monitor;
    let id = RequestId::new(monitor.random().uuid_v7(monitor.clock().now()));
    request.extensions_mut().insert(id);
    let mut response = next.run(request).await;
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// The span of a request in the log: its id, method and path, never the query, a
/// header or a body. Ids in paths are no names.
pub fn span<B>(request: &axum::http::Request<B>) -> tracing::Span {
    let id = request.extensions().get::<RequestId>();
    let id = id.map(ToString::to_string).unwrap_or_default();
    tracing::info_span!("request", %id, method = %request.method(), path = %request.uri().path())
}

/// Tells connections for which there is no room so, and where requests of many come
/// through the trusted proxy's connections, counts those by who sent them.
pub async fn keep_room(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let watches = [GetHealth::PATH, GetReadiness::PATH].contains(&request.uri().path());
    let entered = request.extensions().get::<Entered>();
    if entered.is_some_and(Entered::is_beyond) {
        let mut response = if watches {
            next.run(request).await
        } else {
            Refusal::from(ErrorCode::Busy).into_response()
        };
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
        return response;
    }
    let sender = ClientAddress::forwarded(request.extensions());
    let place = match sender.filter(|_| !watches) {
        None => None,
        Some(sender) => match app.senders.enter(sender) {
            None => return Refusal::from(ErrorCode::Busy).into_response(),
            place => place,
        },
    };
    let response = next.run(request).await;
    drop(place);
    response
}
