//! Cutting a client into the parts it fetches when they are first needed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use walrus::ModuleConfig;

use super::client::Client;
use super::{fingerprint, order};
use crate::workspace::Profile;

/// The script that fetches parts, beside what wasm-bindgen makes; the splitter writes it.
const LOADER: &str = "./__wasm_split.js";

/// What two parts need is in a file of its own, and comes with the first of them.
pub const SHARED: &str = "shared";

/// A client cut into its base, which wasm-bindgen is to bind, and its parts.
pub struct Cut {
    pub base: PathBuf,
    parts: Vec<PathBuf>,
}

/// Cuts `compiled` where its functions say `wasm_split`; what comes of it lies in `folder`.
pub fn cut(compiled: &Path, folder: &Path) -> Result<Cut> {
    let whole = fs::read(compiled).with_context(|| format!("reading {}", compiled.display()))?;
    let base = folder.join("base.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &base;
    options.link_name = LOADER;
    options.main_module = "./client.js";
    let cut = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    Ok(Cut {
        base,
        parts: cut.split_modules,
    })
}

impl Cut {
    /// Moves the parts into `assets` under hashed names, and tells the script that fetches them.
    pub fn keep(&self, client: &Client, profile: Profile, assets: &Path) -> Result<()> {
        let Some(folder) = self.base.parent() else {
            return Ok(());
        };
        let loader = folder.join(LOADER);
        let mut script = fs::read_to_string(&loader)?;
        for part in &self.parts {
            let stem = part.file_stem().context("a part has a name")?;
            let stem = stem.to_string_lossy();
            let content = fs::read(part)?;
            let content = match profile {
                Profile::Release => written_shortly(&content)?,
                Profile::Dev => content,
            };
            let name = format!(
                "{}-{}-{}.wasm",
                client.name,
                stem.strip_prefix("split_").unwrap_or(SHARED),
                fingerprint::of_content(&content)
            );
            fs::write(assets.join(&name), &content)?;
            script = fetching(&script, &stem, &client.address(&name), &content)?;
        }
        let script = format!("import {{ fetchPart }} from \"./parts.js\";\n{script}");
        Ok(fs::write(loader, script)?)
    }
}

/// The script, with one of its parts fetched from `address`, and refused unless it is `content`.
fn fetching(script: &str, stem: &str, address: &str, content: &[u8]) -> Result<String> {
    let before = format!("fetch(new URL(\"./{stem}.wasm\", import.meta.url))");
    ensure!(
        script.matches(&before).count() == 1,
        "the splitter fetches {stem} in another way than expected"
    );
    let digest = BASE64_STANDARD.encode(Sha256::digest(content));
    let after = format!("fetchPart(\"{address}\", \"sha256-{digest}\")");
    Ok(script.replace(&before, &after))
}

/// The same module without names. The linker left room in every number for it to be moved; wasm-bindgen writes the base
/// anew, and nobody the parts.
fn written_shortly(part: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config
        .generate_name_section(false)
        .generate_producers_section(false);
    order::ordered(&config.parse(part)?.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::fetching;

    #[test]
    fn a_part_is_fetched_under_its_hashed_name_and_must_be_itself() {
        let script = r#"fetch(new URL("./split_desk.wasm", import.meta.url));"#;
        assert_eq!(
            fetching(script, "split_desk", "/assets/app-desk-1.wasm", b"abc").unwrap(),
            "fetchPart(\"/assets/app-desk-1.wasm\", \
             \"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\");"
        );
        assert!(fetching(script, "chunk_1", "/assets/app-shared-1.wasm", b"abc").is_err());
    }
}
