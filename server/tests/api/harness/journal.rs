//! What the journal says happened.

use super::app::TestApp;
use journal::{Line, ReadJournal, read};

/// Why the line's event did not happen, or what else it says.
pub fn detail(line: &Line) -> String {
    let reason = line.reason.clone();
    reason.unwrap_or_else(|| line.notes.to_string())
}

impl TestApp {
    /// The whole journal, oldest first.
    pub async fn journal(&self) -> Vec<Line> {
        let question = ReadJournal {
            limit: 10_000,
            ..ReadJournal::default()
        };
        let lines = read(&self.state.monitor, question).await;
        lines.unwrap().unwrap().newest
    }

    /// Every record of an operation as `"outcome detail"`, oldest first.
    pub async fn records(&self, operation: &str) -> Vec<String> {
        let lines = self.journal().await.into_iter();
        lines
            .filter(|line| line.operation == operation)
            .map(|line| {
                let text = format!("{} {}", line.outcome, detail(&line));
                text.trim_end().to_owned()
            })
            .collect()
    }

    /// The latest record, as `"operation outcome detail"`.
    pub async fn last_record(&self) -> String {
        let line = self.last_line().await;
        let text = format!("{} {} {}", line.operation, line.outcome, detail(&line));
        text.trim_end().to_owned()
    }

    /// The latest record.
    pub async fn last_line(&self) -> Line {
        self.journal().await.pop().unwrap()
    }
}
