//! Assignments: commands and handlers.

mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::Sha256Digest;
use monitor::{Answer, Command, Subject};
use serde::{Deserialize, Serialize};
use shared::{
    assignments::{Assignment, Holder, NewAssignment},
    endpoints,
    ids::{AssignmentId, UserId},
};
use web::{AppState, Body, By, Confirmed, PathId, Serve};

/// The routes of assignments.
pub fn routes() -> Router<AppState> {
    Router::new().serve(holder).serve(create).serve(delete)
}

/// Asks for a user's roles.
#[derive(Serialize, Deserialize)]
pub struct GetHolder(UserId);

impl Command for GetHolder {
    type Of = endpoints::GetHolder;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.0))
    }
}

/// Gives a user a role.
#[derive(Serialize, Deserialize)]
pub struct CreateAssignment {
    /// Who, and which.
    pub new: NewAssignment,
    /// What was shown of its consequences.
    pub confirmed: Option<Sha256Digest>,
}

impl CreateAssignment {
    /// Without anything confirmed.
    pub const fn new(new: NewAssignment) -> Self {
        let confirmed = None;
        Self { new, confirmed }
    }
}

impl Command for CreateAssignment {
    type Of = endpoints::CreateAssignment;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::User(self.new.user_id))
    }

    fn confirmed(&self) -> Option<Sha256Digest> {
        self.confirmed
    }
}

/// Withdraws a role from a user.
#[derive(Serialize, Deserialize)]
pub struct DeleteAssignment {
    id: AssignmentId,
    confirmed: Option<Sha256Digest>,
}

impl Command for DeleteAssignment {
    type Of = endpoints::DeleteAssignment;

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Assignment(self.id))
    }

    fn confirmed(&self) -> Option<Sha256Digest> {
        self.confirmed
    }
}

monitor::effects! { AppState:
    CreateAssignment = store::insert => Assignment;
    DeleteAssignment = store::delete => ();
}

monitor::questions! { AppState:
    GetHolder = store::holder => Holder;
}

async fn holder(
    State(app): State<AppState>,
    actor: By<GetHolder>,
    PathId(id): PathId<UserId>,
) -> Answer<Holder> {
    app.read(&actor, GetHolder(id)).await
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreateAssignment>,
    Confirmed(confirmed): Confirmed,
    Body(new): Body<NewAssignment>,
) -> Answer<Assignment> {
    let command = CreateAssignment { new, confirmed };
    app.run(&actor, command).await
}

async fn delete(
    State(app): State<AppState>,
    actor: By<DeleteAssignment>,
    PathId(id): PathId<AssignmentId>,
    Confirmed(confirmed): Confirmed,
) -> Answer<()> {
    let command = DeleteAssignment { id, confirmed };
    app.run(&actor, command).await
}

pub(crate) use store::{give, withdraw};
