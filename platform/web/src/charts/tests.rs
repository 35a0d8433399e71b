//! Pictures as numbers: where things stand, in both directions, and what is said to those who cannot see them.

use i18n::Language;
use jiff::civil::date;
use maud::Render;
use scraper::Html;

use super::*;
use crate::components::tests::{reader, select};

fn numbers(page: &Html, selector: &str, attribute: &str) -> Vec<f64> {
    select(page, selector).iter().map(|e| e.value().attr(attribute).unwrap().parse().unwrap()).collect()
}

fn usage() -> Vec<(kernel::Day, Option<f64>)> {
    vec![
        (date(2026, 1, 1), Some(0.0)),
        (date(2026, 1, 2), Some(10.0)),
        (date(2026, 1, 3), None),
        (date(2026, 1, 4), Some(5.0)),
    ]
}

#[test]
fn a_line_breaks_where_nothing_is_known_and_mirrors_right_to_left() {
    let draw = |language| Line::new(&reader(language), "People").series(Series::new("People", usage())).render().0;
    let (left, right) = (Html::parse_fragment(&draw(Language::En)), Html::parse_fragment(&draw(Language::Fa)));
    assert_eq!(select(&left, "path.line")[0].value().attr("d"), Some("M46 190L266.67 16M708 103"));
    assert_eq!(select(&right, "path.line")[0].value().attr("d"), Some("M674 190L453.33 16M12 103"));
}

#[test]
fn a_chart_says_what_it_shows_and_carries_its_numbers() {
    let r = reader(Language::Fa);
    let page = Html::parse_fragment(
        &Line::new(&r, "کاربران").describe("نیمی کمتر").series(Series::new("کاربران", usage())).render().0,
    );
    assert_eq!(select(&page, "figure > svg[role=img][aria-label] > title").len(), 1);
    assert_eq!(select(&page, "figure > svg > desc")[0].text().collect::<String>(), "نیمی کمتر");
    let cells: Vec<String> = select(&page, "details td").iter().map(|c| c.text().collect()).collect();
    assert_eq!(cells, ["۰", "۱۰", "–", "۵"]);
    let empty = Line::new(&r, "کاربران").series(Series::new("کاربران", Vec::new())).render().0;
    assert!(!empty.contains("<svg") && !empty.contains('⟦'));
}

#[test]
fn shading_covers_whole_days_within_the_axis() {
    let r = reader(Language::En);
    let chart =
        Line::new(&r, "People").days(date(2026, 1, 1), date(2026, 1, 11)).series(Series::new("People", usage()));
    let inside = Html::parse_fragment(&chart.clone().shade(date(2026, 1, 3), date(2026, 1, 4), "Holiday").render().0);
    assert_eq!(numbers(&inside, "svg[role=img] rect.shade", "x"), [178.4]);
    assert_eq!(numbers(&inside, "svg[role=img] rect.shade", "width"), [132.4]);
    let outside = Html::parse_fragment(&chart.shade(date(2025, 1, 1), date(2025, 2, 1), "Holiday").render().0);
    assert!(select(&outside, "svg[role=img] rect.shade").is_empty());
}

#[test]
fn bars_are_as_high_as_their_values_and_stand_on_each_other() {
    let r = reader(Language::En);
    let chart = |c: Bars<'_>| {
        Html::parse_fragment(
            &c.series("A").series("B").bar("x", vec![10.0, 30.0]).bar("y", vec![-5.0, f64::NAN]).render().0,
        )
    };
    let beside = chart(Bars::new(&r, "Bars"));
    assert_eq!(numbers(&beside, "svg[role=img] rect", "height"), [58.0, 174.0]);
    let stacked = chart(Bars::new(&r, "Bars").stacked());
    assert_eq!(numbers(&stacked, "svg[role=img] rect", "height"), [43.5, 130.5]);
    assert_eq!(numbers(&stacked, "svg[role=img] rect", "y"), [146.5, 16.0]);
}

