//! An invented B2B software company, drawn from a seed: its team, customers, contracts, talks and usage.
//!
//! No input, no output, no clock: [`Company::generate`] is a pure function of its [`Plan`]. Records come as vectors
//! of plain rows; events, of which there may be tens of millions, are streamed by [`Company::events`].
//!
//! Into an ordinary noisy world eight stories are planted ([`Planted`]), each with as many near-misses. This crate
//! knows no signal, score or threshold of the program that is to find them.
mod birth;
mod calendar;
mod chance;
mod company;
mod contracts;
mod items;
mod life;
mod market;
mod model;
mod name;
mod people;
mod pool;
mod staff;
mod stories;
mod stream;
mod talks;
mod world;

pub use company::Company;
pub use model::{
    Account, Contact, EventRow, Loss, OpenItem, Order, Payment, Person, Plan, Planted, Rate, SoldPlan, Subscription,
    Touchpoint, User,
};
pub use stream::EVENT_NAMES;
