//! A change by which hidden rights take effect: whose they are is shown and
//! confirmed before it is saved.

use super::{dialog::Confirm, draft::Draft};
use crate::{api::ApiError, i18n::use_i18n, names};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    problem::{ErrorCode, Surfacing},
};

/// What was shown, and what confirms it.
type Shown = (Vec<Surfacing>, String);

/// The question, while it is open.
#[derive(Clone, Copy)]
pub struct Surface {
    draft: Draft,
    shown: RwSignal<Option<Shown>>,
    open: RwSignal<bool>,
}

impl Surface {
    /// Nothing to ask so far; other refusals are shown by `draft`.
    pub fn new(draft: Draft) -> Self {
        Self {
            draft,
            shown: RwSignal::new(None),
            open: RwSignal::new(false),
        }
    }

    /// Asks, if that is what the change was refused for. Gives any other
    /// refusal back, and is closed by whoever shows it elsewhere.
    pub fn ask(self, error: ApiError) -> Option<ApiError> {
        let Some(ErrorCode::RightsSurface { people, confirm }) = error.code().cloned() else {
            return Some(error);
        };
        self.shown.set(Some((people, confirm)));
        self.open.set(true);
        None
    }

    /// Ends the question.
    pub fn close(self) {
        self.open.set(false);
    }

    fn lines(self, lang: Lang) -> Vec<String> {
        let line = |person: &Surfacing| {
            let name = |permission| m::app_quoted(lang, names::permission(lang, permission));
            let permissions: Vec<_> = person.permissions.iter().copied().map(name).collect();
            m::assignments_surface_line(lang, &person.who, &permissions.join(", "))
        };
        let shown = self.shown.read();
        let people = shown.as_ref().map(|(people, _)| people.iter().map(line));
        people.into_iter().flatten().collect()
    }
}

/// Asks, and brings what confirms the change.
#[component]
pub fn ConfirmSurface(
    surface: Surface,
    #[prop(into)] on_confirm: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text =
        move |text: fn(Lang) -> &'static str| Signal::derive(move || text(i18n.lang()).to_owned());
    let confirm = move |()| {
        let shown = surface.shown.get_untracked();
        if let Some((_, digest)) = shown {
            on_confirm.run(digest);
        }
    };
    let lines = move || {
        let lines = surface.lines(i18n.lang()).into_iter();
        lines.map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <Confirm
            id="surface-title"
            open=surface.open
            title=text(m::assignments_surface_title)
            verb=text(m::assignments_surface_submit)
            keep=text(m::assignments_surface_keep)
            draft=surface.draft
            on_confirm=confirm
        >
            <p>{i18n.t(m::assignments_surface_text)}</p>
            <ul>{lines}</ul>
        </Confirm>
    }
}
