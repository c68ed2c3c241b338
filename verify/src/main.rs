//! The page that checks paper referrals, for whoever holds one: no sign-in,
//! and no network once it has been opened. The server is asked for nothing but
//! the present status of a card that proved to be ours.

#[cfg(target_arch = "wasm32")]
mod page;

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::open();
}
