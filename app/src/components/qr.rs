//! A QR code, as the server outlined it.

use leptos::prelude::*;
use shared::picture::Picture;

/// How many modules must be left white around a code (ISO/IEC 18004).
const QUIET: u16 = 4;

#[component]
pub fn QrCode(
    picture: Picture,
    /// What it is, for those who do not see it.
    #[prop(into)]
    alt: Signal<String>,
) -> impl IntoView {
    let side = (picture.modules + 2 * QUIET).to_string();
    let around = ["-4 -4 ", &side, " ", &side].concat();
    view! {
        <svg class="lm-qr" viewBox=around role="img" aria-label=alt>
            <path d=picture.path shape-rendering="crispEdges"/>
        </svg>
    }
}
