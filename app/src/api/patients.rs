//! Patients.

use super::{
    answer::Answer,
    call::{Call, call},
};
use shared::{
    endpoints::{CreatePatient, GetPatient, GetPatientHistory, SearchPatients, UpdatePatient},
    ids::PatientId,
    page::Version,
    patients::{NewPatient, Patient, PatientForm, PatientQuery, PatientVersion, PatientsFound},
};

/// A page of the patients who match.
pub async fn search(query: PatientQuery) -> Answer<PatientsFound> {
    call::<SearchPatients>(&query).await
}

pub async fn get(id: PatientId) -> Answer<Patient> {
    Call::<GetPatient>::new(&()).id(id).send().await
}

/// Registers a patient; one who is like others, if these were `shown`.
pub async fn create(new: NewPatient, shown: Option<String>) -> Answer<Patient> {
    let call = Call::<CreatePatient>::new(&new);
    call.not_a_duplicate(shown).send().await
}

/// Changes a patient's record as it was at `version`; into one that is like
/// others, if these were `shown`.
pub async fn update(
    id: PatientId,
    version: Version,
    form: PatientForm,
    shown: Option<String>,
) -> Answer<Patient> {
    let call = Call::<UpdatePatient>::new(&form).id(id);
    let call = call.if_match(version).not_a_duplicate(shown);
    call.send().await
}

/// A patient's record as it was, newest first.
pub async fn history(id: PatientId) -> Answer<Vec<PatientVersion>> {
    Call::<GetPatientHistory>::new(&()).id(id).send().await
}
