//! A worklist as a file that a spreadsheet opens: RFC 4180, but for the semicolon, which
//! is what separates cells where commas are decimal.

use ground::calendar::Calendar;
use monitor::Error;
use shared::{
    lang::Lang,
    messages as m,
    patients::BirthDate,
    referrals::{
        Number, ReferralRow,
        names::{Standing, Word, priority},
    },
    time::{Day, Timestamp},
};

const HEADER: [Word; 12] = [
    m::referrals_number,
    m::referrals_status,
    m::referrals_patient,
    m::patients_birth_date,
    m::referrals_code,
    m::referrals_service,
    m::referrals_quantity,
    m::referrals_priority,
    m::referrals_issued_at,
    m::referrals_valid_until,
    m::referrals_issued_by,
    m::referrals_performer,
];

/// The file, with a byte order mark. What cannot be read comes last: its id
/// stands for the number, and its status says so.
pub(super) fn written(
    lang: Lang,
    rows: &[ReferralRow],
    damaged: &[String],
    calendar: &Calendar,
) -> Result<String, Error> {
    let mut file = String::from("\u{feff}");
    line(&mut file, HEADER.map(|name| name(lang).to_owned()));
    for row in rows {
        line(&mut file, cells(lang, row, calendar)?);
    }
    for id in damaged {
        let mut cells: [String; HEADER.len()] = Default::default();
        [cells[0], cells[1]] = [id.clone(), m::referrals_status_damaged(lang).to_owned()];
        line(&mut file, cells);
    }
    Ok(file)
}

fn cells(
    lang: Lang,
    row: &ReferralRow,
    calendar: &Calendar,
) -> Result<[String; HEADER.len()], Error> {
    let optional = |text: Option<String>| text.unwrap_or_default();
    Ok([
        optional(row.number.as_ref().map(Number::to_string)),
        Standing::of(row.state, row.last_act).word()(lang).to_owned(),
        row.patient.to_string(),
        birth(lang, row.birth_date),
        row.service.code.to_string(),
        row.service.name.of(lang).to_owned(),
        row.service.quantity.get().to_string(),
        priority(row.priority)(lang).to_owned(),
        moment(calendar, row.issued_at)?,
        optional(row.valid_until.map(Day::as_typed)),
        row.requester.to_string(),
        optional(row.performer.as_ref().map(ToString::to_string)),
    ])
}

fn birth(lang: Lang, birth: BirthDate) -> String {
    match birth {
        BirthDate::Day(day) => day.as_typed(),
        BirthDate::Year(year) => m::patients_born_about(lang, &year.to_string()),
    }
}

/// As a spreadsheet takes it for a date with a time.
fn moment(calendar: &Calendar, at: Timestamp) -> Result<String, Error> {
    let day = calendar.day_of(at)?.as_typed();
    Ok(format!("{day} {}", calendar.time_of(at)?))
}

fn line(file: &mut String, cells: [String; HEADER.len()]) {
    let cells = cells.map(|cell| quoted(&cell));
    file.push_str(&cells.join(";"));
    file.push_str("\r\n");
}

/// Quoted always. A cell that a spreadsheet would take for a formula is kept
/// from being one (OWASP, CSV injection).
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text_and_nothing_else() {
        assert_eq!(quoted("Лук’яненко"), "\"Лук’яненко\"");
        assert_eq!(quoted("say \"A\", B"), "\"say \"\"A\"\", B\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("-x"), "\"'-x\"");
    }
}
