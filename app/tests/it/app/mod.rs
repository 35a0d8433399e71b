//! The program as a whole: starting, pages in every language, the API, and that nothing leaks.
mod api;
mod bad_input;
mod leaks;
mod live;
mod pages;
mod past;
mod start;
