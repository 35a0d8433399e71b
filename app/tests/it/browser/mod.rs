//! What only a real browser shows: the whole way of a newcomer, the keyboard, pages that follow what happens, and the picture for the README.
mod driver;
mod journey;
mod keys;
mod live;
mod restart;
mod scorecard;
