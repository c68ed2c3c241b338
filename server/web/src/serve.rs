//! Routes from the shared table of endpoints: a path is written once, and a handler that
//! takes or answers anything else than its row says does not compile.

use crate::{
    actor::{Anonymous, By, Onlooker, SessionSecret},
    body::{Body, Typed},
    confirmed::{Confirmed, NotADuplicate},
    idempotency_key::IdempotencyKey,
    if_match::IfMatch,
    measured,
    path_id::PathId,
    proof::Proof,
    query_params::QueryParams,
    refusal::Refusal,
    reply::{File, Reply, Represent, Text, Written},
    state::AppState,
    user_agent::UserAgent,
};
use axum::{
    Router,
    extract::{FromRequest, FromRequestParts, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{MethodFilter, on},
};
use monitor::{Command, Error, Operation};
use serde::Serialize;
use shared::{
    card::Pdf,
    endpoints::{Endpoint, Method, OpenApi, Plain, Precondition},
};
use std::{sync::Arc, time::Instant};

/// Something a handler of `E` may take.
pub trait Argument<E: Endpoint> {
    /// What of the request it is.
    const PART: Part = Part::Surroundings;
}

/// A part of a request.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// What every endpoint has: who asks, by which browser.
    Surroundings,
    /// The record its path names.
    Id,
    /// The query.
    Query,
    /// The body.
    Body,
    /// What a header of its own says.
    Header(Precondition),
}

impl<E: Endpoint> Argument<E> for State<AppState> {}
impl<E: Endpoint> Argument<E> for SessionSecret {}
impl<E: Endpoint> Argument<E> for UserAgent {}

/// Whoever asks says what for, and so which endpoint it is.
macro_rules! actors {
    ($($actor:ident = $part:expr,)*) => {$(
        impl<C: Command<Of: Endpoint>> Argument<C::Of> for $actor<C> {
            const PART: Part = $part;
        }
    )*};
}

actors! {
    By = Part::Surroundings,
    Anonymous = Part::Surroundings,
    Onlooker = Part::Header(Precondition::Glance),
}

impl<E: Endpoint<Id = Id>, Id> Argument<E> for PathId<Id> {
    const PART: Part = Part::Id;
}

impl<E: Endpoint<Request = Q>, Q> Argument<E> for QueryParams<Q> {
    const PART: Part = Part::Query;
}

impl<E: Endpoint<Request = T>, T> Argument<E> for Typed<T> {
    const PART: Part = Part::Body;
}

impl<E: Endpoint<Request = T>, T> Argument<E> for Body<T> {
    const PART: Part = Part::Body;
}

macro_rules! headers {
    ($($argument:ident = $precondition:ident)*) => {$(
        impl<E: Endpoint> Argument<E> for $argument {
            const PART: Part = Part::Header(Precondition::$precondition);
        }
    )*};
}

headers! {
    IfMatch = IfMatch
    IdempotencyKey = IdempotencyKey
    Proof = Proof
    Confirmed = ConfirmedRights
    NotADuplicate = NotADuplicate
}

/// Refuses to compile a handler that takes less of the request than `E` declares, or more.
const fn check<E: Endpoint>(taken: &[Part]) {
    let (mut id, mut query, mut body, mut headers) = (false, false, false, 0);
    let mut place = 0;
    while place < taken.len() {
        match taken[place] {
            Part::Surroundings => {}
            Part::Id => id = true,
            Part::Query => query = true,
            Part::Body => body = true,
            Part::Header(taken) => {
                assert!(declares::<E>(taken), "the header stands in the table");
                headers += 1;
            }
        }
        place += 1;
    }
    let gets = matches!(E::METHOD, Method::Get);
    assert!(
        E::HAS_ID == has_placeholder(E::PATH),
        "the path has its id's place"
    );
    assert!(
        matches!(E::STATUS, 200..=299),
        "success has a status of success"
    );
    assert!(id == E::HAS_ID, "the path names a record, or none");
    assert!(
        query == (gets && E::HAS_REQUEST),
        "a `GET` asks by its query"
    );
    assert!(
        body == (!gets && E::HAS_REQUEST),
        "all others by their body"
    );
    assert!(
        headers == E::PRECONDITIONS.len(),
        "every header of the table is taken"
    );
}

const fn declares<E: Endpoint>(taken: Precondition) -> bool {
    let mut place = 0;
    while place < E::PRECONDITIONS.len() {
        if E::PRECONDITIONS[place] as u8 == taken as u8 {
            return true;
        }
        place += 1;
    }
    false
}

const fn has_placeholder(path: &str) -> bool {
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'{' {
            return true;
        }
        rest = after;
    }
    false
}

