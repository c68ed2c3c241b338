//! A row of the patients found.

use crate::{
    components::{
        icon::Icon,
        status::{Status, Tone},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names,
    page::Page,
};
use leptos::prelude::*;
use shared::{
    messages as m,
    patients::{PatientRow, reached_by},
};

pub fn row(patient: &PatientRow) -> impl IntoView + use<> {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (birth, sex) = (patient.birth_date, patient.sex);
    let closed = (!patient.active).then(|| {
        let word = i18n.t(m::patients_record_closed_mark);
        view! {
            <span class="lm-t2">
                <Status tone=Tone::Warning icon=Icon::Withdrawn word/>
            </span>
        }
    });
    let doubts = patient.tax_number.clone().map(|number| {
        let said = live(move || names::tax_doubts(i18n.lang(), &number, birth, sex));
        view! { <span class="lm-t2">{said}</span> }
    });
    view! {
        <tr>
            <th scope="row">
                <a class="lm-rowlink" href=Page::Patient(patient.id).path()>
                    {patient.name.to_string()}
                </a>
                {closed}
            </th>
            <td data-label=i18n.t(m::patients_birth_date) class="lm-nowrap">
                {move || dates.birth(birth)}
                <span class="lm-t2">{move || dates.age(birth)}</span>
            </td>
            <td data-label=i18n.t(m::patients_sex) data-col="3">{i18n.t(names::sex(sex))}</td>
            <td data-label=i18n.t(m::patients_tax_number)>
                {given(patient.tax_number.as_ref())}
                {doubts}
            </td>
            <td data-label=i18n.t(m::patients_phone) class="lm-name">
                {given(reached_by(patient.phone.as_ref(), patient.phone_remark.as_ref()).as_ref())}
            </td>
        </tr>
    }
}

/// What is on record, or that nothing is.
fn given(value: Option<&impl ToString>) -> AnyView {
    let i18n = use_i18n();
    match value {
        Some(value) => value.to_string().into_any(),
        None => view! { <span class="lm-muted">{i18n.t(m::patients_not_given)}</span> }.into_any(),
    }
}
