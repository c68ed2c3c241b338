//! The size budgets: what a browser downloads before a client shows its first page.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::client::{CLIENTS, Client, FONTS_BUDGET};
use super::compress::with_suffix;
use crate::workspace::files_below;

/// Prints what each part of each client weighs, and fails above a budget.
pub fn check(bundle: &Path) -> Result<()> {
    eprintln!("{:>10} {:>10}", "bytes", "brotli");
    CLIENTS
        .iter()
        .try_for_each(|client| check_one(bundle, client))
}

fn check_one(bundle: &Path, client: &Client) -> Result<()> {
    let (mut total, mut fonts) = (0, 0);
    for file in files_below(bundle)? {
        let name = file.strip_prefix(bundle)?;
        let is_font = has_ending(name, &["woff2"]);
        if !(is_font || has_ending(name, &["wasm", "js", "css"])) || !downloads(client, name) {
            continue;
        }
        let plain = fs::metadata(&file)?.len();
        let small = fs::metadata(with_suffix(&file, "br")).map_or(plain, |small| small.len());
        *(if is_font { &mut fonts } else { &mut total }) += small;
        eprintln!("{plain:>10} {small:>10}  {}", name.display());
    }
    let Client { name, budget, .. } = client;
    for (what, weight, budget) in [(*name, total, *budget), ("fonts", fonts, FONTS_BUDGET)] {
        eprintln!("{:>10} {weight:>10}  {what}, of {budget}", "");
        if weight > budget {
            let excess = weight - budget;
            bail!(
                "{what} of {name} weigh {weight} bytes over the wire, {excess} more than their budget"
            );
        }
    }
    Ok(())
}

fn has_ending(file: &Path, endings: &[&str]) -> bool {
    file.extension()
        .is_some_and(|extension| endings.iter().any(|ending| extension == *ending))
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
    use super::downloads;

    #[test]
    fn a_client_weighs_its_own_and_what_is_for_all() {
        let table = [
            ("theme.js", [true, true]),
            ("assets/app-1.wasm", [true, false]),
            ("verify/sw.js", [false, true]),
            ("verify/assets/verify-1.wasm", [false, true]),
            ("verify/assets/plex-1.woff2", [false, true]),
        ];
        for (file, expected) in table {
            let found = [0, 1].map(|client| downloads(&CLIENTS[client], Path::new(file)));
            assert_eq!(found, expected, "{file}");
        }
    }
}
