//! What passes the monitor, overheard.

use std::{
    fmt,
    sync::{Arc, Mutex, Once},
};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
    subscriber::DefaultGuard,
};
use tracing_subscriber::{
    layer::{Context, Layer, SubscriberExt as _},
    registry,
};

/// Everything the monitor was asked on this thread since the last look, in
/// order; what it did not admit is marked with ✘.
pub struct Overheard {
    events: Arc<Mutex<Vec<String>>>,
    _guard: DefaultGuard,
}

impl Overheard {
    /// Listens until dropped.
    pub fn listen() -> Self {
        // While one thread alone listens, what another says for the first time is never
        // heard again: tracing asks the other thread whether anybody cares.
        static SOMEBODY_CARES: Once = Once::new();
        SOMEBODY_CARES.call_once(|| tracing::subscriber::set_global_default(registry()).unwrap());
        let events = Arc::default();
        let listener = Listener(Arc::clone(&events));
        let guard = tracing::subscriber::set_default(registry().with(listener));
        Self {
            events,
            _guard: guard,
        }
    }

    /// What was heard since the last time.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.events.lock().unwrap())
    }
}

struct Listener(Arc<Mutex<Vec<String>>>);

impl<S: Subscriber> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let target = event.metadata().target();
        let mut said = Said::default();
        event.record(&mut said);
        if target == "lapses" {
            let heard = format!("{} of {} lapses", said.permission, said.login);
            self.0.lock().unwrap().push(heard);
        }
        if !said.table.is_empty() {
            let heard = format!("damaged {} {}", said.table, said.id);
            self.0.lock().unwrap().push(heard);
        }
        if target != "monitor" {
            return;
        }
        let mark = if said.admitted { "" } else { "✘ " };
        self.0.lock().unwrap().push(format!("{mark}{}", said.event));
    }
}

#[derive(Default)]
struct Said {
    event: String,
    admitted: bool,
    permission: String,
    login: String,
    table: String,
    id: String,
}

impl Visit for Said {
    fn record_bool(&mut self, field: &Field, value: bool) {
        if field.name() == "admitted" {
            self.admitted = value;
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        match field.name() {
            "event" => self.event = format!("{value:?}"),
            "permission" => self.permission = format!("{value:?}"),
            _ => {}
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "login" => value.clone_into(&mut self.login),
            "table" => value.clone_into(&mut self.table),
            "id" => value.clone_into(&mut self.id),
            _ => {}
        }
    }
}
