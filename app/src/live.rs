//! What is done and drawn anew when the state changes. Effects, and closures outside a view, are compiled for each closure
//! with all that they need; these once.

use leptos::{
    prelude::{AnyView, Effect, IntoAny},
    tachys::reactive_graph::SharedReactiveFunction,
};
use std::sync::{Arc, Mutex};

/// Does it now, and again whenever a signal that it read has changed.
pub fn follow(what: impl FnMut() + 'static) {
    follow_boxed(Box::new(what));
}

fn follow_boxed(mut what: Box<dyn FnMut()>) {
    Effect::new(move |_| what());
}

/// Shows what `draw` draws now, and again whenever a signal that it read has changed.
pub fn live<V: IntoAny>(
    mut draw: impl FnMut() -> V + Send + 'static,
) -> SharedReactiveFunction<AnyView> {
    Arc::new(Mutex::new(move || draw().into_any()))
}
