//! The journal's order.

use super::checked::Checked;
use crate::{
    engine::{Connection, is_file, query, query_scalar},
    error::Error,
};
use futures_util::TryStreamExt as _;
use ground::clock::Clock;

pub(super) const TABLE: &str = "journal_record";

/// So much earlier than the line before it a line may be dated, in milliseconds: what asked
/// for it waited for its turn.
const WAITED_MS: i64 = 60_000;
/// So many lines with a wrong date are told one by one.
const LISTED: u64 = 10;

const LINES: &str = "select record_id, at from journal_record order by record_id";
/// The highest number that was ever given to a line.
const GIVEN: &str = "select seq from sqlite_sequence where name = 'journal_record'";

/// Whether there are lines, no number is missing where each line has the next one, and each is
/// dated after the one before. PostgreSQL gives out numbers that then are not used.
pub(super) async fn in_order(
    connection: &mut Connection,
    clock: &Clock,
    checked: &mut Checked,
) -> Result<(), Error> {
    let is_counted = is_file(connection);
    // Asked before the lines: others may write more of them meanwhile.
    let given: Option<i64> = if is_counted {
        let given = query_scalar(GIVEN).fetch_optional(&mut *connection);
        given.await?
    } else {
        None
    };
    let now = clock.now().as_millisecond();
    let (mut last, mut latest, mut misdated) = (0, 0, 0);
    let mut rows = query(LINES).fetch(&mut *connection);
    while let Some(row) = rows.try_next().await? {
        // Which of them cannot be read has been said.
        let Ok(id) = row.read::<i64>(0) else {
            continue;
        };
        if is_counted {
            missing(last, id, checked);
        }
        last = id;
        let Ok(at) = row.read::<i64>(1) else {
            continue;
        };
        let wrong = if at.saturating_add(WAITED_MS) < latest {
            Some("before the one before it")
        } else if now.saturating_add(WAITED_MS) < at {
            Some("later than now")
        } else {
            None
        };
        if let Some(wrong) = wrong {
            misdated += 1;
            if misdated <= LISTED {
                let remark = format!("line {id} of the journal is dated {wrong}");
                checked.remarks.push(remark);
            }
        }
        latest = at;
    }
    if let Some(given) = given {
        missing(last, given.saturating_add(1), checked);
    }
    if last == 0 {
        let what = "holds no line, and every installation begins with one".to_owned();
        checked.add(Some(TABLE), None, what);
    }
    if LISTED < misdated {
        let more = misdated - LISTED;
        let remark = format!("so are {more} more: the clock was set");
        checked.remarks.push(remark);
    }
    Ok(())
}

/// Says that the lines between these two are not there, if there is a number between.
fn missing(before: i64, after: i64, checked: &mut Checked) {
    let (first, last) = (before.saturating_add(1), after.saturating_sub(1));
    if first <= last {
        let id = Some(first.to_string());
        let what = format!("missing, and all up to {last}");
        checked.add(Some(TABLE), id, what);
    }
}
