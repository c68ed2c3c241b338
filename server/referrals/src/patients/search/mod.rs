//! Looking for patients: what is typed, page by page.

mod dates;
mod store;
mod typed;
mod unnamed;
mod words;

use ground::calendar::Calendar;
use monitor::{Command, Concerning, Error, Permit, Snapshot};
use shared::{
    endpoints,
    patients::{PatientQuery, PatientsFound, is_enough},
    time::Day,
};
pub(crate) use store::born;
use typed::Typed;
pub(crate) use unnamed::unnamed;
use words::{PERHAPS_TITLES, is_one_of};

/// Looks for patients.
pub(super) struct SearchPatients {
    pub(super) query: PatientQuery,
    pub(super) calendar: Calendar,
}

impl Command for SearchPatients {
    type Of = endpoints::SearchPatients;
}

/// A page of the patients that fit what was typed; nobody when that is too
/// little, and what of it means nothing.
pub(super) async fn page(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<SearchPatients>,
) -> Result<Concerning<PatientsFound>, Error> {
    let SearchPatients { query, calendar } = permit.into_command();
    if !is_enough(&query.search) {
        return Ok(Concerning::each([], PatientsFound::default()));
    }
    let typed = Typed::parse(&query.search, calendar.day_of(snapshot.now())?);
    let mut found = PatientsFound::default();
    let mut unclear = typed.unclear.clone();
    if typed.is_enough() {
        found = store::page(snapshot, &typed, &query).await?;
        if found.total == 0 {
            if typed.or_month.is_some() {
                unclear.extend(typed.or_month);
            } else if let Some((rest, words)) = nearest(snapshot, &typed, &query).await? {
                found = rest;
                unclear.extend(words);
            }
        }
    }
    found.unclear = unclear;
    let shown: Vec<_> = found.items.iter().map(|row| row.id).collect();
    Ok(Concerning::each(shown, found))
}

/// The words of a name in what was typed, and the days on which it says somebody was born.
pub(crate) fn named_and_born(typed: &str, today: Day) -> (String, Vec<Day>) {
    let Typed {
        names,
        born,
        or_born,
        ..
    } = Typed::parse(typed, today);
    let born = if born.is_empty() { or_born } else { born };
    (names.join(" "), born)
}

/// More words of a name than these are no name.
const MOST_WORDS: usize = 6;

/// Who is found without the words that fit nobody, and these: those that begin nobody's name
/// or stand before one, or one among others by which somebody is known (`067 555 01 24 син`).
/// None if that finds nobody either.
async fn nearest(
    snapshot: &mut Snapshot<'_>,
    typed: &Typed,
    query: &PatientQuery,
) -> Result<Option<(PatientsFound, Vec<String>)>, Error> {
    let among = |names: Vec<String>| Typed {
        // A year alone would leaf through the register.
        or_year: typed.or_year.clone().filter(|_| !names.is_empty()),
        names,
        ..typed.clone()
    };
    let is_all = typed.names.len() == 1 && !among(Vec::new()).is_enough();
    if is_all || typed.names.is_empty() || MOST_WORDS < typed.names.len() {
        return Ok(None);
    }
    let (mut fitting, mut strange) = (Vec::new(), Vec::new());
    let known = store::known(snapshot, &typed.names).await?;
    for (name, is_known) in typed.names.iter().zip(known) {
        let is_name = is_known && !is_one_of(&PERHAPS_TITLES, name);
        if is_name { &mut fitting } else { &mut strange }.push(name.clone());
    }
    let without = |at: usize| {
        let mut names = typed.names.clone();
        let word = names.remove(at);
        (names, vec![word])
    };
    let attempts = if !strange.is_empty() {
        vec![(fitting, strange)]
    } else if typed.knows_somebody() {
        (0..typed.names.len()).rev().map(without).collect()
    } else {
        Vec::new()
    };
    for (names, words) in attempts {
        let rest = among(names);
        if rest.is_enough() {
            let found = store::page(snapshot, &rest, query).await?;
            if found.total != 0 {
                return Ok(Some((found, words)));
            }
        }
    }
    Ok(None)
}
