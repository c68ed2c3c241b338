//! `luxmedica journal`: what happened, read on the server itself.

use super::{CliError, print::to_line};
use crate::{
    clock::Clock,
    config::Config,
    journal::{Line, ReadJournal, read_from},
    state::StartError,
};
use jiff::{Timestamp, tz::TimeZone};
use std::io::{self, Write};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only what this login did or underwent
    #[arg(long)]
    login: Option<String>,
    /// Only this operation, such as `create_user`
    #[arg(long)]
    operation: Option<String>,
    /// Only this outcome: done, delivered, refused, failed or counted
    #[arg(long)]
    outcome: Option<String>,
    /// Only from this instant on, such as 2026-11-20T08:00:00+02:00
    #[arg(long)]
    since: Option<Timestamp>,
    /// At most so many lines, the newest
    #[arg(long, default_value_t = 100)]
    limit: u32,
    /// Print each line as JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(config: Config, args: Args) -> Result<(), CliError> {
    let zone = config.zone()?;
    let question = ReadJournal {
        login: args.login,
        operation: args.operation,
        outcome: args.outcome,
        since: args
            .since
            .map(|since| shared::time::Timestamp(since.as_millisecond())),
        limit: args.limit,
    };
    let lines = read_from(&config.database(), &Clock::system(), question).await;
    let lines = lines.map_err(StartError::Database)?;
    let mut out = io::stdout().lock();
    for line in &lines {
        let text = if args.json {
            to_line(line)
        } else {
            text(line, &zone)
        };
        // A reader that has seen enough, such as `head`, is no failure.
        if writeln!(out, "{text}").is_err() {
            break;
        }
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
    let about = line.subject.as_deref().map(str::to_owned);
    let detail = line.detail.as_deref().map(|detail| format!("({detail})"));
    for part in [who, place, address, about, detail, times]
        .into_iter()
        .flatten()
    {
        text.push_str("  ");
        text.push_str(&part);
    }
    text
}
