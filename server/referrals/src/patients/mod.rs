//! Patients: commands and handlers.

pub mod duplicates;
pub mod likeness;
mod row;
mod search;
mod store;

use axum::{Router, extract::State};
use ground::crypto::digest::Sha256Digest;
use monitor::{Actor, Answer, Command, Concerning, Error, Permit, Snapshot};
use shared::{
    ids::PatientId,
    page::Version,
    patients::{NewPatient, Patient, PatientForm, PatientQuery, PatientVersion, PatientsFound},
    problem::ErrorCode,
};
use web::{AppState, Body, By, IfMatch, NotADuplicate, PathId, Serve, Typed};

pub(crate) use row::NameColumns;
use search::SearchPatients;
pub(crate) use search::{born, named_and_born, sought, unnamed};
pub(super) use store::refold::refold;
pub(crate) use store::row_of;

/// The routes of patients.
pub fn routes() -> Router<AppState> {
    Router::new()
        .serve(search)
        .serve(create)
        .serve(get)
        .serve(update)
        .serve(history)
}

monitor::commands! { AppState:
    /// Asks for one patient.
    pub struct GetPatient(PatientId) asks store::get => Concerning<Patient>, about Patient(0);

    /// Registers a patient.
    pub struct CreatePatient {
        /// What the form sent.
        pub new: Typed<NewPatient>,
        /// The likely duplicates of whom they are none.
        pub not_a_duplicate: Option<Sha256Digest>,
    } does store::insert with app => Concerning<Patient>, TOUCHES_SESSIONS = false;

    /// Changes a patient's record.
    pub struct UpdatePatient {
        id: PatientId,
        form: Typed<PatientForm>,
        version: Version,
        not_a_duplicate: Option<Sha256Digest>,
    }
        does store::update with app => Concerning<Patient>,
        about Patient(id), TOUCHES_SESSIONS = false;

    /// Asks how a patient's record came about.
    pub struct GetPatientHistory(PatientId)
        asks versions => Concerning<Vec<PatientVersion>>, about Patient(0);
}

async fn search(
    State(app): State<AppState>,
    actor: By<SearchPatients>,
    Body(query): Body<PatientQuery>,
) -> Answer<PatientsFound> {
    count_search::<SearchPatients>(&app, &actor).await?;
    app.read_concerning(&actor, SearchPatients(query)).await
}

async fn get(
    State(app): State<AppState>,
    actor: By<GetPatient>,
    PathId(id): PathId<PatientId>,
) -> Answer<Patient> {
    let found = app.read_concerning(&actor, GetPatient(id)).await?;
    Ok(found.tagged(|patient| patient.version))
}

async fn history(
    State(app): State<AppState>,
    actor: By<GetPatientHistory>,
    PathId(id): PathId<PatientId>,
) -> Answer<Vec<PatientVersion>> {
    let question = GetPatientHistory(id);
    app.read_concerning(&actor, question).await
}

/// Every version of the record, newest first.
async fn versions(
    snapshot: &mut Snapshot<'_>,
    permit: Permit<'_, GetPatientHistory>,
) -> Result<Concerning<Vec<PatientVersion>>, Error> {
    let &GetPatientHistory(id) = permit.command();
    let versions = store::versions::list(snapshot, id).await?;
    Ok(Concerning::one(id, versions))
}

async fn create(
    State(app): State<AppState>,
    actor: By<CreatePatient>,
    NotADuplicate(not_a_duplicate): NotADuplicate,
    new: Typed<NewPatient>,
) -> Answer<Patient> {
    let command = CreatePatient {
        new,
        not_a_duplicate,
    };
    let made = app.run_concerning(&actor, command);
    let made = showing_duplicates::<CreatePatient>(&app, &actor, not_a_duplicate, made).await?;
    Ok(made.tagged(|patient| patient.version))
}

async fn update(
    State(app): State<AppState>,
    actor: By<UpdatePatient>,
    PathId(id): PathId<PatientId>,
    IfMatch(version): IfMatch,
    NotADuplicate(not_a_duplicate): NotADuplicate,
    form: Typed<PatientForm>,
) -> Answer<Patient> {
    let command = UpdatePatient {
        id,
        form,
        version,
        not_a_duplicate,
    };
    let changed = app.run_concerning(&actor, command);
    let changed =
        showing_duplicates::<UpdatePatient>(&app, &actor, not_a_duplicate, changed).await?;
    Ok(changed.tagged(|patient| patient.version))
}

async fn count_search<C: Command>(app: &AppState, actor: &Actor) -> Result<(), Error> {
    match app.load.search(actor, &app.monitor).await {
        Ok(()) => Ok(()),
        Err(error) => Err(app.monitor.refuse_kind::<C>(actor, error).await),
    }
}

/// Who is like somebody is found out only as often as by searching: to ask counts as a
/// search, unless exactly the duplicates that would be shown were seen before.
async fn showing_duplicates<C: Command>(
    app: &AppState,
    actor: &Actor,
    seen: Option<Sha256Digest>,
    asked: impl Future<Output = Answer<Patient>>,
) -> Answer<Patient> {
    if seen.is_none() {
        count_search::<C>(app, actor).await?;
    }
    let answer = asked.await;
    // What tells whether somebody is on record, be it by saying no.
    let tells = matches!(
        &answer,
        Err(Error::Refused(
            ErrorCode::LikelyDuplicate(_)
                | ErrorCode::TaxNumberTaken { .. }
                | ErrorCode::InvalidFields { .. }
        ))
    );
    if tells && seen.is_some() {
        count_search::<C>(app, actor).await?;
    }
    answer
}
