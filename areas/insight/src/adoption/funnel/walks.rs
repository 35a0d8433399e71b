//! How far each subject came through the steps of a funnel: pure.

/// Most steps of a funnel.
pub(crate) const STEPS: usize = 6;

/// One event of a subject: whose it is, when it happened in microseconds, and the number of its name among those of the steps.
pub(super) type Event = ((u32, u32), i64, u8);

/// How far a subject came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walk {
    pub(super) account: u32,
    /// Steps that were reached, at least one.
    pub(super) reached: usize,
    /// When each of them was; nothing behind.
    at: [i64; STEPS],
    /// When the first step was taken last, in microseconds.
    pub(super) latest: i64,
}

impl Walk {
    /// Microseconds from a step to the next one, if that was reached.
    pub(super) fn until_next(&self, step: usize) -> Option<i64> {
        (step + 1 < self.reached).then(|| self.at[step + 1] - self.at[step])
    }
}

/// The walks of all subjects that took the first step, each the one that came farthest and did so first. The last step may be `within`
/// microseconds after the first; a later begin gives more time, so the latest one before a step counts. What happened at the same instant,
/// as where only days are known, counts in the order of the steps; no event counts for two of them.
pub(super) fn walks(mut events: Vec<Event>, steps: &[u8], within: i64) -> Vec<Walk> {
    let order = |name: u8| steps.iter().position(|step| *step == name);
    events.sort_unstable_by_key(|(subject, at, name)| (*subject, *at, order(*name)));
    let own = events.chunk_by(|a, b| a.0 == b.0);
    own.filter_map(|own| walk(own, &steps[..steps.len().min(STEPS)], within)).collect()
}

fn walk(events: &[Event], steps: &[u8], within: i64) -> Option<Walk> {
    // Of each step the walk to it that began last.
    let mut open: [Option<[i64; STEPS]>; STEPS] = [None; STEPS];
    let mut best: Option<Walk> = None;
    for ((account, _), at, name) in events {
        // From the last step to the first: what this event opens is not gone on with by itself.
        for step in (0..steps.len()).rev().filter(|step| steps[*step] == *name) {
            let mut walked = [0; STEPS];
            if let Some(before) = step.checked_sub(1) {
                let Some(came) = open[before].filter(|came| at - came[0] <= within) else { continue };
                walked = came;
            }
            walked[step] = *at;
            if open[step].is_none_or(|known| known[0] < walked[0]) {
                open[step] = Some(walked);
            }
            if best.is_none_or(|best| best.reached <= step) {
                best = Some(Walk { account: *account, reached: step + 1, at: walked, latest: 0 });
            }
        }
    }
    let latest = open[0].map_or(0, |began| began[0]);
    best.map(|best| Walk { latest, ..best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(events: &[(i64, u8)], steps: &[u8], within: i64) -> Option<(usize, Vec<i64>)> {
        let events = events.iter().map(|(at, name)| ((1, 1), *at, *name)).collect();
        let found = walks(events, steps, within);
        let walk = found.first()?;
        Some((walk.reached, walk.at[..walk.reached].to_vec()))
    }

    #[test]
    fn steps_count_in_their_order_and_within_the_window() {
        assert_eq!(told(&[(3, 0), (1, 1), (5, 1), (9, 2)], &[0, 1, 2], 10), Some((3, vec![3, 5, 9])));
        assert_eq!(told(&[(3, 0), (5, 1), (14, 2)], &[0, 1, 2], 10), Some((2, vec![3, 5])));
        assert_eq!(told(&[(3, 0), (5, 1), (13, 2)], &[0, 1, 2], 10), Some((3, vec![3, 5, 13])), "the border is within");
        assert_eq!(told(&[(5, 1), (9, 2)], &[0, 1, 2], 10), None, "who did not begin is not in the funnel");
        assert_eq!(told(&[(1, 2), (2, 1), (3, 0)], &[0, 1, 2], 10), Some((1, vec![3])));
    }

    #[test]
    fn a_later_begin_gives_more_time() {
        let events = [(1, 0), (2, 1), (8, 0), (9, 1), (15, 2)];
        assert_eq!(told(&events, &[0, 1, 2], 10), Some((3, vec![8, 9, 15])));
        // The later begin did not come to the second step, the earlier one is still within the window.
        assert_eq!(told(&[(1, 0), (2, 1), (8, 0), (11, 2)], &[0, 1, 2], 10), Some((3, vec![1, 2, 11])));
    }

    #[test]
    fn an_event_counts_for_one_step_and_days_alone_count_in_the_order_of_the_steps() {
        assert_eq!(told(&[(1, 0)], &[0, 0], 10), Some((1, vec![1])));
        assert_eq!(told(&[(1, 0), (4, 0)], &[0, 0], 10), Some((2, vec![1, 4])));
        assert_eq!(told(&[(1, 1), (1, 0)], &[0, 1], 10), Some((2, vec![1, 1])));
    }

    #[test]
    fn subjects_are_walked_apart() {
        let events = vec![((2, 7), 5, 1), ((1, 7), 1, 0), ((2, 7), 4, 0), ((1, 9), 6, 1)];
        let found = walks(events, &[0, 1], 10);
        assert_eq!(found.iter().map(|walk| (walk.account, walk.reached)).collect::<Vec<_>>(), [(1, 1), (2, 2)]);
        assert_eq!((found[1].latest, found[1].until_next(0), found[1].until_next(1)), (4, Some(1), None));
        let again = walks(vec![((1, 7), 1, 0), ((1, 7), 2, 1), ((1, 7), 9, 0)], &[0, 1], 10);
        assert_eq!((again[0].reached, again[0].latest), (2, 9));
    }
}
