//! What holds for all components: escaping, labels, no style and no script of their own.

use std::sync::Arc;

use i18n::{Catalogues, Language, Reader};
use jiff::tz::TimeZone;
use kernel::{Error, Says};
use maud::{Render, html};
use scraper::{ElementRef, Html, Selector};

use super::*;

/// A reader over the catalogues that components need.
pub(crate) fn reader(language: Language) -> Reader {
    let files = [
        (Language::En, "platform.ftl", include_str!("../../../../locales/en/platform.ftl")),
        (Language::En, "web.ftl", include_str!("../../../../locales/en/web.ftl")),
        (Language::ZhCn, "platform.ftl", include_str!("../../../../locales/zh-CN/platform.ftl")),
        (Language::ZhCn, "web.ftl", include_str!("../../../../locales/zh-CN/web.ftl")),
        (Language::Fa, "platform.ftl", include_str!("../../../../locales/fa/platform.ftl")),
        (Language::Fa, "web.ftl", include_str!("../../../../locales/fa/web.ftl")),
    ];
    Reader::new(language, TimeZone::UTC, Arc::new(Catalogues::new(&files).unwrap()))
}

pub(crate) fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

#[test]
fn texts_exist_and_agree_in_all_languages() {
    let r = reader(Language::En);
    let web: Vec<_> = r
        .catalogues
        .check()
        .into_iter()
        .filter(|e| e.to_string().contains("web.ftl") || e.to_string().contains("web-"))
        .collect();
    assert!(web.is_empty(), "{web:?}");
    for language in Language::ALL {
        let page = gallery(&reader(language)).0;
        assert!(
            !page.contains('⟦'),
            "{language:?}: {:?}",
            page.split('⟦').nth(1).map(|t| t.chars().take(40).collect::<String>())
        );
    }
}

