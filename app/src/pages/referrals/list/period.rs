//! When the listed referrals were issued.

use super::asking::{FROM, ISSUED, UNTIL};
use crate::{
    components::tools::{DayFilter, Filter, in_words},
    i18n::use_i18n,
    list_query::{ListQuery, code_of},
    live::live,
    names::referrals::Word,
};
use leptos::prelude::*;
use shared::{messages as m, referrals::Issued, time::Day};

/// What the address says instead of a period: the days that follow.
const DAYS: &str = "days";

const PERIODS: [(Issued, Word); 3] = [
    (Issued::Month, m::referrals_filter_issued_month),
    (Issued::Week, m::referrals_filter_issued_week),
    (Issued::Today, m::referrals_filter_issued_today),
];

/// When they were issued: one of a few periods, or from one day to another.
#[component]
pub fn Period(query: ListQuery) -> impl IntoView {
    let i18n = use_i18n();
    let mut periods = PERIODS
        .map(|(period, word)| (code_of(period), word))
        .to_vec();
    periods.push((DAYS.to_owned(), m::referrals_filter_issued_days));
    let choose = move |code: String| query.set(&[(ISSUED, &code), (FROM, ""), (UNTIL, "")]);
    let is_days = Memo::new(move |_| query.get(ISSUED).is_some_and(|code| code == DAYS));
    let day = move |id, word: Word, name| {
        let chosen = Signal::derive(move || query.code(name));
        let choose = move |day: Option<Day>| {
            query.set(&[(name, &day.map(|day| day.to_string()).unwrap_or_default())]);
        };
        view! { <DayFilter id label=i18n.t(word) chosen on_choose=choose/> }
    };
    view! {
        <Filter
            id="referrals-issued"
            label=i18n.t(m::referrals_issued_at)
            query
            name=ISSUED
            any=m::referrals_filter_issued_any
            options=in_words(periods)
            on_choose=choose
        />
        {live(move || {
            is_days
                .get()
                .then(|| {
                    view! {
                        {day("referrals-from", m::referrals_filter_from, FROM)}
                        {day("referrals-until", m::referrals_filter_until, UNTIL)}
                    }
                })
        })}
    }
}
