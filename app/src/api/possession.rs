//! Shows the server, whenever it asks, that this browser holds the key of the
//! session's workstation: a proof with everything that changes something, and a
//! receipt for one, which the browser keeps as a cookie, for reading.
//!
//! Neither can be seen to be due: the server says so, and the request is sent
//! again.

use super::{
    answer::{Answer, ApiError},
    nonce,
    transport::{self, Outgoing},
};
use crate::workstation_key::{About, WorkstationKey};
use js_sys::{Date, Promise};
use shared::{
    endpoints::{Endpoint as _, IssueNonce, RenewReceipt},
    ids::SessionId,
    json,
    problem::{ErrorCode, Problem},
    sign_in::Nonce,
};
use std::cell::{Cell, RefCell};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// For how long a receipt is taken to be good without asking, in milliseconds:
/// less than the server's five minutes.
const RECEIPT_AGE: f64 = 240_000.0;

thread_local! {
    /// What the server said proofs are to name.
    static SESSION: Cell<Option<SessionId>> = const { Cell::new(None) };
    /// The renewal under way, for everybody who waits for it.
    static RENEWING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    /// How many receipts were obtained, and when the last one was.
    static RECEIPTS: Cell<(u32, f64)> = const { Cell::new((0, f64::NEG_INFINITY)) };
}

/// The session that proofs name from now on.
pub fn of_session(session: SessionId) {
    SESSION.set(Some(session));
}

/// A proof to go along with a request; none as long as the server has not asked
/// for any or there is no key.
///
/// # Errors
/// The server gave nothing to make it of.
pub(super) async fn proof(method: &str, path: &str) -> Answer<Option<String>> {
    let (Some(session), Ok(Some(key))) = (SESSION.get(), WorkstationKey::load().await) else {
        return Ok(None);
    };
    let target = (method, transport::address(path));
    let nonce = nonce().await?;
    Ok(key
        .prove(target, &nonce, About::Session(session))
        .await
        .ok())
}

async fn nonce() -> Answer<String> {
    if let Some(kept) = nonce::take() {
        return Ok(kept);
    }
    let outgoing = Outgoing::of::<IssueNonce>();
    let body = transport::exchange(&outgoing, None).await?;
    let body = body.map_err(ApiError::Problem)?;
    let nonce: Nonce = json::parse(body).ok_or(ApiError::Outdated)?;
    Ok(nonce.nonce)
}

/// How many receipts there have been.
pub(super) fn receipts() -> u32 {
    RECEIPTS.get().0
}

/// Obtains a receipt unless one came since there were so many. Answers whether
/// there is one.
///
/// # Errors
/// The server could not be asked: whether the session is over is not known.
pub(super) async fn renewed_since(receipts: u32) -> Answer<bool> {
    if self::receipts() != receipts {
        return Ok(true);
    }
    renew().await.ok_or(ApiError::Unreachable)
}

/// Obtains a receipt. Whoever asks meanwhile waits for the same one. Answers
/// whether there is one now; nothing if the server could not be asked.
async fn renew() -> Option<bool> {
    let start = || {
        future_to_promise(async {
            let done = renewed().await.ok();
            RENEWING.take();
            Ok(done.into())
        })
    };
    let renewing = RENEWING.with_borrow_mut(|running| running.get_or_insert_with(start).clone());
    JsFuture::from(renewing).await.ok()?.as_bool()
}

async fn renewed() -> Answer<bool> {
    let outgoing = Outgoing::of::<RenewReceipt>();
    // The server may first have to say which session it is, then that the
    // nonce at hand is too old.
    for _ in 0..3 {
        let known = SESSION.get().is_some();
        let proof = proof("POST", RenewReceipt::PATH).await?;
        if known && proof.is_none() {
            return Ok(false);
        }
        match transport::exchange(&outgoing, proof).await? {
            Ok(_) => {
                RECEIPTS.set((receipts() + 1, Date::now()));
                return Ok(true);
            }
            Err(problem) if is_due(&problem, true) => {}
            Err(problem) if problem.status == 401 => return Ok(false),
            Err(problem) => return Err(ApiError::Problem(problem)),
        }
    }
    Ok(false)
}

/// Whether the server asks for a proof; if it does, the next one will name the
/// session it speaks of. What was filled in within one session changes nothing
/// within another: that may be somebody else's.
pub(super) fn is_due(problem: &Problem, reads: bool) -> bool {
    let ErrorCode::ProofNeeded { session } = problem.code else {
        return false;
    };
    if !reads && SESSION.get().is_some_and(|known| known != session) {
        return false;
    }
    SESSION.set(Some(session));
    true
}

/// Sees to it that the browser itself may read, as when it opens a file in a
/// tab of its own.
pub async fn before_navigation() {
    let (_, at) = RECEIPTS.get();
    if !(0.0..RECEIPT_AGE).contains(&(Date::now() - at)) {
        renew().await;
    }
}
