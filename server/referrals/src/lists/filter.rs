//! What a worklist is asked for, as the statement takes it.

use crate::{number, patients};
use ground::{calendar::Calendar, text::pattern};
use monitor::{Error, Snapshot};
use shared::{
    card::is_card,
    fields::ServiceCode,
    referrals::{ForeignNumber, Issued, Priority, ReferralQuery, Worklist, compact},
    time::{Day, Timestamp},
};

/// Fewer symbols than these are no part of a number.
const NUMBER_PART: usize = 3;

/// The values of the statement's parameters.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// By the wall's clock.
    pub now: i64,
    pub organization: String,
    pub user: String,
    pub only_mine: bool,
    /// Also those of organizations that have ended.
    pub with_ended: bool,
    /// Only what nobody took and expires until then.
    pub expires_until: Option<i64>,
    /// Only what nobody took and was issued until then, for each priority.
    pub stuck_since: Option<[i64; 4]>,
    pub search: Option<Search>,
    pub patient: Option<String>,
    pub request: Option<&'static str>,
    pub processing: Option<&'static str>,
    pub priority: Option<&'static str>,
    pub requester: Option<String>,
    /// At this instant or later.
    pub issued_from: Option<i64>,
    /// Before this instant.
    pub issued_before: Option<i64>,
}

/// A number, or a part of one.
#[derive(Debug)]
pub(super) enum Symbols {
    Whole(String),
    Part(String),
}

/// What was typed, as what it may be: one of it fits.
#[derive(Debug)]
pub(super) struct Search {
    pub number: Option<Symbols>,
    /// Of a patient without a name, who is searched by nothing else then.
    pub unnamed: Option<u32>,
    /// Words of the patient's name; none is one where only a birth date was typed.
    pub named: Option<String>,
    /// The patient's birth date: one of these days.
    pub born: Vec<Day>,
    pub service: Option<String>,
}

impl Filter {
    /// A list without anything else asked for.
    pub(super) fn of_list(snapshot: &Snapshot<'_>, list: Worklist) -> Result<Self, Error> {
        let member = snapshot.member()?;
        let now = snapshot.now();
        let soon = now.plus_days(Worklist::EXPIRING_DAYS).0;
        Ok(Self {
            now: now.0,
            organization: member.organization_id.to_string(),
            user: member.user_id.to_string(),
            only_mine: list == Worklist::Mine,
            with_ended: matches!(list, Worklist::Expiring | Worklist::Stuck),
            expires_until: (list == Worklist::Expiring).then_some(soon),
            stuck_since: (list == Worklist::Stuck).then(|| stuck_since(now)),
            ..Self::default()
        })
    }

    /// A list and what else was asked for.
    pub(super) fn new(
        snapshot: &Snapshot<'_>,
        query: &ReferralQuery,
        calendar: &Calendar,
    ) -> Result<Self, Error> {
        let list = Self::of_list(snapshot, query.list)?;
        let period = query
            .issued
            .map(|issued| first(issued, snapshot.now(), calendar));
        let from = period.transpose()?.max(query.issued_from);
        let from = from.map(|day| calendar.start_of(day)).transpose()?;
        let until = query
            .issued_until
            .map(|day| calendar.end_of(day))
            .transpose()?;
        Ok(Self {
            search: match &query.search {
                Some(typed) => Search::new(typed, calendar.day_of(snapshot.now())?),
                None => None,
            },
            patient: query.patient.map(|id| id.to_string()),
            request: query.request.map(shared::referrals::Request::code),
            processing: query.processing.map(shared::referrals::Processing::code),
            priority: query.priority.map(Priority::code),
            requester: query.requester.map(|id| id.to_string()),
            issued_from: from.map(|at| at.0),
            issued_before: until.map(|at| at.0),
            with_ended: list.with_ended || query.patient.is_some(),
            ..list
        })
    }

    /// Whether a referral without its requisition may belong to the list: whose and when it was is
    /// nowhere.
    pub(super) const fn may_hold_lost(&self) -> bool {
        self.search.is_none()
            && self.patient.is_none()
            && self.priority.is_none()
            && self.requester.is_none()
            && self.issued_from.is_none()
            && self.issued_before.is_none()
    }
}

impl Search {
    /// Whether it may be a patient's name, birth date or number.
    pub(super) const fn is_for_a_patient(&self) -> bool {
        self.unnamed.is_some() || self.named.is_some() || !self.born.is_empty()
    }

    pub(super) fn new(typed: &str, today: Day) -> Option<Self> {
        if let Some(number) = number::on_card(typed) {
            return Some(Self {
                number: Some(Symbols::Whole(String::from(number))),
                unnamed: None,
                named: None,
                born: Vec::new(),
                service: None,
            });
        }
        let (named, born) = patients::named_and_born(typed, today);
        let unnamed = patients::unnamed(typed);
        let code = code(typed).filter(|_| unnamed.is_none());
        let service = pattern(Some(code.as_deref().unwrap_or(typed)))?;
        let is_number = |symbols: &String| NUMBER_PART <= symbols.len() && !is_card(typed);
        let number = compact(typed).filter(is_number);
        Some(Self {
            number: number.map(|symbols| match ForeignNumber::try_from(symbols.clone()) {
                Ok(number) => Symbols::Whole(String::from(number)),
                Err(_) => Symbols::Part(symbols),
            }),
            unnamed,
            named: match unnamed {
                Some(_) => None,
                None if born.is_empty() => Some(typed.to_owned()),
                None => Some(named).filter(|named| !named.is_empty()),
            },
            born,
            service: Some(service),
        })
    }
}

/// The one form of a service's code, if what was typed may be one, or a part.
fn code(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_start_matches(['№', '#']);
    let code = ServiceCode::try_from(typed.trim_end_matches('.').to_owned()).ok()?;
    let code = String::from(code);
    // Words are no code, whatever their letters look like.
    let is_code = code.contains(|c: char| c.is_ascii_digit())
        && (!typed.trim().contains(' ') || !code.contains(char::is_alphabetic));
    is_code.then_some(code)
}

/// Until when a referral was issued that is stuck at `now`, by priority in the
/// order of [`Priority::ALL`].
fn stuck_since(now: Timestamp) -> [i64; 4] {
    let mut bounds = [0; 4];
    for (bound, priority) in bounds.iter_mut().zip(Priority::ALL) {
        *bound = priority.stuck_since(now).0;
    }
    bounds
}

/// The first day of the period.
fn first(issued: Issued, now: Timestamp, calendar: &Calendar) -> Result<Day, Error> {
    let days_before = match issued {
        Issued::Today => 0,
        Issued::Week => 6,
        Issued::Month => 29,
    };
    Ok(calendar.after(calendar.day_of(now)?, -days_before)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_looked_for_in_its_one_form() {
        let today = Day::new(2026, 9, 1).unwrap();
        for typed in [
            "6507000",
            "65070.00",
            "65070,00",
            "65070-00.",
            "№65070-00",
            "№ 65070–00",
            "65070 00",
        ] {
            let service = Search::new(typed, today).and_then(|search| search.service);
            assert_eq!(service, pattern(Some("65070-00")), "{typed}");
        }
        for typed in [
            "650",
            "рентген 2",
            "вітамін В12",
            "АСТ",
            "100%",
            "Коваль, Анна",
        ] {
            let service = Search::new(typed, today).and_then(|search| search.service);
            assert_eq!(service, pattern(Some(typed)), "{typed}");
        }
    }
}
