//! How far a subject came through a chain of steps, out of the days on which it took each of them.

use kernel::Says;

use crate::bits::{self, Bits};
use crate::spec::{Aggregate, DAYS_LIMIT, MetricSpec, STEPS_LEAST, STEPS_LIMIT};

/// A metric of steps.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    /// Where its value lies.
    pub cell: usize,
    /// For each step the number of the bitmap with its days; steps of one name have the same.
    pub days: Vec<usize>,
    /// Days before today: from the first up to but not including the second.
    reach: (u16, u16),
    /// Most days from the first step to the last.
    within: Option<u16>,
}

impl Chain {
    pub(crate) fn new(spec: &MetricSpec, cell: usize, days: Vec<usize>) -> Self {
        Self { cell, days, reach: spec.window.reach().unwrap_or((0, 0)), within: spec.within }
    }

    /// Counts anew after a subject took a step on another day; `active` are its days by the number of the bitmap.
    pub(crate) fn follow(&self, cells: &mut [i128], active: &[Bits]) {
        cells[self.cell] = i128::try_from(self.taken(active)).unwrap_or(0);
    }

    /// The most steps that were taken in their order, whatever day it begins on.
    fn taken(&self, active: &[Bits]) -> usize {
        let (near, far) = (usize::from(self.reach.0), usize::from(self.reach.1));
        let (mut best, mut from) = (0, far.checked_sub(1));
        while best < self.days.len()
            && let Some(begin) = from.and_then(|from| bits::earliest(&active[self.days[0]], from))
            && begin >= near
        {
            best = best.max(self.walked(active, begin));
            // Where time is not limited no later begin comes farther.
            from = begin.checked_sub(1).filter(|_| self.within.is_some());
        }
        best
    }

    /// The steps that are taken from a begin so many days ago, each on the earliest day that it can be.
    fn walked(&self, active: &[Bits], begin: usize) -> usize {
        let near = usize::from(self.reach.0);
        let last = self.within.map_or(near, |within| begin.saturating_sub(usize::from(within)).max(near));
        let mut at = [begin; STEPS_LIMIT];
        for step in 1..self.days.len() {
            // One day of an event counts for one step.
            let twice = (0..step).rev().find(|before| self.days[*before] == self.days[step]);
            let from = match twice {
                None => Some(at[step - 1]),
                Some(before) => at[before].checked_sub(1).map(|later| later.min(at[step - 1])),
            };
            let found = from.and_then(|from| bits::earliest(&active[self.days[step]], from));
            let Some(day) = found.filter(|day| *day >= last) else { return step };
            at[step] = day;
        }
        self.days.len()
    }
}

