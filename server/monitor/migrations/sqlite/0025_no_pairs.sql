-- Two digits repeated, and numbers of the day before all births, fill a form where there is
-- no tax number: they were taken, and are no tax numbers.
update referrals_patient set tax_number = null, no_tax_reason = 'unknown'
where tax_number < '0000100000' or replace(tax_number, substr(tax_number, 1, 2), '') = ''
        -- Those of the day of birth are somebody's.
        and cast(substr(tax_number, 1, 5) as integer) is not julianday(birth_date) - julianday('1899-12-31');
update referrals_patient_version set tax_number = null, no_tax_reason = 'unknown'
where tax_number < '0000100000' or replace(tax_number, substr(tax_number, 1, 2), '') = ''
        -- Those of the day of birth are somebody's.
        and cast(substr(tax_number, 1, 5) as integer) is not julianday(birth_date) - julianday('1899-12-31');
