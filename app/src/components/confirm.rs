//! Acts that cannot be undone are asked about before they are done.

use super::{
    alert::ErrorAlert,
    button::{Button, Variant},
    dialog::Dialog,
    draft::Draft,
    focus::focus_on,
};
use crate::{
    api::Answer, i18n::use_i18n, names::referrals::Word, navigation::use_go, page::Page,
    state::notices::use_notices,
};
use leptos::prelude::*;
use shared::{lang::Lang, messages as m};
use std::future::Future;

/// Asks. The children say what goes along; the focus starts on the safe button.
#[component]
pub fn Confirm(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// The verb of the act, such as "Delete the role".
    verb: Word,
    /// Not doing it.
    #[prop(default = m::app_cancel)]
    keep: Word,
    /// The request, to show whether it is under way and why it was refused.
    draft: Draft,
    /// Tells its heading from others of the same request.
    #[prop(default = "title")]
    heading: &'static str,
    #[prop(into)] on_confirm: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let busy = draft.busy();
    let confirm = move |()| draft.once_settled(move || on_confirm.run(()));
    Effect::new(move |_| {
        if open.get() {
            draft.clear();
        }
    });
    view! {
        <Dialog id=draft.id_of(heading) open title>
            {children()}
            <ErrorAlert error=draft.failure()/>
            <div class="lm-actions">
                <Button label=i18n.t(verb) danger=true disabled=busy on_press=confirm/>
                <Button
                    label=i18n.t(keep)
                    variant=Variant::Secondary
                    autofocus=true
                    on_press=move |()| open.set(false)
                />
            </div>
        </Dialog>
    }
}

/// Asks, does it and says so: on `page`, or here, where `on_done` shows what is
/// left.
#[component]
pub fn ConfirmAct<A, R, S>(
    /// Names the request; unique on the page.
    name: &'static str,
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    verb: Word,
    #[prop(default = m::app_cancel)] keep: Word,
    /// The request, and what is said once it is done; nothing to do without.
    act: A,
    #[prop(optional)] page: Option<Page>,
    #[prop(optional, into)] on_done: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView
where
    A: Fn() -> Option<(R, S)> + Send + Sync + 'static,
    R: Future<Output = Answer<()>> + 'static,
    S: Fn(Lang) -> String + Send + Sync + 'static,
{
    let (go, notices) = (use_go(), use_notices());
    let draft = Draft::new(name);
    let done = move |said: S| {
        if let Some(page) = page {
            return go.to_and_say(page, said);
        }
        open.set(false);
        notices.say(said);
        if let Some(on_done) = on_done {
            on_done.run(());
        }
        // The button that opened the dialog may go with its row.
        request_animation_frame(|| focus_on("main"));
    };
    let on_confirm = move |()| {
        if let Some((request, said)) = untrack(&act) {
            draft.send(request, move |()| done(said));
        }
    };
    view! { <Confirm open title verb keep draft on_confirm children/> }
}
