//! How a record came to be so: who changed what, and when.

use crate::{
    api,
    components::{
        load::{Load, Loader},
        panel::{Panel, PanelBody},
        version_line::VersionLine,
    },
    i18n::use_i18n,
};
use leptos::prelude::*;
use shared::{ids::UserId, lang::Lang, messages as m, users::UserVersion};
use std::sync::Arc;

/// The versions, newest first.
#[component]
pub fn History(id: UserId) -> impl IntoView {
    let i18n = use_i18n();
    let history = Loader::new(move || api::users::history(id));
    let draw = |versions: Arc<Vec<UserVersion>>| {
        let before = versions.iter().skip(1).cloned().map(Some);
        let pairs = versions.iter().cloned().zip(before.chain([None]));
        let entry = |(version, before)| entry(version, before);
        view! { <ol class="lm-timeline">{pairs.map(entry).collect_view()}</ol> }.into_any()
    };
    view! {
        <Panel id="user-history" title=i18n.t(m::users_history)>
            <PanelBody>
                <Load of=history draw/>
            </PanelBody>
        </Panel>
    }
}

fn entry(version: UserVersion, before: Option<UserVersion>) -> impl IntoView {
    let (first, at, by) = (before.is_none(), version.at, version.by.clone());
    let said = move |lang| match &before {
        Some(before) => changes(lang, before, &version),
        None => vec![m::users_history_created(lang).to_owned()],
    };
    view! { <VersionLine first at by said/> }
}

/// What changed, a sentence for each field.
fn changes(lang: Lang, before: &UserVersion, after: &UserVersion) -> Vec<String> {
    let values = |version: &UserVersion| {
        let licence = version.licence_number.as_ref().map(ToString::to_string);
        [
            version.full_name.to_string(),
            version.organization.to_string(),
            version.position.to_string(),
            licence.unwrap_or_else(|| m::users_licence_none(lang).to_owned()),
        ]
    };
    let labels = [
        m::users_full_name,
        m::users_organization,
        m::users_position,
        m::users_licence_number,
    ];
    let pairs = values(before).into_iter().zip(values(after));
    let changed = labels.into_iter().zip(pairs);
    let changed = changed.filter(|(_, (before, after))| before != after);
    let mut lines: Vec<String> = changed
        .map(|(label, (before, after))| m::users_history_change(lang, &after, &before, label(lang)))
        .collect();
    if lines.is_empty() {
        lines.push(m::users_history_nothing(lang).to_owned());
    }
    lines
}
