//! A change by which hidden rights take effect, or tokens and codes end: whose they are is
//! shown and confirmed before it is saved.

use super::{confirm::Confirm, form_state::FormState};
use crate::{api::ApiError, i18n::use_i18n, names};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    messages as m,
    problem::{EndingCode, EndingToken, ErrorCode, Surfacing},
};

/// What was shown, and what confirms it.
#[derive(Clone, Default)]
struct Shown {
    people: Vec<Surfacing>,
    tokens: Vec<EndingToken>,
    codes: Box<[EndingCode]>,
    confirm: String,
}

/// The question, while it is open.
#[derive(Clone, Copy)]
pub struct Surface {
    state: FormState,
    shown: RwSignal<Shown>,
    open: RwSignal<bool>,
}

impl Surface {
    /// Nothing to ask so far; other refusals are shown by `state`.
    pub fn new(state: FormState) -> Self {
        Self {
            state,
            shown: RwSignal::new(Shown::default()),
            open: RwSignal::new(false),
        }
    }

    /// Asks, if that is what the change was refused for. Gives any other
    /// refusal back, and is closed by whoever shows it elsewhere.
    pub fn ask(self, error: ApiError) -> Option<ApiError> {
        let Some(ErrorCode::RightsSurface {
            people,
            tokens,
            codes,
            confirm,
        }) = error.code().cloned()
        else {
            return Some(error);
        };
        self.shown.set(Shown {
            people,
            tokens,
            codes,
            confirm,
        });
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
        self.shown.read().people.iter().map(line).collect()
    }

    fn tokens(self, lang: Lang) -> Vec<String> {
        let line = |token: &EndingToken| {
            let EndingToken {
                who,
                workstation,
                made_by,
                ..
            } = token;
            m::assignments_surface_token(lang, made_by, who, workstation)
        };
        self.shown.read().tokens.iter().map(line).collect()
    }

    fn codes(self, lang: Lang) -> Vec<String> {
        let line = |code: &EndingCode| m::assignments_surface_code(lang, &code.made_by, &code.who);
        self.shown.read().codes.iter().map(line).collect()
    }
}

/// Asks, and brings what confirms the change.
#[component]
pub fn ConfirmSurface(
    surface: Surface,
    #[prop(into)] on_confirm: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let confirm = move |()| {
        on_confirm.run(surface.shown.get_untracked().confirm);
    };
    // Under its heading, if there is anything to list.
    let list = move |heading: fn(Lang) -> &'static str, lines: Vec<String>| {
        let is_there = !lines.is_empty();
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        let lines = lines.collect_view();
        is_there.then(|| {
            view! {
                <p>{i18n.t(heading)}</p>
                <ul>{lines}</ul>
            }
        })
    };
    view! {
        <Confirm
            open=surface.open
            title=i18n.t(m::assignments_surface_title)
            verb=m::assignments_surface_submit
            keep=m::assignments_surface_keep
            state=surface.state
            heading="surface"
            on_confirm=confirm
        >
            {move || list(m::assignments_surface_text, surface.lines(i18n.lang()))}
            {move || list(m::assignments_surface_tokens, surface.tokens(i18n.lang()))}
            {move || list(m::assignments_surface_codes, surface.codes(i18n.lang()))}
        </Confirm>
    }
}
