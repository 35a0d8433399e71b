//! What a lead sees besides: red accounts without a next step, lines untouched for three working days by person, accounts without
//! owner, load.

use std::collections::{BTreeMap, HashMap, HashSet};

use i18n::workdays;
use insight::signals;
use kernel::{Instant, Result, Value};
use maud::{Markup, html};
use query::Viewed;
use web::components::{Column, DataTable, Row, Section, Tile, Tiles};
use web::{App, Viewer};

use super::gather::Said;
use crate::tasks;

/// Working days after which a line counts as untouched.
const UNTOUCHED: i32 = 3;
/// Red accounts told by name.
const NAMED: usize = 8;

/// One person's load.
#[derive(Default)]
struct Load {
    accounts: usize,
    lines: usize,
    untouched: usize,
    tasks: usize,
}

/// The lead's board.
pub(crate) async fn board(app: &App, v: &Viewer) -> Result<Markup> {
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    let tasks = tasks::store::open(app.db.read()).await?;
    let busy: HashSet<&str> = tasks.iter().filter_map(|t| t.account_id.as_deref()).collect();
    let rows: Vec<usize> = (0..seen.frame.len()).filter(|&row| viewed.view.visible(row)).collect();
    let text = |row: usize, key: &str| viewed.value(row, key).value().and_then(Value::text).map(str::to_owned);
    let red: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|&row| text(row, "health_band").as_deref() == Some("critical") && !busy.contains(seen.frame.id(row)))
        .collect();
    let customer = |row: usize| text(row, "subscription_status").is_none_or(|s| s == "active" || s == "trial");
    let ownerless = rows.iter().filter(|&&row| customer(row) && text(row, "csm").is_none()).count();
    let mut load: BTreeMap<String, Load> = BTreeMap::new();
    for &row in rows.iter().filter(|&&row| customer(row)) {
        if let Some(csm) = text(row, "csm") {
            load.entry(csm).or_default().accounts += 1;
        }
    }
    for task in &tasks {
        load.entry(task.assignee_id.clone()).or_default().tasks += 1;
    }
    lines(app, v, &viewed, &mut load).await?;
    let people = team::people::names(app).await?;
    let tiles = Tiles::new()
        .tile(
            Tile::new(v.t("lead-red"), v.reader.integer(count(red.len())))
                .note(v.t("lead-red-note"))
                .href("/accounts?where=health_band%20%3D%20%27critical%27"),
        )
        .tile(
            Tile::new(v.t("lead-ownerless"), v.reader.integer(count(ownerless)))
                .href("/accounts?where=csm%20is%20null"),
        )
        .tile(
            Tile::new(v.t("lead-untouched"), v.reader.integer(count(load.values().map(|l| l.untouched).sum())))
                .note(v.t("lead-untouched-note")),
        );
    let body = html! {
        (tiles)
        @if !red.is_empty() { p { (v.t("lead-red-names")) " "
            @for (at, &row) in red.iter().take(NAMED).enumerate() { @if at > 0 { " · " } a href=(format!("/accounts/{}", seen.frame.id(row))) { bdi { (customers::accounts::facts(v, &viewed, row, "short_name")) } } }
        } }
        (table(v, &load, &people))
    };
    Ok(html! { (Section::new(v.t("lead-title")).id("lead").body(body)) })
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Open lines by owner, and those that nobody has touched for three working days.
async fn lines(app: &App, v: &Viewer, viewed: &Viewed<'_>, load: &mut BTreeMap<String, Load>) -> Result<()> {
    let said = Said::load(app).await?;
    let calendar = workdays::shipped(&app.workspace.load().calendar);
    let today = app.today();
    for line in signals::for_accounts(app, &app.board.load(), v) {
        let column = if line.role == signals::Audience::AccountManager { "am" } else { "csm" };
        let owner = viewed
            .row(&line.account_id)
            .and_then(|row| viewed.value(row, column).value().and_then(Value::text).map(str::to_owned));
        let Some(owner) = owner.filter(|_| !said.quiets(app, v, &line)) else { continue };
        let entry = load.entry(owner).or_default();
        entry.lines += 1;
        let since = line.since.map(|at: Instant| at.day(&app.zone()));
        let waited =
            since.zip(calendar.as_ref()).map_or(0, |(since, calendar)| calendar.working_days_between(since, today));
        entry.untouched += usize::from(waited >= i64::from(UNTOUCHED));
    }
    Ok(())
}

fn table(v: &Viewer, load: &BTreeMap<String, Load>, people: &HashMap<String, String>) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("lead-load")).column(Column::new("who", v.t("person-name")).header());
    for key in ["accounts", "lines", "untouched", "tasks"] {
        table = table.column(Column::new(key, v.t(&format!("lead-{key}-count"))).numeric());
    }
    let mut sorted: Vec<_> = load.iter().collect();
    sorted.sort_by(|a, b| b.1.untouched.cmp(&a.1.untouched).then_with(|| b.1.lines.cmp(&a.1.lines)));
    for (id, load) in sorted {
        let name = people.get(id).map_or("", String::as_str);
        let row = Row::new(id).cell(html! { bdi { (name) } });
        table = table.row(
            [load.accounts, load.lines, load.untouched, load.tasks]
                .iter()
                .fold(row, |row, n| row.cell(v.reader.integer(count(*n)))),
        );
    }
    html! { (table) }
}
