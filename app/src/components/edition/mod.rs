//! A record being changed: sent as of the version it was read at. If somebody
//! else was faster nothing typed is lost.

mod panel;
mod record;

use super::{focus::focus_on, form::Form};
use crate::i18n::use_i18n;
use leptos::prelude::*;
use panel::OpenConflict;
use shared::lang::Lang;

pub use panel::Difference;
pub use record::Edition;

/// A form that changes a record.
pub trait EditForm: Copy + Send + Sync + 'static {
    type Record: Send + Sync + 'static;

    /// Whether what was typed is saved only where it was changed.
    const MERGES: bool = false;

    /// The record, and the request.
    fn edition(self) -> Edition<Self::Record>;

    /// Where the record as it is now and what was typed differ, reactively.
    fn differences(self, lang: Lang, theirs: &Self::Record) -> Vec<Difference>;

    fn fill(self, record: &Self::Record);

    /// The id of the input that has the focus then.
    fn first(self) -> String;

    /// Makes what was typed fit the record as it is now, where that
    /// [takes](EditForm::MERGES) something.
    fn merge(self, _theirs: &Self::Record) {}

    /// Sends what was typed.
    fn send(self);

    /// Sends it for the first time.
    fn submit(self) {
        self.send();
    }
}

/// The form: its fields are the children. While somebody else was faster it asks what to do instead of showing `actions`.
#[component]
pub fn ChangeForm<F: EditForm>(
    form: F,
    #[prop(into)] actions: ViewFn,
    children: Children,
) -> impl IntoView {
    let edition = form.edition();
    view! {
        <Form state=edition.state on_submit=move |()| form.submit()>
            <ConflictPanel form/>
            {children()}
            {move || (!edition.is_open()).then(|| actions.run())}
        </Form>
    }
}

/// While somebody else was faster: who, what differs, and two ways on.
#[component]
fn ConflictPanel<F: EditForm>(form: F) -> impl IntoView {
    let i18n = use_i18n();
    let edition = form.edition();
    let error = move || Some(edition.met.read().as_ref()?.0.clone());
    let differences = move || {
        let theirs = edition.theirs();
        theirs
            .map(|theirs| form.differences(i18n.lang(), &theirs))
            .unwrap_or_default()
    };
    let save_mine = move |()| {
        if let Some(theirs) = edition.close() {
            form.merge(&theirs);
            edition.record.set(Some(theirs));
            form.send();
        }
    };
    let take_theirs = move |()| {
        if let Some(theirs) = edition.close() {
            form.fill(&theirs);
            edition.state.settle();
            edition.record.set(Some(theirs));
            focus_on(&form.first());
        }
    };
    view! {
        <OpenConflict
            error=Signal::derive(error)
            differences=Signal::derive(differences)
            on_save=save_mine
            on_discard=take_theirs
            merges=F::MERGES
        />
    }
}
