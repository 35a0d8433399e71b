//! From the metrics of people to a number of the subjects that they belong to.

use serde::{Deserialize, Serialize};

/// How the numbers of several people become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollUp {
    /// The smallest known number.
    Min,
    /// The greatest known number.
    Max,
    /// The sum of the known numbers; 0 without any.
    Sum,
    /// How many people have a known number.
    Count,
}

/// Rolls `values` (by person) up along `links` (person, subject), each person once for each link; `members` restricts the people.
///
/// The sum runs in the order of the links; numbers that are not exact in binary may differ in the last digit for another order.
pub fn roll_up(
    values: &[Option<f64>],
    links: &[(u32, u32)],
    members: Option<&[bool]>,
    how: RollUp,
    subjects: usize,
) -> Vec<Option<f64>> {
    let blank = match how {
        RollUp::Min | RollUp::Max => None,
        RollUp::Sum | RollUp::Count => Some(0.0),
    };
    let mut results = vec![blank; subjects];
    for &(person, subject) in links {
        let counts = members.is_none_or(|members| members.get(person as usize) == Some(&true));
        let value = values.get(person as usize).copied().flatten().filter(|_| counts);
        if let (Some(value), Some(result)) = (value, results.get_mut(subject as usize)) {
            *result = Some(match (how, *result) {
                (RollUp::Count, before) => before.unwrap_or(0.0) + 1.0,
                (RollUp::Sum, before) => before.unwrap_or(0.0) + value,
                (_, None) => value,
                (RollUp::Min, Some(before)) => before.min(value),
                (RollUp::Max, Some(before)) => before.max(value),
            });
        }
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_without_number_or_outside_the_filter_do_not_count() {
        let values = [Some(3.0), None, Some(-1.0), Some(8.0)];
        let links = [(0, 0), (1, 0), (2, 0), (3, 0), (3, 1), (9, 1)];
        let rolled = |how, members| roll_up(&values, &links, members, how, 3);
        assert_eq!(rolled(RollUp::Min, None), [Some(-1.0), Some(8.0), None]);
        assert_eq!(rolled(RollUp::Max, None), [Some(8.0), Some(8.0), None]);
        assert_eq!(rolled(RollUp::Sum, None), [Some(10.0), Some(8.0), Some(0.0)]);
        assert_eq!(rolled(RollUp::Count, None), [Some(3.0), Some(1.0), Some(0.0)]);
        let members = [true, true, true];
        assert_eq!(rolled(RollUp::Max, Some(&members)), [Some(3.0), None, None]);
    }
}
