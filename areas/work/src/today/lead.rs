//! What a lead sees besides: red accounts without a next step, lines untouched for three working days by person, accounts without
//! owner, load.

use std::collections::{BTreeMap, HashMap, HashSet};

use i18n::workdays;
use insight::signals;
use kernel::{Day, Instant, Result};
use maud::{Markup, html};
use query::{Texts, Viewed};
use web::components::{Column, DataTable, Row, Section, Tile, Tiles};
use web::{App, Viewer};

use super::gather::Said;
use crate::tasks;

/// Working days after which a line counts as untouched.
const UNTOUCHED: i64 = 3;
/// No run of days off is longer.
const LONGEST_HOLIDAY: usize = 60;
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
    let [bands, csm, status] =
        ["health_band", "csm", "subscription_status"].map(|key| Texts::new(viewed.column(key).as_ref()));
    let red: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|&row| bands.at(row) == Some("critical") && !busy.contains(seen.frame.id(row)))
        .collect();
    let customer = |row: usize| status.at(row).is_none_or(|s| s == "active" || s == "trial");
    let ownerless = rows.iter().filter(|&&row| customer(row) && csm.at(row).is_none()).count();
    let mut accounts: HashMap<&str, usize> = HashMap::new();
    for owner in rows.iter().filter(|&&row| customer(row)).filter_map(|&row| csm.at(row)) {
        *accounts.entry(owner).or_default() += 1;
    }
    let mut load: BTreeMap<String, Load> = accounts
        .into_iter()
        .map(|(owner, accounts)| (owner.to_owned(), Load { accounts, ..Load::default() }))
        .collect();
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
    let limit = untouched_since(app);
    let (zone, owners) = (app.zone(), ["csm", "am"].map(|key| Texts::new(viewed.column(key).as_ref())));
    for reason in signals::speaking(app, viewed, &|_, _| true) {
        let column = usize::from(reason.signal.role == signals::Audience::AccountManager);
        let Some(owner) = owners[column].at(reason.row) else { continue };
        if said.quiets(app, v, viewed, &reason) {
            continue;
        }
        if !load.contains_key(owner) {
            load.insert(owner.to_owned(), Load::default());
        }
        let Some(entry) = load.get_mut(owner) else { continue };
        entry.lines += 1;
        let since = reason.since.map(|at: Instant| at.day(&zone));
        entry.untouched += usize::from(since.zip(limit).is_some_and(|(since, limit)| since <= limit));
    }
    Ok(())
}

/// The last day after which so many working days have passed that a line of that day counts as untouched.
fn untouched_since(app: &App) -> Option<Day> {
    let calendar = workdays::shipped(&app.workspace.load().calendar)?;
    let today = app.today();
    let back = today.series(-jiff::Span::new().days(1)).take(LONGEST_HOLIDAY);
    back.into_iter().find(|day| calendar.working_days_between(*day, today) >= UNTOUCHED)
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
