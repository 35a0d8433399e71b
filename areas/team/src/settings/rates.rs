//! What currencies are worth in the reporting currency, from a day on.
//!
//! A rate holds until the next one. A day before the first rate has none, and its amounts are unknown: never a guess.

use std::collections::{BTreeMap, HashMap};

use kernel::{Currency, Day, Money, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use storage::fault;
use web::App;

/// A row of `rates`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "rates")]
pub struct Model {
    /// `rat_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The currency that is worth something.
    pub currency: String,
    /// The currency in which its worth is given; a rate counts only while this is the reporting currency.
    pub reporting: String,
    /// The first day on which it holds, ISO.
    pub day: String,
    /// So many major units of `reporting` for one major unit of `currency`: a plain decimal such as `0.139`.
    pub per_unit: String,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("rates");

/// What one currency is worth from a day on.
pub type Rate = Model;

impl Model {
    /// The rate that holds from `day` on: one `currency` is `per_unit` of `reporting`.
    pub fn new(id: String, (currency, reporting): (Currency, Currency), day: Day, per_unit: String) -> Self {
        Self {
            id,
            currency: currency.to_string(),
            reporting: reporting.to_string(),
            day: day.to_string(),
            per_unit,
            version: 1,
        }
    }
}

/// All rates into the reporting currency, for many amounts at once.
#[derive(Debug, Clone)]
pub struct Rates {
    reporting: Currency,
    by_currency: HashMap<Currency, BTreeMap<Day, f64>>,
}

impl Rates {
    /// The rates of the workspace.
    pub async fn load(app: &App) -> Result<Self> {
        let reporting = app.workspace.load().currency;
        Ok(Self::new(reporting, &all(app.db.read()).await?))
    }

    /// The rates into `reporting` among `rows`; rows that cannot be read are left out.
    pub fn new(reporting: Currency, rows: &[Rate]) -> Self {
        let mut by_currency: HashMap<Currency, BTreeMap<Day, f64>> = HashMap::new();
        for row in rows.iter().filter(|row| row.reporting == reporting.code()) {
            let parsed = (row.currency.parse::<Currency>(), row.day.parse::<Day>(), row.per_unit.parse::<f64>());
            if let (Ok(currency), Ok(day), Ok(worth)) = parsed
                && worth.is_finite()
                && worth > 0.0
            {
                by_currency.entry(currency).or_default().insert(day, worth);
            }
        }
        Self { reporting, by_currency }
    }

    /// The reporting currency.
    pub const fn reporting(&self) -> Currency {
        self.reporting
    }

    /// What one major unit of `currency` was worth on `day`, in major units of the reporting currency.
    pub fn worth(&self, currency: Currency, day: Day) -> Option<f64> {
        if currency == self.reporting {
            return Some(1.0);
        }
        self.by_currency.get(&currency)?.range(..=day).next_back().map(|(_, worth)| *worth)
    }

    /// An amount in major units of the reporting currency, by the rate of `day`; unknown when there is none yet.
    pub fn convert(&self, money: Money, day: Day) -> Option<f64> {
        Some(money.major() * self.worth(money.currency, day)?)
    }
}

/// One amount in major units of the reporting currency; for many, load [`Rates`] once.
pub async fn convert(app: &App, money: Money, day: Day) -> Result<Option<f64>> {
    Ok(Rates::load(app).await?.convert(money, day))
}

/// All rates.
pub(crate) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Rate>> {
    Entity::find().all(db).await.map_err(|e| fault(&e))
}

/// One rate by id.
pub(crate) async fn one(db: &impl ConnectionTrait, id: &str) -> Result<Option<Rate>> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))
}

/// A rate as it is typed, in any digits, with `.` or `٫` before the decimals, turned into the stored decimal.
///
/// `reversed`: it was typed as "one reporting unit is so many of the currency".
pub(crate) fn parse_rate(typed: &str, reversed: bool) -> Option<String> {
    let latin = text::latin_digits(typed.trim()).replace('٫', ".");
    let plain = latin.chars().all(|c| c.is_ascii_digit() || c == '.') && latin.len() <= 30;
    let worth: f64 = if plain { latin.parse().ok()? } else { return None };
    let worth = if reversed { 1.0 / worth } else { worth };
    (worth.is_finite() && worth > 0.0).then(|| if reversed { worth.to_string() } else { latin })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn rate(currency: Currency, day: Day, per_unit: &str) -> Rate {
        Model::new(format!("rat_{day}"), (currency, Currency::USD), day, per_unit.to_owned())
    }

    #[test]
    fn a_rate_holds_from_its_day_until_the_next() {
        let rows = [
            rate(Currency::CNY, date(2026, 1, 1), "0.14"),
            rate(Currency::CNY, date(2026, 6, 1), "0.15"),
            rate(Currency::EUR, date(2026, 1, 1), "not a number"),
        ];
        let rates = Rates::new(Currency::USD, &rows);
        let yuan = Money::new(10_000, Currency::CNY);
        assert_eq!(rates.convert(yuan, date(2025, 12, 31)), None);
        assert_eq!(rates.convert(yuan, date(2026, 5, 31)), Some(14.000_000_000_000_002));
        assert_eq!(rates.convert(yuan, date(2026, 6, 1)), Some(15.0));
        assert_eq!(rates.convert(Money::new(1_50, Currency::USD), date(1999, 1, 1)), Some(1.5));
        assert_eq!(rates.convert(Money::new(1, Currency::EUR), date(2026, 7, 1)), None);
        assert_eq!(Rates::new(Currency::EUR, &rows).convert(yuan, date(2026, 7, 1)), None);
    }

    #[test]
    fn rates_are_typed_in_any_digits_and_both_ways() {
        assert_eq!(parse_rate(" ۷٫۱ ", false), Some("7.1".into()));
        assert_eq!(parse_rate("8", true), Some("0.125".into()));
        assert_eq!(parse_rate("600000", true).unwrap().parse::<f64>().unwrap(), 1.0 / 600_000.0);
        for wrong in ["", "0", "-1", "1,5", "1e400", "1e3", "abc", "."] {
            assert_eq!(parse_rate(wrong, false), None, "{wrong}");
            assert_eq!(parse_rate(wrong, true), None, "{wrong}");
        }
    }
}
