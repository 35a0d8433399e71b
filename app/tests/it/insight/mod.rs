//! The engine and its pages, on invented companies.

mod adoption;
mod alerts;
mod borders;
mod chances;
mod cohorts;
mod definitions;
mod duckdb;
mod following;
mod groups;
mod health;
mod kinds;
mod map;
mod open_data;
mod overrides;
mod pages;
mod planned;
mod proof;
mod roll_up;
mod stages;
mod steady;
mod steps;
mod stories;
