//! When we last spoke with whom, as columns.

use std::collections::{HashMap, HashSet};

use kernel::{Class, Day, Instant, Result, Says, Value, ValueType};
use query::ColumnSpec;
use web::{App, Ask, BoxFuture, Published};

use super::model::MOODS;
use super::store::{self, Slim};
use crate::contacts;

/// The window of `talks_28`, in days.
const RECENT: i64 = 28;

#[derive(Default, Clone)]
struct Talks {
    last: Option<i64>,
    decision_maker: Option<i64>,
    mood: Option<(i64, String)>,
    recent: u32,
    kicked_off: bool,
}

pub(crate) fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let zone = app.zone();
        // What was logged in this very microsecond counts; what is planned for later does not.
        let now = Instant(app.now().0 + 1);
        let end = Instant::start_of(ask.day.tomorrow().unwrap_or(ask.day), &zone).min(now);
        let contacts = ask.once(contacts::store::slim(app.db.read(), ask.only())).await?;
        let deciders: HashSet<&str> =
            contacts.iter().filter(|c| c.role == "decision_maker").map(|c| c.id.as_str()).collect();
        let since = end.0 - RECENT * kernel::MICROS_PER_DAY;
        let mut talks: HashMap<usize, Talks> = HashMap::new();
        let told = ask.once(store::slim_until(app.db.read(), now, ask.only())).await?;
        for slim in told.iter().filter(|slim| slim.at < end.0) {
            if let Some(row) = ask.row(&slim.account_id) {
                let decider = slim.contact_id.as_ref().is_some_and(|id| deciders.contains(id.as_str()));
                note(talks.entry(row).or_default(), slim, decider, since);
            }
        }
        let day = |at: i64| Instant(at).day(&zone);
        Ok(columns(ask, &talks, &day))
    })
}

fn note(talks: &mut Talks, slim: &Slim, decider: bool, since: i64) {
    let two_way = slim.direction == "both" && slim.kind != "note";
    if two_way {
        talks.last = talks.last.max(Some(slim.at));
        if decider {
            talks.decision_maker = talks.decision_maker.max(Some(slim.at));
        }
        if slim.at >= since {
            talks.recent += 1;
        }
    }
    talks.kicked_off |= two_way && (slim.kind == "meeting" || slim.kind == "visit");
    if let Some(mood) = &slim.mood
        && talks.mood.as_ref().is_none_or(|(at, _)| *at <= slim.at)
    {
        talks.mood = Some((slim.at, mood.clone()));
    }
}

fn columns(ask: &Ask, talks: &HashMap<usize, Talks>, day: &dyn Fn(i64) -> Day) -> Vec<Published> {
    let none = Talks::default();
    let column = |read: &dyn Fn(&Talks) -> Value| {
        (0..ask.ids.len()).map(|row| read(talks.get(&row).unwrap_or(&none))).collect::<Vec<_>>()
    };
    let date = |at: Option<i64>| at.map_or(Value::Null, |at| Value::Date(day(at)));
    let ago = |at: Option<i64>| at.map_or(Value::Null, |at| Value::Number(days_since(day(at), ask.day)));
    let spec = |key, ty| ColumnSpec::new(key, ty, Class::General).grouped("talks");
    let moods = MOODS.iter().map(|m| ((*m).to_owned(), Says::new(format!("touchpoint-mood-{m}")))).collect();
    vec![
        (spec("last_talk_on", ValueType::Date), column(&|t| date(t.last))),
        (spec("days_since_talk", ValueType::Number), column(&|t| ago(t.last))),
        (spec("decision_maker_met_on", ValueType::Date), column(&|t| date(t.decision_maker))),
        (spec("days_since_decision_maker", ValueType::Number), column(&|t| ago(t.decision_maker))),
        (spec("talks_28", ValueType::Number), column(&|t| Value::Number(f64::from(t.recent)))),
        (spec("kicked_off", ValueType::Flag), column(&|t| Value::Flag(t.kicked_off))),
        (
            spec("last_mood", ValueType::Choice).choosing(moods),
            column(&|t| t.mood.as_ref().map_or(Value::Null, |(_, mood)| Value::Text(mood.clone()))),
        ),
    ]
}

fn days_since(then: Day, now: Day) -> f64 {
    then.until(now).map_or(0.0, |span| f64::from(span.get_days()))
}
