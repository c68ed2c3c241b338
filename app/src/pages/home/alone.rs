//! To whose way in one person did alone what takes two, and what was done to whoever reads
//! the journal.

use super::notices::{before, deed, more, who};
use crate::{
    api,
    components::{
        alert::{Alert, Severity},
        load::{Failure, Loader},
    },
    dates::use_dates,
    i18n::use_i18n,
    live::live,
    names,
};
use leptos::prelude::*;
use shared::{messages as m, notices::AloneAct};

/// Where one person set a password and made a token, for those who could be
/// the second; until when nobody may, though only one could; and what was done to
/// whoever reads the journal.
#[component]
pub fn Alone() -> impl IntoView {
    let (i18n, dates) = (use_i18n(), use_dates());
    let alone = Loader::new(api::notices::alone);
    let shown = move |is_alone: bool| {
        let found = alone.get()?;
        let acts = found.acts.iter().filter(|act| act.alone == is_alone);
        let line = |act: &AloneAct| {
            let AloneAct {
                at,
                times,
                who: owner,
                by,
                act,
                ..
            } = act.clone();
            let said = live(move || {
                let lang = i18n.lang();
                let (by, at) = (who(lang, by.as_ref()), dates.moment_time(at));
                let last = if is_alone {
                    m::home_alone_line(lang, &at, &by, owner.as_str())
                } else {
                    m::home_auditor_line(lang, deed(act)(lang), &at, owner.as_str(), &by)
                };
                before(lang, last, times)
            });
            view! { <li>{said}</li> }
        };
        let lines: Vec<_> = acts.map(line).collect();
        let (heading, next, others) = if is_alone {
            let next = i18n.t(m::home_alone_next);
            (i18n.t(m::home_alone), next, found.more_alone)
        } else {
            let next = i18n.t(m::home_auditor_next);
            (i18n.t(m::home_auditor), next, found.more_of_auditors)
        };
        (!lines.is_empty()).then(|| {
            view! {
                <Alert severity=Severity::Warning heading>
                    <ul>{lines}{more(i18n, others)}</ul>
                    <p>{next}</p>
                </Alert>
            }
        })
    };
    let remembered = live(move || {
        let found = alone.get()?;
        let (until, absent) = (found.until, found.absent.clone());
        (until.is_some() || absent.is_some()).then_some(())?;
        let said = live(move || {
            let lang = i18n.lang();
            let until = until.map(|at| m::home_four_eyes_until(lang, &dates.date_time(at)));
            until.or_else(|| Some(names::absent(lang, absent.as_ref()?)))
        });
        Some(view! {
            <Alert severity=Severity::Warning heading=i18n.t(m::home_four_eyes)>
                <p>{said}</p>
            </Alert>
        })
    });
    view! {
        {remembered}
        {move || shown(true)}
        {move || shown(false)}
        <Failure of=alone/>
    }
}