/// What may be answered where `E` is asked.
pub trait Answers<E: Endpoint>: Represent {}

impl<E: Endpoint<Response = T>, T: Serialize> Answers<E> for T {}
impl<E: Endpoint<Response = Pdf>> Answers<E> for File {}
impl<E: Endpoint<Response = Plain>> Answers<E> for Text {}
impl<E: Endpoint<Response = OpenApi>> Answers<E> for Written {}

/// A handler of `E`: it takes what the row declares and answers what the monitor released.
pub trait Answering<E, T>: Clone + Send + Sync + 'static {
    /// Answers a request.
    fn answer(self, request: Request, app: AppState) -> impl Future<Output = Response> + Send;
}

macro_rules! answering {
    ($($part:ident)*) => {
        impl<E, F, Fut, R, Shown, M, $($part,)* Last> Answering<E, (R, Shown, M, $($part,)* Last)> for F
        where
            E: Endpoint,
            Shown: Answers<E>,
            F: FnOnce($($part,)* Last) -> Fut + Clone + Send + Sync + 'static,
            Fut: Future<Output = Result<R, Error>> + Send,
            R: Into<Reply<Shown>>,
            $($part: FromRequestParts<AppState> + Argument<E> + Send,)*
            Last: FromRequest<AppState, M> + Argument<E> + Send,
        {
            #[expect(non_snake_case, reason = "named by their types")]
            async fn answer(self, request: Request, app: AppState) -> Response {
                const { check::<E>(&[$($part::PART,)* Last::PART]) }
                let (mut parts, body) = request.into_parts();
                $(
                    let $part = match $part::from_request_parts(&mut parts, &app).await {
                        Ok(part) => part,
                        Err(refusal) => return refusal.into_response(),
                    };
                )*
                let request = Request::from_parts(parts, body);
                let last = match Last::from_request(request, &app).await {
                    Ok(last) => last,
                    Err(refusal) => return refusal.into_response(),
                };
                match self($($part,)* last).await {
                    Ok(released) => released.into().respond(success::<E>()),
                    Err(error) => Refusal::from(error).into_response(),
                }
            }
        }
    };
}

answering!(A);
answering!(A B);
answering!(A B C);
answering!(A B C D);
answering!(A B C D G);

fn success<E: Endpoint>() -> StatusCode {
    StatusCode::from_u16(E::STATUS).unwrap_or(StatusCode::OK)
}

/// Adds an endpoint's handler to a router.
pub trait Serve {
    /// Serves by `handler` the endpoint that its actor asks for.
    ///
    /// ```compile_fail
    /// # use axum::{Router, extract::State};
    /// # use monitor::{Answer, Error};
    /// # use shared::{ids::OrganizationId, organizations::{Organization, OrganizationForm}};
    /// # use web::{AppState, Body, By, IfMatch, PathId, Serve};
    /// # monitor::commands! { AppState: struct UpdateOrganization; }
    /// async fn update(
    ///     _: By<UpdateOrganization>,
    ///     _: PathId<OrganizationId>,
    ///     _: Body<OrganizationForm>,
    /// ) -> Answer<Organization> {
    ///     Err(Error::NotInPolicy)
    /// }
    /// // It forgets the version that the change is made from.
    /// let _ = Router::new().serve(update);
    /// ```
    ///
    /// ```
    /// # use axum::{Router, extract::State};
    /// # use monitor::{Answer, Error};
    /// # use shared::{ids::OrganizationId, organizations::{Organization, OrganizationForm}};
    /// # use web::{AppState, Body, By, IfMatch, PathId, Serve};
    /// # monitor::commands! { AppState: struct UpdateOrganization; }
    /// async fn update(
    ///     _: By<UpdateOrganization>,
    ///     _: PathId<OrganizationId>,
    ///     _: IfMatch,
    ///     _: Body<OrganizationForm>,
    /// ) -> Answer<Organization> {
    ///     Err(Error::NotInPolicy)
    /// }
    /// let _ = Router::new().serve(update);
    /// ```
    #[must_use]
    fn serve<E: Endpoint, T>(self, handler: impl Answering<E, T>) -> Self;
}

impl Serve for Router<AppState> {
    fn serve<E: Endpoint, T>(self, handler: impl Answering<E, T>) -> Self {
        let method = match E::METHOD {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
            Method::Delete => MethodFilter::DELETE,
        };
        let operation = Operation::named(E::NAME);
        let answer = async move |State(app): State<AppState>, request: Request| {
            let (metrics, began) = (Arc::clone(&app.monitor), Instant::now());
            let response = handler.clone().answer(request, app).await;
            measured::count(metrics.metrics(), operation, began, response)
        };
        self.route(E::PATH, on(method, answer))
    }
}
