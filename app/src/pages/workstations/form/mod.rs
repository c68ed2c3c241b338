//! The form that creates or changes a workstation, in a dialog.

mod fields;

use super::acts::Acts;
use crate::{
    components::{dialog::Dialog, edition::ChangeForm, form::DialogActions, input::TextField},
    i18n::use_i18n,
    live::follow,
};
use fields::Fields;
use leptos::prelude::*;
use shared::messages as m;

#[component]
pub fn Edit(acts: Acts) -> impl IntoView {
    let i18n = use_i18n();
    let fields = Fields::new(acts);
    follow(move || {
        if acts.edit.open.get() {
            fields.begin();
        }
    });
    let title = acts.edit.say(move |workstation| match workstation {
        Some(workstation) => {
            m::workstations_edit_title(i18n.lang(), workstation.form.name.as_str())
        }
        None => m::workstations_new_title(i18n.lang()).into(),
    });
    view! {
        <Dialog id="workstation-title" open=acts.edit.open title>
            <FormOf fields/>
        </Dialog>
    }
}

#[component]
fn FormOf(fields: Fields) -> impl IntoView {
    let i18n = use_i18n();
    let (state, open) = (fields.state, fields.acts.edit.open);
    let actions = move || view! { <DialogActions state submit=i18n.t(m::app_save) open/> };
    view! {
        <ChangeForm form=fields actions>
            <TextField
                entry=fields.name
                label=i18n.t(m::workstations_name)
                hint=i18n.t(m::workstations_name_hint)
                autofocus=true
            />
            <TextField
                entry=fields.place
                label=i18n.t(m::workstations_place)
                hint=i18n.t(m::workstations_place_hint)
                optional=true
            />
            <TextField
                entry=fields.inventory_label
                label=i18n.t(m::workstations_inventory_label)
                hint=i18n.t(m::workstations_inventory_label_hint)
                optional=true
            />
        </ChangeForm>
    }
}
