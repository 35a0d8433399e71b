//! The parts of a page. Each is a value with chained settings that implements [`maud::Render`]: put it in brackets
//! inside `html!`, or call `.render()`.
//!
//! Invariants: no `style` attribute and no inline script (the content security policy forbids both); every control has a
//! label; colour is never the only sign; texts come in from the caller or from `web.ftl`, never from this code.
//! `maud-ui` is named only here: badges and keys are its markup, styled by our sheet.

mod address;
mod badge;
mod button;
mod choice;
mod field;
mod field_parts;
mod form;
mod gallery;
mod gallery_data;
pub mod icon;
mod listing;
mod navigation;
mod notice;
mod overlay;
mod page;
mod progress;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod timeline;

pub use address::Address;
pub use badge::{Band, Tone, band, count, stage, tag, tier};
pub use button::{Button, PostButton};
pub use choice::{Checkbox, RadioCards, Select};
pub use field::{DateField, Field, TextArea};
pub use form::{ErrorSummary, FormView, csrf_field, error_summary};
pub use gallery::gallery;
pub use icon::icon;
pub use listing::{BulkBar, FilterChips, Page, Pagination};
pub use navigation::{Stepper, Tabs};
pub use notice::Notice;
pub(crate) use overlay::close;
pub use overlay::{Dialog, KeyGroup, Menu, key_help, keys, palette};
pub use page::{EmptyState, PageHeader, Section, Strip, Tile, Tiles};
pub use progress::{Progress, deferred, live};
pub use table::{Column, DataTable, Row};
pub use timeline::{Entry, Timeline};
