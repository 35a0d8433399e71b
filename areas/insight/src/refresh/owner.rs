//! What a sender's key means, day by day.

/// From one day to another a key means a subject, by its number among [`People::accounts`](super::people::People::accounts).
pub type Span = (i64, i64, u32);

/// What a sender's key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// Nobody that we know.
    Nobody,
    /// The same account on all days.
    Always(u32),
    /// Accounts by days, both included.
    Dated(Vec<Span>),
}

impl Owner {
    /// The account on a day, by its number.
    pub fn on(&self, day: i64) -> Option<u32> {
        match self {
            Self::Nobody => None,
            Self::Always(account) => Some(*account),
            Self::Dated(spans) => {
                spans.iter().find(|(from, to, _)| (*from..=*to).contains(&day)).map(|(_, _, account)| *account)
            }
        }
    }

    /// The same without overlaps: each day is in the one span that decides about it.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        match self {
            Self::Nobody => {}
            Self::Always(account) => spans.push((i64::MIN, i64::MAX, *account)),
            Self::Dated(dated) => {
                for (place, span) in dated.iter().enumerate() {
                    let free = dated[..place].iter().fold(vec![*span], |free, before| without(&free, before));
                    spans.extend(free);
                }
            }
        }
        spans
    }
}

/// What of these spans lies outside of another.
fn without(spans: &[Span], &(from, to, _): &Span) -> Vec<Span> {
    let parts = |&(first, last, account): &Span| {
        let before = (first, last.min(from.saturating_sub(1)), account);
        let after = (first.max(to.saturating_add(1)), last, account);
        // At the ends of time there is nothing before or after, though saturating pretends a day.
        let before = (from > i64::MIN && before.0 <= before.1).then_some(before);
        let after = (to < i64::MAX && after.0 <= after.1).then_some(after);
        [before, after].into_iter().flatten()
    };
    spans.iter().flat_map(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_without_overlaps_say_the_same_on_every_day() {
        let ever = (i64::MIN, i64::MAX, 9);
        let worlds = [
            vec![(3, 5, 0), (4, 8, 1), ever],
            vec![(4, 4, 0), (2, 6, 1), (1, 3, 2), (5, 9, 3)],
            vec![ever, (1, 2, 0)],
            vec![(i64::MIN, 4, 0), (2, i64::MAX, 1)],
        ];
        for world in worlds {
            let owner = Owner::Dated(world);
            let spans = owner.spans();
            for day in [i64::MIN, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, i64::MAX] {
                let found: Vec<u32> = spans.iter().filter(|s| (s.0..=s.1).contains(&day)).map(|s| s.2).collect();
                assert_eq!(found, Vec::from_iter(owner.on(day)), "on {day} in {spans:?}");
            }
        }
    }
}
