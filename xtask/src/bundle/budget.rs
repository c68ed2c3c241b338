//! The size budget: what a browser downloads before it shows the sign-in page.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::compress::with_suffix;
use crate::workspace::files_below;

/// All WASM, script and style, after brotli; docs/adr/0009 says why so much.
const BUDGET: u64 = 450_000;

/// Prints what each part weighs and fails above the budget.
pub fn check(bundle: &Path) -> Result<()> {
    let mut total = 0;
    eprintln!("{:>10} {:>10}", "bytes", "brotli");
    for file in files_below(bundle)? {
        if !file.extension().is_some_and(|extension| {
            ["wasm", "js", "css"]
                .iter()
                .any(|counted| extension == *counted)
        }) {
            continue;
        }
        let plain = fs::metadata(&file)?.len();
        let small = fs::metadata(with_suffix(&file, "br")).map_or(plain, |small| small.len());
        total += small;
        eprintln!(
            "{plain:>10} {small:>10}  {}",
            file.strip_prefix(bundle)?.display()
        );
    }
    eprintln!("{:>10} {total:>10}  of {BUDGET}", "");
    if total > BUDGET {
        bail!(
            "the app weighs {total} bytes over the wire, {} more than its budget",
            total - BUDGET
        );
    }
    Ok(())
}
