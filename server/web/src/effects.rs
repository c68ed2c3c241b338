//! What an installation does and looks up: the monitor's ways, with all that it takes.

use crate::{actor::By, state::AppState};
use axum::extract::State;
use monitor::{Actor, Admission, Answer, Command, Concerning, Effect, Error, Question};

/// Handles a question that is asked by its endpoint alone.
///
/// # Errors
/// It is refused or fails.
pub async fn ask<C: Question<AppState> + Default>(
    State(app): State<AppState>,
    actor: By<C>,
) -> Answer<C::Found> {
    app.read(&actor, C::default()).await
}

impl AppState {
    /// Acts ([`monitor::Monitor::run`]).
    pub async fn run<C: Effect<Self>>(&self, actor: &Actor, command: C) -> Answer<C::Done> {
        self.monitor.run(self, actor, command).await
    }

    /// The same, of what shows or touches patients' data.
    pub async fn run_concerning<C, T: Send>(&self, actor: &Actor, command: C) -> Answer<T>
    where
        C: Effect<Self, Done = Concerning<T>>,
    {
        self.monitor.run_concerning(self, actor, command).await
    }

    /// Finds out whether anything would refuse it ([`monitor::Monitor::rehearse`]).
    ///
    /// # Errors
    /// Whatever refuses it.
    pub async fn rehearse<C: Effect<Self>>(&self, actor: &Actor, command: &C) -> Result<(), Error> {
        self.monitor.rehearse(self, actor, command).await
    }

    /// Answers a question ([`monitor::Monitor::read`]).
    pub async fn read<C: Question<Self>>(&self, actor: &Actor, command: C) -> Answer<C::Found> {
        self.monitor.read(self, actor, command).await
    }

    /// The same, of what shows patients' data.
    pub async fn read_concerning<C, T: Send>(&self, actor: &Actor, command: C) -> Answer<T>
    where
        C: Question<Self, Found = Concerning<T>>,
    {
        self.monitor.read_concerning(self, actor, command).await
    }

    /// Does what whoever runs the command line asks for.
    ///
    /// # Errors
    /// It is refused or fails.
    pub async fn operate<C: Effect<Self>>(&self, command: C) -> Result<C::Done, Error> {
        self.monitor.operate(self, command).await
    }

    /// Reads for `C` what decides how to go on ([`monitor::Monitor::gather`]).
    ///
    /// # Errors
    /// It cannot be read, or their session is over.
    pub async fn gather<C: Command, Q: Question<Self> + Command<Of = C::Of>>(
        &self,
        admission: &Admission<C>,
        question: Q,
    ) -> Result<Q::Found, Error> {
        self.monitor.gather(self, admission, question).await
    }

    /// Reads what decides how to go on.
    ///
    /// # Errors
    /// It is refused or fails.
    pub async fn consult<C: Question<Self>>(
        &self,
        actor: &Actor,
        command: C,
    ) -> Result<C::Found, Error> {
        self.monitor.consult(self, actor, command).await
    }
}
