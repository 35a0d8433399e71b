//! The rows of the invented company: plain data under its own keys, for somebody else to load.
//!
//! Choices are lower-case keys; the doc comment of each field lists them. Days are calendar days, amounts are minor
//! units of an ISO 4217 currency, optional fields are unknown when empty.

use std::hash::Hash;

use jiff::tz::TimeZone;
use kernel::{Currency, Day, Instant};

/// What to generate. The same plan always gives the same company, byte for byte.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Decides every draw.
    pub seed: u64,
    /// How many customers, lost ones included (500 for the usual demo).
    pub accounts: usize,
    /// How many usage events in all (1,000,000 for the usual demo); met from above, within four per cent. With fewer
    /// than about 1,000 for each account the stories still take what they need, and there are more.
    pub events: u64,
    /// How many days of events lie before `today` (400 for the usual demo).
    pub days: u16,
    /// The day on which the company is looked at. Events end with the day before it.
    pub today: Day,
    /// The zone in which the team works: its talks happen in working hours there.
    pub zone: TimeZone,
}

impl Plan {
    /// The demo company of the manual: 500 customers, one million events over 400 days.
    pub const fn usual(seed: u64, today: Day, zone: TimeZone) -> Self {
        Self { seed, accounts: 500, events: 1_000_000, days: 400, today, zone }
    }
}

/// Somebody on the team of the invented company.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Person {
    /// `staff-01`.
    pub key: String,
    /// Full name in the person's own script.
    pub name: String,
    /// Address under `tenure-demo.example`.
    pub email: String,
    /// `specialist`, `manager`, `lead`, `account_manager`, `admin`, `support`, `product`.
    pub role: &'static str,
    /// `en`, `zh-CN`, `fa`.
    pub language: &'static str,
}

/// A customer: a company or a single person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Account {
    /// `C-00001`; in order of `created_on`.
    pub key: String,
    /// The name as everybody writes it, in its own script.
    pub name: String,
    /// Short name for lists.
    pub short_name: String,
    /// Name as registered; empty for a single person.
    pub legal_name: Option<String>,
    /// `company`, `person`.
    pub kind: &'static str,
    /// The company that this one belongs to.
    pub parent_key: Option<String>,
    /// ISO 3166 code of two letters.
    pub country: &'static str,
    /// `europe`, `north_america`, `asia_pacific`, `china`, `iran`.
    pub region: &'static str,
    /// IANA name of the time zone.
    pub zone: &'static str,
    /// Working days and holidays: `INTL`, `CN`, `IR`.
    pub calendar: &'static str,
    /// `manufacturing`, `retail`, `logistics`, `software`, `education`, `health`, `finance`, `construction`, `food`, `media`.
    pub industry: &'static str,
    /// `en`, `zh-CN`, `fa`.
    pub language: &'static str,
    /// How many people of theirs could use the product.
    pub team_size: Option<u32>,
    /// First day as a customer or as a trial.
    pub created_on: Day,
    /// Key of the specialist or manager who looks after it.
    pub csm: Option<String>,
    /// Key of the account manager.
    pub am: Option<String>,
    /// Number in the public register, in the country's own form; invented, in ranges that are not given out.
    pub registration_id: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// General address of the company.
    pub email: Option<String>,
    /// `https://….example`.
    pub website: Option<String>,
}

/// Somebody whom the team talks to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contact {
    /// `K-00001-1`.
    pub key: String,
    /// The account.
    pub account_key: String,
    /// Full name as written in its own script.
    pub name: String,
    /// How to address this person: `Ms Keller`, `刘总`, `سرکار خانم رضایی`.
    pub form_of_address: String,
    /// `decision_maker`, `champion`, `project_lead`, `admin`, `user`, `billing`, `other`.
    pub role: &'static str,
    /// Address under `.example`.
    pub email: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// Handle in the messenger usual in the country.
    pub messenger: Option<String>,
    /// The key under which this person's own events arrive, if this person uses the product.
    pub person_key: Option<String>,
    /// `en`, `zh-CN`, `fa`.
    pub language: &'static str,
    /// The day on which mail to this address came back.
    pub bounced_on: Option<Day>,
}

/// Somebody who uses the product. Made on demand by [`crate::Company::users`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct User {
    /// `U-00001-01`: the `person_key` of events and contacts.
    pub key: String,
    /// The account.
    pub account_key: String,
    /// Full name in its own script.
    pub name: String,
    /// Address under `.example`.
    pub email: String,
    /// `en`, `zh-CN`, `fa`.
    pub language: &'static str,
    /// First day with the product, as far back as events reach.
    pub joined_on: Day,
}

/// Something that the invented company sells: one row for each currency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SoldPlan {
    /// `Solo`, `Starter`, `Team`, `Growth`, `Business`, `Enterprise`.
    pub name: &'static str,
    /// Seats in the price.
    pub seats: u32,
    /// Price of a month with these seats.
    pub price_minor: i64,
    /// Currency of the price.
    pub currency: Currency,
}

