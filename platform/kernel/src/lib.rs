//! The words that everything else is written in: ids, money, time, actors, errors. No IO, no async.
mod actor;
mod clock;
mod entropy;
mod error;
mod id;
mod money;
mod says;
mod value;

pub use actor::Actor;
pub use clock::{Clock, Day, Instant, MICROS_PER_DAY};
pub use entropy::Entropy;
pub use error::{Error, Fault, Kind, Result};
pub use id::{made_at, new_id, new_secret};
pub use money::{Currency, Money};
pub use says::{Arg, Says};
pub use value::{Class, Value, ValueType};
