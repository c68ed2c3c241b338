//! Assignments: commands and handlers.

mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::Sha256Digest;
use monitor::Answer;
use shared::{
    assignments::{Assignment, Holder, NewAssignment},
    ids::{AssignmentId, UserId},
};
use web::{AppState, Body, By, Confirmed, PathId, Serve};

/// The routes of assignments.
pub fn routes() -> Router<AppState> {
    Router::new().serve(holder).serve(create).serve(delete)
}

monitor::commands! { AppState:
    /// Asks for a user's roles.
    pub struct GetHolder(UserId) asks store::holder => Holder, about User(0);

    /// Gives a user a role.
    pub struct CreateAssignment {
        /// Who, and which.
        pub new: NewAssignment,
        /// What was shown of its consequences.
        pub confirmed: Option<Sha256Digest>,
    } does store::insert => Assignment, about User(new.user_id), confirmed;

    /// Withdraws a role from a user.
    pub struct DeleteAssignment { id: AssignmentId, confirmed: Option<Sha256Digest> }
        does store::delete => (), about Assignment(id), confirmed;
}

impl CreateAssignment {
    /// Without anything confirmed.
    pub const fn new(new: NewAssignment) -> Self {
        let confirmed = None;
        Self { new, confirmed }
    }
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
