-- How often what the catalogue has was asked for in what was issued: that is offered
-- first. A table of its own, which an import does not touch.
create table referrals_use (
    -- `services`, or the system of diagnoses.
    list text not null,
    code text not null,
    times bigint not null,
    primary key (list, code)
);

insert into referrals_use (list, code, times)
select 'services', r.service_code, count(*)
from referrals_referral r
join referrals_requisition q on q.requisition_id = r.requisition_id
where q.issued_at is not null group by r.service_code;

insert into referrals_use (list, code, times)
select 'icd10', icd10_code, count(*) from referrals_requisition
where issued_at is not null and icd10_code is not null group by icd10_code;

insert into referrals_use (list, code, times)
select 'icpc2', icpc2_code, count(*) from referrals_requisition
where issued_at is not null and icpc2_code is not null group by icpc2_code;
