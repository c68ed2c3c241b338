//! The size budgets: what a browser downloads before a client shows its first page.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use super::client::{CLIENTS, Client, FONTS_BUDGET};
use super::compress::with_suffix;
use super::parts::SHARED;
use crate::workspace::files_below;

/// Prints what each client weighs, part by part, and fails above a budget.
pub fn check(bundle: &Path) -> Result<()> {
    CLIENTS
        .iter()
        .try_for_each(|client| check_one(bundle, client))
}

fn check_one(bundle: &Path, client: &Client) -> Result<()> {
    let mut files = Vec::new();
    for file in files_below(bundle)? {
        let name = file.strip_prefix(bundle)?.to_owned();
        if has_ending(&name, &COUNTED) && downloads(client, &name) {
            let plain = fs::metadata(&file)?.len();
            let small = fs::metadata(with_suffix(&file, "br")).map_or(plain, |small| small.len());
            files.push((name, plain, small));
        }
    }
    eprintln!("{:>10} {:>10}  {}", "bytes", "brotli", client.name);
    for (name, plain, small) in &files {
        eprintln!("{plain:>10} {small:>10}    {}", name.display());
    }
    let weigh = |counted: &dyn Fn(&Path) -> bool| -> u64 {
        let counted = files.iter().filter(|(name, ..)| counted(name));
        counted.map(|(.., small)| small).sum()
    };
    let weigh_part = |part| weigh(&|name| !is_font(name) && belongs(client, name, part));
    let parts = client.parts.iter();
    let parts = parts.map(|part| (part.name, weigh_part(Some(part.name)), part.budget));
    let all = [
        ("base", weigh_part(None), client.budget),
        ("fonts", weigh(&is_font), FONTS_BUDGET),
    ];
    let mut excess = 0;
    for (name, weight, budget) in all.into_iter().chain(parts) {
        eprintln!("{:>10} {weight:>10}  {name}, of {budget}", "");
        excess += weight.saturating_sub(budget);
    }
    ensure!(
        excess == 0,
        "{} weighs {excess} bytes more over the wire than its budget",
        client.name
    );
    Ok(())
}

/// Whether the file is fetched for the part, or, without one, for the base. What the parts share counts for each.
fn belongs(client: &Client, file: &Path, part: Option<&str>) -> bool {
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    let is_of = |name: &str| file.starts_with(&format!("{}-{name}-", client.name));
    match part {
        Some(part) => is_of(part) || is_of(SHARED),
        None => !is_of(SHARED) && !client.parts.iter().any(|part| is_of(part.name)),
    }
}

const COUNTED: [&str; 4] = ["wasm", "js", "css", "woff2"];

fn has_ending(file: &Path, endings: &[&str]) -> bool {
    file.extension()
        .is_some_and(|extension| endings.iter().any(|ending| extension == *ending))
}

fn is_font(file: &Path) -> bool {
    has_ending(file, &["woff2"])
}

/// Whether a client loads the file: its own, and what lies at the root for all.
fn downloads(client: &Client, file: &Path) -> bool {
    let own = client.folder(Path::new(""));
    let places = [Path::new("").to_owned(), own.join("assets"), own];
    places.iter().any(|place| file.parent() == Some(place))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::client::CLIENTS;
    use super::{belongs, downloads};

    #[test]
    fn a_client_weighs_its_own_and_what_is_for_all() {
        let table = [
            ("theme.js", [true, true]),
            ("assets/app-1.wasm", [true, false]),
            ("verify/sw.js", [false, true]),
            ("verify/assets/verify-1.wasm", [false, true]),
        ];
        for (file, expected) in table {
            let found = [0, 1].map(|client| downloads(&CLIENTS[client], Path::new(file)));
            assert_eq!(found, expected, "{file}");
        }
    }

    #[test]
    fn what_parts_share_counts_for_each_and_not_for_the_base() {
        let table = [
            ("assets/app-1.wasm", [true, false, false]),
            ("theme.js", [true, false, false]),
            ("assets/app-desk-1.wasm", [false, true, false]),
            ("assets/app-administration-1.wasm", [false, false, true]),
            ("assets/app-shared-1.wasm", [false, true, true]),
        ];
        for (file, expected) in table {
            let found = [None, Some("desk"), Some("administration")]
                .map(|part| belongs(&CLIENTS[0], Path::new(file), part));
            assert_eq!(found, expected, "{file}");
        }
    }
}
