//! What can be defined. One value of [`Definitions`] is everything that a definition set holds, in the form of its text.

use i18n::Language;
use serde::{Deserialize, Serialize};

use super::borders::Borders;
use super::curve::Curve;
use super::kinds::ComponentKind;
pub use super::metric::Metric;
use super::roll_up::RollUp;
pub use super::steady::Steady;
use crate::words::Name;

/// All definitions of a workspace.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Definitions {
    /// Numbers counted from events.
    #[serde(rename = "metric", skip_serializing_if = "Vec::is_empty")]
    pub metrics: Vec<Metric>,
    /// Expressions over columns.
    #[serde(rename = "formula", skip_serializing_if = "Vec::is_empty")]
    pub formulas: Vec<Formula>,
    /// Places of accounts among others.
    #[serde(rename = "rank", skip_serializing_if = "Vec::is_empty")]
    pub ranks: Vec<Rank>,
    /// What judges the health of accounts; the first that matches, in this order.
    #[serde(rename = "scorecard", skip_serializing_if = "Vec::is_empty")]
    pub scorecards: Vec<Scorecard>,
    /// Groups of accounts.
    #[serde(rename = "segment", skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<Segment>,
    /// The division by value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Division>,
    /// The division by time of life.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stages: Option<Division>,
    /// What puts lines on Today.
    #[serde(rename = "signal", skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Signal>,
}

/// The kind of subject that all definitions but those of sources are about.
pub const ACCOUNT: &str = "account";
/// The kind of subject of signals about senders of events.
pub const SOURCE: &str = "source";

/// A named expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// Its name in expressions.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The expression.
    pub expression: String,
}

/// The place of each account among others, from 0 to 100: how many percent of them have less.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// Its name in expressions.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The number that is compared.
    pub of: String,
    /// Which accounts take part; all when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub among: Option<String>,
}

/// What judges the health of the accounts that it applies to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// Its key.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Which accounts it judges; all when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<String>,
    /// When there is enough to judge; without, the band is *not enough data*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enough: Option<String>,
    /// The lowest score of the band *healthy*.
    pub healthy_from: f64,
    /// The lowest score of the band *at risk*.
    pub at_risk_from: f64,
    /// What keeps its bands from changing to and fro; nothing lets them follow the score at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steady: Option<Steady>,
    /// How the scores of the accounts below count; nothing leaves each account to itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll_up: Option<RollUp>,
    /// Other borders for some of its accounts; the first whose condition holds gives them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub borders: Vec<Borders>,
    /// What it adds up.
    #[serde(rename = "component")]
    pub components: Vec<Component>,
}

/// One line of a scorecard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Its key within the scorecard.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// What of the input counts.
    #[serde(default, skip_serializing_if = "ComponentKind::is_level")]
    pub kind: ComponentKind,
    /// What is counted: a number, for recency a day, for an event a condition.
    pub input: String,
    /// From the number to a share of the weight.
    pub curve: Curve,
    /// The most points that it gives.
    pub weight: f64,
    /// What it gives when the number is unknown.
    #[serde(default)]
    pub missing: Missing,
    /// Columns whose values are shown: the first as "now (before)".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// How the evidence reads; "now (before)" when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Name>,
    /// What the number is multiplied by to speak of it in the unit of the evidence: seats for people ÷ seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
}

/// What a component gives when its number is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Nothing; the other components share its weight.
    #[default]
    LeaveOut,
    /// No points.
    Zero,
    /// Half of its points.
    Half,
    /// All of its points.
    Full,
}

impl Missing {
    /// All rules, in the order in which a form offers them.
    pub const ALL: [Self; 4] = [Self::LeaveOut, Self::Zero, Self::Half, Self::Full];

    /// The key in files and forms, and the end of a message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LeaveOut => "leave_out",
            Self::Zero => "zero",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// The share of the weight; nothing when it is left out.
    pub const fn share(self) -> Option<f64> {
        match self {
            Self::LeaveOut => None,
            Self::Zero => Some(0.0),
            Self::Half => Some(0.5),
            Self::Full => Some(1.0),
        }
    }
}

/// A group of accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Its key; its column is `segment_{key}`.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Who belongs to it. Unknown is out.
    pub expression: String,
}

impl Segment {
    /// Its column.
    pub fn column(&self) -> String {
        format!("segment_{}", self.key)
    }
}

/// A division of all accounts into classes, of which each account has at most one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Division {
    /// For a division by quantiles: the number whose order divides, and which accounts take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantiles: Option<Quantiles>,
    /// The classes in order: an account belongs to the first whose rule holds.
    #[serde(rename = "class")]
    pub classes: Vec<DivisionClass>,
}

/// What a division by quantiles compares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantiles {
    /// The number; the greatest come first.
    pub of: String,
    /// Which accounts take part; all when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub among: Option<String>,
}

