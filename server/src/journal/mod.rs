//! The journal's reading side.
