//! Looking for patients: what is typed, page by page.

mod dates;
mod store;
mod typed;
mod unnamed;
mod words;

use monitor::{Concerning, Error, Permit, Snapshot};
use shared::{
    fields::{PersonName, Rule},
    patients::{PatientQuery, PatientsFound, is_enough},
    time::Day,
};
use web::AppState;

pub(crate) use store::{born, sought};
use typed::Typed;
use unnamed::called;
pub(crate) use unnamed::unnamed;
use words::{PERHAPS_TITLES, is_one_of};

monitor::commands! { AppState:
    /// Looks for patients.
    pub(super) struct SearchPatients(pub(super) PatientQuery)
        asks page with app => Concerning<PatientsFound>, IS_LONG = true;
}

/// A page of the patients that fit what was typed; nobody when that is too
/// little, and what of it means nothing.
async fn page(
    app: &AppState,
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, SearchPatients>,
) -> Result<Concerning<PatientsFound>, Error> {
    let SearchPatients(query) = permit.command();
    if !is_enough(&query.search) {
        return Ok(Concerning::each([], PatientsFound::default()));
    }
    let typed = Typed::parse(&query.search, app.config.calendar.day_of(snapshot.now())?);
    let mut found = PatientsFound::default();
    let mut unclear = typed.unclear.clone();
    if typed.is_enough() {
        found = store::page(snapshot, &typed, query).await?;
        if found.total.is_none() {
            // Nobody's name that begins as a month does.
            let is_month =
                typed.or_month.is_some() && store::known(snapshot, &typed.names).await? == [false];
            if is_month {
                unclear.extend(typed.or_month);
            } else if let Some((rest, words)) = nearest(snapshot, &typed, query).await? {
                found = rest;
                unclear.extend(words);
            }
        }
    }
    if found.total.is_none() {
        // Nobody can be registered by such a name.
        unclear.extend(typed.names.iter().filter(|name| is_mixed(name)).cloned());
    }
    found.unclear = unclear;
    let shown: Vec<_> = found.items.iter().map(|row| row.id).collect();
    Ok(Concerning::each(shown, found))
}

/// Whether it is of two alphabets, also once look-alikes are repaired.
fn is_mixed(name: &str) -> bool {
    let name = PersonName::try_from(name.to_owned());
    name.is_ok_and(|name| name.check_given() == Err(Rule::NameMixed))
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

/// So many words of a name are looked for in whatever order; behind them an address may begin.
const WORDS: usize = 3;

fn among(typed: &Typed, names: Vec<String>) -> Typed {
    Typed {
        // A year alone would leaf through the register.
        or_year: typed.or_year.clone().filter(|_| !names.is_empty()),
        names,
        ..typed.clone()
    }
}

/// Who is found by what stands for a name in other words, or without what fits nobody, and
/// that: words that begin nobody's name or stand before one, or one among others by which
/// somebody is known (`067 555 01 24 син`), an initial, words behind a whole name, a number, an
/// age. None if that finds nobody either.
async fn nearest(
    snapshot: &mut Snapshot<'_>,
    typed: &Typed,
    query: &PatientQuery,
) -> Result<Option<(PatientsFound, Vec<String>)>, Error> {
    let named = typed.names.iter().map(|name| called(name).to_owned());
    let named = among(typed, named.collect());
    let other = (named != *typed).then_some((named, None));
    let ageless = typed.without_age().map(|(rest, age)| (rest, Some(age)));
    for (rest, age) in other.into_iter().chain(ageless) {
        let found = store::page(snapshot, &rest, query).await?;
        if !found.total.is_none() {
            return Ok(Some((found, age.into_iter().collect())));
        }
    }
    let is_all = typed.names.len() == 1 && !among(typed, Vec::new()).is_enough();
    if is_all {
        return Ok(None);
    }
    let (mut fitting, mut strange) = (Vec::new(), Vec::new());
    let known = match &typed.names[..] {
        [] => Vec::new(),
        names => store::known(snapshot, names).await?,
    };
    for (name, is_known) in typed.names.iter().zip(known) {
        let is_name = is_known && !is_one_of(&PERHAPS_TITLES, name);
        if is_name { &mut fitting } else { &mut strange }.push(name.clone());
    }
    let without = |at: usize| {
        let mut names = typed.names.clone();
        let word = names.remove(at);
        (names, vec![word])
    };
    let fewer_words = |typed: &Typed| {
        let mut fewer = Vec::new();
        if !strange.is_empty() {
            fewer.push((fitting.clone(), strange.clone()));
        } else if typed.knows_somebody() {
            fewer.extend((0..typed.names.len()).rev().map(without));
        } else {
            // Somebody has a name that begins so, but not whoever is sought.
            let initials = (0..typed.names.len()).rev();
            let initials = initials.filter(|at| typed.names[*at].chars().count() == 1);
            fewer.extend(initials.map(without));
        }
        if WORDS < fitting.len() {
            let (name, behind) = fitting.split_at(WORDS);
            fewer.push((name.to_vec(), [behind, &strange].concat()));
        }
        let fewer = fewer.into_iter();
        fewer
            .map(|(names, words)| (among(typed, names), words))
            .collect::<Vec<_>>()
    };
    let mut attempts = fewer_words(typed);
    if let Some((rest, digits)) = typed.without_number() {
        let fewer = fewer_words(&rest).into_iter();
        attempts.push((rest, vec![digits.clone()]));
        attempts.extend(fewer.map(|(rest, words)| (rest, [words, vec![digits.clone()]].concat())));
    }
    for (rest, words) in attempts {
        if rest.is_enough() {
            let found = store::page(snapshot, &rest, query).await?;
            if !found.total.is_none() {
                return Ok(Some((found, words)));
            }
        }
    }
    Ok(None)
}
