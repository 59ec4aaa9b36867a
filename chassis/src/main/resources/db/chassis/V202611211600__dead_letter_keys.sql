-- A key can be longer than an index takes, and a record that cannot even be kept would stop its consumer for ever.
drop index dead_letter_open;
create index dead_letter_open on dead_letter (consumer, topic, sha256(key)) where state = 'OPEN' and blocks;
