//! The customers area: files in, undone, and refused with their reasons.
mod hierarchy;
mod imports;
