//! What the system's refusals say to whoever runs the server, and what to do.

use monitor::Error;
use shared::problem::ErrorCode;

const BUSY: &str = "another program is writing to the database; try again";
const MEND: &str = "correct it in the database while the server is stopped, or restore a backup";

pub(super) fn of(error: &Error) -> String {
    match error {
        Error::Refused(code) => refused(code).unwrap_or_else(|| {
            let reason = error.reason();
            let reason = reason.as_str();
            format!("refused: {reason}; docs/http-api.md says what that means")
        }),
        Error::Damaged { .. } => format!("{error}: {MEND}"),
        damage if damage.is_damage() => format!("{error}; the log may say where: {MEND}"),
        destruction if destruction.is_destruction() => format!("{error}: restore a backup"),
        Error::Database(_) if error.code() == ErrorCode::Busy => BUSY.to_owned(),
        Error::Database(_) | Error::Unavailable => {
            format!("{error}; look for room on the disk and the rights of the data folder")
        }
        other => other.to_string(),
    }
}

/// The characters that break a rule, behind its name.
pub(super) fn named(characters: &str) -> String {
    if characters.is_empty() {
        return String::new();
    }
    format!(": {characters}")
}

fn refused(code: &ErrorCode) -> Option<String> {
    use ErrorCode as C;
    let words = match code {
        C::WorkstationNameTaken => {
            "another workstation has this name; choose another --workstation"
        }
        C::OrganizationNameTaken => {
            "another organization has this name; choose another --organization"
        }
        C::LoginTaken => "somebody has this login; choose another --login",
        C::NotFound => "it is not there any more; begin again",
        C::InvalidFields { fields } => {
            let faults = fields.iter();
            let faults = faults.map(|fault| {
                let letters = named(&fault.characters);
                format!("{} ({}{letters})", fault.field, fault.rule)
            });
            let faults = faults.collect::<Vec<_>>().join(", ");
            return Some(format!("what was entered breaks a rule: {faults}"));
        }
        C::Busy => BUSY,
        _ => return None,
    };
    Some(words.to_owned())
}
