//! The `luxmedica` binary.

fn main() {}
