//! A request as a browser sends it, or nearly.

use super::{
    app::{HOST, ORIGIN, TestApp},
    reply::Reply,
    session::Session,
};
use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header},
};
use serde::Serialize;
use serde_json::Value;
use shared::endpoints::{Endpoint, Precondition};
use std::{
    fmt::Display,
    net::{IpAddr, SocketAddr},
    pin::Pin,
};
use tower::ServiceExt;

/// Where requests come from unless a test says otherwise.
const ADDRESS: [u8; 4] = [192, 0, 2, 1];

/// A request to be sent by awaiting it.
#[must_use]
pub struct Call {
    app: TestApp,
    /// As the journal has it; none where no endpoint is meant.
    operation: Option<String>,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Body,
    address: IpAddr,
    session: Option<Session>,
}

impl Call {
    /// To an endpoint: a change is made from the record's first version.
    pub fn to<E: Endpoint>(app: &TestApp) -> Self {
        let call = Self {
            operation: Some(operation(E::NAME)),
            ..Self::new(app, E::METHOD.name(), E::PATH)
        };
        if E::PRECONDITIONS.contains(&Precondition::IfMatch) {
            call.made_from(1)
        } else {
            call
        }
    }

    /// To an address that may be no endpoint's.
    pub fn new(app: &TestApp, method: &str, path: &str) -> Self {
        let method: Method = method.parse().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static(HOST));
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        if !method.is_safe() {
            headers.insert(header::ORIGIN, HeaderValue::from_static(ORIGIN));
        }
        Self {
            app: app.clone(),
            operation: None,
            method,
            path: path.to_owned(),
            headers,
            body: Body::empty(),
            address: ADDRESS.into(),
            session: None,
        }
    }

    /// About the record with this id.
    pub fn of(mut self, id: impl Display) -> Self {
        let (before, after) = self.path.split_once('{').unwrap();
        let (_, after) = after.split_once('}').unwrap();
        self.path = format!("{before}{id}{after}");
        self
    }

    /// With a query.
    pub fn query(mut self, query: impl Display) -> Self {
        self.path = format!("{}?{query}", self.path);
        self
    }

    /// With a body.
    pub fn json(self, body: &impl Serialize) -> Self {
        self.raw("application/json", serde_json::to_vec(body).unwrap())
    }

    /// With any bytes as its body.
    pub fn raw(mut self, media_type: &str, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self.header("content-type", media_type)
    }

    /// With a header, in place of another of that name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().unwrap();
        self.headers.insert(name, value.parse().unwrap());
        self
    }

    /// With one more header of that name.
    pub fn and_header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().unwrap();
        self.headers.append(name, value.parse().unwrap());
        self
    }

    /// Without a header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// Made from this version of the record.
    pub fn made_from(self, version: i64) -> Self {
        self.header("if-match", &format!("\"{version}\""))
    }

    /// Confirming what the refusal `rights-surface` showed.
    pub fn confirming(self, refusal: &Value) -> Self {
        self.header("confirmed-rights", refusal["confirm"].as_str().unwrap())
    }

    /// Within a session, proving that its workstation's key is there.
    pub fn within(mut self, session: &Session) -> Self {
        self.session = Some(session.clone());
        self
    }

    /// With the session's cookie alone, as somebody has it who copied it.
    pub fn unproven(mut self) -> Self {
        let session = self.session.take().unwrap();
        self.cookie(&session.secret)
    }

    /// With a session cookie's value.
    pub fn cookie(self, secret: &str) -> Self {
        self.header("cookie", &format!("__Host-session={secret}"))
    }

    /// From another address.
    pub fn from(mut self, address: &str) -> Self {
        self.address = address.parse().unwrap();
        self
    }

    /// Sends it and sees it refused: with this answer, without any change, and
    /// with a record of the operation in the journal.
    pub async fn expect_refusal(self, status: u16, code: &str) -> Value {
        let operation = self.operation.clone().unwrap();
        let app = self.app.clone();
        let before = app.contents().await;
        let problem = self.await.expect_problem(status, code);
        assert_eq!(app.contents().await, before);
        assert_eq!(
            app.last_record().await,
            format!("{operation} refused {code}")
        );
        // Whom the answer shows the journal names.
        let named = app.last_line().await.notes.patients;
        for shown in problem["patients"].as_array().into_iter().flatten() {
            let id = shown["id"].as_str().unwrap();
            assert!(named.iter().any(|one| one.to_string() == id), "{id}");
        }
        problem
    }

    async fn send(mut self) -> Reply {
        if let Some(session) = self.session.take() {
            self = self.proven(&session);
        }
        let method = self.method;
        let request = Request::builder().method(method.clone()).uri(&self.path);
        let mut request = request.body(self.body).unwrap();
        *request.headers_mut() = self.headers;
        let peer = SocketAddr::new(self.address, 40_000);
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.app.router.clone().oneshot(request).await.unwrap();
        Reply::read(&method, &self.path, response).await
    }
}

impl Call {
    /// With what the browser adds of its own, unless a test did.
    fn proven(self, session: &Session) -> Self {
        let app = self.app.clone();
        let call = match self.headers.get(header::COOKIE) {
            Some(_) => self,
            None => self.header("cookie", &session.cookies(&app)),
        };
        if call.method.is_safe() || call.headers.contains_key("dpop") {
            return call;
        }
        let proof = session.proof(&app, call.method.as_str(), &call.path);
        call.header("dpop", &proof.sign(&session.key))
    }
}

impl IntoFuture for Call {
    type Output = Reply;
    type IntoFuture = Pin<Box<dyn Future<Output = Reply> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// An endpoint's name as its operation has it in the journal: `list_users`.
fn operation(endpoint: &str) -> String {
    let mut words = String::new();
    for letter in endpoint.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

impl TestApp {
    /// A stranger's request.
    pub fn ask<E: Endpoint>(&self, _endpoint: E) -> Call {
        Call::to::<E>(self)
    }

    /// A stranger's request to an address that may be no endpoint's.
    pub fn call(&self, method: &str, path: &str) -> Call {
        Call::new(self, method, path)
    }
}
