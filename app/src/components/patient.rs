//! Whom a page is about: the strip below its heading.

use super::{
    icon::Icon,
    status::{Status, Tone},
};
use crate::{
    dates::{Dates, use_dates},
    i18n::use_i18n,
    names,
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    patients::{BirthDate, Patient, PatientRow, Sex, reached_by},
};

/// A record as it stands at the head of what is about the patient.
pub fn row(patient: &Patient) -> PatientRow {
    let form = patient.form.clone();
    PatientRow {
        id: patient.id,
        name: form.name,
        birth_date: form.birth_date,
        sex: form.sex,
        tax_number: form.tax.number().cloned(),
        phone: form.phone,
        phone_remark: form.phone_remark,
        active: form.active,
    }
}

/// The strip: who it is, and what tells them from others of the same name.
#[component]
pub fn PatientStrip(
    patient: PatientRow,
    /// What can be done, at the right.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (name, birth, sex) = (patient.name.to_string(), patient.birth_date, patient.sex);
    let name_in_label = name.clone();
    let label = move || m::patients_label(i18n.lang(), &dates.birth(birth), &name_in_label);
    let tax_number = patient.tax_number.map(|number| {
        let said = move || names::tax_number(i18n.lang(), &number, birth, sex);
        fact(m::patients_tax_number, said)
    });
    let phone = reached_by(patient.phone.as_ref(), patient.phone_remark.as_ref());
    let closed = (!patient.active).then(closed);
    view! {
        <section class="lm-patient" aria-label=label>
            <strong>{name}</strong>
            <dl>
                <div>
                    <dt>{i18n.t(born(sex))}</dt>
                    <dd>{move || birth_and_age(i18n.lang(), dates, birth)}</dd>
                </div>
                <div>
                    <dt>{i18n.t(m::patients_sex)}</dt>
                    <dd>{i18n.t(names::sex(sex))}</dd>
                </div>
                {tax_number}
                {phone.map(|phone| fact(m::patients_phone, phone))}
                {closed}
            </dl>
            {children.map(|children| children())}
        </section>
    }
}

fn fact(key: fn(Lang) -> &'static str, value: impl IntoView) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div>
            <dt>{i18n.t(key)}</dt>
            <dd>{value}</dd>
        </div>
    }
}

fn closed() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div>
            <dt>{i18n.t(m::patients_record)}</dt>
            <dd>
                <Status tone=Tone::Warning icon=Icon::Withdrawn word=i18n.t(m::patients_record_closed)/>
            </dd>
        </div>
    }
}

/// `14.03.1968 (58 років)`.
pub fn birth_and_age(lang: Lang, dates: Dates, birth: BirthDate) -> String {
    let day = dates.birth(birth);
    match dates.age(birth) {
        Some(age) => m::patients_born_age(lang, &age, &day),
        None => day,
    }
}

const fn born(sex: Sex) -> fn(Lang) -> &'static str {
    match sex {
        Sex::Female => m::patients_born_female,
        Sex::Male => m::patients_born_male,
        Sex::Unknown => m::patients_birth_date,
    }
}
