//! The course of one account's life, from which its records and its events are written out.
//!
//! A [`Life`] holds decisions only ("notice in 20 days", "the administrator was last seen 18 days ago"); what each
//! means for rows stands in `accounts`, `people`, `contracts`, `talks`, `items` and `stream`.

use crate::market::{Market, PLACES, Place};
use crate::world::Offset;

/// How large a customer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Size {
    /// One person.
    Solo,
    Small,
    Medium,
    Large,
}

/// Why an account is in the cast of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The story itself.
    Played,
    /// Looks like it.
    NearMiss,
    /// Took the same course in the past and left.
    Twin,
}

/// An account's part in a planted story.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) story: u8,
    pub(crate) role: Role,
    /// Counts the instances of this story and role.
    pub(crate) number: usize,
}

/// What was bought, for how long, and how it is paid.
#[derive(Debug, Clone)]
pub(crate) struct Contract {
    /// First day as a customer, or of the trial.
    pub(crate) since: Offset,
    /// Still trying the product out.
    pub(crate) trial: bool,
    /// Last day of the present (or last) term; none when it runs from month to month.
    pub(crate) ends: Option<Offset>,
    pub(crate) notice_days: u16,
    pub(crate) auto_renew: bool,
    pub(crate) billing_months: u8,
    pub(crate) discount: u8,
    /// The next term is signed already.
    pub(crate) signed_ahead: bool,
    /// From this day on the seats of the present term differ from the number before.
    pub(crate) changed: Option<(Offset, u32)>,
    /// Days between due date and payment; negative is early.
    pub(crate) pays_after: Offset,
    /// The first invoice was paid on this day.
    pub(crate) first_paid: Option<Offset>,
    /// One further invoice, due on this day, and the day of its payment.
    pub(crate) extra_invoice: Option<(Offset, Option<Offset>)>,
}

/// A fall in usage that takes six working weeks: days off do not count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fall {
    pub(crate) from: Offset,
    /// Everybody is back from this day on.
    pub(crate) until: Option<Offset>,
}

/// Where an account's events come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The product's own web and mobile clients.
    Own,
    /// One other system and nothing else, which sent nothing within these days.
    Only(&'static str, (Offset, Offset)),
}

/// How the product is used.
#[derive(Debug, Clone)]
pub(crate) struct Usage {
    /// Chance that an average person is active on an ordinary working day.
    pub(crate) rate: f32,
    /// Events of an active day against the average.
    pub(crate) depth: f32,
    /// How many of the six core functions are in use.
    pub(crate) functions: usize,
    pub(crate) fall: Option<Fall>,
    /// Within these days activity is multiplied.
    pub(crate) pause: Option<(Offset, Offset, f32)>,
    /// From this day on only a share of the people is left.
    pub(crate) shrink: Option<(Offset, f32)>,
    /// From this day on the same people do less.
    pub(crate) thinner: Option<(Offset, f32)>,
    /// People look around but use no core function.
    pub(crate) only_looking: bool,
    pub(crate) source: Source,
    /// Somebody was refused an invitation for want of seats on these days.
    pub(crate) refused: Vec<Offset>,
}

/// How often and when somebody talked to them.
#[derive(Debug, Clone)]
pub(crate) struct Talk {
    /// Days between two conversations on average; 0 when there is only the last one.
    pub(crate) every: Offset,
    /// The last conversation; none when nobody ever talked to them.
    pub(crate) last: Option<Offset>,
    /// The last talk with the decision maker, where it matters.
    pub(crate) decision_maker: Option<Offset>,
    /// Whether the start was made together.
    pub(crate) kickoff: bool,
    /// Mails without an answer on these days.
    pub(crate) unanswered: Vec<Offset>,
    /// Section of the text pool, kind, day, mood.
    pub(crate) special: Vec<(&'static str, &'static str, Offset, &'static str)>,
}

/// What became of the administrator of the account.
#[derive(Debug, Clone)]
pub(crate) struct Admin {
    /// Chance of being active on an ordinary working day.
    pub(crate) rate: f32,
    /// Last day in the product; none while active.
    pub(crate) gone_since: Option<Offset>,
    /// Mail came back on this day.
    pub(crate) bounced: Option<Offset>,
    /// Somebody new began to act as administrator on this day.
    pub(crate) successor: Option<Offset>,
    /// A second administrator is known and active.
    pub(crate) deputy: bool,
}

/// What they answer when asked how likely they are to recommend the product.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Survey {
    /// The last answer: day and value from 0 to 10.
    pub(crate) last: Option<(Offset, u8)>,
    /// Whether earlier or ordinary answers exist.
    pub(crate) asked: bool,
}

