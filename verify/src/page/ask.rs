//! What can be asked: a code by camera, picture or text; a number.

use super::{
    desk::Desk,
    dom::{El, el, find, listen, window},
    photo,
    stage::Stage,
};
use shared::{card::is_card, messages as m};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Element, Event, File, HtmlInputElement, HtmlTextAreaElement};

/// The field of the text of a code.
pub const TEXT: &str = "text";
const TITLE: &str = "ask";
const FILE: &str = "file";
const HINT: &str = "text-hint";
const FAULT: &str = "text-fault";

/// What can be asked. What was typed stays, whatever the answer.
pub fn ask(desk: &Rc<Desk>) -> El {
    let lang = desk.lang();
    let scanned = Rc::clone(desk);
    let scan = button(m::verify_scan(lang)).on("click", move |_| {
        scanned.begin(Stage::Camera);
    });
    let choose = secondary(m::verify_picture(lang)).on("click", |_| {
        if let Some(file) = find::<HtmlInputElement>(FILE) {
            file.click();
        }
    });
    let actions = el("div", "lm-actions")
        .add(scan)
        .add(choose)
        .add(file(desk));
    let title = el("header", "").add(el("h2", "").id(TITLE));
    let body = el("div", "lm-body").add(actions).add(form(desk));
    let panel = el("section", "lm-panel lm-noprint").attr("aria-labelledby", TITLE);
    panel.add(title).add(body)
}

/// Says whether this is the first question.
pub fn retitle(desk: &Desk) {
    let title = match desk.stage() {
        Stage::Answer(_) => m::verify_ask_another,
        _ => m::verify_ask,
    };
    if let Some(heading) = find::<Element>(TITLE) {
        heading.set_text_content(Some(title(desk.lang())));
    }
}

fn button(label: &str) -> El {
    el("button", "ds-button").attr("type", "button").text(label)
}

fn secondary(label: &str) -> El {
    button(label).attr("data-variant", "secondary")
}

fn file(desk: &Rc<Desk>) -> El {
    let desk = Rc::clone(desk);
    let label = m::verify_picture_file(desk.lang());
    el("input", "")
        .id(FILE)
        .attr("type", "file")
        .attr("accept", "image/*,.smart-health-card,.json,.txt")
        .attr("hidden", "")
        .attr("aria-label", label)
        .on("change", move |_| {
            let Some(input) = find::<HtmlInputElement>(FILE) else {
                return;
            };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                // So that the same file can be chosen again.
                input.set_value("");
                look(&desk, file);
            }
        })
}

fn look(desk: &Rc<Desk>, file: File) {
    spawn_local(photo::look(file, desk.begin(Stage::Looking)));
}

/// Takes a file that is dropped anywhere on the page, which the browser would
/// open in its place.
pub fn take_dropped(desk: &Rc<Desk>) {
    listen(&window(), "dragover", |event| {
        // A text goes where it is dropped.
        let dragged: &DragEvent = event.unchecked_ref();
        let data = dragged.data_transfer();
        if data.is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    });
    let desk = Rc::clone(desk);
    listen(&window(), "drop", move |event| {
        let dropped: &DragEvent = event.unchecked_ref();
        let files = dropped.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            look(&desk, file);
        }
    });
}

fn form(desk: &Rc<Desk>) -> El {
    let lang = desk.lang();
    let label = el("label", "ds-label").attr("for", TEXT);
    let hint = el("div", "").id(HINT).attr("data-field", "description");
    let asked = Rc::clone(desk);
    let text = el("textarea", "ds-input lm-code")
        .on("input", move |event| {
            unanswered(&asked);
            if is_scanned() {
                submit(&asked, &event);
            }
        })
        .id(TEXT)
        .attr("rows", "3")
        .attr("maxlength", "20000")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "text-hint text-fault");
    let fault = el("p", "ds-validation-message")
        .id(FAULT)
        .attr("data-field", "validation")
        .attr("hidden", "")
        .text(m::verify_text_empty(lang));
    let field = el("div", "ds-field")
        .add(label.text(m::verify_text(lang)))
        .add(hint.text(m::verify_text_hint(lang)))
        .add(text)
        .add(fault);
    let check = secondary(m::verify_check(lang)).attr("type", "submit");
    let desk = Rc::clone(desk);
    el("form", "lm-stack")
        .attr("novalidate", "")
        .add(field)
        .add(el("div", "lm-actions").add(check))
        .on("submit", move |event| submit(&desk, &event))
}

/// No answer stands above what it was not given to.
fn unanswered(desk: &Rc<Desk>) {
    if matches!(desk.stage(), Stage::Answer(_)) {
        desk.begin(Stage::Start);
    }
}

/// Whether a scanner has typed a card to its end, and Enter behind it.
fn is_scanned() -> bool {
    find::<HtmlTextAreaElement>(TEXT)
        .map(|text| text.value())
        .is_some_and(|typed| typed.ends_with('\n') && is_card(&typed))
}

fn submit(desk: &Rc<Desk>, event: &Event) {
    event.prevent_default();
    let text = find::<HtmlTextAreaElement>(TEXT);
    let Some((text, fault)) = text.zip(find::<Element>(FAULT)) else {
        return;
    };
    let typed = text.value();
    if typed.trim().is_empty() {
        unanswered(desk);
        let _ = fault.remove_attribute("hidden");
        let _ = text.set_attribute("aria-invalid", "true");
        let _ = text.focus();
    } else {
        let _ = fault.set_attribute("hidden", "");
        let _ = text.remove_attribute("aria-invalid");
        desk.read(&typed);
    }
}
