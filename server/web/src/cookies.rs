//! The two cookies of a session. The prefix makes browsers insist on `Secure`,
//! `Path=/` and no `Domain` (RFC 6265bis §4.1.3.2).

use crate::{reply::Reply, state::AppState};
use axum::http::{HeaderMap, header};
use ground::crypto::digest::Sha256Digest;

/// Names the session; of no use without its workstation's key.
pub(crate) const SESSION: &str = "__Host-session";
/// The receipt for a proof of that key.
pub(crate) const RECEIPT: &str = "__Host-receipt";

/// Never readable by scripts, never sent from another site.
const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

/// A session's cookie, gone with the browser, and its first receipt.
pub fn open<T>(app: &AppState, secret: &str, reply: impl Into<Reply<T>>) -> Reply<T> {
    let cookie = format!("{SESSION}={secret}; {ATTRIBUTES}");
    let reply = reply.into().with_header(header::SET_COOKIE, &cookie);
    renew(app, &Sha256Digest::of(secret), reply)
}

/// A new receipt for the session with this secret. The server judges how old
/// it is.
pub fn renew<T>(app: &AppState, session: &Sha256Digest, reply: impl Into<Reply<T>>) -> Reply<T> {
    let receipt = app.receipts.give(session, app.monitor.clock().passed());
    let cookie = format!("{RECEIPT}={receipt}; {ATTRIBUTES}");
    reply.into().with_header(header::SET_COOKIE, &cookie)
}

/// Takes both away.
pub fn clear<T>(reply: impl Into<Reply<T>>) -> Reply<T> {
    [SESSION, RECEIPT]
        .into_iter()
        .fold(reply.into(), |reply, name| {
            let cookie = format!("{name}=; {ATTRIBUTES}; Max-Age=0");
            reply.with_header(header::SET_COOKIE, &cookie)
        })
}

/// The digest of the session cookie's value, if there is one.
pub fn session(headers: &HeaderMap) -> Option<Sha256Digest> {
    value(headers, SESSION).map(Sha256Digest::of)
}

/// The receipt, if there is one.
pub fn receipt(headers: &HeaderMap) -> Option<&str> {
    value(headers, RECEIPT)
}

/// The cookie's value, if it goes along just once.
fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let cookies = headers.get_all(header::COOKIE).into_iter();
    let mut values = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .filter(|(known, _)| *known == name)
        .map(|(_, value)| value);
    match (values.next(), values.next()) {
        (Some(value), None) => Some(value),
        _ => None,
    }
}
