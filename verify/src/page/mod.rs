//! The page: a band, the answer, what can be asked.

mod answer;
mod ask;
mod band;
mod browser;
mod camera;
mod checked;
mod choices;
mod dates;
mod desk;
mod dom;
mod net;
mod photo;
mod said;
mod stage;
mod words;

use desk::{Changed, Desk};
use dom::{El, document, el, fill, find};
use shared::messages as m;
use stage::Stage;
use std::rc::Rc;
use web_sys::{Element, HtmlTextAreaElement};
use words::Words;

/// What is replaced when there is another answer.
const ANSWER: &str = "answer";

/// Opens the page.
pub fn open() {
    let desk = Desk::new(|desk, changed| match changed {
        Changed::Language => draw(desk),
        Changed::Stage => show(desk),
        Changed::Facility => band::introduce(desk),
    });
    draw(&desk);
    camera::stop_when_left(&desk);
    ask::take_dropped(&desk);
    desk.open();
}

/// Draws all of it; what was typed stays.
fn draw(desk: &Rc<Desk>) {
    let typed = find::<HtmlTextAreaElement>(ask::TEXT).map(|text| text.value());
    let Some(body) = document().body() else {
        return;
    };
    let skip = el("a", "ds-skip-link").attr("href", "#main");
    let main = el("main", "lm-main").id("main").attr("tabindex", "-1");
    let column = el("div", "lm-narrow lm-stack")
        .add(el("div", "lm-stack").id(ANSWER))
        .add(ask::ask(desk));
    let parts = [
        skip.text(m::app_skip(desk.lang())),
        band::band(desk),
        main.add(column),
        band::foot(),
    ];
    // What index.html brought is taken away once all of this stands.
    fill(&body, parts);
    if let Some((text, typed)) = find::<HtmlTextAreaElement>(ask::TEXT).zip(typed) {
        text.set_value(&typed);
    }
    band::introduce(desk);
    show(desk);
}

/// Draws where the page stands.
fn show(desk: &Rc<Desk>) {
    let Some(holder) = find::<Element>(ANSWER) else {
        return;
    };
    let lang = desk.lang();
    let mut title = m::verify_title(lang);
    let parts = match desk.stage() {
        Stage::Answer(answer) => {
            let words = Words::of(&answer, &desk.dates());
            title = words.title;
            answer::answer(desk, &answer, words)
        }
        Stage::Start => vec![head(desk)],
        Stage::Camera => vec![head(desk), camera::viewfinder(desk)],
        Stage::Looking => vec![head(desk), busy(m::verify_looking(lang))],
        Stage::Checking => vec![head(desk), busy(m::verify_checking(lang))],
    };
    fill(&holder, parts);
    document().set_title(&m::app_title(lang, title));
    ask::retitle(desk);
    if matches!(desk.stage(), Stage::Answer(_)) {
        answer::bring_to_it();
    }
}

fn head(desk: &Desk) -> El {
    let lang = desk.lang();
    let words = el("div", "")
        .add(el("h1", "").text(m::verify_title(lang)))
        .add(el("p", "").text(m::verify_lead(lang)));
    el("div", "lm-head").add(words)
}

fn busy(text: &str) -> El {
    el("p", "lm-muted").attr("role", "status").text(text)
}
