//! `luxmedica db check`: whether the database is whole.

use crate::{
    assembly::COLUMNS,
    cli::{error::CliError, print},
};
use ground::clock::Clock;
use monitor::{
    engine::Place,
    keeping::{Checked, check},
};

/// Looks through the database at `place` and says what it found.
///
/// # Errors
/// It cannot be read, or is damaged.
pub(super) async fn run(place: &Place) -> Result<(), CliError> {
    let checked = check(place, &COLUMNS, &Clock::system()).await?;
    print::written(print::lines(lines(&checked)))?;
    match checked.damaged() {
        0 => Ok(()),
        damaged => Err(CliError::Damaged(damaged)),
    }
}

fn lines(checked: &Checked) -> impl Iterator<Item = String> {
    let damage = checked.damage.iter().map(|one| format!("damaged: {one}"));
    let more = (0 < checked.unlisted).then(|| format!("damaged: {} more", checked.unlisted));
    let remarks = checked.remarks.iter().map(|one| format!("remark: {one}"));
    let whole = format!("whole: {} rows were read", checked.rows);
    let whole = (checked.damaged() == 0 && 0 < checked.rows).then_some(whole);
    damage.chain(more).chain(remarks).chain(whole)
}
