//! The past is tried as we knew it: nobody who had left is looked at, whoever left soon after is lost, and two versions stand side by side.

use std::sync::Arc;

use insight::definitions::{self, Definitions};
use insight::proof::{self, Asked, Looks, Report, Trial};
use jiff::civil::date;
use kernel::{Actor, Day};
use team::people::Role;
use web::App;

use crate::place::Place;

fn asked() -> Asked {
    Asked {
        again: false,
        within: 90,
        risk: "paying".to_owned(),
        outcome: "cancelled_on".to_owned(),
        baseline: Some("coalesce(today - last_event_on, 999)".to_owned()),
        features: vec!["active_people_28".to_owned(), "days_since_talk".to_owned()],
        by: None,
    }
}

/// Every fourth week of most of a year.
fn days() -> Vec<Day> {
    proof::every(&[(date(2026, 1, 4), date(2026, 10, 4))], 28, date(2026, 11, 21))
}

async fn kept(place: &Place, days: &[Day]) {
    for day in proof::kept::missing(place.app(), days.to_vec()).await.unwrap() {
        tenure::closing::look_at(place.app(), day).await.unwrap();
    }
}

fn tried(app: &App, asked: &Asked, versions: Vec<Arc<Definitions>>, days: &[Day]) -> kernel::Result<Looks> {
    proof::looks(app, asked, &Trial { versions, may: &|_, _| true }, days)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_invented_company_is_tried_on_its_past() {
    let place = Place::demo().await;
    let (app, asked, days) = (place.app(), asked(), days());
    kept(&place, &days).await;
    assert_eq!(proof::kept::missing(app, days.clone()).await.unwrap(), [], "a day is made once");
    let today = definitions::current(app).await.unwrap();
    let versions = || vec![Arc::clone(&today.definitions)];
    let looks = tried(app, &asked, versions(), &days).unwrap();
    for (at, who) in looks.who.iter().enumerate() {
        let (on, day) = (looks.outcomes[at], looks.day[at]);
        let soon = on.is_some_and(|on| on <= day.saturating_add(jiff::ToSpan::days(90)));
        assert!(on.is_none_or(|on| on > day) && looks.lost[at] == soon, "{}", looks.accounts[*who]);
    }
    let report = Report::of(&asked, &looks).unwrap();
    assert_eq!(report.told[0].bands.values().map(|band| band.looks).sum::<usize>(), report.looks);
    assert_eq!((report.signs.len(), report.days), (3, (days[0], days[9], 10)));
    assert!(report.signs[0].measures.caught_value.is_some(), "values are known");
    assert!(report.lost > 0 && report.told[0].flagged + report.missed.len() == report.lost);
    // What a day says is what that day's own workspace says, in every row.
    let look = web::past::Look { day: days[4], knowledge: web::past::Of::Then, definitions: web::past::Of::Now };
    let past = tenure::past::opened(app, look).await.unwrap();
    assert_eq!(
        proof::kept::missing(&past, days.clone()).await.unwrap(),
        days[4..],
        "on a past day, what was over by then"
    );
    assert_eq!(proof::kept::missing(app, days.clone()).await.unwrap(), [], "and looking took nothing away");
    let board = past.board.load();
    let frame = board.frame("account").unwrap();
    let on_day: Vec<usize> = (0..looks.len()).filter(|&at| looks.day[at] == days[4]).collect();
    assert!(on_day.len() > 20);
    for at in on_day {
        let row = frame.row(&looks.accounts[looks.who[at]]).unwrap();
        let (score, band) = (frame.value(row, "health").number(), frame.value(row, "health_raw"));
        assert_eq!(Some(looks.said[0].score[at]).filter(|s| s.is_finite()), score);
        assert_eq!(looks.said[0].band[at].map(web::components::Band::key), band.text());
        let known = |x: f64| Some(x).filter(|x| x.is_finite());
        assert_eq!(known(looks.features[0][at]), frame.value(row, "active_people_28").number());
    }
    let wrong = Asked { risk: "no_such_column".to_owned(), ..asked.clone() };
    assert_eq!(tried(app, &wrong, versions(), &days).unwrap_err().faults[0].field, "risk");
    let wrong = Asked { outcome: "name".to_owned(), ..asked };
    assert_eq!(tried(app, &wrong, versions(), &days).unwrap_err().faults[0].field, "outcome");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_versions_are_compared_and_kept_days_follow_the_metrics() {
    let place = Place::demo().await;
    let (app, days) = (place.app(), days()[..2].to_vec());
    kept(&place, &days).await;
    let today = definitions::current(app).await.unwrap();
    let mut harsh = (*today.definitions).clone();
    harsh.scorecards.iter_mut().for_each(|card| (card.healthy_from, card.at_risk_from) = (100.0, 1.0));
    let harsh = Arc::new(harsh);
    let asked = Asked { by: Some("tier".to_owned()), ..asked() };
    let looks = tried(app, &asked, vec![Arc::clone(&today.definitions), Arc::clone(&harsh)], &days).unwrap();
    let scores = |at: usize| looks.said[at].score.iter().map(|score| score.to_bits()).collect::<Vec<_>>();
    assert_eq!(scores(0), scores(1), "other borders are no other scores");
    let report = Report::of(&asked, &looks).unwrap();
    let alarms: Vec<usize> = report.told.iter().map(|told| told.alarms().looks).collect();
    assert!(alarms[0] < alarms[1], "{alarms:?}");
    assert!(report.classes.len() > 1 && report.classes.iter().map(|class| class.looks).sum::<usize>() == looks.len());
    // Another border judges the kept columns; another metric needs other columns.
    let save = async |definitions: Definitions| {
        let base = definitions::current(app).await.unwrap().id;
        definitions::save(app, Actor::system("test"), (&base, ""), definitions, "for this test").await.unwrap();
        app.touched();
        app.refresh().await.unwrap();
        proof::kept::missing(app, days.clone()).await.unwrap().len()
    };
    assert_eq!(save((*harsh).clone()).await, 0);
    let mut other = (*harsh).clone();
    let another = other.metrics[0].clone();
    other.metrics.push(definitions::model::Metric { key: "one_more".to_owned(), ..another });
    assert_eq!(save(other).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_who_was_warned_of_and_who_was_not() {
    let place = Place::demo().await;
    let (app, page) = (place.app(), "/insight/proof");
    let mut admin = place.signed_in("admin").await;
    let _ = admin.get(page).await.expect(200).says("Nothing was looked back on yet");
    let days = |weeks: &str, during: &str| vec![("weeks", weeks.to_owned()), ("during", during.to_owned())];
    let keep = "/insight/proof/days";
    let _ = admin.submit(page, keep, days("many", "")).await.expect(422).says("Type a number of weeks");
    let _ = admin.submit(page, keep, days("0", "2026-01-04")).await.expect(422).says("Line 1 is no time");
    let _ = admin.submit(page, keep, days("0", "2026-04-05..2026-06-14")).await.expect(200);
    let _ = admin.get(page).await.expect(200).says("0 of 11 past days are there");
    while tenure::closing::look_back(app).await.unwrap() {}
    let told = admin.get(page).await.expect(200);
    let _ = told
        .says("flagged when last seen")
        .says("Lost without a sign")
        .says("Scorecards of today")
        .says("Learned chances");
    let query = "?asked=1&outcome=cancelled_on&within=90&risk=paying&by=tier&baseline=nothing_of_that_name&features=";
    let _ = admin.get(&format!("{page}{query}")).await.expect(200).says("nothing_of_that_name");
    let query = "?asked=1&outcome=cancelled_on&within=900&risk=paying&features=";
    let _ = admin.get(&format!("{page}{query}")).await.expect(200).says("No past day is that long ago yet");
    let query = "?asked=1&outcome=cancelled_on&within=90&risk=name%20%3D%20%27nobody%27&features=";
    let _ = admin.get(&format!("{page}{query}")).await.expect(200);
    // What is no loss is not spoken of as one; whether it comes again is ticked as usual for the column, or as somebody wants.
    let renewals = format!("{page}?asked=1&outcome=renewed_on&within=90&risk=paying&features=");
    let read = admin.get(&renewals).await.expect(200).says("What did our scores say before it came?").text();
    assert!(!read.contains("Lost without a sign") && !read.contains("Who could leave"));
    let again = |html: &str| {
        let sent = testkit::fields(html, &format!("form[action='{page}']"));
        sent.iter().any(|(name, value)| name == "again" && value == "true")
    };
    assert!(again(&read));
    assert!(!again(&admin.get(&format!("{renewals}&again_of=renewed_on")).await.expect(200).text()));
    assert!(!again(&admin.get(page).await.expect(200).text()));
    // A draft is tried before it is saved.
    let card = "/insight/scorecards/business";
    let form = testkit::fields(&admin.get(card).await.expect(200).text(), &format!("form[action='{card}']"));
    let with = |weight: &str| {
        let typed = form.iter().map(|(name, value)| {
            let value = if name == "component-0-weight" { weight.to_owned() } else { value.clone() };
            (name.clone(), value)
        });
        typed.chain([("act".to_owned(), "try".to_owned())]).collect::<Vec<_>>()
    };
    let tried = admin.submit(card, card, with("60")).await.expect(200);
    let _ = tried.says("On the past").says("In force").says("This draft").says("Warnings that came true");
    let _ = admin.submit(card, card, with("much")).await.expect(422);
    // Whoever may not write definitions reads, and decides nothing.
    let mut csm = place.as_role(Role::Manager).await;
    let read = csm.get(page).await.expect(200).text();
    assert!(!read.contains("action=\"/insight/proof/days\""));
    let _ = csm.submit(page, keep, days("0", "")).await.expect(403);
    // Fewer days: the others' files go.
    let _ = admin.submit(page, keep, days("0", "2026-04-05..2026-04-12")).await.expect(200);
    let files = std::fs::read_dir(app.folder.join("looks")).unwrap().count();
    assert_eq!(files, 2);
}
