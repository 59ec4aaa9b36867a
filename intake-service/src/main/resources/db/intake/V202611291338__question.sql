-- What diagnosis would ask the customer; null unless its last decision is none.
alter table ticket add column diagnosis_question text;