#[test]
fn nothing_needs_a_style_or_a_script_of_its_own() {
    for language in Language::ALL {
        let page = gallery(&reader(language)).0;
        for forbidden in [" style=", "<style", "<script", " onclick=", "javascript:"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn every_control_has_a_name_and_every_id_is_its_own() {
    let page = Html::parse_document(&gallery(&reader(Language::Fa)).0);
    let mut ids: Vec<_> = select(&page, "[id]").iter().filter_map(|e| e.value().id().map(str::to_owned)).collect();
    let labels: Vec<_> =
        select(&page, "label[for]").iter().filter_map(|l| l.value().attr("for").map(str::to_owned)).collect();
    for control in select(&page, "input:not([type=hidden]), select, textarea") {
        let labelled = control.value().id().is_some_and(|id| labels.iter().any(|l| l == id));
        let wrapped = control.ancestors().any(|a| a.value().as_element().is_some_and(|e| e.name() == "label"));
        assert!(labelled || wrapped || control.value().attr("aria-label").is_some(), "{}", control.html());
    }
    for button in select(&page, "button, a, summary") {
        let words: String = button.text().collect();
        assert!(!words.trim().is_empty() || button.value().attr("aria-label").is_some(), "{}", button.html());
    }
    for reference in select(&page, "[aria-labelledby], [aria-describedby], [aria-controls]") {
        for name in ["aria-labelledby", "aria-describedby", "aria-controls"] {
            for id in reference.value().attr(name).unwrap_or("").split_whitespace() {
                assert!(ids.iter().any(|i| i == id), "{name}={id}");
            }
        }
    }
    ids.sort();
    let before = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), before);
    assert_eq!(select(&page, "h1").len(), 1);
}

#[test]
fn what_people_typed_is_never_markup() {
    let r = reader(Language::En);
    let bad = "\"><script>alert(1)</script>";
    let pieces = [
        Field::text("n", bad).value(bad).hint(bad).error(bad).unit(bad).render(),
        TextArea::new("n", bad).value("</textarea><script>").render(),
        Select::new("n", bad).option(bad, bad).group(bad).selected(bad).render(),
        Button::link(bad, bad).key(bad).attr("data-x", bad).render(),
        PostButton::new(bad, bad, bad).hidden(bad, bad).render(),
        FormView::post(bad, bad).draft(bad).hidden(bad, bad).render(),
        PageHeader::new(bad).question(bad).back(bad, bad).render(),
        DataTable::new(&r, bad)
            .column(Column::new(bad, bad).sortable())
            .sort(&Address::new("/"), bad, true)
            .row(Row::new(bad).href(bad).cell(bad))
            .render(),
        tag(bad, Tone::Bad),
        Notice::bad(bad).title(bad).render(),
        Entry::new(bad, bad).when(bad).render(),
    ];
    for piece in pieces {
        assert!(!piece.0.contains("<script"), "{}", piece.0);
        assert!(!piece.0.contains("\"\">"), "{}", piece.0);
    }
}

#[test]
fn a_wrong_field_says_so_and_the_summary_leads_to_it() {
    let r = reader(Language::En);
    let error = Error::field("due", Says::new("web-gallery-error"));
    let page = html! { (ErrorSummary::new(&r, Some(&error))) (DateField::new(&r, "due", "Due").faults(&r, Some(&error)).required()) };
    let page = Html::parse_fragment(&page.0);
    let input = select(&page, "input[name=due]")[0].value();
    assert_eq!(input.attr("aria-invalid"), Some("true"));
    assert_eq!(input.attr("aria-describedby"), Some("f-due-hint f-due-error"));
    assert_eq!(select(&page, "[role=alert] a")[0].value().attr("href"), Some("#f-due"));
    assert!(ErrorSummary::new(&r, None).render().0.is_empty());
}

#[test]
fn a_day_stands_in_its_field_as_its_reader_types_it() {
    let day = jiff::civil::date(2026, 11, 21);
    let value = |language| {
        let r = reader(language);
        let page = Html::parse_fragment(&DateField::new(&r, "d", "D").day(day).render().0);
        let value = select(&page, "input")[0].value().attr("value").unwrap().to_owned();
        assert_eq!(i18n::parse_day(&value, r.calendar), Some(day));
        value
    };
    assert_eq!(value(Language::En), "2026-11-21");
    assert_eq!(value(Language::Fa), "۱۴۰۵/۰۸/۳۰");
}

#[test]
fn headings_sort_and_say_how() {
    let r = reader(Language::En);
    let here = Address::new("/l").with("page", "3").with("q", "x");
    let columns = |t: DataTable<'_>| {
        t.column(Column::new("name", "Name").sortable())
            .column(Column::new("value", "Value").sortable().numeric())
            .column(Column::new("note", "Note"))
            .render()
            .0
    };
    let page = Html::parse_fragment(&columns(DataTable::new(&r, "List").sort(&here, "value", true)));
    let links: Vec<_> = select(&page, "th a").iter().map(|a| a.value().attr("href").unwrap().to_owned()).collect();
    assert_eq!(links, ["/l?q=x&sort=name", "/l?q=x&sort=value"]);
    assert_eq!(select(&page, "th[aria-sort]")[0].value().attr("aria-sort"), Some("descending"));
    let unsorted = Html::parse_fragment(&columns(DataTable::new(&r, "List").sort(&here, "name", false)));
    let links: Vec<_> = select(&unsorted, "th a").iter().map(|a| a.value().attr("href").unwrap().to_owned()).collect();
    assert_eq!(links, ["/l?q=x&sort=-name", "/l?q=x&sort=-value"]);
}

#[test]
fn bands_differ_by_shape_and_word_and_keep_the_markup_that_our_sheet_styles() {
    let r = reader(Language::ZhCn);
    let mut shown: Vec<_> = Band::ALL.iter().map(|b| band(&r, *b).0).collect();
    assert!(shown.iter().all(|b| b.contains("mui-badge") && b.contains("<svg")));
    assert!(shown[2].contains("高危") && shown[2].contains("mui-badge--danger"));
    shown.dedup();
    assert_eq!(shown.len(), 4);
    assert_eq!(Band::from_key("at_risk"), Some(Band::AtRisk));
    assert_eq!(Band::from_key("fine"), None);
    assert!(keys(&["g", "t"]).0.contains("kbd class=\"mui-kbd\""));
}

#[test]
fn progress_never_leaves_its_bar() {
    let r = reader(Language::En);
    let bar = |done, total| Progress::new(&r, "Work").done(done, total).render().0;
    assert!(bar(5.0, Some(2.0)).contains("value=\"1.0000\""));
    assert!(bar(5.0, Some(0.0)).contains("<progress aria"));
    assert!(bar(-1.0, Some(2.0)).contains("value=\"0.0000\""));
}

#[test]
fn a_control_has_every_attribute_once() {
    let area = TextArea::new("expression", "Expression").attr("dir", "ltr").render().0;
    assert_eq!((area.matches("dir=").count(), area.contains("dir=\"ltr\"")), (1, true), "{area}");
}
