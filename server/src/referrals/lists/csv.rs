//! A worklist as comma-separated values (RFC 4180).

use crate::{calendar::Calendar, error::Error};
use shared::referrals::{Number, ReferralRow};

const HEADER: [&str; 13] = [
    "number",
    "request",
    "processing",
    "patient",
    "birth_date",
    "service_code",
    "service",
    "quantity",
    "priority",
    "issued",
    "valid_until",
    "requester",
    "performer",
];

/// The file, with a byte order mark. What cannot be read comes last: its id
/// stands for the number, and its status is `damaged`.
pub(super) fn written(
    rows: &[ReferralRow],
    damaged: &[String],
    calendar: &Calendar,
) -> Result<String, Error> {
    let mut file = String::from("\u{feff}");
    line(&mut file, HEADER.map(str::to_owned));
    for row in rows {
        line(&mut file, cells(row, calendar)?);
    }
    for id in damaged {
        let mut cells: [String; 13] = Default::default();
        [cells[0], cells[1]] = [id.clone(), "damaged".to_owned()];
        line(&mut file, cells);
    }
    Ok(file)
}

fn cells(row: &ReferralRow, calendar: &Calendar) -> Result<[String; 13], Error> {
    let optional = |text: Option<String>| text.unwrap_or_default();
    Ok([
        optional(row.number.as_ref().map(Number::to_string)),
        row.state.request.code().to_owned(),
        row.state.processing.code().to_owned(),
        row.patient.to_string(),
        row.birth_date.to_string(),
        row.service.code.to_string(),
        row.service.name.uk.clone(),
        row.service.quantity.get().to_string(),
        row.priority.code().to_owned(),
        calendar.day_of(row.issued_at)?.to_string(),
        optional(row.valid_until.map(|day| day.to_string())),
        row.requester.to_string(),
        optional(row.performer.as_ref().map(ToString::to_string)),
    ])
}

fn line(file: &mut String, cells: [String; 13]) {
    let cells = cells.map(|cell| quoted(&cell));
    file.push_str(&cells.join(","));
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
