-- Which of a subscription's alerts goes first: 0 a breach, 1 what tells of severity A, 2 everything else. What waits already is as before.
alter table delivery add column urgency smallint not null default 2;
-- Claims jump from subscription to subscription, and read of each what is due by its urgency.
create index delivery_due_by_urgency on delivery (subscription_id, urgency, next_attempt_at) where state = 'PENDING';
drop index delivery_due;
