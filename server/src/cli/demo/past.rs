//! What has happened in the demo clinic before it is looked at: patients, and
//! what they were referred for. The data are in `data/demo.json`; everything
//! goes through the monitor, in the name of whoever did it.

use crate::cli::error::CliError;
use crate::cli::init::field;
use access::users::member::{find_by_login, for_operator};
use monitor::{Actor, Error, Member};
use referrals::{
    acts::{self, CompleteReferral, EnterReferralInError, RecallReferral, ReplaceReferral},
    patients::CreatePatient,
    requisitions::{CreateDraft, Filled, IssueRequisition},
};
use serde::Deserialize;
use shared::{
    fields::DiagnosisCode,
    fields::Note,
    ids::{PatientId, ReferralId},
    patients::{NewPatient, PatientForm},
    problem::ErrorCode,
    referrals::{
        Completion, EnteredInError, ErrorReason, ForeignNumber, Priority, Recall, RecallReason,
        RequestedService, Requisition, RequisitionForm,
    },
    time::Timestamp,
};
use std::{collections::BTreeMap, sync::Arc};
use web::AppState;

const DATA: &str = include_str!("../../../data/demo.json");
const HOUR_MS: i64 = 60 * 60 * 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Past {
    patients: BTreeMap<String, PatientForm>,
    stories: Vec<Story>,
}

/// What somebody asked for, and what became of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    patient: String,
    by: String,
    hours_ago: i64,
    #[serde(default)]
    draft: bool,
    services: Vec<RequestedService>,
    priority: Priority,
    icd10: Option<DiagnosisCode>,
    icpc2: Option<DiagnosisCode>,
    clinical_note: Option<Note>,
    patient_instruction: Option<Note>,
    foreign_number: Option<ForeignNumber>,
    #[serde(default)]
    then: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    /// Its place among the story's services.
    service: usize,
    by: String,
    hours_ago: i64,
    #[serde(flatten)]
    deed: Deed,
}

#[derive(Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
enum Deed {
    Take,
    Complete {
        result: Note,
    },
    Recall {
        reason: RecallReason,
        comment: Option<Note>,
    },
    EnterInError {
        reason: ErrorReason,
        comment: Option<Note>,
    },
    Replace {
        services: Vec<RequestedService>,
    },
}

/// Writes the past down.
pub(super) async fn fill(app: &AppState) -> Result<(), CliError> {
    let past: Past = serde_json::from_str(DATA).map_err(Error::from)?;
    let scribe = Scribe {
        app,
        now: app.monitor.now(),
    };
    let registrar = scribe.actor("havryliuk_n", 500 * 24).await?;
    let mut known = BTreeMap::new();
    for (name, patient) in past.patients {
        known.insert(name, scribe.register(&registrar, patient).await?);
    }
    for story in past.stories {
        let patient = known.get(&story.patient).ok_or(Error::Corrupt)?;
        scribe.tell(*patient, story).await?;
    }
    Ok(())
}

struct Scribe<'a> {
    app: &'a AppState,
    now: Timestamp,
}

impl Scribe<'_> {
    /// Somebody, some time ago.
    async fn actor(&self, login: &str, hours_ago: i64) -> Result<Actor, CliError> {
        let monitor = &self.app.monitor;
        let found = find_by_login(monitor, &field("login", login.to_owned())?).await?;
        let user = found.ok_or_else(|| CliError::NoSuchLogin(login.to_owned()))?;
        let member: Option<Member> = for_operator(monitor, user.id).await?;
        Ok(Actor::Scribe {
            member: Arc::new(member.ok_or(Error::Corrupt)?),
            at: Timestamp(self.now.0 - hours_ago * HOUR_MS),
        })
    }

    async fn register(&self, actor: &Actor, patient: PatientForm) -> Result<PatientId, CliError> {
        let register = async |not_a_duplicate| {
            let command = CreatePatient {
                new: NewPatient {
                    patient: patient.clone(),
                }
                .into(),
                not_a_duplicate,
            };
            self.app.run_concerning(actor, command).await
        };
        let made = match register(None).await {
            // Duplicates among them are to show what the form asks about them.
            Err(Error::Refused(ErrorCode::LikelyDuplicate(duplicates))) => {
                register(duplicates.confirm.parse().ok()).await?
            }
            made => made?,
        };
        Ok(made.value().id)
    }

    async fn tell(&self, patient: PatientId, mut story: Story) -> Result<(), CliError> {
        let then = std::mem::take(&mut story.then);
        let actor = self.actor(&story.by, story.hours_ago).await?;
        let draft = story.draft;
        let form = story.form(patient);
        let filled = Filled {
            form: form.clone().into(),
            key: None,
        };
        let app = self.app;
        if draft {
            let command = CreateDraft(filled);
            app.run_concerning(&actor, command).await?;
            return Ok(());
        }
        let command = IssueRequisition(filled);
        let issued = app.run_concerning(&actor, command).await?;
        for step in then {
            self.step(issued.value(), &form, step).await?;
        }
        Ok(())
    }

    async fn step(
        &self,
        issued: &Requisition,
        form: &RequisitionForm,
        step: Step,
    ) -> Result<(), CliError> {
        let referral = issued.referrals.get(step.service).ok_or(Error::Corrupt)?;
        let actor = self.actor(&step.by, step.hours_ago).await?;
        self.act(&actor, referral.id, form, step.deed).await
    }

    async fn act(
        &self,
        actor: &Actor,
        id: ReferralId,
        form: &RequisitionForm,
        deed: Deed,
    ) -> Result<(), CliError> {
        let app = self.app;
        let done = match deed {
            Deed::Take => {
                let command = acts::TakeReferral { id };
                app.run_concerning(actor, command).await
            }
            Deed::Complete { result } => {
                let completion = Completion { result };
                let command = CompleteReferral { id, completion };
                app.run_concerning(actor, command).await
            }
            Deed::Recall { reason, comment } => {
                let recall = Recall { reason, comment };
                let command = RecallReferral { id, recall };
                app.run_concerning(actor, command).await
            }
            Deed::EnterInError { reason, comment } => {
                let error = EnteredInError { reason, comment };
                let command = EnterReferralInError { id, error };
                app.run_concerning(actor, command).await
            }
            Deed::Replace { services } => {
                let form = RequisitionForm {
                    services,
                    ..form.clone()
                };
                let form = form.into();
                let command = ReplaceReferral { id, form };
                app.run_concerning(actor, command).await
            }
        };
        done?;
        Ok(())
    }
}

impl Story {
    fn form(self, patient_id: PatientId) -> RequisitionForm {
        RequisitionForm {
            patient_id,
            services: self.services,
            icd10: self.icd10,
            icpc2: self.icpc2,
            priority: self.priority,
            clinical_note: self.clinical_note,
            patient_instruction: self.patient_instruction,
            occurrence: None,
            foreign_number: self.foreign_number,
        }
    }
}
