//! What is typed into the form, and what it amounts to.

use crate::{
    components::form_state::{Entry, FaultText, FormState},
    dates::{Dates, use_dates},
};
use leptos::prelude::*;
use shared::{
    fields::{Position, Rule},
    ids::UserId,
    messages as m,
    text::{count, is_blank},
    time::{Day, TimeOfDay, WorkingHours},
    tokens::{NewToken, SessionHours},
};

#[derive(Clone, Copy)]
pub struct Fields(StoredValue<Entries>);

#[derive(Clone, Copy)]
pub struct Entries {
    /// The request.
    pub state: FormState,
    /// The facility's days.
    dates: Dates,
    /// The user's id.
    pub user: Entry,
    /// As written into the token.
    pub job_title: Entry,
    /// The workstation's id.
    pub workstation: Entry,
    /// The first day; empty means at once.
    pub valid_from: Entry,
    pub last_day: Entry,
    /// When the shift begins.
    pub start: Entry,
    /// When it ends.
    pub end: Entry,
    /// The longest session; empty means the whole shift.
    pub session_hours: Entry,
}

impl Fields {
    /// An empty form, perhaps for a certain user.
    pub fn new(user: Option<UserId>) -> Self {
        let state = FormState::new("token");
        let user = user.map(|id| id.to_string()).unwrap_or_default();
        Self(StoredValue::new(Entries {
            state,
            dates: use_dates(),
            user: state.entry("user_id", user),
            job_title: state.entry("job_title", ""),
            workstation: state.entry("workstation_id", ""),
            valid_from: state.entry("valid_from", ""),
            last_day: state.entry("last_day", ""),
            start: state.entry("hours.start", "08:00"),
            end: state.entry("hours.end", "20:00"),
            session_hours: state.entry("session_hours", ""),
        }))
    }

    pub fn entries(self) -> Entries {
        self.0.get_value()
    }

    /// What to ask the server for, if every field keeps its rules.
    pub fn read(self) -> Option<NewToken> {
        let this = self.entries();
        this.state.read(move |reader| {
            let user_id = reader.chosen(this.user, m::tokens_user_required);
            let job_title = reader.parse(this.job_title, Position::given);
            let workstation_id = reader.chosen(this.workstation, m::tokens_workstation_required);
            let last_day = reader.parse(this.last_day, Day::typed);
            let valid_from = reader.parse(this.valid_from, |text| optional(text, Day::typed));
            let start = reader.take::<TimeOfDay>(this.start);
            let end = reader.parse(this.end, TimeOfDay::end);
            // A night's last shift ends on the day after.
            let days = 2 - u64::from(start.zip(end).is_some_and(|(start, end)| start < end));
            let passed = last_day.and_then(|day| this.dates.days_since(day));
            let period = valid_from.flatten().zip(last_day);
            if passed.is_some_and(|passed| days <= passed)
                || period.is_some_and(|(from, to)| to < from)
            {
                reader.fault(this.last_day, FaultText::Rule(Rule::LastDayPast));
            }
            let session_hours = reader.parse(this.session_hours, |text| optional(text, limit));
            Some(NewToken {
                user_id: user_id?,
                job_title: job_title?,
                workstation_id: workstation_id?,
                hours: WorkingHours {
                    start: start?,
                    end: end?,
                },
                valid_from: valid_from?,
                last_day: last_day?,
                session_hours: session_hours?,
            })
        })
    }

    /// The user chosen, reactively.
    pub fn user_id(self) -> Option<UserId> {
        self.entries().user.value.with(|id| id.parse().ok())
    }

    /// The last day, once it is a date, reactively.
    pub fn last_day(self) -> Option<Day> {
        self.entries()
            .last_day
            .value
            .with(|text| Day::typed(text).ok())
    }

    /// The first day, if one is given, reactively.
    ///
    /// # Errors
    /// What stands there is none.
    pub fn valid_from(self) -> Result<Option<Day>, Rule> {
        let valid_from = self.entries().valid_from.value;
        valid_from.with(|text| optional(text, Day::typed))
    }

    /// The hours, while both are times, reactively.
    pub fn hours(self) -> Option<WorkingHours> {
        let Entries { start, end, .. } = self.entries();
        Some(WorkingHours {
            start: TimeOfDay::try_from(start.value.get()).ok()?,
            end: end.value.with(|text| TimeOfDay::end(text)).ok()?,
        })
    }

    /// The longest session, if one is given, reactively.
    ///
    /// # Errors
    /// What stands there is none.
    pub fn session_hours(self) -> Result<Option<SessionHours>, Rule> {
        let session_hours = self.entries().session_hours.value;
        session_hours.with(|text| optional(text, limit))
    }
}

/// What `parse` makes of a text that may be blank.
fn optional<T>(text: &str, parse: fn(&str) -> Result<T, Rule>) -> Result<Option<T>, Rule> {
    (!is_blank(text)).then(|| parse(text)).transpose()
}

fn limit(text: &str) -> Result<SessionHours, Rule> {
    SessionHours::try_from(count(text).ok_or(Rule::SessionHoursInvalid)?)
}
