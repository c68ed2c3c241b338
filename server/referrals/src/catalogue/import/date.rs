//! Codes that a spreadsheet took for dates.

/// The months as spreadsheets shorten them, in Ukrainian and in Russian.
const MONTHS: &str = "січ лют бер кві тра чер лип сер вер жов лис гру янв фев мар апр май июн июл \
    авг сен окт ноя дек";

/// What a spreadsheet makes of `01-10-02` and `1-10`.
pub(super) fn is_date(code: &str) -> bool {
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &&str| MONTHS.split(' ').any(|month| part.starts_with(month));
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
