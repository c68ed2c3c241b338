-- As SQLite's of this number.
create table referrals_patient_word (
    word text collate "C" not null,
    name_sort text collate "C" not null,
    patient_id text collate "C" not null references referrals_patient,
    primary key (word, name_sort, patient_id)
);

create table referrals_patient_tail (
    tail text collate "C" not null,
    patient_id text collate "C" not null references referrals_patient,
    primary key (tail, patient_id)
);

create table referrals_asked (
    code text collate "C" not null,
    search text collate "C" not null,
    primary key (code, search)
);
create index referrals_referral_asked on referrals_referral (service_code, organization_id);

create index referrals_requisition_numbers on referrals_requisition
    (organization_id, number, foreign_number, requisition_id);
create index referrals_requisition_foreign_draft on referrals_requisition (foreign_number)
    where issued_at is null;
