//! Forms as far as they can be read, so that all that is wrong with one is said at once.

use super::{Body, explain, paths, strict};
use crate::{admitted::Admitted, refusal::Refusal, state::AppState};
use axum::extract::{FromRequest, Request};
use monitor::Error;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use shared::{
    fields::Rule,
    problem::{ErrorCode, FieldFault},
};
use std::sync::LazyLock;

/// A form as far as it can be read: in the place of what cannot stands something that can, so
/// that the rest is looked at. Nothing of it may be kept before it was [checked](Self::checked).
#[derive(Debug, Serialize, Deserialize)]
pub struct Typed<T> {
    form: T,
    /// What cannot be read, or may not be there.
    unread: Vec<FieldFault>,
    /// Where something stands that nobody sent.
    guessed: Vec<String>,
}

impl<T> From<T> for Typed<T> {
    fn from(form: T) -> Self {
        let (unread, guessed) = (Vec::new(), Vec::new());
        Self {
            form,
            unread,
            guessed,
        }
    }
}

impl<T> Typed<T> {
    /// What it says; to look for what is wrong with it, and for nothing else.
    pub const fn as_read(&self) -> &T {
        &self.form
    }

    /// Whether all of it was read.
    pub const fn is_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Whether what stands at this path was read; what follows from something else is no fault.
    pub fn is_read(&self, field: &str) -> bool {
        let is_unread =
            |unread: &String| paths::leads(unread, field) || paths::leads(field, unread);
        !self.places().any(is_unread)
    }

    /// Where it was not read as it was sent.
    fn places(&self) -> impl Iterator<Item = &String> {
        let unread = self.unread.iter().map(|unread| &unread.field);
        unread.chain(&self.guessed)
    }

    /// With something else that is known to be wrong.
    #[must_use]
    pub fn besides(mut self, fault: Option<FieldFault>) -> Self {
        self.unread.extend(fault);
        self
    }

    /// A part of it, with all that was not read.
    pub fn map<P>(self, part: impl FnOnce(T) -> P) -> Typed<P> {
        Typed {
            form: part(self.form),
            unread: self.unread,
            guessed: self.guessed,
        }
    }

    /// The form, if all of it was read and `found` is nothing.
    ///
    /// # Errors
    /// What could not be read, and what was found to be wrong with the rest.
    pub fn checked(&self, found: impl IntoIterator<Item = FieldFault>) -> Result<&T, Error> {
        let is_read = |fault: &FieldFault| {
            let mut unread = self.places();
            !unread.any(|unread| paths::leads(unread, &fault.field))
        };
        let mut faults = self.unread.clone();
        faults.extend(found.into_iter().filter(is_read));
        Error::unless_empty(faults)?;
        Ok(&self.form)
    }
}

impl<T: DeserializeOwned> FromRequest<AppState> for Typed<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Refusal> {
        let extensions = request.extensions().clone();
        let read = async {
            let bytes = Body::<T>::bytes(request, state).await?;
            super::parse::<T>(&bytes).map(Self::from).or_else(|error| {
                let ErrorCode::InvalidFields { fields } = error.code() else {
                    return Err(error);
                };
                let json = serde_json::from_slice(&bytes).map_err(|_| ErrorCode::Malformed)?;
                let (form, guessed) = mended(json).ok_or(error)?;
                Ok(Self {
                    form,
                    unread: fields,
                    guessed,
                })
            })
        };
        let error = match read.await {
            Ok(typed) => return Ok(typed),
            Err(error) => error,
        };
        Err(Admitted::refuse(&extensions, state, error).await)
    }
}

/// Of a form with more than so much wrong the rest is not looked at.
const MOST: usize = 20;

/// What forms are made of, besides codes.
static SPECIMENS: LazyLock<[Value; 11]> = LazyLock::new(|| {
    [
        Value::Null,
        json!([]),
        json!("2000-01-01"),
        json!("Аа"),
        json!("aa"),
        json!("00000000-0000-7000-8000-000000000000"),
        json!("08:00"),
        json!("2562600020"),
        json!(1),
        json!(true),
        json!({}),
    ]
});

/// The form with something that can be read where something cannot, and where that is; none if
/// nothing fits.
fn mended<T: DeserializeOwned>(mut json: Value) -> Option<(T, Vec<String>)> {
    let mut guessed = Vec::new();
    for _ in 0..MOST {
        let Some(fault) = fault::<T>(&json) else {
            return Some((serde_json::from_value(json).ok()?, guessed));
        };
        if fault.rule == Rule::Unknown {
            paths::put(&mut json, &fault.field, None)?;
            continue;
        }
        let place = paths::room(&json, &fault.field).to_owned();
        let with = |specimen: &Value| {
            let mut mended = json.clone();
            paths::put(&mut mended, &place, Some(specimen.clone()))?;
            Some(mended)
        };
        let codes = strict::codes::<T>(&with(&Value::Null)?, &place);
        // A code, or a form of a value by its name.
        let codes = codes
            .iter()
            .flat_map(|code| [json!(code), json!({*code: null})]);
        let mut specimens = SPECIMENS.iter().cloned().chain(codes);
        let fits = specimens.find_map(|specimen| {
            let mended = with(&specimen)?;
            let next = self::fault::<T>(&mended);
            let is_next = |next: FieldFault| {
                let is_within = paths::leads(&place, &next.field);
                // Of an object what it lacks comes next.
                !is_within || (specimen.is_object() && next.field != place)
            };
            next.is_none_or(is_next).then_some(mended)
        });
        json = fits?;
        guessed.push(place);
    }
    None
}

