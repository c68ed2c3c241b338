-- Referrals whose requisition is nowhere. Whoever changes the file by hand does so without foreign keys,
-- unless they ask for them: what they cut off is marked, so that lists can name it.
alter table referrals_referral add column lost boolean not null default false;
update referrals_referral set lost = true where not exists
    (select 1 from referrals_requisition q where q.requisition_id = referrals_referral.requisition_id);
create index referrals_referral_lost on referrals_referral (organization_id, referral_id) where lost;

create trigger referrals_requisition_deleted after delete on referrals_requisition begin
    update referrals_referral set lost = true where requisition_id = old.requisition_id;
end;
create trigger referrals_requisition_renamed after update of requisition_id on referrals_requisition begin
    update referrals_referral set lost = true where requisition_id = old.requisition_id;
end;
create trigger referrals_referral_astray after update of requisition_id on referrals_referral begin
    update referrals_referral set lost = true where referral_id = new.referral_id and not exists
        (select 1 from referrals_requisition q where q.requisition_id = new.requisition_id);
end;
