//! A new migration is a reason to build the crate that embeds it; the compiler sees only
//! those it embedded before.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
