//! How many of those who are registered anew are found, how many who are new are
//! taken for somebody, and how long it takes to look.

use crate::{
    population::{Kind, Population, Random, planted},
    report::{Report, median},
};
use anyhow::{Context, Result};
use monitor::{Database, engine::Connection, query};
use referrals::patients::likeness::store::{Sought, likely};
use shared::{
    fields::{Address, PersonName, Phone, TaxNumber},
    ids::PatientId,
    patients::PatientForm,
    text::fold,
};
use std::{path::Path, time::Instant};
use tokio::runtime::Runtime;

const PATIENTS: usize = 100_000;
const PLANTED: usize = 1_000;
const NEW: usize = 10_000;
const SEED: u64 = 1971;

/// People on record, duplicates of some of them, and new ones.
struct Cast {
    known: Vec<PatientForm>,
    /// Whose duplicate it is, by which mistake.
    planted: Vec<(usize, Kind, PatientForm)>,
    new: Vec<PatientForm>,
}

impl Cast {
    fn of(known: usize, planted_count: usize, new: usize) -> Result<Self> {
        let mut people = Population::of(known + new, SEED).map_err(anyhow::Error::msg)?;
        let new = people.split_off(known);
        let mut random = Random::new(SEED + 1);
        let mut duplicates = Vec::new();
        let mut kinds = Kind::ALL.into_iter().cycle().take(planted_count).peekable();
        while let Some(kind) = kinds.peek().copied() {
            let at = random.below(u32::try_from(people.len())?) as usize;
            if let Some(form) = planted(kind, &people[at], &mut random) {
                duplicates.push((at, kind, form));
                kinds.next();
            }
        }
        Ok(Self {
            known: people,
            planted: duplicates,
            new,
        })
    }
}

/// Measures at the size of a hospital, in a database as the server has it.
pub fn measure(report: &mut Report) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("luxmedica-duplicates-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let runtime = Runtime::new()?;
    let measured = runtime.block_on(in_database(&folder.join("duplicates.db"), report));
    std::fs::remove_dir_all(&folder)?;
    measured
}

async fn in_database(path: &Path, report: &mut Report) -> Result<()> {
    let cast = Cast::of(PATIENTS, PLANTED, NEW)?;
    Database::open(path).await?.close().await;
    let mut connection = Connection::with_tables(&format!("sqlite://{}", path.display())).await?;
    fill(&mut connection, &cast.known).await?;
    let (mut times, mut missed) = (Vec::new(), Vec::new());
    for (at, kind, form) in &cast.planted {
        let began = Instant::now();
        let found = likely(&mut connection, Sought { form, own: None }).await?;
        times.push(began.elapsed());
        if !found.iter().any(|duplicate| duplicate.id == id(*at)) {
            missed.push(*kind);
        }
    }
    let mut warned = 0;
    for form in &cast.new {
        let began = Instant::now();
        let found = likely(&mut connection, Sought { form, own: None }).await?;
        times.push(began.elapsed());
        warned += usize::from(!found.is_empty());
    }
    let share = |part: usize, all: usize| {
        let thousandths = 1000 * part / all;
        format!("{}.{} %", thousandths / 10, thousandths % 10)
    };
    let found = share(PLANTED - missed.len(), PLANTED);
    report.row(
        "planted duplicates found, of 1 000 in 100 000",
        &found,
        "95 %",
    );
    for kind in Kind::ALL {
        let missed = missed.iter().filter(|missed| **missed == kind).count();
        let all = PLANTED / Kind::ALL.len();
        report.row(&format!("  {}", kind.name()), &share(all - missed, all), "");
    }
    let rate = format!("{warned} of {NEW}");
    report.row("new people taken for somebody", &rate, "1 in 200");
    let slowest = times.iter().max().copied().context("nobody")?;
    report.time("looking for duplicates", median(times), "20 ms");
    report.time("the slowest of them", slowest, "");
    Ok(())
}

/// Puts the same people on record in a database that is there, and makes up others.
pub async fn populate(path: &Path, newcomers: usize) -> Result<Vec<PatientForm>> {
    let cast = Cast::of(PATIENTS, 0, newcomers)?;
    let mut connection = Connection::with_tables(&format!("sqlite://{}", path.display())).await?;
    fill(&mut connection, &cast.known).await?;
    Ok(cast.new)
}

fn id(at: usize) -> PatientId {
    let text = format!("{at:08x}-0000-7000-8000-000000000000");
    text.parse().unwrap_or_else(|_| unreachable!("a UUID"))
}

const INSERT: &str = "insert into referrals_patient (patient_id, family, given, patronymic, \
    name_sort, name_search, birth_date, sex, tax_number, no_tax_reason, phone, address, active, \
    created_at, version) \
    values ($1, $2, $3, $4, '', $5, $6, $7, $8, 'unknown', $9, $10, true, 0, 1)";

async fn fill(connection: &mut Connection, people: &[PatientForm]) -> Result<()> {
    query("begin").execute(&mut *connection).await?;
    for (at, form) in people.iter().enumerate() {
        let Some(name) = form.name.parts() else {
            continue;
        };
        query(INSERT)
            .bind(id(at).to_string())
            .bind(name.family.as_str())
            .bind(name.given.as_str())
            .bind(name.patronymic.as_ref().map(PersonName::as_str))
            .bind(format!(" {}", fold(&form.name.to_string())))
            .bind(form.birth_date.to_string())
            .bind(form.sex.code())
            .bind(form.tax.number().map(TaxNumber::as_str))
            .bind(form.phone.as_ref().map(Phone::as_str))
            .bind(form.address.as_ref().map(Address::as_str))
            .execute(&mut *connection)
            .await?;
    }
    query("commit").execute(connection).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use referrals::patients::likeness::{THRESHOLD, Traits, days, likeness};
    use shared::time::Day;
    use std::collections::HashMap;

    /// The same in memory, among fewer people, who are of as few names: every
    /// ratio is one of the program, not of the machine.
    #[test]
    fn duplicates_are_found_and_new_people_are_not_taken_for_others() {
        let cast = Cast::of(30_000, 500, 2_000).unwrap();
        let mut born: HashMap<Day, Vec<(usize, Traits)>> = HashMap::new();
        for (at, form) in cast.known.iter().enumerate() {
            let traits = Traits::of(form);
            let day = traits.born().unwrap();
            born.entry(day).or_default().push((at, traits));
        }
        let likely = |form: &PatientForm| {
            let traits = Traits::of(form);
            let near = days(traits.born().unwrap());
            let others = near.iter().filter_map(|day| born.get(day)).flatten();
            let likely = others.filter(|(_, other)| THRESHOLD <= likeness(&traits, other));
            likely.map(|(at, _)| *at).collect::<Vec<_>>()
        };
        for kind in Kind::ALL {
            let of_kind = cast
                .planted
                .iter()
                .filter(|(_, planted, _)| *planted == kind);
            let of_kind: Vec<_> = of_kind.collect();
            let found = of_kind
                .iter()
                .filter(|(at, _, form)| likely(form).contains(at))
                .count();
            assert!(
                95 * of_kind.len() <= 100 * found,
                "{kind:?}: {found} of {}",
                of_kind.len()
            );
        }
        let warned = cast
            .new
            .iter()
            .filter(|form| !likely(form).is_empty())
            .count();
        assert!(
            warned * 200 < cast.new.len(),
            "{warned} of {}",
            cast.new.len()
        );
    }
}
