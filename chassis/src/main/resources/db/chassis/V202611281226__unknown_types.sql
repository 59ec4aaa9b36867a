-- Records of a type that this version does not know wait for a version that does, and are nobody's task until then.
alter table dead_letter drop constraint dead_letter_state_check;
alter table dead_letter add constraint dead_letter_state_check check (state in ('OPEN', 'UNKNOWN', 'REDRIVEN', 'DISCARDED'));
create index dead_letter_unknown on dead_letter (event_type, topic, partition, "offset") where state = 'UNKNOWN';
-- The list of one state, and what is kept long enough.
create index dead_letter_by_state on dead_letter (state, id);
create index dead_letter_closed on dead_letter (changed_at) where state <> 'OPEN';
select set_config('firstline.tenant', '*', true);
update dead_letter set state = 'UNKNOWN', blocks = false where state = 'OPEN' and cause = 'TYPE';
