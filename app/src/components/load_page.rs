//! A page about one record, which has a heading also when the record does not
//! come.

use super::{
    head::{Crumb, Head},
    load::{Load, Loader},
};
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
    view! { <Load of head=head(above) draw/> }
}

fn head(above: Crumb) -> ViewFn {
    let head = move || view! { <Head title=above.1 crumbs=vec![above]/> };
    head.into()
}
