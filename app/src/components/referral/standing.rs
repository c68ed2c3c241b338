//! Where a referral stands: a shape and a word.

use crate::{
    components::{
        icon::Icon,
        status::{Status, Tone},
    },
    i18n::use_i18n,
    names::referrals::Standing,
};
use leptos::prelude::*;

/// The shape and the word.
#[component]
pub fn StandingMark(
    standing: Standing,
    /// Of a whole page, beside its heading.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let (tone, icon) = mark(standing);
    view! { <Status tone icon word=i18n.t(standing.word()) large/> }
}

/// The colour and the shape.
const fn mark(standing: Standing) -> (Tone, Icon) {
    match standing {
        Standing::Draft => (Tone::Neutral, Icon::Draft),
        Standing::New => (Tone::Accent, Icon::New),
        Standing::Active => (Tone::Accent, Icon::Active),
        Standing::InProgress => (Tone::Accent, Icon::Started),
        Standing::Completed => (Tone::Success, Icon::Done),
        Standing::Recalled => (Tone::Neutral, Icon::Withdrawn),
        Standing::Expired => (Tone::Warning, Icon::Expired),
        Standing::InError => (Tone::Neutral, Icon::Mistaken),
    }
}
