//! Codes that a spreadsheet took for dates.

use shared::time::written::named_month;

/// What a spreadsheet makes of `01-10-02` and `1-10`.
pub(super) fn is_date(code: &str) -> bool {
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    // In English it may be a code.
    let is_month = |part: &&str| !part.is_ascii() && named_month(part).is_some();
    let parts: Vec<&str> = code.split(['.', '-']).collect();
    match parts[..] {
        [month, number] | [number, month] if is_month(&month) => is_number(&number),
        [one, two, three] => {
            matches!([one.len(), two.len(), three.len()], [1..=2, 1..=2, 4])
                && !code.contains('-')
                && parts.iter().all(is_number)
        }
        _ => false,
    }
}
