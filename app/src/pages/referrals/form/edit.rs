//! Goes on with a draft.

use super::{Deeds, Fields, FormBody, differences::differences, discard::Discard, issued};
use crate::{
    api::{self, ApiError},
    components::{
        button::{Button, Variant},
        conflict::Conflict,
        conflict_panel::ConflictPanel,
        error_summary::focus_on,
        head::Head,
        load::Loader,
        load_page::LoadPage,
    },
    i18n::use_i18n,
    navigation::{Go, use_go},
    page::Page,
    pages::referrals::above,
    state::notices::{Notices, use_notices},
};
use leptos::prelude::*;
use shared::{
    ids::RequisitionId,
    messages as m,
    page::Version,
    referrals::{MAX_SERVICES, Requisition},
};
use std::sync::Arc;

/// The page. What is no draft, or not the own one, is only shown.
#[component]
pub fn ReferralEditPage(id: RequisitionId) -> impl IntoView {
    let go = use_go();
    let requisition = Loader::new(move || api::requisitions::get(id));
    let draw = move |shown: Arc<Requisition>| {
        if shown.editable {
            view! { <Edit shown/> }.into_any()
        } else {
            go.replace(Page::Referral(id));
            ().into_any()
        }
    };
    view! { <LoadPage of=requisition above=above() draw/> }
}

#[derive(Clone, Copy)]
struct Editing {
    fields: Fields,
    id: RequisitionId,
    version: RwSignal<Version>,
    conflict: Conflict<Requisition>,
    /// Whether the conflict came of issuing.
    issuing: RwSignal<bool>,
    notices: Notices,
    go: Go,
}

#[component]
fn Edit(shown: Arc<Requisition>) -> impl IntoView {
    let i18n = use_i18n();
    let fields = Fields::new(shown.patient.id, MAX_SERVICES);
    fields.fill(&shown);
    let editing = Editing {
        fields,
        id: shown.id,
        version: RwSignal::new(shown.version),
        conflict: Conflict::new(fields.draft()),
        issuing: RwSignal::new(false),
        notices: use_notices(),
        go: use_go(),
    };
    let deeds = Deeds {
        issue: Callback::new(move |()| editing.send(true)),
        save: Some(Callback::new(move |()| editing.send(false))),
        cancel: Page::Referrals,
        verb: m::referrals_issue,
    };
    let discarding = RwSignal::new(false);
    let differ = move || {
        let theirs = editing.conflict.theirs();
        let differ = |theirs: Arc<Requisition>| differences(i18n.lang(), fields, &theirs);
        theirs.map(differ).unwrap_or_default()
    };
    let ready = Signal::derive(move || !editing.conflict.is_open());
    view! {
        <Head title=i18n.t(m::referrals_draft) crumbs=vec![above()]>
            <Button
                label=i18n.t(m::referrals_discard)
                variant=Variant::Secondary
                danger=true
                on_press=move |()| discarding.set(true)
            />
        </Head>
        <FormBody fields patient=shown.patient.clone() deeds ready>
            <ConflictPanel
                error=editing.conflict.error()
                differences=Signal::derive(differ)
                on_save=move |()| editing.save_mine()
                on_discard=move |()| editing.take_theirs()
            />
        </FormBody>
        <Discard open=discarding id=editing.id/>
    }
}

impl Editing {
    fn send(self, issuing: bool) {
        let fields = self.fields;
        self.issuing.set(issuing);
        let failed = move |error: ApiError| {
            self.conflict.fail(error, api::requisitions::get(self.id));
        };
        let version = self.version.get_untracked();
        if issuing {
            let Some(form) = fields.complete() else {
                return;
            };
            let request = api::requisitions::issue_draft(self.id, version, form);
            let done = move |now: Requisition| issued(self.go, &now);
            fields.draft().send_or(request, done, failed);
        } else {
            let Some(form) = fields.unfinished() else {
                return;
            };
            let request = api::requisitions::update_draft(self.id, version, form);
            let done = move |now: Requisition| self.saved(&now);
            fields.draft().send_or(request, done, failed);
        }
    }

    fn saved(self, now: &Requisition) {
        self.version.set(now.version);
        self.notices
            .say(|lang| m::notice_draft_saved(lang).to_owned());
    }

    fn save_mine(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.send(self.issuing.get_untracked());
        }
    }

    fn take_theirs(self) {
        if let Some(theirs) = self.conflict.close() {
            self.version.set(theirs.version);
            self.fields.fill(&theirs);
            focus_on(&self.fields.parts().lines.adding.id());
        }
    }
}
