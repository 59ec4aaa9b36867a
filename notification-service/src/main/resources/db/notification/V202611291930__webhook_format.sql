-- In which form a webhook is posted: STANDARD, CLOUDEVENTS_BINARY or CLOUDEVENTS_STRUCTURED. What is there already stays as it was; a mail has none,
-- and the column says STANDARD of it, as of what a version writes that does not know of forms.
alter table subscription add column format text not null default 'STANDARD';
