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
