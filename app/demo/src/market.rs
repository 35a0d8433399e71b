//! Where the invented company sells, and at what price.

use kernel::Currency;

use crate::chance::Chance;

/// One of three markets: each has its own calendar, language and script. The order is that of the text pools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Market {
    Intl,
    Cn,
    Ir,
}

impl Market {
    pub(crate) const ALL: [Self; 3] = [Self::Intl, Self::Cn, Self::Ir];

    pub(crate) const fn calendar(self) -> &'static str {
        ["INTL", "CN", "IR"][self as usize]
    }

    pub(crate) const fn language(self) -> &'static str {
        ["en", "zh-CN", "fa"][self as usize]
    }
}

/// A country, or a part of one, with customers.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) market: Market,
    pub(crate) country: &'static str,
    pub(crate) region: &'static str,
    pub(crate) zone: &'static str,
    pub(crate) currency: Currency,
    /// Form of the company at the end of a registered name, where it differs within the market.
    pub(crate) form: &'static str,
    /// Phone numbers of ranges kept for fiction, or never given out; `#` is a digit.
    pub(crate) phone: &'static str,
    weight: u32,
}

const fn intl(ids: [&'static str; 5], currency: Currency, weight: u32) -> Place {
    let [country, region, zone, form, phone] = ids;
    Place { market: Market::Intl, country, region, zone, currency, form, phone, weight }
}

/// All of them.
pub(crate) const PLACES: [Place; 11] = [
    intl(["DE", "europe", "Europe/Berlin", "GmbH", "+493023125###"], Currency::EUR, 16),
    intl(["FR", "europe", "Europe/Paris", "SAS", "+33199000###"], Currency::EUR, 9),
    intl(["NL", "europe", "Europe/Amsterdam", "B.V.", "+31850000###"], Currency::EUR, 7),
    intl(["GB", "europe", "Europe/London", "Ltd", "+441632960###"], Currency::USD, 14),
    intl(["US", "north_america", "America/New_York", "Inc.", "+12025550###"], Currency::USD, 22),
    intl(["US", "north_america", "America/Los_Angeles", "LLC", "+13105550###"], Currency::USD, 12),
    intl(["CA", "north_america", "America/Toronto", "Inc.", "+14165550###"], Currency::USD, 6),
    intl(["SG", "asia_pacific", "Asia/Singapore", "Pte Ltd", "+6530000###"], Currency::USD, 5),
    intl(["AU", "asia_pacific", "Australia/Sydney", "Pty Ltd", "+61255500###"], Currency::USD, 5),
    Place {
        market: Market::Cn,
        country: "CN",
        region: "china",
        zone: "Asia/Shanghai",
        currency: Currency::CNY,
        form: "",
        phone: "+861990000####",
        weight: 1,
    },
    Place {
        market: Market::Ir,
        country: "IR",
        region: "iran",
        zone: "Asia/Tehran",
        currency: Currency::IRR,
        form: "",
        phone: "+982100000###",
        weight: 1,
    },
];

/// A place of `market`, as often as customers come from there; its index in [`PLACES`].
pub(crate) fn place_in(market: Market, chance: &mut Chance) -> usize {
    let weights = PLACES.each_ref().map(|place| if place.market == market { place.weight } else { 0 });
    chance.weighted(&weights)
}

/// Name, seats in the price, and the price of a month in USD, EUR, CNY (whole units) and IRR (thousands).
type Offer = (&'static str, u32, [i64; 4]);

/// The price list, smallest first.
pub(crate) const OFFERS: [Offer; 6] = [
    ("Solo", 1, [19, 18, 99, 1_290]),
    ("Starter", 5, [79, 75, 398, 3_990]),
    ("Team", 10, [149, 139, 728, 4_990]),
    ("Growth", 25, [349, 329, 1_980, 14_900]),
    ("Business", 60, [890, 840, 5_600, 49_000]),
    ("Enterprise", 150, [2_400, 2_250, 16_800, 240_000]),
];

/// Price of a month in minor units.
pub(crate) fn price_minor(offer: usize, currency: Currency) -> i64 {
    let [usd, eur, cny, irr] = OFFERS[offer].2;
    match currency {
        Currency::EUR => eur * 100,
        Currency::CNY => cny * 100,
        Currency::IRR => irr * 1_000,
        _ => usd * 100,
    }
}

/// The smallest offer with that many seats, or the largest.
pub(crate) fn offer_for(seats: u32) -> usize {
    OFFERS.iter().position(|(_, up_to, _)| *up_to >= seats).unwrap_or(OFFERS.len() - 1)
}

/// How much dearer a renewal is, in per cent: prices of a market with inflation rise more.
pub(crate) const fn yearly_increase(market: Market) -> i64 {
    match market {
        Market::Intl => 4,
        Market::Cn => 2,
        Market::Ir => 28,
    }
}

/// Fields of work, the keys of `industry`.
pub(crate) const INDUSTRIES: [&str; 10] = [
    "manufacturing",
    "retail",
    "logistics",
    "software",
    "education",
    "health",
    "finance",
    "construction",
    "food",
    "media",
];