#[test]
fn months_are_those_of_the_readers_calendar() {
    let labels = |language| {
        let r = reader(language);
        let days = days::DayScale::new(date(2026, 1, 1), date(2026, 6, 30), (0.0, 100.0));
        days.ticks(&r).into_iter().map(|(day, label)| (day.to_string(), label)).collect::<Vec<_>>()
    };
    let english = labels(Language::En);
    assert_eq!(english[0], ("2026-01-01".to_owned(), "2026".to_owned()));
    assert_eq!(english[1], ("2026-02-01".to_owned(), "Feb".to_owned()));
    let persian = labels(Language::Fa);
    assert!(persian.contains(&("2026-03-21".to_owned(), "۱۴۰۵".to_owned())), "{persian:?}");
}

#[test]
fn points_add_up_on_paper_and_the_unknown_is_left_out() {
    let r = reader(Language::En);
    let part = |points, before| Part {
        label: "Factor".to_owned(),
        href: None,
        evidence: String::new(),
        points,
        max: 25.0,
        before,
    };
    let page = Contributions::new(&r, "Score")
        .part(part(Some(12.0), Some(23.0)))
        .part(part(Some(8.5), Some(8.5)))
        .part(part(None, Some(3.0)));
    let page = Html::parse_fragment(&page.render().0);
    let foot: Vec<String> = select(&page, "tfoot td.num").iter().map(|c| c.text().collect()).collect();
    assert_eq!(foot, ["20.5 / 50", "−11"]);
    assert_eq!(numbers(&page, "rect.fill", "width"), [48.0, 34.0]);
    assert_eq!(numbers(&page, "rect.lost", "x"), [48.0]);
    assert_eq!(numbers(&page, "rect.lost", "width"), [44.0]);
}

#[test]
fn a_change_is_not_summed_over_parts_without_a_past() {
    let r = reader(Language::En);
    let part = |before| Part {
        label: "Factor".to_owned(),
        href: None,
        evidence: String::new(),
        points: Some(5.0),
        max: 10.0,
        before,
    };
    let page = Html::parse_fragment(&Contributions::new(&r, "Score").part(part(Some(4.0))).part(part(None)).render().0);
    let foot: Vec<String> = select(&page, "tfoot td.num").iter().map(|c| c.text().collect()).collect();
    assert_eq!(foot, ["10 / 20", "–"]);
}

#[test]
fn a_spark_without_values_is_an_empty_drawing() {
    let r = reader(Language::En);
    assert!(Spark::new(&r, "nothing", &[]).render().0.contains("d=\"\""));
    assert!(Spark::new(&r, "one", &[Some(3.0)]).render().0.contains("circle"));
}

#[test]
fn what_came_stands_over_what_was_foretold_and_mirrors_right_to_left() {
    let points = vec![
        Foretold { expected: 0.1, share: 0.05, within: (0.0, 0.1), count: 1_200 },
        Foretold { expected: 0.3, share: 0.4, within: (0.2, 0.4), count: 30 },
    ];
    let draw =
        |language| Html::parse_fragment(&Reliability::new(&reader(language), "Chances", points.clone()).render().0);
    let (left, right) = (draw(Language::En), draw(Language::Fa));
    assert_eq!(numbers(&left, "svg[role=img] circle", "cx"), [141.5, 332.5]);
    assert_eq!(numbers(&right, "svg[role=img] circle", "cx"), [298.5, 107.5]);
    assert_eq!(numbers(&left, "svg[role=img] circle", "cy"), [168.25, 16.0]);
    let cells: Vec<String> = select(&left, "details td").iter().map(|c| c.text().collect()).collect();
    assert_eq!(cells, ["5%", "0% – 10%", "1,200", "40%", "20% – 40%", "30"]);
    assert!(!draw(Language::ZhCn).html().contains('⟦'));
}

