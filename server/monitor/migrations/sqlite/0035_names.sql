-- What patients are found by, whichever part of it was typed; filled by folding anew at start.

-- A name from each of its parts on, as it is searched, with the parts before it behind a line end.
create table referrals_patient_word (
    word text not null,
    name_sort text not null,
    patient_id text not null references referrals_patient,
    primary key (word, name_sort, patient_id)
) without rowid;

-- A telephone number from each of its digits on.
create table referrals_patient_tail (
    tail text not null,
    patient_id text not null references referrals_patient,
    primary key (tail, patient_id)
) without rowid;

-- What was ever asked for, as lists are searched by it: few, whatever has been issued.
create table referrals_asked (
    code text not null,
    search text not null,
    primary key (code, search)
) without rowid;
create index referrals_referral_asked on referrals_referral (service_code, organization_id);

-- Parts of numbers are looked for in this index alone; drafts by a foreign one, as what was issued is.
create index referrals_requisition_numbers on referrals_requisition
    (organization_id, number, foreign_number, requisition_id);
create index referrals_requisition_foreign_draft on referrals_requisition (foreign_number)
    where issued_at is null;
