-- The name of the secret key under which secret and previous_secret are encrypted; null: written by a version that named none.
-- It tells people which key is missing; what opens a secret is tried.
alter table subscription add column sealed_under text;
