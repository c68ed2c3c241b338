//! Tells the compiler which folder to embed as the browser client: the bundle
//! that `cargo xtask` made, or an empty one.

use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-env-changed=LUXMEDICA_APP_DIR");
    let bundle = env::var_os("LUXMEDICA_APP_DIR").map(PathBuf::from);
    let folder = bundle.unwrap_or_else(|| {
        let out = env::var_os("OUT_DIR").expect("cargo names the output folder");
        let empty = PathBuf::from(out).join("no-app");
        fs::create_dir_all(&empty).expect("the output folder can be written");
        empty
    });
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rustc-env=EMBEDDED_APP={}", folder.display());
}
