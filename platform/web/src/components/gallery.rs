//! All components on one page, in the reader's language: for eyes and for tests.

use i18n::Reader;
use kernel::{Error, Says};
use maud::{Markup, Render, html};

use super::gallery_data::{day, samples, weekly};
use super::{
    Address, Band, BulkBar, Button, Checkbox, Column, DataTable, DateField, Dialog, EmptyState, Entry, ErrorSummary,
    Field, FilterChips, FormView, Menu, Notice, Page, PageHeader, Pagination, PostButton, Progress, RadioCards, Row,
    Section, Select, Stepper, Strip, Tabs, TextArea, Tile, Tiles, Timeline, Tone, band, stage, tag, tier,
};
use crate::charts::{Bars, Contributions, Format, Line, Part, Series, Size, Spark};

const TOKEN: &str = "token";

/// Everything that a page can be made of.
pub fn gallery(r: &Reader) -> Markup {
    html! {
        (header(r))
        (strip(r))
        (tiles(r))
        (Section::new(r.t("web-gallery-tables")).id("tables").plain().body(list(r)))
        (Section::new(r.t("web-gallery-charts")).id("charts").body(charts(r)))
        (Section::new(r.t("web-gallery-forms")).id("forms").action(Button::submit(r.t("web-gallery-save")).form("sample").small()).body(form(r)))
        (Section::new(r.t("web-gallery-rest")).id("rest").plain().body(rest(r)))
        (Dialog::new(r, "sample-dialog", r.t("web-gallery-note")).body(html! { p { (r.t("web-gallery-text")) } }))
    }
}

fn header(r: &Reader) -> Markup {
    let more = Menu::new(r.t("web-gallery-more"))
        .entry(Button::link("#forms", r.t("web-gallery-forms")).icon("edit"))
        .entry(PostButton::new("/gallery", TOKEN, r.t("web-gallery-delete")).icon("trash").quiet().danger());
    PageHeader::new(r.t("web-gallery-title"))
        .question(r.t("web-gallery-question"))
        .subtitle(html! { (tier("A")) (stage(r.t("web-gallery-stage"))) @for b in Band::ALL { (band(r, b)) } })
        .freshness(r.t("web-gallery-fresh"))
        .back("/", r.t("web-gallery-today"))
        .action(
            Button::link("#sample-dialog", r.t("web-gallery-log"))
                .primary()
                .icon("call")
                .key("l")
                .opens("sample-dialog"),
        )
        .action(Button::plain(r.t("web-gallery-note")).icon("copy").copies("+98 21 8800 0000"))
        .action(more)
        .render()
}

fn strip(r: &Reader) -> Markup {
    let money = samples().first().map(|s| r.money_short(s.value)).unwrap_or_default();
    Strip::new(r.t("web-gallery-name"))
        .item(r.t("web-gallery-name"), html! { bdi { "فولاد کارون" } })
        .item_with_note(r.t("web-gallery-health"), band(r, Band::AtRisk), r.day_short(day(325)))
        .item(r.t("web-gallery-value"), money)
        .item_with_note(r.t("web-gallery-notice-day"), r.day(day(376)), r.days(11))
        .item(r.t("web-gallery-owner"), html! { bdi { "王小明" } " · " bdi { "Anna Berg" } })
        .render()
}

fn tiles(r: &Reader) -> Markup {
    Tiles::new()
        .tile(
            Tile::new(r.t("web-gallery-people"), r.integer(14))
                .change(r.signed(-17.0), Tone::Bad)
                .note(r.t("web-gallery-people-note"))
                .href("#tables"),
        )
        .tile(Tile::new(r.t("web-gallery-health"), r.integer(54)).change(r.signed(-17.0), Tone::Bad))
        .tile(Tile::new(r.t("web-gallery-subjects"), r.integer(4812)).change(r.signed(23.0), Tone::Good))
        .tile(Tile::new(r.t("web-share-of-points"), r.percent(0.553)))
        .render()
}

