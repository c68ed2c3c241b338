//! What the journal says happened.

use super::app::TestApp;
use server::journal::{Line, ReadJournal, read};

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
                let detail = line.detail.unwrap_or_default();
                format!("{} {detail}", line.outcome).trim_end().to_owned()
            })
            .collect()
    }

    /// The latest record, as `"operation outcome detail"`.
    pub async fn last_record(&self) -> String {
        let line = self.last_line().await;
        let detail = line.detail.unwrap_or_default();
        let text = format!("{} {} {detail}", line.operation, line.outcome);
        text.trim_end().to_owned()
    }

    /// The latest record.
    pub async fn last_line(&self) -> Line {
        self.journal().await.pop().unwrap()
    }
}
