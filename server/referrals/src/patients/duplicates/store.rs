//! The SQL of finding patients who are on record twice, and nothing else.

use super::{Common, Duplicates};
use crate::patients::likeness::numbers;
use monitor::{
    Error, FromRow, Leaves,
    engine::{Builder, Connection, RawRow},
    id_of, query, text_of,
};
use shared::{fields::TaxNumber, patients::Sex};
use std::collections::BTreeSet;

/// Groups of open records that are perhaps one person's.
///
/// # Errors
/// The database cannot be read.
pub async fn find(connection: &mut Connection) -> Result<Vec<Duplicates>, Error> {
    let mut found = namesakes(connection).await?;
    found.extend(numbered_alike(connection).await?);
    Ok(found)
}

/// The index of both columns groups them.
const NAMESAKES: &str = "select p.patient_id, p.name_search, p.birth_date from \
    (select name_search, birth_date from referrals_patient \
     group by name_search, birth_date having count(*) > 1) twice \
    join referrals_patient p \
        on p.name_search = twice.name_search and p.birth_date = twice.birth_date \
    where p.active and p.no_name_reason is null \
    order by p.name_search, p.birth_date, p.patient_id";

async fn namesakes(connection: &mut Connection) -> Result<Vec<Duplicates>, Error> {
    let rows = query(NAMESAKES).fetch_all(connection).await?;
    let person = |row: &RawRow| [text_of(row, 1), text_of(row, 2)];
    let groups = rows.chunk_by(|one, other| person(one) == person(other));
    let groups = groups.filter(|group| 1 < group.len());
    Ok(groups
        .map(|group| Duplicates {
            why: Common::NameAndBirthDate,
            patients: group.iter().map(id_of).collect(),
        })
        .collect())
}

#[derive(FromRow)]
struct Numbered {
    patient_id: String,
    tax_number: String,
}

const NUMBERED: &str = "select patient_id, tax_number from referrals_patient \
    where patient_id > $1 and active and tax_number is not null order by patient_id limit $2";
const WITH_NUMBER: &str =
    "select patient_id from referrals_patient where active and tax_number in (";

/// The check digit tells whenever one digit is another or two have changed places, but
/// for a few: of two such numbers one is out of order, and only those are looked up.
async fn numbered_alike(connection: &mut Connection) -> Result<Vec<Duplicates>, Error> {
    let mut pairs = BTreeSet::new();
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next::<Numbered>(connection, NUMBERED).await? {
        for Numbered {
            patient_id,
            tax_number,
        } in rows
        {
            let number = TaxNumber::try_from(tax_number).ok();
            let wrong = number.filter(|number| !number.doubts(None, Sex::Unknown).is_empty());
            let Some(wrong) = wrong else { continue };
            for other in with_number_near(connection, &wrong).await? {
                let mut pair = [patient_id.clone(), other];
                pair.sort_unstable();
                pairs.insert(pair);
            }
        }
    }
    Ok(pairs
        .into_iter()
        .map(|pair| Duplicates {
            why: Common::TaxNumber,
            patients: pair.into(),
        })
        .collect())
}

async fn with_number_near(
    connection: &mut Connection,
    number: &TaxNumber,
) -> Result<Vec<String>, Error> {
    let mut sql = Builder::new(WITH_NUMBER);
    let mut list = sql.separated(", ");
    for near in numbers(number.as_str()) {
        list.push_bind(near);
    }
    sql.push(")");
    let rows = sql.build().fetch_all(connection).await?;
    Ok(rows.iter().map(id_of).collect())
}
