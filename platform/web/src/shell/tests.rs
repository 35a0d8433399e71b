use i18n::Language;
use maud::html;
use scraper::Html;

use super::*;
use crate::components::tests::{reader, select};
use crate::past::Of;

fn shown(language: Language, change: impl FnOnce(&mut Chrome<'_>)) -> Html {
    let r = reader(language);
    let mut chrome = Chrome {
        reader: &r,
        workspace: "Karun <Steel>",
        path: "/people?q=\"a\"",
        csrf: "secret",
        person: Some(Person { name: "王小明", role: r.t("web-gallery-role") }),
        menu: vec![
            MenuItem { href: "/", label: r.t("web-gallery-today"), icon: "home", letter: 't', active: true, count: 3 },
            MenuItem {
                href: "/people",
                label: r.t("web-gallery-subjects"),
                icon: "people",
                letter: 'c',
                active: false,
                count: 0,
            },
        ],
        theme: "dark",
        as_of: None,
        past: None,
        demo: false,
        flash: None,
        fresh_at: Some(Instant(1_795_269_900_000_000)),
        version: 7,
    };
    change(&mut chrome);
    let text = page(&chrome, "Title", html! { h1 { "Title" } }).0;
    assert!(text.starts_with("<!DOCTYPE html>"));
    assert!(!text.contains('⟦') && !text.contains(" style="));
    Html::parse_document(&text)
}

#[test]
fn the_document_reads_in_its_language_and_direction() {
    for (language, tag, dir) in
        [(Language::En, "en", "ltr"), (Language::ZhCn, "zh-CN", "ltr"), (Language::Fa, "fa", "rtl")]
    {
        let page = shown(language, |_| ());
        let root = select(&page, "html")[0].value();
        assert_eq!(
            (root.attr("lang"), root.attr("dir"), root.attr("data-theme")),
            (Some(tag), Some(dir), Some("dark"))
        );
        assert_eq!(select(&page, "main#main h1").len(), 1);
        assert_eq!(select(&page, "a.skip[href='#main']").len(), 1);
        assert_eq!(select(&page, "title")[0].text().collect::<String>(), "Title · Karun <Steel>");
    }
}

#[test]
fn script_and_style_come_from_files_only() {
    let page = shown(Language::En, |_| ());
    let scripts = select(&page, "script");
    assert_eq!(scripts.len(), 1);
    assert_eq!(scripts[0].value().attr("src"), Some(crate::assets::js_path()));
    assert_eq!(select(&page, "link[rel=stylesheet]")[0].value().attr("href"), Some(crate::assets::css_path()));
    assert!(select(&page, "style").is_empty());
}

#[test]
fn every_write_of_the_shell_carries_the_token_and_leads_back() {
    let page = shown(Language::En, |c| c.flash = Some(Notice { text: "Saved".to_owned(), undo: Some("act_1") }));
    for form in select(&page, "form[method=post]") {
        let token: Vec<_> = form.select(&scraper::Selector::parse("input[name=_csrf]").unwrap()).collect();
        assert_eq!(token[0].value().attr("value"), Some("secret"));
    }
    assert_eq!(select(&page, "form[data-undo] input[name=cause]")[0].value().attr("value"), Some("act_1"));
    assert_eq!(select(&page, "form[data-undo] input[name=back]")[0].value().attr("value"), Some("/people?q=\"a\""));
}

#[test]
fn the_menu_says_where_one_is_and_its_letters_stand_once() {
    let page = shown(Language::En, |_| ());
    assert_eq!(select(&page, ".side a[aria-current=page]").len(), 1);
    assert_eq!(select(&page, "[data-go=c]").len(), 1);
    assert_eq!(select(&page, "details.drawer a").len(), 2);
}

#[test]
fn the_past_and_the_demo_are_said_on_every_page() {
    let page = shown(Language::Fa, |c| {
        c.as_of = Some(jiff::civil::date(2014, 3, 1));
        c.demo = true;
    });
    assert!(select(&page, ".as-of")[0].text().collect::<String>().contains("۱۳۹۲"));
    assert_eq!(select(&page, "a[href='/demo']").len(), 1);
    let plain = shown(Language::En, |_| ());
    assert!(select(&plain, ".as-of").is_empty() && select(&plain, "a[href='/demo']").is_empty());
}

#[test]
fn a_past_day_says_by_what_it_is_judged_and_leads_back() {
    let look = Look { day: jiff::civil::date(2026, 10, 1), knowledge: Of::Then, definitions: Of::Now };
    let page = shown(Language::En, |c| (c.past, c.as_of) = (Some(look), Some(look.day)));
    let banner = select(&page, ".as-of");
    assert_eq!(banner.len(), 1);
    let text = banner[0].text().collect::<String>();
    assert!(text.contains("1 Oct 2026") && text.contains("As we knew it"), "{text}");
    assert_eq!(select(&page, ".as-of form[action='/past/leave'] input[name=back]").len(), 1);
}

#[test]
fn a_bare_page_has_neither_menu_nor_stream() {
    let r = reader(Language::ZhCn);
    let page = Html::parse_document(&bare(&r, "Karun", "Title", html! { h1 { "Title" } }).0);
    assert!(select(&page, "nav, [data-live-url]").is_empty());
    assert_eq!(select(&page, "main h1").len(), 1);
}
