//! `GET /insight/judgement`: who was right, the score or the person: bands that people set and views that they gave, beside what came of them;
//! and which factors are disputed.

use std::collections::BTreeMap;

use axum::extract::State;
use jiff::ToSpan;
use kernel::{Class, Day, Instant, Result, Says, Value};
use maud::{Markup, html};
use query::{Cell, Viewed};
use web::components::{Band, Column, DataTable, EmptyState, PageHeader, Row, Section, live};
use web::{App, Outcome, Shared, Viewer, page};

use super::overrides::store::{self as set, Model as Set};
use super::panel::band_mark;
use super::store::{self, VIEWS};
use crate::definitions::model::ACCOUNT;
use crate::words::label;

/// What came of an account counts for so many days.
const WITHIN: i64 = 180;
/// Overrides that are told.
const TOLD: u64 = 500;
/// The day on which an account left.
const LEFT: &str = "cancelled_on";

/// Who was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    Person,
    Score,
    /// Its time is not over, or both said the same.
    Open,
}

impl Right {
    const fn key(self) -> &'static str {
        match self {
            Self::Person => "judgement-person",
            Self::Score => "judgement-score",
            Self::Open => "judgement-open",
        }
    }

    /// Whoever saw more danger is right where the account left, and the other one where it stayed.
    fn of(person: Band, score: Band, left: Option<bool>) -> Self {
        let place = |band: Band| Band::ALL.iter().position(|other| *other == band);
        match left {
            Some(left) if person != score && score != Band::NotEnoughData => {
                if (place(person) > place(score)) == left {
                    Self::Person
                } else {
                    Self::Score
                }
            }
            _ => Self::Open,
        }
    }
}

/// Whether an account left within the time that counts; nothing while that is open. An early loss waits too: otherwise only those who
/// left would be decided at first.
fn left(from: Day, left_on: Option<Day>, today: Day) -> Option<bool> {
    let last = from.saturating_add(WITHIN.days());
    (last < today).then(|| left_on.is_some_and(|on| on <= last))
}

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let v = &viewer;
    let rights = team::rights::viewed(&app, v, ACCOUNT);
    let viewed = rights.viewed();
    let title = v.t("judgement-title");
    let main = html! {
        (PageHeader::new(&title).question(v.t("judgement-question")).back("/insight/health", v.t("health-title")))
        (overrides(&app, v, &viewed).await?)
        (views(&app, v, &viewed).await?)
        (disputes(&app, v, &viewed).await?)
    };
    Ok(page(&app, v, &title, live("judgement", &main)))
}

/// What came of an account since a moment, if the viewer may see it and it had not left before.
fn came(app: &App, viewed: &Viewed<'_>, row: usize, at: i64) -> Option<Option<bool>> {
    let on = match viewed.value(row, LEFT) {
        Cell::Hidden => return None,
        Cell::Known(Value::Date(day)) => Some(day),
        Cell::Known(_) => None,
    };
    let from = Instant(at).day(&app.zone());
    on.is_none_or(|on| on > from).then(|| left(from, on, app.today()))
}

async fn overrides(app: &App, v: &Viewer, viewed: &Viewed<'_>) -> Result<Markup> {
    let rows = set::newest(app.db.read(), TOLD).await?;
    let seen = rows.into_iter().filter_map(|set| {
        let row = viewed.row(&set.account_id)?;
        let seen = !viewed.value(row, "health_raw").is_hidden();
        let score_band = set.score_band.clone().filter(|_| seen);
        Some((row, came(app, viewed, row, set.at)?, Set { score_band, ..set }))
    });
    let seen: Vec<(usize, Option<bool>, Set)> = seen.collect();
    let section = Section::new(v.t("judgement-overrides")).note(v.t("judgement-overrides-note"));
    if seen.is_empty() {
        let empty = EmptyState::new(v.t("judgement-none")).text(v.t("judgement-none-text")).icon("people");
        return Ok(html! { (section.body(html! { (empty) })) });
    }
    let right = |(_, left, set): &(usize, Option<bool>, Set)| {
        let score = set.score_band.as_deref().and_then(Band::from_key).unwrap_or(Band::NotEnoughData);
        Band::from_key(&set.band).map_or(Right::Open, |person| Right::of(person, score, *left))
    };
    let count = |wanted: Right| seen.iter().filter(|one| right(one) == wanted).count();
    let (person, score) = (count(Right::Person), count(Right::Score));
    let says = v.reader.tell(
        "judgement-sentence",
        &[
            ("all", seen.len().into()),
            ("decided", (person + score).into()),
            ("person", person.into()),
            ("score", score.into()),
        ],
    );
    let people = team::people::names(app).await?;
    let mut table = DataTable::new(&v.reader, v.t("judgement-overrides"))
        .column(Column::new("account", v.t("column-name")).header())
        .column(Column::new("person", v.t("judgement-by-person")))
        .column(Column::new("score", v.t("judgement-by-score")))
        .column(Column::new("right", v.t("judgement-right")))
        .column(Column::new("who", v.t("definitions-author")))
        .column(Column::new("at", v.t("definitions-at")))
        .column(Column::new("why", v.t("health-why")).optional());
    for one in &seen {
        let (row, left, set) = one;
        let mark = |band: Option<&str>| band_mark(v, &band.map_or(Value::Null, |band| Value::Text(band.to_owned())));
        let came = left.map(|left| v.t(if left { "judgement-left" } else { "judgement-stayed" }));
        table = table.row(
            Row::new(&set.id)
                .href(format!("/accounts/{}#health", set.account_id))
                .cell(html! { bdi { (viewed.frame.value(*row, "name").text().unwrap_or("")) } })
                .cell(mark(Some(&set.band)))
                .cell(mark(set.score_band.as_deref()))
                .cell(html! { (v.t(right(one).key())) @if let Some(came) = came { " " span.quiet { (came) } } })
                .cell(html! { bdi { (people.get(&set.by_id).cloned().unwrap_or_else(|| v.t("owner-none"))) } })
                .cell(v.reader.day(Instant(set.at).day(&app.zone())))
                .cell(html! { @if viewed.view.may_see(*row, Class::Note) { bdi { (set.why) } } @else { (v.t("value-hidden")) } }),
        );
    }
    Ok(html! { (section.body(html! { p.lead { (says) } (table) })) })
}

