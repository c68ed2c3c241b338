//! What the form asks for, looked up: everything that does not fit is said at
//! once.

use crate::{catalogue, patients};
use ground::{calendar::Calendar, typeface};
use monitor::{Error, Member, Tx};
use serde::{Deserialize, Serialize};
use shared::{
    catalogue::{Diagnosis, DiagnosisSystem, Service},
    fields::{DiagnosisCode, Rule},
    ids::RequisitionId,
    page::Version,
    patients::PatientRow,
    problem::{ErrorCode, FieldFault},
    referrals::{FormKey, RequisitionForm},
    time::Day,
};
use web::{AppState, Typed};

/// On what terms this installation issues.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    /// The facility's days.
    pub calendar: Calendar,
    /// For how many days a referral holds.
    pub days: u16,
}

impl Terms {
    /// Those of the configuration.
    pub fn of(app: &AppState) -> Self {
        Self {
            calendar: app.config.calendar.clone(),
            days: app.config.referral_days,
        }
    }
}

/// A form, to be made something of once.
#[derive(Serialize, Deserialize)]
pub struct Filled {
    /// What the form sent.
    pub form: Typed<RequisitionForm>,
    /// What the form is called, if it may come again.
    pub key: Option<FormKey>,
}

/// A draft as the form has it now, and the version it was read in.
#[derive(Serialize, Deserialize)]
pub struct DraftChange {
    pub(super) id: RequisitionId,
    pub(super) form: Typed<RequisitionForm>,
    pub(super) version: Version,
}

impl DraftChange {
    pub(super) const fn parts(&self) -> (RequisitionId, &Typed<RequisitionForm>, Version) {
        (self.id, &self.form, self.version)
    }
}

/// Whether the form is to come into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Issue,
    Draft,
}

/// A form whose codes were looked up.
pub(crate) struct Checked {
    pub form: RequisitionForm,
    /// In the order of the form.
    pub services: Vec<Service>,
    pub icd10: Option<Diagnosis>,
    pub icpc2: Option<Diagnosis>,
    /// The last day it will hold.
    pub valid_until: Day,
}

/// Looks the form's patient and codes up.
///
/// # Errors
/// All fields that break rules, or that the patient's record is closed.
pub(crate) async fn check(
    tx: &mut Tx<'_>,
    typed: &Typed<RequisitionForm>,
    terms: &Terms,
    purpose: Purpose,
) -> Result<Checked, Error> {
    let form = typed.as_read().clone();
    let complete = match purpose {
        Purpose::Issue => form.check_complete(),
        Purpose::Draft => form.check(),
    };
    let mut faults = complete.err().unwrap_or_default();
    if !(typed.is_read("icd10") && typed.is_read("icpc2")) {
        faults.retain(|fault| fault.rule != Rule::DiagnosisMissing);
    }
    // Its last day is written down: a clock that was put back must not end it.
    let today = terms.calendar.day_of(tx.passed())?;
    let valid_until = terms.calendar.after(today, terms.days.into())?;
    let days = [today, valid_until];
    let patient = check_patient(tx, &form, purpose, days, &mut faults).await?;
    let mut services = Vec::with_capacity(form.services.len());
    for (place, asked) in form.services.iter().enumerate() {
        match catalogue::service(tx.connection(), &asked.code).await? {
            None => faults.push(fault(place, "code", Rule::ServiceUnknown)),
            Some(service) if !asked.category.fits(service.category) => {
                faults.push(fault(place, "category", Rule::CategoryMismatch));
            }
            Some(service) => services.push(service),
        }
    }
    let icd10 = diagnosis(tx, DiagnosisSystem::Icd10, form.icd10.as_ref(), &mut faults).await?;
    let icpc2 = diagnosis(tx, DiagnosisSystem::Icpc2, form.icpc2.as_ref(), &mut faults).await?;
    let checked = Checked {
        form,
        services,
        icd10,
        icpc2,
        valid_until,
    };
    if purpose == Purpose::Issue {
        checked.find_unprintable(tx.member()?, patient.as_ref(), &mut faults);
    }
    typed.checked(faults)?;
    Ok(checked)
}

