//! `luxmedica serve`: the server, from its first request to a clean end.

use super::{error::CliError, metrics};
use crate::assembly;
use crate::routes;
use access::{lapses, users};
use axum_server::{
    Handle,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use rustls::ServerConfig;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    signal,
    sync::Notify,
    time::{Interval, MissedTickBehavior},
};
use tracing_subscriber::EnvFilter;
use web::{
    AppState,
    config::Config,
    crowd::{Crowd, Turnstile},
    visitor,
};

/// How long open requests may take to finish once the server is to end.
const GRACE: Duration = Duration::from_secs(10);
/// How often the log is told of rights that run out.
const LAPSES: Duration = Duration::from_hours(24);
/// When it is told where it could not be.
const SOON: Duration = Duration::from_mins(1);

pub(super) async fn run(config: Config) -> Result<(), CliError> {
    log(&config.log);
    if !config.foreign_variables.is_empty() {
        let variables = config.foreign_variables.join(", ");
        tracing::warn!(variables, "ignored: of a container platform, no settings");
    }
    let app = assembly::open_by_system(config).await?;
    serve(app, || {}).await
}

/// Structured logs, one JSON object a line, on standard error.
pub(super) fn log(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // Where nobody reads the log, that cannot be said there either, and no request fails for it.
        .log_internal_errors(false);
    // Another subscriber is there already only in tests.
    let _ = subscriber.try_init();
}

/// Serves until interrupted; `ready` is called once the server listens.
pub(super) async fn serve(app: AppState, ready: impl FnOnce()) -> Result<(), CliError> {
    let address = app.config.listen;
    app.monitor.start().await?;
    let handle = Handle::new();
    let ended = Arc::new(Notify::new());
    let maintenance = tokio::spawn(run_maintenance(app.clone(), Arc::clone(&ended)));
    let watch = tokio::spawn(keep_watch(app.clone()));
    let warning = tokio::spawn(keep_rights(app.clone()));
    let stop = tokio::spawn(stop_on_signal(handle.clone()));
    let routes = routes::app(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let listen = |source| CliError::Listen { address, source };
    let listener = visitor::listen(address).map_err(listen)?;
    let measuring = match app.config.metrics {
        Some(address) => metrics::serve(address, Arc::downgrade(&app.monitor)).map(Some)?,
        None => None,
    };
    let measuring = measuring.map(tokio::spawn);
    tracing::info!(%address, origin = app.config.origin(), "serving");
    ready();
    let turnstile = turnstile(&app.config);
    let served = match &app.config.tls {
        Some(tls) => {
            install_tls();
            let config = RustlsConfig::from_pem_file(&tls.certificate, &tls.key).await;
            let config = config.map_err(CliError::io(&tls.certificate))?;
            let mut offered = ServerConfig::clone(&config.get_inner());
            offered.alpn_protocols = vec![b"http/1.1".to_vec()];
            config.reload_from_config(Arc::new(offered));
            let acceptor = RustlsAcceptor::new(config).acceptor(turnstile);
            let server = axum_server::from_tcp(listener).map_err(listen)?;
            let mut server = server.acceptor(acceptor).http1_only();
            visitor::wait_no_longer(server.http_builder());
            server.handle(handle).serve(routes).await
        }
        None => {
            let server = axum_server::from_tcp(listener).map_err(listen)?;
            let mut server = server.acceptor(turnstile).http1_only();
            visitor::wait_no_longer(server.http_builder());
            server.handle(handle).serve(routes).await
        }
    };
    for task in [&stop, &warning, &watch].into_iter().chain(&measuring) {
        task.abort();
    }
    // Not in the middle: what it took to be written down would be lost.
    ended.notify_one();
    for task in [maintenance, warning, watch] {
        let _ = task.await;
    }
    if let Err(error) = app.monitor.flush().await {
        tracing::error!(%error, "the last uses of sessions were not stored");
    }
    if let Some(monitor) = Arc::into_inner(app.monitor) {
        monitor.close().await;
    }
    tracing::info!("ended");
    served.map_err(listen)
}

/// Counts connections, so that files are left for everything else.
fn turnstile(config: &Config) -> Turnstile {
    let files = rlimit::increase_nofile_limit(u64::MAX);
    let files = files.ok().and_then(|files| usize::try_from(files).ok());
    let room = config.limits.room().within(files.unwrap_or(1024));
    tracing::info!(connections = room.all, "room for");
    Turnstile(Crowd::new(room, config.trusted_proxy))
}

/// rustls asks which cryptography to use.
fn install_tls() {
    // An error means that one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Writes down what is only in memory, again and again, until the server has `ended`.
async fn run_maintenance(app: AppState, ended: Arc<Notify>) {
    let mut flush = every(app.monitor.flush_every());
    loop {
        let result = tokio::select! {
            _ = flush.tick() => app.monitor.flush().await,
            () = ended.notified() => return,
        };
        if let Err(error) = result {
            tracing::error!(%error, "maintenance failed");
        }
    }
}

/// Looks for what others changed. By itself: nothing that is slow to be written keeps it waiting.
async fn keep_watch(app: AppState) {
    let mut watch = every(app.monitor.watch_every());
    let mut is_blind = false;
    loop {
        watch.tick().await;
        let looked = app.monitor.watch().await;
        match &looked {
            Err(error) if !is_blind => tracing::error!(%error, "the database is out of sight"),
            Ok(()) if is_blind => tracing::info!("the database is in sight again"),
            _ => {}
        }
        is_blind = looked.is_err();
    }
}

/// Warns of rights that run out: as the server begins, and every day.
async fn keep_rights(app: AppState) {
    let mut lapsing = every(LAPSES);
    loop {
        lapsing.tick().await;
        let licences = users::warn_of_shared_licences(&app).await;
        if let Err(error) = &licences {
            tracing::error!(%error, "nobody knows whether licence numbers are one person's each");
        }
        let rights = lapses::warn(&app).await;
        if let Err(error) = &rights {
            tracing::error!(%error, "nobody knows whether rights run out");
        }
        if licences.is_err() || rights.is_err() {
            lapsing.reset_after(SOON);
        }
    }
}

fn every(period: Duration) -> Interval {
    let mut interval = tokio::time::interval(period);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}

/// Lets open requests finish, then ends the server.
async fn stop_on_signal(handle: Handle<SocketAddr>) {
    interrupted().await;
    tracing::info!("ending");
    handle.graceful_shutdown(Some(GRACE));
}

#[cfg(unix)]
async fn interrupted() {
    let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
        let _ = signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn interrupted() {
    let _ = signal::ctrl_c().await;
}
