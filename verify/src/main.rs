//! The page that checks paper referrals, for whoever holds one: no sign-in,
//! and no network once it has been opened. The server is asked for nothing but
//! the present status of a card that proved to be ours.
//!
//! Language and theme are the app's own modules, so that a choice made here
//! holds there.

#[cfg(target_arch = "wasm32")]
#[expect(dead_code, reason = "the app uses more of it")]
#[path = "../../app/src/i18n.rs"]
mod i18n;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
#[path = "../../app/src/shell/segments.rs"]
mod segments;
#[cfg(target_arch = "wasm32")]
#[path = "../../app/src/theme.rs"]
mod theme;

fn main() {
    #[cfg(target_arch = "wasm32")]
    leptos::mount::mount_to_body(page::Page);
}
