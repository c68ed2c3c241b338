//! The SQL of what patients are found by, which follows from their record: their name from each
//! of its parts on, their telephone number from each of its digits on.

use ground::text::turned;
use monitor::{
    Error, FromRow, Leaves, Lossy,
    engine::{Builder, Connection},
    query, query_as,
};
use shared::{ids::PatientId, patients::DIGITS};

/// Fewer digits nobody is found by; typed with two noughts before them.
const FEWEST: usize = DIGITS - 2;

#[derive(FromRow)]
struct Row {
    patient_id: String,
    name_search: Lossy,
    name_sort: Lossy,
    phone: Option<Lossy>,
}

impl Row {
    fn words(&self) -> Vec<String> {
        turned(&self.name_search.0)
    }

    fn tails(&self) -> Vec<String> {
        let phone = self.phone.as_ref().map_or("", |Lossy(phone)| phone);
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        let beyond = (digits.len() + 1).saturating_sub(FEWEST);
        (0..beyond).map(|at| digits[at..].to_owned()).collect()
    }
}

const ONE: &str =
    "select patient_id, name_search, name_sort, phone from referrals_patient where patient_id = $1";

async fn one(connection: &mut Connection, id: PatientId) -> Result<Row, Error> {
    let row = query_as(ONE).bind(id.to_string());
    Ok(row.fetch_one(connection).await?)
}

/// Lets the patient be found by what is on record.
pub(super) async fn keep(connection: &mut Connection, id: PatientId) -> Result<(), Error> {
    let row = one(connection, id).await?;
    write(connection, &row).await
}

/// Lets nobody find the patient by what is on record, before that changes.
pub(super) async fn forget(connection: &mut Connection, id: PatientId) -> Result<(), Error> {
    let row = one(connection, id).await?;
    for (key, texts) in [
        ("referrals_patient_word where word", row.words()),
        ("referrals_patient_tail where tail", row.tails()),
    ] {
        if texts.is_empty() {
            continue;
        }
        let mut sql = Builder::new(format!("delete from {key} in ("));
        let mut list = sql.separated(", ");
        for text in texts {
            list.push_bind(text);
        }
        sql.push(") and patient_id = ").push_bind(id.to_string());
        sql.build().execute(&mut *connection).await?;
    }
    Ok(())
}

const NO_WORDS_OF: &str = "delete from referrals_patient_word where patient_id = $1";
const NO_TAILS_OF: &str = "delete from referrals_patient_tail where patient_id = $1";

/// The same where the record does not say it: all lines are read, for few records are damaged.
pub(super) async fn forget_damaged(
    connection: &mut Connection,
    id: PatientId,
) -> Result<(), Error> {
    for forgotten in [NO_WORDS_OF, NO_TAILS_OF] {
        let forgotten = query(forgotten).bind(id.to_string());
        forgotten.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn write(connection: &mut Connection, row: &Row) -> Result<(), Error> {
    let (words, tails) = (row.words(), row.tails());
    if !words.is_empty() {
        let mut sql =
            Builder::new("insert into referrals_patient_word (word, name_sort, patient_id) ");
        sql.push_values(words, |mut columns, word| {
            columns.push_bind(word).push_bind(row.name_sort.0.clone());
            columns.push_bind(row.patient_id.clone());
        });
        sql.push(" on conflict do nothing");
        sql.build().execute(&mut *connection).await?;
    }
    if !tails.is_empty() {
        let mut sql = Builder::new("insert into referrals_patient_tail (tail, patient_id) ");
        sql.push_values(tails, |mut columns, tail| {
            columns.push_bind(tail).push_bind(row.patient_id.clone());
        });
        sql.push(" on conflict do nothing");
        sql.build().execute(connection).await?;
    }
    Ok(())
}

const NO_WORDS: &str = "delete from referrals_patient_word";
const NO_TAILS: &str = "delete from referrals_patient_tail";
const ALL: &str = "select patient_id, name_search, name_sort, phone from referrals_patient \
    where patient_id > $1 order by patient_id limit $2";

/// Writes anew what everybody is found by.
pub(super) async fn refill(connection: &mut Connection) -> Result<(), Error> {
    for emptied in [NO_WORDS, NO_TAILS] {
        query(emptied).execute(&mut *connection).await?;
    }
    let mut leaves = Leaves::default();
    while let Some(rows) = leaves.next::<Row>(connection, ALL).await? {
        for row in rows {
            write(connection, &row).await?;
        }
    }
    Ok(())
}
