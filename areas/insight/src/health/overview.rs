//! `GET /insight/health`: how all accounts stand, who changed band, and which scores are disputed.

use axum::extract::State;
use kernel::{Class, Instant, MICROS_PER_DAY, Result, Says, Value};
use maud::{Markup, html};
use query::{Direction, Expression, Listing, Viewed};
use web::components::{
    Band, Button, Column, DataTable, EmptyState, PageHeader, PostButton, Row, Section, Tile, Tiles, live,
};
use web::{App, Go, Outcome, Shared, Viewer, page};

use super::panel::band_mark;
use super::store;
use crate::chances::drift;
use crate::definitions::model::ACCOUNT;
use crate::refresh::transitions;

/// A fall that is worth a look.
const FALLEN: &str = "health_change <= -5";
/// Falls that are listed.
const FURTHEST: usize = 10;
/// Changes are listed for so many days.
const DAYS: i64 = 28;
/// Changes that are listed.
const LISTED: u64 = 200;

/// `GET /insight` leads to the first of its pages.
pub(crate) async fn home(viewer: Viewer) -> Outcome<Go> {
    viewer.need("definition.read")?;
    Ok(Go::to("/insight/health"))
}

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let rights = team::rights::viewed(&app, &viewer, ACCOUNT);
    let viewed = rights.viewed();
    let title = viewer.t("health-title");
    let main = html! {
        (PageHeader::new(&title).question(viewer.t("health-question")).action(Button::link("/insight/judgement", viewer.t("judgement-title")).icon("people")))
        (crate::segments::tabs(&viewer, "/insight/health"))
        (drift(&app, &viewer, None))
        (bands(&viewer, &viewed))
        (fallen(&viewer, &viewed)?)
        (changes(&app, &viewer, &viewed).await?)
        (disputes(&app, &viewer, &viewed).await?)
    };
    Ok(page(&app, &viewer, &title, live("overview", &main)))
}

fn bands(v: &Viewer, viewed: &Viewed<'_>) -> Markup {
    let groups = viewed.group_count("health_band").unwrap_or_default();
    let count =
        |band: Band| groups.known.iter().find(|(value, _)| value.text() == Some(band.key())).map_or(0, |(_, n)| *n);
    let number = |n: usize| v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX));
    let mut tiles = Tiles::new();
    for band in Band::ALL {
        let href = format!("/accounts?where={}", page::encoded(&format!("health_band = '{}'", band.key())));
        let label = v.t(&format!("web-band-{}", band.key().replace('_', "-")));
        tiles = tiles.tile(Tile::new(label, number(count(band))).href(href));
    }
    let href = format!("/accounts?where={}", page::encoded("health_band is null"));
    html! { (tiles.tile(Tile::new(v.t("health-no-scorecard"), number(groups.unknown)).href(href))) }
}

/// Whose score fell furthest in four weeks, whether or not the band changed.
fn fallen(v: &Viewer, viewed: &Viewed<'_>) -> Result<Markup> {
    let filter = Expression::condition(FALLEN, viewed.frame).ok();
    let sort = vec![("health_change".to_owned(), Direction::Ascending), ("name".to_owned(), Direction::Ascending)];
    let listed = match filter {
        Some(filter) => {
            viewed.list(&Listing { filter: Some(filter), sort, limit: Some(FURTHEST), ..Listing::default() })?
        }
        None => return Ok(html! {}),
    };
    let section = Section::new(v.t("health-fallen")).plain();
    if listed.rows.is_empty() {
        return Ok(html! { (section.body(html! { p.quiet { (v.t("health-nobody-fell")) } })) });
    }
    let mut table = DataTable::new(&v.reader, v.t("health-fallen"))
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("band", v.t("column-health_band")))
        .column(Column::new("score", v.t("column-health")).numeric())
        .column(Column::new("change", v.t("column-health_change")).numeric())
        .column(Column::new("csm", v.t("column-csm")).optional())
        .column(Column::new("talk", v.t("column-days_since_talk")).numeric().optional());
    let number = |row: usize, key: &str| viewed.value(row, key).value().and_then(Value::number);
    for &row in &listed.rows {
        let id = viewed.frame.id(row);
        let fact = |key: &str| customers::accounts::facts(v, viewed, row, key);
        table = table.row(
            Row::new(id)
                .href(format!("/accounts/{id}#health"))
                .cell(html! { bdi { (fact("name")) } })
                .cell(band_mark(v, viewed.value(row, "health_band").value().unwrap_or(&Value::Null)))
                .cell(number(row, "health").map_or_else(|| "–".to_owned(), |n| v.reader.number(n.round(), 0)))
                .cell(number(row, "health_change").map_or_else(|| "–".to_owned(), |n| v.reader.signed(n.round())))
                .cell(html! { bdi { (fact("csm")) } })
                .cell(fact("days_since_talk")),
        );
    }
    let all = format!("/accounts?where={}&sort=health_change", page::encoded(FALLEN));
    let more = (listed.total > listed.rows.len())
        .then(|| v.reader.tell("health-fallen-all", &[("count", listed.total.into())]));
    Ok(html! { (section.body(html! { (table) @if let Some(more) = more { p { a href=(all) { (more) } } } })) })
}

