//! Signing in: two factors and a workstation (REQUIREMENTS §2).
//!
//! What is cheap is computed first; what is told depends on who asks. Unless
//! the password is right and the workstation enrolled, every refusal is the
//! same, and only the journal keeps the reason.

mod evidence;
mod judge;
mod store;

use super::sessions::{NewSession, present, signed_in};
use axum::{Router, extract::State};
use evidence::Evidence;
use ground::crypto::{
    digest::{Sha256Digest, secret_token},
    jwk::Thumbprint,
    password::{PasswordDigest, readings},
    staff_token::{self, StaffClaims, TokenFault},
};
use judge::{Presented, judge};
use monitor::{Actor, Error};
use serde::{Deserialize, Serialize};
use shared::{
    browser::Browser, fields::Rule, ids::UserId, jwt::jws_in, problem::ErrorCode,
    sessions::Session, sign_in::SignIn, time::Timestamp, tokens::MAX_TOKEN_BYTES,
};
use web::{
    Anonymous, AppState, Body, Proof, Replied, Serve, SessionSecret, UserAgent, cookies,
    dpop::{ProofFault, Proven},
    throttle::{Key, Purpose},
};

/// The route of signing in.
pub fn routes() -> Router<AppState> {
    Router::new().serve(create)
}

monitor::commands! { AppState:
    /// Asks for what is on record about a login, a key and a token.
    struct Gather {
        login_key: String,
        key: Option<Thumbprint>,
        token_id: Option<shared::ids::TokenId>,
    } of Authenticate asks store::evidence => Evidence, GATHERS = true;

    /// Opens a session: the article's `authenticate`.
    struct Authenticate {
        session: NewSession,
        grounds: Grounds,
        /// The session the browser had before.
        replaces: Option<Sha256Digest>,
    } does store::open => (), about User(session.user);

    /// A refused attempt, as the journal sees it: about a user if there is one.
    struct Refused(Option<UserId>) of Authenticate, about User(0);
}

/// What the checks rested on. They take a while: meanwhile the password can be
/// reset, the workstation enrolled anew or the token deleted, and then the
/// session does not open.
#[derive(Serialize, Deserialize)]
struct Grounds {
    /// The digest that the entered password matched.
    password: PasswordDigest,
    /// The key that made the proof.
    thumbprint: Thumbprint,
    /// The password digested anew, when the parameters have changed since.
    rehashed: Option<PasswordDigest>,
}

async fn create(
    State(app): State<AppState>,
    actor: Anonymous<Authenticate>,
    SessionSecret(replaces): SessionSecret,
    UserAgent(browser): UserAgent,
    proof: Proof,
    Body(form): Body<SignIn>,
) -> Replied<Session> {
    let mut attempt = Attempt {
        app: &app,
        form: &form,
        actor: Actor::clone(&actor),
        browser,
        user: None,
    };
    match attempt.admit(&proof).await {
        Ok(admitted) => open(&app, &attempt.actor, admitted, replaces).await,
        Err(error) => {
            let refused = Refused(attempt.user);
            Err(app.monitor.refuse(&attempt.actor, &refused, error).await)
        }
    }
}

/// An attempt to sign in, and what is known of it so far.
struct Attempt<'a> {
    app: &'a AppState,
    form: &'a SignIn,
    /// Where it comes from; the workstation too, once it is proven.
    actor: Actor,
    /// In which browser, by its own word.
    browser: Option<Browser>,
    /// Whose login it names, if it is anybody's.
    user: Option<UserId>,
}

/// Whoever passed every check.
struct Admitted {
    session: NewSession,
    /// What the checks rested on: it must still hold when the session opens.
    grounds: Grounds,
    secret: String,
}

/// The one refusal strangers get, with the reason for the journal.
const fn veiled(truth: &'static str) -> Error {
    Error::Veiled {
        told: ErrorCode::SignInRefused,
        truth,
    }
}

