//! A number per account, counted from events: its definition, and its words.

use kernel::Says;
use metrics::{Aggregate, MetricSpec, Window};
use serde::{Deserialize, Serialize};

use super::model::ACCOUNT;
use crate::words::{Name, label};

/// A number per account, counted from events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// Its name in expressions.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// How events become a number.
    pub aggregate: Aggregate,
    /// Which days count.
    pub window: Window,
    /// Event names that count; all when empty. Of steps the chain, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Of steps: most days from the first step to the last; the whole window when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<u16>,
    /// Only events of people who are contacts with this role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Read per working day of the account's own calendar.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub per_working_day: bool,
}

impl Metric {
    /// As the engine of metrics takes it.
    pub fn spec(&self) -> MetricSpec {
        MetricSpec {
            id: self.key.clone(),
            subject: ACCOUNT.to_owned(),
            aggregate: self.aggregate,
            window: self.window,
            names: self.names.clone(),
            people: self.role.clone(),
            within: self.within,
            per_working_day: self.per_working_day,
        }
    }

    /// What it counts, over which days, in words.
    pub(crate) fn told(&self) -> Vec<Says> {
        let counts = Says::new(format!("metric-aggregate-{}", self.aggregate.key()));
        let within = self.within.map(|days| Says::new("metric-within-days").with("days", i64::from(days)));
        [counts, self.days()].into_iter().chain(within).collect()
    }

    /// The window in words.
    fn days(&self) -> Says {
        let days = |key: &str, n: u16| Says::new(key).with("days", i64::from(n));
        match self.window {
            Window::Days(n) => days("metric-window-days", n),
            Window::Previous(n) => days("metric-window-previous", n),
            Window::PreviousBy { days: n, shift } => days("metric-window-shifted", n).with("shift", i64::from(shift)),
            Window::Lifetime => Says::new("metric-window-lifetime"),
        }
    }

    /// The names that it counts; nothing where it counts all.
    pub(crate) fn named(&self) -> Option<String> {
        // The mark between steps is mirrored where one reads from right to left.
        let between = if self.aggregate == Aggregate::Steps { " › " } else { ", " };
        (!self.names.is_empty()).then(|| self.names.join(between))
    }
}

/// What differs between two versions of a metric, in words.
pub(super) fn wording(old: &Metric, new: &Metric) -> Vec<Says> {
    let counts = |own: &Metric| Says::new(format!("metric-aggregate-{}", own.aggregate.key()));
    let names = |own: &Metric| own.named().map_or_else(|| Says::new("metric-all-names"), |names| label(None, &names));
    let within = |own: &Metric| match own.within {
        Some(days) => Says::new("metric-within-days").with("days", i64::from(days)),
        None => Says::new("metric-within-any"),
    };
    let who = |own: &Metric| match &own.role {
        Some(role) => Says::new(format!("contact-role-{role}")),
        None => Says::new("metric-everybody"),
    };
    let said = [
        ("wording-counts", counts(old), counts(new)),
        ("wording-window", old.days(), new.days()),
        ("wording-events", names(old), names(new)),
        ("wording-within", within(old), within(new)),
        ("wording-role", who(old), who(new)),
    ];
    let differ = said.into_iter().filter(|(_, old, new)| old != new);
    let mut all: Vec<Says> = differ.map(|(key, old, new)| Says::new(key).with("old", old).with("new", new)).collect();
    if old.per_working_day != new.per_working_day {
        all.push(Says::new(if new.per_working_day { "wording-per-working-day" } else { "wording-per-window" }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> Result<Metric, toml::de::Error> {
        toml::from_str(&format!("key = 'onboarding'\naggregate = 'steps'\nwindow = {{ days = 28 }}\n{text}"))
    }

    #[test]
    fn steps_are_read_in_their_order_and_an_unknown_key_is_refused() {
        let metric = steps("names = ['signed_up', 'invited', 'paid']\nwithin = 14").unwrap();
        assert_eq!(metric.spec().names, ["signed_up", "invited", "paid"]);
        assert_eq!((metric.spec().within, metric.spec().validate().is_ok()), (Some(14), true));
        assert_eq!(metric.named().as_deref(), Some("signed_up › invited › paid"));
        assert_eq!(toml::from_str::<Metric>(&toml::to_string(&metric).unwrap()).unwrap(), metric);
        assert!(steps("names = ['a', 'b']\nwithn = 14").unwrap_err().to_string().contains("withn"));
    }

    #[test]
    fn every_change_of_a_metric_has_its_words() {
        let old = steps("names = ['a', 'b']").unwrap();
        let keys = |new: &Metric| wording(&old, new).into_iter().map(|says| says.key).collect::<Vec<_>>();
        let other = Metric {
            aggregate: Aggregate::Count,
            window: Window::Days(7),
            names: Vec::new(),
            within: Some(3),
            role: Some("admin".to_owned()),
            per_working_day: true,
            ..old.clone()
        };
        let wanted = ["counts", "window", "events", "within", "role", "per-working-day"];
        assert_eq!(keys(&other), wanted.map(|end| format!("wording-{end}")));
        let turned = Metric { names: vec!["b".to_owned(), "a".to_owned()], ..old.clone() };
        assert_eq!(keys(&turned), ["wording-events"], "another order is another chain");
        assert!(keys(&old.clone()).is_empty());
    }
}
