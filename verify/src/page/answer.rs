//! An answer: the headline, then what the code says, then what was checked.

use super::{
    checked::Checked,
    desk::{Answer, use_desk},
    said::Said,
    words::{Tone, Words},
};
use crate::i18n::use_i18n;
use judging::verdict::Verdict;
use leptos::{html::Div, prelude::*};
use shared::messages as m;

impl Tone {
    const fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Neutral => "neutral",
        }
    }

    const fn shape(self) -> &'static str {
        match self {
            Self::Success => {
                r#"<circle cx="24" cy="24" r="20"/><path class="cut" d="m15 25 6.5 6.5L34 18"/>"#
            }
            Self::Warning => {
                r#"<path d="M24 5 44 41H4z"/><path class="cut" d="M24 18v11M24 35v.3"/>"#
            }
            Self::Danger => {
                r#"<path d="M16 4h16l12 12v16L32 44H16L4 32V16z"/><path class="cut" d="m17 17 14 14M31 17 17 31"/>"#
            }
            Self::Neutral => {
                r#"<circle cx="24" cy="24" r="20"/><path class="cut" d="M24 22v13M24 14v.3"/>"#
            }
        }
    }
}

/// An answer.
#[component]
pub fn Answered(answer: Answer) -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let lang = i18n.lang();
    let dates = desk.dates(lang);
    let words = Words::of(&answer, dates.clone());
    let to_do = match words.to_do.as_slice() {
        [one] => Some(view! { <p><strong>{m::verify_to_do(lang)}</strong>" "{*one}</p> }),
        _ => None,
    };
    let steps = (1 < words.to_do.len()).then(|| view! { <Steps steps=words.to_do/> });
    let more = match &answer {
        Answer::Verdict(Verdict::Genuine(genuine), register) => view! {
            <Said genuine=genuine.clone() dates=dates.clone()/>
            <Checked genuine=Some(genuine.clone()) register=*register dates/>
        }
        .into_any(),
        Answer::Verdict(Verdict::NotGenuine(_), register) => {
            view! { <Checked genuine=None register=*register dates/> }.into_any()
        }
        _ => ().into_any(),
    };
    let headline = NodeRef::<Div>::new();
    Effect::new(move || {
        // Whoever asked is brought to the answer, and hears it.
        if let Some(headline) = headline.get() {
            let _ = headline.focus();
        }
    });
    view! {
        <div
            class="lm-answer"
            data-tone=words.tone.code()
            role=if words.tone == Tone::Danger { "alert" } else { "status" }
            tabindex="-1"
            node_ref=headline
        >
            <svg viewBox="0 0 48 48" aria-hidden="true" inner_html=words.tone.shape()></svg>
            <div>
                <h1>{words.title}</h1>
                <p>{words.text.join(" ")}</p>
                {to_do}
            </div>
        </div>
        {steps}
        {more}
    }
}

#[component]
fn Steps(steps: Vec<&'static str>) -> impl IntoView {
    let i18n = use_i18n();
    let title = m::verify_to_do(i18n.lang()).trim_end_matches(':');
    let steps = steps.into_iter().map(|step| {
        view! { <Line mark=Mark::Next>{step}</Line> }
    });
    view! {
        <Panel title>
            <ul class="lm-lines">{steps.collect_view()}</ul>
        </Panel>
    }
}

/// A panel with a title.
#[component]
pub fn Panel(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="lm-panel" aria-label=title>
            <header>
                <h2>{title}</h2>
            </header>
            <div class="lm-body">{children()}</div>
        </section>
    }
}

/// What stands before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It holds.
    Tick,
    /// It does not.
    Cross,
    /// Mind.
    Warning,
    /// It was not looked at.
    Open,
    /// To do.
    Next,
}

impl Mark {
    const fn drawing(self) -> (&'static str, &'static str) {
        match self {
            Self::Tick => ("success", r#"<path d="m3 8.5 3.2 3.2L13 4.8"/>"#),
            Self::Cross => ("danger", r#"<path d="m4 4 8 8M12 4l-8 8"/>"#),
            Self::Warning => (
                "warning",
                r#"<path d="M8 2 14.5 13.5h-13z"/><path d="M8 6.5v3.2M8 11.6v.1"/>"#,
            ),
            Self::Open => (
                "",
                r#"<circle cx="8" cy="8" r="5.6"/><path d="M4 12 12 4"/>"#,
            ),
            Self::Next => ("", r#"<path d="m6 3.5 4.5 4.5L6 12.5"/>"#),
        }
    }
}

/// A line with a mark before it.
#[component]
pub fn Line(mark: Mark, children: Children) -> impl IntoView {
    let (tone, drawing) = mark.drawing();
    view! {
        <li data-tone=tone>
            <svg class="lm-icon" viewBox="0 0 16 16" aria-hidden="true" inner_html=drawing></svg>
            <span>{children()}</span>
        </li>
    }
}
