//! What this browser is: a workstation or not yet.

use crate::{
    api::{self, ApiError, ProofError},
    components::{
        alert::ErrorAlert,
        icon::Icon,
        panel::KeyValue,
        status::{Status, Tone},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    state::clock::use_clock,
    workstation_key::WorkstationKey,
};
use leptos::{prelude::*, task::spawn_local};
use shared::{lang::Lang, messages as m, problem::ErrorCode, workstations::ThisWorkstation};

/// What is known of this browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Station {
    /// It is being found out.
    Looking,
    /// It keeps no keys, so it cannot become a workstation.
    NoKeys,
    /// It has no key, or one the server does not know.
    NotEnrolled,
    /// It is this workstation.
    Enrolled(ThisWorkstation),
    /// The server could not be asked.
    Unknown(ApiError),
}

type Mark = (Tone, Icon, fn(Lang) -> &'static str);

impl Station {
    async fn find() -> Self {
        let key = match WorkstationKey::load().await {
            Ok(Some(key)) => key,
            Ok(None) => return Self::NotEnrolled,
            Err(_) => return Self::NoKeys,
        };
        match api::workstation::this_workstation(&key).await {
            Ok(this) => Self::Enrolled(this),
            Err(ProofError::NoKeys) => Self::NoKeys,
            Err(ProofError::Api(error)) => match error.code() {
                Some(ErrorCode::ProofRefused | ErrorCode::NotFound) => Self::NotEnrolled,
                _ => Self::Unknown(error),
            },
        }
    }

    const fn mark(&self) -> Option<Mark> {
        match self {
            Self::Enrolled(_) => Some((Tone::Success, Icon::Done, m::sign_in_enrolled)),
            Self::NotEnrolled | Self::NoKeys => {
                Some((Tone::Warning, Icon::Warning, m::sign_in_not_enrolled))
            }
            Self::Looking | Self::Unknown(_) => None,
        }
    }
}

/// Finds out what this browser is.
pub fn find_station() -> RwSignal<Station> {
    let station = RwSignal::new(Station::Looking);
    spawn_local(async move {
        let found = Station::find().await;
        // The page may be gone by now.
        let _ = station.try_set(found);
    });
    station
}

#[component]
pub fn StationPanel(station: RwSignal<Station>) -> impl IntoView {
    let i18n = use_i18n();
    let mark = live(move || {
        let (tone, icon, word) = station.with(Station::mark)?;
        Some(view! { <Status tone icon word=i18n.t(word)/> })
    });
    let body = move || match station.get() {
        Station::Looking => {
            view! { <p role="status">{i18n.t(m::sign_in_workstation_checking)}</p> }.into_any()
        }
        Station::NoKeys => view! { <p>{i18n.t(m::sign_in_no_keys)}</p> }.into_any(),
        Station::NotEnrolled => view! { <p>{i18n.t(m::sign_in_not_enrolled_text)}</p> }.into_any(),
        Station::Enrolled(this) => view! { <Enrolled this/> }.into_any(),
        Station::Unknown(error) => view! { <ErrorAlert error=Some(error)/> }.into_any(),
    };
    view! {
        <section class="lm-panel">
            <header>
                <h2>{i18n.t(m::sign_in_workstation)}</h2>
                {mark}
            </header>
            <div class="lm-body">{body}</div>
        </section>
    }
}

#[component]
fn Enrolled(this: ThisWorkstation) -> impl IntoView {
    let (i18n, dates, clock) = (use_i18n(), use_dates(), use_clock());
    let place = this.place.to_string();
    let name = this.name.to_string();
    view! {
        <dl class="lm-kv">
            <KeyValue key=i18n.t(m::sign_in_workstation_name)>{name}</KeyValue>
            {(!place.is_empty())
                .then(|| view! { <KeyValue key=i18n.t(m::sign_in_workstation_place)>{place}</KeyValue> })}
            <KeyValue key=i18n.t(m::sign_in_workstation_key)>
                {i18n.t(m::sign_in_workstation_key_here)}
            </KeyValue>
            {this
                .enrolled_at
                .map(|at| {
                    view! {
                        <KeyValue key=i18n.t(m::sign_in_workstation_since)>
                            {move || dates.date(at)}
                        </KeyValue>
                    }
                })}
            <KeyValue key=i18n.t(m::sign_in_facility_time)>{move || dates.full(clock.now())}</KeyValue>
        </dl>
    }
}