impl Checked {
    /// What the paper could not show: of what was typed just now, and of what is on record.
    fn find_unprintable(
        &self,
        requester: &Member,
        patient: Option<&PatientRow>,
        faults: &mut Vec<FieldFault>,
    ) {
        let typed = [
            ("clinical_note", &self.form.clinical_note),
            ("patient_instruction", &self.form.patient_instruction),
        ];
        let typed = typed.into_iter().filter_map(|(field, note)| {
            let note = note.as_ref()?;
            typeface::fault(field, note.as_str())
        });
        faults.extend(typed);
        let services = self.services.iter().map(|service| {
            let asked = self.form.services.iter();
            let place = asked.take_while(|asked| asked.code != service.code).count();
            (format!("services[{place}].code"), &service.name)
        });
        let diagnoses = [
            (DiagnosisSystem::Icd10, &self.icd10),
            (DiagnosisSystem::Icpc2, &self.icpc2),
        ];
        let diagnoses = diagnoses
            .into_iter()
            .filter_map(|(system, one)| Some((system.code().to_owned(), &one.as_ref()?.name)));
        let named = services.chain(diagnoses).filter_map(|(field, name)| {
            let in_either = |text: &String| typeface::fault_on_record(&field, text);
            in_either(&name.uk).or_else(|| in_either(&name.en))
        });
        faults.extend(named);
        // Whose name it is the form shows: no answer repeats it.
        let name = patient.map(|patient| patient.name.to_string());
        faults.extend(name.and_then(|name| typeface::fault("patient_id", &name)));
        let own = [
            requester.full_name.to_string(),
            requester.position.to_string(),
            requester.organization.to_string(),
        ];
        let own = own
            .iter()
            .filter_map(|text| typeface::fault_on_record("requester", text));
        faults.extend(own.map(|fault| FieldFault {
            rule: Rule::RequesterUnprintable,
            ..fault
        }));
    }
}

fn fault(place: usize, field: &str, rule: Rule) -> FieldFault {
    FieldFault::new(&format!("services[{place}].{field}"), rule)
}

async fn check_patient(
    tx: &mut Tx<'_>,
    form: &RequisitionForm,
    purpose: Purpose,
    [today, valid_until]: [Day; 2],
    faults: &mut Vec<FieldFault>,
) -> Result<Option<PatientRow>, Error> {
    let found = patients::row_of(tx.connection(), form.patient_id).await;
    let patient = match found {
        Ok(patient) => patient,
        Err(error) if error.code() == ErrorCode::NotFound => {
            faults.push(FieldFault::new("patient_id", Rule::Invalid));
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    // What refuses it tells of the patient, too.
    tx.note().concerns([form.patient_id]);
    if purpose == Purpose::Issue && !patient.active {
        return Err(ErrorCode::PatientInactive.into());
    }
    let broken = form.occurrence.and_then(|day| {
        if day < patient.birth_date.earliest() {
            Some(Rule::OccurrenceBeforeBirth)
        } else if purpose == Purpose::Issue && day < today {
            Some(Rule::OccurrencePast)
        } else if valid_until < day {
            Some(Rule::OccurrenceTooLate)
        } else {
            None
        }
    });
    faults.extend(broken.map(|rule| FieldFault::new("occurrence", rule)));
    Ok(Some(patient))
}

async fn diagnosis(
    tx: &mut Tx<'_>,
    system: DiagnosisSystem,
    code: Option<&DiagnosisCode>,
    faults: &mut Vec<FieldFault>,
) -> Result<Option<Diagnosis>, Error> {
    let Some(code) = code else {
        return Ok(None);
    };
    let found = catalogue::diagnosis(tx.connection(), system, code).await?;
    if found.is_none() {
        faults.push(FieldFault::new(system.code(), Rule::DiagnosisUnknown));
    }
    Ok(found)
}

/// Which fields differ, for the journal.
pub(super) fn changed_fields(
    before: Option<&RequisitionForm>,
    after: &RequisitionForm,
) -> [(&'static str, bool); 9] {
    let differs = |differs: fn(&RequisitionForm, &RequisitionForm) -> bool| {
        before.is_none_or(|before| differs(before, after))
    };
    [
        ("patient_id", differs(|b, a| b.patient_id != a.patient_id)),
        ("services", differs(|b, a| b.services != a.services)),
        ("icd10", differs(|b, a| b.icd10 != a.icd10)),
        ("icpc2", differs(|b, a| b.icpc2 != a.icpc2)),
        ("priority", differs(|b, a| b.priority != a.priority)),
        (
            "clinical_note",
            differs(|b, a| b.clinical_note != a.clinical_note),
        ),
        (
            "patient_instruction",
            differs(|b, a| b.patient_instruction != a.patient_instruction),
        ),
        ("occurrence", differs(|b, a| b.occurrence != a.occurrence)),
        (
            "foreign_number",
            differs(|b, a| b.foreign_number != a.foreign_number),
        ),
    ]
}
