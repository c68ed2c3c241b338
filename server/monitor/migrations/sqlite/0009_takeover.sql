-- Whoever works where somebody took a referral can take it over from them.
alter table referrals_referral add column performer_organization_id text;

-- Names may have changed since; then where they work now is what is known.
update referrals_referral set performer_organization_id = coalesce(
    (select o.organization_id from access_organization o
     where o.name = referrals_referral.performer_organization),
    (select u.organization_id from access_user u
     where u.user_id = referrals_referral.performer_id))
where performer_id is not null;

-- That a referral has expired is read together with it: nothing looks for
-- those that are due any more.
drop index referrals_requisition_expiry;