/// Of accounts that a person thought good, fair or poor: how many left.
async fn views(app: &App, v: &Viewer, viewed: &Viewed<'_>) -> Result<Markup> {
    let mut counts: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    for view in store::all_views(app.db.read()).await? {
        let place = VIEWS.iter().position(|key| *key == view.view);
        let came = viewed.row(&view.account_id).and_then(|row| came(app, viewed, row, view.at));
        let (Some(place), Some(came)) = (place, came) else { continue };
        let own = counts.entry(place).or_default();
        own[0] += 1;
        own[1] += usize::from(came == Some(true));
        own[2] += usize::from(came.is_none());
    }
    let section = Section::new(v.t("judgement-views")).note(v.t("judgement-views-note"));
    if counts.is_empty() {
        return Ok(html! { (section.body(html! { p.quiet { (v.t("judgement-no-views")) } })) });
    }
    let mut table = DataTable::new(&v.reader, v.t("judgement-views"))
        .column(Column::new("view", v.t("health-own-view")).header())
        .column(Column::new("all", v.t("judgement-count")).numeric())
        .column(Column::new("left", v.t("judgement-who-left")).numeric())
        .column(Column::new("open", v.t("judgement-open")).numeric());
    let number = |n: usize| v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX));
    for (place, [all, left, open]) in counts {
        let row = Row::new(VIEWS[place]).cell(v.t(&format!("health-view-{}", VIEWS[place])));
        table = table.row(row.cell(number(all)).cell(number(left)).cell(number(open)));
    }
    Ok(html! { (section.body(html! { (table) })) })
}

/// Which factors people disagree with, the most disputed first.
async fn disputes(app: &App, v: &Viewer, viewed: &Viewed<'_>) -> Result<Markup> {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for dispute in store::all_disputes(app.db.read()).await? {
        if viewed.row(&dispute.account_id).is_some() {
            let own = counts.entry(dispute.component).or_default();
            own[0] += 1;
            own[1] += usize::from(dispute.settled_at.is_none());
        }
    }
    let section = Section::new(v.t("judgement-disputes")).note(v.t("judgement-disputes-note"));
    if counts.is_empty() {
        return Ok(html! { (section.body(html! { p.quiet { (v.t("judgement-no-disputes")) } })) });
    }
    let definitions = crate::state::engine(app).map(|engine| engine.set.definitions.clone());
    let name = |key: &str| {
        let all = definitions.iter().flat_map(|d| &d.scorecards).flat_map(|card| &card.components);
        let found = all.clone().find(|component| component.key == key);
        let whole = if key.is_empty() { Says::new("health-whole-score") } else { label(None, key) };
        v.reader.say(&found.map_or(whole, |component| label(component.name.as_ref(), key)))
    };
    let mut counts: Vec<(String, [usize; 2])> = counts.into_iter().collect();
    counts.sort_by_key(|(_, [all, _])| std::cmp::Reverse(*all));
    let mut table = DataTable::new(&v.reader, v.t("judgement-disputes"))
        .column(Column::new("factor", v.t("health-which-factor")).header())
        .column(Column::new("all", v.t("judgement-count")).numeric())
        .column(Column::new("open", v.t("judgement-open")).numeric());
    let number = |n: usize| v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX));
    for (key, [all, open]) in counts {
        table = table.row(Row::new(&key).cell(name(&key)).cell(number(all)).cell(number(open)));
    }
    Ok(html! { (section.body(html! { (table) })) })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn whoever_saw_the_danger_is_right_where_the_account_left() {
        let right = |person, score, left| Right::of(person, score, left);
        assert_eq!(right(Band::Critical, Band::Healthy, Some(true)), Right::Person);
        assert_eq!(right(Band::Critical, Band::Healthy, Some(false)), Right::Score);
        assert_eq!(right(Band::Healthy, Band::AtRisk, Some(false)), Right::Person);
        assert_eq!(right(Band::Healthy, Band::AtRisk, Some(true)), Right::Score);
        for open in [right(Band::Healthy, Band::AtRisk, None), right(Band::AtRisk, Band::AtRisk, Some(true))] {
            assert_eq!(open, Right::Open);
        }
        assert_eq!(right(Band::Healthy, Band::NotEnoughData, Some(true)), Right::Open);
    }

    #[test]
    fn an_account_left_in_time_or_not_or_it_is_open() {
        let (from, today) = (date(2026, 1, 1), date(2026, 11, 21));
        assert_eq!(left(from, Some(date(2026, 6, 30)), today), Some(true));
        assert_eq!(left(from, Some(date(2026, 7, 1)), today), Some(false), "half a year is over");
        assert_eq!(left(from, None, today), Some(false));
        assert_eq!(left(date(2026, 10, 1), None, today), None);
        assert_eq!(left(date(2026, 10, 1), Some(date(2026, 10, 2)), today), None, "who stays is not known either");
    }
}
