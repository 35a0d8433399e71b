//! Activity and features as they are told: lines over the days, a row for each feature.

use kernel::{Day, Result};
use maud::{Markup, html};
use query::quote_name;
use web::charts::{Line, Series};
use web::components::{Column, DataTable, Row, Tile, Tiles};
use web::page::encoded;
use web::{App, Viewer};

use super::activity::Activity;
use super::ask::Asked;
use super::features::Feature;
use super::used::Period;
use crate::definitions::model::Metric;
use crate::state::engine;

/// Features that are listed.
const LISTED: usize = 100;
/// Names of the two kinds of subjects, and of the three spans.
const KINDS: [&str; 2] = ["people", "accounts"];
const SPANS: [&str; 3] = ["daily", "weekly", "monthly"];

/// How many were active, and how often those of a month come.
///
/// # Errors
/// The workspace's calendar cannot be read.
pub(super) async fn activity(app: &App, v: &Viewer, period: Period, told: &[Activity; 2]) -> Result<Markup> {
    let calendar = team::settings::calendar_or_own(app, &app.workspace.load().calendar).await?;
    let mut tiles = Tiles::new();
    for (kind, activity) in KINDS.into_iter().zip(told) {
        let active = Tile::new(v.t(&format!("adoption-active-{kind}")), count(v, activity.all));
        tiles = tiles.tile(active.note(v.reader.days(period.days.into())));
        let sticky = activity.stickiness(period.first(), |day| calendar.is_working(day));
        let label = v.t(&format!("adoption-sticky-{kind}"));
        let Some(sticky) = sticky else {
            tiles = tiles.tile(Tile::new(label, "–"));
            continue;
        };
        let note = v.reader.tell(
            "adoption-sticky-note",
            &[
                ("daily", v.reader.number(sticky.daily, 1).into()),
                ("monthly", count(v, sticky.monthly).into()),
                ("all", v.reader.percent(sticky.of_all_days).into()),
            ],
        );
        tiles = tiles.tile(Tile::new(label, v.reader.percent(sticky.share)).note(note));
    }
    let lines = KINDS.into_iter().zip(told).map(|(kind, activity)| line(v, kind, (period, activity)));
    Ok(html! { (tiles) @for line in lines { (line) } p.quiet { (v.t("adoption-activity-note")) } })
}

fn line<'v>(v: &'v Viewer, kind: &str, (period, activity): (Period, &Activity)) -> Line<'v> {
    let line = Line::new(&v.reader, v.t(&format!("adoption-active-{kind}"))).titled();
    let days = || std::iter::successors(Some(period.first()), |day: &Day| day.tomorrow().ok());
    // The last day is not over: by itself it would look like a fall.
    let over = |span: &str, day: Day| span != SPANS[0] || day < period.last;
    let points = |span: &str, counts: &[usize]| {
        days().zip(counts).map(|(day, n)| (day, over(span, day).then_some(*n as f64))).collect()
    };
    let series = SPANS.into_iter().zip(&activity.active);
    let series = series.map(|(span, counts)| Series::new(v.t(&format!("adoption-{span}")), points(span, counts)));
    series.fold(line.describe(v.t("adoption-active-text")), Line::series)
}

fn count(v: &Viewer, n: usize) -> String {
    v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A row for each feature.
pub(super) fn features(app: &App, v: &Viewer, asked: &Asked, (told, all): (&[Feature], &[Activity; 2])) -> Markup {
    let (sort, descending) = asked.sort();
    let mut sorted: Vec<&Feature> = told.iter().collect();
    sorted.sort_by(|a, b| {
        let order = match sort {
            "name" => a.name.cmp(&b.name),
            "people" => a.people.cmp(&b.people),
            "uses" => a.uses.cmp(&b.uses),
            "depth_accounts" => a.depth[0].unwrap_or(0.0).total_cmp(&b.depth[0].unwrap_or(0.0)),
            "depth_people" => a.depth[1].unwrap_or(0.0).total_cmp(&b.depth[1].unwrap_or(0.0)),
            _ => a.accounts.cmp(&b.accounts),
        };
        if descending { order.reverse() } else { order }
    });
    let number = |key: &str, name: &str| Column::new(key, v.t(name)).numeric().sortable();
    let table = DataTable::new(&v.reader, v.t("adoption-features"))
        .sort(&asked.address(), sort, descending)
        .column(Column::new("name", v.t("events-name")).header().sortable())
        .column(number("accounts", "adoption-accounts"))
        .column(number("people", "adoption-people"))
        .column(number("depth_accounts", "adoption-depth-accounts"))
        .column(number("depth_people", "adoption-depth-people"))
        .column(number("uses", "adoption-uses").optional());
    let period = asked.period(app.today());
    let rows = sorted.iter().take(LISTED).map(|feature| row(app, v, (asked, period), (feature, all)));
    let more = i64::try_from(sorted.len().saturating_sub(LISTED)).unwrap_or(i64::MAX);
    html! {
        (table.rows(rows.collect::<Vec<_>>()))
        @if more > 0 { p.quiet { (v.reader.tell("sources-more", &[("count", more.into())])) } }
    }
}

fn row(app: &App, v: &Viewer, (asked, period): (&Asked, Period), (feature, all): (&Feature, &[Activity; 2])) -> Row {
    let share = |n: usize, of: usize| match of {
        0 => count(v, n),
        of => format!("{} · {}", v.reader.percent(n as f64 / of as f64), count(v, n)),
    };
    let depth = |depth: Option<f64>| depth.map_or_else(|| "–".to_owned(), |depth| v.reader.number(depth, 1));
    let metric = metric(app, &feature.name, period);
    let accounts = share(feature.accounts, all[1].all);
    let accounts = match &metric {
        Some((metric, true)) => html! { a href=(behind(&metric.key, asked)) { (accounts) } },
        _ => html! { (accounts) },
    };
    let row = Row::new(&feature.name).cell(html! { bdi { (feature.name) } }).cell(accounts);
    let row = match &metric {
        Some((metric, _)) => row.href(format!("/insight/metrics/{}", metric.key)),
        None => row,
    };
    row.cell(share(feature.people, all[0].all))
        .cell(depth(feature.depth[0]))
        .cell(depth(feature.depth[1]))
        .cell(v.reader.integer(i64::try_from(feature.uses).unwrap_or(i64::MAX)))
}

/// The metric that counts a feature alone, and whether it counts it in this period, so that it tells which accounts used it.
fn metric(app: &App, name: &str, period: Period) -> Option<(Metric, bool)> {
    let engine = engine(app)?;
    let alone = |metric: &&Metric| metric.names.len() == 1 && metric.names[0] == name && metric.role.is_none();
    let same = |metric: &Metric| {
        metric.aggregate == metrics::Aggregate::Count
            && metric.window.reach() == Some((0, u16::try_from(period.days).unwrap_or(u16::MAX)))
    };
    let all = engine.set.definitions.metrics.iter().filter(alone);
    all.map(|metric| (metric.clone(), same(metric))).max_by_key(|(_, same)| *same)
}

/// The accounts that used what a metric counts.
fn behind(metric: &str, asked: &Asked) -> String {
    let used = format!("{} > 0", quote_name(metric));
    let condition = if asked.who.trim().is_empty() { used } else { format!("{used} and ({})", asked.who.trim()) };
    format!("/accounts?where={}", encoded(&condition))
}
