//! The engine and its pages, on invented companies.

mod definitions;
mod following;
mod health;
mod open_data;
mod pages;
mod stories;
