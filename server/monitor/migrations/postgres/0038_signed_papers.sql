-- The signed card of a requisition that was asked for on paper (a JWS, RFC 7515 §7.1): whoever fetches the paper
-- signs nothing.
alter table referrals_card add column jws text collate "C";