/// Who changed band lately; the greatest value first is the list's own order by account.
async fn changes(app: &App, v: &Viewer, viewed: &Viewed<'_>) -> Result<Markup> {
    let from = Instant(app.now().0 - DAYS * MICROS_PER_DAY);
    let rows = transitions::since(app.db.read(), "band", from, LISTED).await?;
    let told = |row: &usize| !viewed.value(*row, "health_band").is_hidden();
    let seen: Vec<_> = rows.into_iter().filter_map(|t| Some((viewed.row(&t.account_id).filter(told)?, t))).collect();
    let section = Section::new(v.t("health-changed")).plain();
    if seen.is_empty() {
        return Ok(
            html! { (section.body(html! { (EmptyState::new(v.t("health-nobody-changed")).text(v.t("health-nobody-changed-text"))) })) },
        );
    }
    let mut table = DataTable::new(&v.reader, v.t("health-changed"))
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("from", v.t("health-from")))
        .column(Column::new("to", v.t("health-to")))
        .column(Column::new("score", v.t("column-health")).numeric())
        .column(Column::new("at", v.t("definitions-at")))
        .column(Column::new("cause", v.t("health-cause")).optional());
    for (row, t) in &seen {
        let band = |key: &Option<String>| band_mark(v, &key.clone().map_or(Value::Null, Value::Text));
        let score = customers::accounts::facts(v, viewed, *row, "health");
        table = table.row(
            Row::new(&t.id)
                .href(format!("/accounts/{}#health", t.account_id))
                .cell(html! { bdi { (viewed.frame.value(*row, "name").text().unwrap_or("")) } })
                .cell(band(&t.old))
                .cell(band(&t.new))
                .cell(score)
                .cell(v.reader.moment(Instant(t.at)))
                .cell(v.t(&format!("transition-cause-{}", t.cause))),
        );
    }
    Ok(html! { (section.body(html! { (table) })) })
}

async fn disputes(app: &App, v: &Viewer, viewed: &Viewed<'_>) -> Result<Markup> {
    let people = team::people::names(app).await?;
    let open = store::open_disputes(app.db.read()).await?;
    let seen: Vec<_> = open.into_iter().filter_map(|d| Some((viewed.row(&d.account_id)?, d))).collect();
    let section = Section::new(v.t("health-disputes")).id("disputes").plain();
    if seen.is_empty() {
        return Ok(html! { (section.body(html! { p.quiet { (v.t("health-no-disputes")) } })) });
    }
    let definitions = crate::state::engine(app).map(|e| e.set.definitions.clone());
    let factor = |key: &str| {
        let component =
            definitions.iter().flat_map(|d| &d.scorecards).flat_map(|c| &c.components).find(|c| c.key == key);
        component.map_or_else(|| Says::new("health-whole-score"), |c| crate::words::label(c.name.as_ref(), &c.key))
    };
    let mut table = DataTable::new(&v.reader, v.t("health-disputes"))
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("factor", v.t("health-which-factor")))
        .column(Column::new("why", v.t("health-why")))
        .column(Column::new("who", v.t("definitions-author")))
        .column(Column::new("at", v.t("definitions-at")));
    for (row, d) in &seen {
        let mut shown = Row::new(&d.id)
            .href(format!("/accounts/{}#health", d.account_id))
            .cell(html! { bdi { (viewed.frame.value(*row, "name").text().unwrap_or("")) } })
            .cell(v.reader.say(&factor(&d.component)))
            .cell(html! { @if viewed.view.may_see(*row, Class::Note) { bdi { (d.why) } } @else { (v.t("value-hidden")) } })
            .cell(people.get(&d.by_id).cloned().unwrap_or_else(|| v.t("owner-none")))
            .cell(v.reader.moment(Instant(d.at)));
        if v.may("definition.write") {
            shown = shown.actions(html! { (PostButton::new(format!("/insight/disputes/{}/settle", d.id), &v.csrf, v.t("health-settle")).small()) });
        }
        table = table.row(shown);
    }
    Ok(html! { (section.body(html! { (table) })) })
}
