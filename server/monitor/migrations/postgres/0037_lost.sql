-- As SQLite's of this number. Foreign keys hold here whoever writes, so nothing marks a row later.
alter table referrals_referral add column lost boolean not null default false;
update referrals_referral set lost = true where not exists
    (select 1 from referrals_requisition q where q.requisition_id = referrals_referral.requisition_id);
create index referrals_referral_lost on referrals_referral (organization_id, referral_id) where lost;