/// What one unit of account is worth from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rate {
    /// The currency.
    pub currency: Currency,
    /// The first day of the rate.
    pub from: Day,
    /// Millionths of a major unit of `currency` for one US dollar (7 yuan are 7,000,000). Invented.
    pub micro_per_usd: i64,
}

/// One term of a contract. A renewal is a further row that starts on the day after.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Subscription {
    /// `S-00001-1`.
    pub key: String,
    /// The account.
    pub account_key: String,
    /// Name of the plan, or `Trial`.
    pub plan: &'static str,
    /// Seats bought.
    pub seats: u32,
    /// Amount of a month after discount.
    pub mrr_minor: i64,
    /// Currency of the amount.
    pub currency: Currency,
    /// First day.
    pub starts_on: Day,
    /// Last day; empty when it runs from month to month.
    pub ends_on: Option<Day>,
    /// So many days before `ends_on` it must be cancelled.
    pub notice_days: u16,
    /// Whether it goes on when nobody cancels.
    pub auto_renew: bool,
    /// Months between two invoices: 1, 3, 12.
    pub billing_months: u8,
    /// Discount already taken off `mrr_minor`.
    pub discount_percent: u8,
    /// `trial`, `active` (also a signed term in the future), `ended` (followed by another), `cancelled`.
    pub status: &'static str,
    /// The day of the cancellation.
    pub cancelled_on: Option<Day>,
}

/// An invoice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Order {
    /// `O-00001-01`.
    pub key: String,
    /// The account.
    pub account_key: String,
    /// The day of the invoice.
    pub ordered_on: Day,
    /// The day on which it is due.
    pub due_on: Day,
    /// Amount.
    pub amount_minor: i64,
    /// Currency of the amount.
    pub currency: Currency,
    /// What for, in the account's language.
    pub description: String,
}

/// Money received for one order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Payment {
    /// `P-00001-01`.
    pub key: String,
    /// The account.
    pub account_key: String,
    /// The order that it pays.
    pub order_key: String,
    /// The day on which it arrived.
    pub paid_on: Day,
    /// Amount.
    pub amount_minor: i64,
    /// Currency of the amount.
    pub currency: Currency,
}

/// One talk, message or note.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Touchpoint {
    /// `T-00001-001`.
    pub key: String,
    /// The account.
    pub account_key: String,
    /// With whom.
    pub contact_key: Option<String>,
    /// `call`, `chat`, `mail`, `meeting`, `visit`, `note`.
    pub kind: &'static str,
    /// When it took place.
    pub at: Instant,
    /// `in`, `out`, `both`; empty for a note. `both` is a conversation: somebody answered.
    pub direction: Option<&'static str>,
    /// One or two sentences in the account's language.
    pub text: String,
    /// `good`, `neutral`, `bad`.
    pub mood: Option<&'static str>,
    /// Key of the team member.
    pub by: String,
}

/// Something that waits for somebody, or waited.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OpenItem {
    /// `I-00001-1`.
    pub key: String,
    /// The account.
    pub account_key: String,
    /// `question`, `request`, `problem`, `promise`, `complaint`.
    pub kind: &'static str,
    /// One line in the account's language.
    pub title: String,
    /// The day on which it came up.
    pub asked_on: Day,
    /// The day for which it was promised.
    pub due_on: Option<Day>,
    /// Key of the team member who owes it.
    pub owner: String,
    /// The day on which it was done.
    pub closed_on: Option<Day>,
    /// Whether the customer may see it.
    pub visible: bool,
}

/// Something that a user did. Borrowed from a buffer that the stream uses again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EventRow<'a> {
    /// Unique within its source.
    pub id: &'a str,
    /// `app-web`, `app-mobile`, `partner-sync`, `data-bridge`.
    pub source: &'static str,
    /// The account.
    pub account_key: &'a str,
    /// The user.
    pub person_key: &'a str,
    /// One of [`crate::EVENT_NAMES`].
    pub name: &'static str,
    /// When it happened.
    pub at: Instant,
    /// A decimal of nine places, as an integer (`survey_answered` with 8 is 8,000,000,000).
    pub value: Option<i128>,
}

/// One planted story, or something that looks like it and is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Planted {
    /// 1 to 8, as the issue numbers them.
    pub story: u8,
    /// The account; nine of them for story 7.
    pub account_keys: Vec<String>,
    /// Looks like the story and must not be reported as it.
    pub near_miss: bool,
    /// Which variant, for the log of a test.
    pub note: &'static str,
    /// Accounts that took the same course in the past and left (story 1).
    pub twins: Vec<String>,
}

/// A customer who left.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Loss {
    /// The account.
    pub account_key: String,
    /// The day of the cancellation.
    pub cancelled_on: Day,
    /// The last day of the contract.
    pub lost_on: Day,
    /// Whether anything in the data pointed to it before.
    pub announced: bool,
    /// Which course it took, for the log of a test.
    pub note: &'static str,
}
