//! Staff tokens: created by a form, shown once, deleted, never edited.

mod list;
mod store;

use super::{
    four_eyes,
    hours::{expires_at, start_of},
};
use axum::{Router, extract::State};
use ground::crypto::{
    digest::Sha256Digest,
    staff_token::{StaffClaims, issue},
};
use jiff::{SignedDuration, tz::TimeZone};
use monitor::{Answer, Error, Permit, Subject, Tx};
use shared::{
    fields::Rule,
    ids::TokenId,
    journal::Mark,
    problem::{ErrorCode, FieldFault},
    time::{Day, Timestamp},
    tokens::{CreatedToken, NewToken},
};
use web::{AppState, By, PathId, Serve, Typed};

pub use list::ListTokens;
pub(super) use store::Holder;
pub use store::{
    act_upon_users_of, delete, delete_of_user, delete_of_workstation, end, end_unsigned,
    made_by_people,
};

/// The routes of tokens.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(list::routes())
        .serve(create)
        .serve(remove)
}

monitor::commands! { AppState:
    /// Creates a token.
    pub struct CreateToken(pub Typed<NewToken>)
        does make with app => CreatedToken, TOUCHES_SESSIONS = false;

    /// Deletes a token; sessions opened with it end.
    pub struct DeleteToken(pub TokenId) does delete => (), about Token(0);
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateToken>,
    form: Typed<NewToken>,
) -> Answer<CreatedToken> {
    app.run(&actor, CreateToken(form)).await
}

async fn remove(
    State(app): State<AppState>,
    actor: By<DeleteToken>,
    PathId(id): PathId<TokenId>,
) -> Answer<()> {
    app.run(&actor, DeleteToken(id)).await
}

/// Makes a token, keeps its digest and shows it, once.
async fn make(
    app: &AppState,
    tx: &mut Tx<'_>,
    permit: Permit<'_, CreateToken>,
) -> Result<CreatedToken, Error> {
    let CreateToken(typed) = permit.command();
    let now = tx.now();
    let title = typed.as_read().job_title.check_given().err();
    let zone = &app.config.zone;
    let works = Works::from(typed.as_read(), zone, now);
    let is_over = if typed.is_read("hours") {
        works.is_none()
    } else {
        is_long_over(typed.as_read().last_day, zone, now)
    };
    let faults = [
        title.map(|rule| FieldFault::new("job_title", rule)),
        is_over.then(|| FieldFault::new("last_day", Rule::LastDayPast)),
    ];
    let (holder, unknown) = store::holder(tx, typed.as_read()).await?;
    let form = typed.checked(faults.into_iter().flatten().chain(unknown))?;
    let (holder, works) = holder.zip(works).ok_or(ErrorCode::Internal)?;
    tx.acts_upon(form.user_id);
    let alone = four_eyes::check_token(tx, form.user_id).await?;
    let id = tx.new_id(TokenId::new);
    tx.about(Subject::Token(id));
    tx.note()
        .also(Subject::User(form.user_id))
        .also(Subject::Workstation(form.workstation_id));
    if alone {
        tx.note().mark(Mark::Alone);
    }
    let claims = claims(id, form, &holder, app.config.origin(), &works, now);
    // Asked here: whoever lets another key take over waits for this transaction.
    let keys = app.keys.now();
    let token = issue(keys.current(), &claims)?;
    let signed = Signed {
        digest: Sha256Digest::of(&token),
        kid: keys.current().public().thumbprint().to_string(),
    };
    store::insert(tx, id, form, &works, &signed).await?;
    let record = list::one(tx, id).await?;
    Ok(CreatedToken { record, token })
}

/// What is kept of a token file.
pub(super) struct Signed {
    pub digest: Sha256Digest,
    /// The name of the key that signed it.
    pub kid: String,
}

/// Whether every shift is over that may have begun on the day, whatever its hours.
fn is_long_over(day: Day, zone: &TimeZone, now: Timestamp) -> bool {
    (start_of(day, zone) + SignedDuration::from_hours(48)).as_millisecond() <= now.0
}

/// From when to when a token works, as instants.
pub(super) struct Works {
    pub from: Timestamp,
    pub until: Timestamp,
}

impl Works {
    /// None, if they are over.
    fn from(form: &NewToken, zone: &TimeZone, now: Timestamp) -> Option<Self> {
        let first = form
            .valid_from
            .map(|day| start_of(day, zone).as_millisecond());
        let until = expires_at(form.hours, form.last_day, zone).as_millisecond();
        // "From today" is from now on: the day has begun already.
        let from = first.map_or(now.0, |first| first.max(now.0));
        (from < until).then_some(Self {
            from: Timestamp(from),
            until: Timestamp(until),
        })
    }
}

fn claims(
    id: TokenId,
    form: &NewToken,
    holder: &Holder,
    issuer: &str,
    works: &Works,
    now: Timestamp,
) -> StaffClaims {
    StaffClaims {
        iss: issuer.to_owned(),
        aud: issuer.to_owned(),
        sub: holder.login.clone(),
        jti: id,
        id,
        login: holder.login.clone(),
        fullname: holder.full_name.clone(),
        jobtitle: form.job_title.to_string(),
        startwork: form.hours.start,
        endwork: form.hours.end,
        time: form.session_hours.map(|hours| hours.hours().into()),
        device: form.workstation_id,
        iat: now.0 / 1000,
        nbf: works.from.0 / 1000,
        exp: works.until.0 / 1000,
    }
}