/// Something open, or closed since.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Matter {
    pub(crate) kind: &'static str,
    pub(crate) asked: Offset,
    pub(crate) due: Option<Offset>,
    pub(crate) closed: Option<Offset>,
}

/// How an account left.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End {
    pub(crate) cancelled: Offset,
    pub(crate) last: Offset,
    pub(crate) announced: bool,
    pub(crate) note: &'static str,
}

/// The course of one account's life.
#[derive(Debug, Clone)]
pub(crate) struct Life {
    pub(crate) seed: u64,
    /// Index in [`PLACES`].
    pub(crate) place: usize,
    pub(crate) size: Size,
    pub(crate) industry: usize,
    /// People who use the product at the same time at most.
    pub(crate) users: u32,
    pub(crate) seats: u32,
    pub(crate) team_size: Option<u32>,
    /// 0 to 1.
    pub(crate) content: f32,
    pub(crate) contract: Contract,
    pub(crate) usage: Usage,
    pub(crate) talk: Talk,
    pub(crate) admin: Admin,
    pub(crate) survey: Survey,
    pub(crate) matters: Vec<Matter>,
    pub(crate) end: Option<End>,
    pub(crate) part: Option<Part>,
    /// Variant of the story, for the log of a test.
    pub(crate) note: &'static str,
    /// Whether a manager looks after it rather than a specialist.
    pub(crate) managed: bool,
}

impl Life {
    pub(crate) const fn place(&self) -> &'static Place {
        &PLACES[self.place]
    }

    pub(crate) const fn market(&self) -> Market {
        self.place().market
    }

    /// The last day on which anything happens, at most yesterday.
    pub(crate) fn last_day(&self) -> Offset {
        self.end.map_or(-1, |end| end.last.min(-1))
    }

    /// The first day that records and events reach back to.
    pub(crate) fn first_day(&self, first: Offset) -> Offset {
        self.contract.since.max(first)
    }

    /// The first or the last day on which the contract can be cancelled for the end of its term.
    pub(crate) fn notice_by(&self) -> Option<Offset> {
        self.contract.ends.map(|ends| ends - Offset::from(self.contract.notice_days))
    }
}

impl Fall {
    /// Which share of the people is still there on `day`, so many working weeks after the first day; the rest stopped for
    /// good, or until they return.
    pub(crate) fn keeps(self, day: Offset, weeks: f32) -> f32 {
        const WEEKLY: [f32; 7] = [1.0, 0.68, 0.52, 0.42, 0.34, 0.24, 0.12];
        if day < self.from || self.until.is_some_and(|until| day >= until) {
            return 1.0;
        }
        let index = (weeks.max(0.0) as usize).min(5);
        let share = (weeks - index as f32).clamp(0.0, 1.0);
        WEEKLY[index] + (WEEKLY[index + 1] - WEEKLY[index]) * share
    }

    /// How much rarer those who are left come.
    pub(crate) fn pace(self, day: Offset, weeks: f32) -> f32 {
        if self.keeps(day, weeks) >= 1.0 { 1.0 } else { (1.0 - 0.06 * weeks).max(0.6) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fall_takes_six_weeks_and_may_end() {
        let fall = Fall { from: -60, until: Some(-10) };
        assert_eq!(fall.keeps(-61, 0.0), 1.0);
        let kept: Vec<f32> = (0..70).map(|d| fall.keeps(-60, d as f32 / 7.0)).collect();
        assert!(kept.windows(2).all(|w| w[1] <= w[0]));
        assert!((kept[28] - 0.34).abs() < 1e-4 && (kept[69] - 0.12).abs() < 1e-4);
        assert_eq!(fall.keeps(-10, 7.0), 1.0);
    }
}
