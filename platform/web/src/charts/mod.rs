//! Charts drawn on the server as SVG: the same picture on screen, on paper and in mail.
//!
//! Invariants: classes only, no colours and no styles in the drawing; a title and a description for assistive technology;
//! the numbers as a table behind; in right-to-left pages the drawing is mirrored, its texts are not.

mod bars;
mod contributions;
mod curve;
mod days;
mod figure;
mod flow;
mod heat;
mod line;
mod reliability;
mod scale;
mod spark;
mod steps;
#[cfg(test)]
mod tests;

pub use bars::Bars;
pub use contributions::{Contributions, Part};
pub use curve::{Bin, Curve};
pub use figure::{Format, Size};
pub use flow::{Flow, Move};
pub use heat::{Cell, Heat};
pub use line::{Line, Series};
pub use reliability::{Foretold, Reliability};
pub use spark::Spark;
pub use steps::{StepLine, StepPoint, Steps};
