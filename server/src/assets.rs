//! The browser clients, embedded in the binary: hashed files are cached for
//! ever, the pages that name them are asked for anew each time.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, Method, Request, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};
use shared::{
    client::{Page, STYLE, VERIFY},
    problem::ErrorCode,
};
use web::{Refusal, layers::is_api};

#[derive(RustEmbed)]
#[folder = "$EMBEDDED_APP"]
struct App;

const PAGE: &str = "index.html";
const VERIFY_PAGE: &str = "verify/index.html";
const HASHED: [&str; 2] = ["assets/", "verify/assets/"];
const VARY: &str = "accept-encoding";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const NO_APP: &str = "This server was built without its browser clients. \
    Build all with: cargo xtask build\n";

/// Answers every path no endpoint has: a file of a client, or the page of the
/// app, which then finds its own way.
pub async fn serve(request: Request<Body>) -> Response {
    if is_api(request.uri()) {
        return Refusal::from(ErrorCode::NotFound).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Refusal::from(ErrorCode::MethodNotAllowed).into_response();
    }
    match request.uri().path() {
        VERIFY => return page(VERIFY_PAGE, request.headers()),
        path if VERIFY.strip_suffix('/') == Some(path) => {
            return Redirect::permanent(VERIFY).into_response();
        }
        STYLE => return style(),
        _ => {}
    }
    let path = request.uri().path().trim_start_matches('/');
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'));
    if let Some(response) = file(path, request.headers()) {
        return response;
    }
    if is_file || is_hashed(path) {
        return Refusal::from(ErrorCode::NotFound).into_response();
    }
    let mut response = page(PAGE, request.headers());
    // The client says so, too; but programs look at the status.
    let is_sent = response.status() == StatusCode::OK;
    if is_sent && Page::parse(request.uri().path()) == Page::NotFound {
        let nowhere = Refusal::from(ErrorCode::NotFound).into_response();
        *response.status_mut() = nowhere.status();
    }
    response
}

fn page(path: &str, request: &HeaderMap) -> Response {
    file(path, request).unwrap_or_else(|| NO_APP.into_response())
}

/// Where the look of the app is, by its hash.
fn style() -> Response {
    let mut files = App::iter();
    let style = files.find(|path| path.starts_with(HASHED[0]) && path.ends_with(".css"));
    match style {
        Some(path) => Redirect::temporary(&format!("/{path}")).into_response(),
        None => Refusal::from(ErrorCode::NotFound).into_response(),
    }
}

fn is_hashed(path: &str) -> bool {
    HASHED.iter().any(|folder| path.starts_with(folder))
}

/// The file in the smallest encoding the client takes (RFC 9110 §12.5.3).
fn file(path: &str, request: &HeaderMap) -> Option<Response> {
    let (encoding, file) = match encoded(path, request) {
        Some((encoding, file)) => (Some(encoding), file),
        None => (None, App::get(path)?),
    };
    let tag = entity_tag(&file);
    let caching = if is_hashed(path) {
        FOR_EVER
    } else {
        "no-cache"
    };
    let unchanged = request
        .get(header::IF_NONE_MATCH)
        .is_some_and(|seen| seen == tag.as_str());
    if unchanged {
        let headers = [
            (header::ETAG, tag.as_str()),
            (header::CACHE_CONTROL, caching),
            (header::VARY, VARY),
        ];
        return Some((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_TYPE, media_type(path)),
        (header::CACHE_CONTROL, caching),
        (header::VARY, VARY),
        (header::ETAG, &tag),
    ];
    let mut response = (headers, file.data).into_response();
    if let Some(encoding) = encoding {
        let value = header::HeaderValue::from_static(encoding);
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, value);
    }
    Some(response)
}

fn encoded(path: &str, request: &HeaderMap) -> Option<(&'static str, EmbeddedFile)> {
    let accepted = request.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |name: &str| {
        accepted.split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            parts.next() == Some(name) && !parts.any(|quality| quality == "q=0")
        })
    };
    let forms = [("br", "br"), ("gzip", "gz")];
    forms
        .into_iter()
        .filter(|(name, _)| takes(name))
        .find_map(|(name, ending)| Some((name, App::get(&format!("{path}.{ending}"))?)))
}

fn entity_tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let number = u128::from_be_bytes(hash.first_chunk().copied().unwrap_or_default());
    format!("\"{number:032x}\"")
}

/// The media types of what the bundle holds.
fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
