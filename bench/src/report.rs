//! What was measured, as a table.

use std::time::Duration;

/// The rows of the table.
#[derive(Debug, Default)]
pub struct Report(Vec<Row>);

#[derive(Debug)]
struct Row {
    what: String,
    measured: String,
    budget: String,
}

impl Report {
    /// A median and what it may be.
    pub fn time(&mut self, what: &str, median: Duration, budget: &str) {
        self.row(what, &shown(median), budget);
    }

    /// How many times as long as another thing one takes.
    pub fn ratio(&mut self, what: &str, one: Duration, other: Duration, budget: &str) {
        let ratio = one.as_secs_f64() / other.as_secs_f64();
        let measured = format!("{ratio:.2} × ({} : {})", shown(one), shown(other));
        self.row(what, &measured, budget);
    }

    /// Anything else.
    pub fn row(&mut self, what: &str, measured: &str, budget: &str) {
        self.0.push(Row {
            what: what.to_owned(),
            measured: measured.to_owned(),
            budget: budget.to_owned(),
        });
    }

    /// Prints the table.
    #[expect(clippy::print_stdout, reason = "this is what the program is for")]
    pub fn print(&self) {
        println!("\n{:52} {:32} budget", "what", "median");
        for Row {
            what,
            measured,
            budget,
        } in &self.0
        {
            println!("{what:52} {measured:32} {budget}");
        }
    }
}

fn shown(time: Duration) -> String {
    match time.as_nanos() {
        nanos @ 0..10_000 => format!("{nanos} ns"),
        nanos @ 10_000..10_000_000 => format!("{} µs", nanos / 1000),
        nanos => format!("{} ms", nanos / 1_000_000),
    }
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
