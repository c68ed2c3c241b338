-- Patients, what they are referred for, and what became of it. Names of staff
-- and services stand here as they were at the time: a referral is a document.

create table referrals_patient (
    patient_id text primary key,
    family text not null,
    given text not null,
    patronymic text,
    -- The whole name: its Ukrainian collation key, and folded to search in,
    -- each word after a space.
    name_sort text not null,
    name_search text not null,
    -- ISO 8601.
    birth_date text not null,
    sex text not null,
    -- Unique among those who have one; otherwise the reason why not.
    tax_number text unique,
    no_tax_reason text,
    -- E.164.
    phone text,
    address text,
    active boolean not null,
    created_at bigint not null,
    created_by text,
    created_by_name text,
    changed_at bigint,
    changed_by text,
    changed_by_name text,
    version bigint not null
);
create index referrals_patient_name on referrals_patient (name_sort, patient_id);
create index referrals_patient_birth on referrals_patient (birth_date);
create index referrals_patient_phone on referrals_patient (phone);

-- The record as it was, from each version on.
create table referrals_patient_version (
    patient_id text not null references referrals_patient,
    version bigint not null,
    family text not null,
    given text not null,
    patronymic text,
    birth_date text not null,
    sex text not null,
    tax_number text,
    no_tax_reason text,
    phone text,
    address text,
    active boolean not null,
    at bigint not null,
    by_user text,
    by_name text,
    primary key (patient_id, version)
);

-- The catalogue: groups, up to four levels deep, and services as their leaves.
create table referrals_service_group (
    code text primary key,
    parent text references referrals_service_group,
    name_uk text not null,
    name_en text not null
);

create table referrals_service (
    code text primary key,
    group_code text references referrals_service_group,
    category text not null,
    name_uk text not null,
    name_en text not null,
    -- Names and those of the groups around, folded to search in.
    search text not null,
    name_sort text not null,
    -- Not offered any more; past referrals keep its name.
    active boolean not null
);

-- Diagnoses by ICD-10-AM and ICPC-2.
create table referrals_diagnosis (
    system text not null,
    code text not null,
    name_uk text not null,
    name_en text not null,
    search text not null,
    active boolean not null,
    primary key (system, code)
);

-- What is asked for at once.
create table referrals_requisition (
    requisition_id text primary key,
    -- Sixteen symbols; absent while it is a draft.
    number text unique,
    -- Its number in the national system; of what was issued, unique.
    foreign_number text,
    patient_id text not null references referrals_patient,
    icd10_code text,
    icd10_uk text,
    icd10_en text,
    icpc2_code text,
    icpc2_uk text,
    icpc2_en text,
    priority text not null,
    clinical_note text,
    patient_instruction text,
    -- ISO 8601.
    occurrence text,
    requester_id text not null,
    requester_name text not null,
    requester_position text not null,
    requester_licence text,
    organization_id text not null,
    organization text not null,
    created_at bigint not null,
    -- Absent while it is a draft, as is the end of the last day it holds.
    issued_at bigint,
    valid_until text,
    expires_at bigint,
    replaces text references referrals_requisition,
    version bigint not null
);
create index referrals_requisition_patient on referrals_requisition (patient_id);
create index referrals_requisition_requester on referrals_requisition (requester_id);
create index referrals_requisition_organization on referrals_requisition (organization_id);
create unique index referrals_requisition_foreign on referrals_requisition (foreign_number)
    where issued_at is not null;
create index referrals_requisition_replaces on referrals_requisition (replaces);
create index referrals_requisition_expiry on referrals_requisition (expires_at);

-- One service asked for. Request and processing are its two layers of status.
create table referrals_referral (
    referral_id text primary key,
    requisition_id text not null references referrals_requisition,
    -- Its place under the number, from 0.
    place bigint not null,
    service_code text not null,
    service_uk text not null,
    service_en text not null,
    service_search text not null,
    category text not null,
    quantity bigint not null,
    request text not null,
    processing text not null,
    -- Who has it in work, or completed it.
    performer_id text,
    performer_name text,
    performer_organization text,
    taken_at bigint,
    result text,
    replaced_by text references referrals_requisition,
    unique (requisition_id, place)
);
create index referrals_referral_state on referrals_referral (request, processing);
create index referrals_referral_replaced on referrals_referral (replaced_by);
create index referrals_referral_performer on referrals_referral (performer_id);

-- Everything that happened to a referral; nothing updates or deletes here but
-- the discarding of a draft.
create table referrals_history (
    referral_id text not null references referrals_referral,
    place bigint not null,
    at bigint not null,
    act text not null,
    by_user text,
    by_name text,
    organization text,
    workstation text,
    reason text,
    comment text,
    primary key (referral_id, place)
);
