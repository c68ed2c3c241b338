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