/// The first thing that cannot be read.
fn fault<T: DeserializeOwned>(json: &Value) -> Option<FieldFault> {
    strict::check::<T>(json).err().as_ref().map(explain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{
        patients::{NewPatient, PatientForm},
        referrals::RequisitionForm,
        tokens::NewToken,
        users::{NewUser, Profile},
    };

    #[test]
    fn what_can_be_read_is_read_beside_what_cannot() {
        let patient = json!({"patient": {"name": {"family": "-", "given": "Zрр"},
            "birth_date": "1970-02-31", "sex": "female", "tax": {"none": "unknown"},
            "active": true, "x": 1}});
        let (read, _): (NewPatient, _) = mended(patient).unwrap();
        assert_eq!(read.patient.name.to_string(), "- Zрр");
        let requisition = json!({"patient_id": "?", "services": [], "priority": "routine",
            "occurrence": "2027-02-31", "clinical_note": "✓", "icd10": "Z99.Z"});
        let (read, _): (RequisitionForm, _) = mended(requisition).unwrap();
        assert_eq!((read.occurrence, read.services.len()), (None, 0));
        let token = json!({"user_id": "x", "workstation_id": 5, "job_title": "-",
            "hours": {"start": "8", "end": "17:00"}, "last_day": "31.12"});
        let (read, _): (NewToken, _) = mended(token).unwrap();
        assert_eq!(read.job_title.to_string(), "-");
    }

    /// Every value of the form, in turn away and another one.
    fn spoilt<T: DeserializeOwned>(whole: &Value) {
        mended::<T>(whole.clone()).unwrap();
        let mut spoilt = 0;
        for path in paths::paths(whole).into_iter().skip(1) {
            let others = [
                json!("?"),
                json!(-5),
                json!([7]),
                json!({"x": 7}),
                Value::Null,
            ];
            for other in others.map(Some).into_iter().chain([None]) {
                let mut form = whole.clone();
                if paths::put(&mut form, &path, other).is_some() {
                    assert!(mended::<T>(form.clone()).is_some(), "{form}");
                    spoilt += 1;
                }
            }
        }
        assert!(spoilt > 20);
    }

    #[test]
    fn whatever_cannot_be_read_the_rest_is() {
        let id = "0199c1d2-0000-7000-8000-000000000000";
        let patient = json!({"name": {"family": "Ткач", "given": "Іван"}, "sex": "male",
            "birth_date": "1990-05-05", "tax": {"none": "unknown"}, "phone": "+380671234567",
            "address": "Київ", "active": true});
        spoilt::<PatientForm>(&patient);
        let mut unnamed = patient.clone();
        unnamed["name"] = json!({"absent": "unknown"});
        unnamed["tax"] = json!({"number": "3184710691"});
        spoilt::<NewPatient>(&json!({"patient": unnamed}));
        spoilt::<RequisitionForm>(&json!({"patient_id": id, "priority": "routine",
            "services": [{"code": "65070-00", "category": "imaging", "quantity": 1}],
            "icd10": "I10", "occurrence": "2027-02-20", "clinical_note": "?"}));
        spoilt::<NewToken>(
            &json!({"user_id": id, "workstation_id": id, "job_title": "Посада",
            "hours": {"start": "08:00", "end": "17:00"}, "last_day": "2027-02-20"}),
        );
        let profile = json!({"full_name": "Ткач Іван", "organization_id": id,
            "position": "Посада", "licence_number": "1"});
        spoilt::<Profile>(&profile);
        spoilt::<NewUser>(&json!({"login": "tkach", "profile": profile}));
        for hopeless in [json!(7), json!([])] {
            assert!(mended::<NewPatient>(hopeless).is_none());
        }
    }

    #[test]
    fn nothing_unread_passes_and_no_specimen_is_blamed() {
        let unread = || FieldFault::new("patient.birth_date", Rule::DateInvalid);
        let typed = Typed {
            form: 5,
            unread: vec![unread()],
            guessed: Vec::new(),
        };
        let fields = |error: Error| match error.code() {
            ErrorCode::InvalidFields { fields } => fields,
            other => panic!("{other:?}"),
        };
        let of_specimen = FieldFault::new("patient.birth_date", Rule::BirthDateFuture);
        let name = FieldFault::new("patient.name.family", Rule::PersonNameEmpty);
        let told = typed.checked([of_specimen, name.clone()]).unwrap_err();
        assert_eq!(fields(told), [unread(), name]);
        assert_eq!(fields(typed.checked([]).unwrap_err()), [unread()]);
        assert_eq!(*Typed::from(5).checked([]).unwrap(), 5);
    }
}
