//! A page about one record, which has a heading also when the record does not
//! come.

use super::{
    head::{Crumb, Head},
    load::{LoadFailure, Loader, Skeleton},
};
use crate::live::live;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows the page of what was loaded; before that the skeleton, or why it did
/// not come.
#[component]
pub fn LoadPage<T: Send + Sync + 'static>(
    of: Loader<T>,
    /// The page above, which stands in for the record's own name.
    above: Crumb,
    /// Draws what came, with its own heading.
    #[prop(into)]
    draw: Callback<Arc<T>, AnyView>,
) -> impl IntoView {
    live(move || match (of.get(), of.error()) {
        (Some(value), _) => draw.run(value),
        (None, Some(error)) => view! {
            <Head title=above.1 crumbs=vec![above]/>
            <LoadFailure error retry=move |()| of.reload()/>
        }
        .into_any(),
        (None, None) => view! { <Skeleton/> }.into_any(),
    })
}
