-- Patients without a name: a child not named yet, a stranger. Their parts of the name are
-- empty; a number tells them apart, and stays theirs when they are named.
alter table referrals_patient add column no_name_reason text;
alter table referrals_patient add column no_name_number bigint;
create unique index referrals_patient_no_name on referrals_patient (no_name_number);
alter table referrals_patient_version add column no_name_reason text;
alter table referrals_patient_version add column no_name_number bigint;
