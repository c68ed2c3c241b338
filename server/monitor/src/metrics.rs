//! What is measured of a running server, in the words of Prometheus
//! (<https://prometheus.io/docs/practices/naming/>).
//!
//! Every label is a code of ours, by what the methods take: nothing of a patient, of staff or of
//! what somebody sent can stand there.

use crate::{engine::failure::Failure, entity::Operation, error::Error, outcome::Outcome};
use prometheus_client::{
    encoding::prometheus_text,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};
use shared::problem::ErrorCode;
use std::{fmt, time::Duration};

/// A label and its code.
type Label<C = &'static str> = (&'static str, C);
type Durations = Family<[Label; 1], Histogram, fn() -> Histogram>;

/// Counts and durations of one server since it began; clones are the same.
#[derive(Debug, Clone)]
pub struct Metrics {
    requests: Family<[Label; 2], Counter>,
    durations: Durations,
    refusals: Family<[Label<String>; 1], Counter>,
    decisions: Family<[Label; 1], Counter>,
    failures: Family<[Label; 1], Counter>,
    repeats: Counter,
    lines: Durations,
    reader_waits: Histogram,
    writer_waits: Histogram,
    batches: Histogram,
}

/// What the engine could not do.
#[derive(Debug, Clone, Copy)]
pub struct EngineFailure(&'static str);

impl EngineFailure {
    /// What of `error` is the engine's, if anything.
    pub fn of(error: &Error) -> Option<Self> {
        let code = |failure: Failure<'_>| Self(failure.code());
        error.engine_failure().map(code)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Family::default(),
            durations: Family::new_with_constructor(seconds),
            refusals: Family::default(),
            decisions: Family::default(),
            failures: Family::default(),
            repeats: Counter::default(),
            lines: Family::new_with_constructor(seconds),
            reader_waits: seconds(),
            writer_waits: seconds(),
            batches: Histogram::new((0..8).map(|doublings| f64::from(1 << doublings))),
        }
    }
}

/// From half of a millisecond to what nobody waits for.
fn seconds() -> Histogram {
    Histogram::new([
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
    ])
}

impl Metrics {
    /// The media type of [`Monitor::exposition`](crate::Monitor::exposition).
    pub const MEDIA_TYPE: &str = prometheus_text::CONTENT_TYPE;

    /// A request was answered; by which operation, if it came so far.
    pub fn answered(&self, operation: Option<Operation>, outcome: Outcome, took: Duration) {
        let operation = ("operation", operation.map_or("none", Operation::code));
        let requests = self
            .requests
            .get_or_create(&[operation, ("outcome", outcome.code())]);
        requests.inc();
        drop(requests);
        let durations = self.durations.get_or_create(&[operation]);
        durations.observe(took.as_secs_f64());
    }

    /// A request was refused, of which the caller was told so much.
    pub fn refused(&self, told: &ErrorCode) {
        self.refusals
            .get_or_create(&[("reason", told.name())])
            .inc();
    }

    /// A request failed, for the engine could not.
    pub fn failed(&self, EngineFailure(kind): EngineFailure) {
        self.failures.get_or_create(&[("kind", kind)]).inc();
    }

    /// The policy was asked.
    pub(crate) fn decided(&self, is_allowed: bool) {
        let decision = if is_allowed { "allowed" } else { "refused" };
        let label = ("decision", decision);
        self.decisions.get_or_create(&[label]).inc();
    }

    /// A turn of the writer's begins anew.
    pub(crate) fn repeated(&self) {
        self.repeats.inc();
    }

    /// Somebody had their place among those who read for long, or not, or gave it up.
    pub(crate) fn waited_in_line(&self, is_long: bool, waited: Duration) {
        let label = ("lane", if is_long { "long" } else { "short" });
        let line = self.lines.get_or_create(&[label]);
        line.observe(waited.as_secs_f64());
    }

    /// A connection to read by was there, or was not.
    pub(crate) fn waited_to_read(&self, waited: Duration) {
        self.reader_waits.observe(waited.as_secs_f64());
    }

    /// The writer's turn came, or did not.
    pub(crate) fn waited_to_write(&self, waited: Duration) {
        self.writer_waits.observe(waited.as_secs_f64());
    }

    /// So many turns came to disk at once.
    pub(crate) fn committed(&self, turns: u32) {
        self.batches.observe(turns.into());
    }

    /// All of it in Prometheus' text format, with how many `sessions` are known to be open.
    ///
    /// # Errors
    /// What is written to has no room.
    pub(crate) fn exposition(&self, sessions: usize) -> Result<String, fmt::Error> {
        let mut registry = Registry::with_prefix("luxmedica");
        registry.register(
            "requests",
            "Requests answered, by operation and outcome",
            self.requests.clone(),
        );
        registry.register(
            "request_duration_seconds",
            "From an operation's first byte to the head of its answer",
            self.durations.clone(),
        );
        registry.register(
            "refusals",
            "Requests refused, by the code they were told",
            self.refusals.clone(),
        );
        registry.register(
            "decisions",
            "Times the policy was asked; a granted request asks more than once",
            self.decisions.clone(),
        );
        registry.register(
            "engine_errors",
            "Requests that the database engine failed, by kind",
            self.failures.clone(),
        );
        registry.register(
            "repeats",
            "Turns of the writer that the engine asked to repeat",
            self.repeats.clone(),
        );
        registry.register(
            "read_queue_seconds",
            "Waits for a place among those who read, by lane",
            self.lines.clone(),
        );
        registry.register(
            "reader_wait_seconds",
            "Waits for a connection to read by",
            self.reader_waits.clone(),
        );
        registry.register(
            "writer_wait_seconds",
            "Waits for the writer's turn",
            self.writer_waits.clone(),
        );
        registry.register(
            "commit_turns",
            "Turns of the writer that one commit brought to disk",
            self.batches.clone(),
        );
        let open: Gauge = Gauge::default();
        open.set(i64::try_from(sessions).unwrap_or(i64::MAX));
        registry.register("sessions", "Open sessions that this server knows of", open);
        let mut text = String::new();
        prometheus_text::encode(&mut text, &registry)?;
        Ok(text)
    }
}
