//! A row of the organizations' list.

use super::doing::Doing;
use crate::{
    components::button::{Button, Variant},
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{messages as m, organizations::Organization};

pub fn row(one: &Organization, doing: RwSignal<Option<Doing>>) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let name = StoredValue::new(one.name.to_string());
    let rename = move || m::organizations_edit_title(i18n.lang(), &name.get_value());
    let delete = move || m::app_delete_of(i18n.lang(), &name.get_value());
    let (renaming, deleting) = (one.clone(), one.clone());
    view! {
        <tr>
            <th scope="row">
                {name.get_value()}
                {one.namesake.then(|| view! { <span class="lm-t2">{i18n.t(m::app_namesake)}</span> })}
            </th>
            <td class="lm-num" data-label=i18n.t(m::organizations_members)>{one.members}</td>
            <td class="lm-num">
                <span class="lm-rowacts">
                    <Button
                        label=i18n.t(m::organizations_rename)
                        name=Signal::derive(rename)
                        variant=Variant::Tertiary
                        on_press=move |()| doing.set(Some(Doing::Renaming(renaming.clone())))
                    />
                    <Button
                        label=i18n.t(m::organizations_delete)
                        name=Signal::derive(delete)
                        variant=Variant::Tertiary
                        on_press=move |()| doing.set(Some(Doing::Deleting(deleting.clone())))
                    />
                </span>
            </td>
        </tr>
    }
}
