//! A database whose every connection is taken: whoever needs one waits.

use super::app::TestApp;
use access::organizations::CreateOrganization;
use authenticator::workstations::ListWorkstations;
use monitor::{Actor, Error};
use serde_json::json;
use shared::{organizations::OrganizationForm, problem::ErrorCode};
use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
};

/// As many as read at once.
const READERS: usize = 6;

/// The taken connections, given back by [`Held::release`].
pub struct Held {
    release: watch::Sender<bool>,
    holders: JoinSet<()>,
}

impl Held {
    /// Lets everybody go on who waited, in their order.
    pub fn let_go(&self) {
        self.release.send_replace(true);
    }

    /// Lets everybody go on who waited, and sees the connections given back.
    pub async fn release(mut self) {
        self.let_go();
        while let Some(done) = self.holders.join_next().await {
            done.unwrap();
        }
    }
}

impl TestApp {
    /// Takes the writer and every reader.
    pub async fn hold_database(&self) -> Held {
        let mut held = self.hold_writer().await;
        let (taken, mut takings) = mpsc::channel(READERS);
        for _ in 0..READERS {
            let (app, taken, mut released) =
                (self.clone(), taken.clone(), held.release.subscribe());
            held.holders.spawn(async move {
                let reading =
                    app.state
                        .monitor
                        .read(&Actor::Operator, ListWorkstations, async |_, _| {
                            taken.send(()).await.unwrap();
                            released.wait_for(|released| *released).await.unwrap();
                            Ok::<_, Error>(())
                        });
                reading.await.unwrap();
            });
        }
        for _ in 0..READERS {
            takings.recv().await.unwrap();
        }
        held
    }

    /// Takes the writer: whoever changes something waits for their turn.
    pub async fn hold_writer(&self) -> Held {
        let (release, mut released) = watch::channel(false);
        let (taken, mut takings) = mpsc::channel(1);
        let mut holders = JoinSet::new();
        let app = self.clone();
        holders.spawn(async move {
            let form = json!({"name": "Зайнято"});
            let form: OrganizationForm = serde_json::from_value(form).unwrap();
            let command = CreateOrganization(form);
            let writing = app
                .state
                .monitor
                .run(&Actor::Operator, command, async |_, _| {
                    taken.send(()).await.unwrap();
                    released.wait_for(|released| *released).await.unwrap();
                    Err::<(), Error>(ErrorCode::Busy.into())
                });
            writing.await.unwrap_err();
        });
        takings.recv().await.unwrap();
        Held { release, holders }
    }
}