fn list(r: &Reader) -> Markup {
    let here = Address::new("/gallery").with("sort", "-value").also("band", "critical").also("owner", "王小明");
    let chips = FilterChips::new(r)
        .chip(r.t("web-gallery-health"), r.t("web-band-critical"), &here.clone().without("band"))
        .chip(r.t("web-gallery-owner"), "王小明", &here.clone().without("owner"))
        .clear(&Address::new("/gallery"));
    let table = DataTable::new(r, r.t("web-gallery-subjects"))
        .id("list")
        .column(Column::new("name", r.t("web-gallery-name")).sortable().header())
        .column(Column::new("band", r.t("web-gallery-health")).sortable())
        .column(Column::new("people", r.t("web-gallery-people")).sortable().numeric())
        .column(Column::new("trend", r.t("web-change")).optional())
        .column(Column::new("value", r.t("web-gallery-value")).sortable().numeric())
        .column(Column::new("owner", r.t("web-gallery-owner")).optional())
        .sort(&here, "value", true)
        .selectable("bulk")
        .rows(samples().into_iter().map(|s| {
            let log = Button::link("#sample-dialog", r.t("web-gallery-log"))
                .quiet()
                .small()
                .icon("call")
                .icon_only()
                .key("l")
                .opens("sample-dialog");
            Row::new(s.id)
                .href(format!("/gallery/{}", s.id))
                .cell(html! { (tier(s.tier)) " " bdi { (s.name) } })
                .cell(band(r, s.band))
                .cell(html! { (r.integer(s.people)) " " span.muted { "(" (r.signed(s.change)) ")" } })
                .cell(Spark::new(r, r.signed(s.change), &s.weeks))
                .cell(r.money_short(s.value))
                .cell(html! { bdi { (s.owner) } })
                .actions(html! { (log) })
        }));
    html! {
        (Tabs::new(r.t("web-gallery-tables")).tab("#a", r.t("web-gallery-subjects"), true).counted(r, 4812).tab("#b", r.t("web-gallery-people"), false).tab("#c", r.t("web-gallery-note"), false))
        (chips)
        (BulkBar::new(r, "bulk", TOKEN, "/gallery").button(Button::submit(r.t("web-gallery-log")).value("do", "log")).button(Button::submit(r.t("web-gallery-delete")).danger().value("do", "delete")))
        (table)
        (Pagination::new(r, &here, Page { offset: 50, limit: 50, total: 4812 }))
    }
}

fn charts(r: &Reader) -> Markup {
    let last_year = weekly(0.8).into_iter().map(|(d, v)| (d, v.or(Some(20.0)))).collect();
    let line = Line::new(r, r.t("web-gallery-people"))
        .titled()
        .describe(r.t("web-gallery-describe"))
        .series(Series::new(r.t("web-gallery-people"), weekly(1.0)))
        .ghost(Series::new(r.t("web-gallery-last-year"), last_year))
        .shade(day(118), day(132), r.t("web-gallery-holiday"))
        .marker(day(60), r.t("web-gallery-call"))
        .marker(day(250), r.t("web-gallery-meeting"))
        .limit(40.0, r.t("web-gallery-seats"));
    let mut stacked = Bars::new(r, r.t("web-gallery-health")).titled().stacked().size(Size::Half);
    stacked = stacked
        .toned(r.t("web-band-healthy"), "good")
        .toned(r.t("web-band-at-risk"), "warn")
        .toned(r.t("web-band-critical"), "bad");
    let mut bars = Bars::new(r, r.t("web-share-of-points")).titled().size(Size::Half).format(Format::Percent);
    bars = bars.series(r.t("web-gallery-people")).series(r.t("web-gallery-last-year"));
    for (at, height) in [(0_i64, 6.0), (1, 7.0), (2, 5.0), (3, 9.0), (4, 8.0), (5, 6.5)] {
        let month = r.calendar.add_months(day(0), i32::try_from(at).unwrap_or(0));
        let label = r.month_name(r.calendar.parts(month).1, true);
        stacked = stacked.bar(label.clone(), vec![height * 70.0, height * 14.0, height * 4.0]);
        bars = bars.bar(label, vec![height / 12.0, height / 15.0]);
    }
    let part = |label: &str, evidence: &str, (points, max, before): (Option<f64>, f64, Option<f64>)| Part {
        label: r.t(label),
        href: Some("#tables".to_owned()),
        evidence: r.digits(evidence),
        points,
        max,
        before,
    };
    let parts = Contributions::new(r, r.t("web-gallery-health"))
        .part(part("web-gallery-people", "14 (31)", (Some(12.0), 25.0, Some(23.0))))
        .part(part("web-gallery-call", "63 (42)", (Some(8.0), 15.0, Some(10.0))))
        .part(part("web-gallery-value", "18 (18)", (Some(18.0), 20.0, Some(18.0))))
        .part(part("web-gallery-meeting", "3 (1)", (Some(16.5), 20.0, Some(9.0))))
        .part(part("web-gallery-note", "–", (None, 20.0, None)));
    html! { (line) div.grid-2 { (stacked) (bars) } (parts) }
}

