//! The past is tried as we knew it: nobody who had left is looked at, and whoever left soon after is lost.

use insight::proof::{Asked, Report, outcomes};
use jiff::civil::date;
use web::past::Of;

use crate::place::Place;

#[tokio::test(flavor = "multi_thread")]
async fn the_invented_company_is_tried_on_its_past() {
    let place = Place::demo().await;
    let app = place.app();
    let asked = Asked {
        during: vec![(date(2026, 1, 5), date(2026, 10, 5))],
        every: 28,
        within: 90,
        risk: "paying".to_owned(),
        outcome: "cancelled_on".to_owned(),
        baseline: Some("coalesce(today - last_event_on, 999)".to_owned()),
        features: vec!["active_people_28".to_owned(), "days_since_talk".to_owned()],
    };
    let left = outcomes(app, &asked).unwrap();
    assert!(!left.is_empty(), "somebody left");
    let mut told = Vec::new();
    let looks =
        tenure::backtest::looks(app, (&asked, &left), Of::Now, |done, all| told.push((done, all))).await.unwrap();
    assert_eq!(told.last(), Some(&(10, 10)));
    for look in &looks {
        let soon = look.outcome.is_some_and(|on| on <= look.day.saturating_add(jiff::ToSpan::days(90)));
        assert!(look.outcome.is_none_or(|on| on > look.day) && look.lost == soon, "{look:?}");
    }
    let report = Report::of(&asked, &looks).unwrap();
    assert_eq!(report.bands.values().map(|band| band.looks).sum::<usize>(), report.looks);
    assert_eq!(report.signs.len(), 3);
    assert!(report.lost > 0 && report.flagged <= report.lost);
    let again = tenure::backtest::looks(app, (&asked, &left), Of::Now, |_, _| ()).await.unwrap();
    assert_eq!(Report::of(&asked, &again).unwrap(), report, "the same numbers every time");
    let wrong = Asked { risk: "no_such_column".to_owned(), ..asked.clone() };
    let error = tenure::backtest::looks(app, (&wrong, &left), Of::Now, |_, _| ()).await.unwrap_err();
    assert_eq!(error.faults[0].field, "risk");
    assert_eq!(
        outcomes(app, &Asked { outcome: "name".to_owned(), ..asked.clone() }).unwrap_err().faults[0].field,
        "outcome"
    );
    let late = Asked { during: vec![(app.today(), app.today())], ..asked };
    let error = tenure::backtest::looks(app, (&late, &left), Of::Now, |_, _| ()).await.unwrap_err();
    assert_eq!(error.says.key, "proof-not-over");
}
