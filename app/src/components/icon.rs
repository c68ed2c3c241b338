//! The outlines, 16 by 16, drawn with the colour of the text.

use leptos::prelude::*;

/// An outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Cross,
    Download,
    Eye,
    EyeShut,
    File,
    Key,
    Lens,
    Menu,
    Pencil,
    Plus,
    Printer,
    Tick,
    /// Status: dashed ring.
    Draft,
    /// Status: ring.
    New,
    /// Status: ring with a dot.
    Active,
    /// Status: half-filled disc.
    Started,
    /// Status: filled disc with a tick.
    Done,
    /// Status: struck ring.
    Withdrawn,
    /// Status: crossed octagon.
    Mistaken,
    /// Status: hourglass.
    Expired,
    /// Status: triangle.
    Warning,
}

impl Icon {
    const fn drawing(self) -> &'static str {
        match self {
            Self::ChevronDown => r#"<path d="m3.5 6 4.5 4.5L12.5 6"/>"#,
            Self::ChevronLeft => r#"<path d="m10 3.5-4.5 4.5 4.5 4.5"/>"#,
            Self::ChevronRight => r#"<path d="m6 3.5 4.5 4.5L6 12.5"/>"#,
            Self::Cross => r#"<path d="m4 4 8 8M12 4l-8 8"/>"#,
            Self::Download => r#"<path d="M8 2v8M4.7 7 8 10.2 11.3 7M2.5 13.5h11"/>"#,
            Self::Eye => {
                r#"<path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z"/><circle cx="8" cy="8" r="1.9"/>"#
            }
            Self::EyeShut => {
                r#"<path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z"/><path d="m3 13.5 10-11"/>"#
            }
            Self::File => r#"<path d="M4 1.8h5L12.5 5v9.2H4zM9 1.8V5h3.5"/>"#,
            Self::Key => r#"<circle cx="5" cy="11" r="2.8"/><path d="m7 9 6-6M10.5 5.5l2 2"/>"#,
            Self::Lens => r#"<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>"#,
            Self::Menu => r#"<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/>"#,
            Self::Pencil => r#"<path d="M3 13h2.5L13 5.5 10.5 3 3 10.5z"/>"#,
            Self::Plus => r#"<path d="M8 3v10M3 8h10"/>"#,
            Self::Printer => {
                r#"<path d="M4.5 6V2h7v4M4.5 11.5H2.5V6h11v5.5h-2M4.5 9.5h7V14h-7z"/>"#
            }
            Self::Tick => r#"<path d="m3 8.5 3.2 3.2L13 4.8"/>"#,
            Self::Draft => r#"<circle cx="8" cy="8" r="5.6" stroke-dasharray="2.4 2.1"/>"#,
            Self::New => r#"<circle cx="8" cy="8" r="5.6"/>"#,
            Self::Active => {
                r#"<circle cx="8" cy="8" r="5.6"/><circle cx="8" cy="8" r="1.6" fill="currentColor" stroke="none"/>"#
            }
            Self::Started => {
                r#"<circle cx="8" cy="8" r="5.6"/><path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor"/>"#
            }
            Self::Done => {
                r#"<circle cx="8" cy="8" r="6.2" fill="currentColor" stroke="none"/><path d="m5.2 8.3 1.9 1.9 3.7-4" class="cut"/>"#
            }
            Self::Withdrawn => r#"<circle cx="8" cy="8" r="5.6"/><path d="M4 12 12 4"/>"#,
            Self::Mistaken => {
                r#"<path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z"/><path d="m6 6 4 4M10 6l-4 4"/>"#
            }
            Self::Expired => {
                r#"<path d="M4 2h8M4 14h8M4.8 2c0 3.4 6.4 4.6 6.4 12M11.2 2c0 3.4-6.4 4.6-6.4 12"/>"#
            }
            Self::Warning => r#"<path d="M8 2 14.5 13.5h-13z"/><path d="M8 6.5v3.2M8 11.6v.1"/>"#,
        }
    }
}

/// Draws an outline beside the word that says the same.
#[component]
pub fn IconMark(icon: Icon) -> impl IntoView {
    view! {
        <svg class="lm-icon" viewBox="0 0 16 16" aria-hidden="true" inner_html=icon.drawing()></svg>
    }
}
