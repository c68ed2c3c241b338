-- Whose a patient's telephone number is, and what else to know of it.
alter table referrals_patient add column phone_remark text;
alter table referrals_patient_version add column phone_remark text;
