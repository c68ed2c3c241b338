//! Whose referrals are listed, if only one patient's.

use super::asking::PATIENT;
use crate::{
    components::{
        button::{Button, Variant},
        load::Loader,
    },
    i18n::use_i18n,
    list_query::ListQuery,
    live::live,
};
use leptos::prelude::*;
use shared::{ids::PatientId, messages as m, page::Page, referrals::ReferralRow};

/// Whose they are, and the way to everybody's.
#[component]
pub fn OfPatient(query: ListQuery, found: Loader<Page<ReferralRow>>) -> impl IntoView {
    let i18n = use_i18n();
    let only = Memo::new(move |_| query.code::<PatientId>(PATIENT));
    let whose = move || {
        let found = found.get();
        let row = found.as_ref().and_then(|found| found.items.first());
        match row {
            Some(row) => m::referrals_of_patient(i18n.lang(), &row.patient.to_string()),
            None => m::referrals_of_one_patient(i18n.lang()).to_owned(),
        }
    };
    live(move || {
        only.get().map(|_| {
            view! {
                <div class="lm-select">
                    <span role="status">{whose}</span>
                    <Button
                        label=i18n.t(m::referrals_of_all)
                        variant=Variant::Secondary
                        on_press=move |()| query.set(&[(PATIENT, "")])
                    />
                </div>
            }
        })
    })
}
