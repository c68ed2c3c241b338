//! The browser clients: what each is made of and where it stands in the bundle.

use std::path::{Path, PathBuf};

use crate::workspace::Workspace;

/// A program for the browser: its page, its WASM, its script, its style sheet.
pub struct Client {
    /// Its package, the folder of its sources, and what its assets are called.
    pub name: &'static str,
    /// Where the server serves it, with a slash at either end.
    pub base: &'static str,
    /// What its page is called before it says so itself.
    pub title: &'static str,
    /// Whether it can be installed, by the manifest in `public/`.
    pub installs: bool,
    /// Its style sheet, in `style/`.
    pub style: &'static str,
    /// All WASM, script and style over the wire, after brotli, in bytes.
    pub budget: u64,
}

/// What staff work with; docs/adr/0009 says why it weighs so much.
const APP: Client = Client {
    name: "app",
    base: "/",
    title: "LuxMedica",
    installs: true,
    style: "main.css",
    budget: 665_000,
};

/// What anybody checks a paper referral with; docs/adr/0013.
const VERIFY: Client = Client {
    name: "verify",
    base: "/verify/",
    title: "Перевірка направлення · LuxMedica",
    installs: false,
    style: "verify.css",
    budget: 150_000,
};

/// All fonts of a client, in bytes; a browser fetches those whose characters it shows.
pub const FONTS_BUDGET: u64 = 60_000;

/// Every client, the one at the root first.
pub const CLIENTS: [Client; 2] = [APP, VERIFY];

impl Client {
    /// Where the browser asks for an asset of its.
    pub fn address(&self, asset: &str) -> String {
        format!("{}assets/{asset}", self.base)
    }

    /// Its folder in the bundle.
    pub fn folder(&self, bundle: &Path) -> PathBuf {
        match self.base.trim_matches('/') {
            "" => bundle.to_owned(),
            folder => bundle.join(folder),
        }
    }

    /// Where its service worker would be among its sources.
    pub fn worker(&self, workspace: &Workspace) -> PathBuf {
        workspace.root.join(self.name).join("sw.js")
    }
}
