//! Signing in: two factors and a workstation (REQUIREMENTS §2).
//!
//! What is cheap is computed first; what is told depends on who asks. Unless
//! the password is right and the workstation enrolled, every refusal is the
//! same, and only the journal keeps the reason.

mod judge;
mod store;

use super::{
    proof::Proven,
    sessions::{NewSession, present, signed_in},
    throttle::Key,
};
use crate::{
    crypto::{
        digest::{Sha256Digest, secret_token},
        password::PasswordDigest,
        staff_token,
    },
    error::Error,
    http::{Body, Proof, SESSION_COOKIE, Serve, SessionSecret, Stranger},
    monitor::{Actor, Answer, Command, Entity, Operation, Released, Subject},
    state::AppState,
};
use axum::{Router, extract::State, http::header};
use judge::{Presented, judge};
use shared::{
    endpoints, fields::Rule, ids::UserId, problem::ErrorCode, sessions::Session, sign_in::SignIn,
    tokens::MAX_TOKEN_BYTES,
};
use store::Evidence;

/// The route of signing in.
pub fn routes() -> Router<AppState> {
    Router::new().serve(endpoints::CreateSession, create)
}

/// Asks for what is on record about a login, a key and a token.
struct Gather {
    login_key: String,
    proven: Option<Proven>,
    token_id: Option<shared::ids::TokenId>,
}

impl Command for Gather {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::Authenticate;
}

/// Opens a session: the article's `authenticate`.
struct Authenticate {
    session: NewSession,
    /// The session the browser had before.
    replaces: Option<Sha256Digest>,
    /// The password digested anew, when the parameters have changed since.
    rehashed: Option<PasswordDigest>,
}

impl Command for Authenticate {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::Authenticate;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.session.user))
    }
}

/// A refused attempt, as the journal sees it: about a user if there is one.
struct Attempt(Option<UserId>);

impl Command for Attempt {
    const DESTINATION: Entity = Entity::Authenticator;
    const OPERATION: Operation = Operation::Authenticate;

    fn subject(&self) -> Option<Subject> {
        self.0.map(Subject::User)
    }
}

async fn create(
    State(app): State<AppState>,
    Stranger(actor): Stranger,
    SessionSecret(replaces): SessionSecret,
    proof: Proof,
    Body(form): Body<SignIn>,
) -> Answer<Session> {
    match admit(&app, &actor, &proof, &form).await {
        Ok(admitted) => open(&app, &actor, admitted, replaces).await,
        Err(Refusal { user, error }) => {
            Err(app.monitor.refuse(&actor, &Attempt(user), error).await)
        }
    }
}

/// Whoever passed every check.
struct Admitted {
    session: NewSession,
    secret: String,
    rehashed: Option<PasswordDigest>,
}

/// Whoever did not.
struct Refusal {
    user: Option<UserId>,
    error: Error,
}

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self {
            user: None,
            error: error.into(),
        }
    }
}

/// The one refusal strangers get, with the reason for the journal.
const fn veiled(truth: &'static str) -> Error {
    Error::Veiled {
        told: ErrorCode::SignInRefused,
        truth,
    }
}

