//! What the tables of the referral desk hold.

use ground::crypto::jwk::PublicKey;
use monitor::keeping::{Value, any, field, flag, id, number, time};
use shared::{
    card::Jws,
    catalogue::{Category, DiagnosisSystem},
    fields::{
        Address, Code, DiagnosisCode, FullName, LicenceNumber, Note, OrganizationName, PersonName,
        Phone, PhoneRemark, Position, ServiceCode, TaxNumber, WorkstationName,
    },
    ids::{OrganizationId, PatientId, ReferralId, RequisitionId, UserId},
    patients::{BirthDate, NoName, NoTaxNumber, Sex},
    referrals::{
        Act, ErrorReason, ForeignNumber, Number, Priority, Processing, Quantity, RecallReason,
        Request,
    },
    time::Day,
};
use uuid::Uuid;

/// A part of a patient's name, which may not be known.
fn name(value: &Value) -> bool {
    value.parses(|text| text.is_empty().then_some(())) || field::<PersonName>(value)
}

/// A reason given for a step.
fn reason(value: &Value) -> bool {
    value.parses(RecallReason::parse) || value.parses(ErrorReason::parse)
}

/// The public half of a key.
fn key(value: &Value) -> bool {
    value.parses(|jwk| PublicKey::from_json(serde_json::from_str(jwk).ok()?).ok())
}

monitor::columns! {
    referrals_patient {
        patient_id: id::<PatientId>,
        family: name,
        given: name,
        patronymic: field::<PersonName>,
        name_sort: any,
        name_search: any,
        birth_date: field::<BirthDate>,
        sex: |value| value.parses(Sex::parse),
        tax_number: field::<TaxNumber>,
        no_tax_reason: |value| value.parses(NoTaxNumber::parse),
        phone: field::<Phone>,
        phone_remark: field::<PhoneRemark>,
        address: field::<Address>,
        active: flag,
        created_at: time,
        created_by: id::<UserId>,
        created_by_name: field::<FullName>,
        changed_at: time,
        changed_by: id::<UserId>,
        changed_by_name: field::<FullName>,
        version: number,
        no_name_reason: |value| value.parses(NoName::parse),
        no_name_number: number,
    }
    referrals_patient_version {
        patient_id: id::<PatientId>,
        version: number,
        family: name,
        given: name,
        patronymic: field::<PersonName>,
        birth_date: field::<BirthDate>,
        sex: |value| value.parses(Sex::parse),
        tax_number: field::<TaxNumber>,
        no_tax_reason: |value| value.parses(NoTaxNumber::parse),
        phone: field::<Phone>,
        phone_remark: field::<PhoneRemark>,
        address: field::<Address>,
        active: flag,
        at: time,
        by_user: id::<UserId>,
        by_name: field::<FullName>,
        no_name_reason: |value| value.parses(NoName::parse),
        no_name_number: number,
    }
    referrals_patient_word {
        word: any,
        name_sort: any,
        patient_id: id::<PatientId>,
    }
    referrals_patient_tail {
        tail: any,
        patient_id: id::<PatientId>,
    }
    referrals_asked {
        code: field::<ServiceCode>,
        search: any,
    }
    referrals_service_group {
        code: field::<Code>,
        parent: field::<Code>,
        name_uk: any,
        name_en: any,
    }
    referrals_service {
        code: field::<ServiceCode>,
        group_code: field::<Code>,
        category: |value| value.parses(Category::parse),
        name_uk: any,
        name_en: any,
        search: any,
        name_sort: any,
        active: flag,
        code_key: any,
    }
    referrals_diagnosis {
        system: |value| value.parses(DiagnosisSystem::parse),
        code: field::<DiagnosisCode>,
        name_uk: any,
        name_en: any,
        search: any,
        active: flag,
        code_key: any,
    }
    referrals_use {
        list: any,
        code: any,
        times: number,
    }
    referrals_requisition {
        requisition_id: id::<RequisitionId>,
        number: field::<Number>,
        foreign_number: field::<ForeignNumber>,
        patient_id: id::<PatientId>,
        patient_sort: any,
        icd10_code: field::<DiagnosisCode>,
        icd10_uk: any,
        icd10_en: any,
        icpc2_code: field::<DiagnosisCode>,
        icpc2_uk: any,
        icpc2_en: any,
        priority: |value| value.parses(Priority::parse),
        clinical_note: field::<Note>,
        patient_instruction: field::<Note>,
        occurrence: field::<Day>,
        requester_id: id::<UserId>,
        requester_name: field::<FullName>,
        requester_position: field::<Position>,
        requester_licence: field::<LicenceNumber>,
        requester_version: number,
        organization_id: id::<OrganizationId>,
        organization: field::<OrganizationName>,
        created_at: time,
        issued_at: time,
        valid_until: field::<Day>,
        expires_at: time,
        replaces: id::<RequisitionId>,
        version: number,
        form_key: id::<Uuid>,
    }
    referrals_referral {
        referral_id: id::<ReferralId>,
        requisition_id: id::<RequisitionId>,
        organization_id: any,
        listed_at: time,
        expires_at: time,
        place: number,
        service_code: field::<ServiceCode>,
        service_uk: any,
        service_en: any,
        service_search: any,
        category: |value| value.parses(Category::parse),
        quantity: |value| value.counts(|quantity| Quantity::try_from(quantity).is_ok()),
        request: |value| value.parses(Request::parse),
        processing: |value| value.parses(Processing::parse),
        performer_id: id::<UserId>,
        performer_name: field::<FullName>,
        performer_organization: field::<OrganizationName>,
        performer_organization_id: id::<OrganizationId>,
        taken_at: time,
        result: field::<Note>,
        replaced_by: id::<RequisitionId>,
        lost: flag,
    }
    referrals_history {
        referral_id: id::<ReferralId>,
        place: number,
        at: time,
        act: |value| value.parses(Act::parse),
        by_user: id::<UserId>,
        by_version: number,
        by_name: field::<FullName>,
        organization: field::<OrganizationName>,
        workstation: field::<WorkstationName>,
        reason: reason,
        comment: field::<Note>,
    }
    referrals_card_key {
        kid: any,
        jwk: key,
        created_at: time,
        retired_at: time,
        withdrawn_at: time,
    }
    referrals_card {
        rid: any,
        requisition_id: id::<RequisitionId>,
        kid: any,
        signed_at: time,
        jws: |value| value.parses(|jws| Jws::parse(jws).ok().map(drop)),
    }
}
