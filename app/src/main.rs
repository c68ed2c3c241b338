//! The LuxMedica client: drawn in the browser, deciding nothing. What it hides
//! is a courtesy; every right is decided on the server.

mod age;
mod api;
mod app;
mod boot;
mod components;
mod computer;
mod dates;
mod download;
mod errors;
mod i18n;
mod list_query;
mod live;
mod location;
mod names;
mod navigation;
mod page;
mod pages;
mod random;
mod shell;
mod state;
mod theme;
mod workstation_key;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
