//! Saves the list as a file.

use super::asking::Asking;
use crate::{
    api,
    components::{
        alert::ErrorAlert,
        button::{Button, Variant},
        form_state::FormState,
        icon::Icon,
    },
    dates::{Dates, use_dates},
    download,
    i18n::use_i18n,
    state::{clock::use_clock, notices::use_notices},
};
use leptos::prelude::*;
use shared::{messages as m, referrals::ExportQuery, time::Timestamp};

/// The button; why it brought nothing stands beside it.
#[component]
pub fn ExportButton(asking: Asking) -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let (clock, notices) = (use_clock(), use_notices());
    let state = FormState::new("export");
    let export = move |()| {
        let query = ExportQuery {
            lang: i18n.lang_now(),
            list: untrack(|| asking.asked()),
        };
        state.clear();
        state.send(api::referrals::export(query), move |file| {
            download::save(&name(dates, clock.read()), "text/csv", &file.csv);
            if !file.damaged.is_empty() {
                notices.damaged(file.damaged.join(", "));
            }
            let (rows, cut) = (file.rows, file.cut);
            notices.say(move |lang| {
                if cut {
                    m::notice_referrals_exported_cut(lang, rows)
                } else {
                    m::notice_referrals_exported(lang, rows)
                }
            });
        });
    };
    view! {
        <Button
            label=i18n.t(m::referrals_export)
            icon=Icon::Download
            variant=Variant::Secondary
            disabled=state.busy()
            on_press=export
        />
        <ErrorAlert error=state.failure()/>
    }
}

/// `referrals-2026-11-20.csv`.
fn name(dates: Dates, now: Timestamp) -> String {
    match untrack(|| dates.day_of(now)) {
        Some(today) => format!("referrals-{today}.csv"),
        None => "referrals.csv".into(),
    }
}
