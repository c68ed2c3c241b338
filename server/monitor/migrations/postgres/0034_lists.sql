-- As SQLite's of this number.
alter table referrals_requisition add column patient_sort text collate "C" not null default '~';
alter table referrals_referral add column organization_id text collate "C" not null default '';
alter table referrals_referral add column listed_at bigint not null default 0;
alter table referrals_referral add column expires_at bigint;
update referrals_requisition set patient_sort = coalesce(
    (select p.name_sort from referrals_patient p where p.patient_id = referrals_requisition.patient_id), '~');
update referrals_referral set
    organization_id = q.organization_id, listed_at = coalesce(q.issued_at, q.created_at), expires_at = q.expires_at
    from referrals_requisition q where q.requisition_id = referrals_referral.requisition_id;

create index referrals_requisition_organization_issued on referrals_requisition
    (organization_id, coalesce(issued_at, created_at), requisition_id);
create index referrals_requisition_organization_patient on referrals_requisition
    (organization_id, patient_sort, requisition_id);
create index referrals_requisition_organization_priority on referrals_requisition
    (organization_id, (case priority when 'routine' then '0' when 'urgent' then '1' when 'asap' then '2' else '3' end),
     requisition_id);
create index referrals_requisition_organization_valid on referrals_requisition
    (organization_id, coalesce(valid_until, ''), requisition_id);
create index referrals_requisition_requester_issued on referrals_requisition
    (requester_id, coalesce(issued_at, created_at), requisition_id);
create index referrals_requisition_requester_patient on referrals_requisition
    (requester_id, patient_sort, requisition_id);
create index referrals_requisition_requester_priority on referrals_requisition
    (requester_id, (case priority when 'routine' then '0' when 'urgent' then '1' when 'asap' then '2' else '3' end),
     requisition_id);
create index referrals_requisition_requester_valid on referrals_requisition
    (requester_id, coalesce(valid_until, ''), requisition_id);
create index referrals_requisition_requesters on referrals_requisition (organization_id, requester_id, issued_at)
    where issued_at is not null;
drop index referrals_requisition_organization;
drop index referrals_requisition_requester;

create index referrals_referral_few on referrals_referral
    (organization_id, request, listed_at, requisition_id, place)
    where request in ('draft', 'entered-in-error');
create index referrals_referral_open on referrals_referral (organization_id, processing, expires_at)
    where request = 'active';
drop index referrals_referral_state;

create index referrals_referral_work on referrals_referral (performer_id, taken_at, referral_id)
    where request = 'active' and processing = 'in-progress';
create index referrals_referral_worked on referrals_referral (performer_id, taken_at, referral_id);
drop index referrals_referral_performer;