impl Attempt<'_> {
    async fn admit(&mut self, proof: &Proof) -> Result<Admitted, Error> {
        let app = self.app;
        // What was lived through has no way back; a token's days are the wall's, unless
        // it was put back.
        let now = app.monitor.clock().passed();
        let token = &token_text(self.form)?;
        let proven = proof.verify(app, Some(token));
        let origin = app.config.origin();
        let claims = staff_token::verify(&app.keys.now(), token, origin, origin);
        let evidence = self.gather(&proven, &claims, token).await?;
        let Some(workstation) = &evidence.workstation else {
            return Err(self.turn_away(proven).await);
        };
        let proven = proven.map_err(|fault| veiled(fault.code()))?;
        let verdict = judge(&Presented {
            claims: &claims,
            digest: Sha256Digest::of(token),
            workstation,
            evidence: &evidence,
            now,
            zone: &app.config.zone,
        });
        // Whoever lacks the token must not keep its owner from signing in.
        let (purpose, together) = match &verdict {
            Ok(opens) => (
                Purpose::SignIn(opens.token),
                (app.throttle).same_password(workstation.id, self.form.password.expose()),
            ),
            Err(_) => (Purpose::SignInTokenless, Key::Logins(workstation.id)),
        };
        let key = Key::password(purpose, self.form.login.as_str(), workstation.id);
        // A nonce that is spent, or no room for another, is no guess.
        let used = app.redeem(&self.actor, &proven).await?;
        used.map_err(|fault| match fault {
            ProofFault::Crowded => fault.into(),
            _ => veiled(fault.code()),
        })?;
        let guess = app.attempt(key, Some(together)).await?;
        let looked = self.check_password(&evidence, proven.jkt).await;
        let (guess, grounds) = guess.looked(looked).await?;
        guess.passed().await?;
        let opens = verdict?;
        if let Some(credential) = &evidence.credential {
            credential.lapse.check(Timestamp(now.as_millisecond()))?;
        }
        let secret = secret_token(app.monitor.random());
        Ok(Admitted {
            session: NewSession {
                secret: Sha256Digest::of(&secret),
                user: opens.user,
                token: opens.token,
                workstation: workstation.id,
                ends_at: opens.ends_at,
                ends_by: opens.ends_by,
                address: self.actor.address(),
                browser: self.browser.clone(),
            },
            grounds,
            secret,
        })
    }

    /// What is on record; remembers whom and which workstation it concerns.
    async fn gather(
        &mut self,
        proven: &Result<Proven, ProofFault>,
        claims: &Result<StaffClaims, TokenFault>,
        token: &str,
    ) -> Result<Evidence, Error> {
        let gather = Gather {
            login_key: self.form.login.key(),
            key: proven.as_ref().ok().map(|proven| proven.jkt.clone()),
            token_id: match claims {
                Ok(claims) => Some(claims.id),
                // Also one whose key was disowned is told that it was deleted.
                Err(_) => staff_token::claimed_id(token),
            },
        };
        let monitor = &self.app.monitor;
        let admission = monitor.admit::<Authenticate>(&self.actor, None).await?;
        let evidence = self.app.gather(&admission, gather).await?;
        self.user = evidence
            .credential
            .as_ref()
            .map(|credential| credential.user);
        if let (Actor::Anonymous { workstation, .. }, Some(known)) =
            (&mut self.actor, &evidence.workstation)
        {
            *workstation = Some(known.id);
        }
        Ok(evidence)
    }

    /// The refusal of whoever is at no workstation. Counted by address alone: a
    /// login is counted only where its password could be tried.
    async fn turn_away(&self, proven: Result<Proven, ProofFault>) -> Error {
        if let Some(address) = self.actor.address()
            && let Err(waits) = self.app.failed(Key::address(address)).await
        {
            return waits;
        }
        match proven {
            Err(fault) => veiled(fault.code()),
            Ok(_) => veiled("workstation-unknown"),
        }
    }

    /// An unknown login costs the same time as a wrong password.
    async fn check_password(
        &self,
        evidence: &Evidence,
        thumbprint: Thumbprint,
    ) -> Result<Grounds, Error> {
        let passwords = &self.app.passwords;
        let entered = self.form.password.expose();
        let credential = evidence.credential.as_ref();
        let is_code = credential.is_some_and(|known| known.one_time);
        let stored = credential.map(|credential| &credential.password);
        let mut right = false;
        // As often for whoever has no code, or does not exist.
        for code in readings(entered) {
            let entered = if is_code { &code } else { entered };
            right |= passwords.verify(None, entered, stored).await?;
        }
        let Some(stored) = stored else {
            return Err(veiled("login-unknown"));
        };
        if !right {
            return Err(veiled("password-wrong"));
        }
        let rehashed = if !is_code && passwords.needs_rehash(entered, stored) {
            Some(passwords.digest(None, entered).await?)
        } else {
            None
        };
        Ok(Grounds {
            password: stored.clone(),
            thumbprint,
            rehashed,
        })
    }
}

/// The token in the content of the token file; all of it, if there is none.
fn token_text(form: &SignIn) -> Result<String, Error> {
    match form.token.trim() {
        "" => Err(Error::field("token", Rule::TokenMissing)),
        token if MAX_TOKEN_BYTES < token.len() => Err(Error::field("token", Rule::TokenTooLarge)),
        token => Ok(jws_in(token).unwrap_or_else(|| token.to_owned())),
    }
}

async fn open(
    app: &AppState,
    actor: &Actor,
    admitted: Admitted,
    replaces: Option<Sha256Digest>,
) -> Replied<Session> {
    let digest = admitted.session.secret;
    let command = Authenticate {
        session: admitted.session,
        grounds: admitted.grounds,
        replaces,
    };
    let monitor = &app.monitor;
    let opened = app.run(actor, command).await?;
    let address = actor.address().ok_or(ErrorCode::Internal)?;
    let show = |state: &_| present(state, monitor.passed());
    let session = monitor.welcome(opened, address, digest, show).await?;
    let session = signed_in(session)?;
    Ok(cookies::open(app, &admitted.secret, session))
}
