//! Acts that cannot be undone are asked about before they are done.

mod act;

use super::{
    alert::ErrorAlert,
    button::{Button, Variant},
    dialog::Dialog,
    form_state::FormState,
};
use crate::{i18n::use_i18n, live::follow, names::referrals::Word};
use leptos::prelude::*;
use shared::messages as m;

pub use act::{Act, Question};

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
    state: FormState,
    /// Tells its heading from others of the same request.
    #[prop(default = "title")]
    heading: &'static str,
    #[prop(into)] on_confirm: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let busy = state.busy();
    let confirm = move |()| state.once_settled(move || on_confirm.run(()));
    follow(move || {
        if open.get() {
            state.clear();
        }
    });
    view! {
        <Dialog id=state.id_of(heading) open title>
            {children()}
            <ErrorAlert error=state.failure()/>
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

/// Asks, does it and says so.
#[component]
pub fn ConfirmAct(
    question: Question,
    #[prop(into)] title: Signal<String>,
    verb: Word,
    #[prop(default = m::app_cancel)] keep: Word,
    /// What is done; nothing to do without.
    #[prop(into)]
    act: Callback<(), Option<Act>>,
    children: ChildrenFn,
) -> impl IntoView {
    let on_confirm = move |()| {
        if let Some(act) = untrack(|| act.run(())) {
            question.carry_out(act);
        }
    };
    view! { <Confirm open=question.open title verb keep state=question.state on_confirm children/> }
}
