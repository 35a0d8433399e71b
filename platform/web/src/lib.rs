//! What every page and every API call stands on: the `App` value, the viewer, errors, forms, the shell, components and charts.
pub mod app;
pub mod assets;
pub mod charts;
pub mod components;
pub mod failure;
pub mod form;
pub mod guard;
pub mod kept;
pub mod live;
pub mod module;
pub mod page;
pub mod past;
pub mod patch;
pub mod shell;
pub mod viewer;

pub use app::{App, Hooks, Shared, Workspace};
pub use failure::{Failure, Outcome};
pub use form::Form;
pub use module::{Ask, BoxFuture, ImportKind, MenuEntry, Module, Panel, Published, Publisher, Subjects};
pub use page::{Flash, Go, page};
pub use viewer::{Scope, Theme, Via, Viewer};
