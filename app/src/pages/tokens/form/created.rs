//! The token that was made: its file once more, its ID and hash, and that it
//! cannot be shown again.

use crate::{
    components::{
        button::{Button, LinkButton, Variant},
        copy::CopyButton,
        icon::Icon,
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    page::Page,
    pages::tokens::{file, list::Whole},
};
use leptos::{html, prelude::*};
use shared::{messages as m, tokens::CreatedToken};
use std::sync::Arc;

pub fn file_name(created: &CreatedToken) -> String {
    let record = &created.record;
    file::name(record.login.as_str(), record.workstation.as_str())
}

/// The panel. Its heading takes the focus.
#[component]
pub fn Created(created: Arc<CreatedToken>) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let name = file_name(&created);
    let record = created.record.clone();
    let text = Signal::stored(created.token.clone());
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| {
        // A heading that just left the page needs no focus.
        let _ = heading.focus();
    });
    let whose = live(move || {
        let last_day = dates.day(record.last_day);
        let (name, workstation) = (record.full_name.as_str(), record.workstation.as_str());
        m::tokens_created_for(i18n.lang(), &last_day, name, workstation)
    });
    let said = {
        let name = name.clone();
        move || m::tokens_created_text(i18n.lang(), &name)
    };
    let again = move |()| text.with_untracked(|text| file::save(&name, text));
    view! {
        <section class="lm-panel" aria-labelledby="token-created">
            <header>
                <h2 id="token-created" tabindex="-1" node_ref=heading>
                    {i18n.t(m::tokens_created_title)}
                </h2>
            </header>
            <div class="lm-body">
                <div class="ds-alert" data-color="success">
                    <p>{whose}</p>
                    <p>{said}</p>
                </div>
                <dl class="lm-kv">
                    <Whole key=m::tokens_id text=created.record.id.to_string()/>
                    <Whole key=m::tokens_sha256 text=created.record.sha256.clone()/>
                </dl>
                <div class="lm-actions">
                    <LinkButton page=Page::Tokens label=i18n.t(m::tokens_created_done)/>
                    <Button
                        label=i18n.t(m::tokens_created_again)
                        variant=Variant::Secondary
                        icon=Icon::Download
                        on_press=again
                    />
                    <CopyButton text label=i18n.t(m::tokens_created_copy)/>
                </div>
                <p class="lm-muted">{i18n.t(m::tokens_created_again_hint)}</p>
            </div>
        </section>
    }
}
