//! The engine and its pages, on invented companies.

mod chances;
mod definitions;
mod duckdb;
mod following;
mod health;
mod map;
mod open_data;
mod pages;
mod proof;
mod steady;
mod stories;
