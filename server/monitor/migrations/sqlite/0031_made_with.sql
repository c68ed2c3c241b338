-- Which administrative rights whoever made a token or gave a password had then, by code, a space
-- between them: who comes to have more later could not have been trusted with it. Null where that
-- was not kept.
alter table authenticator_token add column made_with text;
alter table authenticator_credential add column made_with text;