/// What is wrong with the steps of a metric, by field.
pub(crate) fn faults(spec: &MetricSpec) -> Vec<(&'static str, Says)> {
    if spec.aggregate != Aggregate::Steps {
        return spec.within.map(|_| ("within", Says::new("metric-within-alone"))).into_iter().collect();
    }
    let mut faults = Vec::new();
    if !(STEPS_LEAST..=STEPS_LIMIT).contains(&spec.names.len()) {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let says = Says::new("metric-steps").with("least", number(STEPS_LEAST)).with("limit", number(STEPS_LIMIT));
        faults.push(("names", says));
    }
    let days = spec.window.days().unwrap_or(DAYS_LIMIT);
    if spec.within.is_some_and(|within| within > days) {
        faults.push(("within", Says::new("metric-within").with("limit", i64::from(days))));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::Window;

    /// The value of steps that were taken so many days ago, where steps of the same name share their days.
    fn taken(names: &[&str], days: &[(&str, &[usize])], window: Window, within: Option<u16>) -> usize {
        let mut active = vec![Bits::default(); days.len()];
        for (bits, (_, ago)) in active.iter_mut().zip(days) {
            ago.iter().for_each(|day| bits::set(bits, *day));
        }
        let place = |name: &&str| days.iter().position(|(own, _)| own == name).unwrap();
        let mut spec = MetricSpec::new("m", "account", Aggregate::Steps, window);
        spec.within = within;
        Chain::new(&spec, 0, names.iter().map(place).collect()).taken(&active)
    }

    const WEEKS: Window = Window::Days(28);

    #[test]
    fn steps_count_in_their_order_and_one_day_is_in_order() {
        let steps = ["a", "b", "c"];
        assert_eq!(taken(&steps, &[("a", &[9]), ("b", &[5]), ("c", &[0])], WEEKS, None), 3);
        assert_eq!(taken(&steps, &[("a", &[9]), ("b", &[9]), ("c", &[9])], WEEKS, None), 3);
        assert_eq!(taken(&steps, &[("a", &[5]), ("b", &[9]), ("c", &[0])], WEEKS, None), 1, "the second came before");
        assert_eq!(taken(&steps, &[("a", &[5]), ("b", &[9, 4]), ("c", &[4])], WEEKS, None), 3);
        assert_eq!(taken(&steps, &[("a", &[]), ("b", &[5]), ("c", &[0])], WEEKS, None), 0, "nobody began");
    }

    #[test]
    fn only_days_of_the_window_count() {
        let days: [(&str, &[usize]); 2] = [("a", &[27, 60]), ("b", &[28, 3])];
        assert_eq!(taken(&["a", "b"], &days, WEEKS, None), 2);
        assert_eq!(taken(&["a", "b"], &days, Window::Days(27), None), 0);
        assert_eq!(taken(&["a", "b"], &days, Window::PreviousBy { days: 33, shift: 28 }, None), 2);
        assert_eq!(taken(&["a", "b"], &days, Window::PreviousBy { days: 32, shift: 29 }, None), 1);
        assert_eq!(taken(&["a", "b"], &[("a", &[183]), ("b", &[92])], Window::Previous(92), None), 2);
    }

    #[test]
    fn the_last_step_is_within_days_of_the_first() {
        let days: [(&str, &[usize]); 3] = [("a", &[20]), ("b", &[15]), ("c", &[12])];
        assert_eq!(taken(&["a", "b", "c"], &days, WEEKS, Some(8)), 3, "the border is within");
        assert_eq!(taken(&["a", "b", "c"], &days, WEEKS, Some(7)), 2);
        assert_eq!(taken(&["a", "b", "c"], &days, WEEKS, Some(0)), 1);
        // The later begin comes farther, although it is the earlier one that took the second step sooner.
        let again: [(&str, &[usize]); 3] = [("a", &[20, 10]), ("b", &[19, 9]), ("c", &[5])];
        assert_eq!(taken(&["a", "b", "c"], &again, WEEKS, Some(7)), 3);
        // And the earlier one where the later did not go on.
        let once: [(&str, &[usize]); 3] = [("a", &[20, 2]), ("b", &[19]), ("c", &[15])];
        assert_eq!(taken(&["a", "b", "c"], &once, WEEKS, Some(7)), 3);
    }

    #[test]
    fn an_event_that_is_two_steps_happens_on_two_days() {
        assert_eq!(taken(&["a", "a"], &[("a", &[4])], WEEKS, None), 1);
        assert_eq!(taken(&["a", "a"], &[("a", &[4, 0])], WEEKS, None), 2);
        assert_eq!(taken(&["a", "a"], &[("a", &[0])], WEEKS, None), 1);
        let days: [(&str, &[usize]); 2] = [("a", &[6, 4]), ("b", &[6])];
        assert_eq!(taken(&["a", "b", "a"], &days, WEEKS, None), 3);
        assert_eq!(taken(&["a", "b", "a"], &[("a", &[6]), ("b", &[6])], WEEKS, None), 2);
        assert_eq!(taken(&["a", "b", "a", "a"], &days, WEEKS, None), 3);
    }

    #[test]
    fn what_is_wrong_with_steps_is_named() {
        let steps = |n: usize| MetricSpec::new("m", "account", Aggregate::Steps, Window::Days(28)).named(vec!["a"; n]);
        let named = |spec: &MetricSpec| {
            let faults = spec.validate().err().map(|error| error.faults).unwrap_or_default();
            faults.into_iter().map(|fault| (fault.field.to_string(), fault.says.key.to_string())).collect::<Vec<_>>()
        };
        let fault = |field: &str, says: &str| vec![(field.to_owned(), says.to_owned())];
        assert_eq!(named(&steps(1)), fault("names", "metric-steps"));
        assert_eq!(named(&steps(9)), fault("names", "metric-steps"));
        assert_eq!(named(&steps(2).within(29)), fault("within", "metric-within"));
        for fine in [steps(2), steps(8), steps(2).within(0), steps(2).within(28)] {
            assert!(named(&fine).is_empty(), "{fine:?}");
        }
        let count = MetricSpec::new("m", "account", Aggregate::Count, Window::Days(28)).within(3);
        assert_eq!(named(&count), fault("within", "metric-within-alone"));
        let ever = MetricSpec { window: Window::Lifetime, ..steps(3) };
        assert_eq!(named(&ever), fault("window", "metric-not-lifetime"));
    }
}
