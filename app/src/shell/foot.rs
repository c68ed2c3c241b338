//! The foot: version, workstation, the facility's time.

use crate::{
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    state::{clock::use_clock, session::use_session},
};
use leptos::prelude::*;
use shared::messages as m;

#[component]
pub fn Foot() -> impl IntoView {
    let (i18n, clock, session, dates) = (use_i18n(), use_clock(), use_session(), use_dates());
    let version = live(move || {
        let version = clock.facility().get()?.version;
        Some(view! { <span>{m::app_version(i18n.lang(), &version)}</span> })
    });
    let workstation = live(move || {
        let name = session.session()?.workstation.clone();
        Some(view! { <span>{m::app_footer_workstation(i18n.lang(), name.as_str())}</span> })
    });
    let time = Memo::new(move |_| {
        clock
            .facility()
            .with(Option::is_some)
            .then(|| dates.full(clock.now()))
    });
    let time = live(move || {
        let time = time.get()?;
        Some(view! { <span>{m::app_footer_time(i18n.lang(), &time)}</span> })
    });
    view! { <footer class="lm-foot">{version} {workstation} {time}</footer> }
}
