//! The program: opens a data folder, puts the areas together, and serves them.

pub mod check;
pub mod cli;
pub mod closing;
pub mod config;
pub mod demo;
pub mod locales;
pub mod modules;
pub mod open;
pub mod past;
pub mod serve;
