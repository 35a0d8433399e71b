//! Health on an account's page: the sentence, the table that adds up, what is not known, the way back, and what people think.

use arrow::array::{Array, AsArray, Scalar};
use arrow::compute::and;
use arrow::compute::kernels::cmp::not_distinct;
use arrow::datatypes::Float64Type;
use kernel::{Class, Result, Says, Value};
use maud::{Markup, html};
use query::Viewed;
use web::charts::{Contributions, Part};
use web::components::{Band, Button, EmptyState, Field, FormView, Section, Select, TextArea, band};
use web::{App, BoxFuture, Viewer};

use super::explain::{Contribution, Explained, Explanation, explain};
use super::overrides;
use super::store::{self, VIEWS};
use crate::definitions::model::ACCOUNT;
use crate::state::engine;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let Some(explanation) = explain(app, v, account) else { return Ok(None) };
        let section = Section::new(v.t("panel-health")).id("health");
        Ok(Some(match explanation {
            Explanation::Hidden => html! { (section.body(html! { p.quiet { (v.t("value-hidden")) } })) },
            Explanation::None => html! { (section.body(without(v))) },
            Explanation::Score(explained) => {
                let opinions = opinions(app, v, account, &explained).await?;
                let turned = super::turned::turned(app, v, account).await?;
                let body = html! { (overrides::holding(app, v, account, explained.raw).await?) (scored(app, v, account, (&explained, &turned))) (opinions) };
                html! { (section.note(band(&v.reader, explained.band)).body(body)) }
            }
        }))
    })
}

fn without(v: &Viewer) -> Markup {
    let empty = EmptyState::new(v.t("health-none")).text(v.t("health-none-text")).icon("chart");
    if v.may("definition.read") {
        html! { (empty.action(Button::link("/insight/scorecards", v.t("scorecards-title")))) }
    } else {
        html! { (empty) }
    }
}

/// "At risk, 54 of 100, 17 less than four weeks ago."
pub(crate) fn sentence(explained: &Explained) -> Says {
    let band = Says::new(format!("web-band-{}", explained.band.key().replace('_', "-")));
    let Some(score) = explained.score else { return Says::new("health-sentence-no-score").with("band", band) };
    let key = match explained.before.map(|before| score - before) {
        None => "health-sentence-first",
        Some(change) if change < 0.0 => "health-sentence-less",
        Some(change) if change > 0.0 => "health-sentence-more",
        Some(_) => "health-sentence-same",
    };
    let says = Says::new(key).with("band", band).with("score", score);
    match explained.before {
        Some(before) if (score - before).abs() > 0.0 => says.with("change", (score - before).abs()),
        _ => says,
    }
}

/// Why the band is not that of the score.
fn held(explained: &Explained) -> Option<Says> {
    let (raw, steady) = explained.asked?;
    let band = Says::new(format!("web-band-{}", raw.key().replace('_', "-")));
    let says = Says::new("health-held").with("band", band).with("points", steady.hysteresis);
    Some(says.with("days", i64::from(steady.stay_days)))
}

fn scored(app: &App, v: &Viewer, account: &str, (explained, turned): (&Explained, &Markup)) -> Markup {
    let r = &v.reader;
    let [own, own_before] = explained.own();
    let known = explained.parts.iter().filter(|_| own.is_some());
    let table = Contributions::new(r, v.t("health-table")).compared(own_before.is_some());
    let table = known.fold(table, |table, part| table.part(row(v, account, part)));
    let unknown: Vec<String> = explained.parts.iter().filter(|p| p.points.is_none()).map(|p| r.say(&p.name)).collect();
    html! {
        p.lead { (r.say(&sentence(explained))) }
        @if let Some(held) = held(explained) { p { (r.say(&held)) } }
        @if explained.between.because.is_some() { (between(app, v, account, explained)) }
        (turned)
        @if let Some(rolled) = &explained.rolled { (super::rolled::draw(v, rolled)) }
        @if own.is_some() { (table) }
        @if explained.score.is_none() { p.quiet { (v.t("health-too-early")) } }
        @if own.is_some() && !unknown.is_empty() {
            p { strong { (v.t("health-not-known")) } " " (r.tell("health-left-out", &[("factors", r.list(&unknown).into())])) }
        }
        @if own.is_some() && own_before.is_some() { (reweighed(v, explained)) }
        @if !explained.ways.is_empty() { (ways(v, explained)) }
        @if let Some(compared) = compared(app, v, account, explained) { p { (r.say(&compared)) } }
        details {
            summary { (v.t("health-why-scorecard")) }
            (why(app, v, account, explained))
        }
    }
}

