//! A zone that takes a file: dropped, or chosen with mouse or keyboard. The
//! browser reads the text; the file goes nowhere.

use super::{
    field::Field,
    form_state::{Entry, Held, Unsettled},
    icon::{Icon, IconMark},
};
use crate::live::live;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// A text file that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub name: String,
    pub bytes: usize,
}

/// The zone. The text of the file becomes the entry's value; a file of more
/// than `max_bytes` is chosen, but not read.
#[component]
pub fn FileDrop(
    entry: Entry,
    chosen: RwSignal<Option<Chosen>>,
    max_bytes: usize,
    accept: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] prompt: Signal<String>,
    #[prop(into)] prompt_hint: Signal<String>,
    /// What is known of the chosen file.
    #[prop(into)]
    about: Signal<String>,
    #[prop(into)] other: Signal<String>,
) -> impl IntoView {
    let text_id = [&entry.id(), "-text"].concat();
    let described = {
        let text_id = text_id.clone();
        move || match entry.described_by(false) {
            Some(fault) => [text_id.as_str(), &fault].join(" "),
            None => text_id.clone(),
        }
    };
    let latest = StoredValue::new(0);
    let on_change = move |ev: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&ev);
        let file = input.files().and_then(|files| files.get(0));
        if let Some(file) = file {
            take(entry, chosen, latest, &file, max_bytes);
        }
    };
    view! {
        <Field entry label>
            <div class="lm-drop" data-filled=move || chosen.with(Option::is_some).then_some("")>
                <IconMark icon=Icon::File/>
                {live(move || match chosen.get() {
                    Some(file) => view! {
                        <span id=text_id.clone()>{file.name}<small>{about}</small></span>
                        <u aria-hidden="true">{other}</u>
                    }.into_any(),
                    None => view! {
                        <span id=text_id.clone()>{prompt}<small>{prompt_hint}</small></span>
                    }.into_any(),
                })}
                <input
                    type="file"
                    id=entry.id()
                    name=entry.name()
                    accept=accept
                    aria-describedby=described
                    aria-invalid=move || entry.is_faulty().then_some("true")
                    on:change=on_change
                />
            </div>
        </Field>
    }
}

fn take(
    entry: Entry,
    chosen: RwSignal<Option<Chosen>>,
    latest: StoredValue<u32>,
    file: &web_sys::File,
    max_bytes: usize,
) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number"
    )]
    let bytes = file.size() as usize;
    let name = file.name();
    let this = latest.get_value() + 1;
    latest.set_value(this);
    entry.set("");
    if max_bytes < bytes {
        return chosen.set(Some(Chosen { name, bytes }));
    }
    entry.hold(Held::without(Unsettled::Pending(name.clone())));
    let reading = JsFuture::from(file.unchecked_ref::<web_sys::Blob>().text());
    spawn_local(async move {
        let text = reading.await.ok().and_then(|text| text.as_string());
        // The form may be gone by now, or another file chosen.
        if latest.try_get_value() == Some(this) {
            entry.hold(Held::settled(text.unwrap_or_default().trim()));
            chosen.set(Some(Chosen { name, bytes }));
        }
    });
}
