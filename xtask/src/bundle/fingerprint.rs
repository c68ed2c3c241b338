//! Telling whether a finished bundle is still the right one.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::client::CLIENTS;
use crate::workspace::{Workspace, files_below};

/// A hash over all the bundle is made of, the code that makes it included.
pub fn of_inputs(workspace: &Workspace, compiled: &[PathBuf]) -> Result<String> {
    let mut inputs = compiled.to_vec();
    // Which splitter and which wasm-bindgen.
    inputs.push(workspace.root.join("Cargo.lock"));
    let workers = CLIENTS.iter().map(|client| client.worker(workspace));
    inputs.extend(workers.filter(|file| file.is_file()));
    for folder in ["boot", "public", "style", "xtask"] {
        inputs.extend(files_below(&workspace.root.join(folder))?);
    }
    let mut all = Sha256::new();
    for input in inputs {
        let content = fs::read(&input).with_context(|| format!("reading {}", input.display()))?;
        all.update(input.as_os_str().as_encoded_bytes());
        all.update(Sha256::digest(content));
    }
    Ok(hex(&all.finalize()))
}

/// The first half of a file's SHA-256: what its name carries.
pub fn of_content(content: &[u8]) -> String {
    hex(&Sha256::digest(content)[..8])
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::of_content;

    #[test]
    fn sixteen_digits_of_the_content() {
        assert_eq!(of_content(b"abc"), "ba7816bf8f01cfea");
    }
}
