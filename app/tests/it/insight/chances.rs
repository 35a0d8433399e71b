//! Chances are learned from kept weeks, told with intervals and reasons, and not told where too little came.

use std::collections::BTreeSet;

use insight::chances::{self, AIMS, CANCEL, Known};
use insight::definitions;
use insight::proof::{self, Asked, Report, Trial};
use kernel::Actor;
use team::people::Role;

use crate::place::Place;

/// Decides to keep so many weeks, and lets the program look back and learn.
pub(super) async fn looked_back(place: &Place, weeks: u16) {
    let app = place.app();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    team::settings::set(&tx, "proof", &proof::Days { weeks, during: Vec::new() }).await.unwrap();
    tx.commit().await.unwrap();
    while tenure::closing::look_back(app).await.unwrap() {}
}

/// While past weeks are being kept the page says how many there are.
async fn on_their_way(place: &Place, client: &mut testkit::Client) {
    let app = place.app();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    proof::Days { weeks: 3, during: Vec::new() }.decide(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert!(tenure::closing::look_back(app).await.unwrap());
    let page = client.get("/insight/chances").await.expect(200);
    let _ = page.says("Chances are on their way").says("1 of 3 past weeks are kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_too_little_came_nothing_is_said() {
    let place = Place::demo().await;
    let mut admin = place.signed_in("admin").await;
    let _ = admin.get("/insight/chances").await.expect(200).says("Nothing was learned yet");
    on_their_way(&place, &mut admin).await;
    looked_back(&place, 9).await;
    let Known::TooLittle { customers, lost, needed } = chances::known(place.app(), &CANCEL) else {
        panic!("too little came")
    };
    assert!((20..=60).contains(&customers) && lost < needed && needed == 20, "{customers} {lost}");
    let told = admin.get("/insight/chances").await.expect(200);
    let _ = told.says("Too little data to say").says("Chances can be told from 20 on");
}

#[tokio::test(flavor = "multi_thread")]
async fn chances_are_told_with_intervals_reasons_and_quality() {
    let place = Place::company(5, 220, 60_000).await;
    let app = place.app();
    looked_back(&place, 52).await;
    let Known::Learned(model) = chances::known(app, &CANCEL) else { panic!("{:?}", chances::known(app, &CANCEL)) };
    assert!(model.lost >= 20 && model.factors.len() <= model.lost / 6, "{} {}", model.lost, model.factors.len());
    assert!((0.0..=1.0).contains(&model.hazard.shrinkage));
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let told = model.chances(frame, 0..frame.len()).unwrap();
    let paying = (0..frame.len()).filter(|&row| frame.value(row, "paying").flag() == Some(true)).count();
    assert_eq!(told.len(), paying);
    for chance in &told {
        // Numbers that are not known are NaN, which is not equal to itself.
        let alone = model.chance_of(frame, chance.row).unwrap();
        assert_eq!(format!("{alone:?}"), format!("{:?}", Some(chance)));
        assert!(chance.within.iter().map(|(value, _)| *value).is_sorted() && chance.within.len() == 3);
        assert!(chance.within.iter().all(|(value, within)| within.covers(*value)));
    }
    // Learned again, it is the same.
    chances::forget(app);
    chances::learn(app).await.unwrap();
    let Known::Learned(again) = chances::known(app, &CANCEL) else { panic!("the same weeks") };
    assert_eq!((&again.hazard, &again.quality), (&model.hazard, &model.quality));
    // A day that is not asked for, as a back-test of another weekday keeps, would count what came twice.
    tenure::closing::look_at(app, "2026-06-03".parse().unwrap()).await.unwrap();
    chances::forget(app);
    chances::learn(app).await.unwrap();
    let Known::Learned(again) = chances::known(app, &CANCEL) else { panic!("the same weeks") };
    assert_eq!((&again.hazard, again.days), (&model.hazard, model.days));
    let mut lead = place.as_role(Role::Lead).await;
    let page = lead.get("/insight/chances").await.expect(200);
    let _ = page.says("Most likely to cancel").says("How good the chances are").says("not what causes it");
    let likely = told.iter().max_by(|a, b| a.within[1].0.total_cmp(&b.within[1].0)).unwrap();
    let account = format!("/accounts/{}", frame.id(likely.row));
    let _ = lead.get(&account).await.expect(200).says("Chance to cancel").says("In 180 days");
    then_and_now(&model, &mut lead).await;
    each_aim_is_told(&place, &mut lead).await;
    renewals_count_each_time(&place, &mut lead).await;
    weights_are_suggested(&mut lead).await;
    curves_are_suggested(&mut lead).await;
    curves_follow_rights(&place).await;
}

/// How good the chances were when the model was learned and how good they are stands side by side; what cannot be told is said to be so.
async fn then_and_now(model: &chances::Model, lead: &mut testkit::Client) {
    let page = lead.get("/insight/chances").await.expect(200);
    let head = page.all("table th[scope=col]");
    let known = model.quality.newest().is_some();
    assert_eq!(head.iter().any(|name| name == "Then") && head.iter().any(|name| name == "Now"), known, "{head:?}");
    let Some(newest) = model.quality.newest() else {
        return drop(page.says("Too little came in the past weeks to say"));
    };
    let page = page.says("Then, by what was known on").says("Now, by looks whose 90 days ended after");
    let text = page.text();
    assert_eq!(text.contains("too little had come to say"), model.quality.then.is_none());
    assert_eq!(text.contains("too little to say yet"), model.quality.now.is_none());
    let chart = if model.quality.now.is_some() { "what came: now" } else { "what came: then" };
    let _ = page.says(chart);
    assert_eq!(model.quality.is_off(), newest.is_off());
    for told in [&model.quality.then, &model.quality.now].into_iter().flatten() {
        assert!(told.lost >= 10 && told.looks - told.lost >= 10, "{told:?}");
        assert!(told.auc.interval.covers(told.auc.value));
    }
}

/// Who may not write definitions gets no curves, and who sees no amounts none of amounts.
async fn curves_follow_rights(place: &Place) {
    let card = "/insight/scorecards/business";
    let asked = async |client: &mut testkit::Client| {
        let fields = testkit::fields(&client.get(card).await.expect(200).text(), &format!("form[action='{card}']"));
        let money = fields.into_iter().map(|(name, value)| {
            let of_money = name == "component-0-input";
            (name, if of_money { "case when arr > 3000 then 1 else 0 end".to_owned() } else { value })
        });
        money.chain([("act".to_owned(), "curves".to_owned())]).collect::<Vec<_>>()
    };
    let mut csm = place.as_role(Role::Manager).await;
    let sent = asked(&mut csm).await;
    let _ = csm.submit(card, card, sent).await.expect(403);
    let (_, mut analyst) = place.person("analyst", Role::Analyst).await;
    let sent = asked(&mut analyst).await;
    let told = analyst.submit(card, card, sent).await.expect(200).says("cancelled within a week").text();
    assert!(!told.contains("bend:0=") && !told.contains("|0="), "no curve of amounts");
}

/// Renewing and upgrading are learned from what came more than once, and told of those to whom they may come.
async fn each_aim_is_told(place: &Place, lead: &mut testkit::Client) {
    let app = place.app();
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let rows = |from: f64, to: f64| {
        let number = |row: usize, key: &str| frame.value(row, key).number();
        let fits = |row: &usize| {
            frame.value(*row, "paying").flag() == Some(true)
                && frame.value(*row, "next_starts_on").is_null()
                && number(*row, "days_to_end").is_some_and(|days| (from..=to).contains(&days))
        };
        (0..frame.len()).filter(fits).count()
    };
    for aim in &AIMS {
        let page = lead.get(&format!("/insight/chances?of={}", aim.key)).await.expect(200);
        match chances::known(app, aim) {
            Known::Learned(model) => {
                let _ = page.says("What was learned").says("takes over only if it foretold better");
                let told = model.chances(frame, 0..frame.len()).unwrap();
                assert!(told.iter().flat_map(|chance| &chance.within).all(|(value, _)| (0.0..=1.0).contains(value)));
                if aim.key == "renew" {
                    assert_eq!(told.len(), rows(0.0, 90.0));
                }
            }
            Known::TooLittle { .. } => drop(page.says("Too little data to say")),
            Known::NotYet => panic!("{} was not tried", aim.key),
        }
    }
    drift_is_told(place, lead).await;
    assert!(matches!(chances::known(app, &AIMS[1]), Known::Learned(_)), "{:?}", chances::known(app, &AIMS[1]));
}

/// Where chances differ from what came, leads see it on the page of health too, with a way to the numbers, and nobody else does.
async fn drift_is_told(place: &Place, lead: &mut testkit::Client) {
    let mut csm = place.as_role(Role::Manager).await;
    let told = lead.get("/insight/health").await.expect(200).text();
    let untold = csm.get("/insight/health").await.expect(200).text();
    for aim in &AIMS {
        let off = match chances::known(place.app(), aim) {
            Known::Learned(model) => model.quality.is_off(),
            _ => false,
        };
        let link = format!("/insight/chances?of={}", aim.key);
        assert_eq!((told.contains(&link), untold.contains(&link)), (off, false), "{}", aim.key);
    }
}

/// Looked back on, a renewal counts each time it came, and is not spoken of as a loss.
async fn renewals_count_each_time(place: &Place, lead: &mut testkit::Client) {
    let app = place.app();
    let days = proof::Days::of(app).await.unwrap().until(app.today());
    let days = proof::known_by(days, 90, app.today());
    let (risk, outcome) = ("paying".to_owned(), "renewed_on".to_owned());
    let asked = Asked { within: 90, risk, outcome, again: true, ..Asked::default() };
    let versions = vec![definitions::current(app).await.unwrap().definitions];
    let looks = proof::looks(app, &asked, &Trial { versions, may: &|_, _| true }, &days).unwrap();
    assert!((0..looks.len()).all(|at| looks.outcomes[at].is_none_or(|on| on > looks.day[at])));
    assert!(looks.notice.iter().all(Option::is_none), "a deadline to cancel ends no warning of a renewal");
    let lost = (0..looks.len()).filter(|&at| looks.lost[at]);
    let came: BTreeSet<_> = lost.map(|at| (looks.who[at], looks.outcomes[at])).collect();
    let report = Report::of(&asked, &looks).unwrap();
    assert_eq!(report.lost, came.len());
    assert_eq!(report.told[0].flagged + report.missed.len(), report.lost);
    let page = "/insight/proof?asked=1&outcome=renewed_on&within=90&risk=paying&features=";
    let told = lead.get(page).await.expect(200).says("times that customers came to it").text();
    assert!(!told.contains("Lost without a sign"));
}

/// From the same weeks, weights for a scorecard: shown, tried on the past, and put into the form, but not saved.
async fn weights_are_suggested(lead: &mut testkit::Client) {
    let card = "/insight/scorecards/business";
    let form = lead.get(card).await.expect(200).text();
    let fields = testkit::fields(&form, &format!("form[action='{card}']"));
    let sent = |act: &str| fields.iter().cloned().chain([("act".to_owned(), act.to_owned())]).collect::<Vec<_>>();
    let found = lead.submit(card, card, sent("evidence")).await.expect(200).says("What history suggests");
    let text = found.says("Lost that were flagged").text();
    let take =
        text.split("value=\"").filter_map(|rest| rest.split('"').next()).find(|v| v.starts_with("take:")).unwrap();
    let weights: Vec<f64> = take["take:".len()..].split(',').map(|w| w.parse().unwrap()).collect();
    assert!(weights.len() > 2 && weights.iter().all(|w| *w >= 1.0), "{weights:?}");
    let taken = lead.submit(card, card, sent(take)).await.expect(200).text();
    let now = testkit::fields(&taken, &format!("form[action='{card}']"));
    let first = now.iter().find(|(name, _)| name == "component-0-weight").unwrap();
    assert_eq!(first.1.parse::<f64>().unwrap().to_bits(), weights[0].to_bits());
    let again = testkit::fields(&lead.get(card).await.expect(200).text(), &format!("form[action='{card}']"));
    assert_eq!(again, fields, "nothing was saved");
}

/// From the same weeks, a curve for each component: shown beside the drawn one, and put into the form, but not saved.
async fn curves_are_suggested(lead: &mut testkit::Client) {
    let card = "/insight/scorecards/business";
    let selector = format!("form[action='{card}']");
    let fields = testkit::fields(&lead.get(card).await.expect(200).text(), &selector);
    let sent = |act: &str| fields.iter().cloned().chain([("act".to_owned(), act.to_owned())]).collect::<Vec<_>>();
    let found = lead.submit(card, card, sent("curves")).await.expect(200).says("Curves that history suggests");
    let text = found.says("By this draft").says("cancelled within a week").text();
    let of_all = text.contains("Put all curves that told something into the form");
    assert_eq!(of_all, text.contains("Lost that were flagged"), "what told something is tried on the past");
    let values = text.split("value=\"").filter_map(|rest| rest.split('"').next());
    let take = values.filter(|value| value.starts_with("bend:")).find(|value| !value.contains('|')).unwrap();
    let (at, points) = take["bend:".len()..].split_once('=').unwrap();
    let points: Vec<(f64, f64)> = points
        .split(',')
        .map(|point| point.split_once(':').unwrap())
        .map(|(x, percent)| (x.parse().unwrap(), percent.parse().unwrap()))
        .collect();
    assert!((2..=5).contains(&points.len()) && points.windows(2).all(|two| two[0].0 < two[1].0), "{points:?}");
    let mut ends = [points[0].1, points[points.len() - 1].1];
    ends.sort_by(f64::total_cmp);
    assert_eq!(ends, [0.0, 100.0], "{points:?}");
    let taken = testkit::fields(&lead.submit(card, card, sent(take)).await.expect(200).text(), &selector);
    let value = |end: &str| {
        let name = format!("component-{at}-{end}");
        taken.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone()).unwrap()
    };
    assert_eq!(value("curve"), "points");
    for (n, (x, percent)) in points.iter().enumerate() {
        let typed = [value(&format!("x-{n}")), value(&format!("p-{n}"))].map(|text| text.parse::<f64>().unwrap());
        assert_eq!(typed, [*x, *percent]);
    }
    assert_eq!(value(&format!("x-{}", points.len())), "", "nothing of the old curve is left");
    let other = |fields: &[(String, String)]| {
        let others = fields.iter().filter(|(name, _)| !name.starts_with(&format!("component-{at}-")));
        others.cloned().collect::<Vec<_>>()
    };
    assert_eq!(other(&taken), other(&fields), "the other components stay");
    let again = testkit::fields(&lead.get(card).await.expect(200).text(), &selector);
    assert_eq!(again, fields, "nothing was saved");
}
