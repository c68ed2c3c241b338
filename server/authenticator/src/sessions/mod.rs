//! Sessions: shown, listed, ended.

mod store;

use axum::{Router, extract::State};
use monitor::{Actor, Answer, Error, HeldRole, IDLE_MS, Permit, Released, SessionState, Snapshot};
use shared::{
    ids::SessionId,
    permissions::{EffectivePermission, Permission},
    problem::ErrorCode,
    sessions::{Pulse, Session, SessionQuery, SessionRow},
    time::Timestamp,
};
use web::{AppState, By, Onlooker, PathId, QueryParams, Replied, Serve, ask, cookies};

pub(crate) use store::ends_by;
pub(super) use store::{NewSession, end_by_secret, insert};
pub use store::{end_of_token, end_of_user, end_of_workstation, note_uses, open_session};

/// The routes of sessions.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(show)
        .serve(pulse)
        .serve(renew_receipt)
        .serve(sign_out)
        .serve(ask::<ListOwnSessions>)
        .serve(end_own)
        .serve(list)
        .serve(end)
}

monitor::commands! { AppState:
    /// Asks who is signed in: the article's `check_session_token`.
    pub struct CheckSessionToken;

    /// Asks whether the session is still open.
    pub struct GetPulse, COUNTED = false;

    /// Asks for a receipt, by the proof that goes along.
    pub struct RenewReceipt;

    /// Ends the session that asks.
    pub struct SignOut(SessionId) does store::sign_out => (), about Session(0);

    /// Asks for the own open sessions.
    pub struct ListOwnSessions asks own with app => Vec<SessionRow>;

    /// Ends one of the own sessions.
    pub struct EndOwnSession(SessionId) does store::end_own => (), about Session(0);

    /// Asks for everybody's open sessions.
    pub struct ListSessions(SessionQuery) asks of_all with app => Vec<SessionRow>;

    /// Ends anybody's session.
    pub struct EndSession(SessionId) does store::end => (), about Session(0);
}

async fn show(State(app): State<AppState>, actor: By<CheckSessionToken>) -> Answer<Session> {
    let session = app.monitor.answer(&actor, CheckSessionToken, |_| {
        actor
            .session_state()
            .map(|state| present(state, app.monitor.passed()))
    });
    signed_in(session.await?)
}

async fn pulse(State(app): State<AppState>, actor: Onlooker<GetPulse>) -> Answer<Pulse> {
    let pulse = app.monitor.answer(&actor, GetPulse, |_| {
        let state = actor.session_state();
        state.map(|state| Pulse {
            id: state.session.id,
        })
    });
    signed_in(pulse.await?)
}

async fn renew_receipt(State(app): State<AppState>, actor: By<RenewReceipt>) -> Replied<()> {
    let secret = actor.session_state().map(|state| state.secret);
    let released = app.monitor.answer(&actor, RenewReceipt, |_| ()).await?;
    let secret = secret.ok_or(ErrorCode::NotSignedIn)?;
    Ok(cookies::renew(&app, &secret, released))
}

async fn sign_out(State(app): State<AppState>, actor: By<SignOut>) -> Replied<()> {
    let session = actor.session_state().map(|state| state.session.id);
    let session = session.ok_or(ErrorCode::NotSignedIn)?;
    let ended = app.run(&actor, SignOut(session)).await?;
    Ok(cookies::clear(ended))
}

async fn end_own(
    State(app): State<AppState>,
    actor: By<EndOwnSession>,
    PathId(id): PathId<SessionId>,
) -> Answer<()> {
    app.run(&actor, EndOwnSession(id)).await
}

async fn list(
    State(app): State<AppState>,
    actor: By<ListSessions>,
    QueryParams(query): QueryParams<SessionQuery>,
) -> Answer<Vec<SessionRow>> {
    app.read(&actor, ListSessions(query)).await
}

async fn of_all(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListSessions>,
) -> Result<Vec<SessionRow>, Error> {
    let rows = store::list(snapshot, permit).await?;
    Ok(refresh(app, snapshot.actor(), rows))
}

async fn own(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, ListOwnSessions>,
) -> Result<Vec<SessionRow>, Error> {
    let rows = store::own(snapshot, permit).await?;
    Ok(refresh(app, snapshot.actor(), rows))
}

async fn end(
    State(app): State<AppState>,
    actor: By<EndSession>,
    PathId(id): PathId<SessionId>,
) -> Answer<()> {
    app.run(&actor, EndSession(id)).await
}

/// What the disk does not know yet: the latest use, and which one asks.
fn refresh(app: &AppState, actor: &Actor, rows: Vec<SessionRow>) -> Vec<SessionRow> {
    let this = actor.session_state().map(|state| state.session.id);
    let now = app.monitor.passed();
    rows.into_iter()
        .map(|row| SessionRow {
            last_seen_at: app.monitor.last_seen(row.id).unwrap_or(row.last_seen_at),
            current: this == Some(row.id),
            ..row
        })
        .filter(|row| now.since(row.last_seen_at) < IDLE_MS)
        .collect()
}

/// An answer about a session that must be there.
pub(super) fn signed_in<T>(released: Released<Option<T>>) -> Answer<T> {
    released
        .transpose()
        .ok_or_else(|| ErrorCode::NotSignedIn.into())
}

/// A session as its own browser sees it.
pub(super) fn present(state: &SessionState, now: Timestamp) -> Session {
    let session = &state.session;
    let all = Permission::ALL.into_iter();
    Session {
        id: session.id,
        user_id: session.user_id,
        login: session.login.clone(),
        full_name: session.full_name.clone(),
        position: session.position.clone(),
        organization: state.member.organization.clone(),
        roles: state
            .roles
            .iter()
            .map(|HeldRole { label, .. }| label.clone())
            .collect(),
        permissions: all
            .map(|permission| EffectivePermission {
                permission,
                decision: state.decide(permission),
            })
            .collect(),
        workstation_id: session.workstation_id,
        workstation: session.workstation.clone(),
        hours: session.hours,
        started_at: session.started_at,
        ends_at: session.ends_at,
        ends_by: session.ends_by,
        idle_minutes: u32::try_from(IDLE_MS / 60_000).unwrap_or_default(),
        password_change_required: session.password_change_required,
        by_code: session.by_code,
        now,
    }
}
