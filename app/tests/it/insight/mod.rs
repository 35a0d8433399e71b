//! The engine and its pages, on invented companies.

mod definitions;
mod health;
mod pages;
mod stories;
