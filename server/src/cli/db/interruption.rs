//! Whoever asks a command to end, which then takes back what it has begun.

use crate::cli::error::CliError;
use tokio::sync::watch::{Receiver, channel};

/// Whether somebody asks to end; heard from its beginning on.
pub(super) struct Interruption(Receiver<bool>);

impl Interruption {
    /// Begins to listen.
    pub(super) fn listen() -> Self {
        let (heard, hears) = channel(false);
        let signal = signal();
        tokio::spawn(async move {
            signal.await;
            // Who has ended meanwhile hears nothing.
            let _ = heard.send(true);
        });
        Self(hears)
    }

    /// Goes on, unless somebody asks to end.
    ///
    /// # Errors
    /// Somebody does.
    pub(super) fn unless_heard(&self) -> Result<(), CliError> {
        if *self.0.borrow() {
            return Err(CliError::Interrupted);
        }
        Ok(())
    }

    /// Tells others whether somebody asks to end.
    pub(super) fn asks_to_end(&self) -> impl Fn() -> bool + Clone + Send + 'static + use<> {
        let hears = self.0.clone();
        move || *hears.borrow()
    }

    /// Until somebody asks to end.
    pub(super) async fn heard(&self) {
        // It is told until the command has ended.
        let _ = self.0.clone().wait_for(|heard| *heard).await;
    }
}

/// Until a signal comes; from now on it no longer ends the command by itself.
#[cfg(unix)]
fn signal() -> impl Future<Output = ()> {
    use std::{future::poll_fn, task::Poll};
    use tokio::signal::unix::{Signal, SignalKind as Kind, signal};
    let ignored = ignored();
    let kinds = [Kind::interrupt(), Kind::terminate(), Kind::hangup()];
    let mut signals: Vec<_> = kinds
        .into_iter()
        .filter(|kind| ignored & (1 << (kind.as_raw_value() - 1)) == 0)
        .filter_map(|kind| signal(kind).ok())
        .collect();
    poll_fn(move |context| {
        let comes = |signal: &mut Signal| signal.poll_recv(context).is_ready();
        if signals.iter_mut().any(comes) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
}

/// Until a signal comes.
#[cfg(not(unix))]
fn signal() -> impl Future<Output = ()> {
    async {
        let _ = tokio::signal::ctrl_c().await;
    }
}

/// The signals that are not to reach the command, a bit each: `nohup` keeps it from being hung up.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.unwrap_or_default()
}
