//! A database whose every connection is taken: whoever needs one waits.

use super::app::TestApp;
use access::organizations::CreateOrganization;
use authenticator::workstations::ListWorkstations;
use monitor::{Actor, Effect, Error, Permit, Question, Snapshot, Tx};
use serde_json::json;
use shared::{organizations::OrganizationForm, problem::ErrorCode};
use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
};

/// As many as read at once.
const READERS: usize = 6;

/// Who, whatever is asked of them, says so and waits until they are let go.
pub struct Waiting {
    pub begun: mpsc::Sender<()>,
    pub released: watch::Receiver<bool>,
}

impl Waiting {
    async fn wait(&self) {
        // Whoever is asked to repeat it has said so before.
        let _ = self.begun.send(()).await;
        let mut released = self.released.clone();
        released.wait_for(|released| *released).await.unwrap();
    }
}

impl Question<Waiting> for ListWorkstations {
    type Found = ();

    async fn look_up(by: &Waiting, _: &mut Snapshot<'_>, _: Permit<'_, Self>) -> Result<(), Error> {
        by.wait().await;
        Ok(())
    }
}

impl Effect<Waiting> for CreateOrganization {
    type Done = ();

    async fn carry_out(by: &Waiting, _: &mut Tx<'_>, _: Permit<'_, Self>) -> Result<(), Error> {
        by.wait().await;
        Err(ErrorCode::Busy.into())
    }
}

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
            let app = self.clone();
            let waiting = Waiting {
                begun: taken.clone(),
                released: held.release.subscribe(),
            };
            held.holders.spawn(async move {
                let monitor = &app.state.monitor;
                let reading = monitor.read(&waiting, &Actor::Operator, ListWorkstations);
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
        let (release, released) = watch::channel(false);
        let (begun, mut takings) = mpsc::channel(1);
        let waiting = Waiting { begun, released };
        let mut holders = JoinSet::new();
        let app = self.clone();
        holders.spawn(async move {
            let form = json!({"name": "Зайнято"});
            let form: OrganizationForm = serde_json::from_value(form).unwrap();
            let command = CreateOrganization(form);
            let writing = app.state.monitor.run(&waiting, &Actor::Operator, command);
            writing.await.unwrap_err();
        });
        takings.recv().await.unwrap();
        Held { release, holders }
    }
}
