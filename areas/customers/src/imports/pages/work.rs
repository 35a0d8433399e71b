//! Work in the background: it goes on when the browser is closed, and the page shows how far it is.

use std::sync::Arc;

use kernel::{Instant, Result};
use maud::{Markup, html};
use web::components::{Notice, PostButton, Progress, Section, Tile, Tiles, Tone};
use web::{Shared, Viewer};

use super::{four, number};
use crate::imports::engine::{Done, Job, run};
use crate::imports::folder::{Draft, Failed, Reporter, Room, Stage, Status};
use crate::imports::kinds::named;

/// Begins a stage in the background.
///
/// # Errors
/// `import-running` when it is under way already; the mapping or the file is gone.
pub(super) fn begin(app: &Shared, viewer: &Viewer, (room, draft): (&Room, &Draft), stage: Stage) -> Result<()> {
    let mapping = room.mapping()?;
    let reporter = Reporter::begin(room, stage, &app.clock)?;
    let dry = stage == Stage::Check;
    let job = Job::new(mapping, &room.data())
        .named(&draft.file)
        .with_id(&room.id)
        .dry_run(dry)
        .by(viewer.actor())
        .read_by(viewer.reader.clone())
        .rejects_to(&room.rejected(stage))
        .stopped_by(&room.stop());
    let (app, room) = (Arc::clone(app), room.clone());
    tokio::spawn(async move {
        let done = run(Arc::clone(&app), job, |counts| reporter.tell(counts)).await;
        let kept = done.is_ok() && !dry;
        if kept {
            if let Err(error) = app.refresh().await {
                tracing::error!(%error, "the board could not be brought up to date");
            }
            room.close();
        }
        reporter.end(done);
    });
    Ok(())
}

/// The bar of work under way, with its rate and the time left.
pub(super) fn bar(v: &Viewer, (id, status): (&str, &Status), url: &str, now: Instant) -> Markup {
    let r = &v.reader;
    let c = &status.counts;
    let mut bar = Progress::new(r, v.t("import-working"))
        .done(float(c.read), Some(float(c.total)))
        .note(r.tell("import-rows", &[("count", whole(c.rows))]))
        .refresh(url, 1);
    let seconds = float(u64::try_from(now.seconds_since(status.began)).unwrap_or(0));
    if seconds >= 1.0 && c.rows > 0 {
        bar = bar.note(r.tell("import-rate", &[("rate", kernel::Arg::Number((float(c.rows) / seconds).round()))]));
        if c.read > 0 && c.total > c.read {
            let left = seconds * float(c.total - c.read) / float(c.read);
            bar = bar.note(r.tell("import-left", &[("left", r.duration(rounded(left)).into())]));
        }
    }
    if c.rejected > 0 {
        bar = bar.note(r.tell("import-rejected-so-far", &[("count", whole(c.rejected))]));
    }
    html! {
        (bar)
        (PostButton::new(format!("/import/{id}/cancel"), &v.csrf, v.t("import-stop")).danger())
    }
}

/// The counts of a result, what to look at, and why rows were not taken.
pub(super) fn summary(v: &Viewer, done: &Done, rejected: &str) -> Markup {
    let r = &v.reader;
    let mut tiles = Tiles::new();
    for (key, n) in four(&done.counts) {
        let mut tile = Tile::new(v.t(&format!("import-count-{key}")), number(v, n));
        if key == "rejected" && n > 0 {
            tile = tile.href(rejected).change(v.t("import-count-look"), Tone::Bad);
        }
        tiles = tiles.tile(tile);
    }
    html! {
        (tiles)
        @if done.counts.skipped > 0 { p class="quiet" { (r.tell("import-skipped", &[("count", whole(done.counts.skipped))])) } }
        @for warning in &done.warnings { (Notice::warn(r.say(&named(r, warning)))) }
        @if done.unattached > 0 { (Notice::info(r.tell("import-unattached", &[("count", whole(done.unattached))]))) }
        @if done.created > 0 { (Notice::info(r.tell("import-created", &[("count", whole(done.created))]))) }
        @if !done.reasons.is_empty() { (reasons(v, done, rejected)) }
    }
}

fn reasons(v: &Viewer, done: &Done, rejected: &str) -> Markup {
    let body = html! {
        ul class="reasons" {
            @for reason in &done.reasons {
                li {
                    span class="count" { (number(v, reason.count)) } " × "
                    (v.reader.say(&reason.says)) " " span class="quiet" { (v.reader.say(&reason.remedy)) }
                }
            }
        }
        p { a href=(rejected) download="rejected.csv" { (v.t("import-rejected-file")) } }
    };
    html! { (Section::new(v.t("import-reasons")).id("reasons").body(body)) }
}

/// Why a stage failed.
pub(super) fn failure(v: &Viewer, failed: &Failed) -> Markup {
    let text = html! {
        p { (v.reader.say(&failed.says)) }
        @if !failed.faults.is_empty() { ul { @for fault in &failed.faults { li { (v.reader.say(fault)) } } } }
        p { (v.t("import-nothing-kept")) }
    };
    html! { (Notice::bad(text).title(v.t("import-failed"))) }
}

/// Counts as an argument of a message.
pub(super) fn whole(n: u64) -> kernel::Arg {
    kernel::Arg::Number(float(n))
}

#[expect(clippy::cast_precision_loss, reason = "rows and bytes shown to a person stay below 2^53")]
const fn float(n: u64) -> f64 {
    n as f64
}

#[expect(clippy::cast_possible_truncation, reason = "seconds left of a page's work")]
fn rounded(seconds: f64) -> i64 {
    seconds.clamp(0.0, 1e9).round() as i64
}
