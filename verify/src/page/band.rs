//! The band on top and the foot.

use super::{
    choices::{THEMES, choose_lang, choose_theme, theme},
    desk::Desk,
    dom::{El, drawing, el, fill, find},
};
use shared::{lang::Lang, messages as m};
use std::rc::Rc;
use web_sys::{Element, HtmlElement};

const FACILITY: &str = "facility";
const FOOT: &str = "foot";

const BRAND: &str = r##"<path d="M9 2h6v7h7v6h-7v7H9v-7H2V9h7z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/><path d="m9.2 14.8 5.6-5.6V22H9.2z" fill="#7fd0e6"/>"##;

/// The band: product, facility, language, theme.
pub fn band(desk: &Rc<Desk>) -> El {
    let lang = desk.lang();
    let brand = el("span", "lm-brand")
        .add(drawing("", "0 0 24 24", BRAND))
        .add(el("span", "").text(m::app_brand(lang)));
    let facility = el("span", "lm-facility").id(FACILITY).attr("hidden", "");
    let bar = el("div", "lm-bar")
        .add(brand)
        .add(facility)
        .add(languages(desk))
        .add(themes(lang));
    el("header", "lm-top").add(bar)
}

/// The foot: version, facility.
pub fn foot() -> El {
    el("footer", "lm-foot").id(FOOT)
}

/// Names the facility in both, once it is known.
pub fn introduce(desk: &Desk) {
    let Some(facility) = desk.facility() else {
        return;
    };
    if let Some(name) = find::<Element>(FACILITY) {
        name.set_text_content(Some(&facility.name));
        let _ = name.remove_attribute("hidden");
    }
    if let Some(foot) = find::<Element>(FOOT) {
        let version = m::app_version(desk.lang(), &facility.version);
        let texts = [version, facility.name];
        fill(&foot, texts.map(|text| el("span", "").text(&text)));
    }
}

fn languages(desk: &Rc<Desk>) -> El {
    let choices = Lang::ALL.map(|lang| {
        let word = match lang {
            Lang::Uk => m::app_language_uk,
            Lang::En => m::app_language_en,
        };
        let chosen = Rc::clone(desk);
        let input = choice("language", lang.code(), desk.lang() == lang);
        let input = input.on("change", move |_| {
            choose_lang(lang);
            chosen.speak(lang);
            // Drawn anew, the choice is where it was.
            if let Some(input) = find::<HtmlElement>(lang.code()) {
                let _ = input.focus();
            }
        });
        // Each language is called by its own name.
        let label = el("label", "").attr("lang", lang.code());
        label.add(input.id(lang.code())).text(word(lang))
    });
    side_by_side(m::app_language(desk.lang()), choices)
}

fn themes(lang: Lang) -> El {
    let words = [m::app_theme_auto, m::app_theme_light, m::app_theme_dark];
    let choices = [0, 1, 2].map(|place| {
        let code = THEMES[place];
        let input = choice("theme", code, theme() == code);
        let input = input.on("change", move |_| choose_theme(code));
        el("label", "").add(input).text(words[place](lang))
    });
    side_by_side(m::app_theme(lang), choices)
}

fn choice(name: &str, value: &str, checked: bool) -> El {
    let input = el("input", "").attr("type", "radio").attr("name", name);
    let input = input.attr("value", value);
    if checked {
        input.attr("checked", "")
    } else {
        input
    }
}

fn side_by_side<const N: usize>(question: &str, choices: [El; N]) -> El {
    let legend = el("legend", "").add(el("span", "ds-sr-only").text(question));
    el("fieldset", "lm-seg")
        .add(legend)
        .add(el("div", "").all(choices))
}
