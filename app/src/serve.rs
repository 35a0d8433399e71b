//! Serving an opened folder over HTTP.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use kernel::{Error, Result};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use web::{App, Failure, Shared, assets, failure, guard, live};

use crate::{closing, past};

/// How often the server looks whether a day has ended or something was written outside of a request.
const TICK: Duration = Duration::from_secs(20);
/// What was written within so short a time is followed together.
const MOMENT: Duration = Duration::from_millis(50);
/// How soon what somebody decided begins in the background.
const SOON: Duration = Duration::from_secs(3);
/// How old the files for other programs, and what a start shows first, may become.
const SHOWN: Duration = Duration::from_secs(60);

/// All routes with everything that every request passes.
pub fn router(app: Shared) -> Router {
    let own = Router::new().route("/live", get(live::stream)).merge(past::routes());
    pages(&app)
        .merge(own)
        .layer(from_fn_with_state(Arc::clone(&app), past::through))
        .layer(from_fn_with_state(Arc::clone(&app), guard::fresh_after_write))
        .layer(from_fn(guard::forget_notice))
        .layer(from_fn(guard::same_origin))
        .layer(from_fn_with_state(Arc::clone(&app), failure::render))
        // Behind the guards: programs of others send here, without cookies and from any site.
        .merge(connect::intake::routes(&app))
        .with_state(app)
        .merge(assets::router())
        .layer(from_fn(guard::headers))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
}

/// The pages and calls of all areas: what can be asked of a workspace, of today's and of a past one.
pub(crate) fn pages(app: &App) -> Router<Shared> {
    let routes = app.modules.iter().fold(Router::new(), |routes, module| routes.merge((module.routes)()));
    routes.fallback(|| async { Failure::from(Error::not_found()) })
}

/// Serves until the process is told to stop.
pub async fn serve(app: Shared, listener: tokio::net::TcpListener) -> Result<()> {
    tokio::spawn(settle(Arc::clone(&app)));
    tokio::spawn(keep_fresh(Arc::clone(&app)));
    tokio::spawn(keep_shown(Arc::clone(&app)));
    tokio::spawn(keep_checkpoint(Arc::clone(&app)));
    tokio::spawn(keep_closed(Arc::clone(&app)));
    tokio::spawn(keep_looking_back(Arc::clone(&app)));
    let ended = Arc::clone(&app);
    let log = Arc::clone(&app.log);
    // The caller's address is what sign-in throttling counts by.
    let service = router(Arc::clone(&app)).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = async move {
        stopped().await;
        app.live.close();
    };
    let served = axum::serve(listener, service).with_graceful_shutdown(stopping);
    served.await.map_err(Error::internal)?;
    // Accepted events are filed away whatever becomes of what only makes the next start quick.
    if let Err(error) = insight::checkpoint::save(&ended, None).await {
        tracing::warn!(%error, "the next start will take longer");
    }
    tokio::task::spawn_blocking(move || log.roll()).await.map_err(Error::internal)??;
    Ok(())
}

/// Brings the board up to date as soon as something was written or accepted, and at a day border. What comes within a moment is
/// taken together.
async fn keep_fresh(app: Shared) {
    loop {
        if app.board.load().today != app.today() {
            app.touched();
            tokio::spawn(settle(Arc::clone(&app)));
        }
        if let Err(error) = app.refresh().await {
            tracing::error!(%error, "the board could not be brought up to date");
            // What is wrong now is wrong in a moment too: neither the disk nor the reader of the errors is helped by haste.
            tokio::time::sleep(TICK).await;
        }
        tokio::select! { () = tokio::time::sleep(TICK) => {}, () = app.woken.notified() => {} }
        tokio::time::sleep(MOMENT).await;
    }
}

/// Shows what the last run showed, or computes it when there is nothing to show.
///
/// # Errors
/// The database cannot be read, a column cannot be computed.
pub async fn begin(app: &App) -> Result<()> {
    if insight::checkpoint::resume(app).await? { Ok(()) } else { app.refresh().await }
}

/// Keeps what the board shows, for the next start.
async fn keep_checkpoint(app: Shared) {
    let mut last = None;
    loop {
        tokio::time::sleep(SHOWN).await;
        match insight::checkpoint::save(&app, last).await {
            Ok(saved) => last = saved,
            Err(error) => tracing::warn!(%error, "the next start will take longer"),
        }
    }
}

/// Closes days that are over, where bands are to be steady.
async fn keep_closed(app: Shared) {
    loop {
        if let Err(error) = closing::close(&app).await {
            tracing::error!(%error, "a day could not be closed: bands stay as they are");
        }
        tokio::time::sleep(TICK).await;
    }
}

/// Keeps the past days on which scores are tried, one after the other: everything else goes on between them.
async fn keep_looking_back(app: Shared) {
    loop {
        match closing::look_back(&app).await {
            Ok(true) => tokio::time::sleep(MOMENT).await,
            Ok(false) => tokio::time::sleep(SOON).await,
            Err(error) => {
                tracing::error!(%error, "a past day could not be looked at");
                tokio::time::sleep(SHOWN).await;
            }
        }
    }
}

/// Writes what other programs read when files of events, or whose they are, changed.
async fn keep_shown(app: Shared) {
    let mut last = None;
    loop {
        match insight::outside::write(&app, last.as_ref()).await {
            Ok(shown) => last = Some(shown),
            Err(error) => tracing::warn!(%error, "the views for other programs are as they were"),
        }
        tokio::time::sleep(SHOWN).await;
    }
}

/// Removes events that are kept no longer, files accepted ones away and merges small files, beside everything else: nobody waits for it. What hinders it stays as it is, and readable; so it is told, not fatal.
async fn settle(app: Shared) {
    app.log
        .damage()
        .iter()
        .for_each(|problem| tracing::error!(file = problem.file, kind = ?problem.kind, "the event log"));
    match connect::retention::carry_out(&app).await {
        Ok(0) => {}
        Ok(gone) => tracing::info!(events = gone, "events older than they are kept were removed"),
        Err(error) => tracing::warn!(%error, "events older than they are kept are still there"),
    }
    let log = Arc::clone(&app.log);
    let settled = tokio::task::spawn_blocking(move || log.roll().and_then(|_| log.compact())).await;
    match settled {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::warn!(%error, "accepted events stay in their segments"),
        Err(error) => tracing::error!(%error, "filing events away ended"),
    }
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut term) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! { _ = interrupt => {}, _ = term.recv() => {} }
        return;
    }
    let _ = interrupt.await;
}
