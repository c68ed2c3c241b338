-- Rows of digits fill a form where there is no tax number, and three of them have a fitting
-- last digit: they were taken, and are no tax numbers.
update referrals_patient set tax_number = null, no_tax_reason = 'unknown'
where tax_number in ('0000000000', '0987654321', '5432109876');
update referrals_patient_version set tax_number = null, no_tax_reason = 'unknown'
where tax_number in ('0000000000', '0987654321', '5432109876');