/// Why points may change where nothing happened: a factor began or ceased to count, and the others' shares moved.
fn reweighed(v: &Viewer, explained: &Explained) -> Markup {
    let named = |which: fn(&&Contribution) -> bool| {
        let names: Vec<String> = explained.parts.iter().filter(which).map(|p| v.reader.say(&p.name)).collect();
        (!names.is_empty()).then(|| v.reader.list(&names))
    };
    let begun = named(|p| p.points.is_some() && p.points_before.is_none());
    let ceased = named(|p| p.points.is_none() && p.points_before.is_some());
    html! {
        @for (key, factors) in [("health-counts-anew", begun), ("health-counts-no-more", ceased)] {
            @if let Some(factors) = factors { p.quiet { (v.reader.tell(key, &[("factors", factors.into())])) } }
        }
    }
}

fn row(v: &Viewer, account: &str, part: &Contribution) -> Part {
    Part {
        label: v.reader.say(&part.name),
        href: Some(format!("/accounts/{account}/health/{}", part.key)),
        evidence: v.reader.say(&part.evidence),
        points: part.points.map(f64::from),
        max: f64::from(part.max),
        before: part.points_before.map(f64::from),
    }
}

fn ways(v: &Viewer, explained: &Explained) -> Markup {
    let way = |way: &super::explain::WayBack| {
        let says = Says::new("health-way")
            .with("factor", way.name.clone())
            .with("from", way.from.clone())
            .with("to", way.to.clone());
        v.reader.say(&says)
    };
    html! {
        p { strong { (v.t("health-way-back")) } }
        ul { @for one in &explained.ways { li { (way(one)) } } }
    }
}

/// How it stands among accounts of the same tier and scorecard that the viewer may see.
fn compared(app: &App, v: &Viewer, account: &str, explained: &Explained) -> Option<Says> {
    let score = explained.score?;
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    let own = viewed.row(account)?;
    let (lower, all) = peers(&viewed, own, score)?;
    (all >= 5).then(|| Says::new("health-compared").with("lower", lower).with("all", all))
}

/// How many others of the same tier and scorecard stand below `score`, and how many there are. In columns, as every account's page
/// asks it of all accounts; what the viewer may not see is unknown in them.
fn peers(viewed: &Viewed<'_>, own: usize, score: f64) -> Option<(usize, usize)> {
    let like_own = |key| {
        let cells = viewed.column(key)?;
        not_distinct(&cells, &Scalar::new(cells.slice(own, 1))).ok()
    };
    let card = like_own("scorecard")?;
    let alike = match like_own("tier") {
        Some(tier) => and(&card, &tier).ok()?,
        None => card,
    };
    let health = viewed.column("health")?;
    let others = health.as_primitive_opt::<Float64Type>()?.iter().enumerate();
    let others = others.filter(|&(row, _)| row != own && alike.value(row)).filter_map(|(_, other)| other);
    Some(others.fold((0, 0), |(lower, all), other| (lower + usize::from(other.round() < score), all + 1)))
}

/// Between which borders it was judged; nothing where there is no score.
fn between(app: &App, v: &Viewer, account: &str, explained: &Explained) -> Markup {
    let drawn = |_| super::between::draw(app, v, account, (&explained.scorecard.0, &explained.between));
    explained.score.map(drawn).unwrap_or_default()
}

fn why(app: &App, v: &Viewer, account: &str, explained: &Explained) -> Markup {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    let engine = engine(app);
    let applies = engine.as_ref().and_then(|e| e.compiled.card(&explained.scorecard.0)?.applies.as_ref());
    let reasons = applies.zip(viewed.row(account)).map(|(e, row)| viewed.explain(e, row)).unwrap_or_default();
    html! {
        p {
            (v.reader.tell("health-judged-by", &[("scorecard", explained.scorecard.1.clone().into())]))
            @if v.may("definition.read") { " " a href=(format!("/insight/scorecards/{}", explained.scorecard.0)) { (v.t("health-open-scorecard")) } }
        }
        @if reasons.is_empty() { p.quiet { (v.t("health-applies-to-all")) } } @else { (crate::segments::reasons(app, v, &viewed, &reasons)) }
        @if explained.between.because.is_none() { (between(app, v, account, explained)) }
    }
}

