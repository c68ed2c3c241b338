-- The signed documents of referrals: SMART Health Cards.

-- The public halves of the keys that ever signed one, for as long as their
-- papers may be shown. Not the private ones.
create table referrals_card_key (
    -- RFC 7638 thumbprint.
    kid text primary key,
    -- RFC 7517, as it is published.
    jwk text not null,
    created_at bigint not null,
    -- Set when another key took over.
    retired_at bigint,
    -- Set when others may know the key: what it signed proves nothing any more.
    withdrawn_at bigint
);

-- Which requisition was signed by which key, and what the card is called in
-- the key's revocation list.
create table referrals_card (
    rid text primary key,
    requisition_id text not null references referrals_requisition,
    kid text not null references referrals_card_key,
    signed_at bigint not null,
    unique (requisition_id, kid)
);
create index referrals_card_key_cards on referrals_card (kid);