#[test]
fn a_matrix_is_darker_where_there_are_more_and_reads_from_either_side() {
    let cell = |count, href: &str| {
        let (href, note, facts) = (href.to_owned(), "80".to_owned(), vec!["1 m".to_owned()]);
        Cell { count, share: None, href, note, facts }
    };
    let draw = |language| {
        let r = reader(language);
        let heads = ["Tier", "Stage", "How many", "Value"].map(str::to_owned).to_vec();
        let heat = Heat::new(&r, "Map", vec!["New".to_owned(), "In use".to_owned()]).heads(heads);
        let heat = heat.row("A", vec![cell(1, "/a"), cell(100, "/b")]).row("B", vec![cell(0, "/c"), cell(25, "/d")]);
        Html::parse_fragment(&heat.render().0)
    };
    let (left, right) = (draw(Language::En), draw(Language::Fa));
    assert_eq!(numbers(&left, "svg[role=img] rect", "x"), [131.0, 426.0, 131.0, 426.0]);
    assert_eq!(numbers(&right, "svg[role=img] rect", "x"), [296.0, 1.0, 296.0, 1.0]);
    let shades: Vec<_> = select(&left, "svg[role=img] rect").iter().map(|r| r.value().attr("class").unwrap()).collect();
    assert_eq!(shades, ["heat h1", "heat h5", "heat h0", "heat h3"]);
    let links: Vec<_> = select(&left, "details td a").iter().map(|a| a.value().attr("href").unwrap()).collect();
    assert_eq!(links, ["/a", "/b", "/d"], "what is empty leads nowhere");
    assert_eq!(select(&left, "svg[role=img] a[tabindex='-1']").len(), 3);
}

#[test]
fn a_flow_is_as_wide_as_many_moved() {
    let classes = || ["Healthy", "Critical"].map(str::to_owned).to_vec();
    let one = |from, to, count| Move { from, to, count, href: format!("/{from}{to}"), fact: String::new() };
    let moves = vec![one(1, 0, 5), one(0, 0, 30), one(0, 1, 20), one(1, 1, 0), one(7, 0, 3)];
    let draw = |language| {
        let r = reader(language);
        let heads = ["Then", "Now", "How many", ""].map(str::to_owned).to_vec();
        Html::parse_fragment(&Flow::new(&r, "Moves", classes(), moves.clone()).heads(heads).render().0)
    };
    let page = draw(Language::En);
    assert_eq!(numbers(&page, "svg[role=img] rect.fill", "height"), [200.0, 20.0, 140.0, 80.0], "as many then as now");
    assert_eq!(select(&page, "svg[role=img] path").len(), 3, "nobody, and no class, is not drawn");
    let said: Vec<String> = select(&page, "svg[role=img] path > title").iter().map(|t| t.text().collect()).collect();
    assert_eq!(said, ["Healthy → Healthy: 30", "Healthy → Critical: 20", "Critical → Healthy: 5"]);
    let (left, right) =
        (numbers(&page, "svg[role=img] rect.fill", "x"), numbers(&draw(Language::Fa), "svg[role=img] rect.fill", "x"));
    assert_eq!((left, right), (vec![150.0, 150.0, 556.0, 556.0], vec![556.0, 556.0, 150.0, 150.0]));
    let judged =
        Flow::new(&reader(Language::En), "Moves", classes(), moves.clone()).tones(vec!["good", "bad"]).render().0;
    let bars = Html::parse_fragment(&judged);
    let bars: Vec<_> =
        select(&bars, "svg[role=img] rect").iter().map(|r| r.value().attr("class").unwrap().to_owned()).collect();
    assert_eq!(bars, ["fill good", "fill bad", "fill good", "fill bad"]);
    assert!(!draw(Language::ZhCn).html().contains('⟦'));
}

#[test]
fn a_triangle_tells_shares_and_leaves_steps_out_where_it_is_narrow() {
    let r = reader(Language::En);
    let steps: Vec<String> = (0..13).map(|n| format!("+{n}")).collect();
    let cell = |count: usize, all: usize| Cell { count, share: Some(count as f64 / all as f64), ..Cell::default() };
    let heads = ["Began", "After", "Still"].map(str::to_owned).to_vec();
    let heat = Heat::new(&r, "Cohorts", steps).heads(heads).ordered();
    let heat = heat.row("May", (0..13).map(|n| cell(13 - n, 13)).collect()).row("June", vec![cell(4, 4), cell(0, 4)]);
    let page = Html::parse_fragment(&heat.render().0);
    assert_eq!(select(&page, "svg[role=img] rect").len(), 15, "what nobody could come to is not drawn");
    assert_eq!(select(&page, ".chart-narrow svg rect").len(), 6, "every third step");
    let said: Vec<String> = select(&page, "svg[role=img] text.heat-count").iter().map(|t| t.text().collect()).collect();
    assert_eq!((said[0].as_str(), said[13].as_str(), said[14].as_str()), ("100%", "100%", "0%"));
}

