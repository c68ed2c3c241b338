//! Codes that a spreadsheet took for dates.

use shared::{
    text::{line, narrow},
    time::{
        Day,
        written::{named_month, short},
    },
};

/// What a spreadsheet makes of `01-10-02`, which is a code itself, of `1-10` and of `1.10`.
pub(super) fn is_date(code: &str) -> bool {
    let code = narrow(&line(code));
    let parts = code.split([' ', '.', '-', '/']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [day, month] if is_month(month) => short(day),
        [month, year] if is_month(month) => is_year(year),
        [day, month, year, ..] if is_month(month) => short(day) && is_year(year),
        [one, two, three] if [one, two, three].into_iter().all(is_number) => {
            match [one.len(), two.len(), three.len()] {
                [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2] => true,
                // Groups are numbered `1.1.2`.
                [1..=2, 2, 2] => code.contains(['.', '/']) && Day::typed(&code).is_ok(),
                [1..=2, 1..=2, 2] => code.contains('/'),
                _ => false,
            }
        }
        _ => false,
    }
}

/// A month in words. In English it is one as spreadsheets write it, `Oct`: `OCT-02` is a code.
fn is_month(part: &str) -> bool {
    let is_written_so = match part.as_bytes() {
        [b'A'..=b'Z', small @ ..] if part.is_ascii() => {
            small.len() == 2 && small.iter().all(u8::is_ascii_lowercase) || part == "Sept"
        }
        _ => !part.is_ascii(),
    };
    is_written_so && named_month(part).is_some()
}

fn is_year(part: &str) -> bool {
    matches!(part.len(), 2 | 4) && is_number(part)
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_date_is_no_code() {
        for date in [
            "01.10.2002",
            "1.10.2002",
            "1/10/2002",
            "10/1/2002",
            "2002-10-01",
            "01-10-2002",
            "2002.10.01",
            "2002/10/01",
            "01.10.02",
            "1.10.02",
            "01/10/02",
            "1/10/02",
            "\u{200e}01.10.2002\u{200b}",
            "Oct-02",
            "Oct-2002",
            "Sept-02",
            "10-Jan",
            "1-Oct",
            "1-Oct-02",
            "01 Oct 2002",
            "окт-02",
            "жовт.02",
            "жовт. 02",
            "жов.02",
            "01.жов",
            "січ.10",
            "10.янв",
            "сер-2010",
            "1 жовт. 2002",
            "01 жовтня 2002 р.",
        ] {
            assert!(is_date(date), "{date}");
        }
        for code in [
            "65070-00",
            "6507000",
            "11020-02",
            "A67001",
            "I10",
            "Z00-0",
            "S52.50",
            "A97",
            "-50",
            "01-10-02",
            "1.1.2",
            "1.2.10",
            "12.34.56",
            "4 10 02",
            "1-10",
            "10.02",
            "OCT-02",
            "MAR-1",
            "Lab-02",
            "LAB-BLOOD",
            "I10-I15",
            "",
        ] {
            assert!(!is_date(code), "{code}");
        }
    }
}
