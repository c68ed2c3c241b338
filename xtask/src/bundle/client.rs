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
    /// What its page can be used for before the client has come, in `boot/`.
    pub form: Option<&'static str>,
    /// Its style sheet, in `style/`.
    pub style: &'static str,
    /// All WASM, script and style before its first page, over the wire, after brotli, in bytes.
    pub budget: u64,
    /// What it fetches when it is first needed.
    pub parts: &'static [Part],
}

/// A part of a client: all functions of which the sources say that they are split off under its name.
pub struct Part {
    pub name: &'static str,
    /// What its first page takes on top of the base, over the wire, after brotli, in bytes.
    pub budget: u64,
}

/// What staff work with; docs/adr/0020 says what is in which part.
const APP: Client = Client {
    name: "app",
    base: "/",
    title: "LuxMedica",
    installs: true,
    form: Some("sign_in.html"),
    style: "main.css",
    budget: 257_000,
    parts: &[
        Part {
            name: "desk",
            budget: 196_800,
        },
        Part {
            name: "administration",
            budget: 185_700,
        },
    ],
};

/// What anybody checks a paper referral with; docs/adr/0013.
const VERIFY: Client = Client {
    name: "verify",
    base: "/verify/",
    title: "Перевірка направлення · LuxMedica",
    installs: false,
    form: None,
    style: "verify.css",
    budget: 132_500,
    parts: &[],
};

/// All fonts of a client, in bytes; a browser fetches those whose characters it shows.
pub const FONTS_BUDGET: u64 = 60_000;

/// Every client, the one at the root first.
pub const CLIENTS: [Client; 2] = [APP, VERIFY];

impl Client {
    /// Whether it is cut.
    pub fn is_in_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Where the browser asks for an asset of its.
    pub fn address(&self, asset: &str) -> String {
        format!("{}assets/{asset}", self.base)
    }

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
