//! Routes from the shared table of endpoints: a path is written once.

use crate::{monitor::Answer, state::AppState};
use axum::{
    Router,
    handler::Handler,
    routing::{MethodFilter, on},
};
use shared::endpoints::{Endpoint, Method};

/// A handler whose answer the monitor released: no other is served.
pub trait Answering<T>: Handler<T, AppState> {}

macro_rules! answering {
    ($($argument:ident)*) => {
        impl<F, Fut, R, M, $($argument),*> Answering<(M, $($argument,)*)> for F
        where
            F: FnOnce($($argument),*) -> Fut + Handler<(M, $($argument,)*), AppState>,
            Fut: Future<Output = Answer<R>>,
        {
        }
    };
}

answering!(A);
answering!(A B);
answering!(A B C);
answering!(A B C D);
answering!(A B C D E);
answering!(A B C D E G);

/// Adds an endpoint's handler to a router.
pub trait Serve {
    /// Serves `endpoint` by `handler`.
    #[must_use]
    fn serve<E, H, T>(self, endpoint: E, handler: H) -> Self
    where
        E: Endpoint,
        H: Answering<T>,
        T: 'static;
}

impl Serve for Router<AppState> {
    fn serve<E, H, T>(self, _: E, handler: H) -> Self
    where
        E: Endpoint,
        H: Answering<T>,
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