fn form(r: &Reader) -> Markup {
    let error = Error::field("due", Says::new("web-gallery-error"));
    let kinds = RadioCards::new("kind", r.t("web-gallery-kind"))
        .card("call", r.t("web-gallery-call"), r.t("web-gallery-empty"))
        .card("meeting", r.t("web-gallery-meeting"), r.t("web-gallery-saved"))
        .selected("call");
    let owner = Select::new("owner", r.t("web-gallery-owner"))
        .blank("–")
        .group(r.t("web-gallery-role"))
        .option("a", "王小明")
        .option("b", "مینا احمدی")
        .selected("b");
    let body = html! {
        (ErrorSummary::new(r, Some(&error)))
        (kinds)
        (Field::text("name", r.t("web-gallery-name")).value("杭州云帆科技有限公司").required())
        (Field::number("value", r.t("web-gallery-value")).value(r.integer(480_000)).unit("€"))
        (owner)
        (DateField::new(r, "due", r.t("web-gallery-notice-day")).day(day(376)).faults(r, Some(&error)))
        div.field-wide { (TextArea::new("note", r.t("web-gallery-note")).value(r.t("web-gallery-text"))) }
        (Checkbox::new("visible", r.t("web-gallery-visible")).checked(true))
        div.actions {
            (Button::submit(r.t("web-gallery-save")).primary())
            (Button::link("/", r.t("web-gallery-cancel")).quiet())
            (Button::submit(r.t("web-gallery-delete")).danger())
            (Button::submit(r.t("web-gallery-more")).disabled())
        }
    };
    FormView::post("/gallery", TOKEN).id("sample").columns().draft("gallery").body(body).render()
}

fn rest(r: &Reader) -> Markup {
    let text = r.t("web-gallery-text");
    let timeline = Timeline::new(r.t("web-gallery-rest"))
        .day(r.day(day(365)))
        .entry(
            Entry::new("call", html! { (r.t("web-gallery-call")) " · " bdi { "خانم رضایی" } })
                .when(r.digits("14:05"))
                .meta(tag(r.t("web-gallery-visible"), Tone::Accent))
                .body(html! { (text) })
                .id("e1"),
        )
        .entry(
            Entry::new("mail", html! { bdi { "Anna Berg" } })
                .when(r.digits("09:12"))
                .body(html! { "您好，刘总：我们约在周二下午三点。" })
                .id("e2"),
        )
        .day(r.day(day(360)))
        .entry(
            Entry::new("money", r.t("web-gallery-value")).when(r.digits("11:30")).meta(tag(r.signed(-17.0), Tone::Bad)),
        );
    let steps = Stepper::new(r, 2)
        .step(r.t("web-gallery-step-file"), Some("#1".to_owned()))
        .step(r.t("web-gallery-step-columns"), Some("#2".to_owned()))
        .step(r.t("web-gallery-step-check"), None)
        .step(r.t("web-gallery-step-done"), None);
    html! {
        (steps)
        (Progress::new(r, r.t("web-gallery-import")).done(620_000.0, Some(1_048_575.0)).note(r.t("web-gallery-rate")))
        (Notice::info(html! { (text) }))
        (Notice::good(r.t("web-gallery-saved")))
        (Notice::warn(html! { (text) }).title(r.t("web-band-at-risk")).action(Button::link("#forms", r.t("web-gallery-note")).small()))
        (Notice::bad(r.t("web-gallery-error")).title(r.t("error-title")))
        div.grid-2 {
            (Section::new(r.t("web-gallery-rest")).note(super::count(r, 3)).body(html! { (timeline) }))
            (EmptyState::new(r.t("web-gallery-empty")).text(r.t("web-gallery-empty-text")).action(Button::link("#forms", r.t("web-gallery-log")).primary().icon("plus")))
        }
    }
}
