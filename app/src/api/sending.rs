//! A call to its end: what the server first wants shown or entered comes with it when it is sent again; and who listens
//! to the answers.

use super::{
    answer::{Answer, ApiError},
    possession, step_up,
    transport::{self, DPOP, Outgoing},
};
use crate::computer;
use shared::{
    endpoints::{Endpoint as _, IssueNonce},
    problem::ErrorCode,
    time::Timestamp,
};
use std::{cell::RefCell, rc::Rc};

/// What an answer tells about the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The server answered.
    Answered {
        /// When it was asked, by this computer's clock: it was at work then.
        asked: Timestamp,
    },
    /// The server knows no session of this browser any more.
    NoSession,
}

type Listener = Rc<dyn Fn(Heard)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Lets `listener` hear of every answer.
pub fn listen(listener: impl Fn(Heard) + 'static) {
    LISTENER.set(Some(Rc::new(listener)));
}

fn tell(heard: Heard) {
    if let Some(listener) = LISTENER.with_borrow(Clone::clone) {
        listener(heard);
    }
}

/// Tells of the answer to what was asked then, unless the page asked by itself.
fn tell_answered(outgoing: &Outgoing, asked: Timestamp) {
    if !outgoing.aside {
        tell(Heard::Answered { asked });
    }
}

/// Sends the request, again if the server first wants something shown; the
/// body of the answer is JSON, `null` when empty.
pub(super) async fn send(outgoing: Outgoing) -> Answer<String> {
    let (mut proven, mut stepped_up) = (false, false);
    loop {
        let receipts = possession::receipts();
        let proof = proof(&outgoing).await?;
        let asked = computer::clock();
        let problem = match transport::exchange(&outgoing, proof).await? {
            Ok(body) => {
                tell_answered(&outgoing, asked);
                return Ok(body);
            }
            Err(problem) => problem,
        };
        let again = if possession::is_due(&problem, outgoing.reads()) {
            let first = !std::mem::replace(&mut proven, true);
            first && (!outgoing.reads() || possession::renewed_since(receipts).await?)
        } else if matches!(problem.code, ErrorCode::PasswordNeeded) {
            // It may take its time, and then the nonce is too old.
            proven = false;
            !std::mem::replace(&mut stepped_up, true) && step_up::ask().await
        } else {
            false
        };
        if !again {
            // Another session than the one known here is open.
            let is_other =
                !outgoing.reads() && matches!(problem.code, ErrorCode::ProofNeeded { .. });
            let error = ApiError::Problem(problem);
            if is_other || error.is_session_end() {
                tell(Heard::NoSession);
            } else {
                tell_answered(&outgoing, asked);
            }
            return Err(error);
        }
    }
}

/// A proof for whatever changes something, unless it brings its own or asks
/// for what one is made of.
async fn proof(outgoing: &Outgoing) -> Answer<Option<String>> {
    let (method, path) = outgoing.target();
    if outgoing.has_header(DPOP) || outgoing.reads() || path == IssueNonce::PATH {
        return Ok(None);
    }
    possession::proof(method, path).await
}
