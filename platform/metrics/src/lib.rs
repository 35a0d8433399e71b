//! Named numbers about subjects, folded from events: how many, how much, how many people, on how many days. No IO.
//!
//! Subjects, people and event names enter as small numbers; what they are, the caller knows.
//!
//! Words: a *window* is a run of calendar days of one zone that is counted back from `today`; today belongs to it. An event
//! after `today` counts nowhere. A late event counts on its own day. The order in which events come never matters.
mod bits;
mod days;
mod distinct;
mod folded;
mod folder;
mod plan;
mod roll_up;
mod series;
mod spec;
mod steps;

pub use days::{DayFinder, day_number, day_of_number};
pub use folded::{Folded, MetricColumn, MetricValue, WorkingDays};
pub use folder::{Folder, NONE};
pub use roll_up::{RollUp, roll_up};
pub use series::{Point, Series};
pub use spec::{Aggregate, DAYS_LIMIT, MetricSpec, OPEN_DAYS, STEPS_LEAST, STEPS_LIMIT, Window};
