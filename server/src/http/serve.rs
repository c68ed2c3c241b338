//! Routes from the shared table of endpoints: a path is written once.

use crate::state::AppState;
use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, on},
};
use shared::endpoints::{Endpoint, Method};

/// Adds an endpoint's handler to a router.
pub trait Serve {
    /// Serves `endpoint` by `handler`.
    #[must_use]
    fn serve<E, H, T>(self, endpoint: E, handler: H) -> Self
    where
        E: Endpoint,
        H: Handler<T, AppState>,
        T: 'static;
}

impl Serve for Router<AppState> {
    fn serve<E, H, T>(self, _: E, handler: H) -> Self
    where
        E: Endpoint,
        H: Handler<T, AppState>,
        T: 'static,
    {
        let method = match E::METHOD {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
            Method::Delete => MethodFilter::DELETE,
        };
        self.route(E::PATH, on(method, handler))
    }
}