#[test]
fn a_curve_stands_over_its_numbers_and_its_handles_name_their_fields() {
    let points = vec![(0.0, 0.0), (10.0, 1.0)];
    let bins = vec![Bin { from: 0.0, to: 5.0, count: 1 }, Bin { from: 5.0, to: 10.0, count: 4 }];
    let fields = vec![("x-0".to_owned(), "p-0".to_owned()), ("x-1".to_owned(), "p-1".to_owned())];
    let draw = |language, steps| {
        let r = reader(language);
        let curve = Curve::new(&r, "Curve", points.clone(), (0.0, 10.0)).stepped(steps).over(bins.clone());
        Html::parse_fragment(&curve.fields(fields.clone()).render().0)
    };
    let (left, right) = (draw(Language::En, false), draw(Language::Fa, true));
    assert_eq!(numbers(&left, "circle", "cx"), [46.0, 428.0]);
    assert_eq!(numbers(&right, "circle", "cx"), [394.0, 12.0]);
    assert_eq!(select(&left, "path.line")[0].value().attr("d"), Some("M46 170L46 170L428 16L428 16"));
    let level = "M394 170L394 170L394 170L12 170L12 16L12 16";
    assert_eq!(select(&right, "path.line")[0].value().attr("d"), Some(level), "a step stands upright at its number");
    let named: Vec<_> = select(&left, "[role=slider]").iter().map(|c| c.value().attr("data-share").unwrap()).collect();
    assert_eq!(named, ["p-0", "p-1"]);
    assert_eq!(select(&left, "details td").len(), 2);
    assert!(!draw(Language::ZhCn, false).html().contains('⟦'));
}

#[test]
fn two_curves_are_told_apart_by_line_and_name() {
    let r = reader(Language::En);
    let names = ("By history".to_owned(), "By hand".to_owned());
    let curve = Curve::new(&r, "Curve", vec![(0.0, 0.0), (10.0, 1.0)], (0.0, 10.0));
    let page = Html::parse_fragment(&curve.beside(names, vec![(0.0, 1.0), (10.0, 0.0)], true).render().0);
    let ghost: Vec<_> = select(&page, "path.ghost").iter().map(|p| p.value().attr("d").unwrap()).collect();
    assert_eq!(ghost, ["M46 16L46 16L46 16L428 16L428 170L428 170"], "that one falls at its last number");
    assert_eq!(select(&page, "path.line").len(), 1);
    let named: Vec<String> = select(&page, ".legend bdi").iter().map(|name| name.text().collect()).collect();
    assert_eq!(named[..2], ["By history", "By hand"]);
}

#[test]
fn steps_fall_where_somebody_left() {
    let point = |at, share, within, count| StepPoint { at, share, within, count };
    let line =
        StepLine::new("All", vec![point(2.0, 0.5, Some((0.25, 0.75)), 4), point(8.0, 0.5, Some((0.25, 0.75)), 1)]);
    let draw = |language| {
        let r = reader(language);
        Html::parse_fragment(&Steps::new(&r, "Stay").unit("Months").line(line.clone()).render().0)
    };
    let page = draw(Language::En);
    let path = select(&page, "svg[role=img] path.line")[0].value().attr("d").unwrap().to_owned();
    assert_eq!(path, "M46 16L211.5 16L211.5 103L708 103");
    assert_eq!(select(&page, "svg[role=img] path.within").len(), 1);
    let cells: Vec<String> = select(&page, "details td").iter().map(|c| c.text().collect()).collect();
    assert_eq!(cells[..4], ["All", "50%", "25% – 75%", "4"]);
    assert!(!draw(Language::Fa).html().contains('⟦'));
}
