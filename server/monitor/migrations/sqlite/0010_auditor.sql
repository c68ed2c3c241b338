-- Reading the journal: by whom, about whom, of what kind and when.

-- Whom a line is about, or whose data it says were shown.
create table journal_patient (
    patient_id text not null,
    record_id bigint not null references journal_record,
    primary key (patient_id, record_id)
);

-- Lines until now name patients as "patient id" and "patients id id": the words
-- of their details, one by one, that are the id of a patient.
with recursive word (record_id, text, rest) as (
    select record_id, '', detail || ' ' from journal_record where detail like '%patient%'
    union all
    select record_id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
    from word where rest <> ''
)
insert into journal_patient (patient_id, record_id)
select distinct p.patient_id, w.record_id
from word w join referrals_patient p on p.patient_id = w.text;

insert into journal_patient (patient_id, record_id)
select p.patient_id, j.record_id
from referrals_patient p join journal_record j on j.subject = 'patient ' || p.patient_id
where not exists (select 1 from journal_patient k
    where k.patient_id = p.patient_id and k.record_id = j.record_id);

-- Each order in which lines are read: newest first.
drop index journal_record_at;
drop index journal_record_user;
create index journal_record_at on journal_record (at, record_id);
create index journal_record_user on journal_record (user_id, at, record_id);
create index journal_record_subject on journal_record (subject, at, record_id);
create index journal_record_operation on journal_record (operation, at, record_id);

-- A role that may read it, where roles were shipped before; nobody holds it.
-- Where its name is taken, it goes by another, and is nobody's to translate.
insert into access_role (role_id, name, shipped, created_at, version)
select '01980000-0000-7000-8000-00000000a0d1',
    case when taken then 'Аудитор журналу' else 'Аудитор' end,
    case when taken then null else 'auditor' end, made, 1
from (select max(created_at) as made, exists (
    select 1 from access_role_name where name_key in ('аудитор', 'auditor')) as taken
    from access_role)
where made is not null;

insert into access_role_name (name_key, role_id)
select case when shipped is null then 'аудитор журналу' else 'аудитор' end, role_id
from access_role where role_id = '01980000-0000-7000-8000-00000000a0d1';
insert into access_role_name (name_key, role_id)
select 'auditor', role_id from access_role
where role_id = '01980000-0000-7000-8000-00000000a0d1' and shipped is not null;

insert into access_role_permission (role_id, permission, allowed)
select role_id, permission, allowed from access_role
join (select 'user-management' as permission, false as allowed
    union all select 'role-management', false
    union all select 'token-management', false
    union all select 'role-assignment', false
    union all select 'reading-journal', true) on true
where role_id = '01980000-0000-7000-8000-00000000a0d1';
