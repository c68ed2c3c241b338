//! The form that creates a token: whose, where, until when, in which hours.

mod already;
mod created;
mod facts;
mod fields;
mod hours;
mod summary;

use crate::{
    api,
    components::{
        choose::Choose,
        form::{Form, FormActions},
        head::Head,
        input::{Kind, TextField},
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    page::Page,
    pages::{person_choice::PersonField, tokens::file},
};
use already::Already;
use created::Created;
use facts::Facts;
use fields::Fields;
use hours::HoursPanel;
use leptos::prelude::*;
use shared::{ids::UserId, messages as m, tokens::CreatedToken};
use std::sync::Arc;
use summary::Summary;

/// The page, perhaps for a certain user. What was created is on it until
/// another page opens, and nowhere else.
#[component]
pub fn TokenNewPage(user: Option<UserId>) -> impl IntoView {
    let i18n = use_i18n();
    let fields = Fields::new(user);
    let facts = Facts::load(fields);
    let created = RwSignal::new(None::<Arc<CreatedToken>>);
    let list = Signal::derive(move || m::tokens_title(i18n.lang()).to_owned());
    view! {
        <Head
            title=i18n.t(m::tokens_new_title)
            lead=i18n.t(m::tokens_new_lead)
            crumbs=vec![(Page::Tokens, list)]
        />
        {move || match created.get() {
            Some(created) => view! { <Created created/> }.into_any(),
            None => view! { <NewToken fields facts created/> }.into_any(),
        }}
    }
}

#[component]
fn NewToken(
    fields: Fields,
    facts: Facts,
    created: RwSignal<Option<Arc<CreatedToken>>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let draft = fields.entries().draft;
    let submit = move |()| {
        let Some(new) = fields.read() else {
            return;
        };
        draft.send(api::tokens::create(new), move |made| {
            file::save(&created::file_name(&made), &made.token);
            created.set(Some(Arc::new(made)));
        });
    };
    view! {
        <div class="lm-cols">
            <Form draft on_submit=submit>
                <Panel id="token-who" title=i18n.t(m::tokens_part_who)>
                    <PanelBody>
                        <Whose fields facts/>
                    </PanelBody>
                </Panel>
                <Panel id="token-validity" title=i18n.t(m::tokens_part_validity)>
                    <PanelBody>
                        <Validity fields/>
                    </PanelBody>
                </Panel>
                <HoursPanel fields/>
                <FormActions
                    draft
                    submit=i18n.t(m::tokens_submit)
                    cancel=Page::Tokens
                />
            </Form>
            <aside class="lm-stack lm-sticky" aria-label=i18n.t(m::app_summary)>
                <Summary fields facts/>
                <Already facts/>
            </aside>
        </div>
    }
}

/// User, job title, workstation.
#[component]
fn Whose(fields: Fields, facts: Facts) -> impl IntoView {
    let (i18n, fields) = (use_i18n(), fields.entries());
    view! {
        <div class="lm-grid">
            <PersonField
                choice=facts.person
                label=i18n.t(m::tokens_user)
                none=i18n.t(m::tokens_user_choose)
                hint=i18n.t(m::assignments_user_hint)
            />
            <TextField
                entry=fields.job_title
                label=i18n.t(m::tokens_job_title)
                hint=Signal::derive(move || facts.job_title_hint(i18n.lang()).to_owned())
                span="3"
            />
            <Choose
                entry=fields.workstation
                label=i18n.t(m::tokens_workstation)
                choices=Signal::derive(move || facts.workstation_choices(i18n.lang()))
                none=i18n.t(m::tokens_workstation_choose)
            />
        </div>
    }
}

/// First day, last day, the longest session.
#[component]
fn Validity(fields: Fields) -> impl IntoView {
    let (i18n, fields) = (use_i18n(), fields.entries());
    view! {
        <div class="lm-grid">
            <TextField
                entry=fields.last_day
                label=i18n.t(m::tokens_last_day)
                hint=i18n.t(m::tokens_last_day_hint)
                placeholder=i18n.t(m::app_date_hint)
                kind=Kind::Digits
                span="3"
            />
            <TextField
                entry=fields.valid_from
                label=i18n.t(m::tokens_valid_from)
                hint=i18n.t(m::tokens_valid_from_hint)
                placeholder=i18n.t(m::app_date_hint)
                kind=Kind::Digits
                optional=true
                span="3"
            />
        </div>
    }
}
