//! Invented companies for the gallery: names in three scripts, long and short, with values of every kind.

use kernel::{Currency, Day, Money};

use super::Band;

/// One line of the gallery's table.
pub(super) struct Sample {
    pub id: &'static str,
    pub name: &'static str,
    pub tier: &'static str,
    pub band: Band,
    pub people: i64,
    pub change: f64,
    pub value: Money,
    pub owner: &'static str,
    pub weeks: [Option<f64>; 8],
}

/// Five companies, one in each band and one without numbers.
pub(super) fn samples() -> Vec<Sample> {
    let line =
        |name: &'static str, tier, band, (people, change): (i64, f64), value| (name, tier, band, people, change, value);
    let lines = [
        line("فولاد کارون", "A", Band::Critical, (14, -17.0), Money::new(4_800_000_000, Currency::IRR)),
        line("杭州云帆科技有限公司", "A", Band::AtRisk, (22, -9.0), Money::new(48_000_000, Currency::CNY)),
        line("Northwind Traders & Sons", "B", Band::Healthy, (58, 4.0), Money::new(3_600_000, Currency::EUR)),
        line("Ōsaka Printing <Works>", "B", Band::Healthy, (31, 0.0), Money::new(1_250_050, Currency::USD)),
        line("گروه پژوهشی نیک‌اندیشان", "C", Band::NotEnoughData, (2, 0.0), Money::new(900_000_000, Currency::IRR)),
    ];
    let ids = ["s1", "s2", "s3", "s4", "s5"];
    let owners = ["مینا احمدی", "王小明", "Anna Berg", "Anna Berg", "مینا احمدی"];
    ids.into_iter()
        .zip(owners)
        .zip(lines)
        .map(|((id, owner), (name, tier, band, people, change, value))| {
            let weeks =
                [7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0].map(|back: f64| Some((50.0 - change * back / 7.0).max(0.0)));
            Sample { id, name, tier, band, people, change, value, owner, weeks }
        })
        .collect()
}

/// A day of the gallery: so many days after 21 November 2025.
pub(super) fn day(after: i64) -> Day {
    let start = jiff::civil::date(2025, 11, 21);
    start.checked_add(jiff::Span::new().days(after)).unwrap_or(start)
}

/// Active people per week over a year: a slow rise, a holiday dip, and a fall at the end. With a gap where a source was silent.
pub(super) fn weekly(scale: f64) -> Vec<(Day, Option<f64>)> {
    (0_i32..52)
        .map(|week| {
            let t = f64::from(week);
            let wave = (t * 0.9).sin() * 1.5;
            let level = match week {
                17 | 18 => 9.0,
                46.. => 31.0 - (t - 45.0) * 2.8,
                _ => 22.0 + t * 0.2 + wave,
            };
            let value = (!(30..32).contains(&week)).then(|| (level * scale).round().max(0.0));
            (day(i64::from(week) * 7), value)
        })
        .collect()
}
