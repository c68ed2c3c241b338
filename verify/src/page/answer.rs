//! An answer: the headline, then what the code says, then what was checked.

use super::{
    checked,
    desk::Desk,
    dom::{El, drawing, el, find, panel},
    said,
    stage::Answer,
    words::{Tone, Words},
};
use judging::verdict::Verdict;
use shared::messages as m;
use web_sys::HtmlElement;

const HEADLINE: &str = "headline";

impl Tone {
    /// Its code, and the shape that says it without a colour.
    const fn looks(self) -> (&'static str, &'static str) {
        match self {
            Self::Success => (
                "success",
                r#"<circle cx="24" cy="24" r="20"/><path class="cut" d="m15 25 6.5 6.5L34 18"/>"#,
            ),
            Self::Warning => (
                "warning",
                r#"<path d="M24 5 44 41H4z"/><path class="cut" d="M24 18v11M24 35v.3"/>"#,
            ),
            Self::Danger => (
                "danger",
                r#"<path d="M16 4h16l12 12v16L32 44H16L4 32V16z"/><path class="cut" d="m17 17 14 14M31 17 17 31"/>"#,
            ),
            Self::Neutral => (
                "neutral",
                r#"<circle cx="24" cy="24" r="20"/><path class="cut" d="M24 22v13M24 14v.3"/>"#,
            ),
        }
    }
}

/// An answer, from above.
pub fn answer(desk: &Desk, answer: &Answer, words: Words) -> Vec<El> {
    let dates = desk.dates();
    let mut parts = vec![headline(desk, &words)];
    if 1 < words.to_do.len() {
        let title = m::verify_to_do(desk.lang()).trim_end_matches(':');
        let steps = words.to_do.iter().map(|step| line(Mark::Next, step));
        let (panel, body) = panel(title);
        parts.push(panel.add(body.add(el("ul", "lm-lines").all(steps))));
    }
    match answer {
        Answer::Verdict(Verdict::Genuine(genuine), register) => {
            parts.push(said::said(genuine, &dates));
            parts.push(checked::checked(Some(genuine), *register, &dates));
        }
        Answer::Verdict(Verdict::NotGenuine(_), register) => {
            parts.push(checked::checked(None, *register, &dates));
        }
        _ => {}
    }
    parts
}

/// Whoever asked is brought to the answer, and hears it.
pub fn bring_to_it() {
    if let Some(headline) = find::<HtmlElement>(HEADLINE) {
        let _ = headline.focus();
    }
}

fn headline(desk: &Desk, words: &Words) -> El {
    let (tone, shape) = words.tone.looks();
    let role = if words.tone == Tone::Danger {
        "alert"
    } else {
        "status"
    };
    let mut said = el("div", "")
        .add(el("h1", "").text(words.title))
        .add(el("p", "").text(&words.text.join(" ")));
    if let [one] = words.to_do.as_slice() {
        let to_do = el("strong", "").text(m::verify_to_do(desk.lang()));
        said = said.add(el("p", "").add(to_do).text(" ").text(one));
    }
    el("div", "lm-answer")
        .id(HEADLINE)
        .attr("data-tone", tone)
        .attr("role", role)
        .attr("tabindex", "-1")
        .add(drawing("", "0 0 48 48", shape))
        .add(said)
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

/// A line with a mark before it.
pub fn line(mark: Mark, text: &str) -> El {
    let (tone, shape) = match mark {
        Mark::Tick => ("success", r#"<path d="m3 8.5 3.2 3.2L13 4.8"/>"#),
        Mark::Cross => ("danger", r#"<path d="m4 4 8 8M12 4l-8 8"/>"#),
        Mark::Warning => (
            "warning",
            r#"<path d="M8 2 14.5 13.5h-13z"/><path d="M8 6.5v3.2M8 11.6v.1"/>"#,
        ),
        Mark::Open => (
            "",
            r#"<circle cx="8" cy="8" r="5.6"/><path d="M4 12 12 4"/>"#,
        ),
        Mark::Next => ("", r#"<path d="m6 3.5 4.5 4.5L6 12.5"/>"#),
    };
    el("li", "")
        .attr("data-tone", tone)
        .add(drawing("lm-icon", "0 0 16 16", shape))
        .add(el("span", "").text(text))
}
