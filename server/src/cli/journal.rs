//! `luxmedica journal`: what happened, read on the server itself.

use super::{
    error::CliError,
    print::{self, to_line},
};
use clap::builder::PossibleValuesParser;
use ground::{calendar::Calendar, clock::Clock};
use jiff::{Timestamp, tz::TimeZone};
use journal::{Line, Lines, ReadJournal, Unknown, read_from};
use monitor::{Error, Operation, Outcome};
use shared::{ids::PatientId, time::Day};
use std::{io, str::FromStr};
use web::{config::Config, state::StartError};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only what this login did or underwent
    #[arg(long)]
    login: Option<String>,
    /// Only what showed or touched this patient's data, by the patient's id
    #[arg(long, value_name = "ID")]
    patient: Option<PatientId>,
    /// Only this operation, such as `create_user`
    #[arg(long, hide_possible_values = true, value_parser = operations())]
    operation: Option<String>,
    /// Only this outcome
    #[arg(long, value_parser = outcomes())]
    outcome: Option<String>,
    /// Only from this day on, or this instant: 20.11.2026 or 2026-11-20T08:00:00+02:00
    #[arg(long, value_name = "DAY")]
    since: Option<Since>,
    /// At most so many lines, the newest
    #[arg(long, default_value_t = 100)]
    limit: u32,
    /// Print each line as JSON
    #[arg(long)]
    json: bool,
}

fn operations() -> PossibleValuesParser {
    Operation::ALL.iter().map(|one| one.code()).into()
}

fn outcomes() -> PossibleValuesParser {
    Outcome::ALL.map(Outcome::code).into()
}

/// Where to begin.
#[derive(Debug, Clone, Copy)]
enum Since {
    Day(Day),
    Instant(Timestamp),
}

impl FromStr for Since {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let instant = text.parse().map(Self::Instant);
        let since = instant.or_else(|_| Day::typed(text).map(Self::Day));
        since.map_err(|_| "neither a day, as 20.11.2026, nor an instant with its offset")
    }
}

impl Since {
    fn instant(self, zone: &TimeZone) -> Result<shared::time::Timestamp, Error> {
        match self {
            Self::Instant(instant) => Ok(shared::time::Timestamp(instant.as_millisecond())),
            Self::Day(day) => Ok(Calendar::new(zone.clone()).start_of(day)?),
        }
    }
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    let zone = config.zone()?;
    let since = args.since.map(|since| since.instant(&zone)).transpose()?;
    let question = ReadJournal {
        login: args.login.clone(),
        patient: args.patient,
        operation: args.operation,
        outcome: args.outcome,
        since,
        limit: args.limit,
    };
    let lines = read_from(&config.place(), &Clock::system(), question).await;
    let lines = lines.map_err(StartError::Database)?;
    let lines = lines.map_err(|unknown| match (unknown, args.patient) {
        (Unknown::Patient, Some(id)) => CliError::NoSuchPatient(id),
        _ => CliError::NoSuchLogin(args.login.unwrap_or_default()),
    })?;
    let text = |line: &Line| {
        if args.json {
            to_line(line)
        } else {
            text(line, &zone)
        }
    };
    print::written(print(&lines, text))
}

/// Prints the lines and, beside them, how many there are besides.
#[expect(
    clippy::print_stderr,
    reason = "what is printed may be read by a program"
)]
fn print(lines: &Lines, text: impl Fn(&Line) -> String) -> io::Result<()> {
    print::lines(lines.newest.iter().map(text))?;
    if !lines.damaged.is_empty() {
        eprintln!("cannot be read: {}", lines.damaged.join(", "));
    }
    let shown = lines.newest.len() + lines.damaged.len();
    if u64::try_from(shown).is_ok_and(|shown| shown < lines.all) {
        eprintln!("the newest {shown} of {}; more with --limit", lines.all);
    }
    Ok(())
}

/// A line for people: time, outcome, event, who, from where, about what, why.
fn text(line: &Line, zone: &TimeZone) -> String {
    let at = Timestamp::from_millisecond(line.at).unwrap_or(Timestamp::MIN);
    let at = zone.to_datetime(at).strftime("%Y-%m-%d %H:%M:%S");
    let Line {
        record_id,
        source,
        destination,
        operation,
        outcome,
        ..
    } = line;
    let mut text =
        format!("{record_id:>6}  {at}  {outcome:<9}  {source} → {destination} {operation}");
    let who = line.login.as_deref().map(|login| format!("by {login}"));
    let place = line
        .workstation
        .as_deref()
        .map(|name| format!("at “{name}”"));
    let address = line
        .address
        .as_deref()
        .map(|address| format!("from {address}"));
    let times = (1 < line.count).then(|| format!("× {}", line.count));
    let about = line.subject.clone();
    let why = line.reason.as_deref().map(|reason| format!("({reason})"));
    let notes = line.notes.to_string();
    let notes = (!notes.is_empty()).then(|| format!("({notes})"));
    for part in [who, place, address, about, why, notes, times]
        .into_iter()
        .flatten()
    {
        text.push_str("  ");
        text.push_str(&part);
    }
    text
}
