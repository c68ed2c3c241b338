//! A call of an endpoint, and its answer. Only reading the answer is compiled for each
//! endpoint anew.

use super::{
    answer::{Answer, ApiError},
    sending,
    transport::{self, Outgoing},
};
use shared::{endpoints::Endpoint, json, page::Version, referrals::FormKey};
use std::{
    fmt::Display,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

pub struct Call<E> {
    outgoing: Outgoing,
    endpoint: PhantomData<E>,
}

impl<E: Endpoint> Call<E> {
    pub fn new(request: &E::Request) -> Self {
        let request = serde_json::to_value(request).unwrap_or_default();
        Self {
            outgoing: Outgoing::new(E::METHOD, E::PATH, request),
            endpoint: PhantomData,
        }
    }

    /// Names the record the address asks for.
    pub fn id(mut self, id: E::Id) -> Self
    where
        E::Id: Display,
    {
        self.outgoing.id(&id.to_string());
        self
    }

    /// Names the version the change was made from.
    pub fn if_match(mut self, version: Version) -> Self {
        self.outgoing.header("If-Match", version.to_string());
        self
    }

    /// Confirms what a refusal `rights-surface` showed.
    pub fn confirmed(mut self, shown: Option<String>) -> Self {
        if let Some(shown) = shown {
            self.outgoing.header("Confirmed-Rights", shown);
        }
        self
    }

    /// Says that the patient is none of those a refusal `likely-duplicate` showed.
    pub fn not_a_duplicate(mut self, shown: Option<String>) -> Self {
        if let Some(shown) = shown {
            self.outgoing.header("Not-A-Duplicate", shown);
        }
        self
    }

    /// Names the form, which may be sent again: it is carried out once.
    pub fn once(mut self, key: FormKey) -> Self {
        self.outgoing.header("Idempotency-Key", key.to_string());
        self
    }

    /// Asks by itself: the answer is no sign that somebody is at work.
    pub fn aside(mut self) -> Self {
        self.outgoing.aside = true;
        self
    }

    /// Adds the workstation's proof (RFC 9449 §4).
    pub fn proof(mut self, proof: String) -> Self {
        self.outgoing.header(transport::DPOP, proof);
        self
    }

    /// Sends it and waits for the answer.
    pub fn send(self) -> Reply<E::Response> {
        Reply {
            body: Box::pin(sending::send(self.outgoing)),
            read: |body| json::parse(body).ok_or(ApiError::Outdated),
        }
    }

    /// Sends it, and only asks whether it was refused.
    pub fn ask(self) -> Reply<()> {
        Reply {
            body: Box::pin(sending::send(self.outgoing)),
            read: |_| Ok(()),
        }
    }
}

/// An answer under way.
pub struct Reply<T> {
    body: Pin<Box<dyn Future<Output = Answer<String>>>>,
    read: fn(&str) -> Answer<T>,
}

impl<T> Future for Reply<T> {
    type Output = Answer<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer<T>> {
        let read = self.read;
        let body = self.body.as_mut().poll(context);
        body.map(|body| body.and_then(|body| read(&body)))
    }
}

/// Asks for something that needs neither id nor version.
pub fn call<E: Endpoint>(request: &E::Request) -> Reply<E::Response> {
    Call::<E>::new(request).send()
}
