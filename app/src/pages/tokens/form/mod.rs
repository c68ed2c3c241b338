//! The form that creates a token: whose, where, until when, in which hours.

mod already;
mod created;
mod facts;
mod fields;
mod hours;
mod job_title;
mod parts;
mod summary;

use crate::{
    api,
    components::{
        form::{Form, FormActions},
        head::Head,
        panel::{Panel, PanelBody},
    },
    i18n::use_i18n,
    live::live,
    page::Page,
    pages::tokens::file,
};
use already::Already;
use created::Created;
use facts::Facts;
use fields::Fields;
use hours::HoursPanel;
use leptos::prelude::*;
use parts::{Validity, Whose};
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
        {live(move || match created.get() {
            Some(created) => view! { <Created created/> }.into_any(),
            None => view! { <NewToken fields facts created/> }.into_any(),
        })}
    }
}

#[component]
fn NewToken(
    fields: Fields,
    facts: Facts,
    created: RwSignal<Option<Arc<CreatedToken>>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = fields.entries().state;
    let submit = move |()| {
        let Some(new) = fields.read() else {
            return;
        };
        state.send(api::tokens::create(new), move |made| {
            file::save(&created::file_name(&made), &made.token);
            created.set(Some(Arc::new(made)));
        });
    };
    view! {
        <div class="lm-cols">
            <Form state on_submit=submit>
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
                    state
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
