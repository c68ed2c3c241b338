-- Patients of one name, as it is searched, and of one birth date: whoever has only an
-- estimated year is compared with those of the same family name, and who has both is
-- on record twice.
create index referrals_patient_namesakes on referrals_patient (name_search, birth_date);