async fn admit(
    app: &AppState,
    actor: &Actor,
    proof: &Proof,
    form: &SignIn,
) -> Result<Admitted, Refusal> {
    let now = app.monitor.clock().now();
    let token = token_text(form)?;
    let proven = proof.verify(app, Some(token));
    let claims = staff_token::verify(&app.keys, token, app.config.origin(), app.config.origin());
    let gather = Gather {
        login_key: form.login.key(),
        proven: proven.as_ref().ok().cloned(),
        token_id: claims.as_ref().ok().map(|claims| claims.id),
    };
    let evidence = app
        .monitor
        .read(actor, gather, store::evidence)
        .await?
        .into_value();

    let place = match (&proven, &evidence.workstation, actor.address()) {
        (Ok(proven), Some(_), _) => Some(Key::Workstation(proven.jkt.clone())),
        (_, _, address) => address.map(Key::address),
    };
    let mut keys = vec![Key::login(form.login.as_str())];
    keys.extend(place);
    if let Err(wait) = app.throttle.attempt(&keys, now) {
        let seconds = wait.0.into();
        return Err(ErrorCode::Throttled { seconds }.into());
    }

    let user = evidence
        .credential
        .as_ref()
        .map(|credential| credential.user);
    let refuse = |error: Error| Refusal { user, error };
    let proven = proven.map_err(|fault| refuse(veiled(fault.code())))?;
    let Some(workstation) = &evidence.workstation else {
        return Err(refuse(veiled("workstation-unknown")));
    };
    proven
        .redeem(&app.nonces, now)
        .map_err(|fault| refuse(veiled(fault.code())))?;

    let presented = Presented {
        claims: &claims,
        digest: Sha256Digest::of(token),
        workstation,
        evidence: &evidence,
        now,
        zone: &app.config.zone,
    };
    let verdict = judge(&presented);
    let rehashed = check_password(app, form, &evidence).await.map_err(refuse)?;
    for key in &keys {
        app.throttle.succeeded(key);
    }
    let admitted = verdict.map_err(|code| refuse(code.into()))?;
    let secret = secret_token(app.monitor.chance());
    Ok(Admitted {
        session: NewSession {
            secret: Sha256Digest::of(&secret),
            user: admitted.user,
            token: admitted.token,
            workstation: workstation.id,
            ends_at: admitted.ends_at,
            ends_by: admitted.ends_by,
        },
        secret,
        rehashed,
    })
}

/// The content of the token file, without the white space around it.
fn token_text(form: &SignIn) -> Result<&str, Error> {
    match form.token.trim() {
        "" => Err(Error::field("token", Rule::TokenMissing)),
        token if MAX_TOKEN_BYTES < token.len() => Err(Error::field("token", Rule::TokenTooLarge)),
        token => Ok(token),
    }
}

/// An unknown login costs the same time as a wrong password. Answers the
/// digest to store when the old one was made with other parameters.
async fn check_password(
    app: &AppState,
    form: &SignIn,
    evidence: &Evidence,
) -> Result<Option<PasswordDigest>, Error> {
    let entered = form.password.expose();
    let stored = evidence
        .credential
        .as_ref()
        .map(|credential| &credential.password);
    let right = app.passwords.verify(entered, stored).await?;
    match stored {
        None => Err(veiled("login-unknown")),
        Some(_) if !right => Err(veiled("password-wrong")),
        Some(stored) if app.passwords.needs_rehash(stored) => {
            Ok(Some(app.passwords.digest(entered).await?))
        }
        Some(_) => Ok(None),
    }
}

async fn open(
    app: &AppState,
    actor: &Actor,
    admitted: Admitted,
    replaces: Option<Sha256Digest>,
) -> Answer<Session> {
    let digest = admitted.session.secret;
    let command = Authenticate {
        session: admitted.session,
        replaces,
        rehashed: admitted.rehashed,
    };
    let opened = app.monitor.run(actor, command, store::open).await?;
    let address = actor.address().ok_or(ErrorCode::Internal)?;
    let signed = app.monitor.recognize(address, Some(digest)).await?;
    let session = opened.map(|()| {
        let standing = signed.standing();
        standing.map(|standing| present(standing, app.monitor.now()))
    });
    let session = signed_in(session)?.created();
    Ok(session.with_header(header::SET_COOKIE, &cookie(&admitted.secret)))
}

/// The session cookie: gone with the browser, never readable by scripts,
/// never sent from another site.
fn cookie(secret: &str) -> String {
    format!("{SESSION_COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict")
}

/// Takes the session cookie away.
pub(super) fn clear_cookie<T>(released: Released<T>) -> Released<T> {
    let cookie = format!("{}; Max-Age=0", cookie(""));
    released.with_header(header::SET_COOKIE, &cookie)
}
