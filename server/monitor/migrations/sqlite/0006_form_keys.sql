-- A form whose answer was lost is sent again: it names itself, so that it is
-- issued once.

-- A UUID the client made; absent where nobody sends anything again.
alter table referrals_requisition add column form_key text;
create unique index referrals_requisition_form on referrals_requisition (form_key);
