//! The description of the API: served, kept in the repository, and true.

use crate::harness::TestApp;
use serde_json::Value;
use shared::endpoints::{ALL, GetOpenApi};
use std::{env, fs, path::Path};

/// Whoever changes what the API says sees it here; with `UPDATE_OPENAPI` set, the file is
/// written anew.
#[tokio::test]
async fn the_description_is_the_one_in_the_repository() {
    let app = TestApp::new().await;
    let served: Value = app.ask(GetOpenApi).await.json();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/openapi.json");
    let mut text = serde_json::to_string_pretty(&served).unwrap();
    text.push('\n');
    if env::var_os("UPDATE_OPENAPI").is_some() {
        fs::write(&file, &text).unwrap();
    }
    assert!(
        fs::read_to_string(&file).unwrap() == text,
        "docs/openapi.json is not what is served: UPDATE_OPENAPI=1 writes it anew"
    );
}

#[tokio::test]
async fn every_endpoint_is_described() {
    let app = TestApp::new().await;
    let served: Value = app.ask(GetOpenApi).await.json();
    for (name, method, path) in ALL {
        let operation = &served["paths"][path][method.name().to_ascii_lowercase()];
        assert!(operation["operationId"].is_string(), "{name}");
    }
}
