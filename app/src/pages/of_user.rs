//! Lists that can be narrowed to one user by their address.

use crate::{
    api,
    components::{
        button::{Button, Variant},
        load::Loader,
    },
    i18n::use_i18n,
    list_query::ListQuery,
    live::live,
};
use leptos::prelude::*;
use shared::{ids::UserId, lang::Lang, users::PersonQuery};

/// What the address says of the user: their id.
pub const USER: &str = "user";

/// Whose rows are shown, if only one user's are, and the way to everybody's.
#[component]
pub fn OfUser(
    query: ListQuery,
    /// Whose they are, by name.
    whose: fn(Lang, &str) -> String,
    /// Showing everybody's.
    all: fn(Lang) -> &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let user = Memo::new(move |_| query.code::<UserId>(USER));
    let person = Loader::new(move || {
        let id = user.get();
        async move {
            match id {
                Some(_) => api::people::list(PersonQuery { search: None, id }).await,
                None => Ok(Vec::new()),
            }
        }
    });
    let words = move || {
        let people = person.get()?;
        Some(whose(i18n.lang(), people.first()?.full_name.as_str()))
    };
    live(move || {
        user.get().map(|_| {
            view! {
                <div class="lm-tools">
                    <div class="lm-actions">
                        <strong>{words}</strong>
                        <Button
                            label=i18n.t(all)
                            variant=Variant::Secondary
                            on_press=move |()| query.set(&[(USER, "")])
                        />
                    </div>
                </div>
            }
        })
    })
}