/// A tier or a stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DivisionClass {
    /// Its key, the value in the column.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Who belongs to it, for a division by rules; everybody left when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// How many percent belong to it, for a division by quantiles; everybody left when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
    /// For a stage: those from which it is expected to be reached; any when there are none. It judges nobody: a move from another one
    /// is shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<String>,
    /// For a stage: customers are meant to stay in it, so that nobody is stuck there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
}

/// What puts a line on Today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Its key; its column is `signal_{key}`.
    pub key: String,
    /// Its name for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The kind of subject: `account` or `source`.
    #[serde(default = "account", skip_serializing_if = "is_account")]
    pub subject: String,
    /// When it speaks.
    pub expression: String,
    /// What it is about.
    pub group: Group,
    /// Whose line it is.
    pub role: Audience,
    /// The line's fact: a template over the evidence columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Name>,
    /// The columns that the text speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// What to do.
    pub act: Act,
    /// With whom: a contact's role, the best known first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Days until it should be done.
    pub due_days: u16,
    /// Days of rest after it was handled.
    pub rest_days: u16,
    /// Weight from 1 to 3 in the order of Today.
    pub weight: u8,
    /// Whether it speaks of a risk.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub risk: bool,
    /// Where it speaks.
    #[serde(default = "on_today", skip_serializing_if = "is_on_today")]
    pub tells: Tells,
}

const fn on_today() -> Tells {
    Tells::Line
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_on_today(tells: &Tells) -> bool {
    *tells == Tells::Line
}

fn account() -> String {
    ACCOUNT.to_owned()
}

fn is_account(subject: &str) -> bool {
    subject == ACCOUNT
}

impl Signal {
    /// Its column.
    pub fn column(&self) -> String {
        format!("signal_{}", self.key)
    }

    /// The text's template in a language, if somebody wrote one.
    pub fn template(&self, language: Language) -> Option<&str> {
        match &self.text {
            Some(Name::Words(words)) => Some(words.pick(language)),
            _ => None,
        }
    }
}

/// A list of keys with their names in files, forms and message keys.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $key)] $variant,)+ }

        impl $name {
            /// All of them, in the order in which a form offers them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The key in files and forms, and the end of a message key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// The one with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed! {
    /// What a signal is about.
    Group {
        /// Contract and money.
        Commercial = "commercial",
        /// Use of the product.
        Usage = "usage",
        /// Somebody at the account.
        People = "people",
        /// Our word.
        Promise = "promise",
        /// Trouble that they have.
        Support = "support",
        /// Data that is missing or wrong.
        Data = "data",
        /// Something to win.
        Chance = "chance",
    }
}

keyed! {
    /// Whose line a signal makes.
    Audience {
        /// Whoever owns the account as CSM.
        Owner = "owner",
        /// The CS specialist who owns it.
        Specialist = "specialist",
        /// The CS manager who owns it.
        Manager = "manager",
        /// The account manager.
        AccountManager = "account_manager",
        /// The CS lead.
        Lead = "lead",
        /// The administrator.
        Admin = "admin",
    }
}

keyed! {
    /// Where a signal speaks.
    Tells {
        /// With a line on Today, for as long as it speaks.
        Line = "line",
        /// With an alert, once when it begins to speak, and with a line.
        Both = "both",
        /// With an alert only.
        Alert = "alert",
    }
}

impl Tells {
    /// Whether it puts a line on Today.
    pub const fn line(self) -> bool {
        !matches!(self, Self::Alert)
    }

    /// Whether somebody is alerted when it begins to speak.
    pub const fn alert(self) -> bool {
        !matches!(self, Self::Line)
    }
}

keyed! {
    /// What a signal suggests.
    Act {
        /// Call somebody.
        Call = "call",
        /// Write to somebody.
        Mail = "mail",
        /// Meet somebody.
        Meeting = "meeting",
        /// Do something that takes longer.
        Task = "task",
        /// Hand the matter to the account manager.
        Handoff = "handoff",
        /// Look whether something is right.
        Check = "check",
    }
}

impl Definitions {
    /// All keys of the one namespace, in order.
    pub fn keys(&self) -> Vec<&str> {
        let metrics = self.metrics.iter().map(|d| &d.key);
        let formulas = self.formulas.iter().map(|d| &d.key).chain(self.ranks.iter().map(|d| &d.key));
        let cards = self.scorecards.iter().map(|d| &d.key).chain(self.segments.iter().map(|d| &d.key));
        metrics.chain(formulas).chain(cards).chain(self.signals.iter().map(|d| &d.key)).map(String::as_str).collect()
    }

    /// The scorecard with this key.
    pub fn scorecard(&self, key: &str) -> Option<&Scorecard> {
        self.scorecards.iter().find(|card| card.key == key)
    }

    /// Takes the definitions of `other` to those that are there.
    pub fn extend(&mut self, other: Self) {
        self.metrics.extend(other.metrics);
        self.formulas.extend(other.formulas);
        self.ranks.extend(other.ranks);
        self.scorecards.extend(other.scorecards);
        self.segments.extend(other.segments);
        self.signals.extend(other.signals);
        self.tiers = other.tiers.or(self.tiers.take());
        self.stages = other.stages.or(self.stages.take());
    }
}