async fn opinions(app: &App, v: &Viewer, account: &str, explained: &Explained) -> Result<Markup> {
    let db = app.db.read();
    let views = store::views(db, account).await?;
    let disputes = store::disputes(db, account).await?;
    let people = team::people::names(app).await?;
    let rights = team::rights::account(app, v, account);
    // Whoever may not read notes sees that somebody thinks so, but not their words.
    let words = |why: &str| if rights.sees(Class::Note) { why.to_owned() } else { v.t("value-hidden") };
    let who = |id: &str| people.get(id).cloned().unwrap_or_else(|| v.t("owner-none"));
    let factor = |key: &str| {
        explained
            .parts
            .iter()
            .find(|p| p.key == key)
            .map_or_else(|| v.t("health-whole-score"), |p| v.reader.say(&p.name))
    };
    let day = |at: i64| v.reader.day(kernel::Instant(at).day(&v.reader.zone));
    Ok(html! {
        div.opinions {
            h3 { (v.t("health-own-view")) }
            @match views.first() {
                Some(view) => p { strong { (v.t(&format!("health-view-{}", view.view))) } @if !view.why.is_empty() { ": " bdi { (words(&view.why)) } } " " span.quiet { (who(&view.by_id)) ", " (day(view.at)) } },
                None => p.quiet { (v.t("health-no-own-view")) },
            }
            @if !disputes.is_empty() {
                ul { @for d in &disputes { li { (v.reader.tell("health-disputed", &[("factor", factor(&d.component).into()), ("who", who(&d.by_id).into())])) ": " bdi { (words(&d.why)) } } } }
            }
            @if rights.log { (forms(v, account, explained)) (overrides::form(app, v, account)) }
        }
    })
}

fn forms(v: &Viewer, account: &str, explained: &Explained) -> Markup {
    let views = Select::new("view", v.t("health-own-view"))
        .options(VIEWS.map(|k| (k.to_owned(), v.t(&format!("health-view-{k}")))));
    let factors = explained.parts.iter().map(|p| (p.key.clone(), v.reader.say(&p.name)));
    let factors =
        Select::new("component", v.t("health-which-factor")).options(factors).blank(v.t("health-whole-score"));
    html! {
        details {
            summary { (v.t("health-say-own-view")) }
            (FormView::post(format!("/accounts/{account}/health/view"), &v.csrf).inline().body(html! {
                (views)
                (Field::text("why", v.t("health-why")).id("own-view-why"))
                (Button::submit(v.t("act-save")))
            }))
        }
        details {
            summary { (v.t("health-disagree")) }
            (FormView::post(format!("/accounts/{account}/health/dispute"), &v.csrf).body(html! {
                (factors)
                (TextArea::new("why", v.t("health-why")).rows(2).required().id("dispute-why"))
                (Button::submit(v.t("health-disagree")))
            }))
        }
    }
}

/// The mark of a band in a table.
pub(crate) fn band_mark(v: &Viewer, value: &Value) -> Markup {
    value.text().and_then(Band::from_key).map_or_else(|| html! { span.quiet { "–" } }, |b| band(&v.reader, b))
}

#[cfg(test)]
mod tests {
    use kernel::ValueType;
    use query::{ColumnSpec, Frame, View};

    use super::*;

    #[test]
    fn peers_have_the_same_tier_and_scorecard_and_may_be_seen() {
        let text = |texts: [&str; 5]| {
            texts.map(|t| if t.is_empty() { Value::Null } else { Value::Text(t.to_owned()) }).to_vec()
        };
        let column = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
        let frame = Frame::new(["a", "b", "c", "d", "e"].map(str::to_owned).to_vec())
            .with(column("scorecard", ValueType::Text), text(["s", "s", "s", "t", "s"]))
            .unwrap()
            .with(column("tier", ValueType::Text), text(["", "", "gold", "", ""]))
            .unwrap()
            .with(column("health", ValueType::Number), [50.0, 49.4, 1.0, 2.0, 90.0].map(Value::Number).to_vec())
            .unwrap();
        let all = View::all(5);
        assert_eq!(peers(&Viewed::new(&frame, &all), 0, 50.0), Some((1, 2)));
        assert_eq!(peers(&Viewed::new(&frame, &all), 2, 1.0), Some((0, 0)));
        let not_b = View::new(5, |_, row| row != 1);
        assert_eq!(peers(&Viewed::new(&frame, &not_b), 0, 50.0), Some((0, 1)));
    }
}
