//! What a brief says, as lines of text by section: the same for the screen, for print and for the clipboard.

use insight::signals;
use kernel::{Class, Instant, Result, Value};
use query::{Cell, Viewed};
use web::{App, Viewer};

use crate::items;

/// A section: the end of its heading's key, and its lines.
pub(crate) type Section = (&'static str, Vec<String>);

/// How far back talks are looked through for the last ones.
const TALKS: u64 = 40;
/// Talks that are told.
const TOLD: usize = 3;

/// The whole brief.
pub(crate) async fn gather(app: &App, v: &Viewer, account: &str) -> Result<Vec<Section>> {
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    let Some(row) = seen.frame.row(account) else { return Ok(Vec::new()) };
    let mut sections = vec![("contract", contract(app, v, &viewed, row)), ("use", used(v, &viewed, row))];
    sections.push(("people", people(app, v, account).await?));
    sections.push(("open", open(app, v, account).await?));
    sections.push(("talks", talks(app, v, account).await?));
    sections.push(("health", health(app, v, account, (&viewed, row))));
    sections.push(("ask", questions(v, &viewed, row)));
    sections.retain(|(_, lines)| !lines.is_empty());
    Ok(sections)
}

/// At most five sentences for the head of the account's page.
pub(crate) async fn short(app: &App, v: &Viewer, account: &str) -> Result<Vec<String>> {
    let seen = team::rights::viewed(app, v, "account");
    let viewed = seen.viewed();
    let Some(row) = seen.frame.row(account) else { return Ok(Vec::new()) };
    let lines = signals::for_account(app, v, account);
    let mut sentences: Vec<String> = lines.iter().take(2).map(|line| v.reader.say(&line.evidence)).collect();
    let told = |key: &str| lines.iter().take(2).any(|line| line.evidence.args.iter().any(|(name, _)| name == key));
    let today = app.today();
    let waiting = items::store::of_account(app.db.read(), account).await?;
    if let Some(item) = waiting.iter().find(|i| i.late_on(today)).filter(|_| seen.view.may_see(row, Class::Note)) {
        let days = item.due().and_then(|d| d.until(today).ok()).map_or(0, |s| i64::from(s.get_days()));
        sentences.push(v.reader.tell("brief-late", &[("title", item.title.as_str().into()), ("days", days.into())]));
    }
    sentences.extend(talks(app, v, account).await?.into_iter().take(1));
    let notice = number(&viewed, row, "days_to_notice").filter(|d| (0.0..=120.0).contains(d));
    if let Some(days) = notice.filter(|_| !told("days_to_notice")) {
        sentences.push(v.reader.tell("brief-notice", &[("days", days.into())]));
    }
    if sentences.len() < 5 {
        sentences.extend(used(v, &viewed, row).into_iter().take(1));
    }
    sentences.truncate(5);
    Ok(sentences)
}

fn number(viewed: &Viewed<'_>, row: usize, key: &str) -> Option<f64> {
    viewed.value(row, key).value().and_then(Value::number)
}

fn contract(app: &App, v: &Viewer, viewed: &Viewed<'_>, row: usize) -> Vec<String> {
    let fact = |key: &str| customers::accounts::facts(v, viewed, row, key);
    let known = |key: &str| viewed.value(row, key).value().is_some_and(|x| !x.is_null());
    let mut lines = Vec::new();
    if known("plan") {
        lines.push(v.reader.tell(
            "brief-plan",
            &[("plan", fact("plan").into()), ("from", fact("starts_on").into()), ("to", fact("ends_on").into())],
        ));
    }
    if let Some(days) = number(viewed, row, "days_to_notice") {
        let key = if viewed.value(row, "auto_renew").value().and_then(Value::flag) == Some(true) {
            "brief-notice-auto"
        } else {
            "brief-notice-day"
        };
        lines.push(v.reader.tell(key, &[("day", fact("notice_on").into()), ("days", days.into())]));
    }
    match viewed.value(row, "arr") {
        Cell::Known(Value::Number(major)) => {
            let amount = customers::accounts::in_minor(major, app.workspace.load().currency);
            lines.push(v.reader.tell("brief-value", &[("amount", amount.into())]));
        }
        Cell::Hidden => lines.push(v.t("brief-price-hidden")),
        Cell::Known(_) => {}
    }
    if let Some(days) = number(viewed, row, "overdue_days").filter(|d| *d > 0.0) {
        lines.push(v.reader.tell("brief-overdue", &[("days", days.into())]));
    }
    lines
}

fn used(v: &Viewer, viewed: &Viewed<'_>, row: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (active, seats) = (number(viewed, row, "active_people_28"), number(viewed, row, "seats"));
    match (active, seats) {
        (Some(active), Some(seats)) => {
            lines.push(v.reader.tell("brief-seats", &[("active", active.into()), ("seats", seats.into())]))
        }
        (Some(active), None) => lines.push(v.reader.tell("brief-active", &[("active", active.into())])),
        _ => {}
    }
    if let Some(size) = number(viewed, row, "team_size") {
        lines.push(v.reader.tell("brief-team", &[("size", size.into())]));
    }
    lines
}

async fn people(app: &App, v: &Viewer, account: &str) -> Result<Vec<String>> {
    if !team::rights::account(app, v, account).sees(Class::Personal) {
        return Ok(Vec::new());
    }
    let contacts = customers::contacts::store::of_account(app.db.read(), account).await?;
    let talks = customers::timeline::store::of_account(app.db.read(), account, TALKS).await?;
    let told = contacts.iter().filter(|c| ["decision_maker", "champion", "project_lead"].contains(&c.role.as_str()));
    Ok(told
        .map(|c| {
            let last =
                talks.iter().find(|t| t.two_way() && t.contact_id.as_deref() == Some(&c.id) && t.when() <= app.now());
            let when = last.map_or_else(|| v.t("contact-never"), |t| v.reader.ago(t.when(), app.now()));
            format!("{} ({}): {when}", c.addressed(), v.t(&format!("contact-role-{}", c.role)))
        })
        .collect())
}

async fn open(app: &App, v: &Viewer, account: &str) -> Result<Vec<String>> {
    if !team::rights::account(app, v, account).sees(Class::Note) {
        return Ok(Vec::new());
    }
    let today = app.today();
    let items = items::store::of_account(app.db.read(), account).await?;
    Ok(items
        .iter()
        .filter(|i| i.open_on(today))
        .map(|i| {
            let age = i.asked().and_then(|d| d.until(today).ok()).map_or(0, |s| i64::from(s.get_days()));
            v.reader.tell(
                "brief-item",
                &[
                    ("kind", v.t(&format!("item-kind-{}", i.kind)).into()),
                    ("title", i.title.as_str().into()),
                    ("days", age.into()),
                ],
            )
        })
        .collect())
}

async fn talks(app: &App, v: &Viewer, account: &str) -> Result<Vec<String>> {
    if !team::rights::account(app, v, account).sees(Class::Note) {
        return Ok(Vec::new());
    }
    let talks = customers::timeline::store::of_account(app.db.read(), account, TALKS).await?;
    let told = talks.iter().filter(|t| t.when() <= app.now() && t.kind != "note").take(TOLD);
    Ok(told
        .map(|t| {
            let day = Instant(t.at).day(&v.reader.zone);
            v.reader.tell(
                "brief-talk",
                &[
                    ("kind", v.t(&format!("touchpoint-kind-{}", t.kind)).into()),
                    ("day", day.into()),
                    ("text", t.text.as_str().into()),
                ],
            )
        })
        .collect())
}

fn health(app: &App, v: &Viewer, account: &str, (viewed, row): (&Viewed<'_>, usize)) -> Vec<String> {
    let mut lines = Vec::new();
    if let (Some(score), Some(change)) = (number(viewed, row, "health"), number(viewed, row, "health_change")) {
        let band = customers::accounts::facts(v, viewed, row, "health_band");
        lines.push(v.reader.tell(
            "brief-health",
            &[
                ("band", band.into()),
                ("score", score.round().into()),
                ("change", v.reader.signed(change.round()).into()),
            ],
        ));
    }
    lines.extend(signals::for_account(app, v, account).iter().map(|line| v.reader.say(&line.evidence)));
    lines
}

/// Three questions, chosen by what is not known or not well.
fn questions(v: &Viewer, viewed: &Viewed<'_>, row: usize) -> Vec<String> {
    let n = |key: &str| number(viewed, row, key).unwrap_or(0.0);
    let unknown = |key: &str| number(viewed, row, key).is_none();
    let mut keys = Vec::new();
    if n("decision_makers") < 1.0 || n("days_since_decision_maker") > 90.0 || unknown("days_since_decision_maker") {
        keys.push("brief-ask-decider");
    }
    if n("open_complaints") + n("open_problems") > 0.0 {
        keys.push("brief-ask-problem");
    }
    if n("team_size") > n("seats") && n("seats") > 0.0 {
        keys.push("brief-ask-team");
    }
    if n("days_to_end") > 0.0 && n("days_to_end") <= 120.0 {
        keys.push("brief-ask-renewal");
    }
    keys.extend(["brief-ask-goal", "brief-ask-value", "brief-ask-missing"]);
    keys.into_iter().take(3).map(|key| v.t(key)).collect()
}
